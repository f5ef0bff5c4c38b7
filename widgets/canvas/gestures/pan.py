"""Turn a drag with the middle button, or with space held, into another part of the page."""

from PySide6.QtCore import Qt

from widgets.canvas.gestures.gesture import Gesture, Pointer
from widgets.canvas.stage import Stage


class Pan(Gesture):
    """The page goes with the hand."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, stage: Stage, start: Pointer) -> None:
        super().__init__(stage, start)
        self.view = stage.view

    def move(self, at: Pointer) -> None:
        self.stage.look(self.view.moved(at.screen.x - self.start.screen.x, at.screen.y - self.start.screen.y))

    def cancel(self) -> None:
        self.stage.look(self.view)
