"""Marked words stay marked while the text round them is rewritten."""

import pytest

from studio.document.model import Span
from studio.document.spans import kept_spans

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
