"""Turn names of rooms into the widgets shown one at a time; a room is made when it is first entered."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget


class Rooms(QStackedWidget):
    """The rooms by name. Where there is no maker for a name there is no such room now."""

    entered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rooms: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {}

    def offer(self, name: str, make: Callable[[], QWidget]) -> None:
        """Let `make` give the room `name` from now on; one that is there already is thrown away."""
        self._makers[name] = make
        self.drop(name)

    def withdraw(self, name: str) -> None:
        """There is no room `name` any more."""
        self._makers.pop(name, None)
        self.drop(name)

    def drop(self, name: str) -> None:
        """Throw the room `name` away; it is made anew when it is entered."""
        room = self._rooms.pop(name, None)
        if room is not None:
            self.removeWidget(room)
            room.deleteLater()

    def enter(self, name: str) -> None:
        """Show the room `name`; nothing when there is none."""
        if name not in self._makers:
            return
        if name not in self._rooms:
            self._rooms[name] = self._makers[name]()
            self.addWidget(self._rooms[name])
        self.setCurrentWidget(self._rooms[name])
        self._rooms[name].setFocus()
        self.entered.emit(name)

    def room(self, name: str) -> QWidget | None:
        """The room `name`, if it is made already."""
        return self._rooms.get(name)

    def is_open(self, name: str) -> bool:
        """Whether the room `name` is the one shown."""
        return name in self._rooms and self.currentWidget() is self._rooms[name]
