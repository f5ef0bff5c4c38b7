"""Turn what the readers of single formats find into the few values every caller sees."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.content import Person, Row
from studio.errors import Problem


@dataclass(frozen=True, kw_only=True)
class Limits:
    """How much of a source is believed before it is refused. Bytes unless said otherwise.

    `ratio` is unpacked over packed size; `entries` are files in a zip; `empty_rows` end a sheet. The figures are
    those of the hostile-file measurements this room was built on, with ten times what real files need.
    """

    record: int = 16 << 20
    document: int = 64 << 20
    unpacked: int = 300 << 20
    stream: int = 4 << 30
    ratio: int = 200
    entries: int = 5_000
    cover: int = 30 << 20
    rows: int = 200_000
    columns: int = 200
    empty_rows: int = 1_000
    problems: int = 1_000


@dataclass(frozen=True, kw_only=True)
class Choices:
    """What the user decided where guessing is not enough. Everything may stay empty.

    `encoding` is a Python codec name; `sheet` the name of a sheet; `columns` maps a header (or a column number
    counted from 1, as text) to a card field of `headers.fields()`, or to "" for "leave it out"; `header_row` is the
    row of the headers (0: there are none, -1: find it). `covers` is a folder
    of pictures named by ISBN or title; `keep` is where covers found inside files (EPUB, PDF) are put.
    """

    encoding: str = ""
    sheet: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    header_row: int = -1
    covers: Path | None = None
    keep: Path | None = None


LIMITS, NO_CHOICES = Limits(), Choices()


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One record of a source. `row` is None when it had to be skipped; then `raw` are its bytes, to be saved aside."""

    row: Row | None
    problems: tuple[Problem, ...] = ()
    repaired: bool = False
    raw: bytes = b""


@dataclass(kw_only=True, slots=True)
class Draft:
    """One record as its format tells it: texts by card field, uncleaned, before it becomes a Book.

    `where` is the place within the source ("row 12"). `people` hold names as the source writes them. `unusable`
    says that the record cannot be a book; the reason is the last problem, `raw` its bytes.
    """

    where: str
    said: dict[str, list[str]] = field(default_factory=dict)
    people: list[Person] = field(default_factory=list)
    original: Mapping[str, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    repaired: bool = False
    unusable: bool = False
    raw: bytes = b""

    def say(self, name: str, *texts: str | None) -> None:
        """Add what the source says about the card field `name`; empty texts are left out."""
        for text in texts:
            if text and not text.isspace():
                self.said.setdefault(name, []).append(text)
