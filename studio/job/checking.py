"""Turn a filled document into one that can be drawn: what is unusable in it is replaced, with a problem for each.

One wrong file or name must never cost the picture it is in.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from studio.document.edits import map_layers
from studio.document.model import AnyLayer, Document, Icon, Text
from studio.document.pictures import mapped_sources
from studio.errors import InputFault, Problem
from studio.layout.icons import icon_items
from studio.paint.images import probe
from studio.palettes import load_palettes
from studio.text.faces import family
from studio.values import BLACK, Box


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A document that can be drawn, the shapes of its pictures (width over height, by file), and what was replaced."""

    document: Document
    aspects: Mapping[str, float]
    problems: tuple[Problem, ...] = ()


def checked(document: Document) -> Checked:
    """`document` with every picture, font, palette and icon looked at.

    A picture that cannot be opened becomes the designed cover or is left out, an unknown font or palette becomes the
    usual one, an unknown icon is left out.
    """
    found = _Findings()
    document = mapped_sources(document, found.usable_picture)
    fonts = {use: name for use, name in document.fonts.items() if found.known(family, name, f"fonts.{use}")}
    if not found.known(load_palettes().palette, document.palette, "palette"):
        document = replace(document, palette=Document().palette)
    pages = tuple(replace(page, layers=map_layers(page.layers, found.drawable)) for page in document.pages)
    return Checked(
        document=replace(document, fonts=fonts, pages=pages), aspects=found.aspects, problems=tuple(found.problems),
    )


class _Findings:
    """What was seen while looking through one document."""

    def __init__(self) -> None:
        self.aspects: dict[str, float] = {}
        self.problems: list[Problem] = []

    def usable_picture(self, source: str) -> str:
        """`source` when it can be painted, else nothing."""
        try:
            info = probe(source)
        except InputFault as fault:
            self._note(fault.problem)
            return ""
        self.aspects[source] = info.width / info.height
        return source

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
        return layer

    def _note(self, problem: Problem) -> None:
        problem = replace(problem, level="warning")  # the picture is made all the same
        if problem not in self.problems:
            self.problems.append(problem)


def _icon(name: str) -> None:
    icon_items(name, Box(0, 0, 1, 1), colour=BLACK)
