"""Turn an XML file of any size into its record elements, one by one, without trusting anything it declares."""

import re
from collections.abc import Callable, Iterator
from typing import BinaryIO

from lxml import etree

from studio.catalogue.encodings import letters_of_text
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import fault, problem

_DECLARED = re.compile(r"<!(?:DOCTYPE|ENTITY)\b")
# ONIX 2.1 demands this line; it only names a file, which is never fetched.
_ONIX_LINE = re.compile(r"<!DOCTYPE\s+ONIXmessage\s+(?:SYSTEM|PUBLIC)\s[^\[<>]*>", re.IGNORECASE)
_LATE = ("Premature end", "Extra content", "EndTag: '</' not found")
# Python's names of the code pages believed here → libxml2's.
_NAMES = {f"cp125{number}": f"windows-125{number}" for number in range(9)} | {"latin_1": "iso-8859-1"}
Element = etree._Element
Maker = Callable[[Element, str], Draft | None]


def is_xml(source: Source) -> bool:
    """Whether the first sign is a tag."""
    return head_text(source).startswith("<")


def head_text(source: Source) -> str:
    """The first 64 KB as text, whether UTF-8 or UTF-16; for looking only."""
    return source.head.replace(b"\x00", b"").decode("latin-1").lstrip("\xef\xbb\xbf\xff\xfe \t\r\n")


def names_in(source: Source, *names: str) -> bool:
    """Whether an element with one of these local names starts in the first 64 KB."""
    return is_xml(source) and bool(re.search(rf"<(?:[\w.-]+:)?(?:{'|'.join(names)})[\s/>]", head_text(source)))


def drafts_of(source: Source, names: tuple[str, ...], draft_of: Maker) -> Iterator[Draft]:
    """A draft for each element with one of these local names that `draft_of` (element, place) makes one of.

    Each element is emptied after use, so memory stays flat. A stray sign inside one record costs at most that record.
    Raises InputFault for a DOCTYPE (bar the harmless one of ONIX 2.1), for damage, and for what is no XML at all.
    """
    if _DECLARED.search(_ONIX_LINE.sub("", head_text(source))):
        raise fault("doctype", source.name)
    number = 0
    with source.open() as file:
        try:
            for element, sound in _parsed(file, source, names):
                draft = draft_of(element, f"record {number + 1}")
                if draft is None:
                    continue
                number += 1
                if "title" not in draft.said:
                    draft.raw = etree.tostring(element, encoding="utf-8", with_tail=False)
                if not sound:
                    draft.repaired = True
                    found = problem("record-repaired", f"{source.name}, {draft.where}", "its XML is not well formed")
                    draft.problems.append(found)
                yield draft
        except etree.XMLSyntaxError as error:
            raise fault("damaged-file", source.name, error.msg) from error
        except LookupError as error:
            raise fault("bad-encoding", source.name, source.choices.encoding) from error


def _parsed(file: BinaryIO, source: Source, names: tuple[str, ...]) -> Iterator[tuple[Element, bool]]:
    """(element, whether the XML was sound up to its end) of every element with one of these local names."""
    events = etree.iterparse(
        file, events=("end",), tag=[f"{{*}}{name}" for name in names], encoding=_encoding(source),
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True,
        remove_pis=True,
    )
    faults = 0
    for _, element in events:
        docinfo = element.getroottree().docinfo
        if docinfo.internalDTD is not None and not _ONIX_LINE.search(head_text(source)):
            raise fault("doctype", source.name)
        told = [entry.message for entry in list(events.error_log)[faults:]]
        faults += len(told)
        if any(word in message for message in told for word in _LATE):
            raise fault("damaged-file", source.name, "it is cut off in the middle of a record")
        yield element, not told
        element.clear(keep_tail=False)
        _forget_before(element)


def _encoding(source: Source) -> str | None:
    """The encoding to read with when the file says UTF-8 (or nothing) and is not; None to believe it."""
    told = re.search(r"^<\?xml[^>]*encoding=[\"']([\w-]+)", head_text(source))
    if source.choices.encoding:
        return source.choices.encoding
    if told is not None and told[1].upper() != "UTF-8":
        return None
    return _NAMES.get(letters_of_text(source.head))


def _forget_before(element: Element) -> None:
    """Drop the emptied siblings before `element`, which would pile up otherwise."""
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def whole(data: bytes, source: Source) -> Element:
    """The root of a small XML document already in memory. Raises InputFault for a DOCTYPE or damage."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise fault("damaged-file", source.name, error.msg) from error
    if root is None:
        raise fault("damaged-file", source.name, "there is no XML in it")
    if root.getroottree().docinfo.internalDTD is not None:
        raise fault("doctype", source.name)
    return root


def local(element: Element) -> str:
    """The name of an element without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def text_of(element: Element | None) -> str:
    """All text inside an element."""
    return "" if element is None else "".join(element.itertext()).strip()


def children(element: Element, *names: str) -> list[Element]:
    """The children with one of these local names."""
    return [child for child in element if local(child) in names]


def child_text(element: Element, *path: str) -> str:
    """The text of the first descendant along a path of local names, or empty text."""
    here: Element | None = element
    for name in path:
        here = next(iter(children(here, name)), None)
        if here is None:
            return ""
    return text_of(here)
