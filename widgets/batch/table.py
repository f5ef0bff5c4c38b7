"""Turn the rows of a list into a table worked with keys: Return and the space bar tick, F2 and a double click write."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.words import tr

_TICKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_WIDTHS = ((0, 78), (2, 190), (3, 170), (4, 40))


class RowTable(QTableView):
    """The table. `tick_asked` comes with the row whose tick is to be turned."""

    tick_asked = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.EditKeyPressed | QAbstractItemView.EditTrigger.DoubleClicked)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(38)
        self.setAccessibleName(tr("Records"))

    def set_widths(self) -> None:
        """Give the columns their widths; once the model is there."""
        head = self.horizontalHeader()
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS:
            self.setColumnWidth(column, width)
        head.setStretchLastSection(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writing = self.state() == QAbstractItemView.State.EditingState  # Return ends that, and comes here as well
        if event.key() in _TICKING and not writing and self.currentIndex().isValid():
            self.tick_asked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
