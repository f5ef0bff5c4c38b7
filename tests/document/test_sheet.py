"""Pasted cells become a sheet, and a sheet becomes series of numbers with a word about every doubt."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.charts import Chart
from studio.document.figures import highlighted, numbers_of, shown
from studio.document.sheet import Sheet, sheet_from_text


def codes(problems) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize("text", [
    "فصل\tامانت\nبهار\t۹۸۰۰\nتابستان\t۱۴۶۰۰", "فصل;امانت\nبهار;۹۸۰۰\nتابستان;۱۴۶۰۰",
    "فصل,امانت\nبهار,۹۸۰۰\nتابستان,۱۴۶۰۰", "فصل؛امانت\r\nبهار؛۹۸۰۰\r\nتابستان؛۱۴۶۰۰\r\n",
])
def test_pasted_cells_are_parted_by_tabs_semicolons_or_commas(text):
    sheet = sheet_from_text(text)
    assert sheet.columns == ("فصل", "امانت")
    assert sheet.rows == (("بهار", "۹۸۰۰"), ("تابستان", "۱۴۶۰۰"))


@pytest.mark.parametrize("text", [
    "بهار: ۹٬۸۰۰\nتابستان: ۱۴٬۶۰۰", "بهار ۹٬۸۰۰\nتابستان ۱۴٬۶۰۰", "بهار 9,800\nتابستان 14,600",
])
def test_lines_of_a_name_and_a_number_are_rows(text):
    figures, problems = numbers_of(sheet_from_text(text))
    assert problems == ()
    assert figures.labels == ("بهار", "تابستان")
    assert figures.series[0].values == (9800.0, 14600.0)


def test_years_over_numbers_are_heads_and_years_beside_them_are_names():
    assert sheet_from_text("\t۱۴۰۳\t۱۴۰۴\nکودک\t۳۲۰۰\t۴۱۰۰\nنوجوان\t۵\t۶").columns == ("", "۱۴۰۳", "۱۴۰۴")
    assert sheet_from_text("گروه\t1403\t1404\nکودک\t3200\t4100").columns == ("گروه", "1403", "1404")
    assert sheet_from_text("۱۴۰۲\t۳۲\n۱۴۰۳\t۴۱").columns == ()


def test_numbers_alone_have_no_names():
    figures, _ = numbers_of(sheet_from_text("۱۲\n۳۴\n۵۶"))
    assert figures.labels == ("", "", "")
    assert figures.series[0].values == (12.0, 34.0, 56.0)


def test_a_cell_that_is_no_number_is_named_with_its_place_and_left_out():
    figures, problems = numbers_of(Sheet(columns=("", "امانت"), rows=(("الف", "۱۲"), ("ب", "دوازده"), ("پ", "-"))))
    assert figures.series[0].values == (12.0, None, None)
    assert codes(problems) == ["not-a-number"]
    assert problems[0].where == "sheet, row 2, امانت"
    assert "دوازده" in problems[0].what_fa
    assert problems[0].hint and problems[0].hint_fa


def test_units_are_kept_and_mixed_ones_noted():
    figures, problems = numbers_of(Sheet(rows=(("الف", "۴۵٪"), ("ب", "55%"))))
    assert (figures.unit, problems) == ("٪", ())
    _, problems = numbers_of(Sheet(rows=(("الف", "۴۵٪"), ("ب", "۱۲ جلد"))))
    assert codes(problems) == ["mixed-units"]


def test_columns_of_words_are_left_out_and_those_of_icons_are_signs():
    sheet = Sheet(columns=("", "نماد", "یادداشت", "عدد"), rows=(("الف", "book", "خوب", "۱"), ("ب", "users", "بد", "۲")))
    figures, problems = numbers_of(sheet)
    assert figures.icons == ("book", "users")
    assert [one.name for one in figures.series] == ["عدد"]
    assert codes(problems) == ["no-numbers"]


def parts(*values: str) -> Sheet:
    return Sheet(columns=("", "سهم"), rows=tuple((f"بخش {at}", value) for at, value in enumerate(values)))


def test_percentages_that_do_not_make_100_are_noted():
    for wrong in (("۴۰٪", "۴۰٪"), ("۸۰٪", "۳۰٪")):
        _, problems = shown(Chart(chart="donut", sheet=parts(*wrong), source="x"))
        assert codes(problems) == ["not-100"]
    _, problems = shown(Chart(chart="donut", sheet=parts("۳۳٪", "۳۳٪", "۳۳٪"), source="x"))
    assert problems == ()  # rounding


def test_at_most_seven_parts_are_shown_and_the_rest_together():
    figures, problems = shown(Chart(chart="donut", sheet=parts(*map(str, range(1, 11))), source="x"))
    assert len(figures.labels) == 7
    assert figures.labels[-1] == "دیگر"
    assert sum(figures.numbers) == 55
    assert figures.series[0].values[:-1] == (5.0, 6.0, 7.0, 8.0, 9.0, 10.0)
    assert codes(problems) == ["grouped"]


def test_negative_numbers_are_no_parts():
    figures, problems = shown(Chart(chart="donut", sheet=parts("۴", "-۲", "۶"), source="x"))
    assert figures.series[0].values == (4.0, 6.0)
    assert codes(problems) == ["negative-part"]


def test_shares_add_up_to_100():
    sheet = Sheet(columns=("", "الف", "ب"), rows=(("یک", "۱", "۳"), ("دو", "0", "0")))
    figures, _ = shown(Chart(stack="share", sheet=sheet))
    assert [one.values for one in figures.series] == [(25.0, None), (75.0, None)]


def test_a_chart_without_source_or_numbers_says_so():
    assert codes(shown(Chart(sheet=parts("۱")))[1]) == ["no-source"]
    assert codes(shown(Chart(sheet=Sheet()))[1]) == ["no-data"]


def test_rows_are_sorted_with_missing_ones_last():
    sheet = parts("۵", "-", "۹", "-۲")
    assert shown(Chart(sheet=sheet, sort="falling"))[0].series[0].values == (9.0, 5.0, -2.0, None)
    assert shown(Chart(sheet=sheet, sort="rising"))[0].series[0].values == (-2.0, 5.0, 9.0, None)


def test_a_highlight_is_a_name_or_a_place():
    figures, _ = numbers_of(parts("۵", "-", "۹", "-۲"))
    assert [highlighted(figures, word) for word in ("highest", "lowest", "first", "last", "بخش 0", "", "نیست")] == [
        {2}, {3}, {0}, {3}, {0}, set(), set()]


@given(st.lists(st.lists(st.text(max_size=12), max_size=5), max_size=12))
def test_any_cells_are_read(rows):
    figures, _ = numbers_of(Sheet(rows=tuple(map(tuple, rows))))
    assert all(len(one.values) == len(figures.labels) for one in figures.series)


@given(st.text(max_size=200))
def test_any_text_is_a_sheet(text):
    numbers_of(sheet_from_text(text))
