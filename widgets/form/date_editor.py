"""Turn a day into words: typed in any form, or chosen from a Jalali calendar."""


from typing import Any

from persiantools.jdatetime import JalaliDate
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from studio.days import MONTHS, day_of, written_day
from studio.letters import latin_digits
from widgets.form.calendar import JalaliCalendar
from widgets.form.editor import Editor
from widgets.form.fields import Field
from widgets.form.words_field import WordsField
from widgets.theme.icons import icon
from widgets.words import tr


class DateEditor(Editor):
    """A field for a day, with a calendar beside it. Its value is the day as typed; words it does not know stay."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsField()
        self.words.setPlaceholderText(field.shown)
        self.words.setAccessibleName(field.label)
        self.button = QToolButton()
        self.button.setIcon(icon("calendar"))
        self.button.setToolTip(tr("Choose a day"))
        self.button.setAccessibleName(tr("Choose a day"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        self.setFocusProxy(self.words)
        self._quiet = False
        self.calendar: JalaliCalendar | None = None
        self.words.textChanged.connect(self._on_text)
        self.button.clicked.connect(self.open_calendar)

    def value(self) -> str:
        return self.words.toPlainText()

    def show_value(self, value: Any) -> None:
        text = value if isinstance(value, str) else ""
        if text != self.value():
            self._quiet = True
            self.words.set_words(text)
            self._quiet = False

    def open_calendar(self) -> None:
        """Show the calendar below the button, at the day that stands in the field."""
        self.calendar = JalaliCalendar(day_in(self.value()) or JalaliDate.today(), self)
        self.calendar.chosen.connect(self._choose)
        below = self.button.mapToGlobal(QPoint(0, self.button.height() + 4))
        self.calendar.popup(below)

    def _choose(self, day: JalaliDate) -> None:
        self.words.replace_all(written_day(day))

    def _on_text(self) -> None:
        if not self._quiet:
            self.edited.emit(self.value())


def day_in(text: str) -> JalaliDate | None:
    """The day that `text` names, if it names one with its year."""
    found = day_of(text)
    if not (found.day and found.month and found.year):
        return None
    try:
        return JalaliDate(int(latin_digits(found.year)), MONTHS.index(found.month) + 1, int(latin_digits(found.day)))
    except ValueError:
        return None


