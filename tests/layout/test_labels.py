"""A label stays in its box, as large as it may be, and says when words are missing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.model import Document
from studio.layout.inks import Inks, palette_of
from studio.layout.labels import Look, measured, natural, set_label
from studio.layout.pen import Pen
from studio.layout.setting import Setting
from studio.values import Box


def pen(language: str = "fa") -> Pen:
    palette = palette_of("turquoise", {})
    setting = Setting(document=Document(language=language), unit=1.0, rtl=language == "fa")
    return Pen(setting=setting, inks=Inks(palette=palette, ground=palette.ground), reference=1.0)


BOX = Box(100, 200, 300, 90)


@pytest.mark.parametrize(("align", "language", "side"), [
    ("start", "fa", "right"), ("end", "fa", "left"), ("start", "en", "left"), ("end", "en", "right"),
])
def test_a_label_starts_at_the_reading_side(align, language, side):
    said = "کتاب" if language == "fa" else "Loans"
    ink = set_label(said, BOX, Look(align=align), pen(language)).ink
    at = {"right": abs(ink.right - BOX.right), "left": abs(ink.x - BOX.x)}
    assert at[side] < 4


def test_a_number_stands_in_the_middle_by_its_own_ink():
    ink = set_label("۱۲۳", BOX, Look(align="centre"), pen()).ink
    assert ink.centre.x == pytest.approx(BOX.centre.x, abs=1.5)
    assert ink.centre.y == pytest.approx(BOX.centre.y, abs=1.5)


def test_long_words_get_smaller_before_they_take_two_lines_too_many():
    look = Look(largest=40, smallest=24)
    found = measured("کتابخانه‌های عمومی استان خراسان رضوی", look, pen().setting, width=300)
    assert found.fits
    assert found.lines <= 2
    assert 24 <= found.size <= 40


def test_what_does_not_fit_is_cut_and_said():
    label = set_label("کتابخانه‌های عمومی " * 8, BOX, Look(), pen())
    assert label.cut
    assert label.group.items[-1].text.rstrip("\u2069").endswith("…")


def test_a_label_of_nothing_is_nothing():
    assert set_label("  ", BOX, Look(), pen()).items == ()


def test_a_sign_the_font_lacks_is_named():
    drawer = pen()
    set_label("کتاب 𐎠", BOX, Look(), drawer)
    assert [problem.code for problem in drawer.problems] == ["missing-glyph"]


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="کتابخانه ملی‌۱۲۳،.abc-()", max_size=60), st.floats(60, 500), st.floats(40, 200))
def test_every_label_stays_in_its_box(text, width, height):
    box = Box(50, 70, width, height)
    label = set_label(text, box, Look(), pen())
    assert not label.items or box.holds(label.ink, slack=3.0)


def test_a_size_may_be_given():
    drawer = pen()
    assert set_label("کتاب", BOX, Look(), drawer, size=26.0).size == 26.0
    assert natural("کتاب", Look(), drawer.setting, size=52.0) == pytest.approx(
        2 * natural("کتاب", Look(), drawer.setting, size=26.0))
