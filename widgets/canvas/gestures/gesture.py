"""Turn events into pointers, and say what every gesture and every mode must be able to do."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from studio.values import Point
from widgets.canvas.stage import Stage


@dataclass(frozen=True, kw_only=True)
class Pointer:
    """Where the hand is, on the page and on the screen, and what is held with it."""

    page: Point
    screen: Point
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    button: Qt.MouseButton = Qt.MouseButton.NoButton

    @classmethod
    def of(cls, event: QMouseEvent, stage: Stage) -> "Pointer":
        """The pointer of a mouse event."""
        at, held = event.position(), event.modifiers()
        return cls(
            page=stage.to_page(at.x(), at.y()), screen=Point(at.x(), at.y()),
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier), ctrl=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier), button=event.button(),
        )


class Gesture:
    """One press, what follows until the button is let go, and its undoing by Esc."""

    cursor: Qt.CursorShape | None = None

    def __init__(self, stage: Stage, start: Pointer) -> None:
        self.stage = stage
        self.start = start

    def move(self, at: Pointer) -> None:
        """The hand has moved."""

    def release(self, at: Pointer) -> None:
        """The button was let go: what was shown becomes an edit."""

    def cancel(self) -> None:
        """Everything as it was."""

    def paint(self, painter: QPainter) -> None:
        """Paint what belongs to it over the page, in px of the widget."""


class Mode:
    """What the canvas is used for now: selecting, typing, cropping."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    def press(self, at: Pointer) -> Gesture | None:
        """The gesture that a press begins."""

    def double(self, at: Pointer) -> Gesture | None:
        """The gesture that a second press in the same place begins."""
        return self.press(at)

    def hover(self, at: Pointer) -> Qt.CursorShape:
        """The shape of the pointer over this place."""
        return Qt.CursorShape.ArrowCursor

    def key(self, event: QKeyEvent) -> bool:
        """Take a key; False when it means nothing here."""
        return False

    def paint(self, painter: QPainter) -> None:
        """Paint what belongs to it over the page, in px of the widget."""

    def leave(self) -> None:
        """The canvas goes over to another mode."""
