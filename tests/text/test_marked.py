"""Places in a text as typed are found again in its set lines, whatever the typesetter put in or took out."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.letters import latin_digits
from studio.text import Style, set_text
from studio.text.marked import clusters, stretches
from studio.text.pairing import counts, sources

TEXTS = (
    "کتابخانهٔ ملی ایران، سال ۱۴۰۲", "ISBN 978-600-119-123-4 را ببینید", "تخفیف 50% برای اعضا", "%۲۰ تخفیف و ۵۰٪ رایگان",
    "بهای آن 1,234.50 تومان است", "دو\n\nبند   با  فاصله‌های\tزیاد ", "می‌خوانیم و نمی‌دانم",
    "https://a.ir/b?c=۱ و @user و #کتاب",
    "+98 21 8877 6655", "مُحَمَّد و قُرآن", "۱۰-۲۰ نفر", "کتـــاب", "متن… ناتمام…",
)


def lines_of(text: str, **more) -> tuple:
    style = Style(**{key: value for key, value in more.items() if key in ("align", "stretch", "digits", "family")})
    return set_text(text, style, size=40, width=more.get("width", 300), max_lines=more.get("max_lines")).lines


def same_letters(lines: list[str], text: str) -> bool:
    """Whether the drawn letters are those typed, in order; a text that was cut is a beginning of it."""
    drawn = [sign for line in lines for sign in line if counts(sign)]
    typed = [sign for sign in text if counts(sign)]
    return [folded(sign) for sign in drawn] == [folded(sign) for sign in typed[: len(drawn)]]


def folded(sign: str) -> str:
    return {"٫": ".", "٬": ","}.get(sign, latin_digits(sign))


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("more", [{}, {"align": "justify", "width": 260}, {"stretch": 1.0}, {"digits": "latin"}])
def test_every_letter_drawn_is_the_letter_typed(text, more):
    drawn = [line.text for line in lines_of(text, **more)]
    assert same_letters(drawn, text)


@given(st.text(alphabet="آاببلمنیهو رز‌۱۲3%٪.,،/-+()«»aB@#\u064b\n\u0640…", max_size=60))
@settings(max_examples=200, deadline=None)
def test_the_letters_of_any_text_keep_their_order(text):
    assert same_letters([line.text for line in lines_of(text)], text)


def test_a_cut_text_is_a_beginning_of_what_was_typed():
    text = " ".join(["کتاب‌های تازهٔ کتابخانه"] * 12)
    lines = [line.text for line in lines_of(text, max_lines=2)]
    assert lines[-1].endswith("…")
    assert same_letters(lines, text)
    assert sources(lines, text)[0][0] == 0


def test_a_word_is_found_on_the_line_it_stands_on():
    text = "یک دو سه چهار پنج شش هفت هشت نه ده یازده دوازده"
    lines = lines_of(text, width=220)
    where = sources([line.text for line in lines], text)
    start = text.index("نه")
    found = [(number, line.text[span.start : span.stop]) for number, line in enumerate(lines)
             for span in clusters(line, where[number], start, start + 2)]
    assert len(found) == 1
    assert found[0][1].strip(" \u2066\u2069") == "نه"


@pytest.mark.parametrize(("marked", "seen"), [("%۵۰", "۵۰٪"), ("۵۰", "۵۰"), ("%", "٪"), ("تخفیف", "تخفیف")])
def test_a_percent_sign_that_changes_sides_is_marked_when_it_was_marked_as_typed(marked, seen):
    text = "تخفیف %۵۰ تا فردا"
    line = lines_of(text, width=900)[0]
    where = sources([line.text], text)[0]
    start = text.index(marked)
    found = [line.text[span.start : span.stop].strip() for span in clusters(line, where, start, start + len(marked))]
    assert found == [seen]


def test_a_kashida_goes_with_the_letter_before_it():
    text = "کتاب"
    line = lines_of(text, width=400, stretch=1.0)[0]
    assert "ـ" in line.text
    where = sources([line.text], text)[0]
    spans = [line.text[span.start : span.stop] for at in range(4) for span in clusters(line, where, at, at + 1)]
    assert "".join(spans) == line.text


@pytest.mark.parametrize("family", ["vazirmatn", "noto-nastaliq-urdu"])
def test_stretches_of_all_words_lie_side_by_side_in_their_line(family):
    text = "روز ملی کتاب و کتاب‌خوانی"
    line = lines_of(text, width=3000, family=family)[0]
    where, at, found = sources([line.text], text)[0], 0, []
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found += stretches(line, where, start, at)
    assert len(found) == 5
    assert [edge.right for edge in found] == sorted((edge.right for edge in found), reverse=True)
    assert found[0].right == pytest.approx(line.right)
    assert found[-1].left == pytest.approx(line.left)
    assert all(one.left > other.right for one, other in pairwise(found))


def test_spaces_at_the_ends_of_a_stretch_are_left_out():
    text = "یک دو سه"
    line = lines_of(text, width=900)[0]
    where = sources([line.text], text)[0]
    assert stretches(line, where, 2, 6) == stretches(line, where, 3, 5)


def test_a_stretch_holds_the_gaps_between_its_words():
    text = "یک دو سه"
    line = lines_of(text, width=900)[0]
    whole = stretches(line, sources([line.text], text)[0], 0, len(text))
    assert [(edge.left, edge.right) for edge in whole] == [(pytest.approx(line.left), pytest.approx(line.right))]
