"""The finished page is looked at as a reader sees it: each fault put in is found, and good pages stay silent."""

from dataclasses import replace

import pytest

from studio.document.model import Box, Code, Document, Page, Pattern, Shape, Text
from studio.layout import lay_out
from studio.presets import load_presets
from studio.review import review

PORTRAIT = load_presets().preset("instagram/feed_portrait")
STORY = load_presets().preset("instagram/story")
SAYING = "کتاب خوب دوستی است که هرگز آدم را تنها نمی‌گذارد."


def text(**fields) -> Text:
    return Text(**{"id": "words", "text": SAYING, "type": "title", "width": "fill"} | fields)


def findings(*layers, preset=PORTRAIT, **fields) -> dict[str, str]:
    """What is found on a page of `layers`: code -> layer."""
    document = Document(pages=(Page(layers=layers),), **fields)
    return {problem.code: problem.where for problem in review(document, lay_out(document, preset))}


def test_a_plain_page_is_left_in_peace():
    assert findings(text()) == {}


def test_words_on_a_busy_band_are_found_by_what_is_really_painted():
    band = Pattern(id="band", pattern="girih8", colour="ink", width="fill", height="fill", bleed=True, anchor="top",
                   weight=14, cell=90)
    assert findings(band, text(type="label"))["low-contrast"] == "words"


def test_pale_words_are_found_and_the_same_words_in_ink_are_not():
    pale = lay_out(Document(pages=(Page(layers=(text(),)),)), PORTRAIT)
    line = pale.scene.items[0].items[0]
    weak = replace(pale, scene=replace(pale.scene, items=(replace(
        pale.scene.items[0], items=(replace(line, fill=pale.scene.ground.mixed(line.fill, 0.2)),)),)))
    document = Document(pages=(Page(layers=(text(),)),))
    assert [problem.code for problem in review(document, weak)] == ["low-contrast"]
    assert review(document, pale) == ()


@pytest.mark.parametrize("preset", [PORTRAIT, STORY], ids=lambda preset: preset.id)
def test_words_under_the_buttons_of_a_service_or_at_the_very_edge_are_found(preset):
    low = text(anchor="bottom", y=4, bleed=True)
    assert set(findings(low, preset=preset)) & {"unsafe-zone", "thin-margin"}


def test_words_over_other_words_are_found():
    one = text(anchor="top-right", y=200)
    other = text(id="other", anchor="top-right", y=230)
    assert findings(one, other)["text-overlap"] in ("words", "other")


def test_words_apart_are_not():
    assert "text-overlap" not in findings(Box(width="fill", children=(text(), text(id="other"))))


def test_letters_too_small_for_a_phone_are_found():
    assert findings(text(largest=14, smallest=14))["too-small"] == "words"
    assert "too-small" not in findings(text(type="caption"))


def test_a_code_with_something_over_it_is_found_and_one_in_front_is_not():
    code = Code(id="qr", data="https://example.ir/1", width=220, anchor="centre")
    lid = Shape(id="lid", fill="accent", width=200, height=200, anchor="centre")
    assert findings(code, lid)["code-covered"] == "qr"
    assert "code-covered" not in findings(lid, code)


def test_a_last_word_left_alone_is_found_but_not_in_a_poem():
    narrow = text(text="کتابخانه‌هایشان را", type="body", width=250, balance=False, smallest=38)
    assert findings(narrow)["lone-word"] == "words"
    assert "lone-word" not in findings(text(text="چشم‌ها را باید شست\nو", type="body"))


def test_three_families_of_fonts_are_too_many():
    layers = [text(id=name, family=name) for name in ("vazirmatn", "lalezar", "markazi-text")]
    assert findings(*layers)["many-fonts"] == "page"


def test_a_page_full_of_words_is_said_to_be_crowded():
    assert findings(text(text=SAYING * 14, type="caption"))["crowded"] == "page"


def test_a_date_with_the_weekday_of_another_is_found():
    assert findings(text(text="شنبه ۵ آذر ۱۴۰۴"))["weekday-wrong"] == "words"
    assert findings(text(text="چهارشنبه ۵ آذر ۱۴۰۴")) == {}


def test_decoration_may_do_what_words_may_not():
    giant = Box(id="deco", role="decoration", anchor="top-right", bleed=True, children=(text(largest=14, smallest=14),))
    assert findings(giant, text(id="said", anchor="centre")) == {}
