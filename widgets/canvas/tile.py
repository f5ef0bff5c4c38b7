"""Turn one page in one size into a small picture to look at and press, painted anew only where it changed."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.layout import Layout
from studio.scene import Frame
from studio.values import Size
from widgets.canvas.overlay import LOCAL
from widgets.canvas.surface import Spot, Surface
from widgets.session import Planned, Session
from widgets.theme.current import colour
from widgets.words import number

PAD, LINE = 8.0, 18.0
_BADGE = 16.0


@dataclass(frozen=True, kw_only=True, eq=False)
class Small:
    """A page as a small picture, with the layout it shows."""

    planned: Planned
    layout: Layout
    image: QImage


class Miniature:
    """Paints one page small, again and again: only what has changed. For one thread at a time, whichever that is."""

    def __init__(self, room: QSize) -> None:
        self._room = room
        self._surface = Surface(QColor("#ffffff"))  # the page fills it: nothing of that is ever seen

    def painted(self, planned: Planned, dpr: float) -> Small:
        """The page of `planned` in the room, with `dpr` pixels to each px of the widget."""
        planned = planned.looked()
        layout = planned.laid()
        scene = layout.scene
        zoom, size = zoom_of(scene.size, self._room), size_of(scene.size, self._room) * dpr
        spot = Spot(scale=zoom * dpr, x=0, y=0, width=size.width(), height=size.height())
        self._surface.show(Frame(size=scene.size, items=scene.items, ground=scene.ground), spot)
        return Small(planned=planned, layout=layout, image=self._surface.image.copy())


def zoom_of(page: Size, room: QSize) -> float:
    """Px of the widget to a px of the page, for it to fit in."""
    return min(room.width() / page.width, room.height() / page.height)


def size_of(page: Size, room: QSize) -> QSize:
    """The size of the page in its room, in px of the widget."""
    zoom = zoom_of(page, room)
    return QSize(max(1, round(page.width * zoom)), max(1, round(page.height * zoom)))


class Tile(QAbstractButton):
    """A small page with its name under it, and a quieter line `under` that, if there is one.

    `problems` are counted in a corner, `local` marks changes of its own.
    """

    def __init__(self, room: QSize, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.room = room
        self.caption, self.under = "", ""
        self.problems = 0
        self.local = False
        self.stale = True
        self._image = QImage()  # none yet: the empty page stands for it
        self._miniature = Miniature(room)
        self._page = Size(1080, 1350)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        size = self.page_size()
        width = max(size.width(), 84)
        return QSize(round(width + 2 * PAD), round(self.room.height() + 2 * PAD + self._words_height()))

    minimumSizeHint = sizeHint

    def _words_height(self) -> float:
        return LINE * (2 if self.under else 1) + 2

    def page_size(self) -> QSize:
        """The size of the page in the tile, in px of the widget."""
        return size_of(self._page, self.room)

    def set_page(self, page: Size) -> None:
        """The page has this size in px."""
        if page != self._page:
            self._page = page
            self.updateGeometry()

    def plan(self, planned: Planned) -> Callable[[], Small]:
        """How a thread paints the page of `planned`."""
        miniature, dpr = self._miniature, self.devicePixelRatioF()
        return lambda: miniature.painted(planned, dpr)

    def show_small(self, small: Small, session: Session) -> None:
        """Show what was painted; it stays stale when the design has changed meanwhile."""
        self.stale = not session.keep(small.planned, small.layout)
        self.set_page(small.layout.scene.size)
        self.problems = sum(1 for problem in small.layout.problems if problem.level != "note")
        self._image = small.image
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            page = self.page_rect()
            self._paint_frame(painter, page)
            if not self._image.isNull():
                painter.drawImage(page, self._image)
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
        top = self.height() - self._words_height()
        self._paint_line(painter, self.caption, top, strong=self.isChecked())
        if self.under:
            self._paint_line(painter, self.under, top + LINE, strong=False)

    def _paint_line(self, painter: QPainter, text: str, top: float, *, strong: bool) -> None:
        font = QFont(self.font())
        font.setPixelSize(11)
        font.setBold(strong)
        painter.setFont(font)
        painter.setPen(colour("ink" if strong else "muted"))
        room = QRectF(2, top, self.width() - 4, LINE)
        words = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
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
