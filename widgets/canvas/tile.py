"""Turn one page in one size into a small picture to look at and press, painted anew only where it changed."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.layout import Layout
from studio.scene import Frame
from studio.values import Size
from widgets.canvas.overlay import LOCAL
from widgets.canvas.surface import Spot, Surface
from widgets.theme.current import colour
from widgets.words import number

PAD, CAPTION = 8.0, 20.0
_BADGE = 16.0


class Tile(QAbstractButton):
    """A small page with its name under it. `problems` are counted in a corner, `local` marks changes of its own."""

    def __init__(self, room: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.caption = ""
        self.problems = 0
        self.local = False
        self.stale = True
        self._surface = Surface(colour("sunk"))
        self._page = Size(1080, 1350)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        size = self.page_size()
        width = max(size.width(), 84)
        return QSize(round(width + 2 * PAD), round(self.room.height() + 2 * PAD + CAPTION))

    minimumSizeHint = sizeHint

    def page_size(self) -> QSize:
        """The size of the page in the tile, in px of the widget."""
        zoom = self._zoom()
        return QSize(max(1, round(self._page.width * zoom)), max(1, round(self._page.height * zoom)))

    def _zoom(self) -> float:
        return min(self.room.width() / self._page.width, self.room.height() / self._page.height)

    def set_page(self, page: Size) -> None:
        """The page has this size in px."""
        if page != self._page:
            self._page = page
            self._surface.forget()
            self.updateGeometry()

    def show_layout(self, layout: Layout) -> None:
        """Show the page as it is now."""
        scene, dpr = layout.scene, self.devicePixelRatioF()
        self.set_page(scene.size)
        size = self.page_size() * dpr
        spot = Spot(scale=self._zoom() * dpr, x=0, y=0, width=size.width(), height=size.height())
        changed = self._surface.show(Frame(size=scene.size, items=scene.items, ground=scene.ground), spot)
        count = sum(1 for problem in layout.problems if problem.level != "note")
        if not changed.isEmpty() or count != self.problems:
            self.problems = count
            self.update()
        self.stale = False

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            page = self.page_rect()
            self._paint_frame(painter, page)
            if not self._surface.image.isNull():
                painter.drawImage(page, self._surface.image)
            self._paint_caption(painter)
            if self.problems:
                self._paint_badge(painter, page)
            if self.local:
                painter.setPen(QPen(QColor("#ffffff"), 1.0))
                painter.setBrush(LOCAL)
                painter.drawEllipse(QPointF(page.left() + 2, page.top() + 2), 4.5, 4.5)

    def page_rect(self) -> QRectF:
        """Where the page is in the tile."""
        size = self.page_size()
        x = (self.width() - size.width()) / 2
        return QRectF(round(x), round(PAD + (self.room.height() - size.height()) / 2), size.width(), size.height())

    def _paint_frame(self, painter: QPainter, page: QRectF) -> None:
        chosen, over = self.isChecked(), self.underMouse() or self.hasFocus()
        pen = QPen(colour("accent" if chosen else "field" if over else "line"), 2.4 if chosen else 1.2)
        painter.setPen(pen)
        painter.setBrush(colour("surface"))
        painter.drawRoundedRect(page.adjusted(-2, -2, 2, 2), 3, 3)

    def _paint_caption(self, painter: QPainter) -> None:
        font = QFont(self.font())
        font.setPixelSize(11)
        font.setBold(self.isChecked())
        painter.setFont(font)
        painter.setPen(colour("ink" if self.isChecked() else "muted"))
        room = QRectF(2, self.height() - CAPTION, self.width() - 4, CAPTION)
        words = QFontMetricsF(font).elidedText(self.caption, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_badge(self, painter: QPainter, page: QRectF) -> None:
        circle = QRectF(page.right() - _BADGE / 2, page.top() - _BADGE / 2, _BADGE, _BADGE)
        font = QFont(self.font())
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("danger"))
        painter.drawEllipse(circle)
        painter.setPen(colour("surface"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, number(self.problems))
