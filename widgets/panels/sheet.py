"""Turn the numbers of a chart or the rows of a diagram into a grid, typed in or pasted from a spreadsheet."""

from typing import Any

from PySide6.QtWidgets import QHeaderView, QPushButton, QTableWidgetItem, QVBoxLayout, QWidget

from studio.document.sheet import Sheet, sheet_from_text
from widgets.flow import FlowLayout
from widgets.form.editor import Editor
from widgets.form.rows_editor import Grid
from widgets.words import tr


class SheetEditor(Editor):
    """A sheet with its heads in the first row."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = Grid(1, 2)
        self.grid.horizontalHeader().hide()
        self.grid.verticalHeader().hide()
        self.grid.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.grid.setAccessibleName(tr("Numbers and their names"))
        self.grid.setMinimumHeight(220)
        ways = QWidget()
        buttons = FlowLayout(ways, spacing=4)
        for words, deed in (
            (tr("Add a row"), lambda: self._add(row=True)), (tr("Add a column"), lambda: self._add(row=False)),
            (tr("Paste a table"), self.paste),
        ):
            button = QPushButton(words)
            button.setProperty("look", "quiet")
            button.clicked.connect(lambda _=False, deed=deed: deed())
            buttons.addWidget(button)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.grid)
        rows.addWidget(ways)
        self.grid.cellChanged.connect(lambda *_: self.edited.emit(self.value()))

    def value(self) -> Sheet:
        rows = [tuple(self._cell(row, column) for column in range(self.grid.columnCount()))
                for row in range(self.grid.rowCount())]
        return Sheet(columns=rows[0] if rows else (), rows=tuple(row for row in rows[1:] if any(row)))

    def show_value(self, value: Any) -> None:
        if not isinstance(value, Sheet) or value == self.value():
            return
        width = max([len(value.columns), *map(len, value.rows), 2])
        self.grid.blockSignals(True)
        self.grid.setColumnCount(width)
        self.grid.setRowCount(len(value.rows) + 1)
        for row, cells in enumerate((value.columns, *value.rows)):
            for column in range(width):
                words = cells[column] if column < len(cells) else ""
                self.grid.setItem(row, column, QTableWidgetItem(words))
        self.grid.blockSignals(False)

    def paste(self) -> None:
        """Take the table in the clipboard in place of this one."""
        from PySide6.QtGui import QGuiApplication

        text = QGuiApplication.clipboard().text()
        if text.strip():
            found = sheet_from_text(text)
            sheet = found[0] if isinstance(found, tuple) else found
            self.show_value(sheet)
            self.edited.emit(sheet)

    def _add(self, *, row: bool) -> None:
        if row:
            self.grid.setRowCount(self.grid.rowCount() + 1)
        else:
            self.grid.setColumnCount(self.grid.columnCount() + 1)

    def _cell(self, row: int, column: int) -> str:
        item = self.grid.item(row, column)
        return item.text() if item else ""
