"""Turn BibTeX into drafts, with the Persian fields of iran-bibtex (translator, compiler, authorfa)."""

import logging
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from studio.catalogue.encodings import letters_of_text
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import problem
from studio.content import Person

if TYPE_CHECKING:
    from bibtexparser.model import Entry

_START = re.compile(rb"(?:\xef\xbb\xbf)?(?:\s|%[^\n]*\n)*@\s*[a-zA-Z]+\s*[{(]")
_BLOCK = re.compile(r"(?m)(?=^[^\S\n]*@\w+\s*[{(])")
_STRING = re.compile(r"\s*@string\b", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+")
_AT_ONCE = 100
_PEOPLE = {
    "authorfa": "author", "author": "author", "by": "author", "editor": "editor", "translator": "translator",
    "compiler": "compiler", "illustrator": "illustrator", "commentator": "editor", "introduction": "introduction",
}
_FIELDS = {
    "title": "title", "subtitle": "subtitle", "publisher": "publisher", "institution": "publisher", "address": "place",
    "location": "place", "year": "year", "date": "year", "isbn": "isbn", "keywords": "subjects", "abstract": "summary",
    "language": "language", "langid": "language", "pagetotal": "pages", "edition": "edition", "series": "series",
    "url": "link", "volume": "volume",
}


def recognises(source: Source) -> bool:
    """Whether the first thing, after comments, is an entry."""
    return bool(_START.match(source.head))


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each entry; an entry that cannot be parsed is skipped and told."""
    text = source.whole().decode(source.choices.encoding or letters_of_text(source.head) or "utf-8", errors="replace")
    blocks = [block for block in _BLOCK.split(text.removeprefix("\ufeff")) if block.lstrip().startswith("@")]
    macros = [block for block in blocks if _STRING.match(block)]
    entries = [block for block in blocks if not _STRING.match(block)]
    for at in range(0, len(entries), _AT_ONCE):
        yield from _parsed([*macros, *entries[at : at + _AT_ONCE]], source)


def _parsed(blocks: list[str], source: Source) -> Iterator[Draft]:
    import bibtexparser  # takes long to load, and few lists are BibTeX
    from bibtexparser.middlewares import LatexDecodingMiddleware
    from bibtexparser.model import Entry

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)  # what it finds wrong is told as problems
    library = bibtexparser.parse_string("".join(blocks), append_middleware=[LatexDecodingMiddleware()])
    for block in sorted([*library.entries, *library.failed_blocks], key=lambda block: block.start_line or 0):
        if isinstance(block, Entry):
            yield _draft(block)
            continue
        shown = (block.raw or "").strip().splitlines()[:1]
        where = f"entry {shown[0][:60]}" if shown else "entry"
        found = problem("damaged-record", f"{source.name}, {where}", "the entry is not complete")
        yield Draft(where=where, unusable=True, problems=[found], raw=(block.raw or "").encode())


def _draft(entry: "Entry") -> Draft:
    fields = {field.key.lower(): str(field.value) for field in entry.fields}
    draft = Draft(where=f"entry {entry.key}", original=dict(fields))
    draft.say("record", entry.key)
    for name, role in _PEOPLE.items():
        if name in fields and not (name == "author" and "authorfa" in fields):
            draft.people += [Person(name=one, role=role) for one in _AND.split(fields[name])]
    for name, field in _FIELDS.items():
        draft.say(field, fields.get(name))
    return draft
