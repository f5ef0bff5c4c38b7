"""Turn a name and a logo into the first part of a brand."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from studio.errors import Problem
from widgets import media
from widgets.aside import Aside
from widgets.forms import form_in
from widgets.messages import words_of
from widgets.theme.icons import put_icon
from widgets.theme.sides import begin_at_start, wrap
from widgets.words import tr


class Identity(QWidget):
    """Name in both languages, and the logo, which can be dropped in."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.name_en = QLineEdit(), QLineEdit()
        self.name.setPlaceholderText(tr("Central library of …"))
        self.name_en.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        begin_at_start(self.name)
        self.logo = ""
        self._taking = Aside(lambda take: take, lambda _, path: self.take_logo(path), self, refuse=self._tell)
        self._shown, self.remove = QLabel(), QPushButton(tr("Remove"))
        form = form_in(self)
        form.setVerticalSpacing(16)
        form.addRow(tr("Name"), self.name)
        form.addRow(tr("Name in English"), self.name_en)
        form.addRow(tr("Logo"), self._logo_place())
        self.setAcceptDrops(True)
        self.name.textChanged.connect(self.changed)
        self.take_logo("")

    def take_logo(self, path: str) -> None:
        """Use the picture at `path`; empty for none. What is no picture changes nothing, and is told."""
        if path and not media.is_picture(path):
            self._shown.setText(tr("“{name}” is no picture that can be read.", name=Path(path).name))
            return
        self.logo = path
        words = tr("Drop your logo here, best as PNG with a clear ground")
        self._shown.setText(f"\u2068{Path(path).name}\u2069" if path else words)
        self.remove.setVisible(bool(path))
        self.changed.emit()

    def finish(self) -> None:
        """Wait for a logo that was dropped."""
        self._taking.finish()

    def _tell(self, problem: Problem) -> None:
        self._shown.setText(". ".join(words_of(problem)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if media.pictures_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._taking.ask([media.taking(event.mimeData())])

    def _logo_place(self) -> QFrame:
        frame = QFrame()
        frame.setProperty("look", "drop")
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 12, 14, 12)
        self._shown.setProperty("look", "small")
        wrap(self._shown)
        button = QPushButton(tr("Choose…"))
        put_icon(button, "photo")
        button.clicked.connect(self._choose)
        row.addWidget(self._shown, 1)
        row.addWidget(button)
        put_icon(self.remove, "trash")
        self.remove.clicked.connect(lambda: self.take_logo(""))
        row.addWidget(self.remove)
        return frame

    def _choose(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in media.SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose your logo"), "", f"{tr('Pictures')} ({pattern})")
        if name:
            self.take_logo(name)
