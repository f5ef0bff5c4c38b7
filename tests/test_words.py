"""Cards of any content: typed wholly, or read from a sheet, JSON or TOML by heads named like the template's slots."""

import json
from functools import partial
from pathlib import Path

import openpyxl
import pytest

from studio import job
from studio.brand import Brand, brand_values
from studio.content import Book, Words
from studio.document.model import Chart, Picture, Text, layers_of
from studio.document.sheet import Sheet
from studio.errors import InputFault
from studio.resources import asset
from studio.template import (
    Template,
    fill,
    knows_head,
    load_template,
    page_count,
    sample_contents,
    template,
    words_of,
)
from studio.template.holes import _BRAND

SLOTS = {
    "title": {"label": "Title", "label_fa": "عنوان", "required": True},
    "day": {"label": "Day", "label_fa": "روز برگزاری", "kind": "date"},
    "steps": {"label": "Step", "label_fa": "گام", "kind": "list", "columns": {
        "name": {"label": "Step name", "label_fa": "نام گام"}, "about": {"label": "About", "label_fa": "شرح گام"}}},
    "photo": {"label": "Photo", "label_fa": "عکس", "kind": "picture"},
    "numbers": {"label": "Numbers", "label_fa": "اعداد", "kind": "sheet"},
}
LAYERS = (
    {"kind": "text", "id": "title", "text": "{title}"},
    {"kind": "text", "id": "leaf", "text": ["{day.day}", "{day.month}"]},
    {"kind": "box", "id": "list", "repeat": "steps", "children": [
        {"kind": "text", "id": "s", "text": "{number} {name}"}]},
    {"kind": "box", "id": "hero", "children": [
        {"kind": "picture", "id": "photo", "source": "{photo}", "alt": "عکس"},
        {"kind": "pattern", "id": "girih", "unless": "photo"}]},
    {"kind": "chart", "id": "chart", "fills": "numbers"},
)  # fmt: skip


def a_template(folder: Path, *layers: dict, slots: dict | None = None, **document: object) -> Template:
    folder.mkdir(parents=True, exist_ok=True)
    page = {"layers": list(layers or LAYERS)}
    form = {"version": 1, "takes": "words", "slots": slots or SLOTS, "document": {"pages": [page], **document}}
    (folder / "template.json").write_text(json.dumps(form), "utf-8")
    return load_template(folder)


def layers(source: Template, words: Words, language: str = "fa") -> dict[str, object]:
    document = fill(source, [words], {}, language=language)
    return {layer.id: layer for page in document.pages for layer in layers_of(page.layers)}


def test_a_card_is_filled_by_its_slots_and_a_day_comes_in_parts(tmp_path):
    source = a_template(tmp_path / "t")
    shown = layers(source, Words(values={"title": "نشست", "day": "1404/9/5"}))
    assert shown["title"].text == "نشست"
    assert shown["leaf"].text == "۵ · آذر"
    assert layers(source, Words(values={"day": "2025-11-26"}), "en")["leaf"].text == "26 · November"
    assert "leaf" not in layers(source, Words(values={"day": "هر پنجشنبه"}))


@pytest.mark.parametrize("steps", [
    "جست‌وجو | در فهرست\nبرداشتن | از قفسه", "جست‌وجو: در فهرست\nبرداشتن: از قفسه",
    [["جست‌وجو", "در فهرست"], ["برداشتن", "از قفسه"]], [{"name": "جست‌وجو"}, {"name": "برداشتن"}],
])  # fmt: skip
def test_a_list_may_be_lines_cells_or_objects(tmp_path, steps):
    shown = layers(a_template(tmp_path / "t"), Words(values={"steps": steps}))
    assert [shown[f"s-{number}"].text for number in (1, 2)] == ["1 جست‌وجو", "2 برداشتن"]


def test_what_stands_in_for_a_picture_goes_when_there_is_one(tmp_path):
    source = a_template(tmp_path / "t")
    assert {"girih", "hero"} <= set(layers(source, Words(values={"title": "الف"})))
    with_photo = layers(source, Words(values={"photo": "/somewhere/p.jpg"}))
    assert isinstance(with_photo["photo"], Picture)
    assert "girih" not in with_photo


@pytest.mark.parametrize("numbers", [
    Sheet(columns=("ماه", "امانت"), rows=(("مهر", "۱۲۰"), ("آبان", "۹۰"))), "ماه\tامانت\nمهر\t۱۲۰\nآبان\t۹۰",
    [["ماه", "امانت"], ["مهر", "۱۲۰"], ["آبان", "۹۰"]],
    {"columns": ["ماه", "امانت"], "rows": [["مهر", "۱۲۰"], ["آبان", "۹۰"]]},
])  # fmt: skip
def test_a_chart_takes_the_table_of_its_slot(tmp_path, numbers):
    chart = layers(a_template(tmp_path / "t"), Words(values={"numbers": numbers}))["chart"]
    assert isinstance(chart, Chart)
    assert chart.sheet == Sheet(columns=("ماه", "امانت"), rows=(("مهر", "۱۲۰"), ("آبان", "۹۰")))


def test_the_words_of_a_chart_may_come_from_slots(tmp_path):
    said = {"title": "{title}", "highlight": "{title}", "unit": "جلد"}
    source = a_template(tmp_path / "t", {"kind": "chart", "id": "chart", "fills": "numbers", **said})
    assert source.problems == ()
    found = layers(source, Words(values={"title": "مهر", "numbers": "ماه | امانت\nمهر | ۱۲۰"}))["chart"]
    assert (found.title, found.highlight, found.unit) == ("مهر", "مهر", "جلد")
    assert layers(source, Words(values={"numbers": "ماه | امانت\nمهر | ۱۲۰"}))["chart"].title == ""


def test_a_chart_without_numbers_is_left_out(tmp_path):
    assert "chart" not in layers(a_template(tmp_path / "t"), Words(values={"title": "الف"}))


def test_a_page_is_made_for_each_item_and_pages_are_counted(tmp_path):
    pages = [{"layers": [{"kind": "text", "text": "{title}"}]},
             {"repeat": "steps", "layers": [{"kind": "text", "text": "{number}. {name}، {page_of}"}]}]
    source = a_template(tmp_path / "t", pages=pages)
    words = Words(values={"title": "راهنما", "steps": "یک\nدو\nسه"})
    document = fill(source, [words], {})
    said = [layer.text for page in document.pages for layer in page.layers if isinstance(layer, Text)]
    assert said == ["راهنما", "1. یک، 2 از 4", "2. دو، 3 از 4", "3. سه، 4 از 4"]
    assert page_count(source, [words]) == 4
    assert source.problems == ()


def test_a_number_repeats_a_sign_that_often(tmp_path):
    marks = {"kind": "box", "id": "row", "repeat": "done", "children": [{"kind": "shape", "id": "dot"}]}
    source = a_template(tmp_path / "t", marks, slots={"done": {"label": "Read", "label_fa": "خوانده"}})
    shown = layers(source, Words(values={"done": "۷"}))
    assert sum(name.startswith("dot") for name in shown) == 7


def test_lists_and_tables_are_lines_in_the_caption(tmp_path):
    source = a_template(tmp_path / "t", caption="{title}\n{steps}\n{numbers}")
    words = Words(values={"title": "الف", "steps": "یک | اول\nدو", "numbers": "ماه\tامانت\nمهر\t۱۲۰"})
    assert fill(source, [words], {}).caption == "الف\n• یک: اول\n• دو\n• مهر: ۱۲۰"


# ---------------------------------------------------------------- heads


@pytest.mark.parametrize("head", [
    "title", "Title", "عنوان", " عنوان‌ ", "روز برگزاري", "روز\u200cبرگزاری", "گام 2", "گام ۲", "Step 3", "شرح گام ۱"
])  # fmt: skip
def test_heads_are_known_in_both_languages_and_any_encoding(tmp_path, head):
    assert knows_head(a_template(tmp_path / "t"), head)


@pytest.mark.parametrize("head", ["", "قیمت", "عنوان ۲"])
def test_other_heads_are_not(tmp_path, head):
    assert not knows_head(a_template(tmp_path / "t"), head)


def test_columns_of_single_items_become_a_list(tmp_path):
    said = {"عنوان": "راهنما", "گام ۱": "جست‌وجو", "گام ۲": "برداشتن", "شرح گام ۲": "از قفسه", "گام ۳": ""}
    words = words_of(a_template(tmp_path / "t"), said)
    assert words.values == {
        "title": "راهنما", "steps": ({"name": "جست‌وجو"}, {"name": "برداشتن", "about": "از قفسه"}),
    }  # fmt: skip


def test_a_book_s_row_may_fill_the_template_s_own_slots(tmp_path):
    folder = tmp_path / "t"
    source = a_template(folder, {"kind": "text", "id": "why", "text": "{why}"},
                        slots={"why": {"label": "Why", "label_fa": "چرا این کتاب"}})
    book = Book(title="سووشون", original={"عنوان": "سووشون", "چرا این كتاب": "چون از زری می‌آموزیم"})
    assert layers(source, book)["why"].text == "چون از زری می‌آموزیم"


# ---------------------------------------------------------------- files


def rows_of(source: Template, file: Path) -> list[dict]:
    return [row.content.values for row in job.card_rows(source, file)[0]]


def test_a_row_of_a_sheet_is_a_card(tmp_path):
    file = tmp_path / "cards.csv"
    file.write_text("عنوان,روز برگزاري,یادداشت\nنشست یکم,1404/9/5,-\nنشست دوم,1404/9/12,-\n", "utf-8-sig")
    rows, problems = job.card_rows(a_template(tmp_path / "t"), file)
    assert [row.content.values for row in rows] == [
        {"title": "نشست یکم", "day": "1404/9/5"}, {"title": "نشست دوم", "day": "1404/9/12"},
    ]  # fmt: skip
    assert [(problem.code, problem.level) for problem in problems] == [("column-unused", "note")]
    assert "یادداشت" in problems[0].what


def test_rows_of_a_list_alone_go_on_with_the_card_above(tmp_path):
    file = tmp_path / "cards.csv"
    file.write_text("عنوان,نام گام,شرح گام\nراهنما,یک,اول\n,دو,\nدیگر,الف,\n", "utf-8")
    assert rows_of(a_template(tmp_path / "t"), file) == [
        {"title": "راهنما", "steps": ({"name": "یک", "about": "اول"}, {"name": "دو"})},
        {"title": "دیگر", "steps": ({"name": "الف"},)},
    ]  # fmt: skip
    file.write_text("نام گام,شرح گام\nیک,اول\nدو,دوم\n", "utf-8")
    assert [len(card["steps"]) for card in rows_of(a_template(tmp_path / "t"), file)] == [2]


@pytest.mark.parametrize(("name", "sample"), [
    ("infographic-timeline", "libraries-evolution"), ("infographic-reasons", "why-social-media"),
    ("infographic-versus", "networks-and-media"),
])
def test_the_sample_sheets_are_one_card_each_that_fills_its_template(name, sample):
    (row,), problems = job.card_rows(template(name), asset(f"samples/{sample}.csv"))
    slots = template(name).facts.slots
    assert problems == []
    assert all(row.content.values[slot] for slot, facts in slots.items() if facts.required)


def test_heads_may_stand_one_below_the_other(tmp_path):
    book = openpyxl.Workbook()
    for row in (("عنوان", "نشست یکم", "نشست دوم"), ("گام", "یک", "الف"), (None, "دو", None), ("عکس", None, None)):
        book.active.append(row)
    book.save(tmp_path / "cards.xlsx")
    assert rows_of(a_template(tmp_path / "t"), tmp_path / "cards.xlsx") == [
        {"title": "نشست یکم", "steps": "یک\nدو"}, {"title": "نشست دوم", "steps": "الف"},
    ]  # fmt: skip


def test_objects_of_json_and_toml_are_cards(tmp_path):
    source = a_template(tmp_path / "t")
    wanted = [{"title": "راهنما", "steps": ({"name": "یک", "about": "اول"},)}]
    one = {"عنوان": "راهنما", "steps": [{"نام گام": "یک", "about": "اول"}]}
    for name, form in (("one", one), ("list", [one]), ("named", {"cards": [one]})):
        (tmp_path / f"{name}.json").write_text(json.dumps(form), "utf-8")
        assert rows_of(source, tmp_path / f"{name}.json") == wanted
    (tmp_path / "a.toml").write_text('title = "راهنما"\n[[steps]]\nname = "یک"\nabout = "اول"\n', "utf-8")
    assert rows_of(source, tmp_path / "a.toml") == wanted


def test_a_file_of_numbers_fills_the_chart(tmp_path):
    (tmp_path / "numbers.csv").write_text("ماه,امانت\nمهر,۱۲۰\nآبان,۹۰\n", "utf-8")
    (values,) = rows_of(a_template(tmp_path / "t"), tmp_path / "numbers.csv")
    assert values["numbers"] == Sheet(columns=("ماه", "امانت"), rows=(("مهر", "۱۲۰"), ("آبان", "۹۰")))


def test_a_file_that_says_nothing_to_the_template_is_refused_with_the_names_to_use(tmp_path):
    source = a_template(tmp_path / "t", {"kind": "text", "text": "{title}"}, slots={"title": SLOTS["title"]})
    (tmp_path / "numbers.csv").write_text("ماه,امانت\nمهر,۱۲۰\n", "utf-8")
    with pytest.raises(InputFault, match="title") as caught:
        job.card_rows(source, tmp_path / "numbers.csv")
    assert "عنوان" in caught.value.problem.hint_fa


def test_pictures_are_taken_from_beside_the_file_only(tmp_path):
    folder = tmp_path / "list"
    folder.mkdir()
    (folder / "p.jpg").write_bytes(b"-")
    (tmp_path / "secret.jpg").write_bytes(b"-")
    (folder / "cards.csv").write_text("عنوان,عکس\nیک,p.jpg\nدو,../secret.jpg\nسه,nowhere.jpg\n", "utf-8")
    rows, problems = job.card_rows(a_template(tmp_path / "t"), folder / "cards.csv")
    assert [row.content.values.get("photo", "") for row in rows] == [str(folder / "p.jpg"), "", ""]
    assert [problem.code for problem in problems] == ["cover-outside", "cover-missing"]


def test_words_of_a_list_are_no_picture_to_open(tmp_path):
    with pytest.raises(InputFault) as caught:
        a_template(tmp_path / "t", {"kind": "picture", "source": "{title}"})
    assert caught.value.problem.code == "path-outside"


# ---------------------------------------------------------------- holes and samples


def test_a_hole_that_nothing_fills_is_told(tmp_path):
    source = a_template(
        tmp_path / "t", {"kind": "text", "text": "{titel}"}, {"kind": "box", "repeat": "stepz", "children": []},
        {"kind": "icon", "icon": "book", "needs": "foto"}, {"kind": "chart", "fills": "numbers"},
        {"kind": "text", "text": "{name}"}, {"kind": "text", "text": "{day.day} {library} {handle_eitaa}"},
    )  # fmt: skip
    assert {(problem.code, problem.level) for problem in source.problems} == {("hole-unknown", "note")}
    names = [problem.what.split("'")[1] for problem in source.problems]
    assert names == ["titel", "stepz", "foto", "name"]
    assert "did you mean 'title'?" in source.problems[0].hint


def test_the_brand_s_holes_are_those_a_brand_fills():
    brand = Brand(name="-", name_en="-", logo="-", phone="-", address="-", site="-", handles={"eitaa": "-"})
    assert set(brand_values(brand)) == _BRAND | {"handle_eitaa"}


def test_samples_fill_a_preview_without_other_files(tmp_path):
    source = a_template(tmp_path / "t")
    form = json.loads((tmp_path / "t" / "template.json").read_text("utf-8"))
    form["samples"] = [{"language": "fa", "name": "typical", "values": {"title": "نشست"}},
                       {"language": "fa", "name": "long", "values": {"title": "نشست بزرگ"}}]  # fmt: skip
    (tmp_path / "t" / "template.json").write_text(json.dumps(form), "utf-8")
    source = load_template(tmp_path / "t")
    said = partial(sample_contents, source, "fa")
    assert [said(length)[0][0].values["title"] for length in ("short", "typical", "long")] == [
        "نشست", "نشست", "نشست بزرگ",
    ]  # fmt: skip


def test_an_icon_may_be_chosen_by_its_name(tmp_path):
    source = a_template(tmp_path / "t", {"kind": "icon", "id": "sign", "icon": "{sign}"},
                        slots={"sign": {"label": "Sign", "label_fa": "نشانه", "kind": "icon", "default": "book"}})
    assert layers(source, Words())["sign"].icon == "book"
    assert layers(source, Words(values={"sign": "armchair"}))["sign"].icon == "armchair"


def test_books_keep_their_rank_over_pages(tmp_path):
    (tmp_path / "t").mkdir()
    layer = {"kind": "box", "repeat": "books", "children": [{"kind": "text", "text": "{rank}. {title}"}]}
    form = {"version": 1, "takes": "books", "most": 2, "document": {"pages": [{"layers": [layer]}]}}
    (tmp_path / "t" / "template.json").write_text(json.dumps(form), "utf-8")
    source = load_template(tmp_path / "t")
    document = fill(source, [Book(title=title) for title in ("الف", "ب", "پ")], {})
    said = [layer.text for page in document.pages for layer in layers_of(page.layers) if isinstance(layer, Text)]
    assert said == ["1. الف", "2. ب", "3. پ"]
    assert source.problems == ()


def test_items_take_turns_in_their_looks(tmp_path):
    children = [{"kind": "shape", "id": "dark", "needs": "odd"}, {"kind": "shape", "id": "light", "needs": "even"},
                {"kind": "pattern", "id": "chance", "pattern": "quarters", "seed": 3}]  # fmt: skip
    source = a_template(tmp_path / "t", {"kind": "box", "repeat": "steps", "children": children})
    shown = layers(source, Words(values={"steps": "یک\nدو"}))
    assert set(shown) == {"", "dark-1", "light-2", "chance-1", "chance-2"}
    assert [shown[f"chance-{number}"].seed for number in (1, 2)] == [3, 4]


def test_what_must_be_said_and_is_not_is_told_with_its_rows(tmp_path):
    source = a_template(tmp_path / "t")
    (tmp_path / "cards.csv").write_text("عنوان,روز برگزاری\nنشست,۵ آذر\n,۶ آذر\n,۷ آذر\n", "utf-8")
    problems = job.card_rows(source, tmp_path / "cards.csv")[1]
    assert [(problem.code, problem.level) for problem in problems] == [("slot-empty", "warning")]
    assert "row 3, row 4" in problems[0].what and "عنوان" in problems[0].what_fa
    assert job.card_rows(source, tmp_path / "cards.csv", typed=["title"])[1] == []
