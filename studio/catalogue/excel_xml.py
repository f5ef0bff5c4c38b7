"""Turn Excel's XML of 2003 (SpreadsheetML), which many web programs export as .xls, into drafts."""

from collections.abc import Iterator

from studio.catalogue import rows
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.xml_file import children, head_text, is_xml, local, text_of, whole

_NAMESPACE = "urn:schemas-microsoft-com:office:spreadsheet"


def recognises(source: Source) -> bool:
    """Whether Excel's namespace is named in the first 64 KB of XML."""
    return is_xml(source) and _NAMESPACE in head_text(source)


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each row of the sheet with the most rows. Raises InputFault without a column of titles."""
    root = whole(source.whole(), source)
    tables = [children(table, "Row") for table in root.iter() if local(table) == "Table"]
    found = ((number, _cells(row, source)) for number, row in enumerate(max(tables, key=len, default=[]), 1))
    yield from rows.drafts(found, source)


def _cells(row, source: Source) -> list[str]:
    """The texts of a row; a cell may say its column (ss:Index), leaving out empty ones before it."""
    texts: list[str] = []
    for cell in children(row, "Cell"):
        index = cell.get(f"{{{_NAMESPACE}}}Index", "")
        if index.isdigit() and len(texts) < int(index) <= source.limits.columns:
            texts += [""] * (int(index) - 1 - len(texts))
        texts.append(text_of(next(iter(children(cell, "Data")), None)))
    return texts[: source.limits.columns]
