"""Marks are as long, high or far round as their numbers say, to a hundredth of a pixel, and stand right to left."""

from math import atan2, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from studio.document.charts import Chart
from studio.layout.charts.waffle import cells_of
from studio.scene import Group, Path
from studio.values import Box, Point
from tests.layout.charts.kit import BOX, draw, plain, sheet

VALUES = (9800, 14600, 12700, 11100)
EXACT = 0.01
positive = st.lists(st.integers(1, 10**6), min_size=2, max_size=8)
mixed = st.lists(st.integers(-1000, 1000).filter(bool), min_size=2, max_size=8)


def in_proportion(lengths, values) -> bool:
    """Whether `lengths` are `values` in one scale."""
    scale = max(lengths) / max(map(abs, values))
    return all(abs(length - abs(value) * scale) <= EXACT for length, value in zip(lengths, values, strict=True))


# ---------------------------------------------------------------- bars


@settings(deadline=None, max_examples=60)
@given(positive, st.sampled_from(["bar", "dot"]), st.sampled_from(["fa", "en"]))
def test_bars_are_as_long_as_their_numbers_from_one_line(values, kind, language):
    marks = draw(Chart(chart=kind, sheet=sheet(values)), language=language).marks()
    assert in_proportion([mark.box.width for mark in marks], values)
    starts = {round(mark.box.right if language == "fa" else mark.box.x, 6) for mark in marks}
    assert len(starts) == 1
    assert {mark.role for mark in marks} == {"mark:left" if language == "fa" else "mark:right"}


def test_bars_stand_in_the_order_of_the_rows():
    tops = [mark.box.y for mark in draw(Chart(sheet=sheet(VALUES))).marks()]
    assert tops == sorted(tops)


def test_the_outline_of_a_bar_is_its_box():
    mark = draw(Chart(sheet=sheet(VALUES))).marks()[0]
    (path,) = mark.items
    xs = [step[-2] for step in path.outline if len(step) > 1]
    assert min(xs) == pytest.approx(mark.box.x, abs=EXACT)
    assert max(xs) == pytest.approx(mark.box.right, abs=EXACT)


@settings(deadline=None, max_examples=60)
@given(mixed)
def test_negative_bars_go_to_the_other_side_of_zero(values):
    marks = draw(Chart(sheet=sheet(values))).marks()
    assert in_proportion([mark.box.width for mark in marks], values)
    zeros = {round(mark.box.right if value > 0 else mark.box.x, 6) for mark, value in zip(marks, values, strict=True)}
    assert len(zeros) == 1
    assert [mark.role for mark in marks] == ["mark:left" if value > 0 else "mark:right" for value in values]


def test_names_stand_at_the_reading_side_and_numbers_at_the_ends():
    drawn = draw(Chart(sheet=sheet(VALUES, names=("بهار", "تابستان", "پاییز", "زمستان"))))
    for mark, name, number in zip(drawn.marks(), ("بهار", "تابستان", "پاییز", "زمستان"),
                                  ("۹٬۸۰۰", "۱۴٬۶۰۰", "۱۲٬۷۰۰", "۱۱٬۱۰۰"), strict=True):
        assert drawn.line(name).box.x > mark.box.right
        assert drawn.line(number).box.right < mark.box.x
        assert abs(drawn.line(number).box.centre.y - mark.box.centre.y) < 12


def test_stacked_bars_go_on_where_the_one_before_ends():
    drawn = draw(Chart(sheet=sheet((30, 10), (20, 50)), stack="stacked"))
    first, second, third, fourth = drawn.marks()
    assert second.box.right == pytest.approx(first.box.x, abs=EXACT)
    assert in_proportion([mark.box.width for mark in (first, second, third, fourth)], (30, 20, 10, 50))
    assert first.box.y == second.box.y


def test_shares_fill_the_same_length():
    marks = draw(Chart(sheet=sheet((30, 10), (20, 50)), stack="share")).marks()
    one, other = (sum(mark.box.width for mark in marks[at:at + 2]) for at in (0, 2))
    assert one == pytest.approx(other, abs=EXACT)
    assert marks[0].box.width / marks[1].box.width == pytest.approx(1.5)


# ---------------------------------------------------------------- columns


@settings(deadline=None, max_examples=60)
@given(positive, st.sampled_from(["fa", "en"]))
def test_columns_are_as_high_as_their_numbers_the_first_at_the_reading_side(values, language):
    marks = draw(Chart(chart="column", sheet=sheet(values)), language=language).marks()
    assert in_proportion([mark.box.height for mark in marks], values)
    assert len({round(mark.box.bottom, 6) for mark in marks}) == 1
    centres = [mark.box.centre.x for mark in marks]
    assert centres == sorted(centres, reverse=language == "fa")
    assert len({round(mark.box.width, 6) for mark in marks}) == 1


@settings(deadline=None, max_examples=40)
@given(mixed)
def test_negative_columns_hang_from_zero(values):
    marks = draw(Chart(chart="column", sheet=sheet(values))).marks()
    assert in_proportion([mark.box.height for mark in marks], values)
    zeros = {round(mark.box.bottom if value > 0 else mark.box.y, 6) for mark, value in zip(marks, values, strict=True)}
    assert len(zeros) == 1
    assert [mark.role for mark in marks] == ["mark:up" if value > 0 else "mark:down" for value in values]


def test_columns_of_several_series_stand_beside_each_other_in_reading_order():
    marks = draw(Chart(chart="column", sheet=sheet((3, 4), (5, 6)))).marks()
    assert [mark.box.height for mark in marks] == pytest.approx([marks[3].box.height * n / 6 for n in (3, 5, 4, 6)])
    assert marks[0].box.x > marks[1].box.x > marks[2].box.x > marks[3].box.x
    assert marks[0].box.x >= marks[1].box.right


def test_a_goal_moves_the_scale_and_stands_at_its_number():
    drawn = draw(Chart(chart="column", sheet=sheet((50, 100)), goal=200))
    low, high = drawn.marks()
    dashes = [path for path in drawn.paths() if path.stroke and path.stroke.dash]
    ys = [step[2] for path in dashes for step in path.outline]
    assert ys == pytest.approx([high.box.bottom - 2 * high.box.height] * len(ys), abs=EXACT)
    assert "هدف: ۲۰۰" in drawn.texts()
    assert low.box.height * 2 == pytest.approx(high.box.height)


# ---------------------------------------------------------------- lines


def points(mark: Group) -> list[Point]:
    """The points of a line."""
    path = next(item for item in mark.items if isinstance(item, Path) and item.stroke)
    return [Point(step[1], step[2]) for step in path.outline]


@settings(deadline=None, max_examples=60)
@given(positive, st.booleans())
def test_points_of_a_line_stand_at_their_numbers_from_right_to_left(values, zoom):
    drawn = draw(Chart(chart="line", sheet=sheet(values), zoom=zoom))
    found = points(drawn.marks("draw")[0])
    xs = [point.x for point in found]
    assert xs == sorted(xs, reverse=True)
    low, high = min(values), max(values)
    if low < high:
        scale = (found[values.index(low)].y - found[values.index(high)].y) / (high - low)
        assert all(abs(found[0].y - point.y - (value - values[0]) * scale) <= EXACT
                   for point, value in zip(found, values, strict=True))
    assert ("zoomed" in drawn.codes) == zoom


def test_a_gap_in_the_numbers_is_a_gap_in_the_line():
    drawn = draw(Chart(chart="line", sheet=sheet((3, 4, "", 5, 6))))
    assert [len(points(mark)) for mark in drawn.marks("draw")] == [2, 2]


def test_an_area_goes_down_to_zero():
    mark = draw(Chart(chart="area", sheet=sheet((4, 8)))).marks("draw")[0]
    area, line = (item.outline for item in mark.items)
    foot = area[-2][2]
    assert (foot - line[0][2]) * 2 == pytest.approx(foot - line[1][2], abs=EXACT)


def test_stacked_areas_meet():
    lower, upper = sorted(draw(Chart(chart="area", sheet=sheet((4, 8), (3, 5)))).marks("draw"),
                          key=lambda mark: -mark.items[0].outline[0][2])
    assert upper.items[0].outline[-2][2] == pytest.approx(lower.items[1].outline[0][2])
    assert upper.items[0].outline[2][2] == pytest.approx(lower.items[1].outline[1][2])


# ---------------------------------------------------------------- round ones


def turn(centre: Point, x: float, y: float) -> float:
    """The turn of a point round `centre`, 0–1 from the top, clockwise."""
    return (atan2(x - centre.x, centre.y - y) / (2 * pi)) % 1.0


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=7))
def test_parts_of_a_ring_follow_each_other_by_their_shares(values):
    marks = draw(Chart(chart="donut", sheet=sheet(values))).marks("sweep")
    total, reached = sum(values), 0.0
    for mark, value in zip(marks, values, strict=True):
        start = mark.items[0].outline[0]
        assert turn(mark.box.centre, start[1] + 1e-9, start[2]) % 1.0 == pytest.approx(reached, abs=1e-6)
        reached += value / total
    assert len({mark.box for mark in marks}) == 1
    assert marks[0].box.width == pytest.approx(marks[0].box.height)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(1, 1000), min_size=2, max_size=6))
def test_bent_bars_go_round_by_their_numbers(values):
    marks = draw(Chart(chart="radial", sheet=sheet(values))).marks("sweep")
    for mark, value in zip(marks, values, strict=True):
        end = mark.items[0].outline[-1]
        assert turn(mark.box.centre, end[-2], end[-1]) == pytest.approx(0.75 * value / max(values), abs=1e-6)


@pytest.mark.parametrize("share", [10, 25, 50, 72, 100])
def test_a_ring_is_filled_by_its_share(share):
    mark = draw(Chart(chart="ring", sheet=sheet((f"{share}٪",)))).marks("sweep")[0]
    end = mark.items[0].outline[-1]
    assert turn(mark.box.centre, end[-2] - 1e-9, end[-1]) == pytest.approx(share / 100, abs=1e-6)


# ---------------------------------------------------------------- counted ones


@settings(deadline=None, max_examples=60)
@given(st.lists(st.integers(0, 500), min_size=1, max_size=7).filter(any))
def test_a_hundred_squares_are_shared_out(values):
    counts = cells_of(values, sum(values))
    assert sum(counts) == 100
    assert all(abs(count - 100 * value / sum(values)) < 1.0 for count, value in zip(counts, values, strict=True))
    drawn = draw(Chart(chart="waffle", sheet=sheet(values)))
    assert sum(len(mark.items) for mark in drawn.marks()) == 100


def test_squares_are_filled_from_the_reading_side_at_the_top():
    for language in ("fa", "en"):
        drawn = draw(Chart(chart="waffle", sheet=sheet(("7٪",))), language=language)
        (mark,) = drawn.marks()
        whole = [path for path in drawn.paths() if path.fill]
        xs = [step[-2] for path in whole for step in path.outline if len(step) > 1]
        assert len(mark.items) == 7
        edge = max(xs) - mark.box.right if language == "fa" else mark.box.x - min(xs)
        assert abs(edge) < 1e-6


@pytest.mark.parametrize(("value", "count"), [(7, 7), (0, 0), (10, 10)])
def test_so_many_signs_are_filled(value, count):
    drawn = draw(Chart(chart="pictogram", sheet=sheet((value,)), whole=10))
    assert len(drawn.marks("pop")) == count
    assert len([item for item in drawn.items if isinstance(item, Group) and item.role == "sign"]) == 10 - count


def test_signs_are_filled_from_the_right_and_the_last_for_a_part():
    drawn = draw(Chart(chart="pictogram", sheet=sheet((7.5,)), whole=10), Box(0, 0, 1200, 160))
    marks = drawn.marks("pop")
    assert [mark.box.x for mark in marks] == sorted((mark.box.x for mark in marks), reverse=True)
    part = marks[-1].items[-1]
    xs = [step[1] for step in part.clip if len(step) > 1]
    assert max(xs) - min(xs) == pytest.approx(marks[-1].box.width / 2)
    assert max(xs) == pytest.approx(marks[-1].box.right)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.integers(0, 100), min_size=1, max_size=6), st.sampled_from(["fa", "en"]))
def test_progress_is_as_long_as_its_share(values, language):
    drawn = draw(Chart(chart="progress", sheet=sheet([f"{value}٪" for value in values])), language=language)
    tracks = [path for path in drawn.items if isinstance(path, Path)]
    wide = max(step[-2] for step in tracks[0].outline if len(step) > 1) - min(
        step[-2] for step in tracks[0].outline if len(step) > 1)
    shown = [value for value in values if value]
    for mark, value in zip(drawn.marks(), shown, strict=True):
        assert mark.box.width == pytest.approx(wide * value / 100, abs=EXACT)


def test_a_large_number_says_how_it_changed_and_points_there():
    drawn = draw(Chart(chart="number", sheet=sheet((100, 200), (120, 150), names=("عضو", "امانت"))))
    assert {"۱۲۰", "۱۵۰", "۲۰٪", "۲۵٪", "عضو", "امانت"} <= set(drawn.texts())
    up, down = drawn.marks("pop")
    apex = [mark.items[0].outline[0][2] for mark in (up, down)]
    assert apex[0] == pytest.approx(up.box.y)
    assert apex[1] == pytest.approx(down.box.bottom)
    assert up.items[0].fill != down.items[0].fill
    roles = {item.role for item in drawn.items if isinstance(item, Group)}
    assert {"number", "label", "mark:pop"} <= roles


def test_every_word_is_in_a_group_with_its_ink():
    drawn = draw(Chart(sheet=sheet(VALUES), title="امانت", source="منبع: گزارش"))
    labels = [item for item in drawn.items if isinstance(item, Group) and item.role in ("label", "source")]
    assert len(labels) == len(drawn.lines())
    assert all(BOX.holds(label.box, 2.5) for label in labels)
    assert {plain(line.text) for line in drawn.lines()} >= {"امانت", "منبع: گزارش", "۹٬۸۰۰"}
