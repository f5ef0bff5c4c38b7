"""A whole window, closed without questions at the end."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from widgets.common import Common
from widgets.window import MainWindow


@pytest.fixture
def window(common: Common, qtbot: QtBot) -> Iterator[MainWindow]:
    made = MainWindow(common)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made.designs.session is not None:
        made.designs.session.undo_stack.setClean()
    made.close()
