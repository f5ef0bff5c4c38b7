"""Every pattern covers its box, repeats exactly, and is the same each time it is asked for."""

from math import isfinite

import pytest

from studio.errors import InputFault
from studio.layout.ornament import kinds, pattern, pattern_items
from studio.layout.ornament.parts import MOST_STEPS
from studio.values import Box, Colour

NAMES = [kind.name for kind in kinds()]
SINGLE = {"shamseh", "toranj", "corner", "frame", "frame-corners", "frame-stars", "hills"}
REPEATING = [name for name in NAMES if pattern(name, Box(0, 0, 300, 300), cell=90).period]
BOX = Box(37.5, -12.0, 640.0, 480.0)
GOLD, NIGHT = Colour.parse("#C9A227"), Colour.parse("#0F1F4B")


def points(found, tones=(0, 1)):
    """The ends of all steps of a pattern."""
    return [step[-2:] for part in found.parts if part.tone in tones for step in part.outline if len(step) > 1]


def rounded(places):
    return {(round(x, 3), round(y, 3)) for x, y in places}


def near(place, places):
    """Whether `place` is among `places`, give or take the last digit."""
    x, y = place
    return any((round(x + dx, 3), round(y + dy, 3)) in places for dx in (-0.001, 0, 0.001) for dy in (-0.001, 0, 0.001))


def test_the_list_has_names_in_both_languages_each_once():
    assert len(NAMES) == len(set(NAMES)) >= 20
    for kind in kinds():
        assert kind.title.isascii()
        assert all("؀" <= letter <= "ۿ" or letter in " ‌:" for letter in kind.title_fa), kind.name


@pytest.mark.parametrize("name", NAMES)
def test_a_pattern_is_the_same_each_time_and_every_number_is_finite(name):
    one = pattern(name, BOX, cell=120.0, seed=5)
    pattern.cache_clear()
    assert pattern(name, BOX, cell=120.0, seed=5) == one
    assert all(isfinite(number) for part in one.parts for step in part.outline for number in step[1:])
    assert all(part.outline[0][0] == "M" and {step[0] for step in part.outline} <= set("MLCZ") for part in one.parts)


@pytest.mark.parametrize("kind", kinds(), ids=NAMES)
def test_a_seed_changes_what_is_said_to_be_seeded(kind):
    same = points(pattern(kind.name, BOX, cell=90.0, seed=1)) == points(pattern(kind.name, BOX, cell=90.0, seed=2))
    assert same != kind.seeded or kind.name == "corner"


@pytest.mark.parametrize("name", [name for name in NAMES if name not in SINGLE | {"rays", "eslimi-band"}])
@pytest.mark.parametrize("size", [(900, 150), (150, 900), (500, 400)])
def test_no_part_of_the_box_is_left_empty(name, size):
    cell = 60.0
    box = Box(10, 20, *size)
    period = pattern(name, box, cell=cell).period or (cell, cell)
    step = 1.3 * max(cell, min(period))
    places = points(pattern(name, box, cell=cell))
    for column in range(int(size[0] // step)):
        for row in range(int(size[1] // step)):
            field = Box(box.x + column * step, box.y + row * step, step, step)
            assert any(field.x <= x <= field.right and field.y <= y <= field.bottom for x, y in places), (column, row)


@pytest.mark.parametrize("name", REPEATING)
def test_what_repeats_repeats_exactly(name):
    width, height = pattern(name, Box(0, 0, 10, 10), cell=60.0, seed=3).period
    box = Box(4.5, -9.0, 2.3 * width, 2.3 * height)
    found = pattern(name, box, cell=60.0, seed=3)
    all_of_it = rounded(points(found))
    inside = [(x, y) for x, y in points(found) if box.x < x < box.right and box.y < y < box.bottom]
    assert inside
    for x, y in inside[::7]:
        assert near((x + (width if x < box.centre.x else -width), y), all_of_it)
        assert near((x, y + (height if y < box.centre.y else -height)), all_of_it)


@pytest.mark.parametrize("name", [name for name in REPEATING if name.startswith(("girih", "khatam", "hazarbaf"))])
def test_the_middle_of_the_box_is_a_middle_of_the_pattern(name):
    found = pattern(name, BOX, cell=100.0)
    places, centre = rounded(points(found)), BOX.centre
    for x, y in points(found)[:600]:
        if abs(x - centre.x) < BOX.width / 2 and abs(y - centre.y) < BOX.height / 2:
            assert near((2 * centre.x - x, 2 * centre.y - y), places)


@pytest.mark.parametrize("name", ["girih10-woven", "girih12", "hazarbaf", "dots", "eslimi", "abri", "abri-combed"])
def test_a_huge_box_of_tiny_stars_is_kept_to_a_bearable_number_of_steps(name):
    found = pattern(name, Box(0, 0, 10_000, 10_000), cell=4.0)
    assert sum(len(part.outline) for part in found.parts) <= MOST_STEPS * 1.05
    pattern.cache_clear()


@pytest.mark.parametrize("name", sorted(SINGLE - {"hills", "corner"}))
def test_single_ornaments_stay_in_their_box(name):
    for step in points(pattern(name, BOX, cell=120.0)):
        assert BOX.grown(0.01).x <= step[0] <= BOX.right + 0.01
        assert BOX.y - 0.01 <= step[1] <= BOX.bottom + 0.01


@pytest.mark.parametrize("name", NAMES)
def test_one_colour_gives_the_drawing_and_two_give_the_filling_too(name):
    one = pattern_items(name, BOX, cell=100.0, colours=(GOLD,), line_width=3.0)
    two = pattern_items(name, BOX, cell=100.0, colours=(GOLD, NIGHT), line_width=3.0)
    assert one
    assert len(one) <= len(two) <= 300
    colours = {(item.fill or item.stroke.fill).hex() for item in one}
    assert colours == {GOLD.hex()}
    assert all(item.stroke.width > 0 for item in two if item.stroke)


def test_a_pattern_nobody_knows_is_a_fault_that_names_some():
    with pytest.raises(InputFault) as fault:
        pattern("girih9", BOX, cell=100.0)
    assert fault.value.problem.code == "pattern-unknown"
    assert "girih8" in fault.value.problem.hint


@pytest.mark.parametrize("name", NAMES)
def test_a_box_of_nothing_and_a_cell_of_nothing_are_no_crash(name):
    assert pattern(name, Box(5, 5, 1.0, 1.0), cell=0.0).parts
