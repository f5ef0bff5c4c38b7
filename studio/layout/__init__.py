"""Turn a Document and a Preset into a Scene: resolve for the page's shape, solve the boxes, draw the items."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import studio.layout.clips  # teaches the solver the layer kinds "clip" and "waveform"
import studio.layout.diagrams  # noqa: F401 - teaches the solver the layer kind "diagram"
from studio.document.model import Document, Page, Text, layers_of
from studio.errors import Problem
from studio.layout.draw import group
from studio.layout.inks import Inks, faint, palette_of
from studio.layout.long import as_shown
from studio.layout.memory import Memory
from studio.layout.pen import Pen
from studio.layout.resolving import Aspects, resolved, shapes_of
from studio.layout.setting import REFERENCE, Setting, safe_area, unit_of
from studio.layout.solve import solve
from studio.presets import Preset
from studio.scene import Link, Scene
from studio.values import CLEAR
from studio.values import Box as Rectangle

__all__ = ["Aspects", "Laid", "Layout", "laid", "lay_out", "resolved", "shapes_of"]


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

    Of a long page it is the whole for a long preset, whatever its height, and the first slide for every other.
    A `memory` that is handed in again with the next version of the document makes that one quicker.
    """
    return laid(document, preset, page=page, aspects=aspects, memory=memory).layout


def laid(
    document: Document, preset: Preset, *, page: int = 0, aspects: Aspects | None = None, memory: Memory | None = None
) -> Laid:
    """The same as `lay_out`, with what films need to know beside it."""
    document, preset = as_shown(document, preset, page, aspects or {})
    memory = memory or Memory()
    memory.begin((document.fonts, document.types, document.language, preset, aspects or {}))
    setting = Setting(document=document, unit=unit_of(preset.size), rtl=document.language in ("fa", "ar", "ur"),
                      memory=memory)
    shown = resolved(document, preset, page, aspects or {}, memory)
    found = _laid(shown, preset, setting)
    plates = frozenset(found.pen.plates)  # only what is drawn knows what lies behind a code, and plates need more room
    return _laid(shown, preset, replace(setting, plates=plates)) if plates else found


def _laid(shown: Page, preset: Preset, setting: Setting) -> Laid:
    """The page `shown`, solved and drawn."""
    document = setting.document
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


def _links(document: Document, preset: Preset) -> tuple[Link, ...]:
    if not document.link.startswith(("http://", "https://")):
        return ()
    return (Link(box=Rectangle(0, 0, preset.width, preset.height), target=document.link),)
