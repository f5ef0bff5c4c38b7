"""Turn a Document and a Preset into a Scene: resolve for the page's shape, solve the boxes, draw the items."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

import studio.layout.clips  # teaches the solver the layer kinds "clip" and "waveform"
import studio.layout.diagrams  # noqa: F401 - teaches the solver the layer kind "diagram"
from studio.document.edits import with_overrides
from studio.document.model import AnyLayer, Box, Clip, Document, Page, Picture, PictureFill, Text, for_shape, layers_of
from studio.errors import Problem
from studio.layout.draw import group
from studio.layout.inks import Inks, faint, palette_of
from studio.layout.memory import Memory
from studio.layout.pen import Pen
from studio.layout.setting import REFERENCE, Setting, safe_area, unit_of
from studio.layout.solve import solve
from studio.presets import Preset
from studio.scene import Link, Scene
from studio.values import CLEAR
from studio.values import Box as Rectangle

# Width over height of pictures by source; whoever opened the files knows them, layout opens none.
Aspects = Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class Layout:
    """A page laid out for one preset: its scene, and what a person should know about it."""

    scene: Scene
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A page laid out, and the pen that knows which layer became what."""

    layout: Layout
    pen: Pen


def lay_out(
    document: Document, preset: Preset, *, page: int = 0, aspects: Aspects | None = None, memory: Memory | None = None
) -> Layout:
    """The scene of page number `page` of `document` for `preset`. Raises InputFault for an unknown palette or font.

    A `memory` that is handed in again with the next version of the document makes that one quicker.
    """
    return laid(document, preset, page=page, aspects=aspects, memory=memory).layout


def laid(
    document: Document, preset: Preset, *, page: int = 0, aspects: Aspects | None = None, memory: Memory | None = None
) -> Laid:
    """The same as `lay_out`, with what films need to know beside it."""
    memory = memory or Memory()
    memory.begin((document.fonts, document.types, document.language, preset, aspects or {}))
    setting = Setting(document=document, unit=unit_of(preset.size), rtl=document.language in ("fa", "ar", "ur"),
                      memory=memory)
    shown = resolved(document, preset, page, aspects or {}, memory)
    safe = safe_area(shown, preset, setting.unit)
    solved = solve(shown.layers, Rectangle(0, 0, preset.width, preset.height), safe, setting)
    palette = palette_of(document.palette, document.colours)
    ground = CLEAR if shown.ground == "none" else Inks(palette=palette, ground=palette.ground).named(shown.ground)
    behind = ground if ground.alpha else palette.ground  # a see-through page lies on a page much like ours
    pen = Pen(setting=solved.setting, inks=Inks(palette=palette, ground=behind),
              reference=preset.size.short / REFERENCE.short)
    items = tuple(drawn for placed in solved.placed if (drawn := group(placed, pen)) is not None)
    scene = Scene(size=preset.size, items=items, ground=ground, safe=safe, links=_links(document, preset))
    return Laid(pen=pen, layout=Layout(
        scene=scene, problems=(*solved.problems, *_noted(pen, shown), *faint(pen.inks.doubts))))


def _noted(pen: Pen, page: Page) -> Iterator[Problem]:
    """What the pen noted. A text with the role "source" says for all charts of its page where numbers are from."""
    told = any(isinstance(layer, Text) and layer.role == "source" for layer in layers_of(page.layers))
    return (problem for problem in pen.problems if not (told and problem.code == "no-source"))


def resolved(
    document: Document, preset: Preset, page: int, aspects: Aspects, memory: Memory | None = None
) -> Page:
    """The page as this preset's shape shows it: local changes and shape overrides applied, hidden layers gone."""
    whole = with_overrides(document, document.pages[page], preset.id)
    shapes = shapes_of(preset)
    whole = for_shape(whole, shapes)
    return replace(whole, layers=_resolved(whole.layers, _Showing(shapes, aspects, memory or Memory())))


def shapes_of(preset: Preset) -> tuple[str, ...]:
    """The shape words a preset answers to. A tall page whose safe area is nearly square is a "story" as well."""
    safe = Rectangle(0, 0, preset.width, preset.height).inside(preset.safe)
    story = preset.shape == "tall" and safe.height < 1.35 * safe.width
    return (preset.shape, "story") if story else (preset.shape,)


class _Showing(NamedTuple):
    """What decides how layers are shown: the page's shapes, the pictures', and what was found before."""

    shapes: tuple[str, ...]
    aspects: Aspects
    memory: Memory


def _resolved(layers: tuple[AnyLayer, ...], by: _Showing) -> tuple[AnyLayer, ...]:
    found = (by.memory.shown(layer, lambda one: _shown(one, by)) for layer in layers)
    return tuple(layer for layer in found if layer is not None)


def _shown(layer: AnyLayer, by: _Showing) -> AnyLayer | None:
    layer = for_shape(layer, by.shapes)
    return None if layer.hide else _with_inside(layer, by)


def _with_inside(layer: AnyLayer, by: _Showing) -> AnyLayer:
    aspects = by.aspects
    if isinstance(layer, Box):
        return replace(layer, children=_resolved(layer.children, by))
    if isinstance(layer, Picture | Clip) and layer.source in aspects:
        return replace(layer, aspect=aspects[layer.source])
    if isinstance(layer, Text) and isinstance(layer.fill, PictureFill) and layer.fill.source in aspects:
        return replace(layer, fill=replace(layer.fill, aspect=aspects[layer.fill.source]))
    return layer


def _links(document: Document, preset: Preset) -> tuple[Link, ...]:
    if not document.link.startswith(("http://", "https://")):
        return ()
    return (Link(box=Rectangle(0, 0, preset.width, preset.height), target=document.link),)
