"""Days written out, and days that contradict themselves."""

from datetime import date

import pytest

from studio.days import written_day
from studio.text.dates import day_problems


def test_a_day_is_written_in_words_of_the_persian_calendar():
    assert written_day(date(2025, 11, 26)) == "چهارشنبه ۵ آذر ۱۴۰۴"
    assert written_day(date(2025, 3, 21)) == "جمعه ۱ فروردین ۱۴۰۴"


@pytest.mark.parametrize(
    "text",
    [
        "چهارشنبه ۵ آذر ۱۴۰۴", "نشست روز چهار شنبه، 5 آذر ماه 1404 ساعت ۱۰", "۴شنبه ۱۴۰۴/۰۹/۰۵", "جمعه ۷ آذر ۱۴۰۴",
        "چهارشنبه ۲۶ نوامبر ۲۰۲۵", "شنبه ۸ آذر ۱۴۰۴", "پنجشنبه ۳۰ اسفند ۱۴۰۳", "یکشنبه ۹ آذر", "پنجشنبه‌ها ۹ تا ۱۲",
    ],
)  # fmt: skip
def test_true_days_pass(text):
    assert day_problems(text) == ()


def test_a_wrong_weekday_is_named_with_the_right_one():
    (problem,) = day_problems("دوشنبه ۵ آذر ۱۴۰۴، ساعت ۱۷", where="slot date")
    assert problem.code == "weekday-wrong" and "Wednesday" in problem.what and "چهارشنبه" in problem.what_fa
    assert problem.where == "slot date"


def test_a_day_that_no_calendar_has_is_named():
    (problem,) = day_problems("شنبه ۳۱ مهر ۱۴۰۴")
    assert problem.code == "date-impossible"
    assert day_problems("شنبه ۳۰ اسفند ۱۴۰۴")[0].code == "date-impossible"
