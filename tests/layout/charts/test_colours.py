"""Colours of marks are seen on their ground and told apart by people of every kind of sight."""

from itertools import combinations

import pytest

from studio.document.charts import MOST_SERIES, Chart
from studio.layout.charts.colours import ALIKE, apart, as_seen, tones
from studio.palettes import load_palettes
from studio.scene import Path
from studio.values import BLACK, WHITE, Colour
from tests.layout.charts.kit import draw, sheet

PALETTES = list(load_palettes())
GROUNDS = [(palette, ground) for palette in PALETTES for ground in (palette.ground, palette.surface, palette.accent)]


@pytest.mark.parametrize(("palette", "ground"), GROUNDS, ids=lambda one: getattr(one, "id", None) or one.hex())
def test_marks_have_a_contrast_of_3_to_their_ground(palette, ground):
    found = tones(palette, ground, MOST_SERIES, (), None)
    for colour in (*found.series, found.rest, found.strong):
        assert colour.contrast(ground) >= 3.0


@pytest.mark.parametrize(("palette", "ground"), [pair for pair in GROUNDS if pair[1] != pair[0].accent],
                         ids=lambda one: getattr(one, "id", None) or one.hex())
def test_series_are_told_apart_with_every_sight(palette, ground):
    found = tones(palette, ground, MOST_SERIES, (), None)
    for one, other in combinations(found.series, 2):
        assert apart(one, other) >= ALIKE
    assert apart(found.strong, found.rest) >= 0.12


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.id)
def test_the_first_series_has_the_accent(palette):
    first = tones(palette, palette.ground, 1, (), None).main
    assert first == palette.accent or palette.accent.contrast(palette.ground) < 3.0


def test_greys_look_alike_to_all_and_red_and_green_do_not_to_all():
    for grey in (BLACK, WHITE, Colour(128, 128, 128)):
        for blindness in ("protanopia", "deuteranopia", "tritanopia"):
            seen = as_seen(grey, blindness)
            assert max(abs(a - b) for a, b in zip((seen.red, seen.green, seen.blue),
                                                  (grey.red, grey.green, grey.blue), strict=True)) <= 1
    red, green = Colour(200, 60, 40), Colour(110, 120, 30)
    assert apart(red, green) < 0.5 * apart(red, Colour(40, 60, 200))


def test_the_simulation_agrees_with_published_colours():
    """Machado et al. 2009, matrices of severity 1.0 on linear light: pure red as protanopes and deuteranopes see it."""
    red = Colour(255, 0, 0)
    assert (as_seen(red, "protanopia").red, as_seen(red, "protanopia").green) == (109, 95)
    assert (as_seen(red, "deuteranopia").red, as_seen(red, "deuteranopia").green) == (163, 144)


def test_colours_chosen_by_hand_that_look_alike_are_noted():
    drawn = draw(Chart(sheet=sheet((1, 2), (3, 4)), colours=("#b03a2e", "#7a6a1e")))
    assert "colours-alike" in drawn.codes
    drawn = draw(Chart(sheet=sheet((1, 2), (3, 4)), colours=("#0e7c86", "#5a2a00")))
    assert "colours-alike" not in drawn.codes


def test_only_the_highlight_has_its_colour():
    fills = [mark.items[0].fill for mark in draw(Chart(sheet=sheet((3, 9, 5)), highlight="highest")).marks()]
    assert fills[0] == fills[2] != fills[1]


def test_a_muted_bar_is_still_seen():
    drawn = draw(Chart(sheet=sheet((3, 9, 5)), highlight="highest"), palette="lapis")
    ground = next(palette for palette in PALETTES if palette.id == "lapis").ground
    paths = [item for mark in drawn.marks() for item in mark.items if isinstance(item, Path)]
    assert all(path.fill.contrast(ground) >= 3.0 for path in paths)
