"""Figures are read from the right: first things stand at the right or on top, and come first in a film."""

from dataclasses import replace
from itertools import pairwise

import pytest

from studio.scene import Group
from tests.diagrams.cases import ROOMS, Drawn, all_of, sheet, typical

WIDE, PAGE = ROOMS["wide"], ROOMS["page"]


def said(drawn: Drawn, kind_words: list[str]) -> list:
    return [drawn.line(words).box for words in kind_words]


def test_steps_run_down_a_page_and_from_the_right_in_a_wide_room():
    titles = ["عضو", "کتاب را", "رزرو", "تحویل"]
    assert all(one.bottom < other.y for one, other in pairwise(said(Drawn(typical("steps"), PAGE), titles)))
    assert all(one.x > other.right for one, other in pairwise(said(Drawn(typical("steps"), WIDE), titles)))


def test_in_english_they_run_from_the_left():
    english = replace(typical("steps"), sheet=sheet("title", "Join", "Search", "Borrow"))
    boxes = said(Drawn(english, WIDE, language="en"), ["Join", "Search", "Borrow"])
    assert all(one.right < other.x for one, other in pairwise(boxes))


def test_steps_are_numbered_in_persian_digits():
    words = Drawn(typical("steps"), PAGE).words
    assert [digit for digit in "۱۲۳۴" if digit in words] == list("۱۲۳۴")


@pytest.mark.parametrize("kind", ["steps", "timeline", "process", "list", "checklist", "week", "table", "icons"])
@pytest.mark.parametrize("room", ["page", "wide"])
def test_parts_come_in_reading_order(kind, room):
    drawn = Drawn(typical(kind), ROOMS[room])
    firsts = [row[1] if kind == "timeline" else row[1] if kind == "icons" else row[0]
              for row in typical(kind).sheet.rows]
    steps = [text_of(group) for group in drawn.groups("step")]
    places = [next(at for at, words in enumerate(steps) if first.split()[-1] in words) for first in firsts]
    assert places == sorted(places)


def text_of(group: Group) -> str:
    return " ".join(item.text for item in all_of(group.items) if hasattr(item, "runs"))


def test_a_timeline_has_its_years_at_the_right_of_its_words_and_its_line_further_right():
    drawn = Drawn(replace(typical("timeline"), line="right"), PAGE)
    year, title = drawn.line("۱۹۹۰").box, drawn.line("کتابخانهٔ دیجیتال").box
    line = drawn.groups("mark:draw")[0].box
    assert title.right < year.x
    assert year.right < line.x


def test_a_timeline_in_the_middle_has_its_cards_on_both_sides_in_turn():
    drawn = Drawn(replace(typical("timeline"), line="centre"), PAGE)
    middle = drawn.box.centre.x
    sides = [drawn.line(words).box.centre.x > middle
             for words in ("سنتی", "آغاز فناوری", "کتابخانهٔ دیجیتال", "هوشمند")]
    assert sides == [sides[0], not sides[0]] * 2


def test_a_timeline_in_a_wide_room_runs_along_a_line_from_right_to_left():
    drawn = Drawn(typical("timeline"), WIDE)
    boxes = said(drawn, ["سنتی", "آغاز", "منابع روی", "هوشمند"])
    assert all(one.x > other.x for one, other in pairwise(boxes))


def test_arrows_of_a_process_point_to_the_left_and_wrap_to_the_next_row_at_the_right():
    words = ["یک", "دو", "سه", "چهار", "پنج", "شش"]
    drawn = Drawn(replace(typical("process"), sheet=sheet("عنوان", *words)), (700, 800))
    boxes = said(drawn, words)
    rows: dict[int, list[float]] = {}
    for box in boxes:
        rows.setdefault(round(box.centre.y / 40), []).append(box.centre.x)
    assert len(rows) > 1
    assert all(row == sorted(row, reverse=True) for row in rows.values())
    assert len({round(row[0] / 40) for row in rows.values()}) == 1


def test_a_cycle_goes_round_as_a_clock_or_as_one_reads():
    for turn, sign in (("clock", 1), ("reading", -1)):
        drawn = Drawn(replace(typical("cycle"), turn=turn, sheet=sheet("عنوان", "یک", "دو", "سه", "چهار")), PAGE)
        first, second = drawn.line("یک").box.centre, drawn.line("دو").box.centre
        assert first.y < second.y
        assert (second.x - first.x) * sign > 0


def test_a_comparison_has_its_first_thing_at_the_right_and_what_is_compared_between():
    drawn = Drawn(typical("comparison"), PAGE)
    first, between, second = said(drawn, ["ساختن رابطه", "هدف", "رساندن پیام"])
    assert first.x > between.right
    assert between.x > second.right


def test_what_both_have_is_said_once_across():
    drawn = Drawn(typical("comparison"), PAGE)
    assert drawn.words.count("بر بستر وب") == 1
    assert abs(drawn.line("بر بستر وب").box.centre.x - drawn.box.centre.x) < 20


def test_a_tree_grows_down_in_a_wide_room_and_to_the_left_where_it_is_narrow():
    root, branch, leaf = said(Drawn(typical("hierarchy"), WIDE), ["خدمات کتابخانه", "امانت", "رزرو"])
    assert root.bottom < branch.y
    assert branch.bottom < leaf.y
    narrow = Drawn(typical("hierarchy"), (560, 900))
    root, branch, leaf = said(narrow, ["کتابخانه", "امانت", "رزرو"])
    assert root.x > branch.right
    assert branch.x > leaf.right


def test_a_tree_whose_parents_go_in_a_circle_still_shows_every_part():
    drawn = Drawn(replace(typical("hierarchy"), sheet=sheet("عنوان|بالادست", "الف|ب", "ب|الف", "پ|الف")), PAGE)
    assert all(letter in drawn.words for letter in ["الف", "ب", "پ"])


def test_marks_lines_and_steps_have_the_roles_that_films_move_by():
    for kind in ("steps", "timeline", "process", "cycle", "hierarchy", "branches"):
        roles = {item.role for item in all_of(Drawn(typical(kind), PAGE).items) if isinstance(item, Group)}
        assert "step" in roles, kind
        assert roles & {"mark:draw", "mark:pop"}, kind
        assert "label" in roles, kind
    assert Drawn(typical("steps"), PAGE).group.role == "diagram"


def test_closed_days_and_fridays_stand_out():
    drawn = Drawn(typical("week"), PAGE)
    fills = {path.fill.hex() for path in drawn.paths() if path.fill}
    assert drawn.pen.inks.palette.accent_2.hex() in fills
    assert "تعطیل" in drawn.words


def test_a_checklist_ticks_what_is_done_and_nothing_else():
    drawn = Drawn(typical("checklist"), PAGE)
    accent = drawn.pen.inks.palette.accent
    boxes = [group for group in drawn.groups("mark:pop") if group.box.width < 120]
    assert len(boxes) == 3
    assert [any(path.fill == accent for path in group.items if hasattr(path, "fill")) for group in boxes] == [
        True, True, False]
