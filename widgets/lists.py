"""Turn files dropped and texts pasted into the room where posts are made of them."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.busy import Busy
from widgets.common import Common
from widgets.designs import SUFFIX, Designs
from widgets.home.drop import DropZone
from widgets.leaving import may_leave
from widgets.rooms import Rooms
from widgets.words import tr

PACKAGE = ".ketab-template"


class Lists(QObject):
    """Reads lists in the background and opens the room "batch" with what was found."""

    failed = Signal(object)  # a Problem
    packages_given = Signal(list)  # of Paths of template packages

    def __init__(self, common: Common, rooms: Rooms, designs: Designs, parent: QWidget) -> None:
        super().__init__(parent)
        self._common, self._rooms, self._designs, self._window = common, rooms, designs, parent
        rooms.offer("batch", self._make_door)

    def take_files(self, files: list[Path]) -> None:
        """What was dropped: a design is opened, packages are added, everything else is read as a list."""
        if files and all(file.suffix.lower() == SUFFIX for file in files):
            self._designs.open(files[0])  # one is open at a time
        elif files and all(file.suffix.lower() == PACKAGE for file in files):
            self.packages_given.emit(files)
        elif files:
            self._read(_of_files, files)

    def take_text(self, text: str) -> None:
        """What was pasted: FIPA text, ISBNs, rows of a sheet."""
        self._read(_of_text, text)

    def _read(self, how: Callable[..., object], given: object, done: object = None) -> None:
        """Read what was given; `done` is what was done with the list when it was read before."""
        job = self._common.jobs.run(how, given, key="list")
        Busy(job, tr("Reading the list…"), self._window)
        job.done.connect(lambda found: self._show(found, done, lambda done: self._read(how, given, done)))
        job.failed.connect(self.failed)

    def _show(self, found: object, done: object, read_again: Callable[[object], None]) -> None:
        if not may_leave(self._rooms.room("batch"), self._window):
            return
        self._rooms.offer("batch", lambda: self._make_room(found, done, read_again))
        self._rooms.enter("batch")

    def _make_room(self, found: object, done: object, read_again: Callable[[object], None]) -> QWidget:
        from widgets.batch.room import BatchRoom

        room = BatchRoom(found, self._common, done)
        room.problem.connect(self.failed)
        room.design_asked.connect(self._designs.start)
        room.read_again.connect(read_again)
        return room

    def _make_door(self) -> QWidget:
        door = ListDoor()
        door.drop.files_given.connect(self.take_files)
        door.drop.text_given.connect(self.take_text)
        return door


class ListDoor(QWidget):
    """A room with nothing but a place to drop a list on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        title = QLabel(tr("Many posts at once"))
        words = QLabel(tr("From a list of your catalogue: choose a template, and every record becomes a post."))
        title.setProperty("look", "title")
        words.setProperty("look", "muted")
        self.drop = DropZone()
        self.drop.setFixedWidth(440)
        rows = QVBoxLayout(self)
        rows.setSpacing(16)
        rows.addStretch(1)
        for part in (title, words, self.drop):
            rows.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addStretch(2)


def _of_files(files: list[Path]) -> object:
    _load_rooms()
    from widgets.batch.reading import of_files

    return of_files(files)


def _of_text(text: str) -> object:
    _load_rooms()
    from widgets.batch.reading import of_text

    return of_text(text)


def _load_rooms() -> None:
    """Load what shows a list in the thread that reads it: it is much."""
    import widgets.batch.room  # noqa: F401
