"""Turn the name of a room that is not furnished yet into a friendly page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.theme.drawing import Drawing
from widgets.words import tr


class SoonRoom(QWidget):
    """An empty room."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        rows = QVBoxLayout(self)
        rows.setAlignment(Qt.AlignmentFlag.AlignCenter)
        name, words = QLabel(title), QLabel(tr("Open or begin a design first."))
        rows.addWidget(Drawing("palette", 64), 0, Qt.AlignmentFlag.AlignHCenter)
        name.setProperty("look", "title")
        words.setProperty("look", "muted")
        for label in (name, words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            rows.addWidget(label)
