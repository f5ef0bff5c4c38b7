"""Turn a template's texts into the names of their holes, and those nothing can ever fill into notes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from studio.content import Book, Quote, slot_values
from studio.document.model import (
    AnyLayer,
    Box,
    Chart,
    Clip,
    Code,
    Diagram,
    Document,
    Icon,
    Picture,
    Text,
    Waveform,
)
from studio.errors import Problem
from studio.tables import meant, nearest
from studio.template.facts import Slot, TemplateForm

HOLE = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")

FIGURE_WORDS = ("title", "unit", "source", "highlight", "goal_label", "centre", "icon", "heading", "month")
"""The fields of charts and diagrams that may have holes."""

_ALWAYS = {"page_of", "language"}
# What `brand.brand_values` fills; that room opens pictures and is slow to load.
_BRAND = {"library", "library_en", "logo", "phone", "address", "site", "handle"}
_HANDLE = "handle_"
_DAY = ("day", "month", "weekday", "year")


def unknown_holes(facts: TemplateForm, document: Document, where: str) -> list[Problem]:
    """A note for each name that no slot, no brand and no content of the kind it takes can fill: it stays empty."""
    known = _ALWAYS | _BRAND | _slot_names(facts.slots) | content_names(facts.takes)
    scope = _Scope(facts=facts, known=frozenset(known))
    asked = dict.fromkeys(_asked(document, scope))
    return [_note(where, name, known) for name in asked]


@dataclass(frozen=True, kw_only=True)
class _Scope:
    """The names that are known at a place: inside a repeated box those of its items too."""

    facts: TemplateForm
    known: frozenset[str]

    def within(self, repeat: str) -> "_Scope":
        slot = self.facts.slots.get(repeat)
        items = _slot_names(slot.columns) if slot and slot.columns else {"text"}
        items |= {"part"} if repeat.endswith(".parts") else set()
        if repeat in ("books", "first"):
            items |= content_names("book") | {"rank"}
        return _Scope(facts=self.facts, known=self.known | items | {"number", "odd", "even"})

    def unknown(self, *texts: str) -> Iterator[str]:
        for text in texts:
            yield from (name for name in HOLE.findall(text) if not self._knows(name))

    def _knows(self, name: str) -> bool:
        return name in self.known or name.startswith(_HANDLE)

    def unnamed(self, *names: str) -> Iterator[str]:
        yield from (name for name in names if name and not self._knows(name))


def _slot_names(slots: Mapping[str, Slot]) -> set[str]:
    days = {f"{name}.{part}" for name, slot in slots.items() if slot.kind == "date" for part in _DAY}
    parts = {f"{name}.parts" for name, slot in slots.items() if slot.kind == "long"}
    return set(slots) | days | parts


def content_names(takes: str) -> set[str]:
    """The holes that the content a template `takes` fills by itself."""
    if takes == "books":
        return {"books", "first", "count", "titles", "shelves"}
    contents = {"book": Book(title=""), "quote": Quote(text="")}
    return set(slot_values(contents[takes])) if takes in contents else set()


def _asked(document: Document, scope: _Scope) -> Iterator[str]:
    """The names asked for that are not known where they are asked for."""
    yield from scope.unknown(document.name, document.caption, document.alt, document.link, *document.hashtags)
    yield from scope.unknown(*(sound.source for sound in document.sounds))
    yield from scope.unknown(document.subtitles.source if document.subtitles else "")
    for page in document.pages:
        yield from scope.unnamed(page.repeat, page.needs, page.unless)
        inside = scope.within(page.repeat) if page.repeat else scope
        for layer in page.layers:
            yield from _asked_by(layer, inside)


def _asked_by(layer: AnyLayer, scope: _Scope) -> Iterator[str]:
    yield from scope.unnamed(layer.needs, layer.unless)
    yield from scope.unknown(*_texts(layer))
    if isinstance(layer, Chart | Diagram):
        yield from scope.unnamed(layer.fills)
    if isinstance(layer, Box):
        yield from scope.unnamed(layer.repeat)
        inside = scope.within(layer.repeat) if layer.repeat else scope
        for child in layer.children:
            yield from _asked_by(child, inside)


def _texts(layer: AnyLayer) -> tuple[str, ...]:
    if isinstance(layer, Text):
        return (layer.text,) if isinstance(layer.text, str) else layer.text
    if isinstance(layer, Picture):
        return (layer.source, layer.alt, layer.title, layer.author, layer.seed)
    if isinstance(layer, Clip | Waveform):
        return (layer.source, getattr(layer, "alt", ""))
    if isinstance(layer, Icon):
        return (layer.icon,)
    if isinstance(layer, Chart | Diagram):
        return tuple(getattr(layer, name, "") for name in FIGURE_WORDS)
    return (layer.data,) if isinstance(layer, Code) else ()


def _note(where: str, name: str, known: set[str]) -> Problem:
    hint, hint_fa = meant(
        nearest(name, known), "name it in the template's slots", "آن را در جاهای الگو (slots) نام ببرید")
    return Problem(
        where=where, what=f"nothing can fill the hole {name!r}: no slot, brand or content has it; it stays empty",
        hint=hint, code="hole-unknown", level="note",
        what_fa=f"جای «{name}» را هیچ محتوایی پر نمی‌کند و خالی می‌ماند", hint_fa=hint_fa,
    )
