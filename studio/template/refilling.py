"""Turn a template and content into a document that remembers both, and new words into the same document, refilled.

What was changed by hand since the filling stays as it is. A text changed by hand that is one slot's and nothing else
becomes that slot's words, so that the caption, the alternative text and other arrangements say the same.
"""

import json
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import count, product
from string import ascii_lowercase
from typing import Any

from studio import resources
from studio.content import Book, Content, Person, Words, slot_values
from studio.document.edits.ids import with_ids
from studio.document.edits.merging import merged
from studio.document.edits.tree import map_layers
from studio.document.model import AnyLayer, Box, Document, Page, Text, layers_of
from studio.document.origin import Origin
from studio.document.sheet import Sheet
from studio.errors import InputFault
from studio.template.facts import Template
from studio.template.filling import fill
from studio.template.heads import own_words
from studio.template.holes import HOLE
from studio.template.loading import own_template, template, template_ids

Values = Mapping[str, Any]
_NUMBERED = re.compile(r"(.+)-\d+")


def begun(
    source: Template, contents: Sequence[Content], brand_values: Values, words: Values | None = None, *,
    language: str = "fa",
) -> Document:
    """The document `fill` makes of the same, with ids and its origin."""
    said = {**brand_values, **(words or {}), **_said(source, contents, language)}
    return _filled(source, _stored(said), language)


def refilled(document: Document, words: Values) -> Document:
    """`document` with `words` in the slots of its template. The same document when its template is not there."""
    source, origin = template_of(document), document.origin
    if source is None or origin is None:
        return document
    old = _filled(source, origin.words, document.language)
    new = _filled(source, words, document.language)
    return replace(merged(document, old, new), origin=new.origin)


def unfilled(document: Document) -> Document | None:
    """`document` with the holes of its template where the words are, so that others can fill them; what was changed by
    hand stays. None when its template is not there."""
    source, origin = template_of(document), document.origin
    if source is None or origin is None:
        return None
    empty = _named(source).document
    holed = merged(document, _filled(source, origin.words, document.language), empty)
    pages = {page.id: page for page in empty.pages}
    return replace(holed, origin=None, sounds=empty.sounds, subtitles=empty.subtitles,
                   pages=tuple(_repeating(page, pages.get(page.id)) for page in holed.pages))


def _repeating(page: Page, empty: Page | None) -> Page:
    """A page that the template makes several of, as the template has it."""
    return page if empty is None else replace(page, repeat=empty.repeat, most=empty.most, unseen=empty.unseen)


def adopted(document: Document, before: Document) -> Document:
    """`document`, just edited by hand from `before`, with texts that are one slot's taken into its origin."""
    if document.origin is None or document.origin != before.origin:
        return document
    written = {layer.id: layer.text for old, layer in _changed_texts(before, document) if isinstance(layer.text, str)}
    source = template_of(document) if written else None
    if source is None:
        return document
    slots = _own_slots(source)
    words = {slots[name]: text for name, text in written.items() if name in slots}
    return refilled(document, {**document.origin.words, **words}) if words else document


def template_of(document: Document) -> Template | None:
    """The shipped template, or the user's own, that `document` was filled from, if it is still there."""
    name = document.origin.template if document.origin else ""
    if name not in template_ids() and own_template(name) is None:
        return None
    try:
        return template(name)
    except InputFault:
        return None


def _filled(source: Template, words: Values, language: str) -> Document:
    """The template filled with words alone, named, with its origin."""
    if source.folder == resources.templates() / source.id:
        return _kept(source.id, json.dumps(words, ensure_ascii=False), language)
    return _fill(_named(source), words, language)


@lru_cache(maxsize=8)  # typing asks for the filling before each letter, which is the one after the letter before
def _kept(name: str, words: str, language: str) -> Document:
    return _fill(_kept_template(name), json.loads(words), language)


@lru_cache(maxsize=8)
def _kept_template(name: str) -> Template:
    return _named(template(name))


def _named(source: Template) -> Template:
    """The template with an id for every layer, so that a layer has the same id whatever else is filled."""
    return replace(source, document=_told_apart(with_ids(source.document)))


def _told_apart(document: Document) -> Document:
    """`document` with ids in its repeated boxes that no other layer has when they are numbered: "box" becomes "box-a"
    where there is a "box-2" elsewhere, since the second of it would be called that."""
    repeated = {layer.id for page in document.pages for layer in _repeated(page.layers)}
    taken = {layer.id for page in document.pages for layer in layers_of(page.layers)}
    clear = {name: _clear(name, taken) for name in sorted(repeated) if _numbered(name, taken)}

    def named(layer: AnyLayer) -> AnyLayer:
        return replace(layer, id=clear[layer.id]) if layer.id in clear else layer

    pages = tuple(replace(page, layers=map_layers(page.layers, named)) for page in document.pages)
    return replace(document, pages=pages) if clear else document


def _repeated(layers: tuple[AnyLayer, ...]) -> Iterator[AnyLayer]:
    for layer in layers:
        if isinstance(layer, Box):
            yield from layers_of(layer.children) if layer.repeat else _repeated(layer.children)


def _numbered(name: str, taken: Collection[str]) -> bool:
    """Whether `name` looks like a numbered copy of another, or another one like a copy of it."""
    return _NUMBERED.fullmatch(name) is not None or any(
        (found := _NUMBERED.fullmatch(other)) is not None and found[1] == name for other in taken)


def _clear(name: str, taken: set[str]) -> str:
    found = _NUMBERED.fullmatch(name)
    stem = found[1] if found else name
    letters = ("".join(some) for length in count(1) for some in product(ascii_lowercase, repeat=length))
    new = next(wish for some in letters if (wish := f"{stem}-{some}") not in taken)
    taken.add(new)
    return new


def _fill(named: Template, words: Values, language: str) -> Document:
    said = words.get("books") if named.facts.takes == "books" else None
    books = [item for item in said if isinstance(item, Mapping)] if isinstance(said, list | tuple) else []
    if books:
        rest = {name: value for name, value in words.items() if name != "books"}
        contents = [Words(values={"title": "", **_derived(item, language), **item}) for item in books]
        filled = fill(named, contents, {}, rest, language=language)
    else:
        filled = fill(named, [Words(values={"title": "", **_derived(words, language), **words})], {}, language=language)
    return replace(with_ids(filled), origin=Origin(template=named.id, words=words))


def _said(source: Template, contents: Sequence[Content], language: str) -> dict[str, Any]:
    """What the contents put into the slots."""
    if source.facts.takes == "books":
        return {"books": [_texts(slot_values(content, language)) for content in contents]}
    content = contents[0]
    own = own_words(source, content) if isinstance(content, Book) else {}
    values = own | {name: value for name, value in slot_values(content, language).items() if value}
    return dict(values) if isinstance(content, Words) else _texts(values)


def _texts(values: Values) -> dict[str, Any]:
    """What can be kept and edited as text; what follows from the rest is left to `_derived`."""
    return {name: value for name, value in values.items() if value and isinstance(value, str) and name != "translated"}


def _derived(values: Values, language: str) -> dict[str, Any]:
    """Words that follow from others: «ترجمهٔ …» of the translator."""
    name = values.get("translator")
    if not isinstance(name, str) or not name:
        return {}
    translated = slot_values(Book(title="", people=(Person(name=name, role="translator"),)), language)["translated"]
    return {"translated": translated}


def _stored(value: Any) -> Any:
    """`value` as JSON has it: tables as rows, the heads first."""
    if isinstance(value, Sheet):
        return [list(value.columns), *map(list, value.rows)]
    if isinstance(value, Mapping):
        return {name: _stored(item) for name, item in value.items()}
    return [_stored(item) for item in value] if isinstance(value, list | tuple) else value


def _own_slots(source: Template) -> dict[str, str]:
    """Id of a text that shows one slot and nothing else → that slot, for slots that are plain texts."""
    plain = {slot for slot, facts in source.facts.slots.items() if facts.kind in ("text", "long")}
    layers = (layer for page in _named(source).document.pages for layer in layers_of(page.layers))
    shown = {layer.id: _only_hole(layer.text) for layer in layers if isinstance(layer, Text)}
    return {layer: slot for layer, slot in shown.items() if slot in plain}


def _only_hole(text: str | tuple[str, ...]) -> str:
    parts = (text,) if isinstance(text, str) else text
    hole = HOLE.fullmatch(parts[0]) if len(parts) == 1 else None
    return hole[1] if hole else ""


def _changed_texts(old: Document, new: Document) -> Iterator[tuple[Text, Text]]:
    """The texts of `new` that say something else than in `old`; what is the same object is not looked into."""
    before = {page.id: page for page in old.pages}
    for page in new.pages:
        if page.id in before and page is not before[page.id]:
            yield from _changed_in(before[page.id].layers, page.layers)


def _changed_in(old: tuple[AnyLayer, ...], new: tuple[AnyLayer, ...]) -> Iterator[tuple[Text, Text]]:
    for mine, theirs in zip(old, new, strict=False):
        if mine is theirs or mine.id != theirs.id:
            continue
        if isinstance(mine, Box) and isinstance(theirs, Box):
            yield from _changed_in(mine.children, theirs.children)
        elif isinstance(mine, Text) and isinstance(theirs, Text) and mine.text != theirs.text:
            yield mine, theirs
