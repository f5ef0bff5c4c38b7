"""Turn the fields of the open design into a column of editors, kept in step with the document in both directions."""

from collections.abc import Iterator
from time import perf_counter
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from widgets.common import Common
from widgets.form.editor import Editor
from widgets.form.fields import Field, fields_of
from widgets.form.kinds import editor_for
from widgets.session import Session
from widgets.words import tr

_TURN = 0.008  # s: editors are made for so long in one turn, then what came meanwhile has its own
_CHOSEN = ("picture", "sound", "date")  # each choice is a step of undo; letters in a row are one
_ONE_LINE = 200  # px: a longer name of a field may take two lines, which takes longer to lay out


class ContentForm(QScrollArea):
    """The form of a session. What is typed becomes an edit at once; typing without a pause is one step of undo."""

    def __init__(self, session: Session, common: Common, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._common = session, common
        self._editors: dict[str, Editor] = {}
        self._writing = ""
        self._steps: Iterator[None] = iter(())
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._go_on)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("Words"))
        self.rebuild()
        session.edited.connect(self.refresh)

    def editor(self, name: str) -> Editor:
        """The editor of a field. Raises KeyError."""
        self.finish()
        return self._editors[name]

    def rebuild(self) -> None:
        """Make the editors anew (another design, another template), some in each turn."""
        self._source = fields_of(self._session.committed)
        self._editors.clear()
        column = QFrame(self)
        column.setProperty("look", "panel")
        self.setWidget(column)  # empty: what is in it would be dressed twice
        self._steps = self._filling(column)
        self._go_on()
        self._turns.start()

    def finish(self) -> None:
        """Make all editors that are not made yet."""
        for _ in self._steps:
            pass

    def _go_on(self) -> None:
        end = perf_counter() + _TURN
        for _ in self._steps:
            if perf_counter() > end:
                return
        self._turns.stop()

    def _filling(self, column: QFrame) -> Iterator[None]:
        """A step for each editor."""
        rows = QVBoxLayout(column)
        rows.setContentsMargins(18, 16, 18, 24)
        rows.setSpacing(4)
        beside = False
        for field in self._source.fields():
            if field.beside and not beside:
                _add_heading(tr("Beside the picture"), rows)
            beside = field.beside
            self._add(field, rows)
            yield
        rows.addStretch(1)

    def refresh(self) -> None:
        """Show what the document says now; the field one is writing in is left alone."""
        for name, editor in self._editors.items():
            if name != self._writing:
                editor.show_value(self._source.value(self._session.committed, name))

    def _add(self, field: Field, rows: QVBoxLayout) -> None:
        label = QLabel(f"{field.label} *" if field.required else field.label)
        label.setProperty("look", "name")
        label.setWordWrap(label.fontMetrics().horizontalAdvance(label.text()) > _ONE_LINE)
        editor = editor_for(field, self._session, self._common)
        editor.setObjectName(f"field-{field.name}")
        label.setBuddy(editor)
        editor.edited.connect(lambda value: self._write(field, value))
        self._editors[field.name] = editor
        rows.addSpacing(8)
        rows.addWidget(label)
        rows.addWidget(editor)
        editor.show_value(self._source.value(self._session.committed, field.name))

    def _write(self, field: Field, value: Any) -> None:
        self._writing = field.name
        new = self._source.with_value(self._session.committed, field.name, value)
        merge = "" if field.kind in _CHOSEN else f"form {field.name}"
        self._session.edit(tr("Writing: {field}", field=field.label), new, merge=merge)
        self._writing = ""


def _add_heading(words: str, rows: QVBoxLayout) -> None:
    line, heading = QFrame(), QLabel(words)
    line.setProperty("look", "line")
    heading.setProperty("look", "muted")
    rows.addSpacing(20)
    rows.addWidget(line)
    rows.addSpacing(8)
    rows.addWidget(heading)
