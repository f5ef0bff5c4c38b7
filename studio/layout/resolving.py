"""Turn a page that speaks of every shape into the page that one preset shows."""

from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from studio.document.edits import with_overrides
from studio.document.model import AnyLayer, Box, Clip, Document, Page, Picture, PictureFill, Text, for_shape
from studio.layout.memory import Memory
from studio.presets import Preset
from studio.values import Box as Rectangle

# Width over height of pictures by source; whoever opened the files knows them, layout opens none.
Aspects = Mapping[str, float]


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
