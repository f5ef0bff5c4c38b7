"""Turn a way of moving into data: what changes, from where to where, and how it is eased.

Distances and sides are told as one reads: x 1 is towards the side where lines begin (the right in Persian), so the same
effect is mirrored for left-to-right pages by whoever plays it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["enter", "emphasis", "exit", "transition"]
By = Literal["layer", "line", "word", "cluster"]
What = Literal["x", "y", "scale", "scale_x", "scale_y", "turn", "opacity", "reveal"]
Towards = Literal["along", "against", "up", "down", "doors", "circle", "sweep"]
Way = Literal["", "type", "count", "grow", "mark", "read", "photo"]


@dataclass(frozen=True, kw_only=True, slots=True)
class Change:
    """One property's way through `values`, at the shares `at` of the effect's time (evenly when empty).

    x and y are in shares of `of`: the thing's own box or the page's width and height, or its short side. `pivot` is
    from the side where lines begin and from the top, in shares of the box; None is its middle, of a photo its focus.
    `towards` is where a reveal goes: "along" as one reads.
    """

    what: What
    values: tuple[float, ...]
    at: tuple[float, ...] = ()
    easing: str = "out-cubic"
    of: Literal["box", "page", "short"] = "short"
    pivot: tuple[float, float] | None = None
    towards: Towards = "along"


@dataclass(frozen=True, kw_only=True, slots=True)
class Effect:
    """A named way of moving that takes `seconds`.

    An "enter" ends, an "exit" begins, and an "emphasis" does both with the thing as it was designed. `by` is how words
    are parted for it, empty where recipes may say. `way` names what takes more than changes: "type" and "count" show
    other letters, "grow" knows the marks of charts, "mark" lays a bar behind words, "read" colours them as they are
    read, "photo" goes on as long as the page stays. Of a "transition" `changes` are those of the page that comes and
    `leaving` those of the one that goes, which lies on top where `old_on_top`, with the light and shadow of a turned
    `leaf`.
    """

    name: str
    kind: Kind
    label: str
    label_fa: str
    seconds: float
    changes: tuple[Change, ...] = ()
    by: By | Literal[""] = ""
    way: Way = ""
    leaving: tuple[Change, ...] = ()
    old_on_top: bool = False
    leaf: bool = False


@dataclass(frozen=True, kw_only=True, slots=True)
class Recipe:
    """How all of a design moves: the effects by which its kinds of things enter and are brought out, and its pages
    follow each other.

    The kinds are "headline", "text", "card" (things that belong together), "cover", "photo" (fills its box), "picture",
    "icon", "code", "shape", "chart", "diagram"; what a recipe does not name stands there. `apart` is the time between
    the starts of neighbours in seconds, `by` how words are parted where the effect leaves it open.
    """

    name: str
    label: str
    label_fa: str
    enter: Mapping[str, str] = field(default_factory=dict)
    emphasis: Mapping[str, str] = field(default_factory=dict)
    transition: str = "fade"
    apart: float = 0.12
    by: By = "line"
