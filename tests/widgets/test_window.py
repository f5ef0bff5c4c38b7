"""The window: rooms, one design open at a time, both languages, both themes, one instance."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.resources import asset
from widgets import designs as designs_module
from widgets import places
from widgets.app import Program
from widgets.faults import diagnostics, fault_window, install_hook, start_log
from widgets.instance import Instance
from widgets.theme import current
from widgets.window import MainWindow


def begin(window: MainWindow, qtbot: QtBot, template: str = "quote") -> None:
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start(template)


def test_it_opens_at_home_and_rooms_without_a_design_say_so(window: MainWindow) -> None:
    assert window.rooms.is_open("home")
    assert not window.actions_["go.design"].isEnabled()
    window.actions_["go.export"].trigger()
    assert window.rooms.is_open("export")
    window.rooms.room("export").asked.emit()
    assert window.rooms.is_open("home")


def test_a_template_chosen_at_home_opens_as_a_design(window: MainWindow, qtbot: QtBot) -> None:
    home = window.rooms.room("home")
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        home.gallery.activated.emit(home.model.index(0))
    assert window.rooms.is_open("design")
    assert window.designs.session.document.origin.template == home.model.shown[0].id
    assert window.actions_["file.save"].isEnabled()


def test_undo_and_the_title_follow_the_design(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, qtbot)
    session = window.designs.session
    assert not window.actions_["edit.undo"].isEnabled()
    session.change("رنگ", *[layer.id for layer in session.document.pages[0].layers], opacity=0.5)
    assert window.actions_["edit.undo"].isEnabled()
    assert "رنگ" in window.actions_["edit.undo"].toolTip()
    assert window.isWindowModified()
    window.actions_["edit.undo"].trigger()
    assert not window.isWindowModified()


def test_the_sizes_looked_at_are_those_ticked_for_the_export(window: MainWindow, qtbot: QtBot) -> None:
    begin(window, qtbot)
    session = window.designs.session
    looked_at = session.preset
    window.rooms.enter("export")
    window.rooms.room("export").places.tick("iran")
    window.rooms.enter("design")
    bar = window.rooms.room("design").bar.presets
    offered = [bar.itemData(row).id for row in range(bar.count())]
    assert "eitaa/story" in offered
    assert session.preset == looked_at
    session.edit("", replace(session.document, name="دیگر"))
    window.rooms.enter("export")
    assert [preset.id for preset in window.rooms.room("export").places.chosen] == offered


def test_a_design_is_saved_listed_and_opened_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(window, qtbot)
    path = tmp_path / "سخن.ketab"
    monkeypatch.setattr(designs_module.QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    window.actions_["file.save"].trigger()
    document = window.designs.session.committed
    assert window.designs.session.saved
    assert window.common.settings.recent == (path,)
    window.actions_["file.close"].trigger()
    assert window.rooms.is_open("home")
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.lists.take_files([path])
    assert window.designs.session.document.pages == document.pages
    assert window.designs.name == "سخن"


@pytest.mark.parametrize(("wish", "stays"), [("cancel", True), ("discard", False)])
def test_changes_are_not_lost_without_a_word(
    wish: str, stays: bool, window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(window, qtbot)
    session = window.designs.session
    session.change("x", session.document.pages[0].layers[0].id, opacity=0.5)
    monkeypatch.setattr(designs_module, "ask_to_save", lambda *_: wish)
    assert window.close() is not stays
    assert (window.designs.session is session) is stays


def test_a_file_that_is_no_design_is_told(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "a.ketab").write_text("nothing", "utf-8")
    with qtbot.waitSignal(window.designs.failed, timeout=10_000) as heard:
        window.designs.open(tmp_path / "a.ketab")
    assert heard.args[0].code == "not-a-design"
    for box in QApplication.topLevelWidgets():
        if box.metaObject().className() == "QMessageBox":
            box.close()


def test_a_list_dropped_at_home_opens_as_records(window: MainWindow, qtbot: QtBot) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(asset("samples/books.csv")))])
    drop = QDropEvent(
        QPointF(QPoint(20, 20)), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    window.rooms.room("home").drop.dropEvent(drop)
    qtbot.waitUntil(lambda: window.rooms.is_open("batch"), timeout=20_000)
    assert window.rooms.room("batch").rows.rowCount() == 13


def test_pasted_fipa_opens_as_a_record(window: MainWindow, qtbot: QtBot) -> None:
    fipa = "سرشناسه: دانشور، سیمین\nعنوان و نام پديدآور: سووشون / سیمین دانشور\nشابک: 978-964-487-034-7"
    window.lists.take_text(fipa)
    qtbot.waitUntil(lambda: window.rooms.is_open("batch"), timeout=20_000)
    assert window.rooms.room("batch").rows.rowCount() == 1


def test_what_is_no_list_is_told_in_persian(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.lists.failed, timeout=10_000) as heard:
        window.lists.take_text("   !   ")
    assert heard.args[0].what_fa
    for box in QApplication.topLevelWidgets():
        if box.metaObject().className() == "QMessageBox":
            box.close()


def test_the_window_is_mirrored_for_persian(window: MainWindow) -> None:
    assert window.rail.mapTo(window, QPoint(0, 0)).x() > window.width() / 2


def test_language_and_theme_turn_while_it_runs(qapp: QApplication, qtbot: QtBot) -> None:
    program = Program(qapp)
    program.open_window()
    program.window.actions_["view.theme"].trigger()
    assert current.is_dark()
    program.window.actions_["view.theme"].trigger()
    assert not current.is_dark()
    program.window.actions_["view.language"].trigger()
    assert program.window.rail.mapTo(program.window, QPoint(0, 0)).x() == 0
    assert program.window.actions_["file.save"].text() == "Save"
    program.window.actions_["view.language"].trigger()
    program.window.close()
    program.close()


def test_a_second_start_hands_its_file_to_the_first(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> None:
    import subprocess
    import sys

    first = Instance(tmp_path)
    assert first.is_first()
    first.listen()
    script = (
        "import sys\nfrom pathlib import Path\nfrom PySide6.QtCore import QCoreApplication\n"
        "from widgets.instance import Instance\napp = QCoreApplication([])\nsecond = Instance(Path(sys.argv[1]))\n"
        "print(second.is_first(), second.hand_over('/x/کتاب.ketab'))"
    )
    with qtbot.waitSignal(first.asked, timeout=15_000) as heard:
        child = subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True,
            cwd=Path(__file__).resolve().parents[2],
        )
    assert heard.args == ["/x/کتاب.ketab"]
    qtbot.waitUntil(lambda: child.poll() is not None, timeout=10_000)
    assert child.stdout.read().split() == ["False", "True"]
    child.stdout.close()
    first.close()


def test_a_fault_is_logged_shown_and_the_program_goes_on(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    shown: list[str] = []
    start_log()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(sys, "__stderr__", None)
    install_hook(shown.append)
    try:
        raise ZeroDivisionError("a fault of ours")
    except ZeroDivisionError:
        sys.excepthook(*sys.exc_info())
    assert "a fault of ours" in shown[0]
    assert "a fault of ours" in places.log_file().read_text("utf-8")
    words = diagnostics()
    assert "PySide6" in words
    assert "a fault of ours" in words


def test_the_window_of_a_fault_copies_diagnostics(qtbot: QtBot) -> None:
    box = fault_window("Traceback ...")
    qtbot.addWidget(box)
    copy = next(button for button in box.buttons() if "رونوشت" in button.text())
    copy.click()
    assert "ketabnama" in QApplication.clipboard().text()


def test_every_button_of_the_spine_has_a_name_for_screen_readers(window: MainWindow) -> None:
    from PySide6.QtWidgets import QAbstractButton

    nameless = [
        button for button in window.findChildren(QAbstractButton)
        if button.isVisible() and not (button.accessibleName() or button.text() or button.toolTip())
    ]
    assert not nameless
