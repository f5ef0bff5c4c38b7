"""Turn named pictures, and the icon set, into grids to search and choose from."""

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from studio.layout.icons import search_icons
from widgets.fitting import cell_width
from widgets.theme.icons import icon
from widgets.theme.sides import as_pointed, begin_at_start
from widgets.words import local, tr

_CELL, _ICON = QSize(52, 52), QSize(28, 28)
_MOST = 240


class Grid(QListWidget):
    """Pictures in a grid; `chosen` comes with the name of one that was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, size: QSize, cell: QSize, name: str) -> None:
        super().__init__()
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(size)
        self.setWordWrap(True)
        self.setProperty("look", "grid")
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._cell = cell
        self.setGridSize(cell)
        self.setAccessibleName(name)
        self.itemClicked.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))
        self.itemActivated.connect(lambda item: self.chosen.emit(item.data(Qt.ItemDataRole.UserRole)))

    def moveCursor(self, move: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        return super().moveCursor(as_pointed(move), keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width between as many columns as find room."""
        self.setGridSize(QSize(cell_width(self, self._cell.width()), self._cell.height()))
        super().resizeEvent(event)

    def add(self, name: str, picture: QIcon, title: str, *, named: bool) -> None:
        """One more picture; its title stands under it when `named`, else shows on hover."""
        item = QListWidgetItem(picture, title if named else "")
        item.setData(Qt.ItemDataRole.UserRole, name)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, title)
        item.setToolTip(title)
        item.setSizeHint(self._cell)
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.addItem(item)


class IconChooser(QWidget):
    """The icon set, searched in Persian and English; `chosen` comes with the name of one."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search icons: book, clock…"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search icons"))
        begin_at_start(self.search)
        self.grid = Grid(_ICON, _CELL, tr("Icons"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 16, 12, 0)
        rows.addWidget(self.search)
        rows.addWidget(self.grid, 1)
        self.search.textChanged.connect(self._fill)
        self.grid.chosen.connect(self.chosen)
        self.setFocusProxy(self.search)

    def showEvent(self, event: QShowEvent) -> None:
        if not self.grid.count() and not self.search.text():
            self._fill("")
        super().showEvent(event)

    def _fill(self, words: str) -> None:
        self.grid.clear()
        for one in search_icons(words, most=_MOST):
            self.grid.add(one.name, icon(one.name), local(one.title_fa, one.title), named=False)
