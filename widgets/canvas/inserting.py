"""Turn a wish for a new layer into one in the middle of the page, ready to be moved."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from studio.document import edits
from studio.document.edits.places import pinned
from studio.document.model import AnyLayer, Picture, Shape, Text
from studio.errors import InputFault
from studio.paint.decoding import header
from studio.values import Box, Point
from widgets.canvas.stage import Stage
from widgets.media import SUFFIXES
from widgets.words import tr

_SIDE = 320.0  # units
_LONG = 60  # letters: more is no heading


def insert_text(stage: Stage, words: str = "") -> None:
    """A text in the middle of the page, and the caret in it: `words`, or some to be typed over."""
    kind = "body" if len(words) > _LONG else "heading"
    name = _put(stage, Text(text=words or tr("Your words"), type=kind, text_align="center", width=2 * _SIDE),
                Box(0, 0, 2 * _SIDE, 70.0))
    stage.wants_text.emit(name, -1.0, -1.0)


def insert_shape(shape: str) -> Callable[[Stage], None]:
    """The deed that puts a shape in the middle of the page."""
    def done(stage: Stage) -> None:
        height = 6.0 if shape == "line" else _SIDE if shape == "ellipse" else 0.6 * _SIDE
        _put(stage, Shape(shape=shape, fill="accent", width=_SIDE, height=height), Box(0, 0, _SIDE, height))

    return done


def insert_picture(stage: Stage, source: str, at: Point | None = None) -> str:
    """A picture in the middle of the page or round the place `at` of it; its id, "" when it cannot be opened, and why
    is told.

    No more than its size is read here. What it shows is decoded beside the window, and told should it be damaged.
    """
    try:
        info = header(source)
    except InputFault as fault:
        stage.refused.emit(fault.problem)
        return ""
    aspect = info.width / info.height
    width = 1.5 * _SIDE if aspect >= 1 else 1.5 * _SIDE * aspect
    layer = Picture(source=source, aspect=aspect, fit="cover", width=width, height=width / aspect)
    return _put(stage, layer, Box(0, 0, width, width / aspect), at)


def replace_picture(stage: Stage, layer_id: str, source: str) -> bool:
    """Another picture in the place of the one there is; False when it cannot be opened, and why is told."""
    try:
        header(source)
    except InputFault as fault:
        stage.refused.emit(fault.problem)
        return False
    document = edits.set_all(stage.session.document, {layer_id}, source=source, focus=(0.5, 0.5), zoom=1.0)
    stage.session.edit(tr("Another picture"), document)
    return True


def dropped(stage: Stage, paths: list[Path], at: Point) -> bool:
    """Picture files let go over the page: into the picture that lies there, else as new ones. False for none."""
    pictures = [str(path) for path in paths if path.suffix.lower() in SUFFIXES]
    if not pictures:
        return False
    under = next((one for one in reversed(stage.standing)
                  if isinstance(one.layer, Picture) and not one.layer.locked and one.holds(at)), None)
    if under is not None and len(pictures) == 1:
        return replace_picture(stage, under.id, pictures[0])
    made = [insert_picture(stage, source, Point(at.x + 40 * n, at.y + 40 * n)) for n, source in enumerate(pictures)]
    return any(made)


def _put(stage: Stage, layer: AnyLayer, size: Box, at: Point | None = None) -> str:
    """Put `layer`, `size` units large, on the page; its id."""
    room = stage.page_box()
    unit, middle = stage.unit, at or room.centre
    width, height = size.width * unit, size.height * unit
    box = Box(middle.x - width / 2, middle.y - height / 2, width, height)
    place = pinned(box, edits.Room(box=room, unit=unit, rtl=stage.rtl))
    named = replace(layer, id=edits.kind_of(layer), **place.fields())
    document, made = edits.pasted(stage.session.document, stage.session.page, [named])
    stage.session.edit(tr("Insert"), document)
    stage.session.select(*made)
    return made[0]
