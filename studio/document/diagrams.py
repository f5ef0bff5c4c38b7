"""Turn facts that hang together into a layer: steps, timelines, comparisons, tables, maps and their like."""

from dataclasses import dataclass, field
from typing import Literal

from studio.document.layer import Layer
from studio.document.sheet import Sheet


@dataclass(frozen=True, kw_only=True)
class Diagram(Layer):
    """The rows of `sheet` as a figure of words. `fills` names the sheet slot that takes its place when filled."""

    diagram: Literal["timeline", "steps"] = "timeline"
    sheet: Sheet = field(default_factory=Sheet)
    fills: str = ""
