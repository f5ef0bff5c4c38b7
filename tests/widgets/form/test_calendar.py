"""Days are chosen from a Jalali month."""

from persiantools.jdatetime import JalaliDate
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from widgets.form.calendar import JalaliCalendar, moved
from widgets.form.date_editor import DateEditor, day_in
from widgets.form.fields import Field


def test_a_day_chosen_stands_in_words(qtbot: QtBot) -> None:
    editor = DateEditor(Field(name="day", label="روز", kind="date"))
    qtbot.addWidget(editor)
    heard = []
    editor.edited.connect(heard.append)
    editor.show_value("۱۴۰۴/۹/۴")
    editor.open_calendar()
    QTest.keyClick(editor.calendar, Qt.Key.Key_Left)  # the next day lies to the left
    QTest.keyClick(editor.calendar, Qt.Key.Key_Return)
    assert editor.value() == "چهارشنبه ۵ آذر ۱۴۰۴"
    assert heard[-1] == editor.value()


def test_weeks_begin_on_saturday_at_the_right(qtbot: QtBot) -> None:
    calendar = JalaliCalendar(JalaliDate(1404, 9, 5))
    qtbot.addWidget(calendar)
    calendar.show_day(JalaliDate(1404, 9, 5))
    first = calendar._days[0]
    assert first.property("day").weekday() == 0
    calendar.show()
    assert first.x() > calendar._days[1].x()


def test_months_turn_and_short_ones_keep_their_last_day() -> None:
    assert moved(JalaliDate(1404, 6, 31), 1) == JalaliDate(1404, 7, 30)
    assert moved(JalaliDate(1404, 1, 1), -1) == JalaliDate(1403, 12, 1)
    assert moved(JalaliDate(1403, 12, 30), 12) == JalaliDate(1404, 12, 29)


def test_days_are_read_as_people_type_them() -> None:
    assert day_in("چهارشنبه ۵ آذر ۱۴۰۴") == JalaliDate(1404, 9, 5)
    assert day_in("2025-11-26") == JalaliDate(1404, 9, 5)
    assert day_in("به‌زودی") is None
