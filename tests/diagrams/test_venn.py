"""Words of a Venn diagram lie inside the circles they belong to and outside the others."""

from dataclasses import replace

import pytest

from studio.document.cells import circles
from studio.document.model import Document
from studio.layout.diagrams.draft import Draft
from studio.layout.diagrams.venn import plan_of
from studio.layout.setting import Setting
from studio.values import Size
from tests.diagrams.cases import ROOMS, Drawn, ends, sheet, typical

THREE = sheet("کتابخانه|مدرسه|خانه|کتابخانه + مدرسه|کتابخانه + خانه|همه", "مجموعه|کلاس|خانواده|سواد|امانت|خواندن")


def test_columns_are_circles_or_what_is_shared():
    told = circles(THREE)
    assert told.names == ("کتابخانه", "مدرسه", "خانه")
    assert told.words[frozenset({0, 1})] == ("سواد",)
    assert told.words[frozenset({0, 1, 2})] == ("خواندن",)
    two = circles(sheet("الف|وجوه مشترک|ب", "۱|۲|۳"))
    assert two.names == ("الف", "ب")
    assert two.words[frozenset({0, 1})] == ("۲",)


def rings(drawn: Drawn):
    """The boxes of the circles in the order of their names."""
    found = []
    for path in drawn.paths():
        if path.fill is not None and path.fill.alpha < 1:
            found.append(ends(path))
    return found


def holds(ring, x: float, y: float) -> bool:
    return ((x - ring.centre.x) / (ring.width / 2)) ** 2 + ((y - ring.centre.y) / (ring.height / 2)) ** 2 <= 1


@pytest.mark.parametrize("room", ["page", "tall", "square", "wide"])
@pytest.mark.parametrize(("table", "places"), [
    (None, {"سازماندهی": {0}, "آموزش": {0, 1}, "اجتماع‌سازی": {1}}),
    (THREE, {"مجموعه": {0}, "کلاس": {1}, "خانواده": {2}, "سواد": {0, 1}, "امانت": {0, 2}, "خواندن": {0, 1, 2}}),
])
def test_words_lie_in_their_own_region(room, table, places):
    diagram = typical("venn") if table is None else replace(typical("venn"), sheet=table)
    drawn = Drawn(diagram, ROOMS[room])
    for words, region in places.items():
        box = drawn.line(words).box
        for x, y in ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom)):
            assert {at for at, ring in enumerate(rings(drawn)) if holds(ring, x, y)} == region, words


def test_the_first_circle_is_at_the_right_or_on_top():
    for room in ROOMS.values():
        first, second = rings(Drawn(typical("venn"), room))[:2]
        assert first.centre.x > second.centre.x or first.centre.y < second.centre.y


def test_a_high_room_has_them_one_over_the_other_when_that_lets_words_be_larger():
    draft = Draft(diagram=typical("venn"), room=Size(500, 1100), setting=Setting(document=Document(), unit=1.0))
    first, second = plan_of(draft, circles(draft.diagram.sheet)).rings
    assert first.x == second.x
    assert first.y < second.y


def test_a_sheet_without_circles_says_what_it_needs():
    assert "no-circles" in Drawn(replace(typical("venn"), sheet=sheet("مشترک", "چیزی")), ROOMS["page"]).codes()
