"""Turn a document into the same document with other media files: found, checked, replaced by their hashes.

A file is named by a layer, by its change for one page shape (`on`), and by a change for one preset; sounds and
subtitles are named by the document itself. Sounds of ours ("shipped:...") are no files.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Literal

from studio.document.clips import SHIPPED
from studio.document.edits import map_layers
from studio.document.model import (
    AnyLayer,
    Clip,
    Document,
    Overrides,
    Picture,
    PictureFill,
    Text,
    Waveform,
    layers_of,
)

# What a file is used for. A film may be shown by one layer and heard as narration elsewhere.
Medium = Literal["picture", "clip", "sound", "subtitles"]
_MEDIA: Mapping[type, Medium] = {Picture: "picture", Text: "picture", Clip: "clip", Waveform: "sound"}


def sources(document: Document, medium: Medium | None = None) -> tuple[str, ...]:
    """The files that `document` names, or those used as one `medium`, each once, in order."""
    return tuple(dict.fromkeys(name for name, use in _named(document) if name and medium in (use, None)))


def _named(document: Document) -> Iterator[tuple[str, Medium]]:
    kinds: dict[str, Medium] = {}
    for layer in (layer for page in document.pages for layer in layers_of(page.layers) if type(layer) in _MEDIA):
        use = kinds[layer.id] = _MEDIA[type(layer)]
        for fields in (vars(layer), *layer.on.values()):
            yield from ((name, use) for name in _files(fields))
    for changes in document.overrides.values():
        for layer_id, change in changes.items():
            yield from ((name, kinds.get(layer_id, "picture")) for name in _files(change))
    yield from ((sound.source, "sound") for sound in document.sounds if not sound.source.startswith(SHIPPED))
    if document.subtitles is not None:
        yield document.subtitles.source, "subtitles"


def _files(fields: Mapping[str, Any]) -> Iterator[str]:
    """The files that fields of a layer name: its own, and what fills the letters of a text."""
    source = fields.get("source")
    if isinstance(source, str) and not source.startswith(SHIPPED):
        yield source
    if isinstance(fields.get("fill"), PictureFill):
        yield fields["fill"].source


def mapped_sources(document: Document, change: Callable[[str], str], medium: Medium | None = None) -> Document:
    """`document` with every file, or every file used as one `medium`, replaced by `change(file)`.

    A picture left without a file shows a designed cover when it can, and is hidden otherwise; a clip has its stand-in,
    a wave is hidden, a sound is left out.
    """
    found = {source: change(source) for source in sources(document, medium)}
    if all(old == new for old, new in found.items()):
        return document

    def renamed(layer: AnyLayer) -> AnyLayer:
        if medium not in (_MEDIA.get(type(layer)), None):
            return layer
        return _renamed_layer(layer, found)

    kept = {layer.id for page in document.pages for layer in layers_of(page.layers)
            if medium not in (_MEDIA.get(type(layer)), None)}
    pages = tuple(replace(page, layers=map_layers(page.layers, renamed)) for page in document.pages)
    overrides = {preset: _changed(changes, found, kept) for preset, changes in document.overrides.items()}
    document = replace(document, pages=pages, overrides=overrides)
    if medium in ("sound", None):
        document = replace(document, sounds=tuple(_heard(document, found)))
    if medium in ("subtitles", None) and document.subtitles is not None and document.subtitles.source:
        source = found[document.subtitles.source]
        document = replace(document, subtitles=replace(document.subtitles, source=source))
    if document.origin is not None:
        document = replace(document, origin=document.origin.with_files(lambda text: found.get(text, text)))
    return document


def _renamed_layer(layer: AnyLayer, found: Mapping[str, str]) -> AnyLayer:
    if isinstance(layer, Text):
        return replace(layer, fill=_filled(layer.fill, found), on=_changed(layer.on, found))
    if not isinstance(layer, Picture | Clip | Waveform):
        return layer
    source = _other(layer.source, found)
    lost = bool(layer.source) and not source and not isinstance(layer, Clip)
    lost = lost and not (isinstance(layer, Picture) and layer.designed and layer.title)
    return replace(layer, source=source, hide=layer.hide or lost, on=_changed(layer.on, found))


def _heard(document: Document, found: Mapping[str, str]) -> Iterator[Any]:
    for sound in document.sounds:
        source = _other(sound.source, found)
        if source or not sound.source:
            yield replace(sound, source=source)


def _other(source: str, found: Mapping[str, str]) -> str:
    return source if source.startswith(SHIPPED) else found.get(source, "")


def _changed(changes: Overrides, found: Mapping[str, str], kept: set[str] | frozenset[str] = frozenset()) -> Overrides:
    return {key: change if key in kept else _renamed_in(change, found) for key, change in changes.items()}


def _renamed_in(change: Mapping[str, Any], found: Mapping[str, str]) -> Mapping[str, Any]:
    renamed = dict(change)
    if "source" in renamed:
        renamed["source"] = _other(renamed["source"], found)
    if "fill" in renamed:
        renamed["fill"] = _filled(renamed["fill"], found)
    return renamed


def _filled(fill: Any, found: Mapping[str, str]) -> Any:
    return replace(fill, source=found.get(fill.source, "")) if isinstance(fill, PictureFill) else fill
