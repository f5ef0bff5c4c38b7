"""Turn things that last into blocks on the strip of time: pressed, pulled along or by an end, moved by keys."""

from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from widgets.theme.current import colour
from widgets.timeline.scale import Scale
from widgets.words import number, tr

Part = Literal["body", "end"]
_GRIP = 8  # px at the end of a block by which it is made longer
_LEAST_WORDS = 60  # px that a name wants beside the slopes of a sound
_LATER = {False: Qt.Key.Key_Right, True: Qt.Key.Key_Left}
_EARLIER = {False: Qt.Key.Key_Left, True: Qt.Key.Key_Right}


class Block(QAbstractButton):
    """Something from one second to another. Double pressing it or Delete gives it back to the film's own timing.

    The arrow keys move it in time, with Alt its end; Enter and the menu key show what can be done with it.
    """

    pulled = Signal(str, float)  # the part, and by how many seconds since it was pressed
    let_go = Signal()
    dropped = Signal()  # Esc while pulling
    nudged = Signal(str, int)  # the part, and by how many steps
    wants_menu = Signal(QPoint)
    reset = Signal()
    parts: tuple[Part, ...] = ("body",)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.scale: Scale | None = None
        self._pressed: tuple[QPoint, Part] | None = None
        self._pulling = False
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def rtl(self) -> bool:
        """Whether time runs from right to left."""
        return self.isRightToLeft()

    def part_at(self, place: QPoint) -> Part:
        """What of the block lies under a place of it."""
        off = place.x() if self.rtl else self.width() - place.x()
        return "end" if "end" in self.parts and off <= _GRIP else "body"

    # ------------------------------------------------------------ the hand

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = (event.globalPosition().toPoint(), self.part_at(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            end = self.part_at(event.position().toPoint()) == "end"
            self.setCursor(Qt.CursorShape.SplitHCursor if end else Qt.CursorShape.PointingHandCursor)
            return
        place, part = self._pressed
        away = event.globalPosition().toPoint().x() - place.x()
        if part in self.parts and (self._pulling or abs(away) >= QApplication.startDragDistance()):
            self._pulling = True
            self.pulled.emit(part, self.scale.later(away))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pulling, self._pulling, self._pressed = self._pulling, False, None
        if pulling:
            self.setDown(False)
            self.let_go.emit()
        else:
            super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.wants_menu.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        steps = {_LATER[self.rtl]: 1, _EARLIER[self.rtl]: -1}.get(key, 0)
        if self._pulling and key == Qt.Key.Key_Escape:
            self._pulling, self._pressed = False, None
            self.dropped.emit()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier or key == Qt.Key.Key_Space:
            event.ignore()  # these belong to the film, not to one thing in it
        elif steps:
            self.nudged.emit("end" if alt else "body", steps)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Menu):
            self.wants_menu.emit(self.mapToGlobal(self.rect().bottomLeft()))
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ the look

    def frame(self, painter: QPainter, fill: str, line: str) -> QRectF:
        """Paint the block's ground; where its contents may be."""
        room = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        strong = self.isChecked() or self.hasFocus()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour("gold" if self.hasFocus() else "accent" if strong else line), 2 if strong else 1))
        painter.setBrush(colour(fill))
        painter.drawRoundedRect(room, 6, 6)
        return room.adjusted(6, 2, -6, -2)

    def say(self, painter: QPainter, room: QRectF, words: str, role: str = "ink", *, bold: bool = False) -> None:
        """Paint a line of words, shortened to its room."""
        font = QFont(self.font())
        font.setPixelSize(12)
        font.setBold(bold)
        painter.setFont(font)
        painter.setPen(colour(role))
        short = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if self.rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, Qt.AlignmentFlag.AlignAbsolute | side | Qt.AlignmentFlag.AlignVCenter, short)


class PageBlock(Block):
    """A page: how long it stays, with a small picture of it."""

    parts = ("end",)

    def __init__(self, parent: QWidget, page: int) -> None:
        super().__init__(parent)
        self.page = page
        self.seconds = 0.0
        self.given = False
        self.warning = ""
        self.picture = QImage()

    def show_page(self, seconds: float, why: str, *, given: bool, warning: str = "") -> None:
        """It stays for `seconds`, for the reason `why`; `warning` says why that is not enough."""
        self.seconds, self.given, self.warning = seconds, given, warning
        words = tr("Page {number}, {seconds} seconds", number=self.page + 1, seconds=round(seconds, 1))
        self.setAccessibleName(words)
        self.setAccessibleDescription("\n".join(filter(None, (warning, why))))
        self.setToolTip("\n".join(filter(None, (words, warning, why))))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            room = self.frame(painter, "soft" if self.isChecked() else "surface", "field")
            if not self.picture.isNull():
                room = self._paint_picture(painter, room)
            if room.width() > 14:
                lines = room.adjusted(0, 4, 0, -room.height() / 2), room.adjusted(0, room.height() / 2, 0, -4)
                ink = "soft_ink" if self.isChecked() else "ink"
                self.say(painter, lines[0], number(self.page + 1), ink, bold=True)
                self.say(painter, lines[1], tr("{seconds} s", seconds=round(self.seconds, 1)),
                         "warning" if self.warning else ink if self.given else "muted", bold=self.given)

    def _paint_picture(self, painter: QPainter, room: QRectF) -> QRectF:
        """The small picture at the side where the page begins; the room that is left."""
        share = min(room.height() / self.picture.height(), room.width() / self.picture.width())
        width, height = self.picture.width() * share, self.picture.height() * share
        x = room.right() - width if self.rtl else room.left()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(x, room.top() + (room.height() - height) / 2, width, height), self.picture)
        return room.adjusted(0, 0, -width - 6, 0) if self.rtl else room.adjusted(width + 6, 0, 0, 0)


class LayerBar(Block):
    """A layer of the page: darker while it comes and goes. `still` marks one that stands there from the first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.layer = ""
        self.words = ""
        self.still = False
        self.shares = (0.0, 0.0)  # of its time: until it is there, and from when it leaves

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            room = self.frame(painter, "surface" if self.still else "soft", "line")
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("accent", 0.35))
            for share, at_end in zip(self.shares, (False, True), strict=True):
                width = share * self.width()
                if width >= 1:
                    x = self.width() - width - 2 if at_end != self.rtl else 2
                    painter.drawRoundedRect(QRectF(x, 3, width, self.height() - 6), 5, 5)
            self.say(painter, room, self.words, "muted" if self.still else "soft_ink")


class SoundBar(Block):
    """A sound: where it is heard, with its fades as slopes."""

    parts = ("body", "end")

    def __init__(self, parent: QWidget, sound: int) -> None:
        super().__init__(parent)
        self.sound = sound
        self.words = ""
        self.fades = (0.0, 0.0)  # px in and out

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            room = self.frame(painter, "warning_soft", "gold")
            painter.setPen(QPen(colour("gold"), 1.4))
            first, last = (self.fades[1], self.fades[0]) if self.rtl else self.fades
            top, low = 3.0, self.height() - 4.0
            if first >= 2:
                painter.drawLine(QPointF(2, low), QPointF(2 + first, top))
            if last >= 2:
                painter.drawLine(QPointF(self.width() - 2 - last, top), QPointF(self.width() - 2, low))
            self.say(painter, self._beside_fades(room), self.words, "warning")

    def _beside_fades(self, room: QRectF) -> QRectF:
        """Where words are not struck through by the slopes; all the `room` of a bar that is hardly more than those."""
        first, last = (self.fades[1], self.fades[0]) if self.rtl else self.fades
        clear = room.adjusted(first, 0, -last, 0)
        return clear if clear.width() >= _LEAST_WORDS else room
