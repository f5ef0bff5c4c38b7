"""A scene in motion is a pure function of the second; what stands still is one and the same object."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.motion import Key, Track, ramp
from studio.scene import Frame, Glyphs, Group, Move, Path, Picture, Plays, Scene, Stroke, rectangle, walk
from studio.values import Box, Colour, Point, Size

BOX = Box(100, 200, 300, 100)
RED, BLUE = Colour(200, 0, 0), Colour(0, 0, 200)
PAGE = Size(1000, 1000)


def square(colour: Colour = RED) -> Path:
    return Path(outline=rectangle(BOX), fill=colour)


def group(*moves: Move, **more) -> Group:
    return Group(items=(square(),), box=BOX, layer="one", key="red", moves=moves, **more)


def scene(*items, duration: float = 10.0) -> Scene:
    return Scene(size=PAGE, items=items, duration=duration)


def slide(what: str = "x", start: float = 2.0, end: float = 3.0, values=(100.0, 0.0)) -> Move:
    return Move(what=what, track=ramp(start, end, values, "out-cubic"))


STILL = group()
FILM = scene(STILL, group(slide(), slide("opacity", 2.0, 2.5, (0.0, 1.0)), slide("scale", 6.0, 7.0, (1.0, 1.2))))


# ---------------------------------------------------------------- identity


@given(st.floats(0, 10), st.floats(0, 10))
def test_frames_between_which_nothing_moves_hold_the_very_same_items(one, other):
    first, second = sorted((one, other))
    if FILM.still_until(first) > second:
        assert FILM.at(first) == FILM.at(second)
        assert FILM.at(first).items is FILM.at(second).items


@given(st.floats(0, 10))
def test_what_never_moves_is_the_very_object_of_the_scene(t):
    assert FILM.at(t).items[0] is STILL


@given(st.floats(0, 10))
def test_nothing_in_a_frame_has_moves(t):
    frame = FILM.at(t)
    assert isinstance(frame, Frame)
    assert not any(item.moves for item in walk(frame.items) if isinstance(item, Group))


def test_asking_in_any_order_and_in_any_process_gives_equal_frames():
    times = [t / 7 for t in range(70)]
    there = pickle.loads(pickle.dumps(FILM))
    backwards = {t: scene(*FILM.items).at(t) for t in reversed(times)}
    assert all(FILM.at(t) == there.at(t) == backwards[t] for t in times)
    assert pickle.loads(pickle.dumps(FILM)) == FILM  # what was looked up is not sent along


def test_a_moving_neighbour_does_not_change_what_rests():
    early, late = group(slide()), group(slide(start=6, end=7))
    film = scene(early, late)
    assert film.at(4).items[0] is film.at(6.5).items[0] is film.at(9).items[0]


def test_a_group_that_came_to_rest_is_the_still_group():
    assert scene(group(slide())).at(5).items == (group(),)


def test_a_still_scene_shows_its_own_items_at_every_second():
    still = Scene(size=PAGE, items=(STILL, square()))
    assert still.at(0).items is still.items is still.at(99).items
    assert still.still_until(0) == 0  # it has no length


# ---------------------------------------------------------------- still_until


def test_still_until_says_when_the_next_change_begins():
    assert FILM.still_until(0) == 2
    assert FILM.still_until(2.4) == 2.4
    assert FILM.still_until(3) == 6
    assert FILM.still_until(8) == 10
    jump = scene(Group(items=(square(), square(BLUE)), moves=(
        Move(what="choice", track=Track((Key(0, 0.0), Key(4, 1.0, "hold")))),)))
    assert jump.still_until(0) == 4
    assert jump.still_until(4) == 10
    assert jump.at(3.999).items == (square(),)
    assert jump.at(4).items == (square(BLUE),)


@given(st.lists(st.tuples(st.floats(0, 9), st.floats(0, 1)), min_size=1, max_size=6), st.floats(0, 10), st.floats(0, 1))
def test_until_then_every_frame_is_the_same(spans, t, share):
    film = scene(*(group(slide(start=start, end=start + length)) for start, length in spans))
    until = film.still_until(t)
    assert until >= t
    between = t + (until - t) * share
    if between < until:
        assert film.at(between).items is film.at(t).items


# ---------------------------------------------------------------- what moves do


def matrix(film: Scene, t: float) -> tuple[float, ...]:
    (item,) = film.at(t).items
    return item.transform


def test_places_move_by_parts_of_a_pixel():
    film = scene(group(Move(what="x", track=ramp(0, 1, (0.0, 1.0)))))
    assert matrix(film, 0.25)[4:] == (0.25, 0.0)
    assert film.at(0.25).items[0].moving


def test_a_scale_leaves_its_pivot_where_it_is():
    film = scene(group(Move(what="scale", track=ramp(0, 1, (0.5, 1.0)), pivot=Point(400, 300))))
    a, b, c, d, e, f = matrix(film, 0.5)
    assert (a * 400 + c * 300 + e, b * 400 + d * 300 + f) == pytest.approx((400, 300))
    assert a == d == pytest.approx(0.75)


def test_without_a_pivot_the_middle_of_the_box_stays():
    for what, values in (("turn", (90.0, 0.0)), ("scale_x", (0.1, 1.0)), ("scale_y", (2.0, 1.0))):
        a, b, c, d, e, f = matrix(scene(group(Move(what=what, track=ramp(0, 1, values)))), 0.4)
        middle = BOX.centre
        assert (a * middle.x + c * middle.y + e, b * middle.x + d * middle.y + f) == pytest.approx(
            (middle.x, middle.y))


def test_the_motion_comes_on_top_of_the_groups_own_turn():
    turned = (0.0, 1.0, -1.0, 0.0, 10.0, 20.0)
    film = scene(group(slide("x", 0, 1, (8.0, 0.0)), transform=turned))
    assert matrix(film, 0) == (0.0, 1.0, -1.0, 0.0, 18.0, 20.0)
    assert matrix(film, 1) == turned


def test_what_is_clear_or_not_revealed_yet_is_not_in_the_frame():
    for what in ("opacity", "reveal"):
        assert scene(group(slide(what, 1, 2, (0.0, 1.0)))).at(0.5).items == ()


def test_opacities_multiply():
    film = scene(group(slide("opacity", 0, 1, (0.5, 0.5)), slide("opacity", 0, 1, (0.5, 0.5)), opacity=0.5))
    assert film.at(0.3).items[0].opacity == 0.125


@pytest.mark.parametrize(("shape", "seen"), [
    ("left", (250, 400)), ("right", (100, 250)), ("doors", (175, 325)),
])
def test_a_reveal_shows_its_share_on_its_side(shape, seen):
    film = scene(group(Move(what="reveal", track=ramp(0, 1, (0.0, 1.0)), shape=shape)))
    (outer,) = film.at(0.5).items
    xs = [step[1] for step in outer.clip if step[0] != "Z"]
    assert max(min(xs), BOX.x) == pytest.approx(seen[0])
    assert min(max(xs), BOX.right) == pytest.approx(seen[1])
    assert film.at(1).items[0].clip is None


def test_a_revealed_group_keeps_its_own_clip():
    own = rectangle(BOX)
    film = scene(group(Move(what="reveal", track=ramp(0, 1, (0.0, 1.0)), shape="up"), clip=own))
    (outer,) = film.at(0.5).items
    (inner,) = outer.items
    assert outer.clip != own
    assert inner.clip == own


def test_a_sweep_begins_at_the_top_and_goes_clockwise():
    film = scene(group(Move(what="reveal", track=ramp(0, 1, (0.0, 1.0)), shape="sweep")))
    quarter = film.at(0.25).items[0].clip
    xs, ys = [step[1] for step in quarter[:-1]], [step[2] for step in quarter[:-1]]
    assert min(xs) >= BOX.centre.x - 1e-6
    assert max(ys) <= BOX.centre.y + 1e-6


def test_colours_take_the_place_of_plain_colours_however_deep():
    line = Glyphs(text="ا", runs=(), fill=RED, box=BOX, baseline=0.0)
    edge = Path(outline=rectangle(BOX), stroke=Stroke(fill=RED, width=2))
    inner = Group(items=(line, edge, Picture(source="photo", box=BOX)))
    film = scene(Group(items=(inner,), layer="deep", moves=(
        Move(what="colour", track=Track((Key(0, RED), Key(1, BLUE)))),)))
    found = list(walk(film.at(1).items))
    assert [item.fill for item in found if isinstance(item, Glyphs)] == [BLUE]
    assert [item.stroke.fill for item in found if isinstance(item, Path)] == [BLUE]


def test_kept_pictures_are_named_apart_for_every_state_of_what_is_in_them():
    blinking = Group(items=(square(), square(BLUE)), moves=(
        Move(what="choice", track=Track((Key(0, 0.0), Key(4, 1.0, "hold")))),))
    film = scene(Group(items=(blinking,), key="page", box=BOX, layer="page", moves=(slide(start=8, end=9),)))
    early, late = film.at(1).items[0], film.at(5).items[0]
    assert early.key is not None
    assert early.key != late.key
    assert film.at(8.5).items[0].key == late.key


def test_a_picture_that_changes_inside_a_moving_page_is_kept_by_no_name():
    inner = group(slide(start=1, end=3))
    page = Group(items=(inner, STILL), key="page", box=BOX, layer="page", moves=(slide("y", 1, 3),))
    (seen,) = scene(page).at(2).items
    assert seen.key is None
    assert seen.items[1].moving, "but what stands on it is carried along as the picture it is"


def test_a_group_that_only_holds_things_together_for_a_while_leaves_them_as_they_were():
    film = scene(Group(items=(STILL, square()), box=BOX, moves=(slide(),)))
    assert film.at(5).items == (STILL, square())
    assert film.at(5).items[0] is STILL


def test_of_items_to_choose_from_one_is_seen_even_when_others_are_clear():
    gone = group(slide("opacity", 0, 1, (0.0, 0.0)))
    film = scene(Group(items=(gone, square(BLUE)), moves=(
        Move(what="choice", track=Track((Key(0, 0.0), Key(4, 1.0, "hold")))),)))
    assert film.at(1).items == ()
    assert film.at(4).items == (square(BLUE),)


# ---------------------------------------------------------------- footage


def test_footage_goes_on_while_it_plays_and_is_held_before_and_after():
    clip = Picture(source="film.mp4", box=BOX, plays=Plays(start=2.0, end=4.0, speed=2.0, begin=1.0))
    film = scene(clip)
    assert [film.at(t).items[0].moment for t in (0, 1, 1.5, 2, 9)] == [2.0, 2.0, 3.0, 4.0, 4.0]
    assert film.at(0).items is film.at(0.9).items
    assert film.still_until(0) == 1
    assert film.still_until(1.2) == 1.2
    assert film.still_until(2) == 10
