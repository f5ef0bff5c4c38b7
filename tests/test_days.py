"""Days are understood however a librarian types them, and shown in the calendar of the card's language."""

import pytest

from studio.days import Day, day_of

FIFTH = Day(text="چهارشنبه ۵ آذر ۱۴۰۴", weekday="چهارشنبه", day="۵", month="آذر", year="۱۴۰۴")


@pytest.mark.parametrize("said", [
    "1404/9/5", "۱۴۰۴-۰۹-۰۵", "2025-11-26", "2025-11-26 00:00:00", "چهارشنبه ۵ آذر ۱۴۰۴", "چهار شنبه، 5 آذر ماه 1404",
])  # fmt: skip
def test_one_day_has_one_look_however_it_is_typed(said):
    assert day_of(said) == FIFTH


def test_an_english_card_shows_the_gregorian_day():
    found = day_of("1404/9/5", "en")
    assert found.text == "Wednesday, 26 November 2025"
    assert (found.weekday, found.day, found.month) == ("Wednesday", "26", "November")


def test_the_weekday_is_reckoned_for_the_leaf_and_not_put_into_the_words():
    found = day_of("۵ آذر ۱۴۰۴")
    assert (found.text, found.weekday) == ("۵ آذر ۱۴۰۴", "چهارشنبه")


def test_days_without_a_year_and_ranges_have_their_parts():
    assert day_of("سه شنبه ۴ آذر") == Day(text="سه‌شنبه ۴ آذر", weekday="سه‌شنبه", day="۴", month="آذر")
    assert day_of("5 تا 9 آذر").day == "۵ تا ۹"
    assert day_of("26 November 2025", "en").weekday == "Wednesday"


@pytest.mark.parametrize("said", ["هر پنجشنبه", "1404/13/5", "به‌زودی", "", "۳۱ آذر ۱۴۰۴ شاید"])
def test_what_is_no_day_stays_as_typed_and_has_no_parts(said):
    assert day_of(said) == Day(text=said)
