"""Turn a stream of readings into the figures and problems a person is told."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from studio.catalogue.isbn import volume
from studio.catalogue.reading import LIMITS, Limits, Reading
from studio.catalogue.words import problem
from studio.content import Book, Row
from studio.disk import file_beside
from studio.errors import Problem
from studio.letters import search_key


@dataclass(frozen=True, kw_only=True)
class Report:
    """How many records were read, of those repaired and repeated, how many skipped, and what was wrong."""

    read: int
    repaired: int
    skipped: int
    duplicates: int
    problems: tuple[Problem, ...] = ()


class Tally:
    """Counts readings as they pass, holding none of them: `for reading in tally.passing(readings)`."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._read = self._repaired = self._skipped = self._doubles = self._unlisted = 0
        self._problems: list[Problem] = []
        self._seen: dict[int, int] = {}

    def passing(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The same readings, counted."""
        for reading in readings:
            self._count(reading)
            yield reading

    def _count(self, reading: Reading) -> None:
        room = self._limits.problems - len(self._problems)
        self._problems += reading.problems[:room]
        self._unlisted += len(reading.problems[room:]) if room < len(reading.problems) else 0
        self._repaired += reading.repaired
        if reading.row is None:
            self._skipped += 1
            return
        self._read += 1
        self._doubles += _earlier(reading.row, self._seen) is not None

    def report(self) -> Report:
        """The figures so far."""
        more = (problem("more-problems", "", self._unlisted),) if self._unlisted else ()
        return Report(
            read=self._read, repaired=self._repaired, skipped=self._skipped, duplicates=self._doubles,
            problems=(*self._problems, *more),
        )


def set_aside(readings: Iterable[Reading], path: Path) -> Iterator[Reading]:
    """The same readings; the bytes of those skipped go to `path` as they stood, once all have passed.

    MARC records get their end mark back, anything else a line of its own. No file is written when nothing was skipped.
    Raises OutputFault.
    """
    with ExitStack() as stack:
        file = None
        for reading in readings:
            if reading.row is None and reading.raw:
                file = file or stack.enter_context(file_beside(path))
                file.write(reading.raw + (b"\x1d" if b"\x1e" in reading.raw else b"\n"))
            yield reading


def tally(readings: Iterable[Reading]) -> Report:
    """The report on all `readings`."""
    counted = Tally()
    for _ in counted.passing(readings):
        pass
    return counted.report()


def duplicates(rows: Iterable[Row]) -> Iterator[tuple[Row, int]]:
    """Each row that repeats an earlier one, with the number of the earlier.

    The same ISBN, or without one the same title, author and year; volumes of one set are not the same book.
    """
    seen: dict[int, int] = {}
    for row in rows:
        earlier = _earlier(row, seen)
        if earlier is not None:
            yield row, earlier


def _earlier(row: Row, seen: dict[int, int]) -> int | None:
    """The number of the row that said the same before; remembers this one (only a hash of it) when it is the first."""
    key = _key(row)
    return None if (number := seen.setdefault(key, row.number)) == row.number else number


def _key(row: Row) -> int:
    content = row.content
    if not isinstance(content, Book):
        return hash((content.text, content.author))
    part = volume(content.title) or volume(content.subtitle)
    if content.isbn:
        return hash((content.isbn, part))
    return hash((search_key(content.title), search_key(content.subtitle), search_key(content.author), content.year))
