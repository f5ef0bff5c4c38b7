"""Turn a Document and a Preset into a Scene: resolve for the page's shape, solve the boxes, draw the items."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import studio.layout.clips  # teaches the solver the layer kinds "clip" and "waveform"
import studio.layout.diagrams  # noqa: F401 - teaches the solver the layer kind "diagram"
from studio.document.edits import with_overrides
from studio.document.model import AnyLayer, Box, Clip, Document, Page, Picture, PictureFill, Text, for_shape
from studio.errors import Problem
from studio.layout.draw import group
from studio.layout.inks import Inks, faint, palette_of
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


def lay_out(document: Document, preset: Preset, *, page: int = 0, aspects: Aspects | None = None) -> Layout:
    """The scene of page number `page` of `document` for `preset`. Raises InputFault for an unknown palette or font."""
    return laid(document, preset, page=page, aspects=aspects).layout


def laid(document: Document, preset: Preset, *, page: int = 0, aspects: Aspects | None = None) -> Laid:
    """The same as `lay_out`, with what films need to know beside it."""
    setting = Setting(document=document, unit=unit_of(preset.size), rtl=document.language in ("fa", "ar", "ur"))
    shown = resolved(document, preset, page, aspects or {})
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
        scene=scene, problems=(*solved.problems, *pen.problems, *faint(pen.inks.doubts))))


def resolved(document: Document, preset: Preset, page: int, aspects: Aspects) -> Page:
    """The page as this preset's shape shows it: local changes and shape overrides applied, hidden layers gone."""
    whole = with_overrides(document, document.pages[page], preset.id)
    shapes = shapes_of(preset)
    whole = for_shape(whole, shapes)
    return replace(whole, layers=_resolved(whole.layers, shapes, aspects))


def shapes_of(preset: Preset) -> tuple[str, ...]:
    """The shape words a preset answers to. A tall page whose safe area is nearly square is a "story" as well."""
    safe = Rectangle(0, 0, preset.width, preset.height).inside(preset.safe)
    story = preset.shape == "tall" and safe.height < 1.35 * safe.width
    return (preset.shape, "story") if story else (preset.shape,)


def _resolved(layers: tuple[AnyLayer, ...], shapes: tuple[str, ...], aspects: Aspects) -> tuple[AnyLayer, ...]:
    shown = (for_shape(layer, shapes) for layer in layers)
    return tuple(_with_inside(layer, shapes, aspects) for layer in shown if not layer.hide)


def _with_inside(layer: AnyLayer, shapes: tuple[str, ...], aspects: Aspects) -> AnyLayer:
    if isinstance(layer, Box):
        return replace(layer, children=_resolved(layer.children, shapes, aspects))
    if isinstance(layer, Picture | Clip) and layer.source in aspects:
        return replace(layer, aspect=aspects[layer.source])
    if isinstance(layer, Text) and isinstance(layer.fill, PictureFill) and layer.fill.source in aspects:
        return replace(layer, fill=replace(layer.fill, aspect=aspects[layer.fill.source]))
    return layer


def _links(document: Document, preset: Preset) -> tuple[Link, ...]:
    if not document.link.startswith(("http://", "https://")):
        return ()
    return (Link(box=Rectangle(0, 0, preset.width, preset.height), target=document.link),)
