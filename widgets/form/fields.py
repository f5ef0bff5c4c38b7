"""Turn a document into the fields of its form, and a value typed into a field into the changed document.

A design that knows its template has that template's slots. One that does not (made by hand, or by a program that is
not here) has its own texts and pictures.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from studio.document.edits import change_layer
from studio.document.model import Document, Picture, Text, layers_of
from studio.template import Slot, Template, refilled, template_of
from widgets.words import local, tr


@dataclass(frozen=True, kw_only=True)
class Field:
    """One field. `kind` is that of a slot, or "books"; `shown` are the words that stand when it is empty.

    `beside` marks what goes into captions and the like only and is not seen in the picture.
    """

    name: str
    label: str
    kind: str = "text"
    shown: str = ""
    required: bool = False
    columns: Mapping[str, Slot] = field(default_factory=dict)
    beside: bool = False


class Fields(Protocol):
    """Where a form's fields and values come from."""

    def fields(self) -> tuple[Field, ...]:
        """The fields, in order."""

    def value(self, document: Document, name: str) -> Any:
        """What stands in a field."""

    def with_value(self, document: Document, name: str, value: Any) -> Document:
        """The document with another value in a field."""


def fields_of(document: Document) -> Fields:
    """The fields of a document."""
    source = template_of(document)
    return SlotFields(document) if source is not None else LayerFields(document)


class SlotFields:
    """The slots of the template a document was filled from."""

    def __init__(self, document: Document) -> None:
        self._source = template_of(document)
        self._language = document.language

    def fields(self) -> tuple[Field, ...]:
        facts, seen = self._source.facts, _seen_slots(self._source)
        books = [Field(name="books", label=tr("Books"), kind="books")] if facts.takes == "books" else []
        slots = [
            replace(_slot_field(name, slot, self._language), beside=name not in seen)
            for name, slot in facts.slots.items() if not books or name != "books"
        ]
        return (*books, *sorted(slots, key=lambda one: one.beside))

    def value(self, document: Document, name: str) -> Any:
        return document.origin.words.get(name, "") if document.origin else ""

    def with_value(self, document: Document, name: str, value: Any) -> Document:
        words = dict(document.origin.words)
        if value:
            words[name] = value
        else:
            words.pop(name, None)
        return refilled(document, words)


class LayerFields:
    """The texts and pictures of a document without a template."""

    def __init__(self, document: Document) -> None:
        layers: dict[str, Text | Picture] = {}
        for layer in (layer for page in document.pages for layer in layers_of(page.layers)):
            if isinstance(layer, Text | Picture) and not layer.locked:
                layers.setdefault(layer.id, layer)
        self._fields = tuple(_layer_field(layer) for layer in layers.values())

    def fields(self) -> tuple[Field, ...]:
        return self._fields

    def value(self, document: Document, name: str) -> Any:
        layer = _layer(document, name)
        if isinstance(layer, Picture):
            return layer.source
        text = layer.text if layer is not None else ""
        return text if isinstance(text, str) else layer.join.join(text)

    def with_value(self, document: Document, name: str, value: Any) -> Document:
        layer = _layer(document, name)
        if layer is None:
            return document
        return change_layer(document, name, **({"source": value} if isinstance(layer, Picture) else {"text": value}))


def _seen_slots(source: Template) -> set[str]:
    """The slots that the pages of a template ask for; a list's name stands in what repeats."""
    words = repr(source.document.pages)
    return {name for name in source.facts.slots if re.search(rf"{{{name}[.}}]|'{name}'", words)}


def _slot_field(name: str, slot: Slot, language: str) -> Field:
    shown = slot.default_en if language == "en" else slot.default
    return Field(
        name=name, label=local(slot.label_fa, slot.label) or name, kind=slot.kind, required=slot.required,
        shown="" if slot.kind == "picture" else shown, columns=slot.columns,
    )


def _layer_field(layer: Text | Picture) -> Field:
    kind = "picture" if isinstance(layer, Picture) else "long" if len(str(layer.text)) > 60 else "text"
    return Field(name=layer.id, label=layer.role or layer.slot or layer.id, kind=kind)


def _layer(document: Document, name: str) -> Text | Picture | None:
    layers = (layer for page in document.pages for layer in layers_of(page.layers))
    return next((layer for layer in layers if layer.id == name and isinstance(layer, Text | Picture)), None)
