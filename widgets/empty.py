"""Turn "there is nothing here yet" into a drawing and a few words on what to do."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from widgets.theme.drawing import Drawing

_SIDE = 40


class Empty(QWidget):
    """The words `says` under a drawing, in the middle."""

    def __init__(self, drawing: str, says: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = QLabel(says)
        self._words.setProperty("look", "muted")
        self._words.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 48, 24, 24)
        rows.setSpacing(16)
        rows.addWidget(Drawing(drawing, _SIDE), 0, Qt.AlignmentFlag.AlignHCenter)
        rows.addWidget(self._words)
        rows.addStretch(1)
