"""`make` turns lists and words into pictures, and says what it cannot take."""

from itertools import chain
from pathlib import Path

import openpyxl
import pytest

from tests.commands import ask, asked, book_list, make_books, make_words, pictures, presets_file


@pytest.mark.parametrize(
    ("rows", "numbers"),
    [
        ("1-2", "12"),
        ("2", "2"),
        ("3-", "345"),
        ("1,4-5", "145"),
        (" 2 - 3 , 5 ", "235"),
        ("5,1", "15"),
        ("", "12345"),
        ("4-99", "45"),
    ],
)
def test_rows_are_chosen_by_their_numbers(tmp_path, rows, numbers):
    done = make_books(tmp_path, "--rows", rows, "--json", count=5)
    assert done.code == 0
    assert sorted(Path(entry["path"]).name[:2] for entry in done.json["files"]) == [f"0{number}" for number in numbers]


@pytest.mark.parametrize("rows", ["x", "1-x", "-", "3-1", "1;2", "-4", "1,,2"])
def test_rows_that_are_no_rows_are_refused_with_an_example(tmp_path, rows):
    done = make_books(tmp_path, f"--rows={rows}", "--json")
    assert done.code == 2
    assert done.json["problems"][0]["where"] == "--rows"
    assert "1-12,15,20-" in done.json["problems"][0]["hint"]


def test_faults_of_records_that_were_not_chosen_are_not_told(tmp_path):
    source = book_list(tmp_path / "list.csv", 6)
    text = source.read_text("utf-8").splitlines()
    text[5] = "چهارم,نویسنده,9786000000000"
    source.write_text("\n".join(text), "utf-8")
    common = make_words(source, tmp_path, "--json")
    assert ask(*common, "--rows", "1-3", "--out", tmp_path / "a").json["problems"] == []
    (problem,) = ask(*common, "--rows", "4-5", "--out", tmp_path / "b").json["problems"]
    assert "row 6" in problem["where"]


def test_a_platform_means_its_placements_and_all_means_what_suits(tmp_path):
    places = {entry["preset"] for entry in make_books(tmp_path, "--json", count=1, places=("tiny",)).json["files"]}
    assert places == {"tiny/card", "tiny/square", "tiny/twin"}
    done = ask("check", tmp_path / "out", "--presets-file", tmp_path / "presets.toml")
    assert done.code == 0


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["make", "book-into", "--preset", "tiny/card"], "book-intro"),
        (["make", "book-intro", "--preset", "instagram/stry"], "instagram/story"),
        (["make", "book-intro", "--preset", "تلگرام"], "telegram"),
        (["make", "book-intro", "--preset", "tiny/card", "--format", "pgn"], "png"),
        (["make", "book-intro", "--preset", "tiny/card", "--words", "acton=بیایید"], "action"),
    ],
)
def test_a_slip_of_the_pen_gets_the_nearest_name(tmp_path, arguments, hint):
    source = book_list(tmp_path / "list.csv", 1)
    done = ask(
        *arguments, "--from", source, "--presets-file", presets_file(tmp_path), "--out", tmp_path / "out", "--json"
    )
    assert done.code == 2
    (problem,) = done.json["problems"]
    assert f"did you mean '{hint}'" in problem["hint"]
    assert hint in problem.get("hint_fa", hint)
    assert problem["what_fa"]
    assert not (tmp_path / "out").exists()


def test_words_without_an_option_of_their_own_are_refused_with_the_way_to_write_them(tmp_path):
    words = ("--words", "text=سلام", "author=سعدی")
    done = ask("make", "quote", *words, "--preset", "tiny/card", "--out", tmp_path / "out")
    assert done.code == 2
    assert "--words author=سعدی" in done.err
    assert not (tmp_path / "out").exists()
    other = ask("make", "quote", "--preset", "tiny/card", "--outt=x")
    assert other.code == 2
    assert "--words" not in other.err.splitlines()[-1]


def test_a_format_that_a_service_refuses_becomes_its_own_with_a_note(tmp_path):
    done = make_books(
        tmp_path, "--format", "webp", "--json", count=1, places=("instagram/feed_square", "x/feed_square")
    )
    assert done.code == 0
    assert {Path(entry["path"]).suffix for entry in done.json["files"] if "instagram" in entry["path"]} == {".jpg"}
    assert {Path(entry["path"]).suffix for entry in done.json["files"] if entry["path"].startswith("x/")} == {".webp"}
    (note,) = done.json["problems"]
    assert (note["where"], note["code"], note["level"]) == ("instagram/feed_square", "format-refused", "note")
    assert "jpg" in note["what"]
    assert note["what_fa"]


@pytest.mark.parametrize("form", ["png", "webp", "avif", "pdf", "svg", ".JPEG"])
def test_every_format_can_be_asked_for(tmp_path, form):
    done = make_books(tmp_path, "--format", form, "--json", count=1, places=("files/any",))
    assert (done.code, done.json["problems"]) == (0, [])
    (entry,) = done.json["files"]
    assert entry["path"].endswith("." + form.lower().lstrip(".").replace("jpeg", "jpg"))


def test_words_fill_slots_and_can_stand_alone(tmp_path):
    done = make_books(tmp_path, "--words", "kicker=کتاب هفته", count=1)
    assert done.code == 0
    assert "کتاب هفته" in (tmp_path / "out" / "tiny" / "01-سووشون.caption.txt").read_text("utf-8")
    alone = ask(
        "make",
        "quote",
        "--words",
        "text=چشم‌ها را باید شست",
        "--words",
        "author=سهراب سپهری",
        "--presets-file",
        tmp_path / "presets.toml",
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "quote",
    )
    assert alone.code == 0
    assert len(pictures(tmp_path / "quote")) == 1


def test_a_saying_cannot_be_taken_from_a_book_list_and_a_book_needs_a_title(tmp_path):
    done = make_books(tmp_path, template="quote")
    assert done.code == 2
    assert "--words" in done.err
    bare = ask("make", "book-intro", "--words", "author=کسی", "--preset", "instagram/story", "--out", tmp_path / "bare")
    assert bare.code == 2
    assert "title" in bare.err


def test_twenty_books_become_a_carousel_in_order(tmp_path):
    done = make_books(tmp_path, "--json", template="new-arrivals", count=20, places=("tiny/square",))
    assert done.code == 0
    names = [Path(entry["path"]).name for entry in done.json["files"]]
    assert names == [f"01-تازه-های-کتابخانه-{page}.jpg" for page in (1, 2, 3)]
    records = [entry["record"].split("; ") for entry in done.json["files"]]
    assert [len(on_page) for on_page in records] == [7, 7, 6]
    assert list(chain.from_iterable(records)) == [f"row {number}" for number in range(2, 22)]


def test_paths_may_have_spaces_and_persian_letters(tmp_path):
    source = book_list(tmp_path / "فهرست کتاب‌ها" / "تازه‌های آبان ۱۴۰۵.csv", 1)
    out = tmp_path / "خروجی تازه" / "پوشهٔ دوم"
    done = asked(*make_words(source, tmp_path, "--out", out, "--jobs", "2"))
    assert done.code == 0, done.err
    assert len(pictures(out)) == 1


def test_a_table_may_be_some_cells_of_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    rows = ["گزارش سالانه"], [], [None, "فصل", "امانت"], [None, "بهار", 9800], [None, "تابستان", 14600], ["یادداشت"]
    for row in rows:
        book.active.append(row)
    book.save(tmp_path / "year.xlsx")
    words = ("--words", "title=امانت در سال", "--words", f"table={tmp_path / 'year.xlsx'}!B3:C5")
    done = ask("make", "infographic-chart", *words, "--preset", "library/long", "--out", tmp_path / "out", "--json")
    assert done.code == 0, done.json["problems"]
    (twin,) = (tmp_path / "out").glob("*.html")
    told = twin.read_text("utf-8")
    assert "تابستان" in told and "۱۴٬۶۰۰" in told
    assert "یادداشت" not in told
