"""Turn designs that a killed program left into an offer to go on with them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.left import Left, bring_back, forget, left
from widgets.notice import Notice
from widgets.theme.icons import put_icon
from widgets.theme.sides import wrap
from widgets.words import mark, moment, tr


class Recovery(QFrame):
    """A notice with a row for each design; it hides when there is none."""

    chosen = Signal(object)  # a Left

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 14, 16, 14)
        self._rows.setSpacing(6)
        words = QLabel(tr("The program ended unexpectedly. These designs are safe:"))
        wrap(words)
        self._rows.addWidget(words)
        for one in left():
            self._rows.addWidget(self._row(one))
        self.setVisible(self._rows.count() > 1)

    def _row(self, one: Left) -> QWidget:
        row, buttons = QWidget(), QHBoxLayout()
        lines = QVBoxLayout(row)
        lines.setContentsMargins(0, 8, 0, 0)
        lines.setSpacing(8)
        name = QLabel(f"{mark()}{one.name}\n{mark()}{moment(one.when)}")
        go_on, drop = QPushButton(tr("Go on")), QPushButton(tr("Throw away"))
        put_icon(go_on, "restore")
        go_on.setAccessibleDescription(one.name)
        drop.setAccessibleDescription(one.name)
        go_on.clicked.connect(lambda: self._choose(row, one))
        drop.clicked.connect(lambda: self._drop(row, one))
        lines.addWidget(name)
        lines.addLayout(buttons)
        buttons.addWidget(go_on)
        buttons.addWidget(drop)
        buttons.addStretch(1)
        return row

    def _choose(self, row: QWidget, one: Left) -> None:
        self._remove(row)
        self.chosen.emit(one)

    def _drop(self, row: QWidget, one: Left) -> None:
        forget(one)
        row.hide()
        self._see()
        words = tr("“{name}” is thrown away.", name=one.name)
        Notice(words, tr("Undo"), lambda: self._bring_back(row, one), self.window())

    def _bring_back(self, row: QWidget, one: Left) -> None:
        bring_back(one)
        row.show()
        self._see()

    def _remove(self, row: QWidget) -> None:
        self._rows.removeWidget(row)
        row.deleteLater()
        self._see()

    def _see(self) -> None:
        rows = (self._rows.itemAt(at).widget() for at in range(1, self._rows.count()))
        self.setVisible(any(not row.isHidden() for row in rows))
