"""Digits, signs, isolates and unbreakable stretches of ordinary poster strings."""

import pytest

from studio.text import Style, faces, set_text
from studio.text.prepare import prepare
from studio.text.shape import shape

LRI, PDI, ALM = "\u2066", "\u2069", "\u061c"


def drawn(text, **style):
    return "\n".join(one.text for one in prepare(text, Style(**style)))


def seen(text, **style):
    """The characters from left to right as seen, invisible ones left out."""
    (one,) = prepare(text, Style(**style))
    shaped = shape(faces.face("vazirmatn"), one.text, rtl=one.rtl)
    order = [one.text[at] for at, _ in shaped.within(0, len(one.text))]
    return "".join(sign for sign in order if sign not in LRI + PDI + ALM)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("تلفن +98 21 8877 6655 است", "+۹۸ ۲۱ ۸۸۷۷ ۶۶۵۵"),
        ("تلفن ۰۲۱-۸۸۷۷۶۶۵۵ است", "۰۲۱-۸۸۷۷۶۶۵۵"),
        ("تلفن (021) 88776655", "(۰۲۱) ۸۸۷۷۶۶۵۵"),
        ("همراه 0912 345 6789", "۰۹۱۲ ۳۴۵ ۶۷۸۹"),
        ("شابک 978-600-119-123-4", "978-600-119-123-4"),
        ("شابک: ۹۷۸-۶۰۰-۱۱۹-۱۲۳-۴", "۹۷۸-۶۰۰-۱۱۹-۱۲۳-۴"),
        ("شاپا 1735-188X است", "1735-188X"),
        ("زبان C++ خوب است", "C++"),
        ("زبان C# و .NET", "C#"),
        ("زبان C# و .NET", ".NET"),
        ("با #PySide و کتاب", "#PySide"),
        ("صفحهٔ @user_name در اینستاگرام", "@user_name"),
        ("نشانی https://a.ir/b/ است", "https://a.ir/b/"),
        ("نشانی lib.ac.ir/opac?x=1&y=2.", "lib.ac.ir/opac?x=1&y=2"),
        ("به info@lib-x.ac.ir نامه بدهید", "info@lib-x.ac.ir"),
        ("بهای آن $20 است", "$20"),
        ("با Qt! بسازید", "Qt!"),
        ("نسخهٔ v2.0 (beta) آمد", "v2.0 (beta)"),
        ("کتاب Clean Code: A Handbook (2nd ed.) خوب است", "Clean Code: A Handbook (2nd ed.)"),
        ("دمای هوا −5 درجه", "−۵"),
        ("کتاب Windows 11, v2.0؛ خوب", "Windows 11, v2.0"),
        ("doi: 10.1000/182 را ببینید", "doi: 10.1000/182"),
        ("از R&D تا TCP/IP", "TCP/IP"),
        ("آذر ۱۴۰۴ (26 Nov. 2025)", "26 Nov. 2025"),
        ("جدول 1080×1350 پیکسل", "۱۰۸۰×۱۳۵۰"),
        ("از ʻAlī Aṣghar Ḥikmat است", "ʻAlī Aṣghar Ḥikmat"),
        ("چاپ Gulistān-i Saʻdī آمد", "Gulistān-i Saʻdī"),
    ],
)
def test_what_reads_from_the_left_stays_in_one_piece_from_left_to_right(text, part):
    assert part in seen(text)
    assert LRI + part + PDI in drawn(text)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("۵۰٪ تخفیف", "٪۵۰"),
        ("تا 50% تخفیف", "٪۵۰"),
        ("٪۵۰ تخفیف", "٪۵۰"),
        ("۱۰–۲۰ مهر", "۲۰–۱۰"),
        ("از ۱۰-۲۰ مهر", "۲۰-۱۰"),
        ("سال‌های 1400-1404", "۱۴۰۴-۱۴۰۰"),
        ("تاریخ ۱۴۰۴/۰۵/۱۲", "۱۴۰۴/۰۵/۱۲"),
        ("ساعت 17:30 تا 19", "۱۷:۳۰"),
    ],
)
def test_percentages_ranges_and_dates_read_as_persian_does(text, part):
    assert part in seen(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("سال 1404 و ٢٥", "سال ۱۴۰۴ و ۲۵"),
        ("12,500.75 تومان", "۱۲٬۵۰۰٫۷۵ تومان"),
        ("3.5 ستاره", "۳٫۵ ستاره"),
        ("کتاب ۱.۲.۳", "کتاب ۱.۲.۳"),
        ("#کتاب_1404", "#کتاب_1404"),
        ("50 %", f"{ALM}۵۰٪"),
        ("٪۵۰ ٪۲۰", f"{ALM}۵۰٪ {ALM}۲۰٪"),
        ("بند (2)", "بند (۲)"),
    ],
)
def test_numbers_are_written_in_persian(text, wanted):
    assert drawn(text) == wanted


def test_brackets_and_quotes_face_their_words():
    def glyph(sign, text, rtl):
        shaped = shape(faces.face("vazirmatn"), text, rtl=rtl)
        return dict(shaped.within(0, len(text)))[text.index(sign)].ids

    for opening, closing in ("()", "«»", "[]", "‹›"):
        assert glyph(opening, f"{opening}متن{closing}", True) == glyph(closing, f"{opening}text{closing}", False)


def test_digits_can_be_latin_or_as_typed():
    assert drawn("۱۴۰۴ و 25%", digits="latin") == "1404 و 25%"
    assert drawn("۱۴۰۴ و 25", digits="typed") == "۱۴۰۴ و 25"


def test_isolates_that_the_writer_typed_are_kept_and_none_added():
    assert drawn("کتاب \u2066C++\u2069 و Python") == "کتاب \u2066C++\u2069 و Python"


def test_left_to_right_paragraphs_get_no_isolates():
    assert drawn("Tel. 021-88776655", direction="auto", digits="latin") == "Tel. 021-88776655"


def test_controls_and_spaces_that_are_not_meant_to_be_drawn_are_gone():
    assert drawn("  یک\t\u0000 دو\u2028سه \r\n چهار ") == "یک دو\nسه\nچهار"


@pytest.mark.parametrize(
    "whole",
    [
        "978-600-119-123-4", "https://a.ir/b/?q=1-2", "+۹۸ ۲۱ ۸۸۷۷ ۶۶۵۵", "۵۰ کیلوگرم", "جلد ۲", "ساعت ۱۷:۳۰",
        "م. آزاد", "۱۲ مهر", "info@a-b.ir", "می‌شود",
    ],
)  # fmt: skip
@pytest.mark.parametrize("width", range(60, 400, 20))
def test_a_line_never_ends_inside(whole, width):
    text = f"این کتاب خوب را {whole} بخوانید و بدانید"
    block = set_text(text, Style(), size=30, width=width)
    lines = ["".join(sign for sign in line.text if sign not in LRI + PDI) for line in block.lines]
    assert any(whole in line for line in lines)


def test_no_line_begins_with_a_sign_that_belongs_to_the_word_before():
    text = "کتاب، خانه؛ باغ! چرا؟ آری … گفت: «نه» – و رفت (شاید)."
    for width in range(50, 400, 10):
        for line in set_text(text, Style(), size=30, width=width).lines:
            assert line.text[0] not in "،؛!؟…:»)–."


def test_a_latin_phrase_over_two_lines_is_isolated_on_both():
    block = set_text("کتاب The Little Prince را بخوانید", Style(), size=30, width=230)
    assert len(block.lines) > 1
    assert all(line.text.count(LRI) == line.text.count(PDI) for line in block.lines)
    for line in block.lines:
        for run in line.runs:
            assert all(line.text[at] not in "بخوانید" for at in run.clusters if run.size < 30)
