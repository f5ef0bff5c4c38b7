"""Whatever the numbers, names and rooms: words never touch, nothing leaves the box, nothing is too small to read."""

from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from studio.document.charts import Chart
from studio.document.sheet import Sheet
from studio.layout.charts import KINDS
from studio.layout.labels import LEAST
from studio.values import Box
from tests.layout.charts.kit import Drawn, draw

NAMES = st.one_of(
    st.sampled_from(["بهار", "تابستان", "ادبیات داستانی معاصر ایران و جهان", "روان‌شناسی", "1404", "۱۴۰۳", "Science",
                     ""]),
    st.text(alphabet="ابپتکگلمنوهی ‌۱۲۳abc.-", max_size=40),
)
NUMBERS = st.one_of(
    st.integers(-10**6, 10**6).map(str), st.integers(0, 100).map(str), st.floats(-1e4, 1e4).map(lambda n: f"{n:.2f}"),
    st.sampled_from(["", "-", "0", "NaN", "inf", "۱۲٬۵۰۰", "۴۵٪", "(۳)", "1e17", "999999999999", "کتاب", "0.001"]),
)
SIZES = st.sampled_from([(300, 200), (200, 300), (420, 260), (900, 600), (936, 1200), (1400, 380), (500, 900)])


@st.composite
def charts(draw_one) -> Chart:
    rows = draw_one(st.integers(0, 14))
    series = draw_one(st.integers(1, 4))
    cells = tuple((draw_one(NAMES), *(draw_one(NUMBERS) for _ in range(series))) for _ in range(rows))
    heads = ("", *(draw_one(NAMES) for _ in range(series)))
    return Chart(
        chart=draw_one(st.sampled_from(sorted(KINDS))), sheet=Sheet(columns=heads, rows=cells),
        title=draw_one(st.sampled_from(["", "امانت در هر فصل", "عنوانی بسیار بلند برای جایی که نیست " * 3])),
        unit=draw_one(st.sampled_from(["", "جلد", "٪"])), source=draw_one(st.sampled_from(["", "منبع: گزارش سالانه"])),
        stack=draw_one(st.sampled_from(["beside", "stacked", "share"])),
        sort=draw_one(st.sampled_from(["typed", "rising", "falling"])),
        highlight=draw_one(st.sampled_from(["", "highest", "last", "بهار"])),
        goal=draw_one(st.sampled_from([None, 0.0, 50.0, -3.0, 2e6])), zoom=draw_one(st.booleans()),
        short=draw_one(st.sampled_from(["auto", "always", "never"])), icon=draw_one(st.sampled_from(["", "book"])),
        whole=draw_one(st.sampled_from([0.0, 10.0, 100.0])), labels=draw_one(st.booleans()),
        values=draw_one(st.booleans()),
    )


def check(drawn: Drawn, box: Box) -> None:
    """What holds for every chart."""
    lines = drawn.lines()
    for line in lines:
        size = max(run.size for run in line.runs)
        assert size >= LEAST * 0.9 - 0.01, line.text
        assert box.holds(line.box, slack=0.12 * size), (line.text, line.box)
    for one, other in combinations(lines, 2):
        assert not one.box.overlaps(other.box, slack=1.5), (one.text, other.text, one.box, other.box)
    for mark in drawn.marks():
        assert box.holds(mark.box, slack=1.0), (mark.role, mark.box)


@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(charts(), SIZES, st.sampled_from(["fa", "en"]))
def test_words_never_touch_and_nothing_leaves_the_box(chart, size, language):
    box = Box(35, 50, *size)
    check(draw(chart, box, language), box)


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("values", [
    [], ["12"], ["0"], ["0", "0", "0"], ["-5"], ["-5", "-3", "-8"], ["5", "-3", "0"], ["NaN", "inf", "x"],
    ["999999999999999999"], ["1e17", "1", "-1e17"], ["0.0001", "0.0002"], [str(n) for n in range(200)],
    ["", "-", "7"], ["5"] * 3,
], ids=str)
def test_edges_are_drawn_or_said(kind, values):
    rows = tuple((f"ردیف {at}", value) for at, value in enumerate(values))
    for size in ((900, 600), (300, 200)):
        box = Box(0, 0, *size)
        drawn = draw(Chart(chart=kind, sheet=Sheet(columns=("", "عدد"), rows=rows)), box)
        check(drawn, box)
        assert drawn.items or "no-data" in drawn.codes
