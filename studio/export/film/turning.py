"""Turn frames into the same frames in the colours of a film's encoder (see `yuv`), each thing in them once."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import singledispatch

from PySide6.QtGui import QImage

from studio.export.film.yuv import turned_colour, turned_picture
from studio.paint.effects import changed
from studio.scene import Fill, Frame, Glyphs, Group, Item, LetterFill, Path, Picture, Scene, Shadow, Stroke, walk
from studio.values import WHITE, Colour


def can_turn(scene: Scene) -> bool:
    """Whether laying over is linear throughout: not where things are multiplied with what is behind them."""
    return all(item.blend == "normal" for item in walk(scene.items) if isinstance(item, Group))


class Turning:
    """Frames that follow one another, turned: what is the same object from frame to frame stays one."""

    def __init__(self) -> None:
        self._turned: dict[int, tuple[Item, Item]] = {}
        self._frames: tuple[Frame, Frame] | None = None

    def frame(self, frame: Frame) -> Frame:
        """`frame` in the encoder's colours, on a ground that nothing shines through."""
        if self._frames and self._frames[0] is frame:
            return self._frames[1]
        before, self._turned = self._turned, {}
        ground = WHITE.mixed(replace(frame.ground, alpha=1.0), frame.ground.alpha)
        items = tuple(self._item(item, before) for item in frame.items)
        self._frames = frame, Frame(size=frame.size, items=items, ground=turned_colour(ground))
        return self._frames[1]

    def _item(self, item: Item, before: dict[int, tuple[Item, Item]]) -> Item:
        known = before.get(id(item)) or self._turned.get(id(item))
        if known is None:
            known = item, _turned(item, lambda one: self._item(one, before))
        self._turned[id(item)] = known
        return known[1]


@dataclass(frozen=True)
class _InPlanes:
    """The last effect of a picture: the encoder's colours."""


@changed.register
def _(effect: _InPlanes, image: QImage, scale: float) -> QImage:  # noqa: ARG001 - neither choice nor lengths
    return turned_picture(image)


@singledispatch
def _turned(item: Item, inner: Callable[[Item], Item]) -> Item:  # noqa: ARG001 - the signature
    raise TypeError(f"no colours to turn in {type(item).__name__}")


@_turned.register
def _(item: Group, inner: Callable[[Item], Item]) -> Group:
    key = None if item.key is None else (_InPlanes, item.key)
    return replace(item, items=tuple(map(inner, item.items)), key=key)


@_turned.register
def _(item: Glyphs, inner: Callable[[Item], Item]) -> Glyphs:  # noqa: ARG001 - has none
    letters = tuple(LetterFill(start=one.start, end=one.end, fill=_fill(one.fill)) for one in item.letters)
    return replace(item, fill=_fill(item.fill), outline=_stroke(item.outline), letters=letters,
                   shadow=_shadow(item.shadow))


@_turned.register
def _(item: Path, inner: Callable[[Item], Item]) -> Path:  # noqa: ARG001 - has none
    fill = None if item.fill is None else _fill(item.fill)
    return replace(item, fill=fill, stroke=_stroke(item.stroke), shadow=_shadow(item.shadow))


@_turned.register
def _(item: Picture, inner: Callable[[Item], Item]) -> Picture:  # noqa: ARG001 - has none
    return replace(item, effects=(*item.effects, _InPlanes()), shadow=_shadow(item.shadow))


def _fill(fill: Fill) -> Fill:
    if isinstance(fill, Colour):
        return turned_colour(fill)
    return replace(fill, stops=tuple(replace(stop, colour=turned_colour(stop.colour)) for stop in fill.stops))


def _stroke(stroke: Stroke | None) -> Stroke | None:
    return stroke and replace(stroke, fill=_fill(stroke.fill))


def _shadow(shadow: Shadow | None) -> Shadow | None:
    return shadow and replace(shadow, colour=turned_colour(shadow.colour))
