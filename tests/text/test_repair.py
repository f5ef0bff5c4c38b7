"""Text pasted from PDFs: mended where it is damaged, and left alone where it is not."""

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.text.lexicon import readings
from studio.text.repair import repair
from studio.text.visual import visual

SAMPLE = Path(__file__).resolve().parents[2].parent / "shared/data/text/pasted-from-pdf.txt"
LINES = Path(__file__).with_name("data") / "pasted_lines.tsv"
PARAGRAPH = [
    "کتابخانه‌های عمومی در همه شهرها به مردم خدمات می‌دهند.",
    "کودکان و نوجوانان از کتاب‌های تازه استفاده می‌کنند و داستان می‌خوانند.",
    "مدیران کتابخانه برای جذب مخاطبان از شبکه‌های اجتماعی بهره می‌گیرند.",
    "برنامه‌های فرهنگی هر ماه در تالار کتابخانه برگزار می‌شود.",
    "دانشجویان می‌توانند مقالات علمی را در پایگاه داده جستجو کنند.",
]


def _glued(line: str) -> str:
    return line.replace(" ", "").replace("\u200c", "")


def _backwards(line: str) -> str:
    return ("." if line.endswith(".") else "") + " ".join(reversed(line.rstrip(".").split()))


def test_visual_text_is_turned_back_and_surely() -> None:
    mended = repair("\n".join(visual(line) for line in PARAGRAPH))
    assert mended.text.split("\n") == PARAGRAPH
    assert mended.sure
    assert {change.damage for change in mended.changes} == {("visual-order",)}


def test_presentation_forms_in_the_right_order_become_letters() -> None:
    assert repair("ﺳﻼﻡ ﺑﺮ ﺷﻤﺎ").text == "سلام بر شما"


def test_letters_from_last_to_first_are_turned() -> None:
    line = "کتاب تازه در کتابخانه ملی"
    assert repair(line[::-1]).text == line


def test_lost_spaces_and_half_spaces_come_back() -> None:
    assert repair("\n".join(map(_glued, PARAGRAPH))).text.split("\n") == PARAGRAPH


def test_words_from_last_to_first_without_spaces_come_back() -> None:
    assert repair("\n".join(_glued(_backwards(line)) for line in PARAGRAPH)).text.split("\n") == PARAGRAPH


def test_words_from_last_to_first_with_their_spaces_are_turned() -> None:
    mended = repair("\n".join(map(_backwards, PARAGRAPH)))
    assert mended.text.split("\n") == PARAGRAPH
    assert {change.damage for change in mended.changes} == {("words-reversed",)}


@pytest.mark.parametrize(
    ("pasted", "printed"),
    [
        (".استممکنموجوددانشدرهمکاریبهدسترسی", "دسترسی به همکاری در دانش موجود ممکن است."),
        ("شبکههایاجتماعی", "شبکه‌های اجتماعی"),
        ("تابخانهکدرمطالعهوآموزشبرایمناسبیفضای", "فضای مناسبی برای آموزش و مطالعه در کتابخانه"),
        (".نندکاستفادهکتابخانهخدماتازمیتوانندکاربران", "کاربران می‌توانند از خدمات کتابخانه استفاده کنند."),
        (".کنندمیمعرفیرا(2009)کتابخانههاکتابداران", "کتابداران کتابخانه‌ها (2009) را معرفی می‌کنند."),
    ],
)
def test_chunks_endings_and_brackets_find_their_places(pasted: str, printed: str) -> None:
    assert repair(pasted).text == printed


@pytest.mark.parametrize(
    "text",
    [
        "\n".join(PARAGRAPH),
        "\n".join(line.replace("\u200c", "") for line in PARAGRAPH),
        "كتاب ها مي رود , 12 %",
        "Clean Code: A Handbook",
        "نام: کوالالامپور، استراتژیکالیست، لینکدین",
        "توانا بود هر که دانا بود      ز دانش دل پیر برنا بود",
        "",
        "  \n\n۱۲۳\n",
        "https://www.example.com/averyveryverylongpathwithoutspaces و @someverylonghandle",
    ],
)
def test_sound_text_comes_back_as_it_is(text: str) -> None:
    mended = repair(text)
    assert mended.text == text
    assert mended.changes == ()


def test_sound_sentences_in_any_order_stay() -> None:
    rng = random.Random(7)
    words = [word for line in PARAGRAPH for word in line.rstrip(".").split()]
    for _ in range(200):
        line = " ".join(rng.sample(words, 8))
        assert repair(line).text == line


def test_as_many_lines_come_out_as_went_in() -> None:
    lines = [_glued(line) for line in PARAGRAPH] + ["", "Facebook"]
    assert repair("\n".join(lines)).text.split("\n") == [*PARAGRAPH, "", "Facebook"]


def test_changes_name_their_lines() -> None:
    mended = repair(f"عنوان\n{_glued(PARAGRAPH[1])}")
    assert [(change.line, change.after) for change in mended.changes] == [(1, PARAGRAPH[1])]
    assert mended.changes[0].before == _glued(PARAGRAPH[1])


def test_mending_twice_is_mending_once() -> None:
    once = repair("\n".join(_glued(_backwards(line)) for line in PARAGRAPH)).text
    assert repair(once).changes == ()


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("کتابخانهدرمیشود\u200cﺳﻼﻡ ،.()«»•12ab\n\U000f0001ًـ"), max_size=60))
def test_any_text_can_be_mended_and_keeps_its_lines(text: str) -> None:
    mended = repair(text)
    assert mended.text.count("\n") == text.count("\n")
    assert (mended.text == text) == (not mended.changes)


@pytest.mark.parametrize(
    ("bare", "spelling"),
    [("کتابخانهها", "کتابخانه‌ها"), ("میشوند", "می‌شوند"), ("کارها", "کارها"), ("رفتهاند", "رفته‌اند")],
)
def test_half_spaces_are_known(bare: str, spelling: str) -> None:
    assert readings(bare)[0].spelling == spelling


# ---- the real sample


def _words(line: str) -> list[str]:
    """Words to compare: half-spaces count, but به‌عنوان = به عنوان and آن‌ها = آنها, as usage has both."""
    same = line.replace("به\u200c", "به ").replace("آن\u200cها", "آنها").replace("ـ", "")
    return same.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789")).split()


def _distance(one: list[str], other: list[str]) -> int:
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        last, row = row, [i]
        for j, right in enumerate(other, 1):
            row.append(min(last[j] + 1, row[-1] + 1, last[j - 1] + (left != right)))
    return row[-1]


def _error_rate(mended: list[str], kind: str) -> float:
    rows = [line.split("\t") for line in LINES.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    pairs = [(_words(printed), _words(mended[int(number) - 1])) for number, group, printed in rows if group == kind]
    assert len(pairs) >= 30
    return sum(_distance(*pair) for pair in pairs) / sum(len(printed) for printed, _ in pairs)


@pytest.mark.skipif(not SAMPLE.exists(), reason="the sample pasted from a PDF is not here")
def test_at_most_one_word_in_ten_is_wrong_in_lines_held_back() -> None:
    text = SAMPLE.read_text(encoding="utf-8")
    mended = repair(text).text.split("\n")
    assert len(mended) == len(text.split("\n"))
    assert _error_rate(text.split("\n"), "H") > 0.95
    assert _error_rate(mended, "H") <= 0.10
