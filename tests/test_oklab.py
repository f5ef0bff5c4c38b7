"""Oklab is as published (CSS Color Module Level 4; Ottosson 2020), and mixing in it is even."""

import math
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.oklab import distance, from_oklch, mixed, oklch, shade
from studio.values import BLACK, WHITE, Colour

COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3, st.floats(0, 1))


@pytest.mark.parametrize(
    ("text", "light", "chroma", "degrees"),
    [("#ff0000", 0.6280, 0.2577, 29.23), ("#00ff00", 0.8664, 0.2948, 142.50), ("#0000ff", 0.4520, 0.3132, 264.05)],
)
def test_oklch_is_as_published(text, light, chroma, degrees):
    found = oklch(Colour.parse(text))
    assert found[:2] == pytest.approx((light, chroma), abs=2e-4)
    assert math.degrees(found[2]) % 360 == pytest.approx(degrees, abs=0.05)


def test_every_colour_comes_back_from_oklch():
    dice = random.Random(8)
    for colour in [Colour(*(dice.randrange(256) for _ in range(3))) for _ in range(300)] + [WHITE, BLACK]:
        assert from_oklch(*oklch(colour)) == colour


def test_a_colour_outside_srgb_loses_chroma_and_keeps_its_hue():
    shown = oklch(from_oklch(0.7, 0.4, 2.0))
    assert shown[0] == pytest.approx(0.7, abs=0.01)
    assert shown[1] < 0.4
    assert shown[2] == pytest.approx(2.0, abs=0.03)


def test_shades_go_from_black_to_white():
    teal = Colour.parse("#0e7c86")
    assert shade(teal, -1) == BLACK
    assert shade(teal, 1) == WHITE
    assert shade(teal, 0.1).luminance > teal.luminance > shade(teal, -0.1).luminance
    assert distance(BLACK, WHITE) == pytest.approx(1, abs=1e-3)


@given(COLOURS, COLOURS)
def test_mixing_colours_ends_exactly_at_both_of_them(one, other):
    assert mixed(one, other, 0.0) == one
    assert mixed(one, other, 1.0) == other
    assert mixed(one, other, -0.5) == one  # an easing that goes back first finds no colour beyond
    assert mixed(one, other, 1.5) == other


@given(COLOURS, COLOURS, st.floats(0.02, 0.98))
def test_alpha_is_mixed_evenly(one, other, share):
    assert mixed(one, other, share).alpha == pytest.approx(one.alpha + (other.alpha - one.alpha) * share)


def test_the_middle_of_black_and_white_looks_half_as_light():
    # Oklab's lightness 0.5 is linear light 0.125, sRGB 99 (https://bottosson.github.io/posts/oklab/)
    middle = mixed(BLACK, WHITE, 0.5)
    assert (middle.red, middle.green, middle.blue) == (99, 99, 99)


def test_no_grey_lies_between_two_bright_colours():
    middle = mixed(Colour(255, 200, 0), Colour(0, 90, 255), 0.5)
    assert max(middle.red, middle.green, middle.blue) - min(middle.red, middle.green, middle.blue) > 40
