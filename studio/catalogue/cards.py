"""Turn a sheet, JSON or TOML into what each card says: values by the heads they stand under, whatever those mean.

A sheet has its heads in a row and a card in every row below, or, when it is one or two cards long, its heads in the
first column and a card in every column beside. JSON and TOML hold one object, a list of them, or such a list by name.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import Any

from studio.catalogue import csv_file, json_file, xlsx_file
from studio.catalogue.cleaning import in_letters_of, one_line, seen_only
from studio.catalogue.reading import LIMITS, NO_CHOICES
from studio.catalogue.source import Source
from studio.catalogue.words import fault
from studio.tables import read_table

_HEADS_WITHIN = 15  # rows in which the heads are looked for
_DEEPEST = 4
_MOST = 5_000  # cards of one file

Knows = Callable[[str], bool]
Card = tuple[str, Mapping[str, Any]]


def read_cards(origin: Path | bytes, knows: Knows) -> tuple[Card, ...]:
    """(where, value by head) of each card in a CSV, XLSX, JSON or TOML source; `knows` tells heads that mean something.

    Empty when no head is known. Raises InputFault for what cannot be read at all.
    """
    if isinstance(origin, Path) and origin.suffix.lower() == ".toml":
        return tuple(_objects(read_table(origin), knows))
    source = _source(origin)
    if json_file.recognises(source):
        return tuple(_objects(_parsed(source), knows))
    return tuple(_of_rows(_rows(source), knows))


def read_rows(origin: Path | bytes) -> Iterator[tuple[int, list[str]]]:
    """(number, cells) of each row of a CSV or XLSX source. Raises InputFault when it is neither."""
    for number, cells in _rows(_source(origin)):
        yield number, [_text(cell) for cell in cells]


def _source(origin: Path | bytes) -> Source:
    return Source(origin, limits=LIMITS, choices=NO_CHOICES)


def _parsed(source: Source) -> Any:
    """Raises InputFault where the text stops being JSON."""
    try:
        return json.loads(source.whole().decode("utf-8-sig", errors="replace"))
    except (ValueError, RecursionError) as error:
        raise fault("damaged-file", source.name, error) from error


def _objects(value: Any, knows: Knows) -> Iterator[Card]:
    """The objects of a list, of a list by some name, or the one object itself."""
    found = value if isinstance(value, list) else [value]
    if isinstance(value, Mapping) and not any(map(knows, value)):
        found = next((inner for inner in value.values() if isinstance(inner, list)), [])
    for number, one in enumerate(found[:_MOST], 1):
        if isinstance(one, Mapping) and any(map(knows, one)):
            yield f"item {number}", {head: _clean(said, 0) for head, said in one.items()}


def _clean(value: Any, depth: int) -> Any:
    if isinstance(value, Mapping) and depth < _DEEPEST:
        return {str(head): _clean(said, depth + 1) for head, said in value.items()}
    if isinstance(value, list) and depth < _DEEPEST:
        return [_clean(said, depth + 1) for said in value]
    return "" if value is None or isinstance(value, bool) else _text(str(value))


def _text(cell: str) -> str:
    """A cell's words: unseen signs gone, Persian letters in their own encoding, its lines kept."""
    lines = (one_line(line) for line in in_letters_of("fa", seen_only(cell)).split("\n"))
    return "\n".join(filter(None, lines))


def _rows(source: Source) -> Iterator[tuple[int, Sequence[str]]]:
    """Raises InputFault when it is no sheet."""
    if xlsx_file.recognises(source):
        return xlsx_file.table(source)
    if csv_file.recognises(source) or source.path is None or source.path.suffix.lower() in (".csv", ".tsv", ".txt"):
        return csv_file.table(source)
    raise fault("unknown-format", source.name)


def _of_rows(rows: Iterator[tuple[int, Sequence[str]]], knows: Knows) -> Iterator[Card]:
    table = [(number, [_text(cell) for cell in cells]) for number, cells in rows if any(cells)][: _MOST + _HEADS_WITHIN]
    scores = [sum(map(knows, cells)) for _, cells in table[:_HEADS_WITHIN]]
    down = sum(knows(cells[0]) for _, cells in table if cells)
    if down > max(scores, default=0):
        yield from _upright(table, knows)
    elif any(scores):
        at = scores.index(max(scores))
        heads = table[at][1]
        for number, cells in table[at + 1 :]:
            yield f"row {number}", _by_head(heads, cells)


def _upright(table: Sequence[tuple[int, Sequence[str]]], knows: Knows) -> Iterator[Card]:
    """The cards of a sheet whose heads stand one below the other; a row without a head goes on with the one above."""
    columns = max(len(cells) for _, cells in table)
    for column in range(1, columns):
        said: dict[str, str] = {}
        head = ""
        for _, cells in table:
            head = cells[0] if cells and cells[0] else head
            value = cells[column] if column < len(cells) else ""
            if knows(head) and value:
                said[head] = f"{said[head]}\n{value}" if head in said else value
        if said:
            yield f"column {column + 1}", said


def _by_head(heads: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    return {head: cell for head, cell in zip_longest(heads, cells, fillvalue="") if head and cell}
