"""Turn something done into a quiet notice with a way back, gone by itself after a while."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

_EDGE = 24
_LASTS = 9_000  # ms: long enough to read it and to reach the button


class Notice(QFrame):
    """The notice, at the lower edge of `parent`: `words`, and a button called `way` that does `deed`."""

    def __init__(self, words: str, way: str, deed: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._deed = deed
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 10, 12, 10)
        row.setSpacing(16)
        self.button = QPushButton(way)
        self.button.clicked.connect(self._go)
        row.addWidget(QLabel(words))
        row.addWidget(self.button)
        self._wait = QTimer(self, singleShot=True, interval=_LASTS)
        self._wait.timeout.connect(self.deleteLater)
        self._wait.start()
        parent.installEventFilter(self)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _go(self) -> None:
        self.hide()
        self.deleteLater()
        self._deed()

    def _place(self) -> None:
        parent = self.parentWidget()
        rtl = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = _EDGE if rtl else parent.width() - self.width() - _EDGE
        self.move(x, parent.height() - self.height() - _EDGE)
