"""Turn the moment of a film into the picture seen in the canvas's place, painted beside the window's own work.

One frame is painted at a time, always the one wanted last: a slow machine sees fewer frames, never late ones.
"""

from threading import Thread

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from studio.export.film.footage import FOOTAGE
from studio.paint.screen import Screen
from studio.scene import Scene
from widgets.jobs import Job, Jobs
from widgets.theme.current import colour
from widgets.words import tr

_EDGE = 20  # px round the picture


class Screening(QWidget):
    """The film over `place`, a widget whose room it takes while it is seen."""

    shown = Signal(float)  # the second whose frame is on the screen now
    left = Signal()  # the user wants the canvas back
    failed = Signal(object)  # a Problem

    def __init__(self, place: QWidget, jobs: Jobs) -> None:
        super().__init__(place)
        self.image = QImage()
        self._jobs = jobs
        self._job: Job | None = None
        self._scene: Scene | None = None
        self._screen: tuple[Scene, QSize, Screen] | None = None
        self._wanted = 0.0
        self.setAccessibleName(tr("The film"))
        self.setToolTip(tr("Press to go back to the page"))
        place.installEventFilter(self)
        self.hide()

    # ------------------------------------------------------------ what is shown

    def show_film(self, scene: Scene | None) -> None:
        """This is the film from now on; the moment stays."""
        self._scene = scene
        self._ask()

    def show_moment(self, second: float) -> None:
        """Show the frame of `second` as soon as can be."""
        self._wanted = second
        self._ask()

    @property
    def room(self) -> QRectF:
        """Where the picture lies, in px of the widget."""
        if self._scene is None:
            return QRectF()
        size, page = self.size() - QSize(2 * _EDGE, 2 * _EDGE), self._scene.size
        zoom = max(0.01, min(size.width() / page.width, size.height() / page.height))
        width, height = round(page.width * zoom), round(page.height * zoom)
        return QRectF(round((self.width() - width) / 2), round((self.height() - height) / 2), width, height)

    def _ask(self) -> None:
        if self._job is not None or self._scene is None or not self.isVisible():
            return
        scene, moment = self._scene, min(self._wanted, self._scene.duration)
        self._job = self._jobs.run(_painted, self._ready(scene), scene, moment)
        self._job.done.connect(lambda image: self._take(image, scene, moment))
        self._job.failed.connect(self._give_up)
        self._job.cancelled.connect(self._drop)

    def _ready(self, scene: Scene) -> Screen:
        """The screen frames are painted on, made anew for another film or size."""
        size = (self.room.size() * self.devicePixelRatioF()).toSize()
        if self._screen is None or self._screen[0] is not scene or self._screen[1] != size:
            self._screen = (scene, size, Screen(scene.size, scale=max(1, size.width()) / scene.size.width))
        return self._screen[2]

    def _take(self, image: QImage, scene: Scene, moment: float) -> None:
        self._job, self.image = None, image
        self.update()
        self.shown.emit(moment)
        if self._wanted != moment or self._scene is not scene or self._outgrown():
            self._ask()

    def _outgrown(self) -> bool:
        return self._screen is not None and self._screen[1] != (self.room.size() * self.devicePixelRatioF()).toSize()

    def _give_up(self, problem: object) -> None:
        self._drop()
        self.failed.emit(problem)

    def _drop(self) -> None:
        """It was not painted, for a fault of ours too: the next moment still is."""
        self._job = None

    # ------------------------------------------------------------ the widget

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.fillRect(self.rect(), colour("rail"))
            if not self.image.isNull():
                painter.drawImage(self.room, self.image)

    def showEvent(self, event: QEvent) -> None:
        self.setGeometry(self.parentWidget().rect())
        self.raise_()
        self._ask()
        super().showEvent(event)

    def hideEvent(self, event: QEvent) -> None:
        Thread(target=FOOTAGE.close, daemon=True).start()  # it waits for a picture that is being read
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._ask()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.left.emit()


def _painted(screen: Screen, scene: Scene, moment: float) -> QImage:
    """The frame of `moment`. Runs in a thread, one at a time. Raises InputFault."""
    screen.show(scene.at(moment))
    return screen.image
