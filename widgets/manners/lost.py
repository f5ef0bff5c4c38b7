"""Turn pictures that a design has lost into a list where each is found again, chosen anew, or left out."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path, PureWindowsPath

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from widgets.design_file import lost
from widgets.theme.icons import icon, put_icon
from widgets.theme.sides import wrap
from widgets.words import tr

_NAME, _FILE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_MOST_FILES = 50_000  # a home folder with everything in it; more takes longer than anybody waits


class LostDialog(QDialog):
    """Ask where the pictures of the design at `path` are. `found` comes with the files by their names in the design."""

    found = Signal(dict)

    def __init__(self, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pictures that are gone"))
        self.setMinimumSize(520, 380)
        self._folder = path.parent
        self.list = QListWidget()
        for name in lost(path):
            item = QListWidgetItem(icon("alert-triangle", "warning"), file_name(name))
            item.setData(_NAME, name)
            item.setToolTip(name)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._arrange()
        self.look_in(self._folder)

    @property
    def given(self) -> dict[str, str]:
        """The files found so far."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return {item.data(_NAME): item.data(_FILE) for item in items if item.data(_FILE)}

    def look_in(self, folder: Path) -> None:
        """Find in `folder`, and below it, files of the names that are missing."""
        missing = [item for row in range(self.list.count()) if not (item := self.list.item(row)).data(_FILE)]
        places = _named({item.text().casefold() for item in missing}, _files(folder))
        for item in missing:
            if item.text().casefold() in places:
                self._take(item, places[item.text().casefold()])

    def accept(self) -> None:
        super().accept()
        if self.given:
            self.found.emit(self.given)

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        words = QLabel(tr("These pictures are not in the design file. Where are they now?"))
        wrap(words)
        look, choose = QPushButton(tr("Look in a folder…")), QPushButton(tr("Choose the file…"))
        put_icon(look, "folder")
        look.clicked.connect(self._ask_folder)
        choose.clicked.connect(self._ask_file)
        ways = QHBoxLayout()
        ways.addWidget(look)
        ways.addWidget(choose)
        ways.addStretch(1)
        buttons = QDialogButtonBox()
        done = buttons.addButton(tr("Put back what was found"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setProperty("look", "primary")
        buttons.addButton(tr("Leave them out"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(words)
        rows.addWidget(self.list, 1)
        rows.addLayout(ways)
        rows.addWidget(buttons)

    def _take(self, item: QListWidgetItem, file: Path) -> None:
        item.setData(_FILE, str(file))
        item.setIcon(icon("check", "good"))
        item.setToolTip(str(file))

    def _ask_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Look in a folder"), str(self._folder))
        if chosen:
            self.look_in(Path(chosen))

    def _ask_file(self) -> None:
        item = self.list.currentItem()
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose the file"), str(self._folder)) if item else ("", "")
        if name:
            self._take(item, Path(name))


def file_name(name: str) -> str:
    """The last part of a path of any system."""
    return PureWindowsPath(name).name or name


def _files(folder: Path) -> Iterator[Path]:
    """Files of a folder and those below it, the nearest first, at most so many."""
    count = 0
    for above, _, names in os.walk(folder):
        for name in names:
            count += 1
            if count > _MOST_FILES:
                return
            yield Path(above) / name


def _named(names: set[str], files: Iterable[Path]) -> dict[str, Path]:
    """The first file of each name; stops when all are there."""
    found: dict[str, Path] = {}
    for file in files:
        if file.name.casefold() in names:
            found.setdefault(file.name.casefold(), file)
        if len(found) == len(names):
            break
    return found
