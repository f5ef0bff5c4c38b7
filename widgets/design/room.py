"""Turn the open session into three columns: its words, the canvas, the panels."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QSplitter, QVBoxLayout, QWidget

from widgets.actions import Actions
from widgets.common import Common
from widgets.session import Session
from widgets.words import tr


class DesignRoom(QWidget):
    """The room of one session; a new session gets a new room."""

    def __init__(self, session: Session, actions: Actions, common: Common, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.session = session
        columns = QSplitter(Qt.Orientation.Horizontal)
        columns.addWidget(QLabel(tr("Words")))
        columns.addWidget(QLabel(tr("Canvas")))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(columns)
