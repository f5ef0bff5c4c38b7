"""Turn facts that hang together into a layer: steps, timelines, comparisons, tables, maps and their like."""

from dataclasses import dataclass, field
from typing import Literal

from studio.document.layer import AnyColour, ColourWord, Count, Layer
from studio.document.sheet import Sheet

Kind = Literal[
    "table", "timeline", "steps", "process", "cycle", "comparison", "venn", "hierarchy", "list", "checklist",
    "calendar", "week", "map", "branches", "icons", "cloud",
]


@dataclass(frozen=True, kw_only=True)
class Diagram(Layer):
    """The rows of `sheet` as a figure of words. What its columns mean stands in `cells`.

    `heading` is said in the figure itself: in the middle of a cycle, over the shared part of two circles, over a
    legend. `flow` "across" runs from the reading side, "down" from the top; empty goes by the shape of the room.
    `line` says where the line of a timeline that runs down stands. `turn` is the way round a cycle: as a clock, or as
    one reads. `month` is that of a calendar («آبان ۱۴۰۴», "1404/8"). `colour` and `colour2` carry the figure, `panel`
    is the colour of its cards ("": none). `seed` stirs a word cloud. `fills` names the sheet slot that takes the place
    of `sheet` when filled.
    """

    diagram: Kind = "steps"
    sheet: Sheet = field(default_factory=Sheet)
    heading: str = ""
    flow: Literal["", "across", "down"] = ""
    line: Literal["", "right", "centre"] = ""
    turn: Literal["clock", "reading"] = "clock"
    month: str = ""
    colour: ColourWord = "accent"
    colour2: ColourWord = "accent-2"
    panel: AnyColour = "surface"
    seed: Count = 0
    fills: str = ""
