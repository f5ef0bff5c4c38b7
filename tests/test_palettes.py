"""Palettes: everything in them can be read, whoever chose the colours."""

import math
import pickle
import random
import re
import tomllib

import pytest

from studio.errors import InputFault
from studio.oklab import oklch
from studio.palettes import (
    DERIVED,
    ROLES,
    Palette,
    check,
    load_palettes,
    palette_from_colours,
    palette_from_table,
    palette_table,
    readable,
)
from studio.values import BLACK, WHITE, Colour

NAMED = load_palettes()
VISUAL = {  # ground, surface, ink, accent, accent-2
    "turquoise": ("فیروزه", "#F4EFE3 #FFFFFF #12343B #0E7C86 #E0A458"),
    "lapis": ("لاجورد", "#0F1F4B #1B2F6B #F6F1E5 #C9A227 #6FA8DC"),
    "pomegranate": ("انار", "#FBF3EC #FFFFFF #2D132C #A4243B #D8973C"),
    "saffron": ("زعفران", "#FFF7E6 #FFFFFF #3D2C1E #C96F1A #2F6F6B"),
    "cypress": ("سرو", "#EFF3EA #FFFFFF #1E3D33 #2F7D4F #C8963E"),
    "night": ("شب", "#0B132B #16213F #F5F7FA #5BC0BE #F2C14E"),
    "adobe": ("خشت", "#F3E3D3 #FFF9F2 #3B2F2F #A6532F #3A6B7E"),
    "jasmine": ("یاس", "#FFFFFF #F4F6F8 #1F2933 #3D5AFE #FF7A59"),
}


def colours(text):
    return [Colour.parse(one) for one in text.split()]


def random_colours(seed, count):
    dice = random.Random(seed)
    return [Colour(*(dice.randrange(256) for _ in range(3))) for _ in range(count)]


def assert_legible(palette: Palette):
    for behind in (palette.ground, palette.surface):
        assert palette.ink.contrast(behind) >= 4.5
        assert palette.muted.contrast(behind) >= 4.5
        assert palette.accent.contrast(behind) >= 3.0
        assert palette.accent_text.contrast(behind) >= 4.5
        assert palette.accent_2_text.contrast(behind) >= 4.5
    assert palette.on_accent.contrast(palette.accent) >= 4.5
    assert palette.on_accent_2.contrast(palette.accent_2) >= 4.5
    assert palette.accent_2.contrast(palette.ground) >= 1.2
    assert check(palette) == ()


# The named ones


def test_the_eight_named_palettes_have_the_colours_of_the_visual_identity():
    assert [palette.id for palette in NAMED] == list(VISUAL)
    for palette in NAMED:
        name_fa, known = VISUAL[palette.id]
        assert palette.name_fa == name_fa
        shown = [palette.ground, palette.surface, palette.ink, palette.accent, palette.accent_2]
        assert shown == colours(known)


@pytest.mark.parametrize("name", VISUAL)
def test_everything_in_a_named_palette_can_be_read(name):
    assert_legible(NAMED.palette(name))


@pytest.mark.parametrize("name", VISUAL)
def test_muted_text_stands_behind_ink_and_the_hairline_behind_both(name):
    palette = NAMED.palette(name)
    ground = palette.ground
    assert palette.ink.contrast(ground) > palette.muted.contrast(ground) > palette.hairline.contrast(ground) > 1


def test_lapis_and_night_are_dark():
    assert {palette.id for palette in NAMED if palette.is_dark} == {"lapis", "night"}


def test_a_palette_is_found_by_its_id_and_its_persian_name():
    assert NAMED.palette("انار") is NAMED.palette("pomegranate")


def test_an_unknown_palette_is_refused_with_the_one_that_was_meant():
    with pytest.raises(InputFault, match="did you mean 'turquoise'"):
        NAMED.palette("turqoise")
    with pytest.raises(InputFault, match="jasmine"):
        NAMED.palette("qqq")


def test_every_role_has_a_colour_and_a_misspelt_one_is_refused():
    palette = NAMED.palette("adobe")
    assert {palette.role(name).alpha for name in ROLES + DERIVED} == {1.0}
    assert palette.role("accent-2") == palette.accent_2
    with pytest.raises(InputFault, match="did you mean 'surface'"):
        palette.role("surfase")
    with pytest.raises(InputFault, match="roles"):
        palette.role("__class__")


def test_palettes_travel_to_other_processes():
    assert pickle.loads(pickle.dumps(NAMED)) == NAMED
    assert len(set(NAMED)) == 8


# Reading


def test_a_colour_that_reads_well_is_left_alone():
    assert readable(Colour.parse("#767676"), WHITE, 4.5) == Colour.parse("#767676")  # 4.54, a known WCAG example


def test_the_known_failing_grey_is_moved_by_one_step():
    moved = readable(Colour.parse("#777777"), WHITE, 4.5)  # 4.48, a known WCAG example
    assert moved in (Colour.parse("#767676"), Colour.parse("#757575"))


def test_a_moved_colour_keeps_its_hue_and_reaches_the_ratio():
    for colour, on in zip(random_colours(2, 400), random_colours(3, 400), strict=True):
        moved = readable(colour, on, 4.5)
        assert moved.contrast(on) >= 4.5
        (_, before, hue), (_, after, new_hue) = oklch(colour), oklch(moved)
        turned = abs(math.remainder(hue - new_hue, math.tau))
        assert turned * min(before, after) < 0.015  # a turn nobody sees: eight bits hold dark hues no finer


def test_a_colour_moves_no_farther_than_it_must():
    for colour, on in zip(random_colours(4, 200), random_colours(5, 200), strict=True):
        moved = readable(colour, on, 4.5)
        if moved != colour:
            assert moved.contrast(on) < 4.8 or moved in (WHITE, BLACK)


def test_a_ratio_that_cannot_be_had_gives_the_better_of_black_and_white():
    assert readable(Colour.parse("#ff0000"), Colour.parse("#777777"), 15.0) == BLACK
    assert readable(Colour.parse("#ff0000"), Colour.parse("#404040"), 15.0) == WHITE


def test_a_see_through_colour_stays_so():
    assert readable(Colour(200, 200, 200, 0.5), WHITE, 4.5).alpha == 0.5


def test_text_on_any_fill_can_be_read():
    palette = NAMED.palette("cypress")
    for grey in range(256):
        fill = Colour(grey, grey, grey)
        assert palette.on(fill).contrast(fill) >= 4.5
    for fill in random_colours(6, 500):
        assert palette.on(fill).contrast(fill) >= 4.5


def test_text_on_a_fill_prefers_the_palettes_own_colours():
    assert NAMED.palette("pomegranate").on_accent == NAMED.palette("pomegranate").ground
    assert NAMED.palette("turquoise").on_accent_2 == NAMED.palette("turquoise").ink


def test_what_cannot_be_read_is_said_in_both_languages():
    grey = Colour.parse("#999999")
    bad = Palette(ground=WHITE, surface=WHITE, ink=grey, muted=grey, accent=WHITE, accent_2=WHITE, id="mine")
    problems = check(bad)
    assert len(problems) == 7
    assert problems[0].where == "mine"
    assert problems[0].what == "ink on ground has a contrast of 2.8"
    assert problems[0].what_fa == "تباین «متن» روی «زمینه» فقط ۲٫۸ است"
    assert problems[0].hint == "at least 4.5 is needed"
    assert {problem.code for problem in problems} == {"low-contrast"}


# Making


def test_a_thousand_random_brands_get_palettes_that_can_be_read():
    dice = random.Random(7)
    for seed in range(1000):
        assert_legible(palette_from_colours(random_colours(seed, dice.choice((1, 2, 3)))))


@pytest.mark.parametrize(
    "text", ["#ffffff", "#000000", "#808080", "#ffff00", "#0000ff", "#ffffff #000000", "#fefefe #ffff00"]
)
def test_extreme_brands_get_palettes_that_can_be_read(text):
    assert_legible(palette_from_colours(colours(text)))


def test_a_strong_brand_colour_is_the_accent_itself():
    palette = palette_from_colours(colours("#0E7C86 #E0A458"))
    assert (palette.accent, palette.accent_2) == tuple(colours("#0E7C86 #E0A458"))


def test_a_faint_brand_colour_stays_itself_in_fills():
    yellow = Colour.parse("#ffd400")
    palette = palette_from_colours([yellow])
    assert palette.accent != yellow
    assert palette.accent_2 == yellow


def test_a_colour_with_a_hue_goes_before_black():
    assert palette_from_colours(colours("#111111 #a4243b")).accent == Colour.parse("#a4243b")


def test_a_grey_brand_stays_grey():
    palette = palette_from_colours(colours("#555555"))
    assert all(oklch(palette.role(role))[1] < 0.03 for role in ROLES)


def test_the_page_leans_to_the_brand_without_being_coloured():
    ground = palette_from_colours(colours("#a4243b")).ground
    assert 0.004 < oklch(ground)[1] < 0.02
    assert ground.luminance > 0.85


def test_no_colour_makes_no_palette():
    with pytest.raises(ValueError, match="needs a colour"):
        palette_from_colours([])


# Files


def own(text):
    """The palette of a table in a file, and what was wrong with it."""
    problems = []
    return palette_from_table("mine", tomllib.loads(text), "brand.toml, colours", problems), problems


def test_three_colours_make_a_whole_palette_with_names():
    palette, problems = own('name_fa = "رنگ ما"\nground = "#fff"\nink = "#222222"\naccent = "#aa0033"\n')
    assert problems == []
    assert palette.name_fa == "رنگ ما"
    assert_legible(palette)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('ground = "#fff"\nink = "#222"\naccent = "#a03"\ngruond = "#fff"', ["unknown-field"]),
        ('ground = "#fff"\nink = "#222"\naccent = "#a03"\nmuted = "grey"', ["bad-value"]),
        ('ground = "#fff"\nink = "#222"\naccent = "#a03"\nmuted = "#22222280"', ["bad-value"]),
        ('ground = "#fff"\nink = "#222"', ["bad-palette"]),
        ('ground = "#fff"\nink = "#222"\naccent = "red"', ["bad-value", "bad-palette"]),
        ('ground = "#fff"\nink = "#aaa"\naccent = "#a03"\nmuted = "#666"', ["low-contrast", "low-contrast"]),
    ],
)
def test_a_fault_in_a_table_is_said(text, codes):
    palette, problems = own(text)
    assert [problem.code for problem in problems] == codes
    assert all(problem.where.startswith("brand.toml, colours") for problem in problems)
    assert (palette is None) == ("bad-palette" in codes)


def test_what_is_no_table_is_no_palette():
    problems = []
    assert palette_from_table("mine", 3, "brand.toml, colours", problems) is None
    assert problems[0].code == "bad-palette"


def test_the_file_form_names_every_role_in_hex():
    form = palette_table(NAMED.palette("saffron"))
    assert list(form) == ["name", "name_fa", *ROLES]
    assert all(re.fullmatch("#[0-9a-f]{6}", form[role]) for role in ROLES)
