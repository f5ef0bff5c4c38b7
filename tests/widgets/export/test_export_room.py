"""A design becomes a folder from the window: places ticked, words counted, a run watched, stopped, and looked at."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from studio.presets import load_presets
from tests.layout.cases import filled
from widgets.export.captions import Captions
from widgets.export.results import problem_lines
from widgets.export.room import ExportRoom
from widgets.export.wish import of_document, proposed_folder
from widgets.own import keep_presets, presets_at_first
from widgets.session import Session
from widgets.words import number

PRESETS = load_presets()
TWO = PRESETS.choose(["instagram/feed_portrait", "telegram/post_square"])


@pytest.fixture
def session(qapp):
    made = Session(filled("book-intro", "typical"), TWO)
    yield made
    made.deleteLater()


@pytest.fixture
def room(qtbot, common, session):
    captions = Captions(session)
    made = ExportRoom(of_document(session.document, "صد سال تنهایی"), TWO, common, captions)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    return made


def test_ticked_places_become_files_in_the_folder_and_thumbnails_in_the_room(room, qtbot, tmp_path):
    room.folder.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(room.finished, timeout=60_000) as found:
        qtbot.mouseClick(room.button, Qt.MouseButton.LeftButton)
        assert room.page == "run"
    assert room.page == "look"
    files = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["files"]
    pictures = [one["path"] for one in files if one["kind"] == "picture"]
    assert len(pictures) == 2
    assert found.args[0].failed == ()
    page = room._pages.widget(2)
    assert page.files.rowCount() == 2
    qtbot.waitUntil(lambda: not page.files.item(0).icon().isNull(), timeout=10_000)
    page.copy_report()
    assert pictures[0] in QApplication.clipboard().text()
    data = page.files.mimeData([page.files.index(0, 0)])
    assert data.urls()[0].toLocalFile().endswith((".jpg", ".png"))


def test_the_button_says_how_many_files_and_waits_for_a_place(room):
    assert "۲" in room.button.text()
    for leaf in room.places._leaves():
        leaf.setCheckState(0, Qt.CheckState.Unchecked)
    assert not room.button.isEnabled()


def test_a_group_of_services_is_ticked_and_taken_back_at_once(room):
    room.places.tick("iran")
    iranian = {preset.platform for preset in room.places.chosen} - {"instagram", "telegram"}
    assert {"eitaa", "bale", "rubika"} <= iranian
    room.places.tick("iran")
    assert {preset.platform for preset in room.places.chosen} == {"instagram", "telegram"}


@pytest.mark.parametrize("asked", ["ایتا", "ايتا", "eitaa"])
def test_places_are_found_in_any_spelling(room, asked):
    room.places.search.setText(asked)
    shown = [leaf for leaf in room.places._leaves() if not leaf.isHidden()]
    assert shown
    assert {leaf.data(0, Qt.ItemDataRole.UserRole).platform for leaf in shown} == {"eitaa"}


def test_what_is_typed_under_the_picture_is_counted_and_can_be_undone(room, session, qtbot):
    captions = room._beside
    before = session.committed
    captions.caption.setPlainText("سلام " * 600)
    assert session.committed.caption.startswith("سلام")
    texts = [captions._counters.itemAt(n).widget().text() for n in range(captions._counters.count())
             if hasattr(captions._counters.itemAt(n).widget(), "text")]
    assert any("بلندتر" in text for text in texts)
    session.undo_stack.undo()
    assert session.committed == before
    assert captions.caption.toPlainText() == before.caption


def test_a_stopped_run_goes_back_and_leaves_nothing_half_written(room, qtbot, tmp_path):
    room.places.tick("iran")
    room.places.tick("global")
    room.folder.setText(str(tmp_path / "out"))
    room.start()
    with qtbot.waitSignal(room.run.cancelled, timeout=30_000):
        room.stop.click()
    assert room.page == "choose"
    qtbot.waitUntil(lambda: not room._common.jobs.busy, timeout=30_000)
    assert not list((tmp_path / "out").rglob("*.part")) if (tmp_path / "out").exists() else True


def test_a_folder_that_cannot_be_written_is_said_and_nothing_is_lost(room, qtbot, tmp_path):
    (tmp_path / "file").write_text("here already")
    room.folder.setText(str(tmp_path / "file" / "out"))
    with qtbot.waitSignal(room.problem, timeout=30_000) as found:
        room.start()
    assert found.args[0].what_fa
    assert room.page == "choose"


def test_each_problem_is_said_once_however_many_files_have_it(room, qtbot, tmp_path, session):
    document = replace(session.document, palette="no-such-palette")
    room._wish = of_document(document, "بد")
    room.folder.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(room.finished, timeout=60_000) as found:
        room.start()
    lines = problem_lines(found.args[0])
    assert sum("رنگ‌بندی" in line for line in lines) == 1


def test_a_new_folder_never_takes_the_place_of_one_that_is_there(tmp_path):
    (tmp_path / "سووشون").mkdir()
    assert proposed_folder("سووشون", tmp_path).name == "سووشون-2"


def test_a_teaser_becomes_a_film_with_progress_within_it_and_its_cover_as_thumbnail(qtbot, common, tmp_path):
    from studio.document.model import Document, Page, Text

    page = Page(id="page", seconds=1.0, layers=(Text(id="head", role="headline", type="title", text="سلام"),))
    film = of_document(Document(kind="teaser", pages=(page,)), "سلام")
    assert film.is_film
    made = ExportRoom(film, PRESETS.choose(["telegram/post_square"]), common)
    qtbot.addWidget(made)
    made.folder.setText(str(tmp_path / "out"))
    if not made.places.chosen:
        made.places._leaves()[0].setCheckState(0, Qt.CheckState.Checked)
    with qtbot.waitSignal(made.finished, timeout=120_000):
        made.start()
    assert list((tmp_path / "out").rglob("*.mp4"))
    page = made._pages.widget(2)
    assert page.files.rowCount() == 1
    qtbot.waitUntil(lambda: not page.files.item(0).icon().isNull(), timeout=10_000)


def test_a_film_is_one_file_for_each_place(qtbot, common, qapp):
    document = filled("teaser-book", "typical")
    presets = presets_at_first(common.settings, document.kind)
    assert presets[0].id == "instagram/reel"
    assert all(preset.video is not None for preset in presets)
    room = ExportRoom(of_document(document, "سووشون"), presets, common)
    qtbot.addWidget(room)
    assert len(document.pages) > 1
    assert number(len(presets)) in room.button.text()


def test_places_of_films_and_of_pictures_are_remembered_apart(common):
    keep_presets(common.settings, "teaser", PRESETS.choose(["aparat/video"]))
    keep_presets(common.settings, "card", PRESETS.choose(["eitaa/post_square"]))
    assert [one.id for one in presets_at_first(common.settings, "teaser")] == ["aparat/video"]
    assert [one.id for one in presets_at_first(common.settings, "card")] == ["eitaa/post_square"]


def test_persian_words_stand_at_the_right_in_an_english_window_too(qtbot, session, english):
    captions = Captions(session)
    qtbot.addWidget(captions)
    sides = []
    for words in ("کتاب تازه رسید.", "A new book."):
        captions.caption.setPlainText(words)
        sides.append(captions.caption.document().defaultTextOption().alignment())
    absolute = Qt.AlignmentFlag.AlignAbsolute
    assert sides == [Qt.AlignmentFlag.AlignRight | absolute, Qt.AlignmentFlag.AlignLeft | absolute]


@pytest.mark.parametrize("width", [1200, 1920])
@pytest.mark.parametrize("direction", [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight])
def test_the_list_of_places_ends_where_the_row_under_it_ends(
    width, direction, common, qtbot, session
):
    room = ExportRoom(of_document(session.document, "x"), TWO, common)
    qtbot.addWidget(room)
    room.setLayoutDirection(direction)
    room.resize(width, 700)
    room.show()
    tree, button, folder = (
        part.rect().translated(part.mapTo(room, QPoint(0, 0))) for part in (room.places.tree, room.button, room.folder))
    rtl = direction == Qt.LayoutDirection.RightToLeft
    assert (tree.left() == button.left()) if rtl else (tree.right() == button.right())
    assert tree.left() <= folder.left() and folder.right() <= tree.right()
    assert (room.width() - tree.right() if rtl else tree.left()) < 30
