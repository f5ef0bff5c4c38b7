"""Turn a template folder into a Template and, filled with content, into a Document.

A template is a folder with `template.json` (a document with holes, and facts about it) and its own pictures. Holes are
slot names in braces: "{title}". A part of a text whose holes are all empty vanishes; so does a layer with nothing left
to show, and a box whose holes all came out empty. Nothing in a template runs, and no path leads out of its folder.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, Literal

from studio import resources
from studio.content import ROLES, Book, Content, Quote, slot_values
from studio.document.edits import map_layers
from studio.document.files import load_json
from studio.document.form import build, build_document
from studio.document.model import AnyLayer, Box, Code, Document, Page, Picture, Text
from studio.document.pictures import mapped_sources, sources
from studio.document.upgrades import upgraded
from studio.errors import InputFault, Problem, input_fault

_HOLE = re.compile(r"\{([a-z_][a-z0-9_.]*)\}")
# What a record says in words; of its fields the cover alone is a file that was looked at.
_WORDS = {*ROLES, *(part.name for kind in (Book, Quote) for part in fields(kind))} - {"cover"}


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One hole: its label in both languages, the words shown when nothing fills it, and whether it must be filled."""

    label: str = ""
    label_fa: str = ""
    default: str = ""
    default_en: str = ""
    required: bool = False
    kind: Literal["text", "long", "picture", "link", "list"] = "text"


@dataclass(frozen=True, kw_only=True)
class TemplateForm:
    """The facts beside the document. `takes` is the content it shows, `least`–`most` how many on one page."""

    id: str = ""
    name: str = ""
    name_fa: str = ""
    about: str = ""
    about_fa: str = ""
    family: str = ""
    takes: Literal["book", "quote", "books"] = "book"
    least: int = 1
    most: int = 1
    suits: tuple[str, ...] = ("feed", "story")
    keywords: tuple[str, ...] = ()
    slots: Mapping[str, Slot] = field(default_factory=dict)
    samples: tuple[Mapping[str, Any], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Template:
    """A document with holes, the facts about it, and the folder its own pictures are in."""

    facts: TemplateForm
    document: Document
    folder: Path
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The template's name in commands and folders."""
        return self.facts.id


def load_template(folder: Path) -> Template:
    """Read the template in `folder`. Raises InputFault when it cannot be used; lesser faults are its `problems`."""
    source = folder / "template.json"
    where = f"{folder.name}/template.json"
    if not source.is_file():
        raise _no_template(where, "there is no template.json")
    form = load_json(source.read_bytes(), where)
    if not isinstance(form, dict) or not isinstance(form.get("document"), dict):
        raise _no_template(where, "is no template: it has no document")
    form = upgraded(form, where)
    problems: list[Problem] = []
    try:
        document = build_document(form.pop("document"), f"{where}:document", problems)
        facts = replace(build(TemplateForm, form, where, problems), id=folder.name)
    except RecursionError as error:
        raise _no_template(where, "its boxes are nested too deep") from error
    if not document.pages:
        raise _no_template(where, "it has no page")
    holes = {hole for source in sources(document) for hole in _HOLE.findall(source)}
    slots = {name: _with_own_default(slot, folder, where) if name in holes else slot
             for name, slot in facts.slots.items()}
    return Template(facts=replace(facts, slots=slots), document=_with_own_pictures(document, folder, where),
                    folder=folder, problems=tuple(problems))


def _no_template(where: str, what: str, hint: str = "", hint_fa: str = "") -> InputFault:
    return input_fault(
        where, what, hint or f"shipped templates: {', '.join(template_ids())}", code="no-template",
        what_fa="این الگو نیست یا خواندنی نیست", hint_fa=hint_fa or f"الگوهای آماده: {'، '.join(template_ids())}",
    )


def _with_own_pictures(document: Document, folder: Path, where: str) -> Document:
    """Pictures named in the template as files of its folder. Raises InputFault for one that leads out of it."""
    def own(source: str) -> str:
        hole = _HOLE.fullmatch(source)
        if hole and hole[1] in _WORDS:
            raise _outside(where, source)
        return source if hole else _own_file(source.replace("{", "").replace("}", ""), folder, where)

    return mapped_sources(document, own)


def _with_own_default(slot: Slot, folder: Path, where: str) -> Slot:
    """A slot for pictures; the one that stands in it when nothing fills it is a file of the template's folder too."""
    return replace(slot, default=_own_file(slot.default, folder, where)) if slot.default else slot


def _own_file(name: str, folder: Path, where: str) -> str:
    try:
        return str(resources.within(folder, name))
    except ValueError as error:
        raise _outside(where, name) from error


def _outside(where: str, name: str) -> InputFault:
    return input_fault(
        where, f"names a picture outside the template: {name!r}",
        "put the picture into the template's folder", code="path-outside",
        what_fa="الگو به پرونده‌ای بیرون از پوشهٔ خود اشاره می‌کند", hint_fa="تصویر را درون پوشهٔ الگو بگذارید",
    )


@lru_cache(maxsize=1)
def template_ids() -> tuple[str, ...]:
    """The ids of all shipped templates, sorted."""
    return tuple(sorted(path.parent.name for path in resources.templates().glob("*/template.json")))


@lru_cache(maxsize=64)
def template(name: str) -> Template:
    """The shipped template `name`, or the one in the folder of that path. Raises InputFault with a near name."""
    if name in template_ids():
        return load_template(resources.templates() / name)
    if (Path(name) / "template.json").is_file():
        return load_template(Path(name))
    near = get_close_matches(name, template_ids(), n=1)
    if near:
        raise _no_template(name, "no such template", f"did you mean {near[0]!r}?", f"منظورتان «{near[0]}» بود؟")
    raise _no_template(name, "no such template")


# ---------------------------------------------------------------- filling

Values = Mapping[str, Any]


def fill(
    source: Template, contents: Sequence[Content], brand_values: Values, words: Values | None = None, *,
    language: str = "fa",
) -> Document:
    """The document that `source` becomes with `contents`: one, or for a "books" template as many as there are.

    `brand_values` are the brand's slots ("library", "phone", ...), `words` what the user typed over the slots' default
    words, which are those of `language` ("fa" or "en"). More books than one page holds become pages of about equal
    size.
    """
    fixed = {name: slot.default_en if language == "en" else slot.default for name, slot in source.facts.slots.items()}
    fixed |= brand_values | {name: word for name, word in (words or {}).items() if word}
    parts = [fixed | part for part in _parts(source, contents, language)]
    document, first = source.document, parts[0]
    return replace(
        document, language=language, name=_worded(document.name, first),
        pages=tuple(_filled_page(page, values) for values in parts for page in document.pages),
        caption=_lines(document.caption, first), alt=_lines(document.alt, first), link=_worded(document.link, first),
        hashtags=_tags(document.hashtags, first),
    )


def _tags(tags: Sequence[str], values: Values) -> tuple[str, ...]:
    """Filled hashtags; a slot may hold several, parted by commas."""
    said = (part.strip() for tag in tags for part in re.split("[،,]", _worded(tag, values)))
    return tuple(filter(None, said))


def _parts(source: Template, contents: Sequence[Content], language: str) -> list[dict[str, Any]]:
    """The content's values for each round of the template's pages."""
    if source.facts.takes != "books":
        return [{name: value for name, value in slot_values(contents[0], language).items() if value}]
    items = [slot_values(content, language) for content in contents]
    titles = "\n".join(_listed(item, language) for item in items)
    chunks = evenly(items, source.facts.most)
    of = " از " if language == "fa" else " of "
    return [
        {
            "books": chunk, "count": str(len(items)), "titles": titles,
            "page_of": f"{number}{of}{len(chunks)}" if len(chunks) > 1 else "",
        }
        for number, chunk in enumerate(chunks, 1)
    ]


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
    if layer.needs and not values.get(layer.needs):
        return None
    if isinstance(layer, Text):
        text = _joined(layer, values)
        return replace(layer, text=text, slot=layer.slot or _first_hole(layer.text)) if text else None
    if isinstance(layer, Picture):
        return _filled_picture(layer, values)
    if isinstance(layer, Code):
        data = _worded(layer.data, values)
        return replace(layer, data=data, slot=layer.slot or "link") if data else None
    return _filled_box(layer, values) if isinstance(layer, Box) else layer


def _filled_picture(layer: Picture, values: Values) -> Picture | None:
    filled = replace(
        layer, source=_worded(layer.source, values), alt=_worded(layer.alt, values),
        title=_worded(layer.title, values), author=_worded(layer.author, values),
        seed=_worded(layer.seed, values), slot=layer.slot or _first_hole(layer.source),
    )
    return filled if filled.source or (filled.designed and filled.title) else None


def _filled_box(box: Box, values: Values) -> Box | None:
    if box.repeat:
        children = tuple(
            child
            for number, item in enumerate(_items_of(values.get(box.repeat)), 1)
            for child in _filled_all(_numbered(box.children, number), {**values, **item, "number": str(number)})
        )
        return replace(box, children=children, repeat="") if children else None
    children = tuple(_filled_all(box.children, values))
    empty = _has_holes(box) and not any(_speaks(child) for child in children)
    return None if empty else replace(box, children=children)


def _items_of(value: Any) -> Sequence[Values]:
    """The items of a list slot; none for a slot that is no list."""
    return [item for item in value if isinstance(item, Mapping)] if isinstance(value, list | tuple) else []


def _numbered(layers: tuple[AnyLayer, ...], number: int) -> tuple[AnyLayer, ...]:
    return map_layers(layers, lambda layer: replace(layer, id=f"{layer.id}-{number}") if layer.id else layer)


def _has_holes(layer: AnyLayer) -> bool:
    if isinstance(layer, Box):
        return any(_has_holes(child) for child in layer.children)
    return isinstance(layer, Text | Picture | Code) and bool(_first_hole(_pattern_of(layer)))


def _speaks(layer: AnyLayer) -> bool:
    """Whether a filled layer says something of the content (a plain shape or fixed icon does not)."""
    if isinstance(layer, Box):
        return any(_speaks(child) for child in layer.children)
    return isinstance(layer, Text | Picture | Code)


def _pattern_of(layer: AnyLayer) -> str | tuple[str, ...]:
    if isinstance(layer, Text):
        return layer.text
    return layer.data if isinstance(layer, Code) else getattr(layer, "source", "") + getattr(layer, "title", "")


def _first_hole(text: str | tuple[str, ...]) -> str:
    found = _HOLE.search(text if isinstance(text, str) else " ".join(text))
    return found.group(1) if found else ""


def _joined(layer: Text, values: Values) -> str:
    parts = (layer.text,) if isinstance(layer.text, str) else layer.text
    return layer.join.join(filter(None, (_worded(part, values) for part in parts)))


def _worded(text: str, values: Values) -> str:
    """`text` with its holes filled; empty when it has holes and all of them are."""
    holes = _HOLE.findall(text)
    found = {hole: str(values.get(hole, "") or "") for hole in holes}
    if holes and not any(found.values()):
        return ""
    return _HOLE.sub(lambda match: found[match.group(1)], text)


def _lines(text: str, values: Values) -> str:
    """A caption: lines whose holes are all empty vanish."""
    lines = (_worded(line, values) if line else "" for line in text.split("\n"))
    kept = [filled for filled, line in zip(lines, text.split("\n"), strict=True) if filled or not line]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(kept)).strip()
