"""Turn the rows of a list into a table worked with keys: Return and the space bar tick, F2 and a double click write."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from widgets.words import tr

_TICKING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_TICK, _TOLD = 78, 40  # px: of the first column and the last
_SHARES = {2: (0.3, 190), 3: (0.27, 170)}  # of what is left: of authors and of publishers, px at most; titles take most


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
        head.setMinimumSectionSize(_TOLD)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.setColumnWidth(0, _TICK)
        self.setColumnWidth(4, _TOLD)
        head.setStretchLastSection(False)
        self._share()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._share()

    def _share(self) -> None:
        room = self.viewport().width() - _TICK - _TOLD
        for column, (share, most) in _SHARES.items():
            self.setColumnWidth(column, min(round(share * room), most))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        writing = self.state() == QAbstractItemView.State.EditingState  # Return ends that, and comes here as well
        if event.key() in _TICKING and not writing and self.currentIndex().isValid():
            self.tick_asked.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)
