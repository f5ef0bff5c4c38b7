"""Turn numbers to be shown as a figure into a layer: bars, lines, shares and their like.

=========  ==========================================================================================================
bar        lengths along the page, from the reading side; several columns of numbers stand beside or on one another
column     heights, the first at the reading side
line       change along an ordered row (years, months); may leave zero out with `zoom`
area       the same, filled down to zero; several are stacked
dot        a dot at the end of a thin line: bars for many rows
donut      parts of a whole as a ring, at most seven
radial     bars bent round one middle
waffle     parts of a whole as a hundred squares
pictogram  so many of so many signs (7 of 10 people)
number     one large figure a row, with its change when there is a second number
progress   how much of a whole is done, as a bar a row
ring       the same as a ring with the figure in its middle
=========  ==========================================================================================================
"""

from dataclasses import dataclass, field
from typing import Annotated, Literal

from studio.document.layer import AnyColour, ColourWord, From0, Layer, Share
from studio.document.rules import SLICES
from studio.document.sheet import Sheet

PARTS = frozenset({"donut", "waffle"})
"""Kinds that show parts of one whole."""
OF_SERIES = frozenset({"bar", "column", "line", "area", "dot"})
"""Kinds that show several series at once; a large number takes them for moments, the others show the first alone."""
MOST_SERIES = 7
"""More colours than these are not told apart."""


@dataclass(frozen=True, kw_only=True)
class Chart(Layer):
    """The numbers of `sheet` as a figure. `fills` names the sheet slot that takes its place when filled.

    The first column of the sheet names the rows, every other one is a series of numbers. `unit` stands after numbers
    that brought none. `stack` is how several series stand: beside each other, on one another, or as shares of 100.
    `highlight` is what stands out while the rest is muted: the name of a row or series, or "highest", "lowest",
    "first", "last". `goal` draws a line at that number. `colours` are those of the series (the first is also that of
    single series and of the highlight); those not given follow from the palette.

    `labels` shows the names, `values` the numbers; `short` words them («۱۲ هزار») where room is short, always or
    never. `zoom` lets a line chart start above zero. `whole` is what counts as all (waffle, pictogram, progress,
    ring): 0 takes 100 for percentages, else the sum or a round number above. `icon` is the sign of a pictogram and
    stands beside a large number. `hole` is the share of a ring that is empty, `centre` the words in it. `most` parts
    of a whole are shown, the rest together. `good` says which way a large number should go.

    `radius` rounds marks, in units; `thickness` is the share of its place that a bar or column fills.
    """

    chart: Literal[
        "bar", "column", "line", "area", "dot", "donut", "radial", "waffle", "pictogram", "number", "progress", "ring"
    ] = "bar"
    sheet: Sheet = field(default_factory=Sheet)
    fills: str = ""
    title: str = ""
    unit: str = ""
    source: str = ""
    stack: Literal["beside", "stacked", "share"] = "beside"
    sort: Literal["typed", "rising", "falling"] = "typed"
    highlight: str = ""
    goal: float | None = None
    goal_label: str = ""
    labels: bool = True
    values: bool = True
    short: Literal["auto", "always", "never"] = "auto"
    zoom: bool = False
    whole: From0 = 0.0
    icon: str = ""
    hole: Share = 0.62
    centre: str = ""
    most: Annotated[int, SLICES] = 7
    good: Literal["up", "down"] = "up"
    colours: tuple[ColourWord, ...] = ()
    rest: AnyColour = ""
    radius: From0 = 10.0
    thickness: Share = 0.6
