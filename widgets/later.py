"""Turn a part of the window that may never be looked at into one that is made when it is."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Later(QWidget):
    """The empty place of a part that `make` gives, told its parent. It is made in the turn after the place is first
    shown, so that many of them do not hold up the window together, or when `part` is asked for."""

    def __init__(self, make: Callable[[QWidget], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._part: QWidget | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(lambda: self.part)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)

    @property
    def is_made(self) -> bool:
        """Whether the part is there already."""
        return self._part is not None

    @property
    def part(self) -> Any:
        """What stands in the place; made now at the latest."""
        if self._part is None:
            self._part = self._make(self)
            self.layout().addWidget(self._part)
            self.setFocusProxy(self._part)
        return self._part

    def showEvent(self, event: QShowEvent) -> None:
        if self._part is None:
            self._soon.start()
        super().showEvent(event)
