"""Turn Qt on, without a screen, for the tests of rooms that draw; a warning of Qt's fails the test that caused it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"

TESTS = Path(__file__).resolve().parent
# What the offscreen platform says of itself where it has no screen to do something on.
OF_THE_STAGE = "This plugin does not support"
# Rooms without Qt: their tests must pass where PySide6 cannot even be loaded.
WITHOUT_QT = {
    "values", "motion", "effects", "errors", "disk", "resources", "content", "catalogue", "document", "template",
    "presets", "brand", "scene", "days",
}  # fmt: skip


def room(path: Path) -> str:
    """The folder of tests/ that `path` lies in, or "" for a file directly in tests/."""
    inside = path.relative_to(TESTS)
    return inside.parts[0] if len(inside.parts) > 1 else ""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real library data beside the checkout; tests that need it are skipped without it."""
    folder = TESTS.parent.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder shared/ with real library data is not beside this checkout")
    return folder


def pytest_configure(config: pytest.Config) -> None:
    """Where tests of the window may run, the one application object must be theirs before any other is made: modules
    that are only being collected may want one already."""
    windows = TESTS / "widgets"
    if windows in [Path(path).resolve() for path in config.getoption("ignore") or ()]:
        return
    asked = [Path(str(arg).split("::")[0]).resolve() for arg in config.args]
    if any(windows.is_relative_to(path) or path.is_relative_to(windows) for path in asked):
        from PySide6.QtWidgets import QApplication  # noqa: TID251

        config.ketabnama_app = QApplication.instance() or QApplication(["ketabnama-tests"])


@pytest.fixture(scope="session")
def qt_app(request: pytest.FixtureRequest) -> Iterator[object]:
    """The one application object of this process, as Qt allows just one."""
    from PySide6.QtGui import QGuiApplication

    yield QGuiApplication.instance() or QGuiApplication(["ketabnama-tests"])


@pytest.fixture(scope="session")
def _qt_words(qt_app: object) -> Iterator[list[str]]:
    """Everything Qt says above the level of information, newest last."""
    from PySide6.QtCore import QtMsgType, qInstallMessageHandler

    words: list[str] = []
    heard = {QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg}

    def listen(kind: QtMsgType, _context: object, text: str) -> None:
        if kind in heard and not text.startswith(OF_THE_STAGE):
            words.append(text)

    qInstallMessageHandler(listen)
    yield words
    qInstallMessageHandler(None)


@pytest.fixture
def qt_words(_qt_words: list[str]) -> Iterator[list[str]]:
    """What Qt complained about in this test. A test that expects a complaint asserts it and clears the list."""
    _qt_words.clear()
    yield _qt_words
    assert _qt_words == [], f"Qt complained: {_qt_words}"


@pytest.fixture(autouse=True)
def _qt(request: pytest.FixtureRequest) -> None:
    """Give every test of a drawing room its application; where windows come later, make theirs before any other."""
    name = room(request.path)
    if name and name not in WITHOUT_QT:
        request.getfixturevalue("qt_words")
    elif _has_windows(request.session):
        request.getfixturevalue("qt_app")


def _has_windows(session: pytest.Session) -> bool:
    return any(room(item.path) == "widgets" for item in session.items)
