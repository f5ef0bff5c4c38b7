"""Columns are known by their heads in Persian or English, else by their place."""

from dataclasses import replace

import pytest

from studio.document.cells import ORDER, is_done, mark_of, parts_of
from studio.document.form import build, plain
from studio.document.model import Diagram, Sheet
from studio.document.told import describe, table_of
from tests.diagrams.cases import KINDS, TYPICAL, sheet, typical


def parts(kind, table):
    return parts_of(Diagram(diagram=kind, sheet=table))


def test_heads_say_what_columns_mean_in_either_language():
    for heads in ("شرح|عنوان|نماد|سال", "Text|Title|icon|Year", "توضیحات|رویداد|شکلک|تاريخ"):
        part = parts("timeline", sheet(heads, "متن|نام|book|۱۹۹۰"))[0]
        assert (part.text, part.title, part.icon, part.when) == ("متن", "نام", "book", "۱۹۹۰")


def test_unknown_heads_take_the_next_meaning_in_order():
    part = parts("timeline", sheet("چه وقت|چه شد|نماد|بیشتر", "۱۹۹۰|نام|book|متن"))[0]
    assert (part.when, part.title, part.icon, part.text) == ("۱۹۹۰", "نام", "book", "متن")


def test_columns_without_heads_are_known_by_their_place():
    for kind, order in ORDER.items():
        row = tuple(f"c{at}" for at in range(len(order)))
        part = parts(kind, Sheet(rows=(row,)))[0]
        assert tuple(getattr(part, role) for role in order) == row, kind


def test_rows_that_say_nothing_are_left_out_and_short_ones_are_filled():
    found = parts("steps", Sheet(columns=("عنوان", "شرح"), rows=(("", " "), ("یک",), ("دو", "متن", "بیش"))))
    assert [part.title for part in found] == ["یک", "دو"]


@pytest.mark.parametrize(("cell", "mark"), [
    ("بله", True), ("✓", True), ("Yes", True), ("آری", True), ("خیر", False), ("✗", False), ("ندارد", False),
    ("no", False), ("شاید", None), ("", None), ("بله، گاهی", None),
])
def test_yes_and_no_are_known(cell, mark):
    assert mark_of(cell) is mark


def test_done_is_what_says_yes():
    assert [is_done(cell) for cell in ("[x]", "✓", "انجام شده", "", "[ ]", "خیر", "نشده")] == [
        True, True, True, False, False, False, False]


@pytest.mark.parametrize("kind", KINDS)
def test_a_diagram_comes_back_from_its_file_as_it_was(kind):
    problems = []
    form = plain(typical(kind))
    form.pop("kind")
    assert build(Diagram, form, "layer", problems) == typical(kind)
    assert problems == []


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_in_words_and_as_a_table(kind, language):
    said = describe(typical(kind), language)
    rows = table_of(typical(kind), language)
    assert said.endswith(".")
    assert len(rows) == len(TYPICAL[kind].rows) + 1
    assert len({len(row) for row in rows}) == 1
    assert not any("book" in cell or "search" in cell for row in rows for cell in row)


def test_words_for_those_who_do_not_see_it_name_the_parts_in_order():
    said = describe(typical("timeline"))
    assert said.index("سنتی") < said.index("دیجیتال") < said.index("هوشمند")
    assert "خط زمان" in said
    assert "انجام نشده" in describe(typical("checklist"))
    assert describe(typical("map")).startswith("نقشهٔ استان‌های ایران «کتابخانه در هر استان»: تهران ۳۸۷؛ خراسان رضوی ۲۱۰")


def test_an_empty_diagram_is_told_too():
    assert describe(replace(typical("steps"), sheet=Sheet())) == "گام‌ها."
    assert table_of(replace(typical("steps"), sheet=Sheet())) == ()
