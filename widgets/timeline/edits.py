"""Turn a change of the film's time into the document that has it; what is as the recipe has it is told by nothing."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from studio.document.clips import Sound
from studio.document.edits import map_layers
from studio.document.model import AnyLayer, Document
from studio.document.timing import Motion
from studio.layout.film import Plan

_STILL = Motion()


def with_page(document: Document, number: int, **fields: Any) -> Document:
    """Page `number`, from 0, with other `fields`."""
    pages = list(document.pages)
    pages[number] = replace(pages[number], **fields)
    return replace(document, pages=tuple(pages))


def with_seconds(document: Document, seconds: Sequence[float]) -> Document:
    """Every page with the seconds it stays, 0 for as long as it is read."""
    pages = (replace(page, seconds=stays) for page, stays in zip(document.pages, seconds, strict=True))
    return replace(document, pages=tuple(pages))


def with_length(document: Document, timed: Plan) -> Document:
    """Every page as long as in `timed`, to the hundredth; the last one takes what rounding leaves."""
    seconds = [round(page.seconds, 2) for page in timed.pages]
    seconds[-1] = round(seconds[-1] + timed.seconds - sum(seconds), 2)
    return with_seconds(document, seconds)


def with_motion(document: Document, layer_id: str, **fields: Any) -> Document:
    """The layer `layer_id` moving otherwise, in every arrangement that has it."""
    def moving(layer: AnyLayer) -> AnyLayer:
        if layer.id != layer_id:
            return layer
        motion = replace(layer.motion or _STILL, **fields)
        return replace(layer, motion=None if motion == _STILL else motion)

    pages = tuple(replace(page, layers=map_layers(page.layers, moving)) for page in document.pages)
    return replace(document, pages=pages)


def with_sound(document: Document, number: int, **fields: Any) -> Document:
    """Sound `number`, from 0, with other `fields`."""
    sounds = list(document.sounds)
    sounds[number] = replace(sounds[number], **fields)
    return replace(document, sounds=tuple(sounds))


def with_new_sound(document: Document, sound: Sound) -> Document:
    """One sound more."""
    return replace(document, sounds=(*document.sounds, sound))


def without_sound(document: Document, number: int) -> Document:
    """One sound less."""
    return replace(document, sounds=(*document.sounds[:number], *document.sounds[number + 1 :]))
