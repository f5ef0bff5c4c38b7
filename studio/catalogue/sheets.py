"""Turn a range of a workbook or separated text into a sheet for a chart or diagram."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, islice
from pathlib import Path

from studio.catalogue import csv_file, xlsx_file
from studio.catalogue.reading import LIMITS, NO_CHOICES
from studio.catalogue.source import Source
from studio.catalogue.words import fault, problem
from studio.document.sheet import Sheet, sheet_from_rows
from studio.errors import Problem
from studio.letters import latin_digits

MOST_ROWS = 500
_AREA = re.compile(r"\$?([A-Z]{0,3})\$?(\d{0,7})(?::\$?([A-Z]{0,3})\$?(\d{0,7}))?")
_LAST = 1 << 20


@dataclass(frozen=True, kw_only=True)
class Area:
    """Rows and columns of a sheet, counted from 1, both ends included."""

    top: int = 1
    left: int = 1
    bottom: int = _LAST
    right: int = LIMITS.columns


def read_sheet(origin: Path | bytes, range: str = "", sheet_name: str = "") -> tuple[Sheet, tuple[Problem, ...]]:
    """The cells `range` ("B2:E9", "B:E", «آمار!B2:E9», empty: the largest block) of an .xlsx or separated text.

    `sheet_name` empty takes the first one that is not hidden. Cells shown as percentages come with their sign.
    Raises InputFault for a file, sheet or range that cannot be used.
    """
    named, area = _area(range, origin)
    source = Source(origin, limits=LIMITS, choices=replace(NO_CHOICES, sheet=sheet_name or named))
    rows = list(islice(_rows(source, area or Area()), MOST_ROWS + 2))
    problems: list[Problem] = []
    if len(rows) > MOST_ROWS + 1:
        problems.append(problem("rows-left", f"{source.name}, row {rows[-1][0]}", MOST_ROWS))
        rows = rows[: MOST_ROWS + 1]
    cells = [row for _, row in rows] if area else _largest_block(rows)
    found = sheet_from_rows(cells)
    if not found.rows:
        raise fault("empty-sheet", source.name, range or sheet_name)
    if not (named or sheet_name) and len(others := _others(source)) > 1:
        problems.append(problem("other-sheets", source.name, "، ".join(others[1:])))
    return found, tuple(problems)


def _area(text: str, origin: Path | bytes) -> tuple[str, Area | None]:
    """The sheet a range names and the area it means; None for all."""
    named, _, cells = text.strip().rpartition("!")
    cells = latin_digits(cells).upper().replace(" ", "")
    found = _AREA.fullmatch(cells)
    if found is None:
        raise fault("bad-range", origin.name if isinstance(origin, Path) else "", text)
    if not cells:
        return named.strip("'"), None
    first, second = (found[1], found[2]), (found[3], found[4]) if ":" in cells else (found[1], found[2])
    left, right = sorted((_column(first[0], 1), _column(second[0], LIMITS.columns)))
    top, bottom = sorted((int(first[1] or 1), int(second[1] or _LAST)))
    return named.strip("'"), Area(top=max(1, top), left=left, bottom=bottom, right=min(right, LIMITS.columns))


def _column(letters: str, otherwise: int) -> int:
    """The number of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - 64
    return number or otherwise


def _rows(source: Source, area: Area) -> Iterator[tuple[int, Sequence[str]]]:
    """(row number, cells) of the area, empty rows left out."""
    if xlsx_file.recognises(source):
        yield from xlsx_file.block(source, area.top, area.left, area.bottom, area.right)
        return
    for number, (_, row) in enumerate(csv_file.table(source), 1):
        cells = row[area.left - 1 : area.right]
        if area.top <= number <= area.bottom and any(cells):
            yield number, cells


def _others(source: Source) -> tuple[str, ...]:
    return xlsx_file.sheets(source) if xlsx_file.recognises(source) else ()


def _largest_block(rows: Sequence[tuple[int, Sequence[str]]]) -> list[Sequence[str]]:
    """The longest run of rows next to each other that have two cells or more: a table without its title and notes."""
    wide = [(number, row) for number, row in rows if sum(map(bool, row)) > 1] or list(rows)
    runs = [[row for _, (_, row) in run]
            for _, run in groupby(enumerate(wide), key=lambda item: item[1][0] - item[0])]
    block = max(runs, key=len, default=[])
    start = min((at for row in block for at, cell in enumerate(row) if cell), default=0)
    first = min((at for at in _filled(block)), default=start)
    return [row[first:] for row in block]


def _filled(block: Sequence[Sequence[str]]) -> list[int]:
    """The columns of a block in which at least half of the rows have something."""
    width = max(map(len, block), default=0)
    counts = [sum(1 for row in block if at < len(row) and row[at]) for at in range(width)]
    return [at for at, count in enumerate(counts) if 2 * count >= len(block)]
