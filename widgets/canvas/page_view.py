"""Turn the session's page into a widget that shows it: at any zoom, sharp on any display, with what is carried over it.

The pixels come from `surface`; what hands and keys do with the page is in `canvas`.
"""

from time import perf_counter

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.scene import IDENTITY, Transform
from studio.values import Box, Point
from widgets.canvas.first_look import FirstLook, Looked, Sight, paper, sight
from widgets.canvas.rulers import THICK
from widgets.canvas.stage import Stage
from widgets.canvas.surface import Lifted, Spot, Surface
from widgets.canvas.view import View, centred, fitted, next_step
from widgets.session import Session
from widgets.theme.current import colour
from widgets.words import tr

_QUICK = 0.010  # s: a page laid out and painted anew in this time can follow a hand at 60 frames a second
_SHARPEN_AFTER = 60  # ms without zooming until the page is painted at its new size
_ZOOM_OF_A_NOTCH = 1.2


class PageView(QWidget):
    """A page that can be zoomed and moved about. `zoom_changed` tells the zoom, 1 is 100 %."""

    zoom_changed = Signal(float)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.stage = Stage(session, self)
        self.surface = Surface(colour("sunk"))
        self._sight: Sight | None = None  # what the surface shows
        self._sharp = False
        self._first_look = FirstLook(session, self._spot, self)
        self._first_look.came.connect(self._take)
        self.rulers = True
        self._lifted: Lifted | None = None
        self._lifting: tuple[list[str], bool] = ([], False)  # what it is made of: layers, and whether they stay as well
        self._carried = self._framed = IDENTITY
        self._fitting = True
        self._sharpen = QTimer(self, singleShot=True, interval=_SHARPEN_AFTER)
        self._sharpen.timeout.connect(self.update)
        for signal in (session.changed, session.page_changed, self.stage.repaint, self.stage.scope_changed):
            signal.connect(self.update)
        session.preset_changed.connect(self.fit)
        self.stage.view_changed.connect(self._on_view)
        self.stage.carry.connect(self._on_carry)
        self.stage.carried_by.connect(self._on_carried_by)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # a page has no mirrored side
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(tr("Page"))

    def sizeHint(self) -> QSize:
        return QSize(720, 640)

    # ------------------------------------------------------------ the view

    @property
    def room(self) -> Box:
        """The part of the widget that is not under the rulers."""
        edge = THICK if self.rulers else 0.0
        return Box(edge, edge, max(1.0, self.width() - edge), max(1.0, self.height() - edge))

    @property
    def zoom(self) -> float:
        """1 is 100 %: a px of the page is a px of the window."""
        return self.stage.view.zoom

    def fit(self) -> None:
        """Show the whole page, and go on doing so when the window changes."""
        self._fitting = True
        self.stage.look(fitted(self.stage.page_size, self.room))
        self.update()

    def set_zoom(self, zoom: float, at: Point | None = None) -> None:
        """Show the page at `zoom`, with what lies under `at` (the middle) staying there."""
        self._fitting = False
        self.look(self.stage.view.zoomed(zoom, at or self.room.centre))

    def actual_size(self) -> None:
        """Show the page at 100 %, its middle in the middle."""
        self._fitting = False
        self.stage.look(centred(self.stage.page_size, self.room, 1.0))

    def zoom_in(self) -> None:
        """The next larger usual zoom."""
        self.set_zoom(next_step(self.zoom, up=True))

    def zoom_out(self) -> None:
        """The next smaller usual zoom."""
        self.set_zoom(next_step(self.zoom, up=False))

    def look(self, view: View) -> None:
        """Show the page in `view`, a part of it always in sight."""
        self.stage.look(view.kept_in(self.stage.page_size, self.room))

    def _on_view(self) -> None:
        if self._sight == sight(self.session) and not (self._sharp and self.surface.spot.scale == self._spot().scale):
            self.surface.stretched(self._spot())
            self._sharp = False
            self._sharpen.start()
        if self._lifting[0]:  # what is carried goes on being carried
            self._lift()
        self.zoom_changed.emit(self.zoom)
        self.update()

    def _spot(self) -> Spot:
        """Where the page lies in the pixels of the display."""
        view, dpr = self.stage.view, self.devicePixelRatioF()
        return Spot(scale=view.zoom * dpr, x=round(view.x * dpr), y=round(view.y * dpr),
                    width=round(self.width() * dpr), height=round(self.height() * dpr))

    def resizeEvent(self, event: QEvent) -> None:
        if self._fitting:
            self.stage.look(fitted(self.stage.page_size, self.room))
        super().resizeEvent(event)

    # ------------------------------------------------------------ painting

    def paint_page(self, painter: QPainter) -> None:
        """Paint the page and what is round it, or what is carried over it."""
        if self._lifted is not None:
            dpr = self.devicePixelRatioF()
            painter.save()
            painter.scale(1 / dpr, 1 / dpr)
            self._lifted.draw(painter, self._lifted.spot.whole, self._carried)
            painter.restore()
            return
        if self.waiting:
            self._first_look.ask()
        elif not self._sharpen.isActive():
            self._show_page()
        if self.surface.spot != self._spot():
            self._paint_paper(painter)
            return
        image = self.surface.image
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter.drawImage(QPointF(0, 0), image)
        image.setDevicePixelRatio(1.0)

    @property
    def waiting(self) -> bool:
        """Whether the page is being painted, for the first time, at another zoom, with pictures that are not decoded
        yet: until then paper or the old picture is shown."""
        return not self._sharpen.isActive() and not (
            self._sharp and self._sight == sight(self.session) and self.surface.spot.scale == self._spot().scale
            and (self.stage.comparing or not self.surface.must_decode(self.stage.frame, self._spot())))

    def finish(self) -> None:
        """Have the page painted now."""
        self._sharpen.stop()
        if self.waiting:
            self._first_look.ask()
        self._first_look.finish()

    def _take(self, looked: Looked) -> None:
        self.surface, self._sight, self._sharp = looked.surface, looked.wanted, True
        if self._lifting[0]:
            self._lift()
        self.update()

    def _paint_paper(self, painter: QPainter) -> None:
        page, view = self.stage.page_size, self.stage.view
        painter.fillRect(self.rect(), colour("sunk"))
        painter.fillRect(QRectF(view.x, view.y, page.width * view.zoom, page.height * view.zoom), paper(self.session))

    def _show_page(self) -> None:
        start = perf_counter()
        changed = self.surface.show(self.stage.frame, self._spot())
        slow = perf_counter() - start > _QUICK
        if slow or not changed.isEmpty():  # a layout may take its time and change nothing
            self.stage.slow = slow

    # ------------------------------------------------------------ carrying

    def _on_carry(self, ids: list[str], stays: bool) -> None:
        self._lifted = None
        self._carried = self._framed = IDENTITY
        self._lifting = (ids, stays)
        if ids:
            self._lift()
        self.update()

    def _lift(self) -> None:
        """Make pictures of what is carried. Until the page is there, painted beside the window, only the frames go with
        the hand."""
        self._lifted = None
        frame, spot = self.stage.frame, self._spot()
        if self._sight != sight(self.session) or self.surface.must_decode(frame, spot):
            return
        ids, stays = self._lifting
        self.surface.show(frame, spot)
        self._sharp = True
        self._lifted = self.surface.lift(ids, stays=stays)

    def _on_carried_by(self, way: Transform, framed: Transform) -> None:
        self._carried, self._framed = way, framed
        self.update()

    # ------------------------------------------------------------ wheel and fingers

    def wheelEvent(self, event: QWheelEvent) -> None:
        turn = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position()
            self.set_zoom(self.zoom * _ZOOM_OF_A_NOTCH ** (turn.y() / 120), Point(at.x(), at.y()))
        else:
            self._fitting = False
            way = event.pixelDelta() if not event.pixelDelta().isNull() else turn / 2
            across = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            dx, dy = (way.y(), way.x()) if across else (way.x(), way.y())
            self.look(self.stage.view.moved(dx, dy))
        event.accept()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.NativeGesture and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
            at = event.position()
            self.set_zoom(self.zoom * (1 + event.value()), Point(at.x(), at.y()))
            return True
        if event.type() == QEvent.Type.Gesture:
            return self._pinch(event)
        return super().event(event)

    def _pinch(self, event: QEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if pinch is None:
            return False
        at = self.mapFromGlobal(pinch.centerPoint())
        self.set_zoom(self.zoom * pinch.scaleFactor(), Point(at.x(), at.y()))
        return True
