"""Turn numbers to be shown as a figure into a layer: bars, lines, shares and their like."""

from dataclasses import dataclass, field
from typing import Literal

from studio.document.layer import Layer
from studio.document.sheet import Sheet


@dataclass(frozen=True, kw_only=True)
class Chart(Layer):
    """The numbers of `sheet` as a figure. `fills` names the sheet slot that takes its place when filled."""

    chart: Literal["bar", "column"] = "bar"
    sheet: Sheet = field(default_factory=Sheet)
    fills: str = ""
