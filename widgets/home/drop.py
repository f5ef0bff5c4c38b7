"""Turn a list dropped, chosen or pasted (a catalogue file, FIPA text, ISBNs) into a wish to make posts of it."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.notice import Notice
from widgets.theme.drawing import Drawing
from widgets.theme.icons import put_icon
from widgets.words import tr


class DropZone(QFrame):
    """The big place to drop a list on."""

    files_given = Signal(list)  # of Path
    text_given = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "drop")
        self.setAcceptDrops(True)
        # where a list is looked for first; then where the last one was
        self._folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
        self.setAccessibleName(tr("Drop a list of books here"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(20, 18, 20, 18)
        rows.setSpacing(8)
        title = QLabel(tr("Drop a list of books here"))
        title.setProperty("look", "heading")
        words = QLabel(tr("MARC, Excel, CSV, RIS, EPUB, ONIX or a folder of covers: posts come out, ready to upload."))
        words.setProperty("look", "small")
        words.setWordWrap(True)
        rows.addWidget(Drawing("file-upload", 44, "accent"), 0, Qt.AlignmentFlag.AlignHCenter)
        for label in (title, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(label)
        rows.addLayout(self._buttons())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasText():
            event.acceptProposedAction()
            self._lit(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._lit(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._lit(False)
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.files_given.emit(files)
        elif event.mimeData().text().strip():
            self.text_given.emit(event.mimeData().text())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        choose, paste = QPushButton(tr("Choose a file")), QPushButton(tr("Paste"))
        put_icon(choose, "folder-open")
        put_icon(paste, "clipboard-text")
        paste.setToolTip(tr("Paste FIPA text, ISBNs or a list you copied"))
        choose.clicked.connect(self._choose)
        paste.clicked.connect(self.paste)
        row.addWidget(choose)
        row.addWidget(paste)
        return row

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, tr("Choose a list of books"), str(self._folder))
        if names:
            self._folder = Path(names[0]).parent
            self.files_given.emit([Path(name) for name in names])

    def paste(self) -> None:
        """Take the list on the clipboard, or say that there is none."""
        held = QGuiApplication.clipboard().mimeData() or QMimeData()  # none at all on some systems
        files = [Path(url.toLocalFile()) for url in held.urls() if url.isLocalFile()]
        if files:  # copied in a file manager
            self.files_given.emit(files)
        elif held.text().strip():
            self.text_given.emit(held.text())
        else:
            Notice(tr("Nothing to paste: copy FIPA text, ISBNs or a list first."), tr("OK"), lambda: None,
                   self.window())

    def _lit(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)
