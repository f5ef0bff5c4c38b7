"""Turn an EPUB 2 or 3 into one draft: its metadata and its cover.

Read with zipfile and lxml; nothing is unpacked to disk but the cover, and that only where the user wants it.
OPF: EPUB Packages 3.3 (W3C) and OPF 2.0.1 (IDPF).
"""

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote

from studio.catalogue.people import role_of
from studio.catalogue.pictures import kept
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source, Zip
from studio.catalogue.words import fault
from studio.catalogue.xml_file import Element, local, text_of, whole
from studio.content import Person

_CONTAINER = "META-INF/container.xml"
_PACKAGE = 5 << 20
_SIMPLE = {
    "publisher": "publisher", "date": "year", "subject": "subjects", "description": "summary", "language": "language",
}
_ARABIC = range(0x0620, 0x06D4)


def recognises(source: Source) -> bool:
    """Whether it is a zip that says it is an EPUB."""
    if not source.head.startswith(b"PK\x03\x04"):
        return False
    with source.zip() as packed:
        return _CONTAINER in packed.names


def drafts(source: Source) -> Iterator[Draft]:
    """The one draft. Raises InputFault when the package cannot be read."""
    with source.zip() as packed:
        try:
            where = _package_path(packed, source)
            package = whole(packed.read(where, _PACKAGE), source)
            draft = _draft(package)
            cover = _cover_name(package)
            if cover:
                name = posixpath.normpath(posixpath.join(posixpath.dirname(where), unquote(cover)))
                draft.say("cover", kept(_picture(packed, name, source), source.choices.keep))
        except KeyError as error:
            raise fault("damaged-file", source.name, error) from error
    yield draft


def _package_path(packed: Zip, source: Source) -> str:
    container = whole(packed.read(_CONTAINER, _PACKAGE), source)
    return next((each.get("full-path", "") for each in container.iter() if local(each) == "rootfile"), "")


def _picture(packed: Zip, name: str, source: Source) -> bytes:
    """The bytes of a picture in the book; none when it is missing or too big."""
    if name not in packed.names or packed.archive.getinfo(name).file_size > source.limits.cover:
        return b""
    return packed.read(name, source.limits.cover)


def _draft(package: Element) -> Draft:
    draft = Draft(where="")
    metadata = next((each for each in package.iter() if local(each) == "metadata"), package)
    refined: dict[tuple[str, str], str] = {}
    for meta in metadata.iter():
        if local(meta) == "meta" and meta.get("refines"):
            refined[meta.get("refines", "").lstrip("#"), meta.get("property", "")] = text_of(meta)
    for each in metadata.iter():
        _put(draft, each, refined)
    draft.original = {local(each): text_of(each) for each in metadata.iter() if local(each) and text_of(each)}
    return draft


def _put(draft: Draft, each: Element, refined: dict[tuple[str, str], str]) -> None:
    name, text, about = local(each), text_of(each), each.get("id", "")
    text = _own_script(text, refined.get((about, "alternate-script"), ""))
    if name == "title":
        kind = refined.get((about, "title-type"), "main")
        draft.say("subtitle" if kind == "subtitle" else "title" if kind == "main" else "title_other", text)
    elif name in ("creator", "contributor"):
        told = next((value for key, value in each.attrib.items() if key.endswith("role")), "")
        told = told or refined.get((about, "role"), "")
        role = role_of(told) if told else "author" if name == "creator" else ""
        if told not in ("bkp", "bkd", "pbl", "mrk"):  # those who made the file, not the book
            draft.people.append(Person(name=text, role=role or ("author" if name == "creator" else "")))
    elif name == "identifier":
        scheme = " ".join(each.attrib.values()).lower()
        if "isbn" in text.lower() or "isbn" in scheme or text.replace("-", "").isdigit():
            draft.say("isbn", text.lower().replace("urn:isbn:", "").replace("isbn", ""))
    elif name == "meta" and each.get("property") == "schema:numberOfPages":
        draft.say("pages", text)
    elif name in _SIMPLE:
        draft.say(_SIMPLE[name], text)


def _own_script(text: str, other: str) -> str:
    """The one of two forms that is in Arabic script."""
    return other if any(ord(letter) in _ARABIC for letter in other) else text


def _cover_name(package: Element) -> str:
    """The path of the cover in the package: EPUB 3's property, EPUB 2's meta, else a picture called cover."""
    items = {each.get("id", ""): each for each in package.iter() if local(each) == "item"}
    for item in items.values():
        if "cover-image" in (item.get("properties") or "").split():
            return item.get("href", "")
    for meta in package.iter():
        if local(meta) == "meta" and meta.get("name") == "cover" and meta.get("content", "") in items:
            return items[meta.get("content", "")].get("href", "")
    pictures = [item for item in items.values() if (item.get("media-type") or "").startswith("image/")]
    called = [item.get("href", "") for item in pictures if "cover" in f"{item.get('id')}{item.get('href')}".lower()]
    return called[0] if called else ""
