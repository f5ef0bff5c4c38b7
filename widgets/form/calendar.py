"""Turn a Jalali month into a small calendar one chooses a day from."""

from datetime import timedelta

from persiantools.jdatetime import JalaliDate
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from studio.days import MONTHS, WEEKDAYS, written_day
from studio.letters import persian_digits
from widgets.theme.icons import icon
from widgets.words import local, tr

_WEEKS = 6
_STEPS = {Qt.Key.Key_Right: -1, Qt.Key.Key_Left: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}


class JalaliCalendar(QFrame):
    """A month of days, Saturday at the right. Arrows move, Page Up and Down change the month, Enter chooses."""

    chosen = Signal(object)  # a JalaliDate

    def __init__(self, day: JalaliDate, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("look", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)  # a Jalali calendar has no other direction
        self.day = day
        self._title = QLabel()
        self._title.setProperty("look", "name")
        self._title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._days: list[QPushButton] = []
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 10, 12, 12)
        rows.addLayout(self._head())
        rows.addLayout(self._grid())
        today = QPushButton(tr("Today"))
        today.setProperty("look", "quiet")
        today.clicked.connect(lambda: self._choose(JalaliDate.today()))
        rows.addWidget(today)
        self.show_day(day)

    def popup(self, place: QPoint) -> None:
        """Show it with its left top corner at `place`, moved so that all of it is on the screen."""
        screen = (QGuiApplication.screenAt(place) or QGuiApplication.primaryScreen()).availableGeometry()
        size = self.sizeHint()
        x = max(screen.left(), min(place.x(), screen.right() - size.width()))
        y = place.y() if place.y() + size.height() < screen.bottom() else place.y() - size.height() - 48
        self.move(x, max(screen.top(), y))
        self.show()

    def show_day(self, day: JalaliDate) -> None:
        """Turn to the month of `day`, which gets the focus."""
        self.day = day
        self._title.setText(f"{MONTHS[day.month - 1]} {persian_digits(str(day.year))}")
        first = JalaliDate(day.year, day.month, 1)
        begin = first - timedelta(days=first.weekday())
        for number, button in enumerate(self._days):
            on = begin + timedelta(days=number)
            button.setText(persian_digits(str(on.day)))
            button.setAccessibleName(written_day(on))
            button.setEnabled(on.month == day.month)
            button.setChecked(on == day)
            button.setProperty("today", on == JalaliDate.today())
            button.setProperty("day", on)
            if on == day:
                button.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _STEPS:
            self.show_day(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.show_day(moved(self.day, -1 if key == Qt.Key.Key_PageUp else 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.day)
        else:
            super().keyPressEvent(event)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        back, on = local("chevron-right", "chevron-left"), local("chevron-left", "chevron-right")
        for drawing, words, by in ((back, tr("Previous month"), -1), (on, tr("Next month"), 1)):
            button = QToolButton()
            button.setIcon(icon(drawing))
            button.setAccessibleName(words)
            button.setToolTip(words)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, by=by: self.show_day(moved(self.day, by)))
            row.addWidget(button)
        row.insertWidget(1, self._title, 1)
        return row

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(2)
        for column, name in enumerate(WEEKDAYS):
            label = QLabel(name[0])
            label.setProperty("look", "small")
            label.setToolTip(name)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            grid.addWidget(label, 0, column)
        for number in range(_WEEKS * 7):
            button = QPushButton()
            button.setProperty("look", "day")
            button.setCheckable(True)
            button.setFixedSize(36, 34)
            button.clicked.connect(lambda _=False, button=button: self._choose(button.property("day")))
            grid.addWidget(button, 1 + number // 7, number % 7)
            self._days.append(button)
            button.installEventFilter(self)
        return grid

    def eventFilter(self, watched: QWidget, event: object) -> bool:
        """Arrow keys belong to the calendar, whichever day has the focus."""
        if isinstance(event, QKeyEvent) and event.type() == event.Type.KeyPress and event.key() != Qt.Key.Key_Tab:
            self.keyPressEvent(event)
            return True
        return super().eventFilter(watched, event)

    def _choose(self, day: JalaliDate) -> None:
        self.chosen.emit(day)
        self.close()


def moved(day: JalaliDate, months: int) -> JalaliDate:
    """The same day `months` later, or the last one of that month when it is shorter."""
    number = day.year * 12 + day.month - 1 + months
    year, month = number // 12, number % 12 + 1
    return JalaliDate(year, month, min(day.day, JalaliDate.days_in_month(month, year)))
