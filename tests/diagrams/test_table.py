"""A table is read from the right, its numbers stand under one another, its marks are signs."""

from dataclasses import replace
from itertools import pairwise

from studio.layout.diagrams.table import shared_widths
from tests.diagrams.cases import ROOMS, Drawn, ends, sheet, typical

PAGE = ROOMS["page"]


def test_columns_run_from_the_right():
    drawn = Drawn(typical("table"), PAGE)
    heads = [drawn.line(head).box for head in ("کتابخانه", "عضو", "رشد", "کارگاه")]
    assert all(one.x > other.right for one, other in pairwise(heads))


def test_whole_numbers_end_at_the_same_right_edge():
    table = replace(typical("table"), sheet=sheet("نام|امانت", "الف|7", "ب|48210", "پ|312"))
    drawn = Drawn(table, PAGE)
    rights = [drawn.line(number).runs[-1].places[-1][0] + drawn.line(number).runs[-1].advances[-1]
              for number in ("۷", "۴۸۲۱۰", "۳۱۲")]
    assert max(rights) - min(rights) < 0.1


def test_decimal_marks_stand_under_one_another():
    table = replace(typical("table"), sheet=sheet("نام|رشد", "الف|9.8", "ب|12.25", "پ|4"))
    drawn = Drawn(table, PAGE)
    ones = {number: drawn.line(number) for number in ("۹٫۸", "۱۲٫۲۵", "۴")}
    edges = {text: integer_edge(line) for text, line in ones.items()}
    assert max(edges.values()) - min(edges.values()) < 1.5


def integer_edge(line) -> float:
    """The right edge of the digits before the decimal mark."""
    mark = next((at for at, sign in enumerate(line.text) if sign == "٫"), len(line.text))
    return max(x + width for run in line.runs for (x, _), width, cluster in
               zip(run.places, run.advances, run.clusters, strict=True) if cluster < mark)


def test_yes_and_no_become_a_tick_and_a_cross():
    drawn = Drawn(typical("table"), PAGE)
    assert "بله" not in drawn.words
    assert len([group for group in drawn.groups("mark:pop") if group.box.width < 80]) == 3


def test_rows_are_striped_and_the_sum_stands_out():
    drawn = Drawn(typical("table"), PAGE)
    rows = [next((path.fill for path in group.items if hasattr(path, "outline")), None)
            for group in drawn.groups("step")]
    assert [fill is not None for fill in rows] == [False, True, False, True]
    assert rows[1] != rows[3]


def test_a_row_of_numbers_never_leaves_the_table():
    drawn = Drawn(typical("table"), (420, 500))
    panel = ends(drawn.paths()[0])
    assert all(panel.holds(line.box, 4) for line in drawn.lines)


def test_columns_share_what_their_words_leave():
    assert shared_widths([(50, 50), (50, 150)], 300) == (100, 200)
    assert sum(shared_widths([(50, 400), (80, 300)], 300)) == 300
    narrow = shared_widths([(200, 400), (200, 300)], 300)
    assert abs(sum(narrow) - 300) < 1e-6
