"""What a new user does wrong, or does at the wrong moment, costs nothing."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from studio.errors import OutputFault, Problem
from studio.resources import asset
from widgets import asking, design_file
from widgets import leaving as leaving_module
from widgets.app import Program
from widgets.asking import ask_where_to
from widgets.batch.room import BatchRoom
from widgets.instance import Instance
from widgets.manners import desk, printing
from widgets.manners.printing import PrintingDialog
from widgets.notice import Notice
from widgets.versions import VersionsDialog
from widgets.window import MainWindow

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def begun(window: MainWindow, qtbot: QtBot) -> MainWindow:
    with qtbot.waitSignal(window.designs.opened, timeout=20_000):
        window.designs.start("quote")
    return window


def change(window: MainWindow) -> None:
    session = window.designs.session
    session.change("x", session.document.pages[0].layers[0].id, opacity=0.5)


def answer(monkeypatch: pytest.MonkeyPatch, words: str) -> list[str]:
    """Every question is answered by its button `words`; what was asked."""
    asked: list[str] = []

    def press(box: QMessageBox) -> int:
        asked.append(box.text())
        next(button for button in box.buttons() if button.text() == words).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    return asked


# ------------------------------------------------------------ where files go


def where(monkeypatch: pytest.MonkeyPatch, window: MainWindow, typed: Path) -> Path | None:
    monkeypatch.setattr(asking.QFileDialog, "getSaveFileName", lambda *_: (str(typed), ""))
    return ask_where_to(window, "x", typed, "x", ".ketab")


@pytest.mark.parametrize(("typed", "named"), [
    ("گزارش ۱.۲", "گزارش ۱.۲.ketab"), ("a.v2", "a.v2.ketab"), ("a.KETAB", "a.KETAB"), ("a.ketab", "a.ketab")])
def test_a_dot_in_a_name_begins_no_ending(
    typed: str, named: str, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert where(monkeypatch, window, tmp_path / typed) == tmp_path / named


@pytest.mark.parametrize(("said", "goes"), [("بماند", False), ("جای آن بنشیند", True)])
def test_another_file_is_not_written_over_without_a_question(
    said: str, goes: bool, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.ketab").write_bytes(b"x")
    asked = answer(monkeypatch, said)
    assert (where(monkeypatch, window, tmp_path / "a") is not None) is goes
    assert "a.ketab" in asked[0]


def test_a_read_only_design_is_left_as_it_is(begun: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "a.ketab"
    design_file.save(begun.designs.session.committed, path)
    before = path.read_bytes()
    path.chmod(0o444)
    change(begun)
    with pytest.raises(OutputFault) as fault:
        design_file.save(begun.designs.session.committed, path)
    assert "ذخیره با نام" in fault.value.problem.hint_fa
    assert path.read_bytes() == before


def test_a_pdf_that_cannot_be_written_is_told_and_leaves_nothing(
    begun: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = PrintingDialog(begun.designs.session, "سخن", tmp_path)
    qtbot.addWidget(dialog)
    monkeypatch.setattr(dialog, "print_to", lambda _: None)  # as if there were no room on the disk
    with pytest.raises(OutputFault):
        dialog.write_pdf(tmp_path / "a.pdf")
    assert list(tmp_path.glob("*.pdf")) == []
    (tmp_path / "file").write_text("x")
    monkeypatch.setattr(printing, "ask_where_to", lambda *_: tmp_path / "file" / "a.pdf")
    shown = []
    monkeypatch.setattr(printing, "show_problem", lambda problem, _: shown.append(problem.code))
    dialog._ask_and_save()
    assert shown == ["not-written"]


# ------------------------------------------------------------ the wrong moment


def test_a_broken_design_does_not_close_the_open_one(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.KETAB").write_bytes(b"PK\x03\x04 broken")
    session = begun.designs.session
    begun.designs.failed.disconnect()
    with qtbot.waitSignal(begun.designs.failed, timeout=10_000):
        begun.lists.take_files([tmp_path / "a.KETAB"])
    assert begun.designs.session is session


def test_opening_the_open_design_again_keeps_its_changes(begun: MainWindow, tmp_path: Path) -> None:
    session = begun.designs.session
    design_file.save(session.committed, tmp_path / "a.ketab")
    session.mark_saved(tmp_path / "a.ketab")
    change(begun)
    document = session.committed
    begun.actions_["go.home"].trigger()
    begun.lists.take_files([tmp_path / "a.ketab"])
    assert begun.rooms.is_open("design")
    assert begun.designs.session is session
    assert session.committed == document


def test_a_torn_design_is_had_again_from_its_earlier_versions(
    begun: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path, document = tmp_path / "a.ketab", begun.designs.session.committed
    for _ in range(2):
        design_file.save(document, path)
    path.write_bytes(path.read_bytes()[:300])
    begun.designs.open(path)
    qtbot.waitUntil(lambda: begun.findChild(VersionsDialog) is not None, timeout=10_000)
    with qtbot.waitSignal(begun.designs.opened, timeout=10_000):
        begun.findChild(VersionsDialog).accept()
    session = begun.designs.session
    assert session.committed.pages == document.pages
    assert session.path == path
    assert not session.saved
    begun.actions_["file.save"].trigger()
    assert not design_file.load(path)[1]


def test_versions_of_a_design_never_saved_say_why_there_are_none(begun: MainWindow) -> None:
    begun.actions_["file.versions"].trigger()
    assert begun.findChildren(Notice)


def slow_export(window: MainWindow, tmp_path: Path):
    window.actions_["go.export"].trigger()
    room = window.rooms.room("export")
    room.folder.setText(str(tmp_path / "out"))
    room.button.click()
    assert room.under_way
    return room


def test_a_design_can_be_changed_while_its_files_are_made(begun: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    room = slow_export(begun, tmp_path)
    with qtbot.waitSignal(room.finished, timeout=60_000):
        begun.actions_["go.design"].trigger()
        change(begun)
    assert begun.rooms.room("export") is room
    assert room.page == "look"


def test_closing_while_files_are_made_asks_and_lets_them_finish(
    begun: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = answer(monkeypatch, "تمام شود")
    room = slow_export(begun, tmp_path)
    with qtbot.waitSignal(room.finished, timeout=60_000):
        assert not begun.close()
    assert asked
    assert begun.isVisible()
    assert (tmp_path / "out" / "manifest.json").is_file()


def test_closing_can_stop_what_is_being_made(
    begun: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(monkeypatch, "بس کن")
    room = slow_export(begun, tmp_path)
    assert begun.close()
    assert not room.under_way


def test_another_list_does_not_throw_away_posts_being_made(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    books = asset("samples/books.csv")
    window.lists.take_files([books])
    qtbot.waitUntil(lambda: isinstance(window.rooms.room("batch"), BatchRoom), timeout=20_000)
    room = window.rooms.room("batch")
    room.start()
    room.export.folder.setText(str(tmp_path / "out"))
    room.export.button.click()
    asked: list[str] = []
    monkeypatch.setattr(leaving_module.QMessageBox, "exec", lambda box: asked.append(box.text()))
    with qtbot.waitSignal(room.export.finished, timeout=120_000):
        window.lists.take_files([books])
        qtbot.waitUntil(lambda: bool(asked), timeout=30_000)
    assert window.rooms.room("batch") is room


def test_the_way_to_the_folder_is_under_the_return_key_after_an_export(
    begun: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = slow_export(begun, tmp_path)
    with qtbot.waitSignal(room.finished, timeout=60_000):
        pass
    begun.activateWindow()
    focused = begun.focusWidget()
    assert isinstance(focused, QPushButton)
    assert focused.text() == "باز کردن پوشه"
    opened: list[QUrl] = []
    monkeypatch.setattr(desk.QDesktopServices, "openUrl", lambda url: opened.append(url) or True)
    QTest.keyClick(focused, Qt.Key.Key_Return)
    assert Path(opened[0].toLocalFile()) == tmp_path / "out"


def test_a_machine_without_a_file_manager_gets_the_path_of_the_folder(
    begun: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.QDesktopServices, "openUrl", lambda _: False)
    monkeypatch.setattr(desk.QApplication, "activeWindow", lambda: begun)
    desk.open_folder(tmp_path / "out")
    assert QGuiApplication.clipboard().text() == str(tmp_path / "out")
    assert begun.findChildren(Notice)


def test_two_starts_at_once_are_one_window(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    first = Instance(tmp_path)
    assert first.is_first()
    script = (
        "import sys\nfrom pathlib import Path\nfrom PySide6.QtCore import QCoreApplication\n"
        "from widgets.instance import Instance\napp = QCoreApplication([])\nsecond = Instance(Path(sys.argv[1]))\n"
        "print(second.is_first(), flush=True)\nprint(second.hand_over('/x/کتاب.ketab'))"
    )
    child = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True, cwd=ROOT)
    assert child.stdout.readline().strip() == "False"
    qtbot.wait(500)  # the first is still building its window
    with qtbot.waitSignal(first.asked, timeout=15_000) as heard:
        first.listen()
    assert heard.args == ["/x/کتاب.ketab"]
    qtbot.waitUntil(lambda: child.poll() is not None, timeout=10_000)
    assert child.stdout.read().strip() == "True"
    child.stdout.close()
    first.close()


def test_a_fault_that_comes_again_and_again_is_shown_once(window: MainWindow) -> None:
    for _ in range(3):
        window.tell(Problem(where="a", what="the disk is full", hint="", level="error", code="x"))
    boxes = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    assert len(boxes) == 1
    boxes[0].close()


def test_another_language_of_the_window_keeps_the_design_open(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    program = Program(qapp)
    program.open_window()
    with qtbot.waitSignal(program.window.designs.opened, timeout=20_000):
        program.window.designs.start("quote")
    session = program.window.designs.session
    design_file.save(session.committed, tmp_path / "a.ketab")
    session.mark_saved(tmp_path / "a.ketab")
    program.window.actions_["view.language"].trigger()
    qtbot.waitUntil(lambda: program.window.designs.session is not None, timeout=20_000)
    assert program.window.designs.session.path == tmp_path / "a.ketab"
    program.window.close()
    program.close()


@pytest.mark.parametrize(("name", "taken"), [("samples/books.csv", True), ("samples/logo.png", False)])
def test_a_list_let_go_anywhere_on_the_window_is_read_a_picture_is_not(
    name: str, taken: bool, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[list[Path]] = []
    monkeypatch.setattr(window.lists, "take_files", given.append)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(asset(name)))])
    about = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enters = QDragEnterEvent(QPoint(300, 500), *about)
    enters.ignore()
    window.dragEnterEvent(enters)
    assert enters.isAccepted() is taken
    if taken:
        window.dropEvent(QDropEvent(QPointF(300, 500), *about))
        assert given == [[asset(name)]]


@pytest.mark.parametrize(("name", "taker"), [("a.png", "page"), ("تازه‌ها.csv", "window"), ("a.mp3", None)])
def test_pictures_are_let_go_on_the_page_and_lists_anywhere_in_the_window(
    name: str, taker: str | None, begun: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas, mime, taken = begun.rooms.room("design").canvas, QMimeData(), []
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    for kind, widget in (("window", begun), ("page", canvas)):
        enter = type(widget).dragEnterEvent

        def seen(self: QWidget, event: QDragEnterEvent, kind: str = kind, enter: Callable = enter) -> None:
            enter(self, event)
            taken.extend([kind] if event.isAccepted() else [])

        monkeypatch.setattr(type(widget), "dragEnterEvent", seen)
    QApplication.sendEvent(canvas, QDragEnterEvent(
        QPoint(40, 40), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))
    QApplication.sendEvent(canvas, QDragLeaveEvent())
    assert taken == ([taker] if taker else [])
