"""Turn wishes about guides into a changed document."""

from dataclasses import replace

from studio.document.guides import Guide
from studio.document.model import Document


def guides_for(document: Document, preset_id: str) -> tuple[Guide, ...]:
    """The guides that are seen in the size of one preset."""
    return tuple(guide for guide in document.guides if guide.preset in ("", preset_id))


def add_guide(document: Document, guide: Guide) -> Document:
    """`document` with one more guide; the same when it is there already."""
    return document if guide in document.guides else replace(document, guides=(*document.guides, guide))


def move_guide(document: Document, guide: Guide, at: float) -> Document:
    """`document` with `guide` at another share of the page."""
    return add_guide(remove_guides(document, guide), replace(guide, at=at))


def remove_guides(document: Document, *guides: Guide) -> Document:
    """`document` without `guides`."""
    return replace(document, guides=tuple(guide for guide in document.guides if guide not in guides))
