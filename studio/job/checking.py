"""Turn a filled document into one that can be drawn: what is unusable in it is replaced, with a problem for each.

One wrong file or name must never cost the picture it is in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from studio.document.clips import Sound
from studio.document.edits import map_layers
from studio.document.model import AnyLayer, Clip, Document, Icon, Picture, Text, Waveform
from studio.document.pictures import mapped_sources
from studio.errors import InputFault, Problem
from studio.export.film.source import About, about_footage, about_sound
from studio.export.film.subtitles import read_subtitles
from studio.export.film.track import sound_path
from studio.export.film.wave import levels
from studio.layout.icons import icon_items
from studio.paint.decoding import header
from studio.paint.images import PictureInfo, probe, probed
from studio.palettes import load_palettes
from studio.text.faces import family
from studio.values import BLACK, Box


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A document that can be drawn, the shapes of its pictures (width over height, by file), and what was replaced.

    It is not `sure` when some picture was not decoded: its data may still turn out to be damaged.
    """

    document: Document
    aspects: Mapping[str, float]
    problems: tuple[Problem, ...] = ()
    sure: bool = True


def checked(document: Document) -> Checked:
    """`document` with every picture, film, sound, font, palette and icon looked at.

    A picture that cannot be opened becomes the designed cover or is left out, a film becomes its stand-in, a sound is
    left out, an unknown font or palette becomes the usual one, an unknown icon is left out. Clips and waves know their
    ends afterwards, waves their heights, logos their tones, and subtitles of a file are read.
    """
    return _looked_through(document, probe)


def glanced(document: Document) -> Checked:
    """As `checked`, but of a picture that was not decoded before only the header is read: for who cannot wait."""
    unsure: list[str] = []

    def look(source: str) -> PictureInfo:
        known = probed(source)
        if known is None:
            unsure.append(source)
        return known or header(source)

    return replace(_looked_through(document, look), sure=not unsure)


def _looked_through(document: Document, look: Callable[[str], PictureInfo]) -> Checked:
    found = _Findings(look)
    document = mapped_sources(document, found.usable_picture, "picture")
    document = mapped_sources(document, found.usable_clip, "clip")
    document = mapped_sources(document, found.usable_sound, "sound")
    document = found.with_cues(found.with_known_sounds(document))
    fonts = {use: name for use, name in document.fonts.items() if found.known(family, name, f"fonts.{use}")}
    if not found.known(load_palettes().palette, document.palette, "palette"):
        document = replace(document, palette=Document().palette)
    told = next((sound for sound in document.sounds if sound.role == "narration"), Sound())

    def ready(layer: AnyLayer) -> AnyLayer:
        return found.timed(found.drawable(layer), told)

    pages = tuple(replace(page, layers=map_layers(page.layers, ready)) for page in document.pages)
    return Checked(
        document=replace(document, fonts=fonts, pages=pages), aspects=found.aspects, problems=tuple(found.problems),
    )


class _Findings:
    """What was seen while looking through one document."""

    def __init__(self, look: Callable[[str], PictureInfo]) -> None:
        self._look = look
        self.aspects: dict[str, float] = {}
        self.problems: list[Problem] = []

    def usable_picture(self, source: str) -> str:
        """`source` when it can be painted, else nothing."""
        return self._with_aspect(source, self._look)

    def usable_clip(self, source: str) -> str:
        """`source` when it can be shown as footage, else nothing."""
        return self._with_aspect(source, about_footage)

    def _with_aspect(self, source: str, look: Callable[[str], PictureInfo | About]) -> str:
        """`source`, its shape noted, when `look` can open it, else nothing."""
        try:
            info = look(source)
        except InputFault as fault:
            self._note(fault.problem)
            return ""
        self.aspects[source] = info.width / info.height
        return source

    def usable_sound(self, source: str) -> str:
        """`source` when it can be heard, else nothing."""
        return source if self.known(lambda name: about_sound(sound_path(name)), source, source) else ""

    def with_known_sounds(self, document: Document) -> Document:
        """`document` without tracks nothing was chosen for, and without shipped sounds that there are none of."""
        chosen = (sound for sound in document.sounds if sound.source)
        return replace(document, sounds=tuple(sound for sound in chosen if self.usable_sound(sound.source)))

    def with_cues(self, document: Document) -> Document:
        """`document` with the cues of its file of subtitles."""
        wanted = document.subtitles
        if wanted is None or not wanted.source:
            return document
        try:
            cues, problems = read_subtitles(wanted.source)
        except InputFault as fault:
            cues, problems = wanted.cues, (fault.problem,)
        for problem in problems:
            self._note(problem)
        return replace(document, subtitles=replace(wanted, source="", cues=cues))

    def timed(self, layer: AnyLayer, told: Sound) -> AnyLayer:
        """A clip or wave with its end, and a wave with its heights; `told` is the film's narration."""
        if isinstance(layer, Clip) and layer.source:
            return self._within(layer, about_footage(layer.source).seconds)
        if not isinstance(layer, Waveform) or layer.levels or not (layer.source or told.source):
            return layer
        source = sound_path(layer.source or told.source)
        if not layer.source:
            layer = replace(layer, start=told.start, end=told.end)
        layer = self._within(layer, about_sound(source).seconds)
        return replace(layer, levels=levels(source, layer.start, layer.end))

    def _within(self, layer: Any, seconds: float) -> Any:
        """`layer` played to its end or that of its file, from the file's beginning when it would begin after that."""
        if layer.start >= seconds:
            self._note(_begins_late(layer, seconds))
            layer = replace(layer, start=0.0)
        end = min(layer.end or seconds, seconds)
        return replace(layer, end=end if end > layer.start else seconds)

    def known(self, look_up: Callable[[str], Any], name: str, where: str) -> bool:
        """Whether `look_up` knows `name`; a problem at `where` when it does not."""
        try:
            look_up(name)
        except InputFault as fault:
            self._note(replace(fault.problem, where=where))
            return False
        return True

    def drawable(self, layer: AnyLayer) -> AnyLayer:
        """`layer` without names nobody knows."""
        if isinstance(layer, Text) and layer.family and not self.known(family, layer.family, f"{layer.id}.family"):
            return replace(layer, family="")
        if isinstance(layer, Icon) and layer.icon and not self.known(_icon, layer.icon, f"{layer.id}.icon"):
            return replace(layer, hide=True)
        if isinstance(layer, Picture) and layer.role == "logo" and layer.source:
            return replace(layer, tones=self._look(layer.source).tones)
        return layer

    def _note(self, problem: Problem) -> None:
        problem = replace(problem, level="note" if problem.level == "note" else "warning")  # it is made all the same
        if problem not in self.problems:
            self.problems.append(problem)


def _begins_late(layer: Clip | Waveform, seconds: float) -> Problem:
    return Problem(
        where=layer.id or layer.source, hint="choose an earlier beginning", code="clip-late",
        what=f"begins at second {layer.start:g} of {seconds:g}; shown from its beginning",
        what_fa="آغازی که برگزیده‌اید پس از پایان پرونده است؛ از ابتدا آمد", hint_fa="آغاز زودتری برگزینید",
    )


def _icon(name: str) -> None:
    icon_items(name, Box(0, 0, 1, 1), colour=BLACK)
