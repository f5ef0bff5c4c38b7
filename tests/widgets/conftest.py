"""A window of its own for every test: own folders, nothing left open at the end."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.text import faces
from widgets import words
from widgets.brand_file import BrandFile
from widgets.common import Common
from widgets.garbage import Sweeper
from widgets.jobs import Jobs
from widgets.settings import Settings
from widgets.theme import style

if TYPE_CHECKING:
    from widgets.window import MainWindow


@pytest.fixture(scope="session")
def qapp(qt_app: QApplication) -> QApplication:
    """The application object of all rooms' tests, for pytest-qt as well."""
    qt_app.setStyle("Fusion")
    style.load_fonts(qt_app)
    Sweeper(qt_app)
    return qt_app


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


@pytest.fixture(autouse=True)
def _no_font_left() -> Iterator[None]:
    """Fonts that a test adds are forgotten, for the tests of other rooms in the same process."""
    yield
    faces.forget_added()


@pytest.fixture(autouse=True)
def _speaks(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    """Persian for every test, unless it asks for English."""
    _speak("fa", qapp)
    yield
    _speak("fa", qapp)


@pytest.fixture
def english(qapp: QApplication, _speaks: None) -> None:
    """The window speaks English."""
    _speak("en", qapp)


@pytest.fixture
def common(qapp: QApplication) -> Iterator[Common]:
    """What rooms share."""
    made = Common(settings=Settings(), jobs=Jobs(), brand=BrandFile())
    yield made
    made.jobs.close()


@pytest.fixture
def window(common: Common, qtbot: QtBot) -> "MainWindow":
    """The whole window, at home; it closes at the end without asking about changes."""
    from widgets.window import MainWindow  # tests of one room need no other

    made = MainWindow(common)
    qtbot.addWidget(made, before_close_func=_nothing_to_ask)
    made.show()
    return made


def _nothing_to_ask(window: "MainWindow") -> None:
    if window.designs.session is not None:
        window.designs.session.undo_stack.setClean()


@pytest.fixture(autouse=True)
def _no_widget_left(qapp: QApplication) -> Iterator[None]:
    """A test fails when a window it made is still alive after it."""
    before = set(qapp.topLevelWidgets())
    yield
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
    left = [widget for widget in set(qapp.topLevelWidgets()) - before if widget.isVisible()]
    assert not left, f"still open: {left}"


def _speak(language: str, app: QApplication) -> None:
    words.speak(language, app)
    app.setLayoutDirection(
        Qt.LayoutDirection.RightToLeft if language == "fa" else Qt.LayoutDirection.LeftToRight
    )
