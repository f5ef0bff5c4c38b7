"""Turn seconds of a film into places on a strip and back; time runs as the window is read."""

from dataclasses import dataclass

from PySide6.QtCore import QRect

EDGE = 14  # px in front of the beginning and after the end
STEP = 0.1  # seconds by which keys move things; drags end at such seconds too


@dataclass(frozen=True, kw_only=True)
class Scale:
    """A strip `width` px wide on which a second takes `pace` px, from the right where `rtl`."""

    width: int
    pace: float
    rtl: bool

    def x(self, second: float) -> float:
        """The place of `second`."""
        along = EDGE + second * self.pace
        return self.width - along if self.rtl else along

    def second(self, x: float) -> float:
        """The second at a place, negative in front of the beginning."""
        return ((self.width - x if self.rtl else x) - EDGE) / self.pace

    def later(self, dx: float) -> float:
        """By how many seconds a way of `dx` px to the right leads on."""
        return (-dx if self.rtl else dx) / self.pace

    def rect(self, start: float, end: float, y: int, height: int) -> QRect:
        """The place of something from second `start` to `end`; at least some px wide."""
        one, other = sorted((self.x(start), self.x(end)))
        return QRect(round(one), y, max(6, round(other) - round(one)), height)

    def ticks(self) -> float:
        """Seconds between two numbers of the ruler, so that they stand well apart."""
        return next((step for step in (0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0) if step * self.pace >= 56), 120.0)


def fitted(width: int, seconds: float, zoom: float, *, rtl: bool) -> Scale:
    """The scale at which a film of `seconds` fills `width` px at zoom 1, and more of them at a larger one."""
    pace = (width - 2 * EDGE) / max(seconds, 1.0) * zoom
    return Scale(width=round(max(seconds, 1.0) * pace) + 2 * EDGE, pace=max(pace, 1.0), rtl=rtl)


def stepped(second: float) -> float:
    """`second` at the nearest step, not before the beginning."""
    return max(0.0, round(round(second / STEP) * STEP, 2))
