"""Turn a long page into one as tall as its content, or into slides cut between its sections.

A page is long when one of its layers is a column with the role "long". Its children are sections; of them "header"
stands on the first slide only, "footer" on the last, and "running" on every slide but the first and never on the long
page itself. A text with the role "count" says which slide it is on. The children of a box with the role "sections" (one
that repeats for each item of a list) are sections each of their own.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain

from studio.document.edits import map_layers, with_ids
from studio.document.model import AnyLayer, Box, Document, Page, Text
from studio.layout.measure import wanted
from studio.layout.resolving import Aspects, resolved
from studio.layout.setting import Setting, safe_area, unit_of
from studio.letters import persian_digits
from studio.presets import Preset
from studio.values import Size

SHORTEST, TALLEST = 1.5, 9.0  # heights of a long page in widths: below, no long page; above, phones give up
_TIGHT = 0.3  # how tight a slide's texts may become before another slide is begun
Tall = Callable[[int, int], float]  # the height of the sections from one number to before another


def is_long(document: Document) -> bool:
    """Whether some page of `document` has a layer with the role "long"."""
    return any(_main(page) is not None for page in document.pages)


def as_shown(document: Document, preset: Preset, page: int, aspects: Aspects) -> tuple[Document, Preset]:
    """`document` and `preset` as page number `page` is to be laid out: a long page whole, or its first slide."""
    long = document.pages[page]
    if _main(long) is None:
        return document, preset
    if preset.long:
        return long_page(document), as_tall(document, preset, aspects)
    slide = _slides(with_ids(document), page, with_ids(document).pages[page], preset, aspects)[0]
    return replace(document, pages=(*document.pages[:page], slide, *document.pages[page + 1 :])), preset


def as_tall(document: Document, preset: Preset, aspects: Aspects) -> Preset:
    """The long `preset` with the height that the first page of `document` takes at its width."""
    whole = replace(document, pages=(_without(document.pages[0], "running", "count"),))
    shown = resolved(whole, preset, 0, aspects)
    setting = _setting(document, preset)
    safe = safe_area(shown, preset, setting.unit)
    main = _main(shown)
    content = _height(main, main.children, safe.size, setting) if main else safe.height
    height = content + preset.height - safe.height
    return replace(preset, height=round(max(SHORTEST * preset.width, min(height, TALLEST * preset.width))))


def long_page(document: Document) -> Document:
    """`document` as one long page: without what only slides show."""
    return replace(document, pages=tuple(_without(page, "running", "count") for page in document.pages))


def cut(document: Document, preset: Preset, aspects: Aspects) -> Document:
    """`document` with its long pages cut into slides that `preset` holds, as few as can be and about equally full.

    A section is never parted. Pages that are not long stay as they are.
    """
    document = with_ids(replace(document, pages=tuple(_opened(page) for page in document.pages)))
    pages = (slide for number, page in enumerate(document.pages)
             for slide in _slides(document, number, page, preset, aspects))
    return replace(document, pages=tuple(pages))


def _slides(document: Document, number: int, page: Page, preset: Preset, aspects: Aspects) -> Sequence[Page]:
    if _main(page) is None:
        return (page,)
    shown = resolved(document, preset, number, aspects)
    setting = _setting(document, preset).with_tight(_TIGHT)
    room = safe_area(shown, preset, setting.unit).size
    main = _main(shown)
    parts = _parted(main, room.height, partial(_height, main, room=room, setting=setting))
    ids = [[section.id for section in part] for part in parts]
    return [_slide(page, set(part), at, len(ids), document.language) for at, part in enumerate(ids)]


def _opened(page: Page) -> Page:
    """`page` with the children of "sections" standing among the other sections."""
    def opened(layer: AnyLayer) -> AnyLayer:
        if not (isinstance(layer, Box) and layer.role == "long"):
            return layer
        parts = (child.children if isinstance(child, Box) and child.role == "sections" else (child,)
                 for child in layer.children)
        return replace(layer, children=tuple(chain.from_iterable(parts)))

    return replace(page, layers=map_layers(page.layers, opened))


def _setting(document: Document, preset: Preset) -> Setting:
    return Setting(document=document, unit=unit_of(preset.size), rtl=document.language in ("fa", "ar", "ur"))


def _main(page: Page) -> Box | None:
    return next((layer for layer in page.layers if isinstance(layer, Box) and layer.role == "long"), None)


def _height(main: Box, children: Sequence[AnyLayer], room: Size, setting: Setting) -> float:
    """The height that `main` takes with only `children` in it."""
    hugging = replace(main, children=tuple(children), height="hug")
    return wanted(hugging, Size(room.width, TALLEST * room.width), setting).height


def _parted(main: Box, room: float, height: Callable[[Sequence[AnyLayer]], float]) -> list[list[AnyLayer]]:
    """The sections of `main` in slides: as few as the room allows, the fullest of them as empty as can be."""
    sections = [section for section in main.children if section.role != "running"]
    running = [section for section in main.children if section.role == "running"]

    def tall(start: int, end: int) -> float:
        return height([*(running if start else ()), *sections[start:end]])

    fewest = _greedy(len(sections), room, tall)
    best = _evenest(len(sections), fewest, tall)
    return [sections[start:end] for start, end in best]


def _greedy(count: int, room: float, tall: Tall) -> int:
    """How many slides it takes when each is filled as far as it goes."""
    slides, start = 1, 0
    for end in range(1, count + 1):
        if end - start > 1 and tall(start, end) > room:
            slides, start = slides + 1, end - 1
    return slides


def _evenest(count: int, slides: int, tall: Tall) -> list[tuple[int, int]]:
    """`count` sections in `slides` runs whose tallest is as low as can be: linear partition by dynamic programming."""
    best: dict[tuple[int, int], tuple[float, list[tuple[int, int]]]] = {
        (end, 1): (tall(0, end), [(0, end)]) for end in range(1, count + 1)}
    for used in range(2, slides + 1):
        for end in range(used, count + 1):
            best[end, used] = min(
                ((max(best[start, used - 1][0], tall(start, end)), [*best[start, used - 1][1], (start, end)])
                 for start in range(used - 1, end)), key=lambda found: found[0])
    return best[count, slides][1]


def _slide(page: Page, ids: set[str], at: int, count: int, language: str) -> Page:
    """Slide number `at` (from 0) of `page`, with the sections `ids`."""
    said = f"{at + 1} از {count}" if language == "fa" else f"{at + 1} of {count}"
    said = persian_digits(said) if language == "fa" else said

    def only(layer: AnyLayer) -> AnyLayer:
        if isinstance(layer, Text) and layer.role == "count":
            return replace(layer, text=said)
        if not (isinstance(layer, Box) and layer.role == "long"):
            return layer
        kept = tuple(child for child in layer.children if child.id in ids or (child.role == "running" and at))
        return replace(layer, children=kept, height="fill", role="slide")

    name = f"{page.id}-{at + 1}" if page.id else ""
    return replace(page, id=name, layers=map_layers(page.layers, only))


def _without(page: Page, *roles: str) -> Page:
    """`page` without the layers that have one of `roles`."""
    def left(layer: AnyLayer) -> AnyLayer:
        return replace(layer, hide=True) if layer.role in roles else layer

    return replace(page, layers=map_layers(page.layers, left))
