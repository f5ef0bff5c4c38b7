"""Numbers are read as people type them and written as people read them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.numbers import read_number, say_number, say_short, scale_of, scale_word

TYPED = {
    "12": 12, "۱۲": 12, "١٢": 12, "۱۲٬۳۴۵": 12345, "12,345": 12345, "۱۲،۵۰۰": 12500, "12 500": 12500,
    "1,234,567.8": 1234567.8, "1.234.567,8": 1234567.8, "1.234.567": 1234567, "۱۲٫۵": 12.5, "12.5": 12.5,
    "12,5": 12.5, "0,125": 0.125, "1.234": 1.234, "۱۲/۵": 12.5, "٫۵": 0.5, ".5": 0.5, "1'234": 1234,
    "-5": -5, "−۵": -5, "۵-": -5, "۵−": -5, "(۵)": -5, "(1,200)": -1200, "منفی ۳": -3, "\u200e-۷": -7, "+8": 8,
    "(۵٪)": -5, "۱٫۲ میلیون": 1.2e6, "۱۲ هزار": 12000, "12k": 12000, "1.2M": 1.2e6, "3 bn": 3e9, "2.5e3": 2500,
    "1e-05": 1e-5,
    "  ۴۲ \u00a0": 42, "۱۲هزار": 12000,
}
NONE = ["", "-", "کتاب", "NaN", "inf", "-inf", "nan", "1e999", "12 تا 15", "2020-01-01", "12:30", "1,23,456", "12 50",
        "--5", "-(5)", "(-5)", "۵-۶", "۱۴۰۳/۰۵/۱۲", "9" * 25, "سال ۱۴۰۰", "#REF!", "1..2", "۱٫۲٫۳", "½"]


@pytest.mark.parametrize(("text", "value"), TYPED.items())
def test_a_typed_number_is_read(text, value):
    assert read_number(text).value == pytest.approx(value)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_number_is_none(text):
    assert read_number(text) is None


@pytest.mark.parametrize(("text", "unit"), [
    ("۴۵٪", "٪"), ("٪۴۵", "٪"), ("45%", "٪"), ("45 درصد", "٪"), ("۱۲ جلد", "جلد"), ("$20", "$"), ("۵۰۰ تومان", "تومان"),
    ("۱٫۲ میلیون نفر", "نفر"), ("12 kg", "kg"), ("7", ""), ("3 members", "members"), ("12 m", "m"),
])
def test_the_unit_is_kept(text, unit):
    assert read_number(text).unit == unit


def test_a_slash_is_a_decimal_mark_with_a_doubt():
    assert read_number("۱۲/۵").doubtful
    assert not read_number("۱۲٫۵").doubtful


def test_decimals_are_counted():
    assert [read_number(text).decimals for text in ("12", "12.0", "12.5", "۱۲٫۲۵")] == [0, 0, 1, 2]


@pytest.mark.parametrize(("value", "decimals", "said"), [
    (48210, 0, "۴۸٬۲۱۰"), (9.8, 1, "۹٫۸"), (12.0, 1, "۱۲"), (-3, 0, "−۳"), (-0.2, 0, "۰"), (0, 0, "۰"),
    (1234567.25, 2, "۱٬۲۳۴٬۵۶۷٫۲۵"),
])
def test_numbers_are_written_with_persian_marks(value, decimals, said):
    assert say_number(value, decimals=decimals) == said


def test_units_stand_where_they_belong():
    assert say_number(45, unit="٪") == "۴۵٪"
    assert say_number(45, "en", unit="٪") == "45%"
    assert say_number(12, unit="جلد") == "۱۲ جلد"
    assert say_number(20, "en", unit="$") == "$20"


@pytest.mark.parametrize(("value", "fa", "en"), [
    (999, "۹۹۹", "999"), (12654, "۱۲٫۷ هزار", "12.7K"), (1_200_000, "۱٫۲ میلیون", "1.2M"),
    (999_950, "۱ میلیون", "1M"), (-4.5e9, "−۴٫۵ میلیارد", "−4.5B"), (125_000, "۱۲۵ هزار", "125K"),
    (3e12, "۳ تریلیون", "3T"), (2e16, "۲۰٬۰۰۰ تریلیون", "20,000T"),
])
def test_large_numbers_are_worded(value, fa, en):
    assert say_short(value) == fa
    assert say_short(value, "en") == en


def test_a_common_scale_has_a_word():
    assert (scale_of(14_600), scale_word(1e3), scale_word(1e6, "en"), scale_word(1.0)) == (1e3, "هزار", "million", "")
    assert scale_of(640) == 1.0


@given(st.floats(-1e12, 1e12), st.sampled_from(["fa", "en"]))
def test_what_is_written_is_read_back(value, language):
    assert read_number(say_number(value, language, decimals=2)).value == pytest.approx(value, abs=0.0051)


@given(st.text(max_size=30))
def test_any_text_is_a_number_or_none(text):
    found = read_number(text)
    assert found is None or abs(found.value) < 1e18
