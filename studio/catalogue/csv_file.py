"""Turn comma, semicolon, tab or bar separated text into drafts, whatever encoding it was saved in."""

import codecs
import csv
import io
from collections.abc import Iterator

from studio.catalogue import rows
from studio.catalogue.encodings import letters_of_text
from studio.catalogue.headers import field_of
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import fault, problem

_SEPARATORS = ",;\t|"
_LONGEST_CELL = 1 << 20
_SAMPLE_ROWS = 20


def recognises(source: Source) -> bool:
    """Whether it is text in which the same separator cuts the first lines alike, or a column under a known name."""
    encoding = letters_of_text(source.head)
    if not encoding:
        return False
    text = source.head.decode(encoding, errors="replace").removeprefix("\ufeff")
    if "\x00" in text or text.lstrip().startswith(("<", "{", "[", "@", "%")):
        return False
    return bool(_separator(text) or field_of(text.strip().split("\n")[0].strip()))


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each row. Raises InputFault when no column of titles is found."""
    encoding = source.choices.encoding or letters_of_text(source.head)
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise fault("bad-encoding", source.name, encoding) from error
    separator = _separator(source.head.decode(encoding, errors="replace").removeprefix("\ufeff")) or ","
    with source.open() as file:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        first = True
        for draft in rows.drafts(_cells(text, separator, source), source):
            if first and encoding not in ("utf-8", "utf-8-sig", "utf-16") and not source.choices.encoding:
                draft.problems.append(problem("encoding-guessed", source.name, encoding))
            first = False
            if any("\ufffd" in cell for cell in draft.original.values()):
                place = f"{source.name}, {draft.where}"
                draft.problems.append(problem("damaged-letters", place, draft.said.get("title", [""])[0]))
            yield draft
        text.detach()


def table(source: Source) -> Iterator[tuple[int, list[str]]]:
    """(line number, cells) of each row, uncleaned: for the mapping screen."""
    encoding = source.choices.encoding or letters_of_text(source.head)
    separator = _separator(source.head.decode(encoding, errors="replace").removeprefix("\ufeff")) or ","
    with source.open() as file:
        text = io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
        yield from _cells(text, separator, source)
        text.detach()


def _cells(text: io.TextIOWrapper, separator: str, source: Source) -> Iterator[tuple[int, list[str]]]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(text, delimiter=separator)
    while True:
        try:
            for cells in reader:
                yield reader.line_num, [cell.strip().removeprefix("\ufeff") for cell in cells[: source.limits.columns]]
            return
        except csv.Error as error:
            raise fault("damaged-file", f"{source.name}, row {reader.line_num}", error) from error


def _separator(text: str) -> str:
    """The separator that gives the first rows the same number of cells, more than one; empty when none does."""
    best, most = "", 1.0
    for separator in _SEPARATORS:
        counts = _counts(text, separator)
        if not counts:
            continue
        usual = max(set(counts), key=counts.count)
        even = counts.count(usual) / len(counts)
        if usual > 1 and even > 0.5 and (usual - 1) * even**2 > most - 1:
            best, most = separator, 1 + (usual - 1) * even**2
    return best


def _counts(text: str, separator: str) -> list[int]:
    counts: list[int] = []
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            if any(map(str.strip, cells)):
                counts.append(len(cells))
            if len(counts) == _SAMPLE_ROWS:
                break
    except csv.Error:
        return counts
    return counts[:-1] if 1 < len(counts) < _SAMPLE_ROWS else counts
