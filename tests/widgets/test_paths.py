"""The first five minutes, from a list or a template to a folder that can be uploaded, by mouse and keys."""

import json
import re
from pathlib import Path

import pymarc
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.export.verify import verified
from studio.presets import load_presets
from widgets import designs as designs_module
from widgets.common import Common
from widgets.design.room import DesignRoom
from widgets.export.room import ExportRoom
from widgets.window import MainWindow

LEFT, NO_KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
LONG = 45_000  # ms, on a busy machine
FIPA = """سرشناسه: دانشور، سیمین، ۱۳۰۰ - ۱۳۹۰
عنوان و نام پديدآور: سووشون / سیمین دانشور.
مشخصات نشر: تهران: خوارزمی، ۱۳۴۸.
شابک: 978-964-487-034-7"""


@pytest.fixture
def common(common: Common) -> Common:
    """Two places are ticked at first: a folder is made soon."""
    common.settings.set_words("presets", ("instagram/feed_square", "telegram/post_square"))
    return common


@pytest.fixture
def window(window: MainWindow) -> MainWindow:
    """The window on a small screen."""
    window.resize(1280, 800)
    return window


# ------------------------------------------------------------ hands


def drop(target: QWidget, mime: QMimeData) -> None:
    """What a hand drags over `target` and lets go there."""
    here, copy = target.rect().center(), Qt.DropAction.CopyAction
    enter = QDragEnterEvent(here, copy, mime, LEFT, NO_KEYS)
    QApplication.sendEvent(target, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(target, QDropEvent(QPointF(here), copy, mime, LEFT, NO_KEYS))


def drop_files(target: QWidget, *files: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    drop(target, mime)


def type_in(target: QWidget, words: str) -> None:
    """Letter by letter; QTest's own way takes Latin letters only."""
    for letter in words:
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, ord(letter.upper()), NO_KEYS, letter))


def write_over(field: QWidget, words: str) -> None:
    """Click into a field and write `words` in the place of what is there."""
    QTest.mouseClick(getattr(field, "viewport", lambda: field)(), LEFT)
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(field, words)


def click(inside: QWidget, words: str) -> None:
    """Press the button that says `words`."""
    button = next(one for one in inside.findChildren(QPushButton) if words in one.text() and one.isVisible())
    QTest.mouseClick(button, LEFT)


def export_to(room: ExportRoom, out: Path, qtbot: QtBot) -> list[dict]:
    """Write the folder, press the button, wait; the files of the manifest. The folder is as services want it."""
    write_over(room.folder, str(out))
    with qtbot.waitSignal(room.finished, timeout=LONG):
        QTest.mouseClick(room.button, LEFT)
    assert room.page == "look"
    assert [problem.what for problem in verified(out, load_presets())] == []
    return json.loads((out / "manifest.json").read_bytes())["files"]


def batch_from(window: MainWindow, qtbot: QtBot) -> QWidget:
    """The room of the list that was given, with its first picture."""
    qtbot.waitUntil(lambda: window.rooms.is_open("batch"), timeout=LONG)
    return window.rooms.room("batch")


def a_template_of_one_book(room: QWidget) -> None:
    strip = room.strip
    item = next(strip.item(row) for row in range(strip.count())
                if strip.item(row).data(Qt.ItemDataRole.UserRole).takes == "book")
    strip.scrollToItem(item)
    QTest.mouseClick(strip.viewport(), LEFT, pos=strip.visualItemRect(item).center())
    assert not room.strip.takes_many


def tick_only(room: QWidget, count: int, qtbot: QtBot) -> None:
    """Take all ticks away, and set those of the first rows by keys."""
    click(room, "برداشتن همه")
    room.table.setFocus()
    room.table.setCurrentIndex(room.searched.index(0, 1))
    for _ in range(count):
        QTest.keyClick(room.table, Qt.Key.Key_Return)
        QTest.keyClick(room.table, Qt.Key.Key_Down)
    assert len(room.rows.ticked) == count


def pictures(files: list[dict]) -> list[dict]:
    return [one for one in files if one["kind"] == "picture"]


@pytest.fixture
def marc(tmp_path: Path) -> Path:
    """Two records as a library's program writes them."""
    file = tmp_path / "تازه‌ها.mrc"
    with file.open("wb") as out:
        for title, author in (("بوف کور", "صادق هدایت"), ("چشم‌هایش", "بزرگ علوی")):
            record = pymarc.Record(force_utf8=True)
            for tag, code, words in (("100", "a", author), ("245", "a", title), ("020", "a", "9789643511234")):
                record.add_field(pymarc.Field(tag, ["0", " "], [pymarc.Subfield(code, words)]))
            out.write(record.as_marc())
    return file


# ------------------------------------------------------------ paths


def test_a_marc_file_dropped_at_home_becomes_a_folder(window: MainWindow, qtbot: QtBot, marc: Path, tmp_path: Path):
    drop_files(window.rooms.room("home").drop, marc)
    room = batch_from(window, qtbot)
    a_template_of_one_book(room)
    qtbot.waitUntil(lambda: not room._pixmap.isNull(), timeout=LONG)
    QTest.mouseClick(room.button, LEFT)
    files = export_to(room.export, tmp_path / "out", qtbot)
    assert len(pictures(files)) == 4
    captions = "".join(path.read_text("utf-8") for path in (tmp_path / "out").rglob("*.caption.txt"))
    assert "بوف کور" in captions
    assert "چشم‌هایش" in captions


def test_a_real_marc_file_too(window: MainWindow, qtbot: QtBot, shared: Path, tmp_path: Path):
    files = sorted((shared / "data" / "catalogue").glob("*/zyu_*_per.mrc"))
    if not files:
        pytest.skip("the real MARC files are not beside this checkout")
    drop_files(window.rooms.room("home").drop, files[0])
    room = batch_from(window, qtbot)
    assert room.rows.rowCount() > 10
    a_template_of_one_book(room)
    tick_only(room, 2, qtbot)
    QTest.mouseClick(room.button, LEFT)
    assert len(pictures(export_to(room.export, tmp_path / "out", qtbot))) == 4


def test_a_template_filled_by_keys_becomes_a_folder(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    home = window.rooms.room("home")
    write_over(home.hero.search, "معرفی کتاب")
    qtbot.waitUntil(lambda: 0 < home.model.rowCount() < 20, timeout=LONG)
    cell = home.gallery.visualRect(home.model.index(0)).center()
    with qtbot.waitSignal(window.designs.opened, timeout=LONG):
        QTest.mouseClick(home.gallery.viewport(), LEFT, pos=cell)
    room: DesignRoom = window.rooms.room("design")
    write_over(room.form.editor("title").words, "کلیدر، جلد یک")
    assert "کلیدر، جلد یک" in repr(window.designs.session.committed.pages)
    click(room.bar, "خروجی")
    assert len(pictures(export_to(window.rooms.room("export"), tmp_path / "out", qtbot))) == 2


def test_pasted_fipa_becomes_a_folder(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    QApplication.clipboard().setText(FIPA)
    click(window.rooms.room("home").drop, "چسباندن")
    room = batch_from(window, qtbot)
    assert room.rows.index(0, 1).data() == "سووشون"
    a_template_of_one_book(room)
    QTest.mouseClick(room.button, LEFT)
    files = export_to(room.export, tmp_path / "out", qtbot)
    assert len(pictures(files)) == 2
    click(room.export, "دوباره")
    assert room.export.page == "choose"


def test_an_english_window_says_nothing_in_persian(english: None, window: MainWindow, qtbot: QtBot, tmp_path: Path):
    home = window.rooms.room("home")
    assert persian_in(home) == []
    write_over(home.hero.search, "quote")
    with qtbot.waitSignal(window.designs.opened, timeout=LONG):
        QTest.mouseClick(home.gallery.viewport(), LEFT, pos=home.gallery.visualRect(home.model.index(0)).center())
    room = window.rooms.room("design")
    qtbot.waitUntil(lambda: room.panels.count() > 4, timeout=LONG)
    assert [words for words in persian_in(room) if words != window.designs.name] == []
    click(room.bar, "Export")
    export = window.rooms.room("export")
    assert len(pictures(export_to(export, tmp_path / "out", qtbot))) == 2
    assert [words for words in persian_in(export) if window.designs.name not in words] == []


def persian_in(room: QWidget) -> list[str]:
    """The words in Persian letters that labels and buttons show or tell screen readers."""
    found: list[str] = []
    for widget in room.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            said = [widget.accessibleName(), widget.toolTip()]
            said.append(widget.placeholderText() if isinstance(widget, QLineEdit) else widget.text())
            found += [words for words in said if re.search("[آ-ی]", words)]
    return found


# ------------------------------------------------------------ mistakes


def test_a_picture_that_is_no_list_is_told_and_home_stays(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    wrong = tmp_path / "a.exe"
    wrong.write_bytes(bytes(range(256)) * 40)
    with qtbot.waitSignal(window.lists.failed, timeout=LONG) as heard:
        drop_files(window.rooms.room("home").drop, wrong)
    assert heard.args[0].what_fa
    assert window.rooms.is_open("home")
    close_messages()


def test_an_empty_title_and_a_very_long_one_leave_a_picture(window: MainWindow, qtbot: QtBot):
    with qtbot.waitSignal(window.designs.opened, timeout=LONG):
        window.designs.start("book-intro")
    room = window.rooms.room("design")
    words = room.form.editor("title").words
    write_over(words, "")
    QTest.keyClick(words, Qt.Key.Key_Backspace)
    assert words.toPlainText() == ""
    assert not room.canvas.grab().isNull()
    QApplication.clipboard().setText("داستان بلند یک کتابخانه " * 300)
    QTest.keyClick(words, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.designs.session.problems
    assert not room.canvas.grab().isNull()


def test_a_folder_one_may_not_write_to_is_told_and_the_choice_stays(window: MainWindow, qtbot: QtBot, tmp_path: Path):
    with qtbot.waitSignal(window.designs.opened, timeout=LONG):
        window.designs.start("quote")
    window.actions_["go.export"].trigger()
    room = window.rooms.room("export")
    (tmp_path / "file").write_text("not a folder", "utf-8")
    write_over(room.folder, str(tmp_path / "file" / "out"))
    with qtbot.waitSignal(room.problem, timeout=LONG) as heard:
        QTest.mouseClick(room.button, LEFT)
    assert heard.args[0].what_fa
    assert room.page == "choose"
    assert room.folder.text() == str(tmp_path / "file" / "out")
    close_messages()


def test_the_theme_turns_while_a_design_is_open_and_nothing_is_lost(window: MainWindow, qtbot: QtBot):
    with qtbot.waitSignal(window.designs.opened, timeout=LONG):
        window.designs.start("quote")
    session = window.designs.session
    session.change("x", session.document.pages[0].layers[0].id, opacity=0.5)
    window.actions_["view.theme"].trigger()
    assert window.designs.session is session
    assert session.undo_stack.canUndo()
    window.actions_["view.theme"].trigger()


def test_a_language_turned_with_unsaved_changes_asks_first(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    with qtbot.waitSignal(window.designs.opened, timeout=LONG):
        window.designs.start("quote")
    session = window.designs.session
    session.change("x", session.document.pages[0].layers[0].id, opacity=0.5)
    asked: list[str] = []
    monkeypatch.setattr(designs_module, "ask_to_save", lambda name, _: asked.append(name) or "cancel")
    assert not window.close()
    assert asked
    assert window.designs.session is session


def close_messages() -> None:
    for box in QApplication.topLevelWidgets():
        if box.metaObject().className() == "QMessageBox":
            box.close()
