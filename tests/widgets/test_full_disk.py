"""A picture that comes while the disk is full is told in both languages, and nothing is lost by it."""

from errno import ENOSPC

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from studio import disk
from widgets.brand.identity import Identity
from widgets.canvas.deeds import paste
from widgets.canvas.inserting import dropped, replace_picture
from widgets.window import MainWindow


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A disk without room; undoing this makes room."""
    def no_room(*_: object, **__: object) -> None:
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(disk.tempfile, "mkstemp", no_room)
    return monkeypatch


@pytest.fixture
def begun(window: MainWindow, qtbot: QtBot) -> MainWindow:
    """A design is open."""
    window.designs.start("book-intro")
    qtbot.waitUntil(lambda: window.rooms.is_open("design"), timeout=20_000)
    return window


def image() -> QImage:
    made = QImage(60, 40, QImage.Format.Format_RGB32)
    made.fill(QColor("#c02030"))
    return made


def told(window: MainWindow, qtbot: QtBot) -> QMessageBox:
    """The window that tells it; it is closed at the end."""
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=10_000)
    box = next(box for box in window.findChildren(QMessageBox) if box.isVisible())
    box.close()
    return box


def test_a_picture_pasted_into_a_full_disk_is_told_and_comes_when_there_is_room(
    begun: MainWindow, qtbot: QtBot, full: pytest.MonkeyPatch
) -> None:
    session, stage = begun.designs.session, begun.rooms.room("design").canvas.stage
    before = session.document
    QGuiApplication.clipboard().setImage(image())
    session.select("cover")
    paste(stage)
    box = told(begun, qtbot)
    assert "دیسک پر است" in box.text()
    assert "چیزی از دست نرفته" in box.informativeText()
    assert session.document is before
    full.undo()
    paste(stage)
    qtbot.waitUntil(lambda: session.document is not before, timeout=10_000)
    assert session.layer("cover").source


@pytest.mark.usefixtures("english", "full")
def test_it_is_told_in_english_too(begun: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setImage(image())
    paste(begun.rooms.room("design").canvas.stage)
    box = told(begun, qtbot)
    assert box.text() == "the picture could not be written: No space left on device"
    assert "nothing is lost" in box.informativeText()


def test_what_is_no_picture_is_told_wherever_it_is_put(begun: MainWindow, qtbot: QtBot, tmp_path) -> None:
    stage, broken = begun.rooms.room("design").canvas.stage, tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    before = begun.designs.session.document
    assert not dropped(stage, [broken], stage.page_box().centre)
    assert told(begun, qtbot).text()
    assert not replace_picture(stage, "cover", str(broken))
    assert told(begun, qtbot).text()
    assert begun.designs.session.document is before


@pytest.mark.usefixtures("full")
def test_a_logo_that_cannot_be_kept_is_told_where_it_was_dropped(qtbot: QtBot) -> None:
    identity, mime = Identity(), QMimeData()
    qtbot.addWidget(identity)
    mime.setImageData(image())
    identity.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                                  Qt.KeyboardModifier.NoModifier))
    identity.finish()
    QApplication.processEvents()
    assert "دیسک پر است" in identity._shown.text()
    assert identity.logo == ""
