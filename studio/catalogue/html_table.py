"""Turn the largest table of an HTML page into drafts: library portals print lists so, and call it .xls at times."""

import re
from collections.abc import Iterator

from lxml import etree

from studio.catalogue import rows
from studio.catalogue.encodings import letters_of_text
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import fault
from studio.catalogue.xml_file import head_text

_LOOKS = re.compile(r"<(?:!DOCTYPE html|html|head|body|table|meta)\b", re.IGNORECASE)


def recognises(source: Source) -> bool:
    """Whether it starts as a page and a table starts in the first 64 KB."""
    text = head_text(source)
    return bool(_LOOKS.match(text)) and "<tr" in text.lower()


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each row of the table with the most rows. Raises InputFault when no column of titles is found."""
    encoding = source.choices.encoding or letters_of_text(source.head) or "utf-8"
    text = source.whole().decode(encoding, errors="replace").removeprefix("\ufeff").replace("\x00", "")
    parser = etree.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, encoding="utf-8")
    try:
        root = etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError as error:
        raise fault("damaged-file", source.name, error.msg) from error
    tables = [list(table.iter("tr")) for table in root.iter("table")] if root is not None else []
    largest = max(tables, key=len, default=[])
    yield from rows.drafts(((number, _cells(row, source)) for number, row in enumerate(largest, 1)), source)


def _cells(row: etree._Element, source: Source) -> list[str]:
    """The texts of a row; line breaks inside a cell stay."""
    cells = [cell for cell in row if cell.tag in ("td", "th")][: source.limits.columns]
    return ["\n".join(filter(None, map(str.strip, cell.itertext()))) for cell in cells]
