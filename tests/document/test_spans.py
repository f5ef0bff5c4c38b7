"""Marked words stay marked while the text round them is rewritten."""

from itertools import pairwise
from random import Random

import pytest

from studio.document.edits.retext import mark
from studio.document.layer import Line
from studio.document.model import Document, Page, Span, Text
from studio.document.spans import kept_spans, look_of
from studio.document.spans import marked as mark_letters

OLD = "کتابخانهٔ ملی ایران"
WORD = Span(start=10, end=13, colour="accent")


def marked(new: str, old: str = OLD, span: Span = WORD) -> list[str]:
    return [new[kept.start : kept.end] for kept in kept_spans((span,), old, new)]


@pytest.mark.parametrize("new", [
    OLD, "در کتابخانهٔ ملی ایران", "کتابخانهٔ ملی ایران و جهان", "کتاب ملی ایران", "کتابخانهٔ ملی", "ملی", "ملی ایران",
    "کتابخانه‌های ملی ایران",
])
def test_changes_elsewhere_leave_the_marked_word_marked(new):
    assert marked(new) == ["ملی"]


def test_letters_typed_inside_or_at_the_end_are_marked_too():
    assert marked("کتابخانهٔ محلی ایران") == ["محلی"]
    assert marked("کتابخانهٔ ملی‌ها ایران") == ["ملی‌ها"]


def test_a_word_that_is_gone_takes_its_mark_with_it():
    assert marked("کتابخانهٔ ایران") in ([], [" "])
    assert marked("") == []


def test_a_word_that_was_replaced_hands_its_mark_on():
    assert marked("کتابخانهٔ بزرگ ایران") == ["بزرگ"]


def test_repeated_letters_are_no_trap():
    assert marked("ببب", "بب", Span(start=0, end=1)) in (["ب"], ["بب"])
    assert marked("ب", "بب", Span(start=1, end=2)) == []


# ---------------------------------------------------------------- marking

LINE = Line(colour="accent", width=4.0)
TEXT = "کتاب خوب"


@pytest.mark.parametrize(("spans", "start", "end", "marks", "expected"), [
    ((), 0, 4, {"colour": "accent"}, [(0, 4, "accent", None)]),
    ((Span(start=0, end=4, colour="accent"),), 2, 6, {"underline": LINE},
     [(0, 2, "accent", None), (2, 4, "accent", LINE), (4, 6, "", LINE)]),
    ((Span(start=0, end=8, colour="accent"),), 2, 4, {"colour": ""}, [(0, 2, "accent", None), (4, 8, "accent", None)]),
    ((Span(start=0, end=4, colour="accent"),), 4, 8, {"colour": "accent"}, [(0, 8, "accent", None)]),
    ((Span(start=1, end=3, colour="accent", underline=LINE),), 0, 8, {"colour": "", "underline": None}, []),
])
def test_letters_are_marked_and_unmarked_in_pieces(spans, start, end, marks, expected):
    found = mark_letters(spans, start, end, **marks)
    assert [(span.start, span.end, span.colour, span.underline) for span in found] == expected


@pytest.mark.parametrize("seed", range(30))
def test_marks_of_every_letter_are_those_that_were_put_there_last(seed):
    chance = Random(seed)
    spans, letters = (), [{"colour": "", "underline": None, "highlight": ""} for _ in range(20)]
    for _ in range(12):
        start, end = sorted(chance.sample(range(21), 2))
        mark = chance.choice([{"colour": "accent"}, {"colour": ""}, {"underline": LINE}, {"underline": None},
                              {"highlight": "#ffff00"}, {"colour": "#123456", "highlight": ""}])
        spans = mark_letters(spans, start, end, **mark)
        for letter in letters[start:end]:
            letter.update(mark)
    for at, letter in enumerate(letters):
        look = look_of(spans, at, at + 1)
        assert {name: getattr(look, name) for name in letter} == letter
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_marks_are_put_into_every_arrangement_that_says_the_same():
    layers = (Text(id="a", text=TEXT, on={"wide": {"hide": True}}), Text(id="a", text=TEXT, hide=True),
              Text(id="b", text="ب"))
    marked_one = mark(Document(pages=(Page(layers=layers),)), "a", 0, 4, colour="accent")
    span = Span(start=0, end=4, colour="accent")
    assert [layer.spans for layer in marked_one.pages[0].layers] == [(span,), (span,), ()]
