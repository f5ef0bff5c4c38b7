"""Turn the lines by which things are placed into frozen values. They are seen while one designs, in no picture."""

from dataclasses import dataclass
from typing import Literal

from studio.document.layer import Share


@dataclass(frozen=True, kw_only=True)
class Guide:
    """A line across all pages: one that stands `upright` at a share of their width from the left, or one `lying` at a
    share of their height from the top; in all sizes, or only that of one `preset`."""

    axis: Literal["upright", "lying"] = "upright"
    at: Share = 0.5
    preset: str = ""
