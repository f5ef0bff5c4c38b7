"""Turn the words for a month and its days into numbers of the Jalali calendar."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from persiantools.jdatetime import MONTH_NAMES_EN, MONTH_NAMES_FA, JalaliDate

from studio.document.cells import Part, parts_of
from studio.document.diagrams import Diagram
from studio.letters import latin_digits, persian_digits, search_key

_DATE = re.compile(r"(\d{4})\D+(\d{1,2})(?:\D+(\d{1,2}))?")
_YEAR = re.compile(r"\d{4}")
_RANGE = re.compile(r"(\d{1,2})\s*(?:تا|-|–|to)\s*(\d{1,2})")
_DAY = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_LEAST, _MOST = 1200, 1600  # years a calendar may be asked for


@dataclass(frozen=True)
class Month:
    """A month of the Jalali calendar."""

    year: int
    month: int

    @property
    def days(self) -> int:
        """How many days it has."""
        return JalaliDate.days_in_month(self.month, self.year)

    @property
    def first(self) -> int:
        """The weekday of its first day; 0 is Saturday."""
        return JalaliDate(self.year, self.month, 1).weekday()

    @property
    def weeks(self) -> tuple[tuple[int, ...], ...]:
        """Its weeks from Saturday to Friday; 0 where a day belongs to another month."""
        cells = [0] * self.first + list(range(1, self.days + 1))
        cells += [0] * (-len(cells) % 7)
        return tuple(tuple(cells[at : at + 7]) for at in range(0, len(cells), 7))

    def name(self, language: str) -> str:
        """«آبان ۱۴۰۴»."""
        if language == "fa":
            return f"{MONTH_NAMES_FA[self.month]} {persian_digits(str(self.year))}"
        return f"{MONTH_NAMES_EN[self.month]} {self.year}"


@lru_cache(maxsize=512)
def month_of(words: str) -> Month | None:
    """The month that `words` name: «آبان ۱۴۰۴», "1404/8", "1404-08-12"; None when they name none."""
    plain = latin_digits(words)
    if found := _DATE.search(plain):
        return _month(int(found[1]), int(found[2]))
    year, number = _YEAR.search(plain), _named(words)
    return _month(int(year[0]), number) if year and number else None


def _month(year: int, number: int) -> Month | None:
    return Month(year, number) if _LEAST <= year <= _MOST and 1 <= number <= 12 else None


def _named(words: str) -> int:
    """The number of the month that `words` hold the name of; 0 without one."""
    said = search_key(words).split()
    for names in (MONTH_NAMES_FA, MONTH_NAMES_EN):
        for number, name in enumerate(names):
            if name and search_key(name) in said:
                return number
    return 0


@lru_cache(maxsize=512)
def days_of(words: str, month: Month) -> tuple[int, ...]:
    """The days of `month` that a cell names: «۱۲», «۱۲ آبان», «۱۲ تا ۱۵», "1404/8/12"; none of another month."""
    plain = latin_digits(words)
    if found := _DATE.search(plain):
        same = found[3] and (int(found[1]), int(found[2])) == (month.year, month.month)
        return _within(range(int(found[3]), int(found[3]) + 1), month) if same else ()
    if _named(words) not in (0, month.month):
        return ()
    if found := _RANGE.search(plain):
        return _within(range(int(found[1]), int(found[2]) + 1), month)
    return _within([int(day) for day in _DAY.findall(plain)], month)


def _within(days: Sequence[int], month: Month) -> tuple[int, ...]:
    return tuple(day for day in days if 1 <= day <= month.days)


def shown_month(diagram: Diagram) -> Month:
    """The month a calendar shows: as told, else that of its first date, else the one it is today."""
    for words in (diagram.month, diagram.heading, *(part.day for part in parts_of(diagram))):
        if found := month_of(words):
            return found
    today = JalaliDate.today()
    return Month(today.year, today.month)


def marked(diagram: Diagram) -> dict[int, Part]:
    """The days of a calendar on which something happens, in order; of two things on a day the first."""
    month, found = shown_month(diagram), {}
    for part in parts_of(diagram):
        for day in days_of(part.day, month):
            found.setdefault(day, part)
    return dict(sorted(found.items()))
