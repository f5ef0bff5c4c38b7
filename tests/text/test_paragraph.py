"""Paragraphs as a reader sees them: lines, sizes, cutting, edges."""

import pytest

from studio.text import Style, fit, measure, natural_width, set_text

BODY = (
    "کتابخانه‌های عمومی کشور در سال گذشته بیش از دو میلیون عضو فعال داشتند و برنامه‌های تازه‌ای برای کودکان و "
    "نوجوانان برگزار کردند؛ از قصه‌گویی و نمایش تا کارگاه نوشتن و دیدار با نویسندگان."
)


def words_of(block):
    return " ".join(line.text for line in block.lines).split()


@pytest.mark.parametrize("width", [240, 400, 777])
def test_lines_keep_every_word_in_order_and_stay_inside_the_width(width):
    block = set_text(BODY, Style(), size=30, width=width)
    assert words_of(block) == BODY.split()
    assert all(line.left >= -0.01 and line.right <= width + 0.01 for line in block.lines)


def test_a_newline_always_starts_a_new_line():
    block = set_text("یک\nدو سه\n\nچهار", Style(), size=30, width=500)
    assert [line.text for line in block.lines] == ["یک", "دو سه", "", "چهار"]


def test_right_to_left_lines_end_at_the_right_side_and_left_to_right_ones_start_at_the_left():
    block = set_text("کتاب\nBook", Style(direction="auto"), size=30, width=500)
    persian, english = block.lines
    assert persian.rtl and persian.right == pytest.approx(500)
    assert not english.rtl and english.left == pytest.approx(0)


def test_measuring_tells_what_setting_does():
    style = Style()
    used, height, lines = measure(BODY, style, size=28, width=420)
    block = set_text(BODY, style, size=28, width=420)
    assert (height, lines) == (pytest.approx(block.height), len(block.lines))
    assert used == pytest.approx(max(line.right - line.left for line in block.lines))


def test_the_natural_width_holds_the_text_on_one_line():
    style = Style(family="lalezar")
    wide = natural_width("بوستان سعدی", style, size=80)
    assert len(set_text("بوستان سعدی", style, size=80, width=wide).lines) == 1
    assert len(set_text("بوستان سعدی", style, size=80, width=wide - 1).lines) == 2


def test_too_long_a_text_is_cut_at_a_word_and_says_so():
    block = set_text(BODY, Style(), size=30, width=400, max_lines=2)
    assert block.cut and len(block.lines) == 2
    assert block.lines[-1].text.endswith("…")
    assert BODY.startswith(" ".join(words_of(block)).removesuffix("…"))
    assert BODY[len(" ".join(words_of(block)).removesuffix("…"))] in " ،؛"


def test_a_text_is_fitted_as_large_as_the_box_allows():
    style = Style()
    block = fit(BODY, style, width=600, height=300, smallest=12, largest=200)
    assert not block.cut and block.height <= 300
    larger = set_text(BODY, style, size=block.size * 1.02, width=600)
    assert larger.height > 300


def test_a_text_that_fits_at_no_size_is_cut_at_the_smallest():
    block = fit(BODY, Style(), width=300, height=60, smallest=20, largest=40)
    assert block.cut and block.size == 20 and block.height <= 60


def test_a_character_the_font_lacks_is_named():
    assert set_text("کتاب 日", Style(), size=30, width=400).missing == ("日",)
