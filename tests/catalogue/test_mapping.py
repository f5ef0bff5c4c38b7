"""A sheet with unknown headers can be mapped by looking at it, and is known the next time."""

import pytest

from studio.catalogue import read
from studio.catalogue.mapping import Memory, plan
from studio.errors import InputFault

ODD = "ستون الف,ستون ب,ستون ج,ستون د\nسووشون,9786008534969,1395,نشر الف\nکیمیاگر,9789644463334,1391,نشر ب\n"


def test_known_headers_are_sure_and_unknown_columns_are_guessed_by_their_cells():
    proposed = plan("عنوان,x,y\nسووشون,978-600-8534-96-9,1395\nکیمیاگر,9789644463334,1391\n".encode())
    assert [(one.field, one.sure) for one in proposed.columns] == [("title", True), ("isbn", False), ("year", False)]
    assert proposed.header_row == 1 and proposed.columns[1].samples[0] == "978-600-8534-96-9"


def test_a_sheet_without_known_headers_is_proposed_and_read_as_confirmed():
    proposed = plan(ODD.encode())
    assert [one.field for one in proposed.columns][:3] == ["title", "isbn", "year"]
    with pytest.raises(InputFault):
        read(ODD.encode())
    confirmed = proposed.changed(4, "publisher")
    books = [reading.row.content for reading in read(ODD.encode(), choices=confirmed.choices())]
    assert [(book.title, book.isbn, book.publisher) for book in books] == [
        ("سووشون", "9786008534969", "نشر الف"), ("کیمیاگر", "9789644463334", "نشر ب")]


def test_a_sheet_without_any_header_loses_no_row():
    data = "\n".join(ODD.splitlines()[1:]).encode()
    proposed = plan(data)
    assert proposed.header_row == 0 and proposed.usable
    assert [reading.row.content.title for reading in read(data, choices=proposed.choices())] == ["سووشون", "کیمیاگر"]


def test_a_column_can_be_left_out():
    proposed = plan("عنوان,نویسنده\nسووشون,هیچ‌کس\n".encode()).changed(2, "")
    (reading,) = read("عنوان,نویسنده\nسووشون,هیچ‌کس\n".encode(), choices=proposed.choices())
    assert reading.row.content.people == ()


def test_a_confirmed_plan_is_found_again_by_the_headers(tmp_path):
    kept = tmp_path / "sheets.json"
    Memory(kept).keep(plan(ODD.encode()).changed(4, "publisher").changed(3, ""))
    again = Memory(kept).applied(plan((ODD + "دیگر,9786002201966,1390,نشر پ\n").encode()))
    assert [one.field for one in again.columns] == ["title", "isbn", "", "publisher"]
    other = Memory(kept).applied(plan("عنوان,b\nسووشون,c\n".encode()))
    assert [one.field for one in other.columns] == ["title", ""]


def test_a_damaged_memory_is_an_empty_one(tmp_path):
    kept = tmp_path / "sheets.json"
    kept.write_text("{", encoding="utf-8")
    assert Memory(kept).applied(plan(ODD.encode())) == plan(ODD.encode())


def test_a_field_that_no_card_has_is_a_fault_of_ours():
    with pytest.raises(ValueError, match="no field"):
        plan(ODD.encode()).changed(1, "nonsense")
