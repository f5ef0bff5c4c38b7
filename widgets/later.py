"""Turn a part of the window that may never be looked at into one that is made when it is."""

from collections.abc import Callable
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid


class Later(QWidget):
    """The empty place of a part that `make` gives, told its parent. It is made soon after the place is first shown, one
    part a turn so that they do not hold up the window together, or when `part` is asked for."""

    def __init__(self, make: Callable[[QWidget], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._part: QWidget | None = None
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
            _queue().add(self)
        super().showEvent(event)


class _Queue(QObject):
    """Places that were shown and are still empty, longest first."""

    def __init__(self) -> None:
        super().__init__()
        self._places: list[Later] = []
        self._turns = QTimer(self, interval=0)  # once a turn, after the events that came meanwhile
        self._turns.timeout.connect(self._fill_one)
        self._just_shown = False

    def add(self, place: Later) -> None:
        """Fill `place` when its turn comes."""
        self._places.append(place)
        self._just_shown = True
        self._turns.start()

    def _fill_one(self) -> None:
        if self._just_shown:  # this turn still belongs to what it stands in
            self._just_shown = False
            return
        place = self._places.pop(0)
        if not self._places:
            self._turns.stop()
        if isValid(place):
            place.part  # noqa: B018 - asking makes it


@cache
def _queue() -> _Queue:
    """The one queue of the window."""
    return _Queue()
