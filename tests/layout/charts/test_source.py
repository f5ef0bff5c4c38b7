"""A chart asks where its numbers are from, unless its page says so for all."""

from studio.document.model import Box, Chart, Document, Page, Text
from studio.document.sheet import Sheet
from studio.layout import lay_out
from studio.presets import load_presets

SHEET = Sheet(columns=("فصل", "امانت"), rows=(("بهار", "9800"), ("تابستان", "14600")))
CHART = Chart(id="chart", sheet=SHEET, width="fill", height="fill")


def codes(*layers) -> list[str]:
    column = Box(width="fill", height="fill", children=layers)
    layout = lay_out(Document(pages=(Page(layers=(column,)),)), load_presets().preset("instagram/feed_portrait"))
    return [problem.code for problem in layout.problems]


def test_a_chart_without_a_source_is_noted_for_each():
    assert codes(CHART, CHART) == ["no-source", "no-source"]


def test_a_source_line_of_the_page_speaks_for_all_its_charts():
    assert codes(CHART, CHART, Text(role="source", text="منبع: سامانهٔ امانت", width="fill")) == []
    assert "no-source" in codes(CHART, Text(text="چیز دیگری", width="fill"))
