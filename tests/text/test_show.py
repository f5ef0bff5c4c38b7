"""The public form of a set text."""

import json

import pytest
from fontTools.ttLib import TTFont

from studio.errors import InputFault
from studio.text import faces
from studio.text.show import block_json, shown


def test_glyphs_come_from_left_to_right_with_their_place_and_cluster():
    form = json.loads(json.dumps(block_json(shown("کتاب C++", size=50, width=400))))
    (line,) = form["lines"]
    assert line["text"] == "کتاب \u2066C++\u2069"
    assert line["right"] == 400 and line["left"] == pytest.approx(400 - sum(one["advance"] for one in line["glyphs"]))
    places = [one["x"] for one in line["glyphs"] if one["advance"] > 0]
    assert places == sorted(places)
    assert {line["text"][one["cluster"]] for one in line["glyphs"]} == set(line["text"])
    assert all(one["font"] == faces.face("vazirmatn").file for one in line["glyphs"])


def own_font(family, name, path):
    with TTFont(faces.face(family).file) as font:
        for record in font["name"].names:
            if record.nameID in (1, 3, 4, 16):
                record.string = name
        font.save(path)
    return str(path)


def glyphs(form):
    return [(one["id"], one["advance"]) for one in form["lines"][0]["glyphs"]]


def test_a_font_file_may_be_named_in_place_of_a_family(tmp_path):
    file = own_font("lalezar", "Own Face", tmp_path / "own.ttf")
    form = block_json(shown("کتاب", font=file))
    faces.forget_added()
    assert form["missing"] == [] and form["lines"][0]["glyphs"][0]["font"] == file


def test_two_fonts_of_one_name_are_never_mistaken_for_each_other(tmp_path):
    one = own_font("lalezar", "Twin", tmp_path / "one.ttf")
    other = own_font("markazi-text", "Twin", tmp_path / "other.ttf")
    found = [glyphs(block_json(shown("کتاب", font=file))) for file in (one, other)]
    faces.forget_added()
    assert found == [glyphs(block_json(shown("کتاب", font=family))) for family in ("lalezar", "markazi-text")]


def test_an_unknown_family_is_an_input_fault():
    with pytest.raises(InputFault, match="vazirmat"):
        shown("کتاب", font="vazirmat")
