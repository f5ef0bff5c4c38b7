"""Turn a small table of words and numbers into a frozen value: what charts and diagrams show."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from studio.letters import latin_digits
from studio.numbers import read_number

_SEPARATORS = "\t;؛|,"
_LABELLED = re.compile(r"\s*(?P<name>.*?\D)\s*(?:[:：=]|\s)\s*(?P<number>\(?[-−–+]?\s*[٪%$]?\s*[\d.٫].*)")


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """Cells as typed, numbers in any digits. `columns` are the heads, the first of the labels; rows may be short."""

    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


def sheet_from_text(text: str) -> Sheet:
    """The sheet of pasted cells, parted by tabs, semicolons or commas, or of lines such as «بهار: ۹٬۸۰۰»."""
    lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
    separator = _separator(lines)
    if separator == "\t":
        return sheet_from_rows([line.split("\t") for line in lines])
    if separator:
        return sheet_from_rows(csv.reader(io.StringIO("\n".join(lines), newline=""), delimiter=separator))
    return sheet_from_rows([_labelled(line) for line in lines])


def _separator(lines: Sequence[str]) -> str:
    """What parts the cells of most lines, into the same number of cells for each."""
    for separator in _SEPARATORS:
        counts = [len(row) for row in csv.reader(lines, delimiter=separator)]
        usual = max(set(counts), key=counts.count, default=1)
        if usual > 1 and counts.count(usual) > 0.6 * len(counts) and not _only_marks(lines, separator):
            return separator
    return ""


def _only_marks(lines: Sequence[str], separator: str) -> bool:
    """Whether commas stand inside numbers alone («بهار 9,800»)."""
    inside = re.compile(r"[^,]*?\d(?:,\d{3})+[^,\d]*|[^,]*")
    return separator == "," and all(inside.fullmatch(latin_digits(line)) for line in lines)


def _labelled(line: str) -> list[str]:
    """A name and the number after it; the line alone when it is a number or has none."""
    found = _LABELLED.fullmatch(line)
    if found is None or read_number(line) or not read_number(found["number"]):
        return [line.strip()]
    return [found["name"].strip(" :：=-–"), found["number"].strip()]


def sheet_from_rows(rows: Iterable[Sequence[str]]) -> Sheet:
    """The sheet of `rows`, empty ones and empty columns at the end left out. The first one becomes the heads when it
    holds words, or years, over columns of numbers."""
    kept = [tuple(str(cell).strip() for cell in row) for row in rows]
    kept = [row for row in kept if any(row)]
    width = max((max(at for at, cell in enumerate(row, 1) if cell) for row in kept), default=0)
    kept = [(*row[:width], *[""] * (width - len(row))) for row in kept]
    if len(kept) > 1 and _are_heads(kept[0], kept[1:]):
        return Sheet(columns=kept[0], rows=tuple(kept[1:]))
    return Sheet(rows=tuple(kept))


def _are_heads(first: Sequence[str], others: Sequence[Sequence[str]]) -> bool:
    start = 1 if len(first) > 1 else 0
    numbers = [at for at in range(start, len(first)) if any(read_number(row[at]) for row in others)]
    if not numbers:
        return start == 1 and all(first) and not any(map(read_number, first))
    if not any(read_number(first[at]) for at in numbers):
        return True
    years = all(_is_year(first[at]) for at in numbers)
    return years and not all(_is_year(row[at]) for row in others for at in numbers if row[at])


def _is_year(cell: str) -> bool:
    return re.fullmatch(r"(?:1[234]|19|20)\d\d", latin_digits(cell)) is not None
