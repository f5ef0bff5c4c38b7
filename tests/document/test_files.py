"""A design file comes back as it was, and says clearly what it cannot read."""

import json
import zipfile
from dataclasses import replace

import pytest

from studio.document import edits
from studio.document.files import Design, from_form, load, save, to_json
from studio.document.model import Box, Document, Edges, Page, Picture, Text
from studio.errors import InputFault


def a_document() -> Document:
    words = Text(id="title", text=("{title}", "{author}"), on={"wide banner": {"largest": 40.0, "hide": True}})
    cover = Picture(id="cover", source="cover.jpg", focus=(0.3, 0.4))
    box = Box(id="box", children=(words, cover), padding=Edges(top=8.0, left=4.0), gap=12.0)
    return Document(name="سووشون", pages=(Page(layers=(box,)),), hashtags=("کتاب",), colours={"accent": "#a4243b"})


def test_a_saved_design_comes_back_equal_with_its_media(tmp_path):
    path = tmp_path / "طرح با فاصله.ketab"
    save(Design(document=a_document(), media={"cover.jpg": b"\xff\xd8picture"}), path)
    loaded = load(path)
    assert loaded.document == a_document()
    assert loaded.media == {"cover.jpg": b"\xff\xd8picture"}
    assert loaded.problems == ()


def test_the_form_is_readable_and_leaves_defaults_out():
    form = json.loads(to_json(a_document()))
    assert form["version"] == 1
    assert form["name"] == "سووشون"
    assert "opacity" not in form["pages"][0]["layers"][0]


def test_unknown_fields_and_misfits_are_named_by_their_place_and_the_rest_is_kept():
    form = json.loads(to_json(a_document()))
    layer = form["pages"][0]["layers"][0]["children"][0]
    layer["colour_"] = "ink"
    layer["weight"] = "bold"
    document, problems = from_form(form, "x.ketab")
    by_code = {problem.code: problem for problem in problems}
    assert "did you mean 'colour'" in by_code["unknown-field"].hint
    assert by_code["bad-field"].where.endswith("pages[0].layers[0].children[0].weight")
    assert document.pages[0].layers[0].children[0].text == ("{title}", "{author}")


def test_one_unknown_layer_does_not_lose_its_neighbours():
    form = json.loads(to_json(a_document()))
    form["pages"][0]["layers"][0]["children"].insert(0, {"kind": "hologram"})
    document, problems = from_form(form, "x.ketab")
    assert [layer.id for layer in document.pages[0].layers[0].children] == ["title", "cover"]
    assert "hologram" in problems[0].what


def test_a_design_from_a_newer_version_is_refused_with_the_way_out():
    form = json.loads(to_json(a_document())) | {"version": 99}
    with pytest.raises(InputFault) as caught:
        from_form(form, "new.ketab")
    assert caught.value.problem.code == "newer-version"
    assert "install" in caught.value.problem.hint
    assert caught.value.problem.what_fa


@pytest.mark.parametrize("data", [b"", b"not a zip", b"PK\x03\x04 half"])
def test_what_is_no_design_is_refused(tmp_path, data):
    path = tmp_path / "x.ketab"
    path.write_bytes(data)
    with pytest.raises(InputFault) as caught:
        load(path)
    assert caught.value.problem.code == "not-a-design"


def test_a_design_that_unpacks_to_far_too_much_is_refused(tmp_path):
    path = tmp_path / "bomb.ketab"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("document.json", to_json(a_document()))
        archive.writestr("media/big.bin", b"\0" * 30_000_000)
    with pytest.raises(InputFault) as caught:
        load(path)
    assert caught.value.problem.code == "zip-bomb"


def test_an_edit_changes_one_layer_and_keeps_every_other_object():
    before = a_document()
    after = edits.change_layer(before, "title", weight=700)
    assert after.pages[0].layers[0].children[0].weight == 700
    assert after.pages[0].layers[0].children[1] is before.pages[0].layers[0].children[1]
    assert before == a_document()


def test_a_local_change_shows_for_its_preset_only():
    document = edits.override(a_document(), "x/header", "title", {"weight": 900})
    page = document.pages[0]
    assert edits.with_overrides(document, page, "x/header").layers[0].children[0].weight == 900
    assert edits.with_overrides(document, page, "instagram/story") == page
    assert replace(document, overrides={}) == a_document()
