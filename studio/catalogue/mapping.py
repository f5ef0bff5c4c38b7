"""Turn a sheet with any headers into a plan the user can look at, correct, keep and use again.

The model of the mapping screen: `plan` proposes, `SheetPlan.changed` corrects, `SheetPlan.choices` goes to `read`.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Self

from studio.catalogue import csv_file, rows, xlsx_file
from studio.catalogue.headers import fields, guess, key_of
from studio.catalogue.reading import LIMITS, NO_CHOICES, Choices, Limits
from studio.catalogue.source import Source
from studio.catalogue.words import fault
from studio.disk import write_safely
from studio.errors import InputFault

_LOOKED_AT = 60
_SAMPLES = 5
_FORMS = 1


@dataclass(frozen=True, kw_only=True)
class Column:
    """One column: its number from 1, its header, its first cells that say something, and the card field it goes to.

    `sure` tells a header that was known (or chosen by the user) from a guess by what the cells hold.
    """

    number: int
    header: str
    samples: tuple[str, ...]
    field: str = ""
    sure: bool = False


@dataclass(frozen=True, kw_only=True)
class SheetPlan:
    """How one sheet will be read. `header_row` is its number in the sheet, 0 for none; `sheets` are all there are."""

    columns: tuple[Column, ...]
    header_row: int
    sheet: str = ""
    sheets: tuple[str, ...] = ()
    encoding: str = ""

    def changed(self, number: int, field: str) -> Self:
        """The plan with column `number` going to `field` ("" for nowhere), for sure."""
        if field and field not in fields():
            raise ValueError(f"{field!r} is no field of a card")
        columns = (replace(one, field=field, sure=True) if one.number == number else one for one in self.columns)
        return replace(self, columns=tuple(columns))

    @property
    def usable(self) -> bool:
        """Whether some column holds the titles."""
        return any(column.field in ("title", "title_statement", "features") for column in self.columns)

    def choices(self) -> Choices:
        """What `read` needs to follow this plan."""
        columns = {str(column.number): column.field for column in self.columns}
        return Choices(sheet=self.sheet, columns=columns, header_row=self.header_row, encoding=self.encoding)


def plan(origin: Path | bytes, *, choices: Choices = NO_CHOICES, limits: Limits = LIMITS) -> SheetPlan:
    """The proposed plan for a CSV or XLSX source. Raises InputFault when it is neither or has no rows.

    Known headers decide; other columns are guessed by their cells, for the user to confirm.
    """
    source = Source(origin, limits=limits, choices=choices)
    workbook = xlsx_file.recognises(source)
    if not workbook and not csv_file.recognises(source):
        raise fault("unknown-format", source.name)
    start = list(islice(xlsx_file.table(source) if workbook else csv_file.table(source), _LOOKED_AT))
    if not start:
        raise fault("no-records", source.name)
    at, known = _header(start, source)
    return SheetPlan(
        columns=_columns(start, at, known), header_row=start[at][0] if at >= 0 else 0, sheet=choices.sheet,
        sheets=xlsx_file.sheets(source) if workbook else (), encoding=choices.encoding,
    )


def _header(start: list[tuple[int, Sequence[str]]], source: Source) -> tuple[int, dict[int, str]]:
    """The known header row and its fields; without one the first row, unless its cells look like those of a book."""
    try:
        return rows.header(start[: rows.LOOKED_AT], source)
    except InputFault:
        values = guess([[cell] for cell in start[0][1]])
        return (-1 if {"isbn", "year", "price", "cover"} & set(values.values()) else 0), {}


def _columns(start: list[tuple[int, Sequence[str]]], at: int, known: dict[int, str]) -> tuple[Column, ...]:
    below = [cells for _, cells in start[at + 1 :]]
    headers = start[at][1] if at >= 0 else ()
    width = max(map(len, [headers, *below]), default=0)
    held = [[cells[index] for cells in below if index < len(cells) and cells[index]] for index in range(width)]
    taken = set(known.values())
    guessed = {index: field for index, field in guess(held).items() if index not in known and field not in taken}
    return tuple(
        Column(
            number=index + 1,
            header=headers[index] if index < len(headers) else "",
            samples=tuple(held[index][:_SAMPLES]),
            field=known.get(index) or guessed.get(index, ""),
            sure=index in known,
        )
        for index in range(width)
    )


class Memory:
    """The plans a user has confirmed, kept in a JSON file and found again by the headers of a sheet."""

    def __init__(self, path: Path) -> None:
        """Keep them in `path`; it need not exist yet. What is no file of ours is taken as empty."""
        self._path = path
        self._kept: dict[str, dict[str, str]] = {}
        try:
            told = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return
        if isinstance(told, dict) and told.get("form") == _FORMS and isinstance(told.get("sheets"), dict):
            self._kept = {key: columns for key, columns in told["sheets"].items() if isinstance(columns, dict)}

    def applied(self, proposed: SheetPlan) -> SheetPlan:
        """`proposed` with what was confirmed before for a sheet with the same headers."""
        kept = self._kept.get(_signature(proposed), {})
        for column in proposed.columns:
            field = kept.get(str(column.number))
            if field is not None and (field == "" or field in fields()):
                proposed = proposed.changed(column.number, field)
        return proposed

    def keep(self, confirmed: SheetPlan) -> None:
        """Remember `confirmed` for every sheet with the same headers. Raises OutputFault."""
        self._kept[_signature(confirmed)] = {str(column.number): column.field for column in confirmed.columns}
        told = {"form": _FORMS, "sheets": self._kept}
        write_safely(self._path, json.dumps(told, ensure_ascii=False, indent=1).encode())


def _signature(sheet: SheetPlan) -> str:
    return "|".join(key_of(column.header) for column in sheet.columns)
