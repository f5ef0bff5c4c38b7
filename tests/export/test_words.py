"""Captions fit their service, hashtags work there, and the words that matter stay."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.export.words import alt_text, caption, cut, fitted, hashtag
from studio.presets import Preset, load_presets

INSTAGRAM = load_presets().preset("instagram/feed_square")
X = load_presets().preset("x/feed_square")
TELEGRAM = load_presets().preset("telegram/post_square")
SUMMARY = "خلبانی در صحرا با پسرکی از سیاره‌ای دور آشنا می‌شود. " * 40
TEXT = f"معرفی کتاب: شازده کوچولو\nآنتوان دو سنت اگزوپری\n\n{SUMMARY.strip()}\n\nاز کتابخانه امانت بگیرید\nhttps://opac.example.ir/bib/1011"


def weight(text: str) -> int:
    """X's own count of `text`, found through the longest limit that cuts it."""
    preset = replace(X, hashtags_max=0)
    low, high = 0, 4 * len(text) + 30
    while low < high:
        middle = (low + high) // 2
        if caption(text, (), [replace(preset, text_limit=middle)]) == text + "\n":
            high = middle
        else:
            low = middle + 1
    return low


@pytest.mark.parametrize(("words", "tag"), [
    ("معرفی کتاب", "#معرفی_کتاب"),
    ("  کتاب‌خوانی ", "#کتاب_خوانی"),
    ("#کتاب", "#کتاب"),
    ("خواندن، نوشتن", "#خواندن"),
    ("«سووشون»", "#سووشون"),
    ("کتابِ خوب", "#کتاب_خوب"),
    ("کتـــاب", "#کتاب"),
    ("J. K. Rowling", "#J_K_Rowling"),
    ("نشر نی (چاپ ۲)", "#نشر_نی_چاپ_۲"),
    ("۱۴۰۵", ""), ("!؟…", ""), ("", ""),
])  # fmt: skip
def test_hashtags_are_one_word_for_every_service(words, tag):
    assert hashtag(words) == tag


# Figures of twitter-text's own conformance suite, WeightedTweetsCounterTest.
@pytest.mark.parametrize(("text", "length"), [
    ("Hi http://test.co", 26), ("http://test.co", 23), ("😷👾😡🔥💩", 10), ("故人西辞黄鹤楼", 14),
    ("https://www.twitter.com/aloha https://www.twitter.com/aloha", 47),
    ("\u2000\u200a\u200b\u200c\u200d‐―‖‗‘’‚‛“”„‟′″‴‵‶‷", 23),
    ("سلام", 4), ("کتاب‌ها", 7), ("…", 2), ("ﺳﻼﻡ", 6), ("• یک", 5),
])  # fmt: skip
def test_text_for_x_is_counted_as_x_counts(text, length):
    assert weight(text) == length


def test_a_bare_address_counts_as_the_link_it_becomes():
    assert weight("library.ir") == 23
    assert weight("کتابخانه: library.example.org/new") == len("کتابخانه: ") + 23
    assert weight("۲.۵ و ۱.۲") == len("۲.۵ و ۱.۲")


@pytest.mark.parametrize("preset", [INSTAGRAM, X, TELEGRAM], ids=lambda preset: preset.id)
def test_a_caption_keeps_title_link_and_hashtags_and_cuts_the_summary(preset: Preset):
    said = caption(TEXT, ["معرفی کتاب", "آنتوان دو سنت اگزوپری"], [preset])
    assert said.startswith("معرفی کتاب: شازده کوچولو\nآنتوان دو سنت اگزوپری\n\nخلبانی در صحرا")
    assert "از کتابخانه امانت بگیرید\nhttps://opac.example.ir/bib/1011" in said
    assert said.endswith("#معرفی_کتاب #آنتوان_دو_سنت_اگزوپری\n")
    assert weight(said.strip()) <= preset.text_limit if preset is X else len(said.strip()) <= preset.text_limit
    if len(TEXT) > preset.text_limit:
        assert "…" in said
        assert len(said) > 0.85 * preset.text_limit - 60


def test_instagram_gets_five_hashtags_and_no_word_twice():
    tags = ["کتاب", "کتاب ", "خواندن", "کتابخانه", "شعر", "رمان", "داستان", "تاریخ"]
    said = caption("سلام", tags, [INSTAGRAM])
    assert said == "سلام\n\n#کتاب #خواندن #کتابخانه #شعر #رمان\n"
    assert caption("سلام", tags, [TELEGRAM]).count("#") == 7


def test_hashtags_take_a_third_at_most():
    tags = ["برچسبی بسیار بلند برای یک نوشته", *(f"برچسب {letter} دراز دراز" for letter in "ابپتثج")]
    said = caption("کتاب " * 100, tags, [X])
    assert weight(said.strip()) <= 280
    assert said.count("#") <= 5
    assert said.startswith("کتاب کتاب")


def test_the_strictest_placement_of_a_platform_counts():
    said = caption(TEXT, (), [INSTAGRAM, replace(INSTAGRAM, text_limit=100)])
    assert len(said.strip()) <= 100


def test_a_list_is_cut_between_its_lines():
    titles = "\n".join(f"• کتاب شمارهٔ {number}، نویسندهٔ نام‌آور" for number in range(60))
    said = caption(f"تازه‌ها\n\n{titles}\n\nبیایید", (), [TELEGRAM])
    listed = said.split("\n\n")[1].splitlines()
    assert len(said) <= TELEGRAM.text_limit + 1
    assert all(line.rstrip("…").endswith("نام‌آور") for line in listed)
    assert said.endswith("بیایید\n")


def test_words_are_never_cut_inside():
    text = "کتابی کوچک دربارهٔ دوستی و چیزهایی که فقط با دل دیده می‌شوند"
    for limit in range(7, len(text)):
        words = cut(text, limit)
        assert len(words) <= limit
        assert text.startswith(f"{words.rstrip('…')} ")


def test_a_text_that_fits_is_left_alone():
    assert cut("سلام", 4) == "سلام"
    assert alt_text("جلد کتاب", [TELEGRAM]) == "جلد کتاب\n"
    assert len(alt_text("جلد " * 1000, [INSTAGRAM])) <= 1001


@given(st.text(alphabet="ابپ ‌\n.،…#aZ1😷https://x.ir/", max_size=400), st.integers(0, 300))
def test_nothing_is_ever_longer_than_its_limit(text, limit):
    assert len(cut(text, limit)) <= limit
    assert len(fitted(text, limit)) <= limit
    assert caption(text, ["کتاب"], [replace(X, text_limit=limit)])
