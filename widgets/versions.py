"""Turn the earlier versions of a design into a list one can go back by."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.design_file import version_time, versions
from widgets.theme.sides import wrap
from widgets.words import moment, tr


class VersionsDialog(QDialog):
    """Choose an earlier version of the design at `path`. `why` are words to stand first."""

    chosen = Signal(object)  # the Path of a version

    def __init__(self, path: Path, parent: QWidget | None = None, *, why: str = "") -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Earlier versions"))
        self.setMinimumSize(420, 360)
        self.list = QListWidget()
        for version in versions(path):
            item = QListWidgetItem(moment(version_time(version)))
            item.setData(Qt.ItemDataRole.UserRole, version)
            self.list.addItem(item)
        self.list.ensurePolished()  # rows are measured as they will be dressed
        self.list.setCurrentRow(0)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        go_back = buttons.addButton(tr("Go back to it"), QDialogButtonBox.ButtonRole.AcceptRole)
        go_back.setEnabled(self.list.count() > 0)
        go_back.setProperty("look", "primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.list.itemActivated.connect(lambda _: self.accept())
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 20, 20, 16)
        words = tr("Each saving keeps the version before it.") if self.list.count() else tr("There is none yet.")
        label = QLabel("\n\n".join(filter(None, (why, words))))
        wrap(label)
        rows.addWidget(label)
        rows.addWidget(self.list, 1)
        rows.addWidget(buttons)

    def accept(self) -> None:
        super().accept()
        item = self.list.currentItem()
        if item is not None:
            self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))
