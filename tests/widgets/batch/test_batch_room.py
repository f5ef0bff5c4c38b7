"""A list of records becomes posts from the window: rows ticked and looked at, a template chosen, files made."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from studio import resources
from studio.errors import InputFault
from widgets.batch.model import RowModel, Searched
from widgets.batch.reading import isbns_in, of_files, of_text
from widgets.batch.room import BatchRoom

SHARED = Path(__file__).resolve().parents[3].parent / "shared"
BOOKS = resources.asset("samples/books.csv")


@pytest.fixture
def found(qapp):
    return of_files([BOOKS])


@pytest.fixture
def room(qtbot, common, found):
    made = BatchRoom(found, common)
    qtbot.addWidget(made)
    made.resize(1280, 760)
    made.show()
    return made


def choose(room, takes: str) -> None:
    room.strip.setCurrentRow(next(row for row in range(room.strip.count())
                                  if room.strip.item(row).data(Qt.ItemDataRole.UserRole).takes == takes))


def test_a_list_becomes_files_by_ticking_choosing_and_going_on(room, qtbot, tmp_path):
    choose(room, "book")
    room.rows.tick(range(len(room._found.rows)), False)
    room.rows.tick([0, 2], True)
    assert "۲" in room.button.text()
    qtbot.mouseClick(room.button, Qt.MouseButton.LeftButton)
    room.export.folder.setText(str(tmp_path / "out"))
    with qtbot.waitSignal(room.export.finished, timeout=90_000):
        room.export.button.click()
    files = json.loads((tmp_path / "out" / "manifest.json").read_bytes())["files"]
    made = {one["record"] for one in files if one["kind"] == "picture"}
    assert made == {room._found.rows[0].where, room._found.rows[2].where}


def test_the_arrow_keys_show_one_record_after_the_other(room, qtbot):
    choose(room, "book")
    qtbot.waitUntil(lambda: not room._pixmap.isNull(), timeout=30_000)
    first = room._pixmap.toImage()
    room.table.setFocus()
    QTest.keyClick(room.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: room._pixmap.toImage() != first, timeout=30_000)
    assert room.table.currentIndex().row() == 1


def test_return_turns_the_tick_of_a_record(room):
    room.table.setCurrentIndex(room.searched.index(1, 1))
    room._turn_tick(room.table.currentIndex())
    assert not room.rows.is_ticked(1)
    room._turn_tick(room.table.currentIndex())
    assert room.rows.is_ticked(1)


def test_the_list_is_searched_in_any_spelling_and_ticks_are_taken_from_what_is_shown(found, qtbot):
    model = RowModel(found)
    searched = Searched(model)
    title = model.index(0, 1).data()
    searched.search(title.replace("ی", "ي").replace("ک", "ك"))
    assert 0 in searched.shown()
    searched.search("هیچ کتابی چنین نامی ندارد")
    assert searched.shown() == []


def test_problems_stand_beside_their_record(tmp_path, qapp):
    file = tmp_path / "list.csv"
    file.write_text("عنوان,نویسنده,شابک\nسووشون,سیمین دانشور,9789640000000\nبوف کور,صادق هدایت,\n", "utf-8")
    model = RowModel(of_files([file]))
    assert model.problems_of(0)
    assert model.problems_of(1) == ()
    assert "شابک" in model.index(0, 4).data(Qt.ItemDataRole.ToolTipRole)


def test_a_template_of_many_books_is_shown_with_all_ticked_records(room, qtbot):
    choose(room, "books")
    assert room.strip.takes_many
    assert room.wish().count < len(room._found.rows)


def test_pasted_words_are_read_as_a_list(qapp):
    found = of_text("عنوان\tنویسنده\nسووشون\tسیمین دانشور\nبوف کور\tصادق هدایت\n")
    assert [row.content.title for row in found.rows] == ["سووشون", "بوف کور"]


@pytest.mark.parametrize(("text", "count"), [
    ("978-964-00-0000-0", 1), ("شابک: ۹۷۸۹۶۴۳۵۱۸۱۶۵\n9786001828232", 2), ("سووشون 9786001828232", 0), ("", 0)])
def test_isbns_alone_are_looked_up(text, count):
    assert len(isbns_in(text)) == count


def test_files_without_a_record_are_refused_in_persian(tmp_path):
    empty = tmp_path / "empty.csv"
    empty.write_text("", "utf-8")
    with pytest.raises(InputFault) as fault:
        of_files([empty])
    assert fault.value.problem.what_fa


def test_a_marc_file_is_a_list_too(qapp):
    files = sorted((SHARED / "data").rglob("*.mrc"))
    if not files:
        pytest.skip("the real MARC files are not on this machine")
    assert len(of_files([files[0]]).rows) > 0
