"""Turn a template and content into a Document: its holes filled, what stays empty left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from studio.content import Book, Content, slot_values
from studio.document.edits import map_layers
from studio.document.model import (
    AnyLayer,
    Box,
    Chart,
    Clip,
    Code,
    Diagram,
    Document,
    Icon,
    Page,
    Pattern,
    Picture,
    Text,
    Waveform,
)
from studio.document.sheet import Sheet
from studio.template.facts import Template
from studio.template.heads import own_words
from studio.template.holes import FIGURE_WORDS, HOLE
from studio.template.values import in_groups, in_words, prepared

Values = Mapping[str, Any]
_ON_A_SHELF = 3  # books one looks at together on a page of a film
_MOST_MARKS = 60  # signs drawn for a number: more cannot be counted by eye


def fill(
    source: Template, contents: Sequence[Content], brand_values: Values, words: Values | None = None, *,
    language: str = "fa",
) -> Document:
    """The document that `source` becomes with `contents`: one, or for a "books" template as many as there are.

    `brand_values` are the brand's slots ("library", "phone", ...), `words` what the user typed over the slots' default
    words, which are those of `language` ("fa" or "en"). More books than one page holds become pages of about equal
    size; a page that repeats becomes one for each item of its list.
    """
    parts = _values(source, contents, {**brand_values, **_said(words or {})}, language)
    document, first = _filled_sounds(source.document, parts[0]), parts[0]
    rounds = [(page, values) for part in parts for page, values in _rounds(document.pages, part)]
    return replace(
        document, language=language, name=_worded(document.name, first),
        pages=tuple(_filled_page(page, values) for page, values in _counted(rounds, language)),
        caption=_lines(document.caption, first), alt=_lines(document.alt, first), link=_worded(document.link, first),
        hashtags=_tags(document.hashtags, first), fonts=_fonts(source, language),
    )


def _fonts(source: Template, language: str) -> Values:
    """The families of the document, for English words with those the template has for them."""
    return {**source.document.fonts, **source.facts.fonts_en} if language == "en" else source.document.fonts


def page_count(source: Template, contents: Sequence[Content], words: Values | None = None) -> int:
    """How many pages `fill` makes of the same, without filling them."""
    pages = source.document.pages
    if not any(page.repeat or page.needs or page.unless for page in pages):
        return len(pages) * (-(-len(contents) // max(1, source.facts.most)) if source.facts.takes == "books" else 1)
    parts = _values(source, contents, _said(words or {}), "fa")
    return sum(1 for part in parts for _ in _rounds(pages, part))


def _said(values: Values) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}


def _values(source: Template, contents: Sequence[Content], typed: Values, language: str) -> list[dict[str, Any]]:
    """The values of every slot for each round of the template's pages: the content's before those typed, and these
    before the slots' own."""
    slots = source.facts.slots
    own = {name: slot.default_en if language == "en" else slot.default for name, slot in slots.items()}
    return [prepared({**own, **typed, **part}, slots, language) for part in _parts(source, contents, language)]


def _rounds(pages: Sequence[Page], values: dict[str, Any]) -> Iterator[tuple[Page, dict[str, Any]]]:
    """Each page that is wanted with its values; a page that repeats once for each item of its list."""
    for page in pages:
        if (page.needs and not values.get(page.needs)) or (page.unless and values.get(page.unless)):
            continue
        if not page.repeat:
            yield page, values
            continue
        items = _items_of(values.get(page.repeat))
        shown = items[: page.most or None]
        for number, item in enumerate(shown, 1):
            unseen = len(items) - len(shown) if number == len(shown) else 0
            yield replace(page, repeat="", unseen=unseen), {**values, **item, **_count(number)}


def _counted(rounds: Sequence[tuple[Page, dict[str, Any]]], language: str) -> Iterator[tuple[Page, dict[str, Any]]]:
    """The pages with «۲ از ۵» in the hole {page_of}, where there is more than one."""
    of = " از " if language == "fa" else " of "
    for number, (page, values) in enumerate(rounds, 1):
        yield page, {**values, "page_of": f"{number}{of}{len(rounds)}" if len(rounds) > 1 else ""}


def _tags(tags: Sequence[str], values: Values) -> tuple[str, ...]:
    """Filled hashtags; a slot may hold several, parted by commas."""
    said = (part.strip() for tag in tags for part in re.split("[،,]", _worded(tag, values)))
    return tuple(filter(None, said))


def _parts(source: Template, contents: Sequence[Content], language: str) -> list[dict[str, Any]]:
    """The content's values for each round of the template's pages."""
    if source.facts.takes != "books":
        content = contents[0]
        own = own_words(source, content) if isinstance(content, Book) else {}
        return [own | _said(slot_values(content, language))]
    items = [{**slot_values(content, language), "rank": str(rank)} for rank, content in enumerate(contents, 1)]
    titles = "\n".join(_listed(item, language) for item in items)
    shared = {"count": str(len(items)), "titles": titles}
    return [{**shared, **_books(chunk)} for chunk in evenly(items, source.facts.most)]


def _books(books: list[Any]) -> Values:
    """The holes of books: all of them, the first ones, and all a few at a time, each few in {books} again."""
    shelves = tuple({"books": shelf} for shelf in evenly(books, _ON_A_SHELF))
    return {"books": books, "first": books[:_ON_A_SHELF], "shelves": shelves}


def _listed(item: Values, language: str) -> str:
    comma = "، " if language == "fa" else ", "
    return f"• {item['title']}" + (f"{comma}{item['author']}" if item.get("author") else "")


def evenly(items: list[Any], most: int) -> list[list[Any]]:
    """`items` in as few lists as hold at most `most` each, their lengths differing by one at most."""
    count = max(1, -(-len(items) // max(1, most)))
    size, longer = divmod(len(items), count)
    starts = [number * size + min(number, longer) for number in range(count + 1)]
    return [items[start:end] for start, end in pairwise(starts)]


def _filled_page(page: Page, values: Values) -> Page:
    return replace(page, layers=tuple(_filled_all(page.layers, values)))


def _filled_all(layers: Sequence[AnyLayer], values: Values) -> Iterator[AnyLayer]:
    for layer in layers:
        filled = _filled(layer, values)
        if filled is not None:
            yield filled


def _filled(layer: AnyLayer, values: Values) -> AnyLayer | None:
    """`layer` with its holes filled, or None when it has nothing left to show."""
    if (layer.needs and not values.get(layer.needs)) or (layer.unless and values.get(layer.unless)):
        return None
    if isinstance(layer, Text):
        text = _joined(layer, values)
        return replace(layer, text=text, slot=layer.slot or _first_hole(layer.text)) if text else None
    if isinstance(layer, Picture):
        return _filled_picture(layer, values)
    if isinstance(layer, Clip | Waveform):
        return _filled_media(layer, values)
    if isinstance(layer, Code):
        data = _worded(layer.data, values)
        return replace(layer, data=data, slot=layer.slot or "link") if data else None
    if isinstance(layer, Icon):
        name = _worded(layer.icon, values)
        return replace(layer, icon=name, slot=layer.slot or _first_hole(layer.icon)) if name else None
    if isinstance(layer, Chart | Diagram):
        return _filled_figure(layer, values)
    return _filled_box(layer, values) if isinstance(layer, Box) else layer


def _filled_figure(layer: Chart | Diagram, values: Values) -> Chart | Diagram | None:
    """A figure with the table of its slot; None when there is none to show."""
    sheet = values.get(layer.fills) if layer.fills else None
    shown = sheet if isinstance(sheet, Sheet) else layer.sheet
    words = {name: getattr(layer, name, "") for name in FIGURE_WORDS}
    said = {name: _worded(text, values) for name, text in words.items() if HOLE.search(text)}
    return replace(layer, sheet=shown, slot=layer.slot or layer.fills, **said) if shown.rows else None


def _filled_picture(layer: Picture, values: Values) -> Picture | None:
    filled = replace(
        layer, source=_worded(layer.source, values), alt=_worded(layer.alt, values),
        title=_worded(layer.title, values), author=_worded(layer.author, values),
        seed=_worded(layer.seed, values), slot=layer.slot or _first_hole(layer.source),
    )
    return filled if filled.source or (filled.designed and filled.title) else None


def _filled_media(layer: Clip | Waveform, values: Values) -> Clip | Waveform | None:
    """A clip or wave with its file; None when its slot is empty."""
    source = _worded(layer.source, values)
    said = {"alt": _worded(layer.alt, values)} if isinstance(layer, Clip) else {}
    filled = replace(layer, source=source, slot=layer.slot or _first_hole(layer.source), **said)
    return filled if source or not layer.source else None


def _filled_sounds(document: Document, values: Values) -> Document:
    """`document` with the files of its tracks and subtitles; a track whose slot is empty is gone."""
    sounds = (replace(sound, source=_worded(sound.source, values)) for sound in document.sounds)
    said = document.subtitles and replace(document.subtitles, source=_worded(document.subtitles.source, values))
    return replace(document, sounds=tuple(sound for sound in sounds if sound.source), subtitles=said)


def _filled_box(box: Box, values: Values) -> Box | None:
    if box.repeat:
        children = tuple(
            child
            for number, item in enumerate(_items_of(values.get(box.repeat)), 1)
            for child in _filled_all(_numbered(box.children, number), {**values, **item, **_count(number)})
        )
        along = box.flow == "row" and box.width == "fill"
        width = f"fill {len(children)}" if along else box.width  # in a row beside others each item has its share
        return replace(box, children=children, repeat="", width=width) if children else None
    children = tuple(_filled_all(box.children, values))
    empty = _has_holes(box) and not any(_speaks(child) for child in children)
    return None if empty else replace(box, children=children)


def _items_of(value: Any) -> Sequence[Values]:
    """The items of a list slot; of a whole number that many items without words; else none."""
    if isinstance(value, str) and value.strip().isdecimal():
        return [{}] * min(int(value), _MOST_MARKS)
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list | tuple) else []


def _count(number: int) -> dict[str, str]:
    """What an item knows of its place: its {number}, and {odd} or {even} for looks that take turns."""
    return {"number": str(number), "odd": "1" if number % 2 else "", "even": "" if number % 2 else "1"}


def _numbered(layers: tuple[AnyLayer, ...], number: int) -> tuple[AnyLayer, ...]:
    """The layers of item `number`, named for it; an ornament of chance falls otherwise each time."""

    def named(layer: AnyLayer) -> AnyLayer:
        layer = replace(layer, id=f"{layer.id}-{number}") if layer.id else layer
        return replace(layer, seed=layer.seed + number - 1) if isinstance(layer, Pattern) else layer

    return map_layers(layers, named)


def _has_holes(layer: AnyLayer) -> bool:
    if isinstance(layer, Box):
        return any(_has_holes(child) for child in layer.children)
    return isinstance(layer, Text | Picture | Code | Clip | Waveform) and bool(_first_hole(_pattern_of(layer)))


def _speaks(layer: AnyLayer) -> bool:
    """Whether a filled layer says something of the content, or stands in for it (a plain shape or icon does not)."""
    if isinstance(layer, Box):
        return any(_speaks(child) for child in layer.children)
    return isinstance(layer, Text | Picture | Code | Chart | Diagram | Clip | Waveform) or bool(layer.unless)


def _pattern_of(layer: AnyLayer) -> str | tuple[str, ...]:
    if isinstance(layer, Text):
        return layer.text
    return layer.data if isinstance(layer, Code) else getattr(layer, "source", "") + getattr(layer, "title", "")


def _first_hole(text: str | tuple[str, ...]) -> str:
    found = HOLE.search(text if isinstance(text, str) else " ".join(text))
    return found.group(1) if found else ""


def _joined(layer: Text, values: Values) -> str:
    parts = (layer.text,) if isinstance(layer.text, str) else layer.text
    return layer.join.join(filter(None, (_worded(part, _as_printed(part, values)) for part in parts)))


def _as_printed(text: str, values: Values) -> Values:
    """The values for words in a picture, where an ISBN stands in groups as books print it; codes and links need its
    digits alone, and in a caption hyphens would turn the groups round."""
    return {**values, "isbn": in_groups(values["isbn"])} if values.get("isbn") and "{isbn}" in text else values


def _worded(text: str, values: Values) -> str:
    """`text` with its holes filled; empty when it has holes and all of them are."""
    holes = HOLE.findall(text)
    found = {hole: in_words(values.get(hole)) for hole in holes}
    if holes and not any(found.values()):
        return ""
    return HOLE.sub(lambda match: found[match.group(1)], text)


def _lines(text: str, values: Values) -> str:
    """A caption: lines whose holes are all empty vanish."""
    lines = (_worded(line, values) if line else "" for line in text.split("\n"))
    kept = [filled for filled, line in zip(lines, text.split("\n"), strict=True) if filled or not line]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
