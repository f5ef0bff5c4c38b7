"""Turn a drag out of a ruler into a guide; one dragged back into it is gone."""

from PySide6.QtCore import Qt

from widgets.canvas.gestures.gesture import Gesture, Pointer
from widgets.canvas.rulers import THICK
from widgets.canvas.stage import Stage

_REACH = 4.0


class Guide(Gesture):
    """A guide goes with the hand."""

    def __init__(self, stage: Stage, start: Pointer, *, upright: bool, old: float | None = None) -> None:
        super().__init__(stage, start)
        self.upright = upright
        self.cursor = Qt.CursorShape.SplitHCursor if upright else Qt.CursorShape.SplitVCursor
        self.before = list(self._all())
        self.others = [at for at in self.before if at != old]

    def _all(self) -> list[float]:
        return self.stage.guides_upright if self.upright else self.stage.guides_lying

    def move(self, at: Pointer) -> None:
        on_page = at.screen.x > THICK if self.upright else at.screen.y > THICK
        place = round(at.page.x if self.upright else at.page.y)
        self._all()[:] = [*self.others, float(place)] if on_page else self.others
        self.stage.repaint.emit()

    def cancel(self) -> None:
        self._all()[:] = self.before
        self.stage.repaint.emit()


def guide_at(stage: Stage, at: Pointer) -> tuple[bool, float | None] | None:
    """Whether a press is for an upright guide (else a lying one), and which one is there; None for neither."""
    if at.screen.y <= THICK or at.screen.x <= THICK:
        return at.screen.x <= THICK, None
    near = stage.px(_REACH)
    for place in stage.guides_upright:
        if abs(place - at.page.x) <= near:
            return True, place
    for place in stage.guides_lying:
        if abs(place - at.page.y) <= near:
            return False, place
    return None
