"""Turn the page into what a reader sees: 360 px wide, as on a common phone, in a plain phone and a plain service.

What stands full screen (stories, reels) fills it; everything else stands in a stream, under the name of who posts it
and over the first words of its caption, and goes up and down under the wheel.
"""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QColor,
    QFont,
    QFontMetricsF,
    QKeyEvent,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from studio.scene import Frame
from widgets.canvas.first_look import FirstLook, Looked, paper
from widgets.canvas.surface import Spot, Surface
from widgets.session import Session
from widgets.theme.current import colour
from widgets.theme.icons import icon
from widgets.words import local, number, tr

WIDTH, HEIGHT = 360, 640  # px: the screen; 9:16, so that a story fills it, and low enough for a window on 1366 x 768
_FULL = ("story", "reel")
_BODY = QColor("#1a1d22")  # the phone itself, in any theme
_RIM, _ROUND, _AROUND = 12.0, 34.0, 18  # px: the rim, its corners, what is left free round the phone
_STATUS, _HEAD, _FOOT, _CAPTION = 26.0, 50.0, 44.0, 46.0  # px: the bars of the service
_PAD, _STEP = 14.0, 60.0
_QUIET = 30  # ms
_ABSOLUTE = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


class PhonePreview(QWidget):
    """A window of its own beside the canvas; it follows every change. `closed` tells that the user wants it no more."""

    closed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Tool)
        self.session = session
        self.down = 0.0  # px that the stream has gone up
        self._surface = Surface(colour("surface"))
        self._first_look = FirstLook(session, self._spot, self)
        self._first_look.came.connect(self._take)
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(self.update)
        self.setWindowTitle(tr("On a phone"))
        self.setAccessibleName(tr("On a phone"))
        self.setFixedSize(self.sizeHint())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for signal in (session.changed, session.page_changed):
            signal.connect(self._quiet.start)
        session.preset_changed.connect(self._begin)

    def sizeHint(self) -> QSize:
        around = round(2 * _RIM) + 2 * _AROUND
        return QSize(WIDTH + around, HEIGHT + around)

    @property
    def full(self) -> bool:
        """Whether the page takes the whole screen."""
        return self.session.preset.kind in _FULL

    @property
    def most_down(self) -> float:
        """How far the stream can go up: until the caption is in sight."""
        return 0.0 if self.full else max(0.0, _HEAD + self._page_height() + _FOOT + _CAPTION - (HEIGHT - _STATUS))

    def scroll(self, by: float) -> None:
        """Move the stream."""
        self.down = min(max(self.down + by, 0.0), self.most_down)
        self.update()

    def _begin(self) -> None:
        self.down = 0.0
        self.update()

    def _page_height(self) -> float:
        size = self.session.preset.size
        return WIDTH * size.height / size.width

    def stand_beside(self, widget: QWidget) -> None:
        """Go to the end of `widget` where reading ends, all of it in sight."""
        at = widget.mapToGlobal(widget.rect().topLeft())
        x = at.x() if self.isRightToLeft() else at.x() + widget.width() - self.width()
        room = self.screen().availableGeometry()
        self.move(min(max(x, room.left()), max(room.left(), room.right() - self.width())),
                  min(max(at.y(), room.top()), max(room.top(), room.bottom() - self.height())))

    # ------------------------------------------------------------ hands

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.scroll(-event.angleDelta().y() / 120 * _STEP)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: _STEP, Qt.Key.Key_Up: -_STEP, Qt.Key.Key_PageDown: 400.0, Qt.Key.Key_PageUp: -400.0}
        if event.key() in steps:
            self.scroll(steps[event.key()])
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    # ------------------------------------------------------------ painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._show_page()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.rect(), colour("sunk"))
            screen = QRectF(_AROUND + _RIM, _AROUND + _RIM, WIDTH, HEIGHT)
            self._paint_body(painter, screen)
            shape = QPainterPath()
            shape.addRoundedRect(screen, _ROUND - _RIM, _ROUND - _RIM)
            painter.setClipPath(shape)
            painter.fillRect(screen, colour("surface"))
            (self._paint_full if self.full else self._paint_stream)(painter, screen)

    def _spot(self) -> Spot:
        dpr = self.devicePixelRatioF()
        scale = WIDTH / self.session.preset.size.width * dpr
        return Spot(scale=scale, x=0, y=0, width=round(WIDTH * dpr), height=round(self._page_height() * dpr))

    def _show_page(self) -> None:
        """Bring the page up to date; beside the window where it is not laid out yet or a picture must be decoded."""
        laid = self.session.planned().known
        frame = None if laid is None else Frame(
            size=laid.scene.size, items=laid.scene.items, ground=laid.scene.ground)
        if frame is None or self._surface.must_decode(frame, self._spot()):
            self._first_look.ask()
        else:
            self._surface.show(frame, self._spot())

    def _take(self, looked: Looked) -> None:
        self._surface = looked.surface
        self.update()

    def _paint_body(self, painter: QPainter, screen: QRectF) -> None:
        """The phone, its key, and a line round it that parts it from a dark window."""
        body = screen.adjusted(-_RIM, -_RIM, _RIM, _RIM)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BODY)
        painter.drawRoundedRect(QRectF(body.right() - 1, body.top() + 150, 4, 62), 2, 2)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawRoundedRect(body, _ROUND, _ROUND)

    def _paint_full(self, painter: QPainter, screen: QRectF) -> None:
        """The page, and what services lay over it on a shade: how far it has run, who posts it, a line to answer in."""
        self._paint_page(painter, QRectF(screen.x(), screen.y(), WIDTH, self._page_height()))
        _shade(painter, QRectF(screen.x(), screen.y(), WIDTH, 96), down=True)
        _shade(painter, QRectF(screen.x(), screen.bottom() - 110, WIDTH, 110), down=False)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, run = WIDTH - 2 * _PAD, 0.4 * (WIDTH - 2 * _PAD)
        for width, pale in ((whole, 90), (run, 235)):
            painter.setBrush(QColor(255, 255, 255, pale))
            painter.drawRoundedRect(QRectF(self._from_start(screen, _PAD, width), screen.y() + 10, width, 3), 1.5, 1.5)
        account = QRectF(screen.x(), screen.y() + 16, WIDTH, 44)
        painter.setBrush(QColor(255, 255, 255, 210))
        painter.drawEllipse(QPointF(self._from_start(account, _PAD + 16), account.center().y()), 16, 16)
        painter.drawRoundedRect(QRectF(self._from_start(account, 54, 110), account.center().y() - 5, 110, 10), 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(255, 255, 255, 230), 1.4))
        answer = QRectF(self._from_start(screen, _PAD, 236), screen.bottom() - 54, 236, 38)
        painter.drawRoundedRect(answer, 19, 19)
        for place, name in enumerate(("heart", "send")):
            x = self._from_start(screen, 262 + 44 * place, 26)
            _put_icon(painter, name, "rail_lit", x, answer.center().y(), 26)

    def _paint_page(self, painter: QPainter, page: QRectF) -> None:
        """The page; bare paper until it is there."""
        if self._surface.image.isNull():
            painter.fillRect(page, paper(self.session))
        else:
            painter.drawImage(page, self._surface.image)

    def _paint_stream(self, painter: QPainter, screen: QRectF) -> None:
        painter.save()
        painter.setClipRect(screen.adjusted(0, _STATUS, 0, 0), Qt.ClipOperation.IntersectClip)
        top = screen.y() + _STATUS - min(self.down, self.most_down)
        self._paint_account(painter, QRectF(screen.x(), top, WIDTH, _HEAD))
        page = QRectF(screen.x(), top + _HEAD, WIDTH, self._page_height())
        self._paint_page(painter, page)
        self._paint_buttons(painter, QRectF(screen.x(), page.bottom(), WIDTH, _FOOT))
        self._paint_caption(painter, QRectF(screen.x() + _PAD, page.bottom() + _FOOT, WIDTH - 2 * _PAD, _CAPTION - 6))
        self._paint_next(painter, screen, page.bottom() + _FOOT + _CAPTION)
        painter.restore()
        self._paint_status(painter, QRectF(screen.x(), screen.y(), WIDTH, _STATUS))

    def _paint_status(self, painter: QPainter, bar: QRectF) -> None:
        painter.setFont(self._font(12, bold=True))
        painter.setPen(colour("ink"))
        inner = bar.adjusted(_PAD + 6, 0, -_PAD - 6, 0)
        side = Qt.AlignmentFlag.AlignRight if self.isRightToLeft() else Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, side | _ABSOLUTE, f"\u200e{number(9)}:{number(41)}")
        for place, name in enumerate(("battery", "wifi")):
            _put_icon(painter, name, "ink", self._from_end(bar, _PAD + 4 + 22 * place, 18), bar.center().y(), 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_BODY)
        painter.drawEllipse(QPointF(bar.center().x(), bar.center().y()), 6, 6)

    def _paint_account(self, painter: QPainter, bar: QRectF) -> None:
        """Who posts it and where: a round picture and a name, on the side where reading begins."""
        preset, middle = self.session.preset, bar.center().y()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("soft"))
        painter.drawEllipse(QPointF(self._from_start(bar, _PAD + 16), middle), 16, 16)
        _put_icon(painter, "book", "soft_ink", self._from_start(bar, _PAD + 7, 18), middle, 18)
        words = QRectF(self._from_start(bar, 56, 240), bar.y(), 240, bar.height() / 2)
        self._paint_words(painter, words.translated(0, 5), self._font(13, bold=True), "ink", self._library())
        self._paint_words(painter, words.translated(0, 22), self._font(11), "muted",
                          local(preset.platform_name_fa, preset.platform_name))
        _put_icon(painter, "dots", "muted", self._from_end(bar, _PAD, 18), middle, 18)

    def _paint_buttons(self, painter: QPainter, bar: QRectF) -> None:
        for place, name in enumerate(("heart", "message-circle", "send")):
            _put_icon(painter, name, "ink", self._from_start(bar, _PAD - 2 + 36 * place, 24), bar.center().y(), 24)
        _put_icon(painter, "bookmark", "ink", self._from_end(bar, _PAD - 2, 24), bar.center().y(), 24)

    def _paint_caption(self, painter: QPainter, room: QRectF) -> None:
        """The first two lines of the caption, as services cut it; grey lines where there is none."""
        words = " ".join(self.session.document.caption.split())
        if not words:
            self._paint_grey(painter, QRectF(room.x(), room.y() + 4, room.width(), 10), 0.85)
            self._paint_grey(painter, QRectF(room.x(), room.y() + 22, room.width(), 10), 0.5)
            return
        font = self._font(12)
        rtl = self.session.document.language in ("fa", "ar", "ur")
        for place, line in enumerate(_lines(words, QFontMetricsF(font), room.width())):
            there = QRectF(room.x(), room.y() + 19 * place, room.width(), 19)
            self._paint_words(painter, there, font, "ink", line, rtl=rtl)

    def _paint_next(self, painter: QPainter, screen: QRectF, top: float) -> None:
        """The head of the next post, where there is room for it."""
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(screen.left(), top), QPointF(screen.right(), top))
        bar = QRectF(screen.x(), top, WIDTH, _HEAD)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        painter.drawEllipse(QPointF(self._from_start(bar, _PAD + 16), bar.center().y()), 16, 16)
        self._paint_grey(painter, QRectF(self._from_start(bar, 56, 240), bar.center().y() - 5, 240, 10), 0.5)
        left = QRectF(screen.x(), bar.bottom(), WIDTH, max(0.0, screen.bottom() - bar.bottom()))
        painter.fillRect(left, colour("sunk"))

    # ------------------------------------------------------------ words and sides

    def _library(self) -> str:
        origin = self.session.document.origin
        said = origin.words.get("library", "") if origin is not None else ""
        return said if isinstance(said, str) and said else tr("Our library")

    def _paint_words(
        self, painter: QPainter, room: QRectF, font: QFont, role: str, words: str, *, rtl: bool | None = None
    ) -> None:
        """One line of words; those of the design are read as its language is, all others as the window."""
        rtl = self.isRightToLeft() if rtl is None else rtl
        painter.setFont(font)
        painter.setPen(colour(role))
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        shown = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | _ABSOLUTE, shown)

    def _paint_grey(self, painter: QPainter, room: QRectF, share: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour("line"))
        width = share * room.width()
        painter.drawRoundedRect(QRectF(self._from_start(room, 0, width), room.y(), width, room.height()), 5, 5)

    def _font(self, size: int, *, bold: bool = False) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(size)
        font.setBold(bold)
        return font

    def _from_start(self, room: QRectF, far: float, width: float = 0.0) -> float:
        """The left side of what is `width` wide and begins `far` from where reading begins."""
        return room.right() - far - width if self.isRightToLeft() else room.left() + far

    def _from_end(self, room: QRectF, far: float, width: float) -> float:
        return self._from_start(room, room.width() - far - width, width)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._surface.forget()
        super().changeEvent(event)


def _put_icon(painter: QPainter, name: str, role: str, x: float, middle: float, size: float) -> None:
    icon(name, role).paint(painter, QRectF(x, middle - size / 2, size, size).toRect())


def _shade(painter: QPainter, room: QRectF, *, down: bool) -> None:
    """What services darken a page with where their own signs stand on it."""
    fade = QLinearGradient(room.topLeft(), room.bottomLeft())
    fade.setColorAt(0.0 if down else 1.0, QColor(0, 0, 0, 110))
    fade.setColorAt(1.0 if down else 0.0, QColor(0, 0, 0, 0))
    painter.fillRect(room, fade)


def _lines(words: str, metrics: QFontMetricsF, width: float) -> list[str]:
    """The words in two lines, the second one cut with «…» by whoever paints it."""
    first = ""
    rest = words.split()
    while rest and metrics.horizontalAdvance(f"{first} {rest[0]}".strip()) <= width:
        first = f"{first} {rest.pop(0)}".strip()
    return [first, " ".join(rest)] if rest else [first]
