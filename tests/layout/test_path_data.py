"""SVG path data becomes the outline it describes, judged by fontTools' own reader."""

from math import dist

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path as oracle
from hypothesis import given
from hypothesis import strategies as st

from studio.layout.icons import icons
from studio.layout.path_data import parse_path

QUARTERS = tuple(n / 4 for n in range(1, 5))
CLOSELY = tuple(n / 64 for n in range(65))


def on_curve(outline, shares=QUARTERS):
    """Points along every segment, at `shares` of its parameter."""
    points, at, start = [], (0.0, 0.0), (0.0, 0.0)
    for letter, *n in outline:
        if letter == "M":
            at = start = tuple(n)
        elif letter == "L":
            points += [(at[0] + (n[0] - at[0]) * t, at[1] + (n[1] - at[1]) * t) for t in shares]
            at = tuple(n)
        elif letter == "C":
            points += [cubic(at, n, t) for t in shares]
            at = tuple(n[4:])
        else:
            at = start
    return points


def cubic(at, n, t):
    s = 1 - t
    return tuple(s**3 * at[i] + 3 * s * s * t * n[i] + 3 * s * t * t * n[2 + i] + t**3 * n[4 + i] for i in (0, 1))


def drawn_by_fonttools(data):
    pen = RecordingPen()
    oracle(data, pen)
    points, at = [], (0.0, 0.0)
    for name, given_points in pen.value:
        if name == "moveTo":
            at = given_points[0]
        elif name == "lineTo":
            points += on_curve((("M", *at), ("L", *given_points[0])), CLOSELY)
            at = given_points[0]
        elif name == "curveTo":
            points += on_curve((("M", *at), ("C", *(n for point in given_points for n in point))), CLOSELY)
            at = given_points[-1]
        elif name == "qCurveTo":
            (hx, hy), (x, y) = given_points
            points += [quadratic(at, (hx, hy), (x, y), t) for t in CLOSELY]
            at = (x, y)
    return points


def quadratic(at, handle, end, t):
    s = 1 - t
    return tuple(s * s * at[i] + 2 * s * t * handle[i] + t * t * end[i] for i in (0, 1))


CASES = (
    "M10 20L30 40 50 60z",
    "m10,20 5,5-3.5.5h7v-8H2V3z l4 4",
    "M0 0C1 2 3 4 5 6S9 10 11 12s4-4 6-6",
    "M0 0Q4 8 8 0T16 0t8 0",
    "M3 19a9 9 0 0 1 9 0A9 4 30 1 0 21 25",
    "M1e1 2E0 L-.5.5",
)


def apart(data):
    """The furthest that any point of our curve lies from fontTools' one."""
    theirs = drawn_by_fonttools(data)
    return max(min(dist(point, other) for other in theirs) for point in on_curve(parse_path(data)))


@pytest.mark.parametrize("data", CASES)
def test_every_command_draws_what_fonttools_draws(data):
    assert apart(data) < 1e-3


def test_all_kinds_of_shipped_icons_are_read_as_fonttools_reads_them():
    for icon in icons()[::40]:
        assert apart(icon.data) < 0.1, icon.name


def test_flags_of_an_arc_may_stand_without_spaces():
    assert parse_path("M0 0a5 5 0 0110 0") == parse_path("M0 0 a 5 5 0 0 1 10 0")


def test_an_arc_without_a_radius_is_a_line_and_one_that_goes_nowhere_is_nothing():
    assert parse_path("M0 0A0 5 0 0 1 9 9") == (("M", 0.0, 0.0), ("L", 9.0, 9.0))
    assert parse_path("M4 4a5 5 0 0 1 0 0") == (("M", 4.0, 4.0),)


def test_drawing_on_after_a_close_starts_where_the_shape_started():
    assert parse_path("M1 2l3 0z l0 5")[-2:] == (("M", 1.0, 2.0), ("L", 1.0, 7.0))


@pytest.mark.parametrize("data", ["L1 2", "M1", "M1 2 X", "M1 2 L3", "M0 0 a5 5 0 2 1 1 1", "hello", "M0 0 z 4"])
def test_what_is_not_a_path_is_refused(data):
    with pytest.raises(ValueError, match="path data"):
        parse_path(data)


@given(st.text(max_size=30))
def test_any_text_is_a_path_or_a_value_error(data):
    try:
        outline = parse_path(data)
    except ValueError:
        return
    assert all(step[0] in "MLCZ" for step in outline)
