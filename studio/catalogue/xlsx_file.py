"""Turn the sheets of an .xlsx workbook into drafts, row by row.

openpyxl reads in its read-only way: python-calamine, though faster, ends the whole process on a legal sparse sheet
(tafia/calamine issue 693).
"""

import datetime
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain, islice
from typing import TYPE_CHECKING
from xml.etree.ElementTree import ParseError

from lxml.etree import LxmlError

from studio.catalogue import rows
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source, Zip
from studio.catalogue.words import fault, problem
from studio.errors import InputFault

if TYPE_CHECKING:
    from openpyxl import Workbook

_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SHARED_TEXT = 100 << 20
# What openpyxl raises for parts that are missing, cut or hold the wrong things.
_DAMAGE = (
    zipfile.BadZipFile, ParseError, LxmlError, zlib.error, KeyError, ValueError, TypeError,
    AttributeError, IndexError, EOFError, OverflowError, NotImplementedError, AssertionError,
)


def recognises(source: Source) -> bool:
    """Whether it is a zip with a workbook in it, or an old Office file (to say so)."""
    return source.head.startswith(_OLE) or (source.head.startswith(_ZIP) and _has_workbook(source))


def _has_workbook(source: Source) -> bool:
    with source.zip() as packed:
        return any(name.lower().startswith("xl/") for name in packed.names)


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each row of the chosen sheet, or of the first that has a column of titles. Raises InputFault."""
    with _opened(source) as book:
        yield from _sheets(book, source)


def table(source: Source) -> Iterator[tuple[int, list[str]]]:
    """(row number, cells) of each row of the chosen or first sheet, uncleaned: for the mapping screen."""
    with _opened(source) as book:
        yield from _cells(_named(book, source) if source.choices.sheet else book.worksheets[0], source)


def block(source: Source, top: int, left: int, bottom: int, right: int) -> Iterator[tuple[int, list[str]]]:
    """(row number, cells as shown) of each row in an area that has any, of the chosen or first visible sheet."""
    with _opened(source) as book:
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        sheet = _named(book, source) if source.choices.sheet else visible[0]
        empty = 0
        for number, cells in enumerate(sheet.iter_rows(min_row=top, min_col=left, max_col=right), top):
            texts = [_shown(cell) for cell in cells]
            empty = 0 if any(texts) else empty + 1
            if number > bottom or empty > source.limits.empty_rows:
                return
            if not empty:
                yield number, texts


def sheets(source: Source) -> tuple[str, ...]:
    """The names of the sheets that are not hidden."""
    with _opened(source) as book:
        return tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible")


@contextmanager
def _opened(source: Source) -> Iterator["Workbook"]:
    """The workbook, after a look at what its parts claim. Raises InputFault for what is none or would do harm."""
    if source.head.startswith(_OLE):
        raise fault("old-office", source.name)
    import openpyxl  # takes long to load (it brings numpy), and many runs read no workbook

    with source.zip() as packed, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl speaks of fonts and extensions it leaves out
        _look_inside(packed, source)
        try:
            yield openpyxl.load_workbook(packed.archive.fp, read_only=True, data_only=True, keep_links=False)
        except _DAMAGE as error:
            raise fault("damaged-file", source.name, error) from error


def _look_inside(packed: Zip, source: Source) -> None:
    """Refuse a DOCTYPE in any part, and shared texts too big to hold."""
    for name in packed.names:
        if not name.lower().endswith((".xml", ".rels")):
            continue
        if b"<!DOCTYPE" in packed.start(name).replace(b"\x00", b""):
            raise fault("doctype", f"{source.name}, {name}")
        if name.lower().endswith("sharedstrings.xml") and packed.archive.getinfo(name).file_size > _SHARED_TEXT:
            raise fault("too-big", source.name, name)


def _sheets(book: "Workbook", source: Source) -> Iterator[Draft]:
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    tried = [_named(book, source)] if source.choices.sheet else sheets
    refusal: InputFault | None = None
    for sheet in tried:
        found = rows.drafts(_cells(sheet, source), source)
        try:
            first = next(found, None)
        except InputFault as refused:
            refusal = refusal or refused
            continue
        if first is None:
            continue
        others = [other.title for other in sheets if other is not sheet]
        if others and not source.choices.sheet:
            first.problems.append(problem("other-sheets", source.name, "، ".join(map(str.strip, others))))
        yield from chain([first], found)
        return
    if refusal:
        raise refusal


def _named(book: "Workbook", source: Source):
    """The chosen sheet. Raises InputFault when there is none of that name."""
    if source.choices.sheet not in book.sheetnames:
        raise fault("no-sheet", source.name, "، ".join(book.sheetnames))
    return book[source.choices.sheet]


def _cells(sheet, source: Source) -> Iterator[tuple[int, list[str]]]:
    """(row number, texts) of each row that has any, up to the limits; a long gap ends the sheet."""
    limits, empty = source.limits, 0
    found = sheet.iter_rows(max_col=limits.columns, values_only=True)
    for number, values in enumerate(islice(found, limits.rows * 2), 1):
        texts = [_text(value) for value in values]
        if any(texts):
            empty = 0
            yield number, texts
            continue
        empty += 1
        if empty > limits.empty_rows:
            return


def _shown(cell) -> str:
    """A cell as text; one formatted as a percentage with its sign, as it is seen."""
    value = cell.value
    percent = isinstance(value, int | float) and not isinstance(value, bool) and "%" in (cell.number_format or "")
    return f"{100 * value:.10g}%" if percent else _text(value)


def _text(value: object) -> str:
    """A cell as text: whole numbers without ".0", dates as year-month-day, errors as nothing."""
    match value:
        case None | bool():
            return ""
        case str():
            return "" if value.startswith("#") and value.endswith(("!", "?", "/A")) else value.strip()
        case float():
            return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
        case datetime.datetime():
            return value.date().isoformat()
        case _:
            return str(value)
