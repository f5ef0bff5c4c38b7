"""Turn MARCXML of any namespace (slim, MarcXchange, none, wrapped by SRU or OAI-PMH) into MARC records."""

from collections.abc import Iterator

from studio.catalogue.marc_card import draft_from
from studio.catalogue.reading import Draft
from studio.catalogue.record import MARK, Record
from studio.catalogue.source import Source
from studio.catalogue.xml_file import Element, drafts_of, local, names_in


def recognises(source: Source) -> bool:
    """Whether MARC fields stand in the first 64 KB of XML."""
    return names_in(source, "datafield", "controlfield", "leader")


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each record element that holds MARC fields."""
    return drafts_of(source, ("record",), _draft)


def _draft(element: Element, where: str) -> Draft | None:
    record = record_of(element)
    return draft_from(record, where) if record else None


def record_of(element: Element) -> Record | None:
    """The MARC record an XML element holds; None when it only wraps one. Fields without tag are left out."""
    leader = None
    tags: list[str] = []
    texts: list[str] = []
    for child in element:
        name = local(child)
        if name == "leader":
            leader = child.text or ""
        elif name in ("controlfield", "datafield") and (tag := _tag(child)):
            tags.append(tag)
            texts.append(_field(child) if name == "datafield" else child.text or "")
    return None if leader is None and not tags else Record(leader or "", tags, texts)


def _tag(element: Element) -> str:
    """The tag with three signs, as some writers drop leading zeros."""
    tag = (element.get("tag") or "").strip()
    return tag.zfill(3) if tag else ""


def _field(element: Element) -> str:
    """A data field as ISO 2709 writes it; subfields without a code are left out."""
    parts = [(element.get("ind1") or " ")[:1] + (element.get("ind2") or " ")[:1]]
    for subfield in element:
        code = (subfield.get("code") or "")[:1]
        if code:
            parts.append(code + (subfield.text or ""))
    return MARK.join(parts)
