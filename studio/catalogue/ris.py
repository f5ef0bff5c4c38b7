"""Turn RIS (reference managers, Koha's and VuFind's export) into drafts."""

import codecs
import re
from collections.abc import Iterator

from studio.catalogue.encodings import letters_of_text
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.content import Person

_LINE = re.compile(r"([A-Z][A-Z0-9])\s{1,2}-\s?(.*)")
_LONGEST_LINE = 1 << 20
# Tags as in the RIS specification of Research Information Systems and as Zotero, EndNote and Koha write them.
_FIELDS = {
    "TI": "title", "T1": "title", "BT": "title", "CT": "title", "T2": "series", "T3": "series", "PB": "publisher",
    "CY": "place", "PP": "place", "PY": "year", "Y1": "year", "DA": "year", "SN": "isbn", "KW": "subjects",
    "AB": "summary", "N2": "summary", "LA": "language", "SP": "pages", "ET": "edition", "CN": "call_number",
    "UR": "link", "L4": "cover_url", "ID": "record", "AN": "record",
}
_PEOPLE = {
    "AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A3": "editor", "A4": "translator",
    "TR": "translator",
}


def recognises(source: Source) -> bool:
    """Whether it starts with a type tag."""
    plain = source.head[:256].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")
    return bool(re.match(rb"\s*TY\s{1,2}-\s", plain))


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each reference."""
    number, lines = 0, []
    encoding = source.choices.encoding or letters_of_text(source.head) or "utf-8"
    with source.open() as file:
        text = codecs.getreader(encoding)(file, errors="replace")
        while line := text.readline(_LONGEST_LINE):
            found = _LINE.match(line.strip().removeprefix("\ufeff"))
            if found and found[1] == "ER":
                number += 1
                yield _draft(lines, number)
                lines = []
            elif found:
                lines.append((found[1], found[2]))
            elif lines and line.strip():
                lines[-1] = (lines[-1][0], f"{lines[-1][1]} {line.strip()}")
        if lines:
            yield _draft(lines, number + 1)


def _draft(lines: list[tuple[str, str]], number: int) -> Draft:
    draft = Draft(where=f"reference {number}")
    original: dict[str, str] = {}
    for tag, text in lines:
        original[tag] = f"{original[tag]}\n{text}" if tag in original else text
        if tag in _PEOPLE:
            draft.people.append(Person(name=text, role=_PEOPLE[tag]))
        elif tag in _FIELDS:
            draft.say(_FIELDS[tag], text)
    draft.original = original
    return draft
