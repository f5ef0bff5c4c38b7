"""Star patterns are exact: tilings without gaps, the contact angle at every edge, strands without loose ends."""

from cmath import phase
from math import degrees

import pytest

from studio.layout.ornament import girih

PATTERNS = [
    (girih.octagons, 67.5), (girih.octagons, 60.0), (girih.pentagons, 72.0), (girih.pentagons, 54.0),
    (girih.dodecagons, 75.0), (girih.dodecagons, 60.0), (girih.hexagons, 60.0),
]
TILINGS = sorted({tiling for tiling, _ in PATTERNS}, key=lambda tiling: tiling.__name__)


def area(polygon):
    return abs(sum((a.conjugate() * b).imag for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True))) / 2


def wrapped(point, plan):
    """`point` within one period, as whole millionths."""
    width, height = round(plan.width * 1e6), round(plan.height * 1e6)
    return round(point.real * 1e6) % width, round(point.imag * 1e6) % height


def same(one, other, plan):
    """Whether two wrapped points are one, over the seam too."""
    sizes = round(plan.width * 1e6), round(plan.height * 1e6)
    return all(min((a - b) % size, (b - a) % size) < 50 for a, b, size in zip(one, other, sizes, strict=True))


@pytest.mark.parametrize("tiling", TILINGS)
def test_polygons_fill_one_period_with_edges_of_one(tiling):
    plan = tiling()
    assert sum(area(polygon) for polygon in plan.polygons) == pytest.approx(plan.width * plan.height)
    for polygon in plan.polygons:
        for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            assert abs(a - b) == pytest.approx(1)


@pytest.mark.parametrize(("tiling", "angle"), PATTERNS)
def test_every_edge_is_crossed_by_one_strand_over_and_its_ends_go_under_others(tiling, angle):
    plan = tiling()
    found = girih.strands(tiling, angle)
    assert len(found) == sum(len(polygon) for polygon in plan.polygons) / 2
    crossings = [wrapped(strand[2], plan) for strand in found]
    for strand in found:
        for end in (strand[0], strand[4]):
            assert sum(same(wrapped(end, plan), crossing, plan) for crossing in crossings) == 1


@pytest.mark.parametrize(("tiling", "angle"), PATTERNS)
def test_strands_run_straight_through_the_edge_at_the_contact_angle(tiling, angle):
    edges = {}
    for polygon in tiling().polygons:
        for a, b in zip(polygon, (*polygon[1:], polygon[0]), strict=True):
            edges[wrapped((a + b) / 2, tiling())] = b - a
    for _, bend, middle, other, _ in girih.strands(tiling, angle):
        assert abs(phase((middle - bend) / (other - middle))) < 1e-6
        key = wrapped(middle, tiling())
        edge = next(way for at, way in edges.items() if same(at, key, tiling()))
        lean = abs(degrees(phase((other - middle) / edge)))
        assert min(lean, 180 - lean) == pytest.approx(min(angle, 180 - angle), abs=1e-4)


@pytest.mark.parametrize(("tiling", "tips"), [(girih.octagons, 8), (girih.pentagons, 10), (girih.dodecagons, 12)])
def test_the_large_stars_have_as_many_tips_as_their_name_says(tiling, tips):
    ring = girih.star(tiling().polygons[0], 72)
    assert len(ring) == 2 * tips
    reach = sorted(abs(point - sum(ring) / len(ring)) for point in ring)
    assert reach[0] == pytest.approx(reach[tips - 1])
    assert reach[tips] == pytest.approx(reach[-1])


def test_a_woven_strap_stops_short_of_the_one_that_passes_over_it():
    width, gap = 0.08, 0.02
    found = girih.strands(girih.octagons, 67.5)
    strap = girih.strap(found[0], 67.5, width, gap)
    corners = [complex(*step[1:]) for step in strap if len(step) > 1]
    end, bend = found[0][0], found[0][1]
    over = next(strand for strand in found if abs(_wrap(strand[2] - end, girih.octagons())) < 1e-6)
    way = (over[3] - over[2]) / abs(over[3] - over[2])
    beside = [corner for corner in corners if abs(corner - end) < abs(bend - end) / 2]
    distances = [abs((way.conjugate() * (corner - end)).imag) for corner in beside]
    assert distances
    assert all(distance == pytest.approx(width / 2 + gap) for distance in distances)


def _wrap(way, plan):
    return complex(
        way.real - round(way.real / plan.width) * plan.width, way.imag - round(way.imag / plan.height) * plan.height
    )
