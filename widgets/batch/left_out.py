"""Turn what was wrong with a list beyond its rows (records left out, doubles) into a line above it, and into a list."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.errors import Problem
from widgets.batch.again import LOST
from widgets.messages import place_of, words_of
from widgets.theme.icons import put_icon
from widgets.theme.sides import wrap
from widgets.words import tr


class LeftOut(QFrame):
    """A line that says how many records were left out and how many say the same; hidden when there is neither."""

    read_again = Signal()
    untick_asked = Signal()  # of doubles

    def __init__(self, problems: Sequence[Problem], doubles: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "notice")
        self._problems = problems
        gone = sum(problem.level == "error" for problem in problems)
        words = [tr("Records left out: {count}.", count=gone)] if gone else []
        lost = sum(problem.code == LOST for problem in problems)
        words += [tr("Mended cells that were not kept: {count}.", count=lost)] if lost else []
        words += [tr("There is something to know about the file.")] if len(problems) > gone + lost else []
        words += [tr("Doubles: {count}.", count=doubles)] if doubles else []
        self.said = QLabel(" ".join(words))
        wrap(self.said)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 10, 8)
        row.addWidget(self.said, 1)
        if problems:
            self._add(row, tr("See it"), self.show_all)
            self._add(row, tr("Read again"), self.read_again.emit).setToolTip(
                tr("When the file has been mended: it is read once more."))
        if doubles:
            self._add(row, tr("Untick doubles"), self.untick_asked.emit)
        self.setVisible(bool(words))

    def show_all(self) -> None:
        """Open the list of what was left out."""
        dialog = LeftOutDialog(self._problems, self.window())
        dialog.open()

    def _add(self, row: QHBoxLayout, words: str, slot: object) -> QPushButton:
        button = QPushButton(words)
        button.clicked.connect(lambda: slot())
        row.addWidget(button)
        return button


class LeftOutDialog(QDialog):
    """Every record that was left out, why, and the way out."""

    def __init__(self, problems: Sequence[Problem], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("What was wrong with the list"))
        self.setMinimumSize(560, 380)
        self.list = QListWidget()
        self.list.setWordWrap(True)
        self.list.addItems([_line(problem) for problem in problems])
        words = QLabel(tr("Mend these in the file itself, then read it again."))
        wrap(words)
        buttons = QDialogButtonBox()
        copy = buttons.addButton(tr("Copy"), QDialogButtonBox.ButtonRole.ActionRole)
        put_icon(copy, "clipboard-text")
        copy.clicked.connect(self.copy)
        buttons.addButton(tr("OK"), QDialogButtonBox.ButtonRole.AcceptRole).setProperty("look", "primary")
        buttons.accepted.connect(self.accept)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(12)
        rows.addWidget(words)
        rows.addWidget(self.list, 1)
        rows.addWidget(buttons)
        self.finished.connect(self.deleteLater)

    def copy(self) -> None:
        """Put the list into the clipboard, for whoever mends the file."""
        lines = (self.list.item(row).text() for row in range(self.list.count()))
        QApplication.clipboard().setText("\n".join(lines))


def _line(problem: Problem) -> str:
    what, hint = words_of(problem)
    return " — ".join(filter(None, (place_of(problem), what, hint)))
