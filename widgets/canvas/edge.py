"""Turn a hand that pulls something over the edge of the canvas into a page that comes along."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from widgets.canvas.gestures.gesture import Pointer
from widgets.canvas.gestures.guide import Line
from widgets.canvas.gestures.pan import Pan

if TYPE_CHECKING:
    from widgets.canvas.canvas import Canvas

_EVERY = 16  # ms
_SHARE = 0.2  # of the way over the edge that the page comes at a time
_MOST = 32.0  # px at a time


class Edge(QObject):
    """Moves the page while a gesture holds something outside, where there is more of the page to be seen."""

    def __init__(self, canvas: Canvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._at: Pointer | None = None
        self._steps = QTimer(self, interval=_EVERY)
        self._steps.timeout.connect(self.step)

    @property
    def moving(self) -> bool:
        """Whether the page is coming."""
        return self._steps.isActive()

    def follow(self, at: Pointer) -> None:
        """The hand is there now."""
        self._at = at
        if isinstance(self._canvas.gesture, Pan | Line) or self._way() == (0.0, 0.0):
            self._steps.stop()
        elif not self._steps.isActive():
            self._steps.start()

    def rest(self) -> None:
        """The hand has let go."""
        self._steps.stop()

    def step(self) -> None:
        """The page comes a little further, and what is held with it."""
        canvas, (dx, dy) = self._canvas, self._way()
        if canvas.gesture is None or (dx, dy) == (0.0, 0.0):
            self._steps.stop()
            return
        canvas.look(canvas.stage.view.moved(dx, dy))
        at = self._at.screen
        canvas.gesture.move(replace(self._at, page=canvas.stage.to_page(at.x, at.y)))

    def _way(self) -> tuple[float, float]:
        """How far the page moves on the screen at a time; nowhere where its end is in sight already."""
        canvas, at = self._canvas, self._at.screen
        room, page = canvas.room, canvas.stage.view.box_on_screen(canvas.stage.page_box(bleed=True))
        return (_pulled(at.x, room.x, room.right, page.x, page.right),
                _pulled(at.y, room.y, room.bottom, page.y, page.bottom))


def _pulled(at: float, low: float, high: float, first: float, last: float) -> float:
    """The way along one axis: `low` to `high` is seen, the page lies from `first` to `last`."""
    if at < low and first < low:
        return min(_MOST, (low - at) * _SHARE, low - first)
    if at > high and last > high:
        return -min(_MOST, (at - high) * _SHARE, last - high)
    return 0.0
