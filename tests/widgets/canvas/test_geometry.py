"""The arithmetic of the canvas: places on screen, lines to snap to, handles, what lies under the hand."""

import math

import pytest

from studio.values import Box, Point, Size
from widgets.canvas.handles import Pull, angle_to, place_of, put_back, resized, turned_to, turning_place
from widgets.canvas.matrices import after, applied, inverse
from widgets.canvas.snapping import snapped, snapped_sides, targets
from widgets.canvas.view import View, fitted, next_step

PAGE = Size(1080, 1350)
IDENTITY = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def turn(degrees, box):
    c, s, m = math.cos(math.radians(degrees)), math.sin(math.radians(degrees)), box.centre
    return (c, s, -s, c, m.x - c * m.x + s * m.y, m.y - s * m.x - c * m.y)


# ---------------------------------------------------------------- the view


def test_what_lies_under_the_pointer_stays_there_while_zooming():
    view = fitted(PAGE, Box(20, 20, 800, 700))
    before = view.to_page(300, 200)
    after_ = view.zoomed(view.zoom * 3, Point(300, 200)).to_page(300, 200)
    assert (after_.x, after_.y) == pytest.approx((before.x, before.y))


def test_the_fitted_page_is_whole_and_in_the_middle():
    room = Box(20, 20, 800, 700)
    box = fitted(PAGE, room).box_on_screen(Box(0, 0, PAGE.width, PAGE.height))
    assert room.holds(box) and box.centre.x == pytest.approx(room.centre.x)


def test_a_page_cannot_be_lost_from_sight():
    room = Box(0, 0, 800, 700)
    box = View(0.5, 5000, -9000).kept_in(PAGE, room).box_on_screen(Box(0, 0, PAGE.width, PAGE.height))
    assert box.overlaps(room, 40)


def test_steps_of_zoom_meet_one_hundred_percent():
    assert next_step(0.7, up=True) == 1.0 and next_step(1.3, up=False) == 1.0
    assert next_step(1.0, up=True) == 1.5


# ---------------------------------------------------------------- matrices


def test_a_matrix_and_its_inverse_undo_each_other():
    both = after(turn(33, Box(10, 20, 300, 100)), (2, 0, 0, 3, 5, 7))
    there = applied(both, 12, 34)
    back = applied(inverse(both), there.x, there.y)
    assert (back.x, back.y) == pytest.approx((12, 34))


# ---------------------------------------------------------------- snapping


def test_a_box_goes_to_the_middle_of_the_page_when_it_is_near():
    found = snapped(Box(487, 300, 100, 100), targets(PAGE, None, []), 6)
    assert (found.dx, found.dy) == (3, 0)
    assert [(mark.x1, mark.kind) for mark in found.marks] == [(540, "page")]


def test_far_from_everything_nothing_happens():
    assert snapped(Box(400, 300, 100, 100), targets(PAGE, None, [Box(0, 0, 50, 50)]), 6).marks == ()


def test_the_page_is_a_better_line_than_a_layer_at_the_same_distance():
    found = snapped(Box(4, 300, 100, 100), targets(PAGE, None, [Box(8, 900, 50, 50)]), 6)
    assert found.dx == -4


def test_lining_up_with_a_layer_says_how_far_it_is():
    found = snapped(Box(202, 300, 100, 100), targets(PAGE, None, [Box(200, 100, 150, 60)]), 6)
    assert found.dx == -2
    assert [mark.distance for mark in found.marks if mark.distance] == [140]


def test_between_two_layers_the_gaps_become_equal():
    others = [Box(100, 300, 100, 100), Box(600, 310, 100, 100)]
    found = snapped(Box(352, 333, 100, 101), targets(Size(5000, 5000), None, others), 6)
    assert found.dx == -2 and [mark.distance for mark in found.marks if mark.distance] == [150, 150]


def test_users_guides_and_the_safe_area_are_lines_too():
    lines = targets(PAGE, Box(65, 250, 950, 800), [], upright=[333])
    assert snapped(Box(330, 400, 10, 10), lines, 5).marks[0].kind == "guide"
    assert snapped(Box(500, 252, 10, 10), lines, 5).dy == -2


def test_only_the_side_that_is_pulled_snaps():
    found = snapped_sides(Box(100, 100, 437, 50), "r", targets(PAGE, None, []), 6)
    assert (found.dx, found.dy) == (3, 0)


# ---------------------------------------------------------------- handles


def test_a_pulled_corner_leaves_the_opposite_one_where_it_is():
    found = resized(Box(100, 100, 200, 100), Pull(handle="lt", dx=-50, dy=20))
    assert (found.x, found.y, found.right, found.bottom) == (50, 120, 300, 200)


def test_a_picture_keeps_its_shape():
    found = resized(Box(0, 0, 200, 100), Pull(handle="rb", dx=100, dy=50, keep_shape=True))
    assert (found.width, found.height) == (300, 150)
    lazy = resized(Box(0, 0, 200, 100), Pull(handle="rb", dx=100, dy=5, keep_shape=True))
    assert lazy.width / lazy.height == 2 and 250 < lazy.width < 300
    side = resized(Box(0, 0, 200, 100), Pull(handle="b", dx=0, dy=50, keep_shape=True))
    assert (side.x, side.width, side.height) == (-50, 300, 150)


def test_from_the_middle_both_sides_move():
    found = resized(Box(100, 100, 200, 100), Pull(handle="r", dx=30, dy=0, from_centre=True))
    assert (found.x, found.right) == (70, 330)


def test_nothing_is_turned_inside_out():
    found = resized(Box(100, 100, 200, 100), Pull(handle="r", dx=-900, dy=0))
    assert found.width > 0 and found.x == 100


def test_the_corner_opposite_stays_on_the_page_for_a_turned_layer():
    old = Box(100, 100, 200, 100)
    matrix = turn(40, old)
    new = put_back(resized(old, Pull(handle="rb", dx=60, dy=30)), old, matrix)
    before, now = applied(matrix, old.x, old.y), applied(turn(40, new), new.x, new.y)
    assert (now.x, now.y) == pytest.approx((before.x, before.y))


def test_turning_is_measured_from_above_and_has_steps():
    assert angle_to(Point(0, 0), Point(10, 0)) == 90
    assert turned_to(37, stepped=True) == 30 and turned_to(37.26, stepped=False) == 37.3
    assert turned_to(89, stepped=False) == 90 and turned_to(350, stepped=False) == -10


def test_handles_stand_at_the_corners_of_a_turned_box():
    box = Box(0, 0, 100, 100)
    at = place_of("rt", box, turn(90, box))
    assert (at.x, at.y) == pytest.approx((100, 100))
    above = turning_place(box, IDENTITY, 30)
    assert (above.x, above.y) == (50, -30)
