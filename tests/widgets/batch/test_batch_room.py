"""A list of records becomes posts from the window: rows ticked and looked at, a template chosen, files made."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from studio import resources
from studio.errors import InputFault
from widgets.batch import reading
from widgets.batch.left_out import LeftOutDialog
from widgets.batch.model import RowModel, Searched
from widgets.batch.reading import isbns_in, of_files, of_text
from widgets.batch.room import BatchRoom
from widgets.notice import Notice
from widgets.window import MainWindow

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


def test_a_room_that_is_gone_is_not_told_of_its_preview(qtbot, common, found):
    made = BatchRoom(found, common)
    made.show()
    choose(made, "book")
    assert common.jobs.busy
    with qtbot.capture_exceptions() as faults:
        made.deleteLater()
        qtbot.waitSignal(made.destroyed).wait()
        qtbot.waitUntil(lambda: not common.jobs.busy, timeout=60_000)
    assert faults == []


def test_the_arrow_keys_show_one_record_after_the_other(room, qtbot):
    choose(room, "book")
    qtbot.waitUntil(lambda: not room._pixmap.isNull(), timeout=30_000)
    first = room._pixmap.toImage()
    room.table.setFocus()
    QTest.keyClick(room.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: room._pixmap.toImage() != first, timeout=30_000)
    assert room.table.currentIndex().row() == 1


def test_return_and_the_space_bar_turn_the_tick_of_a_record(room):
    room.table.setCurrentIndex(room.searched.index(1, 1))
    QTest.keyClick(room.table, Qt.Key.Key_Return)
    assert not room.rows.is_ticked(1)
    QTest.keyClick(room.table, Qt.Key.Key_Space)
    assert room.rows.is_ticked(1)
    QTest.keyClick(room.table, Qt.Key.Key_Up)
    QTest.keyClick(room.table, Qt.Key.Key_Space)
    assert not room.rows.is_ticked(0)


def write_in_cell(room, row: int, column: int, words: str) -> None:
    room.table.setCurrentIndex(room.searched.index(row, column))
    QTest.keyClick(room.table, Qt.Key.Key_F2)
    editor = room.table.findChildren(QLineEdit)[-1]
    editor.setText(words)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_a_title_and_an_author_are_mended_in_their_cells(room, qtbot):
    before = room.rows.ticked
    write_in_cell(room, 1, 1, "چشم‌هایش")
    write_in_cell(room, 1, 2, "بزرگ علوی")
    book = room.rows.ticked[1].content
    assert (book.title, book.author) == ("چشم‌هایش", "بزرگ علوی")
    assert book.publisher == before[1].content.publisher
    assert room.rows.is_ticked(1)
    room.search.setText("چشمهایش")
    assert room.searched.shown() == [1]


def test_a_title_is_never_emptied(room):
    title = room.rows.ticked[1].content.title
    write_in_cell(room, 1, 1, "  ")
    assert room.rows.ticked[1].content.title == title


@pytest.fixture
def faulty(tmp_path, common, qtbot):
    file = tmp_path / "list.csv"
    file.write_text(
        "عنوان,نویسنده,شابک\nسووشون,سیمین دانشور,9786001828232\n,بی‌نام,\nسووشون,سیمین دانشور,9786001828232\n", "utf-8")
    made = BatchRoom(of_files([file]), common)
    qtbot.addWidget(made)
    made.show()
    return made


def test_records_left_out_are_told_with_their_place_and_the_way_out(faulty):
    assert faulty.left_out.isVisible()
    assert "۱ رکورد" in faulty.left_out.said.text()
    faulty.left_out.show_all()
    dialog = faulty.findChild(LeftOutDialog)
    line = dialog.list.item(0).text()
    assert "ردیف ۳" in line
    assert "عنوان ندارد" in line
    dialog.copy()
    assert "عنوان ندارد" in QApplication.clipboard().text()
    dialog.accept()


def test_doubles_are_marked_and_lose_their_ticks_at_once(faulty, qtbot):
    assert "همان رکورد ۱" in faulty.rows.index(1, 4).data(Qt.ItemDataRole.ToolTipRole)
    button = next(one for one in faulty.left_out.findChildren(QPushButton) if "تکراری" in one.text())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert [row.number for row in faulty.rows.ticked] == [1]


def test_a_list_without_faults_says_nothing_of_them(room):
    assert not room.left_out.isVisible()


HEAD = "عنوان,نویسنده,شابک\n"


@pytest.fixture
def reading_again(qtbot, common, tmp_path):
    """How a list of rows is read, or read again, in the window; the room of it."""
    window, file = MainWindow(common), tmp_path / "list.csv"
    qtbot.addWidget(window)
    window.show()

    def read(*rows: str) -> BatchRoom:
        before = window.rooms.room("batch")
        file.write_text(HEAD + "\n".join([*rows, ",بی‌نام,"]) + "\n", "utf-8")  # one without a title is left out
        if isinstance(before, BatchRoom):
            before.left_out.read_again.emit()
        else:
            window.lists.take_files([file])
        qtbot.waitUntil(lambda: isinstance(now := window.rooms.room("batch"), BatchRoom) and now is not before,
                        timeout=20_000)
        return window.rooms.room("batch")

    return read


def test_a_mended_file_is_read_again_and_what_had_no_tick_has_none(reading_again):
    room = reading_again("سووشون,سیمین دانشور,", "کلیدر,محمود,", "کلیدر,محمود,")
    room.rows.tick([0, 2], False)  # one title, and the second of the two that are the same
    again = reading_again("مدیر مدرسه,جلال آل احمد,", "سووشون,سیمین دانشور,", "کلیدر,محمود,", "کلیدر,محمود,").rows
    assert [row.content.title for row in again.ticked] == ["مدیر مدرسه", "کلیدر"]
    assert [again.is_ticked(row) for row in range(again.rowCount())] == [True, False, True, False]


def test_cells_that_were_mended_stay_so_when_the_file_is_read_again(reading_again):
    room = reading_again("سووشون,سیمین,978-600-182-823-2", "كليدر,محمود,")
    write_in_cell(room, 0, 2, "سیمین دانشور")
    write_in_cell(room, 1, 1, "کلیدر، جلد ۱")
    again = reading_again("مدیر مدرسه,جلال,", "كليدر,محمود,", "سووشون,سیمین,978-600-182-823-2")
    assert [(row.content.title, row.content.author) for row in again.rows.ticked] == [
        ("مدیر مدرسه", "جلال"), ("کلیدر، جلد ۱", "محمود"), ("سووشون", "سیمین دانشور")]
    assert "نماند" not in again.left_out.said.text()
    third = reading_again("سووشون,سیمین,978-600-182-823-2")
    assert third.rows.ticked[0].content.author == "سیمین دانشور"


def test_a_record_is_the_same_when_its_isbn_was_mended_or_when_only_its_isbn_was_not(reading_again):
    room = reading_again("سووشون,سیمین,978-964-000-000-0", "بوف کور,صادق,978-600-182-823-2")
    write_in_cell(room, 0, 2, "سیمین دانشور")
    write_in_cell(room, 1, 2, "صادق هدایت")
    again = reading_again("بوف کور ۲,صادق,978-600-182-823-2", "سووشون,سیمین,978-600-119-000-0")
    assert [row.content.author for row in again.rows.ticked] == ["صادق هدایت", "سیمین دانشور"]


def test_the_file_goes_before_a_mended_cell_it_has_changed_itself_and_that_is_told(reading_again):
    room = reading_again("سووشون,سیمین,978-600-182-823-2", "کلیدر,محمود,")
    write_in_cell(room, 0, 1, "سَووشون")
    write_in_cell(room, 1, 1, "کلیدر ۱")
    again = reading_again("سووشون: رمان,سیمین,978-600-182-823-2", "مدیر مدرسه,جلال,")
    assert [row.content.title for row in again.rows.ticked] == ["سووشون: رمان", "مدیر مدرسه"]
    assert "نماند: ۲" in again.left_out.said.text()
    again.left_out.show_all()
    dialog = again.window().findChild(LeftOutDialog)
    lines = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert any("سَووشون" in line and "سووشون: رمان" in line for line in lines)
    assert any("کلیدر ۱" in line and "دیگر در پرونده نیست" in line for line in lines)
    dialog.accept()


def test_the_template_and_the_size_looked_at_stay_when_the_file_is_read_again(reading_again):
    room = reading_again("سووشون,سیمین,")
    choose(room, "books")
    chosen = room.strip.chosen
    room.shape.setCurrentIndex(2)
    again = reading_again("سووشون,سیمین,", "کلیدر,محمود,")
    assert again.strip.chosen == chosen
    assert again.shape.currentIndex() == 2


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


def test_control_return_goes_on_and_makes_the_files(room, qtbot, tmp_path):
    choose(room, "book")
    room.rows.tick(range(1, len(room._found.rows)), False)
    with qtbot.waitActive(room):
        room.activateWindow()
    room.table.setFocus()
    QTest.keyClick(room.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.export is not None
    room.export.folder.setText(str(tmp_path / "out"))
    room.export.folder.setFocus()
    with qtbot.waitSignal(room.export.finished, timeout=60_000):
        QTest.keyClick(room.export.folder, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (tmp_path / "out" / "manifest.json").is_file()


def test_pasted_words_that_are_no_list_are_not_called_a_file():
    with pytest.raises(InputFault) as fault:
        of_text("سلام، این متن نه فیپاست نه شابک")
    assert "متن چسبانده‌شده" in fault.value.problem.what_fa


def test_the_way_back_to_the_list_does_not_lose_the_files_being_made(room, qtbot, tmp_path):
    choose(room, "book")
    room.start()
    export = room.export
    export.folder.setText(str(tmp_path / "out"))
    export.button.click()
    room.back()
    room.start()
    assert room.export is export
    assert export.isVisible()
    with qtbot.waitSignal(export.run.cancelled, timeout=10_000):
        export.cancel()
    assert export.findChild(Notice).isVisible()
    assert export.button.isEnabled()


def test_a_list_longer_than_the_table_says_so(monkeypatch, common, qtbot):
    monkeypatch.setattr(reading, "MOST", 2)
    made = BatchRoom(of_files([BOOKS]), common)
    qtbot.addWidget(made)
    assert made.rows.rowCount() == 2
    assert "نکته‌ای" in made.left_out.said.text()
    assert "کنار گذاشته" not in made.left_out.said.text()
