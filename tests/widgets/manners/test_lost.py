"""A design whose picture is gone asks for it, and shows it again; without it the design opens all the same."""

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from studio.document.files import Design, save
from studio.document.model import Document, Page, Picture, layers_of
from widgets.manners import lost
from widgets.manners.lost import LostDialog, file_name
from widgets.window import MainWindow

GONE = "C:\\Users\\old\\عکس تالار.png"


@pytest.fixture
def design(tmp_path: Path) -> Path:
    page = Page(layers=(Picture(id="photo", source=GONE, width=300, height=200),))
    path = tmp_path / "here" / "a.ketab"
    save(Design(document=Document(pages=(page,))), path)
    return path


def picture(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image = QImage(60, 40, QImage.Format.Format_RGB32)
    image.fill(QColor("#aa3311"))
    image.save(str(path))
    return path


def opened(window: MainWindow, qtbot: QtBot, design: Path) -> LostDialog:
    with qtbot.waitSignal(window.designs.media_lost, timeout=10_000):
        window.designs.open(design)
    return window.findChild(LostDialog)


def shown(window: MainWindow) -> Picture:
    return next(layers_of(window.designs.session.document.pages[0].layers))


@pytest.mark.parametrize("way", ["beside", "folder", "file"])
def test_a_lost_picture_is_found_again(
    way: str, window: MainWindow, qtbot: QtBot, design: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    beside, other = design.parent / "deep" / file_name(GONE), tmp_path / "other" / file_name(GONE)
    file = picture(beside if way == "beside" else other.with_name("x.png") if way == "file" else other)
    dialog = opened(window, qtbot, design)
    monkeypatch.setattr(lost.QFileDialog, "getExistingDirectory", lambda *_: str(file.parent))
    monkeypatch.setattr(lost.QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    if way == "folder":
        dialog._ask_folder()
    elif way == "file":
        dialog._ask_file()
    assert dialog.given == {GONE: str(file)}
    dialog.accept()
    qtbot.waitUntil(lambda: shown(window).source == str(file), timeout=10_000)
    assert not shown(window).hide
    assert not window.designs.session.saved
    window.designs.session.undo_stack.undo()
    assert shown(window).source == ""


def test_left_out_the_design_is_open_without_it(window: MainWindow, qtbot: QtBot, design: Path) -> None:
    dialog = opened(window, qtbot, design)
    dialog.reject()
    assert window.rooms.is_open("design")
    assert shown(window).source == ""
    assert window.designs.session.saved


def test_nothing_on_the_disk_is_opened_unasked(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    secret = picture(tmp_path / "secret" / "s.png")
    page = Page(layers=(Picture(id="photo", source=str(secret), width=300, height=200),))
    design = tmp_path / "here" / "a.ketab"
    save(Design(document=Document(pages=(page,))), design)
    dialog = opened(window, qtbot, design)
    assert dialog.given == {}
    assert shown(window).source == ""
    dialog.reject()


@pytest.mark.parametrize(("path", "name"), [("/a/b.png", "b.png"), ("C:\\x\\y.jpg", "y.jpg"), ("z.webp", "z.webp")])
def test_names_of_any_system_are_known(path: str, name: str) -> None:
    assert file_name(path) == name
