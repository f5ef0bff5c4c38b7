"""Designed covers: the same book always gets the same one, and its words can be read."""

import pytest

from studio.layout.ornament.covers import STYLES, cover_ground, schemes
from studio.palettes import load_palettes
from studio.scene import Group, Path, walk
from studio.values import Box

PALETTES = tuple(load_palettes())
BOXES = (Box(40.0, 25.5, 300.0, 450.0), Box(0.0, 0.0, 900.0, 1260.0), Box(10.0, 0.0, 84.0, 120.0))
STYLE = range(len(STYLES))


def behind(items, place):
    """The last whole-box colour under `place`."""
    grounds = [
        item.fill for item in items
        if isinstance(item, Path) and item.fill and len(item.outline) == 5 and covers(item.outline, place)
    ]
    return grounds[-1]


def covers(outline, place):
    xs, ys = [step[1] for step in outline[:4]], [step[2] for step in outline[:4]]
    return min(xs) <= place.x and max(xs) >= place.right and min(ys) <= place.y and max(ys) >= place.bottom


def test_there_are_many_designs():
    assert len(STYLES) >= 6


@pytest.mark.parametrize("style", STYLE)
@pytest.mark.parametrize("box", BOXES, ids=str)
def test_words_have_room_inside_the_cover(style, box):
    for palette in PALETTES:
        for seed in range(6):
            cover = cover_ground(style, box, palette, seed=seed)
            assert box.holds(cover.words)
            assert cover.words.width >= 0.5 * box.width
            assert cover.words.height >= 0.3 * box.height


@pytest.mark.parametrize("style", STYLE)
def test_title_and_author_can_be_read_on_what_is_behind_them(style):
    for palette in PALETTES:
        for seed in range(8):
            cover = cover_ground(style, BOXES[0], palette, seed=seed)
            ground = behind(cover.items, cover.words)
            assert cover.ink.contrast(ground) >= 4.5
            assert cover.ink_2.contrast(ground) >= 4.5


@pytest.mark.parametrize("style", STYLE)
def test_a_seed_gives_the_same_cover_again_and_seeds_give_different_ones(style):
    one = cover_ground(style, BOXES[0], PALETTES[0], seed=4)
    cover_ground.cache_clear()
    assert cover_ground(style, BOXES[0], PALETTES[0], seed=4) == one
    assert len({cover_ground(style, BOXES[0], PALETTES[0], seed=seed).items for seed in range(9)}) > 1


def test_covers_are_light_and_dark_and_coloured():
    for palette in PALETTES:
        deep, _, pale = schemes(palette)
        assert deep.ground.luminance < 0.15
        assert pale.ground.luminance > 0.6


def test_drawings_stand_out_from_their_ground():
    for palette in PALETTES:
        assert all(look.figure.contrast(look.ground) >= 2.2 for look in schemes(palette))


@pytest.mark.parametrize("style", STYLE)
def test_a_cover_is_few_items_and_what_reaches_out_is_clipped(style):
    cover = cover_ground(style, BOXES[0], PALETTES[1], seed=2)
    assert len(list(walk(cover.items))) < 40
    assert all(item.clip for item in cover.items if isinstance(item, Group))
