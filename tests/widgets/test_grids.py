"""Arrow keys lead where they point, in grids of pictures of either direction."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from widgets.batch.strip import Strip
from widgets.common import Common
from widgets.grid import Grid
from widgets.home.room import HomeRoom


def goes_where_it_points(view: QListView) -> bool:
    """Whether the left arrow leads from the middle of a row to what is seen at its left, and the right one back."""
    start = view.model().index(1, 0)
    view.setCurrentIndex(start)
    QTest.keyClick(view, Qt.Key.Key_Left)
    left = view.currentIndex()
    QTest.keyClick(view, Qt.Key.Key_Right)
    return view.visualRect(left).x() < view.visualRect(start).x() and view.currentIndex() == start


def see_a_grid(qtbot: QtBot) -> None:
    grid = Grid(QSize(20, 20), QSize(50, 50), "x")
    for number in range(9):
        grid.add(str(number), QIcon(), str(number), named=False)
    qtbot.addWidget(grid)
    grid.resize(260, 200)
    grid.show()
    assert goes_where_it_points(grid)


def test_from_right_to_left(qtbot: QtBot) -> None:
    see_a_grid(qtbot)


@pytest.mark.usefixtures("english")
def test_from_left_to_right(qtbot: QtBot) -> None:
    see_a_grid(qtbot)


def test_in_the_gallery_and_the_strip_of_templates(common: Common, qtbot: QtBot) -> None:
    for view in ((room := HomeRoom(common)).gallery, Strip(common, sayings=False)):
        qtbot.addWidget(room if view is room.gallery else view)
        view.window().resize(1200, 800)
        view.window().show()
        assert goes_where_it_points(view)
