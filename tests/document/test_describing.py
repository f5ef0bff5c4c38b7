"""Those who do not see a chart are told what it shows, in the numbers it shows."""

import pytest

from studio.document.charts import Chart
from studio.document.describing import describe, table_of
from studio.document.sheet import Sheet

SEASONS = Sheet(
    columns=("فصل", "امانت"), rows=(("بهار", "۹۸۰۰"), ("تابستان", "14600"), ("پاییز", "-"), ("زمستان", "11,100")))
YEARS = Sheet(columns=("سال", "امانت"), rows=(("1402", "38"), ("1403", "41"), ("1404", "52")))
KINDS = ("bar", "column", "line", "area", "dot", "donut", "radial", "waffle", "pictogram", "number", "progress", "ring")


def test_bars_are_told_by_their_ends_and_sum():
    said = describe(Chart(sheet=SEASONS, title="امانت در هر فصل", unit="جلد", source="منبع: گزارش سالانه"))
    assert said == (
        "نمودار میله‌ای «امانت در هر فصل»: بیشترین: تابستان با ۱۴٬۶۰۰ جلد؛ کمترین: بهار با ۹٬۸۰۰ جلد؛ "
        "جمع: ۳۵٬۵۰۰ جلد. منبع: گزارش سالانه.")


def test_the_same_in_english():
    sheet = Sheet(columns=("", "Loans"), rows=(("Spring", "9800"), ("Summer", "14600")))
    said = describe(Chart(sheet=sheet, title="Loans"), "en")
    assert said == "Bar chart: Loans. highest: Summer with 14,600; lowest: Spring with 9,800; total: 24,400."


def test_lines_are_told_by_their_way():
    assert "از ۳۸ در ۱۴۰۲ به ۵۲ در ۱۴۰۴ رسید" in describe(Chart(chart="line", sheet=YEARS))


def test_parts_are_told_one_by_one():
    sheet = Sheet(columns=("", ""), rows=(("ادبیات", "۳"), ("علوم", "۱")))
    assert "ادبیات ۷۵٪؛ علوم ۲۵٪" in describe(Chart(chart="donut", sheet=sheet))


def test_signs_are_told_with_their_whole():
    sheet = Sheet(columns=("", ""), rows=(("زیر ۳۰ سال", "۷"),))
    assert "زیر ۳۰ سال: ۷ از ۱۰" in describe(Chart(chart="pictogram", sheet=sheet))


def test_a_change_is_told_with_what_was_before():
    sheet = Sheet(columns=("", "پارسال", "امسال"), rows=(("عضو", "۱۰۰", "۱۲۰"),))
    assert "عضو: ۱۲۰ (پیش از آن ۱۰۰)" in describe(Chart(chart="number", sheet=sheet))


def test_the_table_is_what_is_drawn():
    table = table_of(Chart(sheet=SEASONS, sort="falling", unit="جلد"))
    assert table == (("فصل", "امانت"), ("تابستان", "۱۴٬۶۰۰ جلد"), ("زمستان", "۱۱٬۱۰۰ جلد"), ("بهار", "۹٬۸۰۰ جلد"),
                     ("پاییز", "–"))


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("sheet", [Sheet(), SEASONS, YEARS, Sheet(rows=(("0",),)), Sheet(rows=(("a", "x"),))])
def test_every_chart_is_told(kind, language, sheet):
    assert describe(Chart(chart=kind, sheet=sheet), language)
    table_of(Chart(chart=kind, sheet=sheet), language)
