"""Turn the set words of a text layer into what all its effects are made of."""

from dataclasses import dataclass
from functools import cached_property

from studio.document.model import Text
from studio.text import Line
from studio.text.pairing import sources
from studio.values import Box, united


@dataclass(frozen=True, kw_only=True)
class SetWords:
    """The words of a layer set straight, on the page. `said` is the text as typed, `size` its em, `box` its room,
    `below` the distance from the last baseline to the end of that, in px."""

    layer: Text
    said: str
    size: float
    lines: tuple[Line, ...]
    below: float
    box: Box

    @property
    def ink(self) -> Box:
        """The ink of all lines."""
        return united([line.ink for line in self.lines if line.ink.width > 0])

    @cached_property
    def sources(self) -> list[list[int]]:
        """For each letter drawn, line by line, where it was typed; nothing where neither spans nor bars ask."""
        if not (self.layer.spans or self.layer.underline or self.layer.highlight):
            return [[] for _ in self.lines]
        return sources([line.text for line in self.lines], self.said)
