"""A range of a workbook or a list becomes the sheet of a chart."""

import datetime
from pathlib import Path

import openpyxl
import pytest

from studio.catalogue.sheets import read_sheet
from studio.document.figures import numbers_of
from studio.errors import InputFault


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    """A report as librarians keep it: a title, an empty row, a table, a note, and a second sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "آمار"
    for row in [["گزارش سالانه"], [], [None, "فصل", "امانت", "سهم"], [None, "بهار", 9800, 0.4],
                [None, "تابستان", 14600.0, 0.6], [], ["یادداشت: همهٔ شعبه‌ها"]]:
        sheet.append(row)
    for row in (4, 5):
        sheet.cell(row, 4).number_format = "0%"
    other = book.create_sheet("شعبه‌ها")
    other.append(["شعبه", "عضو"])
    other.append(["مرکزی", 1200])
    other.append(["شمال", datetime.date(2024, 3, 20)])
    path = tmp_path / "report.xlsx"
    book.save(path)
    return path


def test_a_range_is_read_with_its_heads(workbook):
    sheet, _ = read_sheet(workbook, "B3:C5")
    assert sheet.columns == ("فصل", "امانت")
    assert sheet.rows == (("بهار", "9800"), ("تابستان", "14600"))


@pytest.mark.parametrize("written", ["B3:D5", "d5:b3", "$B$3:$D$5", "آمار!B3:D5", "'آمار'!B۳:D۵"])
def test_a_range_may_be_written_in_many_ways(workbook, written):
    assert read_sheet(workbook, written)[0].columns == ("فصل", "امانت", "سهم")


def test_percentages_come_as_they_are_seen(workbook):
    figures, problems = numbers_of(read_sheet(workbook, "B3:D5")[0])
    assert problems == ()
    assert figures.series[1].values == (40.0, 60.0)


def test_without_a_range_the_table_is_found_between_title_and_notes(workbook):
    sheet, problems = read_sheet(workbook)
    assert sheet.columns == ("فصل", "امانت", "سهم")
    assert len(sheet.rows) == 2
    assert [problem.code for problem in problems] == ["other-sheets"]


def test_another_sheet_is_read_by_name(workbook):
    sheet, problems = read_sheet(workbook, sheet_name="شعبه‌ها")
    assert sheet.rows == (("مرکزی", "1200"), ("شمال", "2024-03-20"))
    assert problems == ()
    assert numbers_of(sheet)[1][0].code == "not-a-number"


def test_separated_text_has_ranges_too(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("گزارش;;\n;فصل;امانت\n;بهار;۹٬۸۰۰\n;پاییز;۱۲٬۷۰۰\n;زمستان;۱۱٬۱۰۰\n", "utf-8-sig")
    assert read_sheet(path, "B2:C4")[0].rows == (("بهار", "۹٬۸۰۰"), ("پاییز", "۱۲٬۷۰۰"))
    assert read_sheet(path)[0].columns == ("فصل", "امانت")


@pytest.mark.parametrize(("written", "code"), [
    ("B2-C4", "bad-range"), ("نیست!A1:B2", "no-sheet"), ("X90:Z99", "empty-sheet"),
])
def test_a_wrong_range_says_what_is_wrong(workbook, written, code):
    with pytest.raises(InputFault) as fault:
        read_sheet(workbook, written)
    assert fault.value.problem.code == code
    assert fault.value.problem.hint_fa


def test_a_very_long_list_is_cut_and_said(tmp_path):
    path = tmp_path / "long.csv"
    path.write_text("نام,عدد\n" + "\n".join(f"ردیف {n},{n}" for n in range(900)), "utf-8")
    sheet, problems = read_sheet(path)
    assert len(sheet.rows) == 500
    assert [problem.code for problem in problems] == ["rows-left"]
