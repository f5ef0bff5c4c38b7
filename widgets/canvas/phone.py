"""Turn the page into what a reader sees: 360 px wide, the width of a common phone, in a plain frame of the service."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFont, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.scene import Frame
from widgets.canvas.surface import Spot, Surface
from widgets.session import Session
from widgets.theme.current import colour
from widgets.words import local, tr

WIDTH = 360
_HEAD, _FOOT, _EDGE = 52, 56, 14
_FULL = ("story", "reel")  # they take the whole screen: nothing above and below
_QUIET = 30  # ms


class PhonePreview(QWidget):
    """A window of its own beside the canvas; it follows every change."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.session = session
        self._surface = Surface(colour("surface"))
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self.update)
        self.setWindowTitle(tr("On a phone"))
        self.setAccessibleName(tr("On a phone"))
        for signal in (session.changed, session.page_changed):
            signal.connect(self._quiet.start)
        session.preset_changed.connect(self._fit)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH + 2 * _EDGE, round(self._head() + self._page_height() + self._foot()) + 2 * _EDGE)

    def _fit(self) -> None:
        self.setFixedSize(self.sizeHint())
        self.update()

    def _page_height(self) -> float:
        size = self.session.preset.size
        return WIDTH * size.height / size.width

    def _head(self) -> int:
        return 0 if self.session.preset.kind in _FULL else _HEAD

    def _foot(self) -> int:
        return 0 if self.session.preset.kind in _FULL else _FOOT

    def paintEvent(self, _event: QPaintEvent) -> None:
        scene, dpr = self.session.layout().scene, self.devicePixelRatioF()
        scale = WIDTH / scene.size.width * dpr
        spot = Spot(scale=scale, x=0, y=0, width=round(WIDTH * dpr), height=round(self._page_height() * dpr))
        self._surface.show(Frame(size=scene.size, items=scene.items, ground=scene.ground), spot)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            screen = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
            shape = QPainterPath()
            shape.addRoundedRect(QRectF(self.rect()).adjusted(3, 3, -3, -3), 22, 22)
            painter.fillPath(shape, colour("ink"))
            painter.fillRect(screen, colour("surface"))
            page = QRectF(screen.x(), screen.y() + self._head(), WIDTH, self._page_height())
            painter.drawImage(page, self._surface.image)
            if self._head():
                self._paint_account(painter, screen)
                self._paint_buttons(painter, page)

    def _paint_account(self, painter: QPainter, screen: QRectF) -> None:
        """Who posts it: a round picture and a name, on the side where reading begins."""
        rtl = self.isRightToLeft()
        x = screen.right() - 28 if rtl else screen.left() + 28
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("soft"))
        painter.drawEllipse(QPointF(x, screen.top() + _HEAD / 2), 16, 16)
        font = QFont(self.font())
        font.setPixelSize(13)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("ink"))
        preset = self.session.preset
        room = QRectF(screen.left() + 52, screen.top(), WIDTH - 104, _HEAD)
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        name = tr("Our library") + " · " + local(preset.platform_name_fa, preset.platform_name)
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_buttons(self, painter: QPainter, page: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        for place in range(3):
            x = page.right() - 28 - 40 * place if self.isRightToLeft() else page.left() + 28 + 40 * place
            painter.drawEllipse(QPointF(x, page.bottom() + _FOOT / 2), 11, 11)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._surface.forget()
        super().changeEvent(event)
