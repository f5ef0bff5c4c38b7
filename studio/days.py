"""Turn days as people type them into the words and the parts a card shows, in the Jalali or the Gregorian calendar."""

import re
from dataclasses import dataclass
from datetime import date

from persiantools.jdatetime import JalaliDate

from studio.letters import ZWNJ, latin_digits, persian_digits, persian_letters

WEEKDAYS = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
"""Saturday first, as in Iran."""
MONTHS = ("فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند")
GREGORIAN = {
    name: number
    for number, names in enumerate(
        (
            "ژانویه", "فوریه", "مارس", "آوریل|اپریل", "مه|می", "ژوئن", "ژوئیه|جولای", "اوت|آگوست|آگست", "سپتامبر",
            "اکتبر", "نوامبر", "دسامبر",
        ),
        1,
    )
    for name in names.split("|")
}  # fmt: skip
"""The Persian names of Gregorian months and their numbers."""
ENGLISH_WEEKDAYS = ("Saturday", "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_COUNTED = re.compile(r"(?P<y>\d{4})[/.-](?P<m>\d{1,2})[/.-](?P<d>\d{1,2})(?:[T ]\d\d:\d\d(?::\d\d)?)?")
_MONTH = "|".join((*MONTHS, *GREGORIAN))
# «چهارشنبه», «چهار شنبه» and «سه‌شنبه» with any space in them; the longer names first, as all end in «شنبه».
_WEEKDAY = "|".join(re.sub("(?<=.)شنبه", f"[ {ZWNJ}]?شنبه", name.replace(ZWNJ, "")) for name in (*WEEKDAYS[1:], "شنبه"))
_PERSIAN = re.compile(
    rf"(?:(?P<weekday>{_WEEKDAY})[ ،]+)?"
    rf"(?P<day>\d{{1,2}}(?: ?(?:تا|و|[-–]) ?\d{{1,2}})?) (?P<month>{_MONTH})(?: ?ماه)?(?:[ ،]+(?P<year>\d{{4}}))?"
)
_ENGLISH = re.compile(
    rf"(?:(?P<weekday>{'|'.join(ENGLISH_WEEKDAYS)})[ ,]+)?(?P<day>\d{{1,2}}(?: ?(?:to|and|[-–]) ?\d{{1,2}})?) "
    rf"(?P<month>{'|'.join(_ENGLISH_MONTHS)}),?(?: (?P<year>\d{{4}}))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Day:
    """A day, or a few days of one month, in words: `text` is all of it, the others its parts for a leaf of a calendar.

    `day` is in figures («۵», «۵ تا ۹»). Parts that are not known are empty.
    """

    text: str
    weekday: str = ""
    day: str = ""
    month: str = ""
    year: str = ""


def day_of(text: str, language: str = "fa") -> Day:
    """What `text` says of a day, in the words of `language` ("fa": Jalali, "en": Gregorian).

    Understood are 1404/09/05 and 2025-11-26 in any digits and of either calendar, and «چهارشنبه ۵ آذر ۱۴۰۴» or
    "26 November 2025" with or without the weekday and the year, «۵ تا ۹ آذر» too. Words that are no such day are
    the `text` of a Day without parts.
    """
    plain = latin_digits(persian_letters(" ".join(text.split())))
    if counted := _COUNTED.fullmatch(plain):
        return _counted(counted, language) or Day(text=text)
    named = _PERSIAN.fullmatch(plain) or _ENGLISH.fullmatch(plain)
    return _named(named, text, language) if named else Day(text=text)


def _counted(found: re.Match[str], language: str) -> Day | None:
    year, month, day = (int(found[part]) for part in "ymd")
    try:
        return shown_day(JalaliDate(year, month, day) if year < 1700 else date(year, month, day), language)
    except ValueError:
        return None


def written_day(day: date) -> str:
    """`day` (Gregorian or Jalali) in the words of the Jalali calendar: «چهارشنبه ۵ آذر ۱۴۰۴»."""
    jalali = day if isinstance(day, JalaliDate) else JalaliDate(day)
    return persian_digits(f"{WEEKDAYS[jalali.weekday()]} {jalali.day} {MONTHS[jalali.month - 1]} {jalali.year}")


def shown_day(day: date, language: str = "fa") -> Day:
    """`day` (Gregorian or Jalali) in the words of `language`."""
    if language != "fa":
        on = day.to_gregorian() if isinstance(day, JalaliDate) else day
        weekday, month = ENGLISH_WEEKDAYS[(on.weekday() + 2) % 7], _ENGLISH_MONTHS[on.month - 1]
        return Day(text=f"{weekday}, {on.day} {month} {on.year}", weekday=weekday, day=str(on.day), month=month,
                   year=str(on.year))
    on = day if isinstance(day, JalaliDate) else JalaliDate(day)
    return Day(text=written_day(on), weekday=WEEKDAYS[on.weekday()], day=persian_digits(str(on.day)),
               month=MONTHS[on.month - 1], year=persian_digits(str(on.year)))


def _named(found: re.Match[str], text: str, language: str) -> Day:
    """The parts of a day that is already in words; the weekday is reckoned where the year says which it is."""
    exact, persian = _exact(found), found.re is _PERSIAN
    weekday = _weekday(found["weekday"] or "")
    day, year = (_figures(found[part] or "", language) for part in ("day", "year"))
    said = " ".join(filter(None, (weekday, day, found["month"], year))) if persian else text.strip()
    if exact and not weekday:
        weekday = shown_day(exact, "fa" if persian else "en").weekday
    return Day(text=said, weekday=weekday, day=day, month=found["month"], year=year)


def _exact(found: re.Match[str]) -> date | None:
    if not found["year"] or not found["day"].isdecimal():
        return None
    year, day, month = int(found["year"]), int(found["day"]), found["month"]
    try:
        if month in MONTHS:
            return JalaliDate(year, MONTHS.index(month) + 1, day)
        number = GREGORIAN.get(month) or _ENGLISH_MONTHS.index(month.capitalize()) + 1
        return date(year, number, day)
    except ValueError:
        return None


def _weekday(said: str) -> str:
    """The weekday as we write it, whatever space was typed in it."""
    letters = said.replace(" ", "").replace(ZWNJ, "")
    return next((name for name in WEEKDAYS if name.replace(ZWNJ, "") == letters), said)


def _figures(text: str, language: str) -> str:
    return persian_digits(text) if language == "fa" else text
