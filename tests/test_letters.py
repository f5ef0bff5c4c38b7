"""Letters and digits: one encoding for each."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio import letters

ANY_TEXT = st.text(st.characters(codec="utf-8"))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("كتاب علي", "کتاب علی"),
        ("موسى", "موسی"),
        ("نامۀ", "نامهٔ"),
        ("\u06d5\u0654", "هٔ"),
        ("ﺳﻼﻡ", "سلام"),
        ("ﭼﺎپ ﮔﺮم ﯾﮏ", "چاپ گرم یک"),
        ("ﻣﺴﯿٔﻠﻪ", "مسئله"),
        ("ا\u0653ب", "آب"),
        ("ﷲ ﷺ ﷼", "ﷲ ﷺ ﷼"),
        ("مع\ufe7c", "مع\u0651"),
        ("﴿آیه﴾", "﴿آیه﴾"),
    ],
)
def test_letters_get_their_persian_encoding(before: str, after: str) -> None:
    assert letters.persian_letters(before) == after


def test_plain_forms_leave_arabic_letters_alone() -> None:
    assert letters.plain_forms("ﻛﺘﺎب علي") == "كتاب علي"


def test_digits_of_all_families_turn_both_ways() -> None:
    assert letters.persian_digits("1٢۳") == "۱۲۳"
    assert letters.latin_digits("1٢۳") == "123"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("كتاب‌هاي ۱۲", "کتابهای 12"),
        ("قرآن", "قران"),
        ("مسئول", "مسیول"),
        ("خانهٔ ما", "خانه  ما"),
        ("محمّد", "محمد"),
        ("Clean Code!", "clean code"),
        ("«بوستان» سعدی", "بوستان سعدی"),
    ],
)
def test_search_keys_ignore_what_a_reader_ignores(one: str, other: str) -> None:
    assert letters.search_key(one) == letters.search_key(other)


def test_search_keys_tell_words_apart() -> None:
    assert letters.search_key("کتاب") != letters.search_key("کباب")
    assert letters.search_key("") == letters.search_key("…") == ""


@given(ANY_TEXT)
def test_each_function_is_idempotent(text: str) -> None:
    for turn in (letters.plain_forms, letters.persian_letters, letters.persian_digits, letters.search_key):
        assert turn(turn(text)) == turn(text)


@given(st.text("abc ü é 中 .!"))
def test_other_scripts_pass_unchanged(text: str) -> None:
    assert letters.persian_letters(text) == text


def test_every_plain_letter_survives() -> None:
    for letter in letters.LETTERS + letters.MARKS + letters.PERSIAN_DIGITS:
        assert letters.persian_letters(letter) == letter, unicodedata.name(letter)
