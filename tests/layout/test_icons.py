"""Icons: found by the words a librarian types, drawn inside their box."""

import json

import pytest

from studio.errors import InputFault
from studio.layout.icons import GRID, has_icon, icon_items, icons, search_icons
from studio.resources import asset
from studio.values import Box, Colour

INK = Colour.parse("#12343B")
NEEDED = """
book books user users pencil language building calendar map-pin clock phone world brand-instagram
brand-telegram brand-whatsapp qrcode star star-filled quote library arrow-left chevron-left mail search heart bulb
microphone headphones school trophy gift ticket alert-triangle info-circle help-circle chart-bar message-circle
"""


def names(words, most=0):
    return [icon.name for icon in search_icons(words, most=most)]


def test_there_are_enough_icons_and_the_needed_ones_are_among_them():
    assert len(icons()) >= 600
    assert [name for name in NEEDED.split() if not has_icon(name)] == []


def test_every_icon_has_persian_and_english_words_a_group_and_only_persian_letters_in_its_title():
    groups = json.loads(asset("icons/icons.json").read_text("utf-8"))["groups"]
    for icon in icons():
        assert icon.title
        assert icon.group in groups, icon.name
        assert all("؀" <= letter <= "ۿ" or letter in " \u200c" for letter in icon.title_fa), icon.name
        assert not set("يك") & set("".join(icon.words)), icon.name


def test_the_licence_of_the_drawings_is_shipped():
    assert "MIT License" in asset("icons/LICENSE").read_text("utf-8")


@pytest.mark.parametrize("rtl", [True, False])
def test_every_icon_stays_in_its_box(rtl):
    box = Box(100, 50, 240, 300)
    for icon in icons():
        for item in icon_items(icon.name, box, colour=INK, rtl=rtl):
            numbers = [number for step in item.outline for number in step[1:]]
            assert 95 <= min(numbers[0::2]) <= max(numbers[0::2]) <= 345, icon.name
            assert 75 <= min(numbers[1::2]) <= max(numbers[1::2]) <= 325, icon.name


def test_the_line_grows_with_the_box_and_filled_icons_have_none():
    (line,) = icon_items("book", Box(0, 0, 48, 48), colour=INK, weight=1.5)
    assert line.stroke.width == 1.5 * 48 / GRID
    assert line.fill is None
    (shape,) = icon_items("star-filled", Box(0, 0, 48, 48), colour=INK)
    assert shape.stroke is None
    assert shape.fill == INK


def test_a_list_starts_at_the_right_for_persian():
    (right,) = icon_items("list", Box(0, 0, 24, 24), colour=INK, rtl=True)
    (left,) = icon_items("list", Box(0, 0, 24, 24), colour=INK, rtl=False)
    assert right.outline[0][1] == 24 - left.outline[0][1]
    clock = icon_items("clock", Box(0, 0, 24, 24), colour=INK)
    assert clock == icon_items("clock", Box(0, 0, 24, 24), colour=INK, rtl=False)


def test_an_unknown_name_is_a_fault_with_near_names():
    with pytest.raises(InputFault) as fault:
        icon_items("boook", Box(0, 0, 24, 24), colour=INK)
    assert fault.value.problem.code == "icon-unknown"
    assert "book" in fault.value.problem.hint


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("کتاب", "book"), ("كتاب", "book"), ("book", "book"), ("کاربر", "user"), ("تقویم", "calendar"),
        ("نشاني", "map-pin"),
        ("تلفن", "phone"), ("اینستاگرام", "brand-instagram"), ("تلگرام", "brand-telegram"), ("رمز", "qrcode"),
        ("ستاره", "star"), ("نقل قول", "quote"), ("قفسه", "books"), ("جستجو", "search"), ("جست‌وجو", "search"),
        ("جست و جو", "search"), ("مترجم", "language"), ("ساعت", "clock"), ("Telegram", "brand-telegram"),
        ("پيام رسان", "message-circle"), ("پیام‌رسان", "message-circle"), ("کتابخوان", "mood-nerd"),
        ("زرافه", ""),
    ],
)
def test_the_words_people_type_find_the_icon_first(words, name):
    assert (names(words, most=1) or [""]) == [name]


def test_spelling_of_letters_and_half_spaces_makes_no_difference():
    assert names("گفت‌وگو") == names("گفتوگو") == names("گُفت وگو") == names("گفتگو")
    assert names("اينستاگرام") == names("اینستاگرام")
    assert names("پایان نامه") == names("پايان‌نامه")


def test_every_word_asked_for_must_match_and_no_words_list_all():
    assert set(names("کتاب صوتی")) < set(names("کتاب"))
    assert names("کتاب زرافه") == []
    assert len(names("")) == len(names(" ‌ ")) == len(icons())
    assert len(names("کتاب", most=3)) == 3


def test_every_icon_is_found_by_its_own_name_and_first_persian_word():
    for icon in icons()[::5]:
        assert icon.name in names(icon.name), icon.name
        assert icon.name in names(icon.title_fa), icon.name
