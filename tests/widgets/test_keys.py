"""Shortcuts work whatever keyboard layout is on."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from widgets.actions import Actions, table
from widgets.keys import with_persian


@pytest.mark.parametrize(("latin", "persian"), [
    ("Ctrl+Z", "ظ"), ("Ctrl+S", "س"), ("Ctrl+Y", "غ"), ("Ctrl+F", "ب"), ("Ctrl+1", "۱"), ("Ctrl+D", "ی"),
])  # fmt: skip
def test_a_shortcut_has_its_persian_twin(latin: str, persian: str) -> None:
    keys = {sequence[0].key() for sequence in with_persian(latin)}
    assert ord(persian) in {int(key) for key in keys}


def test_no_two_actions_share_a_shortcut(qapp: QApplication) -> None:
    seen: dict[str, str] = {}
    for row in table():
        for keys in row.keys:
            for sequence in with_persian(keys):
                assert seen.setdefault(sequence.toString(), row.id) == row.id


@pytest.mark.parametrize("letter", ["Z", "ظ"])
def test_undo_is_heard_under_both_layouts(letter: str, qtbot: QtBot, qt_words: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions, heard = Actions(window), []
    actions.bind("edit.undo", lambda: heard.append("undo"))
    window.addActions(list(actions))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keySequence(window, QKeySequence(int(Qt.KeyboardModifier.ControlModifier.value) | ord(letter)))
    qt_words.clear()  # QTest itself knows no ASCII for a Persian letter
    assert heard == ["undo"]
