"""Words on a curve stay as joined as on a straight line, and stand where the curve says."""

from dataclasses import replace
from math import pi

import pytest
from PySide6.QtCore import QPointF

from studio.scene import GlyphRun
from studio.text import Style, set_text
from studio.text.curve import Arc, Cubics, bent
from studio.text.outline import box_of, letters, path
from tests.text.ink import pieces

FAMILIES = ("vazirmatn", "markazi-text", "noto-nastaliq-urdu", "lalezar", "amiri")
WORDS = "مرکز سفر ژاله السلام خانهٔ محمود جهان"  # no groups of dots: in Markazi they all but touch
WAVE = Cubics(((0.0, 200.0), (250.0, -80.0), (500.0, 480.0), (900.0, 160.0)))


def flat(words: str, family: str = "vazirmatn", size: float = 64.0) -> tuple:
    """The outlines of a line that starts at x = 0, its baseline at y = 0."""
    line = set_text(words, Style(family=family, align="left"), size=size, width=1e6).lines[0]
    runs = [moved(run, -line.left, -line.baseline) for run in line.runs]
    return letters(runs), line.right - line.left


def moved(run: GlyphRun, dx: float, dy: float) -> GlyphRun:
    return replace(run, places=tuple((x + dx, y + dy) for x, y in run.places))


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("degrees", [-170, -60, 25, 120])
def test_no_joined_letters_come_apart_on_an_arc(family, degrees):
    outline, width = flat(WORDS, family)
    assert pieces(bent(outline, Arc(width, degrees))) == pieces(outline)


@pytest.mark.parametrize("family", FAMILIES)
def test_no_joined_letters_come_apart_on_a_free_curve(family):
    outline, _ = flat(WORDS, family, 40)
    assert pieces(bent(outline, WAVE)) == pieces(outline)


def test_no_degrees_leave_the_line_as_it_is():
    outline, width = flat(WORDS)
    straight, same = box_of(outline), box_of(bent(outline, Arc(width, 0)))
    assert (same.x + width / 2, same.y, same.width, same.height) == pytest.approx(
        (straight.x, straight.y, straight.width, straight.height), abs=0.01)


def test_positive_degrees_arch_up_and_negative_ones_hang_down():
    outline, width = flat("ـ" * 40)
    radius = width / (pi / 2)
    for degrees, sign in ((90, 1), (-90, -1)):
        points = [step[-2:] for step in bent(outline, Arc(width, degrees)) if len(step) > 1]
        lowest, highest = max(y for _, y in points), min(y for _, y in points)
        ends = [y for x, y in points if abs(x) > width * 0.4]
        middle = [y for x, y in points if abs(x) < width * 0.05]
        assert sign * (sum(ends) / len(ends) - sum(middle) / len(middle)) > radius * 0.2
        assert lowest - highest < radius


@pytest.mark.parametrize("degrees", [-200, -45, 30, 179])
def test_the_baseline_keeps_its_length_and_lies_on_the_circle(degrees):
    arc = Arc(500.0, degrees)
    radius = 500 / (degrees * pi / 180)
    for s in (0, 100, 250, 333, 500):
        spot = arc.at(s)
        assert (spot.x**2 + (spot.y - radius) ** 2) ** 0.5 == pytest.approx(abs(radius), rel=1e-9)
        near = arc.at(s + 0.01)
        assert ((near.x - spot.x) ** 2 + (near.y - spot.y) ** 2) ** 0.5 == pytest.approx(0.01, rel=1e-3)


def test_the_first_word_stays_at_the_right():
    run = set_text("آغاز پایان", Style(align="left"), size=64, width=1e6).lines[0]
    first = [at for at, cluster in enumerate(run.runs[0].clusters) if cluster < 4]
    width = run.right - run.left
    placed = replace(run.runs[0], places=tuple((x, y - run.baseline) for x, y in run.runs[0].places))
    only = replace(placed, ids=tuple(placed.ids[n] for n in first), places=tuple(placed.places[n] for n in first),
                   clusters=tuple(placed.clusters[n] for n in first), advances=tuple(placed.advances[n] for n in first))
    for degrees in (120, -120):
        box = box_of(bent(letters([only]), Arc(width, degrees)))
        assert box.x > 0


def test_a_curve_drawn_from_right_to_left_carries_upright_words_all_the_same():
    back = Cubics(WAVE.points[::-1])
    assert back.at(100) == WAVE.at(100)


def test_a_long_line_goes_straight_on_beyond_the_ends_of_its_curve():
    end, beyond = WAVE.at(WAVE.length), WAVE.at(WAVE.length + 100)
    assert (beyond.x - end.x, beyond.y - end.y) == pytest.approx((100 * end.dx, 100 * end.dy))
    before = WAVE.at(-50)
    assert before.x == pytest.approx(0 - 50 * before.dx)


@pytest.mark.parametrize("guide", [Arc(400.0, 150), Arc(400.0, -150), WAVE])
def test_the_bent_edge_is_where_each_of_its_points_belongs(guide):
    """Points along a bar, moved each for itself, against the bar bent as a whole."""
    bar = path(bent((("M", 0.0, -40.0), ("L", 400.0, -40.0), ("L", 400.0, 10.0), ("L", 0.0, 10.0), ("Z",)), guide))
    for x in range(4, 400, 11):
        spot = guide.at(x)
        for y, inside in ((-39.98, True), (-40.02, False), (9.98, True), (10.02, False)):
            assert bar.contains(QPointF(spot.x - y * spot.dy, spot.y + y * spot.dx)) == inside


def test_a_row_of_cubics_needs_whole_cubics():
    with pytest.raises(ValueError, match="4, 7, 10"):
        Cubics(((0.0, 0.0), (1.0, 1.0), (2.0, 2.0)))
