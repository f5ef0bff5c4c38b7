"""Turn a job that takes its time into a small notice with a way to stop it."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from widgets.jobs import Job
from widgets.words import tr

_PATIENCE = 350  # ms until anybody wonders
_EDGE = 24


class Busy(QFrame):
    """The notice, at the lower edge of `parent`. It shows itself when the job lasts, and goes with it."""

    def __init__(self, job: Job, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 16, 10)
        row.setSpacing(12)
        bar, stop = QProgressBar(), QPushButton(tr("Stop"))
        bar.setRange(0, 0)
        bar.setFixedWidth(120)
        stop.clicked.connect(job.cancel)
        for part in (QLabel(words), bar, stop):
            row.addWidget(part)
        self.hide()
        self._wait = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._wait.timeout.connect(self._appear)
        self._wait.start()
        for end in (job.done, job.failed, job.cancelled):
            end.connect(self._leave)
        parent.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _appear(self) -> None:
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def _leave(self) -> None:
        self._wait.stop()
        self.hide()
        self.deleteLater()

    def _place(self) -> None:
        parent = self.parentWidget()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = _EDGE if rtl else parent.width() - self.width() - _EDGE
        self.move(x, parent.height() - self.height() - _EDGE)
