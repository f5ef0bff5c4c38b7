"""Turn the name of a room that is not furnished yet into a friendly page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.theme.drawing import Drawing
from widgets.words import tr


class SoonRoom(QWidget):
    """An empty room, with the way to a design."""

    asked = Signal()

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
        go = QPushButton(tr("Choose a template"))
        go.setProperty("look", "primary")
        go.setAutoDefault(True)  # Return presses it
        go.clicked.connect(lambda: self.asked.emit())
        rows.addSpacing(12)
        rows.addWidget(go, 0, Qt.AlignmentFlag.AlignHCenter)
        self.setFocusProxy(go)
