"""Where a caret stands in set words: at every letter's edge as seen, once, in Persian, Latin and both."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QTextLayout, QTextOption

from studio.text import Style, set_text
from studio.text.boundaries import graphemes, next_word, word_at
from studio.text.caret import Carets, Place
from studio.text.pairing import aligned

MIXED = "کتاب Python ۳ در کتابخانه"


def carets(text, width=4000.0, **style):
    return Carets(set_text(text, Style(**style), size=40, width=width).lines, text, (0.0, width))


def walk(found, start, step):
    places = [start]
    while (following := step(places[-1])) != places[-1]:
        places.append(following)
        assert len(places) < 500
    return places


# ---------------------------------------------------------------- arrows


@pytest.mark.parametrize("text", [
    MIXED, "می‌خواهم لا إله", "hello دنیا (x)", "تخفیف %50 تا ۱۲:۳۰ ادامه دارد", "ISBN 978-600-119-123-4 است", "Python",
    "کُتُبٌ", "الف ۱۲۳ ب 45.6 پ", "@ktb_lib و https://a.ir/b",
])
def test_arrows_go_from_letter_to_letter_as_seen_and_back_the_same_way(text):
    found = carets(text)
    xs = [found.caret(place).x for place in walk(found, found.home(Place(0)), found.left)]
    assert all(b < a for a, b in pairwise(xs)) or len(xs) == 1
    line = found.lines[0]
    first = walk(found, Place(0), found.right)[-1]
    places = walk(found, first, found.left)
    assert found.caret(places[0]).x == pytest.approx(line.cells[-1].right)
    assert found.caret(places[-1]).x == pytest.approx(line.cells[0].left)
    there = [found.caret(place).x for place in places]
    back = [found.caret(place).x for place in walk(found, places[-1], found.right)]
    assert back[::-1] == pytest.approx(there)


LETTERS = st.sampled_from([*"ابپکگلمنهیآ", *"abXY", *"12۳۴", " ", " ", "\u200c", "َ", "(", ")", "-", ".", "٪", "/"])


@settings(max_examples=150, deadline=None)
@given(st.lists(LETTERS, min_size=1, max_size=24).map("".join), st.sampled_from(["rtl", "ltr"]))
def test_every_letter_of_any_text_has_its_cell_and_arrows_pass_all_of_it(text, direction):
    found = carets(text, direction=direction)
    inside = sorted((cell.start, cell.end) for line in found.lines for cell in line.cells)
    stops = graphemes(text)
    covered = {at for start, end in inside for at in range(start, end)}
    assert covered == set(range(stops[-1]))
    first = walk(found, Place(0), found.right)[-1]
    places = walk(found, first, found.left)
    assert len(places) == len(inside) + 1
    xs = [found.caret(place).x for place in places]
    assert all(b <= a + 0.01 for a, b in pairwise(xs))


def test_over_the_end_of_a_line_the_arrow_goes_to_the_next():
    found = carets("یک دو\nسه")
    places = walk(found, Place(0), found.left)
    assert len(found.lines) == 2 and places[-1].index == 8
    assert found.line_of(places[6]) == 1


# ---------------------------------------------------------------- places


def test_where_directions_meet_a_caret_has_two_places():
    found = carets(MIXED)
    at = found.caret(Place(5))
    assert at.other is not None and at.other > at.x  # before P at its left edge; after the space at its left edge
    assert found.caret(Place(3)).other is None


def test_a_caret_is_where_qt_puts_it_in_plain_persian():
    text = "کتابخانه ملی"
    found = carets(text, width=600.0)
    line = found.lines[0]
    shares = [(line.cells[-1].right - found.caret(Place(at)).x) / (line.cells[-1].right - line.cells[0].left)
              for at in range(len(text) + 1)]
    layout = QTextLayout(text, QFont("Vazirmatn", 40))
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    layout.setTextOption(option)
    layout.beginLayout()
    theirs = layout.createLine()
    theirs.setLineWidth(2000)
    layout.endLayout()
    xs = [theirs.cursorToX(at)[0] for at in range(len(text) + 1)]
    assert shares == pytest.approx([(xs[0] - x) / (xs[0] - xs[-1]) for x in xs], abs=0.02)


def test_the_two_letters_of_a_ligature_have_a_place_between_them():
    found = carets("لا")
    assert [cell.end - cell.start for cell in found.lines[0].cells] == [1, 1]


def test_a_half_space_and_marks_go_with_their_letter():
    found = carets("می‌شود کُ")
    assert (1, 3) in [(cell.start, cell.end) for cell in found.lines[0].cells]
    assert found.stop_after(1) == 3 and found.stop_before(3) == 1


def test_a_space_typed_at_the_end_moves_the_caret_on():
    assert carets("کتاب ").caret(Place(5)).x < carets("کتاب").caret(Place(4)).x


def test_lengthened_letters_are_one_step():
    found = carets("کتابخانه", width=900.0, stretch=1.0)
    assert len(found.lines[0].cells) == 8


def test_empty_lines_and_empty_texts_have_a_caret():
    found = carets("الف\n\nب", width=500.0)
    assert [(line.start, line.end) for line in found.lines] == [(0, 3), (4, 4), (5, 6)]
    assert found.caret(Place(4)).x == 500
    assert carets("", width=500.0).caret(Place(0)).x == 500
    assert carets("الف\n", width=500.0).line_of(Place(4)) == 1


def test_a_point_finds_the_nearest_place():
    found = carets(MIXED)
    for index in range(len(MIXED) + 1):
        at = found.caret(Place(index))
        assert found.caret(found.at(at.x, at.top + 1)).x == pytest.approx(at.x, abs=0.01)


def test_wrapped_lines_are_lines_for_home_end_and_up():
    text = "یک دو سه چهار پنج شش هفت هشت نه ده"
    found = carets(text, width=300.0)
    assert len(found.lines) > 1
    second = found.lines[1]
    assert found.home(Place(second.start + 2)).index == second.start
    up = found.up(Place(second.start), found.caret(Place(second.start)).x)
    assert found.line_of(up) == 0
    assert found.up(Place(2), 0.0).index == 0


def test_a_selection_over_both_directions_is_several_rectangles():
    found = carets(MIXED)
    assert len(found.boxes(0, len(MIXED))) == 1
    parts = found.boxes(2, 8)  # the end of the Persian word and the beginning of the Latin one
    assert len(parts) == 2 and parts[0].right < parts[1].x


# ---------------------------------------------------------------- words, and what was typed


def test_a_word_with_a_half_space_is_one_word():
    text = "من می‌خواهم بروم"
    assert text[slice(*word_at(text, 5))] == "می‌خواهم"
    assert text[slice(*word_at(text, 11))] == "می‌خواهم"  # at its end
    assert next_word(text, 0, 1) == 3 and next_word(text, 12, -1) == 3


def test_drawn_letters_know_where_they_were_typed():
    text = "%50 از 1,200  جلد"
    lines = [line.text for line in set_text(text, Style(), size=40, width=4000).lines]
    source = aligned(lines, text)[0]
    assert {text[at] for at in source if at is not None} >= set("%50از12جلد")
    assert sorted(at for at in source if at is not None) == [at for at in range(len(text)) if at != 13]
