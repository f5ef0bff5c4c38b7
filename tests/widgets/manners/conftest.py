"""A whole window, closed without questions at the end."""

import pytest
from pytestqt.qtbot import QtBot

from widgets.common import Common
from widgets.window import MainWindow


@pytest.fixture
def window(common: Common, qtbot: QtBot) -> MainWindow:
    made = MainWindow(common)
    qtbot.addWidget(made, before_close_func=_nothing_to_ask)
    made.show()
    return made


def _nothing_to_ask(window: MainWindow) -> None:
    if window.designs.session is not None:
        window.designs.session.undo_stack.setClean()
