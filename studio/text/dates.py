"""Turn words about days into warnings where the weekday and the date disagree."""

import re
from collections.abc import Iterator
from datetime import date

from persiantools.jdatetime import JalaliDate

from studio.days import ENGLISH_WEEKDAYS, GREGORIAN, MONTHS, WEEKDAYS
from studio.errors import Problem
from studio.letters import ZWNJ, latin_digits, persian_digits

_FIRST_PARTS = ("", "یک|1", "دو|2", "سه|3", "چهار|4", "پنج|5")
_JOIN = f"[ {ZWNJ}]?"
_WEEKDAY = "|".join(
    [rf"(?P<w{number}>(?:{part}){_JOIN}شنبه)" for number, part in enumerate(_FIRST_PARTS) if part]
    + ["(?P<w6>جمعه|آدینه)", "(?P<w0>شنبه)"]
)
_MONTH = "|".join([*MONTHS, *GREGORIAN])
_NAMED = rf"(?P<day>\d{{1,2}})(?:{_JOIN}[اُ]*م)? (?P<month>{_MONTH})(?: ?ماه)?[ ،]+(?:سال )?(?P<year>\d{{4}})"
_COUNTED = r"(?P<y>\d{4})[/-](?P<m>\d{1,2})[/-](?P<d>\d{1,2})"
_DATED = re.compile(rf"(?<!\w)(?:{_WEEKDAY})[ ،:]+(?:{_NAMED}|{_COUNTED})(?!\d)")


def day_problems(text: str, *, where: str = "") -> tuple[Problem, ...]:
    """A warning for each day in `text` that has no such date, or whose weekday is another one.

    Days are read as «چهارشنبه ۵ آذر ۱۴۰۴», «چهارشنبه ۱۴۰۴/۹/۵» and, with their months' names, in the Gregorian
    calendar; a day without its year cannot be checked.
    """
    return tuple(_problems(latin_digits(text), where))


def _problems(text: str, where: str) -> Iterator[Problem]:
    for found in _DATED.finditer(text):
        said = persian_digits(found[0])
        number = next(number for number in range(7) if found[f"w{number}"])
        try:
            day = _day(found)
        except ValueError:
            yield Problem(
                where=where, what=f"there is no such day: {said}", hint="look up the date", code="date-impossible",
                what_fa=f"چنین روزی نیست: «{said}»", hint_fa="تاریخ را بررسی کنید",
            )
            continue
        true = day.weekday()
        if true != number:
            yield Problem(
                where=where, what=f"{said}: that day is a {ENGLISH_WEEKDAYS[true]}",
                hint="correct the weekday or the date", code="weekday-wrong",
                what_fa=f"«{said}»: آن روز {WEEKDAYS[true]} است", hint_fa="روز هفته یا تاریخ را درست کنید",
            )


def _day(found: re.Match[str]) -> JalaliDate:
    """The day a match means. Raises ValueError where the calendar has none."""
    if found["y"]:
        year, month, day = int(found["y"]), int(found["m"]), int(found["d"])
        return JalaliDate(year, month, day) if year < 1700 else JalaliDate(date(year, month, day))
    year, day = int(found["year"]), int(found["day"])
    if found["month"] in GREGORIAN:
        return JalaliDate(date(year, GREGORIAN[found["month"]], day))
    return JalaliDate(year, MONTHS.index(found["month"]) + 1, day)
