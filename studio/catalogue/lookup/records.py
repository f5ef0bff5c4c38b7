"""Turn the records servers send into readings, by the same mapping as records from files."""

from collections.abc import Iterator
from dataclasses import replace
from types import ModuleType
from urllib.parse import quote

from studio.catalogue import dublin_core, iso2709, marcxml, mods
from studio.catalogue.books import finished
from studio.catalogue.lookup import openlibrary
from studio.catalogue.lookup.answer import Answer
from studio.catalogue.lookup.servers import Server
from studio.catalogue.lookup.words import problem
from studio.catalogue.lookup.xml_answer import MOST_TAGS
from studio.catalogue.reading import Choices, Draft, Limits, Reading
from studio.catalogue.source import Source
from studio.content import Book
from studio.errors import InputFault

_MARC_AND_ALIKE = (iso2709, marcxml, mods, dublin_core)


def reading_of(answer: Answer, server: Server, number: int) -> Reading:
    """The Reading of one answer: record `number` of what `server` found."""
    if answer.problem:
        return Reading(row=None, problems=(answer.problem,))
    where = f"record {number}"
    draft = _draft(answer.data, server)
    if draft is None:
        found = problem("unreadable-record", f"{server.name}, {where}")
        return Reading(row=None, problems=(found,), raw=answer.data)
    draft.where = where
    draft.problems = [replace(known, where=f"{server.name}, {where}") for known in draft.problems]
    return _linked(finished(draft, number, server.name), server)


def _draft(data: bytes, server: Server) -> Draft | None:
    """The draft of one record; None when no reader knows it."""
    kinds: tuple[ModuleType, ...] = (openlibrary,) if server.protocol == "openlibrary" else _MARC_AND_ALIKE
    if data.count(b"<") > MOST_TAGS:
        return None
    limits = Limits(document=max(len(data), 1), stream=len(data) + 1)
    try:
        source = Source(data, limits=limits, choices=Choices(encoding=_encoding(server, data)), name=server.name)
        drafts: Iterator[Draft] = next((kind.drafts(source) for kind in kinds if kind.recognises(source)), iter(()))
        return next(drafts, None)
    except InputFault:
        return None


def _encoding(server: Server, data: bytes) -> str:
    """The letters of a record in the user's words; XML tells its own, and UTF-8 is seen by the bytes."""
    known = server.charset.lower().replace("_", "-")
    return "" if known in ("", "utf-8", "utf8") or data.lstrip().startswith(b"<") else server.charset


def _linked(reading: Reading, server: Server) -> Reading:
    """The reading with the address of the record's page, where the server's list tells how that is made."""
    row = reading.row
    if row is None or not isinstance(row.content, Book) or not server.link:
        return reading
    book = row.content
    holes = {"{id}": book.record, "{isbn}": book.isbn}
    link = server.link
    for hole, value in holes.items():
        if hole in link and not value:
            return reading
        link = link.replace(hole, quote(value, safe=""))
    return replace(reading, row=replace(row, content=replace(book, link=link)))
