"""Paragraphs as a reader sees them: lines, sizes, cutting, edges."""

import pytest

from studio.text import Style, fit, lone_words, measure, natural_width, set_text

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


@pytest.mark.parametrize("lines", [1, 2, 3, 4])
@pytest.mark.parametrize("width", [200, 333, 512])
def test_a_cut_text_takes_all_the_lines_it_may_and_no_word_more_would_fit(lines, width):
    block = set_text(BODY, Style(), size=30, width=width, max_lines=lines)
    assert block.cut and len(block.lines) == lines
    said = " ".join(words_of(block)).removesuffix("…")
    longer = " ".join(BODY.split()[: len(said.split()) + 1]) + "…"
    assert measure(longer, Style(), size=30, width=width)[2] > lines


def test_a_title_has_even_lines_and_no_lone_last_word():
    title = "شناسنامهٔ کتابخانه‌های عمومی و مردمی ایران در یک نگاه"
    style = Style(family="lalezar", balance=True)
    for width in range(380, 1000, 40):
        lines = set_text(title, style, size=60, width=width).lines
        if len(lines) > 1:
            assert len(lines[-1].text.split()) > 1
            assert not lines[0].text.endswith((" و", " در"))


def test_a_title_has_no_lone_word_between_longer_lines_either():
    title = "شبکه‌های اجتماعی در برابر رسانه‌های اجتماعی"
    style = Style(family="estedad", weight=900, balance=True)
    whole = natural_width("اجتماعی در برابر", style, size=60)
    lines = [line.text for line in set_text(title, style, size=60, width=whole * 1.25).lines]
    assert lines == ["شبکه‌های اجتماعی", "در برابر", "رسانه‌های اجتماعی"]


def test_no_line_begins_with_the_dot_that_parts_two_facts():
    facts = "گزارش سالانه · کتابخانهٔ مرکزی شهر · library.example.ir · چاپ دوم"
    for width in range(200, 900, 10):
        for balance in (False, True):
            lines = set_text(facts, Style(balance=balance), size=30, width=width).lines
            assert not any(line.text.lstrip("\u2066\u2069 ").startswith("·") for line in lines)


def test_balancing_takes_no_more_lines_than_filling():
    for width in range(300, 900, 50):
        plain = set_text(BODY, Style(), size=40, width=width)
        assert len(set_text(BODY, Style(balance=True), size=40, width=width).lines) == len(plain.lines)


def test_a_word_wider_than_the_measure_is_not_torn():
    block = set_text("به https://opac.nlai.ir/opac-prod/search/briefListSearch.do", Style(), size=40, width=300)
    assert len(block.lines) == 2 and block.lines[1].right - block.lines[1].left > 300


def test_nothing_is_an_empty_line():
    block = set_text("", Style(), size=30, width=300)
    assert len(block.lines) == 1 and block.height == 45 and block.lines[0].runs == ()
    assert measure("", Style(), size=30, width=300) == (0, 45, 1)


def test_ink_is_where_the_letters_are():
    line = set_text("آلِ", Style(family="noto-nastaliq-urdu"), size=100, width=300).lines[0]
    assert 0 < line.ink.x < line.ink.right < 320 and line.ink.y < line.baseline - 50 < line.ink.bottom


def test_nastaliq_lines_are_set_apart_as_far_as_their_ink_needs():
    style = Style(family="noto-nastaliq-urdu", line_height=1.2)
    upper, lower = set_text("چگونه با کودکان\nکتاب گفت‌وگو کنیم", style, size=50, width=900).lines
    assert lower.baseline - upper.baseline > 1.5 * 50
    block = set_text("یک\nدو", Style(family="vazirmatn", line_height=1.2), size=50, width=900)
    assert block.lines[1].baseline - block.lines[0].baseline == pytest.approx(1.2 * 50)


def test_a_long_last_word_fills_its_line_and_may_stand_there():
    style = Style(family="noto-kufi-arabic", weight=900, balance=True)
    lines = set_text("ساعت کار کتابخانه", style, size=100, width=700).lines
    assert [line.text for line in lines] == ["ساعت کار", "کتابخانه"]
    assert not lone_words("ساعت کار کتابخانه", style, size=100, width=700)
    short = set_text("کتابخانهٔ مرکزی ما", style, size=100, width=700).lines
    assert len(short) == 2 and len(short[-1].text.split()) > 1


def test_words_without_a_persian_letter_stand_close_in_nastaliq_too():
    style = Style(family="noto-nastaliq-urdu", line_height=2.4, direction="ltr")
    upper, lower = set_text("Human beings are\nmembers of a whole", style, size=50, width=900).lines
    assert 1.2 * 50 <= lower.baseline - upper.baseline <= 1.6 * 50
    assert upper.ink.y >= 0 and upper.ink.bottom < lower.ink.y
    persian = set_text("بنی‌آدم\nاعضای", style, size=50, width=900).lines
    assert persian[1].baseline - persian[0].baseline >= 2.4 * 50
