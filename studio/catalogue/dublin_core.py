"""Turn Dublin Core (oai_dc of OAI-PMH servers, DSpace, SRU, RDF) into drafts."""

import re
from collections.abc import Iterator

from studio.catalogue.fipa import split_imprint, split_title_statement
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.xml_file import Element, drafts_of, head_text, is_xml, local, text_of
from studio.content import Person

_NAMES = ("dc", "qualifieddc", "Description", "metadata", "record", "item")
_SPACE = "http://purl.org/dc/"
_ARABIC = re.compile("[\u0620-\u06d3]")
_ISBN = re.compile(r"(?:urn:)?isbn[:\s]*([\d\-xX ]{10,})", re.IGNORECASE)
_SIMPLE = {
    "subject": "subjects", "description": "summary", "abstract": "summary", "date": "year", "issued": "year",
    "created": "year", "language": "language", "extent": "pages", "format": "pages", "isPartOf": "series",
}


def recognises(source: Source) -> bool:
    """Whether the elements of Dublin Core are named in the first 64 KB of XML."""
    return is_xml(source) and _SPACE in head_text(source)


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each group of elements that has a title."""
    return drafts_of(source, _NAMES, _draft)


def _is_dc(element: Element, name: str) -> bool:
    return local(element) == name and _SPACE in element.tag


def _draft(element: Element, where: str) -> Draft | None:
    if not any(_is_dc(child, "title") for child in element):
        return None
    told = [(local(child), text_of(child)) for child in element if local(child)]
    draft = Draft(where=where)
    original: dict[str, str] = {}
    for name, text in told:
        original[name] = f"{original[name]}\n{text}" if name in original else text
        _put(draft, name, text)
    titles = [text for name, text in told if name == "title" and text]
    split_title_statement(draft, next(filter(_ARABIC.search, titles), titles[0] if titles else ""))
    draft.say("record", _header(element))
    draft.people = _in_one_script(draft.people)
    draft.original = original
    return draft


def _put(draft: Draft, name: str, text: str) -> None:
    if name in ("creator", "contributor"):
        draft.people.append(Person(name=text, role="author" if name == "creator" else ""))
    elif name == "publisher":
        split_imprint(draft, text) if ":" in text else draft.say("publisher", text)
    elif name in ("identifier", "source", "relation"):
        if found := _ISBN.search(text):
            draft.say("isbn", found[1])
        elif text.startswith(("http://", "https://")):
            draft.say("cover_url" if text.lower().endswith((".jpg", ".jpeg", ".png")) else "link", text)
        elif name == "identifier" and re.fullmatch(r"[\d\-xX ]{10,17}", text):
            draft.say("isbn", text)
    elif name in _SIMPLE and not (name == "format" and "/" in text):
        draft.say(_SIMPLE[name], text)


def _in_one_script(people: list[Person]) -> list[Person]:
    """People without their romanised twins: catalogues give names in both scripts as so many elements each."""
    own = [one for one in people if _ARABIC.search(one.name)]
    return own if len(own) * 2 == len(people) else people


def _header(element: Element) -> str:
    """The identifier of the OAI-PMH record around it."""
    for around in element.iterancestors():
        for header in around:
            if local(header) == "header":
                return next((text_of(child) for child in header if local(child) == "identifier"), "")
    return ""
