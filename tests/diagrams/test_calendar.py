"""The calendar agrees with a second library on every month, and marks the days it is told."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.months import Month, days_of, marked, month_of, shown_month
from tests.diagrams.cases import ROOMS, Drawn, sheet, typical

jdatetime = pytest.importorskip("jdatetime")  # another implementation of the Jalali calendar
PAGE = ROOMS["page"]


@given(st.integers(1250, 1500), st.integers(1, 12))
def test_every_month_has_its_days_under_the_right_weekdays(year, number):
    month = Month(year, number)
    days = [day for week in month.weeks for day in week if day]
    assert days == list(range(1, month.days + 1))
    for week in month.weeks:
        assert len(week) == 7
        for weekday, day in enumerate(week):
            if day:
                assert jdatetime.date(year, number, day).weekday() == weekday
    leap = jdatetime.date(year, 1, 1).isleap()
    assert month.days == (31 if number < 7 else 30 if number < 12 or leap else 29)


@pytest.mark.parametrize(("words", "year", "month"), [
    ("آبان ۱۴۰۴", 1404, 8), ("1404/8", 1404, 8), ("۱۴۰۴-۰۸-۱۲", 1404, 8), ("Mehr 1403", 1403, 7), ("دي ۱۴۰۳", 1403, 10),
])
def test_a_month_is_read_however_it_is_written(words, year, month):
    assert month_of(words) == Month(year, month)


@pytest.mark.parametrize("words", ["", "آبان", "۱۴۰۴", "13/45", "1404/13", "تابستان ۱۴۰۴"])
def test_what_names_no_month_is_none(words):
    assert month_of(words) is None


@pytest.mark.parametrize(("words", "days"), [
    ("۱۲", (12,)), ("12", (12,)), ("۱۵ تا ۱۷", (15, 16, 17)), ("28-31", (28, 29, 30)), ("۵ آبان", (5,)),
    ("۵ آذر", ()), ("۱۴۰۴/۸/۲۴", (24,)), ("1404/9/1", ()), ("۳ و ۹", (3, 9)), ("هیچ", ()),
])
def test_days_are_read_however_they_are_written(words, days):
    assert days_of(words, Month(1404, 8)) == days


def test_the_month_comes_from_the_dates_where_it_is_not_told():
    diagram = replace(typical("calendar"), month="", sheet=sheet("روز|عنوان", "۱۴۰۴/۹/۳۰|شب یلدا"))
    assert shown_month(diagram) == Month(1404, 9)
    assert list(marked(diagram)) == [30]


def test_saturday_stands_at_the_right_and_friday_at_the_left_in_colour():
    drawn = Drawn(typical("calendar"), PAGE)
    saturday, friday = drawn.line("شنبه"), drawn.line("جمعه")
    assert saturday.box.centre.x > drawn.box.centre.x > friday.box.centre.x
    assert friday.fill != saturday.fill
    first = drawn.line("۹")  # 9 Aban 1404 was a Friday
    assert abs(first.box.centre.x - friday.box.centre.x) < 12


def test_marked_days_are_discs_and_their_events_are_listed():
    drawn = Drawn(typical("calendar"), PAGE)
    assert len(drawn.groups("mark:pop")) == 5  # 7, 15, 16, 17, 24
    assert "نشست کتاب‌خوان" in drawn.words


def test_a_calendar_without_its_month_says_so():
    diagram = replace(typical("calendar"), month="", sheet=sheet("روز|عنوان", "۷|نشست"))
    assert "no-month" in Drawn(diagram, PAGE).codes()
    assert "no-day" in Drawn(replace(typical("calendar"), sheet=sheet("روز|عنوان", "۳۱|نشست")), PAGE).codes()
