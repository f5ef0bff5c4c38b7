"""Turn geometry that no layer has (arrows, rings, maps) into part of a composed box."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from studio.document.model import Box
from studio.layout.flow import Placed
from studio.layout.pen import Pen
from studio.scene import Item

Paint = Callable[[Placed, Pen], Iterable[Item]]


def nothing(placed: Placed, pen: Pen) -> Iterable[Item]:  # noqa: ARG001
    """No items."""
    return ()


@dataclass(frozen=True, kw_only=True)
class Figure(Box):
    """A box that is measured and placed like any other; `paint` draws behind its children once it has its place.

    `over` says that what it draws does not all fit its room.
    """

    paint: Paint = field(default=nothing, compare=False)
    over: bool = False
