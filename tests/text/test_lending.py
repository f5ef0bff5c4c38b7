"""Romanised names whose letters a Persian font lacks are set in a shipped family that has them."""

from pathlib import Path

import pytest

from studio.text import Style, faces, measure, set_text

NAME = "Dīvān-i Ḥāfiẓ"
LACKING = {"noto-kufi-arabic": "estedad", "mikhak": "estedad", "noto-nastaliq-urdu": "markazi-text",
           "noto-naskh-arabic": "markazi-text"}


def glyphs_of(line):
    """The letters drawn, their families, glyphs and places, from left to right; without spaces and isolates."""
    return [(line.text[at], Path(run.font).parent.name, glyph, place[0]) for run in line.runs
            for at, glyph, place in zip(run.clusters, run.ids, run.places, strict=True) if line.text[at].isalnum()]


def fonts_of(line):
    return {family for _, family, _, _ in glyphs_of(line)}


def glyphs_in(line, family):
    return [glyph for _, own, glyph, _ in glyphs_of(line) if own == family]


@pytest.mark.parametrize(("family", "lender"), LACKING.items())
def test_a_name_with_dots_below_is_drawn_by_the_family_that_has_them(family, lender):
    block = set_text(f"دیوان حافظ ({NAME})، چاپ ۱۴۰۲", Style(family=family, weight=700), size=40, width=4000)
    assert block.missing == ()
    assert fonts_of(block.lines[0]) == {family, lender}
    alone = set_text(NAME, Style(family=lender, weight=700, direction="rtl"), size=40, width=4000).lines[0]
    assert glyphs_in(block.lines[0], lender) == glyphs_in(alone, lender)


@pytest.mark.parametrize("text", [f"𝐀 {NAME} ب", f"ب 😀😀 {NAME} و Book", f"{NAME}"])
def test_what_stands_beside_the_name_keeps_its_font_and_its_place(text):
    line = set_text(text, Style(family="noto-kufi-arabic", latin_scale=1.0), size=40, width=4000).lines[0]
    lent = {letter for letter, family, _, _ in glyphs_of(line) if family == "estedad"}
    assert set("DvnfḤẓ") <= lent and not lent & set("بو𝐀")
    name = [place for letter, _, _, place in glyphs_of(line) if letter in NAME]
    assert name == sorted(name)
    assert line.right - line.left == pytest.approx(sum(sum(run.advances) for run in line.runs), abs=0.01)


def test_a_name_the_face_has_all_letters_of_stays_in_it():
    line = set_text(f"دیوان حافظ، {NAME}", Style(family="vazirmatn"), size=40, width=4000).lines[0]
    assert fonts_of(line) == {"vazirmatn"}


def test_a_letter_and_its_mark_typed_apart_are_as_good_as_one():
    apart = set_text("كتاب H\u0323a\u0304fiz\u0323", Style(family="noto-kufi-arabic"), size=40, width=4000)
    assert apart.missing == () and fonts_of(apart.lines[0]) == {"noto-kufi-arabic", "estedad"}


def test_arabic_letters_are_never_borrowed():
    block = set_text("ݗ کتاب", Style(family="lalezar"), size=40, width=4000)
    assert fonts_of(block.lines[0]) == {"lalezar"}


def test_measuring_knows_the_face_that_lends():
    style = Style(family="noto-kufi-arabic")
    used, _, _ = measure(NAME, style, size=40, width=4000)
    line = set_text(NAME, style, size=40, width=4000).lines[0]
    assert used == pytest.approx(line.right - line.left)
    assert faces.face("estedad").file in [run.font for run in line.runs]
