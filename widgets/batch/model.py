"""Turn rows into a table with boxes to tick and what is wrong with each."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QSortFilterProxyModel, Qt, Signal

from studio.content import Book, Quote, Row
from studio.errors import Problem
from studio.letters import search_key
from widgets.batch.again import Cell, Done, gone, overtaken, same
from widgets.batch.reading import Found, changed, key_of, said
from widgets.messages import words_of
from widgets.theme.icons import icon
from widgets.words import number, tr

ROW = Qt.ItemDataRole.UserRole
KEY = Qt.ItemDataRole.UserRole + 1
_NONE = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole)


class RowModel(QAbstractTableModel):
    """The rows of a list; every one is ticked at first. Titles and authors can be changed in their cells."""

    ticked_changed = Signal()
    row_changed = Signal(int)

    def __init__(self, found: Found, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows, self._cells, self._keys = list(found.rows), list(found.cells), list(found.keys)
        self._read, self._as_read = found.rows, found.cells
        self._mended: dict[Cell, str] = {}
        self._ticked = [True] * len(found.rows)
        self._problems = _by_row(found.rows, found.problems)
        of_rows = {id(problem) for problems in self._problems.values() for problem in problems}
        self.left_out = tuple(problem for problem in found.problems if id(problem) not in of_rows)
        self._heads = ("", tr("Title"), tr("Author"), tr("Published"), "")

    def rowCount(self, parent: QModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex = _NONE) -> int:
        return 0 if parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        return None

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == 0:
            return usual | Qt.ItemFlag.ItemIsUserCheckable
        return usual | Qt.ItemFlag.ItemIsEditable if self._is_writable(index) else usual

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = index.row(), index.column()
        if role == ROW:
            return self._rows[row]
        if role == KEY:
            return self._keys[row]
        if column == 0:
            return self._first(row, role)
        if column == 4:
            return self._told(row, role)
        if role == Qt.ItemDataRole.ToolTipRole and self._is_writable(index):
            return f"{self._cells[row][column - 1]}\n{tr('F2 or a double click changes it.')}"
        return self._cells[row][column - 1] if role in _WORDS else None

    def setData(self, index: QModelIndex, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role == Qt.ItemDataRole.EditRole:
            return self._rewrite(index, str(value))
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != 0:
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def tick(self, rows: Iterable[int], ticked: bool) -> None:
        """Tick rows, or take their ticks away."""
        for row in rows:
            self._ticked[row] = ticked
        if self._rows:
            ticks = [Qt.ItemDataRole.CheckStateRole]
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0), ticks)
        self.ticked_changed.emit()

    @property
    def ticked(self) -> tuple[Row, ...]:
        """The rows to make posts of, in order."""
        return tuple(row for row, ticked in zip(self._rows, self._ticked, strict=True) if ticked)

    def done(self, *, template: str, shape: int) -> Done:
        """What was done with the list, for when it is read again."""
        unticked = frozenset(row for row, ticked in enumerate(self._ticked) if not ticked)
        return Done(rows=self._read, unticked=unticked, mended=dict(self._mended), template=template, shape=shape)

    def take(self, done: Done) -> tuple[Problem, ...]:
        """Do again what was done with the list before it was read again; what of it could not be done.

        A mended cell stays so while the file says there what it said; to another word of the file it gives way.
        """
        there = same(done.rows, self._read)
        self.tick([there[old] for old in done.unticked if old in there], False)
        told = (self._mend(there.get(old), old, column, done) for old, column in done.mended)
        return tuple(problem for problem in told if problem is not None)

    def _mend(self, row: int | None, old: int, column: int, done: Done) -> Problem | None:
        words = done.mended[old, column]
        if row is None:
            return gone(words)
        now = self._as_read[row][column]
        if now not in (words, said(done.rows[old])[column]):
            return overtaken(words, now, row)
        self._write(row, column, words)
        return None

    def is_ticked(self, row: int) -> bool:
        """Whether the row of that number is."""
        return self._ticked[row]

    def problems_of(self, row: int) -> tuple[Problem, ...]:
        """What is wrong with the row of that number."""
        return self._problems.get(row, ())

    def _is_writable(self, index: QModelIndex) -> bool:
        return index.column() in (1, 2) and isinstance(self._rows[index.row()].content, Book | Quote)

    def _rewrite(self, index: QModelIndex, words: str) -> bool:
        row = index.row()
        if not self._write(row, index.column() - 1, words):
            return False
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.row_changed.emit(row)
        return True

    def _write(self, row: int, column: int, words: str) -> bool:
        made = changed(self._rows[row], column, words) if words != self._cells[row][column] else None
        if made is None:
            return False
        self._rows[row], self._cells[row] = made, said(made)
        self._keys[row] = key_of(self._cells[row])
        self._mended[row, column] = self._cells[row][column]
        return True

    def _first(self, row: int, role: int) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return number(self._rows[row].number)
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if self._ticked[row] else Qt.CheckState.Unchecked
        return None

    def _told(self, row: int, role: int) -> object:
        problems = self.problems_of(row)
        if not problems:
            return None
        if role == Qt.ItemDataRole.DecorationRole:
            return icon("alert-triangle", "warning")
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return "\n".join(" — ".join(filter(None, words_of(problem))) for problem in problems)
        return None


def _by_row(rows: Sequence[Row], problems: Sequence[Problem]) -> dict[int, tuple[Problem, ...]]:
    """Problems by the number of the row they speak of: their place is that of the row, or the file's name and it."""
    places = {row.where: at for at, row in enumerate(rows)}
    found: dict[int, tuple[Problem, ...]] = {}
    for problem in problems:
        at = places.get(problem.where, places.get(problem.where.partition(", ")[2]))
        if at is not None:
            found[at] = (*found.get(at, ()), problem)
    return found


class Searched(QSortFilterProxyModel):
    """The rows whose words have all of what is searched for, whatever its spelling."""

    def __init__(self, model: RowModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked: list[str] = []
        self.setSourceModel(model)

    def search(self, words: str) -> None:
        """Only rows with these words."""
        self._asked = search_key(words).split()
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        if not self._asked:
            return True
        key = self.sourceModel().data(self.sourceModel().index(row, 0, parent), KEY)
        return all(word in key for word in self._asked)

    def shown(self) -> list[int]:
        """The numbers of the rows shown."""
        return [self.mapToSource(self.index(at, 0)).row() for at in range(self.rowCount())]
