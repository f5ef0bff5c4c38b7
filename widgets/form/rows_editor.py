"""Turn a list or a table into a small grid one types into; rows come and go as needed."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from studio.document.sheet import Sheet
from widgets.form.editor import Editor
from widgets.form.fields import Field
from widgets.form.icon_editor import IconDelegate
from widgets.theme.icons import icon
from widgets.words import local, tr

_ROW = 38
_EDGES, _BAR, _COLUMNS = 10, 16, 2  # px round the grid, px of its scroll bar, columns that need none
_NARROWEST = 104  # px of a column; more of them than fit are scrolled
_MOST_SHOWN = 9


class Grid(QTableWidget):
    """Cells that take what is pasted from a spreadsheet and lose their words by Delete."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QGuiApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)

    def _paste(self, text: str) -> None:
        row, column = max(0, self.currentRow()), max(0, self.currentColumn())
        lines = [line.split("\t") for line in text.rstrip("\n").split("\n")]
        self.setRowCount(max(self.rowCount(), row + len(lines)))
        for down, cells in enumerate(lines):
            for across, words in enumerate(cells[: self.columnCount() - column]):
                self.setItem(row + down, column + across, QTableWidgetItem(words.strip()))


class RowsEditor(Editor):
    """A grid with buttons for rows. What it edits is a list of rows of texts."""

    def __init__(self, field: Field, heads: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid(0, len(heads))
        self.grid.setHorizontalHeaderLabels(list(heads))
        self.grid.setAccessibleName(field.label)
        self.grid.verticalHeader().hide()
        self.grid.verticalHeader().setDefaultSectionSize(_ROW)
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.horizontalHeader().setMinimumSectionSize(_NARROWEST)
        self.grid.setTabKeyNavigation(False)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(2)
        for drawing, words, deed in (
            ("plus", tr("Add a row"), self._add), ("minus", tr("Remove the row"), self._remove),
            ("arrow-up", tr("Row up"), lambda: self._move(-1)), ("arrow-down", tr("Row down"), lambda: self._move(1)),
        ):
            self._add_button(drawing, words, deed)
        self._buttons.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.grid)
        rows.addLayout(self._buttons)
        self.setFocusProxy(self.grid)
        self._quiet = False
        self.grid.cellChanged.connect(self._on_change)
        self._fit()

    def rows(self) -> list[list[str]]:
        """All rows; those that say nothing at the end are left out."""
        found = [[self._text(row, column) for column in range(self.grid.columnCount())]
                 for row in range(self.grid.rowCount())]
        while found and not any(found[-1]):
            found.pop()
        return found

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show `rows` when they are others than stand there."""
        wanted = [[*map(str, row)][: self.grid.columnCount()] for row in rows]
        wanted = [row + [""] * (self.grid.columnCount() - len(row)) for row in wanted]
        if wanted == self.rows():
            return
        self._quiet = True
        self.grid.setRowCount(len(wanted))
        for down, row in enumerate(wanted):
            for across, words in enumerate(row):
                self.grid.setItem(down, across, QTableWidgetItem(words))
        self._quiet = False
        self._fit()

    def _add_button(self, drawing: str, words: str, deed: Any) -> None:
        button = QToolButton()
        button.setIcon(icon(drawing))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.clicked.connect(deed)
        self._buttons.addWidget(button)

    def _text(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return item.text() if item is not None else ""

    def _add(self) -> None:
        at = self.grid.currentRow() + 1 or self.grid.rowCount()
        self.grid.insertRow(at)
        self.grid.setCurrentCell(at, 0)
        self._fit()
        self.grid.editItem(self._made(at, 0))

    def _made(self, row: int, column: int) -> QTableWidgetItem:
        if self.grid.item(row, column) is None:
            self._quiet = True
            self.grid.setItem(row, column, QTableWidgetItem(""))
            self._quiet = False
        return self.grid.item(row, column)

    def _remove(self) -> None:
        if self.grid.rowCount():
            row = self.grid.currentRow()
            self.grid.removeRow(row if row >= 0 else self.grid.rowCount() - 1)
            self._fit()
            self._tell()

    def _move(self, by: int) -> None:
        rows, at = self.rows(), self.grid.currentRow()
        to = at + by
        if 0 <= at < len(rows) and 0 <= to < len(rows):
            rows[at], rows[to] = rows[to], rows[at]
            self.show_rows(rows)
            self.grid.setCurrentCell(to, self.grid.currentColumn())
            self._tell()

    def _on_change(self) -> None:
        if not self._quiet:
            self._fit()
            self._tell()

    def _tell(self) -> None:
        self.edited.emit(self.value())

    def _fit(self) -> None:
        rows = min(max(self.grid.rowCount(), 1), _MOST_SHOWN)
        bar = _BAR if self.grid.columnCount() > _COLUMNS else 0
        self.grid.setFixedHeight(self.grid.horizontalHeader().sizeHint().height() + rows * _ROW + _EDGES + bar)


class ListEditor(RowsEditor):
    """A list slot: a row for each item, a column for each of the slot's columns. Its value is a list of rows."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        self._names = list(field.columns) or ["text"]
        heads = [local(column.label_fa, column.label) or name for name, column in field.columns.items()]
        super().__init__(field, heads or [field.label], parent)
        self._field = field
        for at, column in enumerate(field.columns.values()):
            if column.kind == "icon":
                self.grid.setItemDelegateForColumn(at, IconDelegate(self.grid))

    def value(self) -> list[list[str]]:
        return self.rows()

    def show_value(self, value: Any) -> None:
        from studio.template.values import items_of

        slot = _slot(self._field)
        items = items_of(value, slot) if value else ()
        self.show_rows([[str(item.get(name, "")) for name in self._names] for item in items])


class SheetEditor(RowsEditor):
    """The table of a chart or diagram; its first row are the heads. Its value is a list of rows."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(field, ["", ""], parent)
        self.grid.horizontalHeader().hide()
        self._add_button("table-column", tr("Add a column"), self._add_column)
        self._add_button("clipboard-text", tr("Paste a table"), self._paste)

    def value(self) -> list[list[str]]:
        return self.rows()

    def show_value(self, value: Any) -> None:
        from studio.template.values import sheet_of

        sheet = sheet_of(value) if value else Sheet()
        rows = [sheet.columns, *sheet.rows] if sheet.columns or sheet.rows else []
        self.grid.setColumnCount(max([2, self.grid.columnCount(), *map(len, rows)]))
        self.show_rows(rows)

    def _add_column(self) -> None:
        self.grid.setColumnCount(self.grid.columnCount() + 1)

    def _paste(self) -> None:
        """Everything on the clipboard, as a table, in the place of what stands here."""
        from studio.template.values import sheet_of

        sheet = sheet_of(QGuiApplication.clipboard().text())
        if sheet.columns:
            self.show_value(sheet)
            self._tell()


def _slot(field: Field) -> Any:
    from studio.template import Slot

    return Slot(kind="list", columns=field.columns)
