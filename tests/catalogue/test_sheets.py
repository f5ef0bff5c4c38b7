"""Lists typed by hand become books, whatever program saved them."""

import io
import zipfile

import openpyxl
import pytest

from studio.catalogue import Choices, Limits, duplicates, read, set_aside, tally
from studio.errors import InputFault

LIST = [["عنوان", "نویسنده", "ناشر", "شابک"], ["روزها در راه", "شاهرخ مسکوب", "خاوران", "9786008534969"],
        ["كتاب هاي خوب", "گلی ترقی", "نیلوفر", ""]]


def _text(separator: str) -> str:
    return "\r\n".join(separator.join(cells) for cells in LIST)


def _xlsx(rows, title="Sheet", more=()) -> bytes:
    book = openpyxl.Workbook()
    book.active.title = title
    for cells in rows:
        book.active.append(cells)
    for name, cells in more:
        book.create_sheet(name).append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1256"])
def test_separated_text_is_read_in_any_encoding(separator, encoding, books):
    text = _text(separator)
    if encoding == "cp1256":
        text = text.replace("ی", "ي")
    first, second = books(text.encode(encoding))
    assert (first.title, first.author) == ("روزها در راه", "شاهرخ مسکوب")
    assert (first.publisher, first.isbn) == ("خاوران", "9786008534969")
    assert (second.title, second.author) == ("کتاب های خوب", "گلی ترقی")


def test_a_quoted_cell_may_hold_the_separator_and_line_breaks(book):
    found = book(b'title;summary\n"a; b";"one\ntwo"\n')
    assert (found.title, found.summary) == ("a; b", "one\ntwo")


def test_header_below_a_heading_row_is_found_and_rows_are_numbered_as_in_the_sheet():
    rows = [["فهرست کتاب‌های تازه"], [], ["ردیف", "نام كتاب", "پديدآور"], [1, "سووشون", "سیمین دانشور"]]
    (reading,) = read(_xlsx(rows))
    assert reading.row.where == "row 4" and reading.row.number == 1
    assert reading.row.content.author == "سیمین دانشور"


def test_numbers_and_dates_of_a_workbook_become_text(book):
    import datetime

    found = book(_xlsx([["عنوان", "شابک", "سال نشر", "تعداد صفحات", "تاریخ ثبت"],
                        ["سووشون", 9786008534969.0, 1395, 307, datetime.datetime(2026, 11, 3)]]))
    assert (found.isbn, found.year, found.pages, found.acquired) == ("9786008534969", "۱۳۹۵", "۳۰۷", "2026-11-03")


def test_the_other_sheets_are_named_and_one_can_be_chosen(books):
    data = _xlsx(LIST, "شعر", [("رمان", ["عنوان"]), ("یادداشت", ["x"])])
    first = next(read(data))
    assert first.problems[0].code == "other-sheets" and "رمان" in first.problems[0].what
    with pytest.raises(InputFault, match="there is no sheet"):
        read(data, choices=Choices(sheet="تاریخ"))
    assert len(books(data, choices=Choices(sheet="شعر"))) == 2


def test_a_column_may_be_named_by_the_user(book):
    found = book("a,b\nسووشون,سیمین دانشور\n".encode(), choices=Choices(columns={"a": "title", "2": "author"}))
    assert (found.title, found.author) == ("سووشون", "سیمین دانشور")


def test_a_cell_with_several_facts_is_split(book):
    facts = "نویسنده: عبدالحسین نوایی | نشر: اساطیر | سال انتشار: 1383 | نوبت چاپ: 2 |"
    found = book(f"نام کتاب,ویژگی\nمهد علیا,{facts}\n".encode())
    assert (found.author, found.publisher, found.year, found.edition) == ("عبدالحسین نوایی", "اساطیر", "۱۳۸۳", "چاپ ۲")


def test_what_a_shop_adds_to_a_title_goes_and_what_belongs_to_it_stays(books):
    rows = ["1984 (نیلوفر),نیلوفر", "دیوان حافظ (فالنامه)(جیبی)(132282),علم", "سفر (دفتر اول),نشر نی", "(بی‌نام),نی"]
    found = books("\n".join(["عنوان,ناشر", *rows]).encode())
    assert [book.title for book in found] == ["1984", "دیوان حافظ (فالنامه)", "سفر (دفتر اول)", "(بی‌نام)"]


def test_a_row_without_title_is_skipped_and_told():
    readings = list(read("عنوان,نویسنده\n,احمد محمود\nهمسایه‌ها,احمد محمود\n".encode()))
    told = readings[0].problems[0]
    assert readings[0].row is None and told.code == "no-title" and "row 2" in told.where
    assert readings[1].row.number == 2


def test_json_lists_lines_and_wrapped_lists_are_read_alike(books):
    item = '{"title": "سووشون", "properties": {"author": [{"name": "سیمین دانشور"}], "isbn": 9786008534969}}'
    for text in (f"[{item}]", f"{item}\n{item}", f'{{"count": 1, "books": [{item}]}}', f"\ufeff[\n{item},\n {item}]"):
        found = books(text.encode())
        assert {(book.title, book.author, book.isbn) for book in found} == {("سووشون", "سیمین دانشور", "9786008534969")}


def test_broken_json_gives_what_stood_before_the_break():
    readings = list(read(b'[{"title": "a"}, {"title": "b"}, {"title": }]'))
    assert [reading.row and reading.row.content.title for reading in readings] == ["a", "b", None]
    assert readings[-1].problems[0].code == "damaged-file"


def test_repeated_books_are_offered_and_volumes_of_a_set_are_not():
    text = "عنوان,شابک,نویسنده\nالف,9786008534969,ب\nالف دیگر,9786008534969,ب\nپ جلد ۱,,ت\nپ جلد ۲,,ت\nپ جلد ۱,,ت\n"
    readings = list(read(text.encode()))
    found = duplicates(reading.row for reading in readings)
    assert [(row.number, earlier) for row, earlier in found] == [(2, 1), (5, 3)]
    assert tally(readings).duplicates == 2


@pytest.mark.parametrize(("data", "code"), [
    (b"", "empty-file"), (b"\xef\xbb\xbf\r\n", "empty-file"),
    (b"\xff\xd8\xff\xe0" + bytes(range(256)), "unknown-format"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 99, "old-office"), (b"PK\x03\x04 not a zip", "damaged-file"),
    ("عنوان,نویسنده\n".encode(), "no-records"), (b"[" * 100_000, "damaged-file"),
])
def test_what_is_no_list_is_refused_with_words(data, code):
    with pytest.raises(InputFault) as refusal:
        read(data)
    assert refusal.value.problem.code == code
    assert refusal.value.problem.what_fa and refusal.value.problem.hint_fa


def test_what_is_not_there_or_no_file_is_refused(tmp_path):
    with pytest.raises(InputFault, match="no such file"):
        read(tmp_path / "missing.csv")


def test_a_doctype_in_a_workbook_is_refused():
    out = io.BytesIO(_xlsx(LIST))
    with zipfile.ZipFile(out, "a") as packed:
        packed.writestr("xl/worksheets/sheet9.xml", '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
    with pytest.raises(InputFault, match="DOCTYPE"):
        read(out.getvalue())


def test_more_rows_than_allowed_end_with_a_word():
    data = "title\tauthor\n" + "".join(f"t{number}\ta\n" for number in range(9))
    readings = list(read(data.encode(), limits=Limits(rows=5)))
    assert len(readings) == 6 and readings[-1].problems[0].code == "rows-left"


def test_problems_beyond_the_limit_are_counted():
    data = "title\tisbn\n" + "".join(f"t{number}\t123\n" for number in range(1500))
    assert tally(read(data.encode())).problems[-1].code == "more-problems"


def test_what_was_skipped_can_be_set_aside_as_it_stood(tmp_path):
    path = tmp_path / "skipped.txt"
    kept = list(set_aside(read("title\tauthor\nA\tx\n\tهدایت\n".encode()), path))
    assert len(kept) == 2 and path.read_text(encoding="utf-8") == "\tهدایت\n"
    list(set_aside(read(b"title\tauthor\nA\tx\n"), tmp_path / "none.txt"))
    assert not (tmp_path / "none.txt").exists()


def test_a_single_column_of_titles_is_a_list():
    found = [reading.row.content.title for reading in read("عنوان\nسووشون\nبوف کور\n".encode()) if reading.row]
    assert found == ["سووشون", "بوف کور"]
