"""Every spelling a Persian word may have in a catalogue, and what is a question."""

import pytest

from studio.catalogue.lookup import Query, query_for
from studio.catalogue.lookup.query import isbn_forms
from studio.catalogue.lookup.spelling import alternatives, spellings, words
from studio.errors import InputFault


def test_history_is_sent_with_all_three_letters():
    assert set(spellings("تاریخ")) == {"تاریخ", "تاريخ", "تارىخ"}
    assert spellings("تارىخ")[0] == "تارىخ"


def test_yeh_and_kaf_are_combined():
    found = set(spellings("یک"))
    assert {yeh + kaf for yeh in "یيى" for kaf in "کك"} <= found
    assert len(found) == 6


def test_the_arabic_habit_of_another_yeh_at_the_end_is_among_them():
    assert "پيشنهادى" in spellings("پیشنهادی")


def test_words_without_these_letters_have_one_spelling():
    assert spellings("ماه") == ("ماه",)
    assert spellings("Tehran") == ("Tehran",)


def test_a_half_space_may_be_missing():
    assert "كتابهاى" in alternatives("کتاب‌های")
    assert "کتاب‌های" in alternatives("کتاب‌های")


def test_words_are_free_of_commands_vowel_signs_and_punctuation():
    assert words('«تاریخِ» بیهقی؛ (جلد ۱)* "^x\\') == ["تاریخ", "بیهقی", "جلد", "۱", "x"]
    assert words("مُحَمَّد") == ["محمد"]
    assert words("کتاب‌ها") == ["کتاب‌ها"]
    assert words("؟!…") == []


def test_an_isbn_is_sent_with_thirteen_and_with_ten_digits():
    assert isbn_forms("۹۷۸-۶۰۰-۹۱۰۳۰۸-۹") == ("9786009103089", "6009103088")
    assert isbn_forms("6009103088") == ("9786009103089", "6009103088")
    assert isbn_forms("0-8044-2957-X") == ("9780804429573", "080442957X")
    assert isbn_forms("979-10-90636-07-1") == ("9791090636071",)


def test_what_somebody_types_is_an_isbn_or_a_title():
    assert query_for("978 600 910 308 9") == Query(isbn="978 600 910 308 9")
    assert query_for("تاریخ ۱۳۹۳") == Query(title="تاریخ ۱۳۹۳")


@pytest.mark.parametrize(("query", "code"), [
    (Query(), "empty-query"), (Query(title=" ؟ "), "empty-query"), (Query(isbn="9786009103080"), "query-isbn"),
])  # fmt: skip
def test_a_question_that_is_none_is_refused(query, code):
    with pytest.raises(InputFault) as refused:
        query.clauses()
    assert refused.value.problem.code == code
    assert refused.value.problem.what_fa
