"""What a reader sees: whole numbers with Persian marks, names whole or said to be cut, problems with a way out."""

import pytest

from studio.document.charts import Chart
from studio.document.figures import shown
from studio.document.model import Box as BoxLayer
from studio.document.model import Document, Page
from studio.document.sheet import Sheet
from studio.layout import lay_out
from studio.layout.charts import KINDS
from studio.presets import load_presets
from studio.scene import Group, walk
from studio.values import Box
from tests.layout.charts.kit import draw, plain, sheet

MONTHS = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
VISITS = (3100, 5200, 4800, 4100, 4400, 5900, 7200, 8100, 7700, 6900, 6100, 4300)
SEASONS = ("بهار", "تابستان", "پاییز", "زمستان")
LONG = ("ادبیات داستانی معاصر ایران و جهان", "روان‌شناسی و خودیاری", "علوم رایانه و فناوری اطلاعات", "هنر")
QUIET = {"no-source", "one-series", "negative-part"}


@pytest.mark.parametrize("kind", sorted(KINDS))
@pytest.mark.parametrize("size", [(900, 600), (936, 420), (600, 600), (1300, 400), (440, 330)], ids=str)
@pytest.mark.parametrize("language", ["fa", "en"])
def test_ordinary_charts_say_all_they_have_to(kind, size, language):
    numbers = sheet((42, 23, 14, 21), names=SEASONS)
    chart = Chart(chart=kind, sheet=numbers, title="امانت در هر فصل", source="منبع: گزارش")
    drawn = draw(chart, Box(0, 0, *size), language)
    assert set(drawn.codes) <= {"as-bars"}
    if kind != "ring":
        assert {"امانت در هر فصل", "منبع: گزارش", *SEASONS} <= set(drawn.texts())


@pytest.mark.parametrize("kind", ["column", "line", "area", "dot"])
def test_twelve_months_keep_their_names(kind):
    drawn = draw(Chart(chart=kind, sheet=sheet(VISITS, names=MONTHS)), Box(0, 0, 936, 500))
    assert set(MONTHS) <= set(drawn.texts())
    assert drawn.codes == []


def test_long_names_get_a_line_of_their_own_above_the_bar():
    drawn = draw(Chart(sheet=sheet((8, 5, 3, 1), names=LONG)), Box(0, 0, 600, 600))
    assert set(LONG) <= set(drawn.texts())
    assert drawn.codes == []
    for mark, name in zip(drawn.marks(), LONG, strict=True):
        assert drawn.line(name).box.bottom <= mark.box.y + 2


def test_numbers_are_never_cut():
    for kind in KINDS:
        for size in ((300, 200), (240, 300), (500, 300)):
            values = (123456789, 98765432, 1234567, 99999999)
            drawn = draw(Chart(chart=kind, sheet=sheet(values, names=SEASONS)), Box(0, 0, *size))
            assert [text for text in drawn.texts() if "…" in text and any(sign.isdigit() for sign in text)] == []


def test_columns_share_a_word_where_full_numbers_are_too_wide():
    drawn = draw(Chart(chart="column", sheet=sheet([n * 1000 + 123 for n in VISITS], names=MONTHS), unit="نفر"),
                 Box(0, 0, 700, 400))
    assert "میلیون نفر" in drawn.texts()
    assert "۸٫۱" in drawn.texts()
    full = draw(Chart(chart="column", sheet=sheet(VISITS, names=MONTHS), unit="نفر"), Box(0, 0, 1300, 400))
    assert "۸٬۱۰۰" in full.texts()
    assert "نفر" in full.texts()


def test_columns_too_narrow_for_numbers_get_a_grid_instead():
    drawn = draw(Chart(chart="column", sheet=sheet([str(3000 + 17 * n) for n in range(40)])), Box(0, 0, 700, 400))
    assert "values-left" in drawn.codes
    assert "۰" in drawn.texts()


def test_a_small_title_takes_the_unit_in():
    drawn = draw(Chart(sheet=sheet((3, 4)), title="امانت", unit="جلد"), Box(0, 0, 300, 200))
    assert "امانت (جلد)" in drawn.texts()


def test_rows_without_room_are_left_out_and_counted():
    drawn = draw(Chart(sheet=sheet(range(1, 201))), Box(0, 0, 900, 600))
    (left,) = [problem for problem in drawn.problems if problem.code == "rows-left"]
    assert int(left.what.split()[0]) + len(drawn.marks()) == 200
    assert left.hint and left.hint_fa


def test_a_line_says_that_it_does_not_start_at_zero():
    chart = Chart(chart="line", sheet=sheet((90, 95, 93)), zoom=True, source="x")
    assert draw(chart).codes == ["zoomed"]
    assert draw(Chart(chart="column", sheet=chart.sheet, zoom=True, source="x")).codes == []


def test_too_little_room_is_said_and_nothing_drawn():
    drawn = draw(Chart(sheet=sheet((3, 4))), Box(0, 0, 100, 60))
    assert drawn.items == ()
    assert "no-room" in drawn.codes


def test_what_cannot_be_a_ring_is_drawn_as_bars_and_said():
    drawn = draw(Chart(chart="radial", sheet=sheet((5, -3, 2))))
    assert "as-bars" in drawn.codes
    assert len(drawn.marks("left")) == 2


def test_more_series_than_can_be_told_apart_are_left_out_and_said():
    rows = tuple((f"ردیف {at}", *map(str, range(1, 11))) for at in range(3))
    wide = Sheet(columns=("", *(f"ستون {at}" for at in range(10))), rows=rows)
    for kind in ("bar", "column", "line", "area", "dot"):
        drawn = draw(Chart(chart=kind, sheet=wide), Box(0, 0, 1000, 900))
        assert "series-left" in drawn.codes
    assert len(draw(Chart(chart="column", sheet=wide), Box(0, 0, 1000, 900)).marks("up")) == 21
    for kind in ("donut", "radial", "waffle", "pictogram", "progress", "ring"):
        assert "one-series" in draw(Chart(chart=kind, sheet=wide), Box(0, 0, 1000, 900)).codes


def test_percentages_change_by_points():
    drawn = draw(Chart(chart="number", sheet=sheet(("40٪",), ("45٪",), names=("رضایت",))))
    assert {"۴۵٪", "۵ واحد"} <= set(drawn.texts())


def test_the_percent_sign_stands_at_the_left_of_every_number():
    drawn = draw(Chart(sheet=sheet(("34٪", "-12٪"))))
    for said in ("۳۴٪", "−۱۲٪"):
        line = drawn.line(said)
        placed = sorted((x, cluster) for run in line.runs
                        for (x, _), cluster in zip(run.places, run.clusters, strict=True))
        assert line.text[placed[0][1]] == "٪"
        assert plain("".join(line.text[cluster] for _, cluster in placed)) == f"٪{said[:-1]}"


def test_every_problem_has_a_way_out_in_both_languages():
    rows = tuple((f"ردیف {at}", "x" if at == 3 else str(at - 2), "۵٪") for at in range(30))
    wild = Sheet(columns=("", "الف", "ب"), rows=rows)
    for kind in KINDS:
        for problem in (*draw(Chart(chart=kind, sheet=wild, zoom=True)).problems, *shown(Chart(chart=kind))[1]):
            assert problem.where and problem.code and problem.what and problem.hint
            assert problem.what_fa and problem.hint_fa


def test_a_chart_in_a_page_fills_its_box_and_is_one_group():
    chart = Chart(id="sums", sheet=sheet((3, 4), names=("یک", "دو")), width="fill", height="fill", source="x")
    document = Document(pages=(Page(layers=(BoxLayer(width="fill", height="fill", children=(chart,)),)),))
    laid = lay_out(document, load_presets().preset("instagram/feed_portrait"))
    (group,) = [item for item in walk(laid.scene.items) if isinstance(item, Group) and item.layer == "sums"]
    assert group.role == "chart"
    assert group.box.height > 1000
    assert laid.problems == ()


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_a_chart_that_hugs_has_a_pleasing_size(kind):
    chart = Chart(id="one", chart=kind, sheet=sheet((3, 4, 5), names=SEASONS[:3]), source="x")
    document = Document(pages=(Page(layers=(BoxLayer(width="fill", height="fill", children=(chart,)),)),))
    laid = lay_out(document, load_presets().preset("instagram/feed_portrait"))
    (group,) = [item for item in walk(laid.scene.items) if isinstance(item, Group) and item.layer == "one"]
    assert 180 <= group.box.height <= 800
    assert [problem for problem in laid.problems if problem.code != "zoomed"] == []
