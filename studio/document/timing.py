"""Turn how a layer moves into frozen values: by which recipe it enters, stays and leaves, or by keyframes."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class Keys:
    """Keyframes of one property: (seconds after the page came, value) in rising order, eased in between."""

    what: Literal["x", "y", "scale", "turn", "opacity", "reveal", "number"] = "opacity"
    keys: tuple[tuple[float, float], ...] = ()
    easing: str = "in-out"


@dataclass(frozen=True, kw_only=True)
class Motion:
    """How a layer moves. Empty names leave it to the document's recipe, "none" keeps it still.

    `by` parts a text into what moves on its own; letters that join are never parted. `start` is in seconds after the
    page came, negative for "in its turn".
    """

    enter: str = ""
    emphasis: str = ""
    exit: str = ""
    by: Literal["layer", "line", "word", "cluster"] = "layer"
    start: float = -1.0
    keys: tuple[Keys, ...] = ()
