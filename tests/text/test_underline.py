"""An underline keeps clear of every dot and tail above or below it."""

import pytest

from studio.text import Style, set_text
from studio.text.outline import letters
from studio.text.underline import edges_of, free
from tests.text.ink import ink_rows

FAMILIES = ("vazirmatn", "markazi-text", "noto-nastaliq-urdu", "lalezar", "amiri")
TEXT = "پیچیدگی چشم‌هایش ریاضی، نوجوان"
SQUARE = (("M", 10.0, 0.0), ("L", 20.0, 0.0), ("L", 20.0, 30.0), ("L", 10.0, 30.0), ("Z",))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("below", [0.05, 0.15, 0.3, 0.5])
def test_no_ink_comes_within_the_margin(family, below):
    line = set_text(TEXT, Style(family=family, align="left"), size=64, width=1e6).lines[0]
    ink = letters(line.runs)
    top, margin = line.baseline + below * 64, 2.0
    parts = free([(line.left, line.right)], edges_of(ink), (top, top + 4), margin=margin, least=3)
    assert parts
    band = (top - margin, top + 4 + margin)
    bars = tuple(step for left, right in parts for step in bar(left - margin, right + margin, *band))
    apart, both = (sum(end - start for row in ink_rows(shape) for start, end in row) for shape in (bars, ink))
    together = sum(end - start for row in ink_rows((*ink, *bars)) for start, end in row)
    assert apart + both - together <= 0.0005 * apart + 30  # soft edges of a tenth px


def bar(left: float, right: float, top: float, bottom: float) -> tuple:
    return (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))


def test_a_stem_through_the_line_is_left_out_with_its_margin():
    assert free([(0, 40)], edges_of(SQUARE), (10, 14), margin=2, least=1) == [(0, 8), (22, 40)]


def test_ink_that_only_comes_near_counts_too():
    assert free([(0, 40)], edges_of(SQUARE), (31, 34), margin=2, least=1) == [(0, 8), (22, 40)]
    assert free([(0, 40)], edges_of(SQUARE), (33, 36), margin=2, least=1) == [(0, 40)]


def test_a_line_wholly_within_ink_is_not_drawn():
    assert free([(11, 19)], edges_of(SQUARE), (10, 14), margin=0, least=1) == []


def test_short_parts_are_left_out():
    assert free([(5, 40)], edges_of(SQUARE), (10, 14), margin=2, least=4) == [(22, 40)]


def test_each_stretch_is_cut_for_itself():
    assert free([(0, 12), (25, 30)], edges_of(SQUARE), (10, 14), margin=1, least=1) == [(0, 9), (25, 30)]
