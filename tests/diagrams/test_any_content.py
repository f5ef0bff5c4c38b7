"""Whatever the sheet holds and however small the room: nothing overlaps or leaves the room, what is lost is told."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from studio.document.model import Diagram, Sheet
from tests.diagrams.cases import KINDS, ROOMS, TYPICAL, Drawn, clashes, strays, typical, with_rows

CONTENTS = {
    "no rows": (0, ""), "one row": (1, "یک مورد"), "forty rows": (40, "چند واژهٔ معمولی برای آزمون"),
    "endless words": (4, "قسطنطنیه‌وارپیشگی" * 8), "latin": (5, "OPAC و Dublin Core در www.example.org/long/path"),
}
NESTING = {"cloud"}  # words stand in the hollows of others: tested by their ink in test_cloud


@pytest.mark.parametrize("room", ROOMS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_few_rows_stand_inside_the_room_and_apart(kind, room):
    drawn = Drawn(typical(kind), ROOMS[room])
    assert strays(drawn) == []
    assert kind in NESTING or clashes(drawn) == []


@pytest.mark.parametrize("room", ["page", "tall", "square", "wide"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_few_rows_fit_a_page_of_any_shape_whole(kind, room):
    assert Drawn(typical(kind), ROOMS[room]).codes() == []


@pytest.mark.parametrize("room", ["page", "banner", "small"])
@pytest.mark.parametrize("content", CONTENTS)
@pytest.mark.parametrize("kind", KINDS)
def test_hard_content_stands_inside_the_room_and_apart(kind, content, room):
    drawn = Drawn(with_rows(kind, *CONTENTS[content]), ROOMS[room])
    assert strays(drawn) == []
    assert kind in NESTING or clashes(drawn) == []


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"map", "cloud", "calendar"}))
def test_rows_that_do_not_fit_are_counted_in_an_error_with_the_way_out(kind):
    drawn = Drawn(with_rows(kind, 40, "چند واژهٔ معمولی برای آزمون که کوتاه نیست"), ROOMS["half"])
    problem = next(problem for problem in drawn.problems if problem.code == "overflow")
    assert problem.level == "error"
    assert "40" in problem.what
    assert problem.hint
    assert problem.hint_fa


def test_an_empty_sheet_is_told_and_draws_nothing():
    drawn = Drawn(with_rows("steps", 0, ""), ROOMS["page"])
    assert drawn.codes() == ["no-rows"]
    assert drawn.group is None


def test_notes_go_before_titles_do():
    long = "توضیحی که چند سطر می‌گیرد و در جای تنگ نمی‌ماند. " * 4
    rows = tuple((f"گام {number}", long) for number in range(5))
    drawn = Drawn(Diagram(id="d", diagram="steps", sheet=Sheet(columns=("عنوان", "شرح"), rows=rows)), (700, 520))
    assert drawn.codes() == ["dropped"]
    assert all(f"گام {digit}" in drawn.words for digit in "۰۱۲۳۴")
    assert "توضیحی" not in drawn.words


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("palette", ["lapis", "jasmine"])
def test_words_can_be_read_in_every_palette(kind, palette):
    drawn = Drawn(typical(kind), ROOMS["page"], palette=palette)
    assert drawn.pen.inks.doubts == {}


@pytest.mark.parametrize("kind", sorted(set(KINDS) - {"map", "branches"}))
def test_words_are_never_smaller_than_a_caption(kind):
    for line in Drawn(typical(kind), ROOMS["page"]).lines:
        assert max(run.size for run in line.runs) >= 0.0215 * 1080 * 0.9, line.text  # Latin at 90 %


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_sheet_gives_the_same_figure(kind):
    assert Drawn(typical(kind), ROOMS["page"]).items == Drawn(typical(kind), ROOMS["page"]).items


PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # to shrink a page of layouts takes minutes
CELLS = st.one_of(
    st.sampled_from(["", "کتاب", "نشانی‌های دیجیتال", "OPAC", "۱۴۰۴", "12,500", "بله", "تهران", "https://lib.ir/x?y=1"]),
    st.text(alphabet="ابپتجدرسشکگلمنوهی‌ ۱۲abc()«»:،", max_size=60),
)


@given(
    kind=st.sampled_from(sorted(KINDS)), width=st.integers(300, 1080), height=st.integers(200, 1400),
    heads=st.lists(CELLS, max_size=5), rows=st.lists(st.lists(CELLS, max_size=5), max_size=14),
    language=st.sampled_from(["fa", "en"]),
)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), phases=PHASES)
def test_any_sheet_in_any_room_stays_inside_and_apart(kind, width, height, heads, rows, language):
    sheet = Sheet(columns=tuple(heads), rows=tuple(map(tuple, rows)))
    diagram = Diagram(id="d", diagram=kind, sheet=sheet, month="1404/8", heading="عنوان")
    drawn = Drawn(diagram, (width, height), language=language)
    assert strays(drawn) == []
    assert kind in NESTING or clashes(drawn) == []


def test_every_kind_of_the_model_can_be_drawn():
    assert set(KINDS) == set(TYPICAL)
