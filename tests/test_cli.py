"""The commands answer a person, and a program, as they promise."""

import csv
import io
import json
import os
import subprocess
import sys
from itertools import chain
from pathlib import Path

import pytest
from PIL import Image

import studio
from studio.template import template_ids
from tests.commands import (
    ROOT,
    TITLES,
    Answer,
    ask,
    asked,
    book_list,
    cover,
    files,
    manifest,
    pictures,
    presets_file,
)

pytestmark = pytest.mark.usefixtures("qt_app")


@pytest.fixture
def tiny(tmp_path: Path) -> list[object]:
    return ["--presets-file", presets_file(tmp_path)]


def make(tmp_path: Path, *more: object, template: str = "book-intro", count: int = 2) -> Answer:
    source = book_list(tmp_path / "list.csv", count)
    return ask(
        "make",
        template,
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--out",
        tmp_path / "out",
        *more,
    )


# ---------------------------------------------------------------- make


def test_make_writes_the_folder_that_the_manifest_describes(tmp_path):
    done = make(tmp_path, "--preset", "tiny/card", "--preset", "tiny/square", "--json")
    assert done.code == 0
    assert done.json["made"] == 4
    assert done.json["kept"] == 0
    assert {entry["path"] for entry in done.json["files"]} == {
        f"tiny/{place}/{name}.jpg" for place in ("card", "square") for name in ("01-سووشون", "02-چشم-هایش")
    }
    listed = {entry["path"] for entry in manifest(tmp_path / "out")["files"]}
    assert set(files(tmp_path / "out")) == listed | {"manifest.json"}


def test_the_manifest_tells_the_truth_about_every_file(tmp_path):
    make(
        tmp_path,
        "--preset",
        "tiny/card",
        "--preset",
        "instagram/story",
        "--preset",
        "telegram/post_square",
        "--format",
        "png",
    )
    check = subprocess.run(
        [sys.executable, ROOT / "tools" / "check_export.py", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 0, check.stdout
    assert {entry["record"] for entry in pictures(tmp_path / "out")} == {"row 2", "row 3"}


def test_a_second_run_makes_nothing_and_a_changed_title_only_its_own_pictures(tmp_path):
    make(tmp_path, "--preset", "tiny/card", count=3)
    assert make(tmp_path, "--preset", "tiny/card", "--json", count=3).json["kept"] == 3
    text = (tmp_path / "list.csv").read_text("utf-8").replace("بوف کور", "بوف کور تازه")
    (tmp_path / "new.csv").write_text(text, "utf-8")
    done = ask(
        "make",
        "book-intro",
        "--from",
        tmp_path / "new.csv",
        "--presets-file",
        tmp_path / "presets.toml",
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
        "--json",
    )
    assert (done.json["made"], done.json["kept"]) == (1, 2)


def test_a_picture_that_was_touched_is_made_again(tmp_path):
    make(tmp_path, "--preset", "tiny/card")
    path = next((tmp_path / "out" / "tiny" / "card").glob("01-*"))
    good = path.read_bytes()
    path.write_bytes(good[:-100])
    assert make(tmp_path, "--preset", "tiny/card", "--json").json["made"] == 1
    assert path.read_bytes() == good


def test_a_second_order_for_the_same_folder_keeps_what_the_first_made(tmp_path):
    make(tmp_path, "--preset", "tiny/card")
    done = make(tmp_path, "--preset", "tiny/square", "--json")
    assert len(pictures(tmp_path / "out")) == 4
    assert [problem["code"] for problem in done.json["problems"]] == ["earlier-files"]
    assert ask("check", tmp_path / "out").code == 0


def test_places_of_one_size_get_the_same_picture(tmp_path):
    make(tmp_path, "--preset", "tiny", count=1)
    card, twin, square = (
        (tmp_path / "out" / "tiny" / place / "01-سووشون.jpg").read_bytes() for place in ("card", "twin", "square")
    )
    assert card == twin != square


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
    done = make(tmp_path, "--preset", "tiny/card", "--rows", rows, "--json", count=5)
    assert done.code == 0
    assert sorted(Path(entry["path"]).name[:2] for entry in done.json["files"]) == [
        f"0{number}" for number in numbers
    ]


@pytest.mark.parametrize("rows", ["x", "1-x", "-", "3-1", "1;2", "-4", "1,,2"])
def test_rows_that_are_no_rows_are_refused_with_an_example(tmp_path, rows):
    done = make(tmp_path, "--preset", "tiny/card", f"--rows={rows}", "--json")
    assert done.code == 2
    assert done.json["problems"][0]["where"] == "--rows"
    assert "1-12,15,20-" in done.json["problems"][0]["hint"]


def test_faults_of_records_that_were_not_chosen_are_not_told(tmp_path):
    source = book_list(tmp_path / "list.csv", 6)
    text = source.read_text("utf-8").splitlines()
    text[5] = "چهارم,نویسنده,9786000000000"
    source.write_text("\n".join(text), "utf-8")
    common = [
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--json",
    ]
    assert ask(*common, "--rows", "1-3", "--out", tmp_path / "a").json["problems"] == []
    (problem,) = ask(*common, "--rows", "4-5", "--out", tmp_path / "b").json["problems"]
    assert "row 6" in problem["where"]


def test_a_platform_means_its_placements_and_all_means_what_suits(tmp_path):
    places = {entry["preset"] for entry in make(tmp_path, "--preset", "tiny", "--json", count=1).json["files"]}
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


def test_a_format_that_a_service_refuses_becomes_its_own_with_a_note(tmp_path):
    done = make(
        tmp_path,
        "--preset",
        "instagram/feed_square",
        "--preset",
        "x/feed_square",
        "--format",
        "webp",
        "--json",
        count=1,
    )
    assert done.code == 0
    assert {Path(entry["path"]).suffix for entry in done.json["files"] if "instagram" in entry["path"]} == {".jpg"}
    assert {Path(entry["path"]).suffix for entry in done.json["files"] if entry["path"].startswith("x/")} == {
        ".webp"
    }
    (note,) = done.json["problems"]
    assert (note["where"], note["code"], note["level"]) == ("instagram/feed_square", "format-refused", "note")
    assert "jpg" in note["what"]
    assert note["what_fa"]


@pytest.mark.parametrize("form", ["png", "webp", "avif", "pdf", "svg", ".JPEG"])
def test_every_format_can_be_asked_for(tmp_path, form):
    done = make(tmp_path, "--preset", "files/any", "--format", form, "--json", count=1)
    assert (done.code, done.json["problems"]) == (0, [])
    (entry,) = done.json["files"]
    assert entry["path"].endswith("." + form.lower().lstrip(".").replace("jpeg", "jpg"))


def test_words_fill_slots_and_can_stand_alone(tmp_path):
    done = make(tmp_path, "--preset", "tiny/card", "--words", "kicker=کتاب هفته", count=1)
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
    done = make(tmp_path, "--preset", "tiny/card", template="quote")
    assert done.code == 2
    assert "--words" in done.err
    bare = ask(
        "make", "book-intro", "--words", "author=کسی", "--preset", "instagram/story", "--out", tmp_path / "bare"
    )
    assert bare.code == 2
    assert "title" in bare.err


def test_twenty_books_become_a_carousel_in_order(tmp_path):
    done = make(tmp_path, "--preset", "tiny/square", "--json", template="new-arrivals", count=20)
    assert done.code == 0
    names = [Path(entry["path"]).name for entry in done.json["files"]]
    assert names == [f"01-تازه-های-کتابخانه-{page}.jpg" for page in (1, 2, 3)]
    records = [entry["record"].split("; ") for entry in done.json["files"]]
    assert [len(on_page) for on_page in records] == [7, 7, 6]
    assert list(chain.from_iterable(records)) == [f"row {number}" for number in range(2, 22)]


def test_the_same_title_twice_makes_two_files(tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("title,author\nگلستان,سعدی\nگلستان,سعدی\n", "utf-8")
    ask(
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
    )
    assert [Path(entry["path"]).name for entry in pictures(tmp_path / "out")] == ["01-گلستان.jpg", "02-گلستان.jpg"]


def test_names_are_safe_on_windows_whatever_the_title(tmp_path):
    source = tmp_path / "list.csv"
    titles = ["CON", 'آیا "آب/باد" <۱>؟', "نقطه.", "فاصله ", "ن" * 300, "خط\tدو"]
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["title", "author"], *([title, "کسی"] for title in titles)])
    ask(
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
    )
    names = [name for path in files(tmp_path / "out") for name in path.split("/")]
    assert len(pictures(tmp_path / "out")) == len(titles)
    for name in names:
        assert not set(name) & set('<>:"\\|?*')
        assert not any(ord(letter) < 32 for letter in name)
        assert not name.endswith((".", " "))
        assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL"}
        assert len(name.encode()) <= 120


def test_numbers_of_a_long_list_sort_as_they_should(tmp_path):
    done = make(tmp_path, "--preset", "tiny/card", "--rows", "9-10,100", "--json", count=100)
    assert [Path(entry["path"]).name[:4] for entry in done.json["files"]] == ["009-", "010-", "100-"]


def test_paths_may_have_spaces_and_persian_letters(tmp_path):
    source = book_list(tmp_path / "فهرست کتاب‌ها" / "تازه‌های آبان ۱۴۰۵.csv", 1)
    out = tmp_path / "خروجی تازه" / "پوشهٔ دوم"
    done = asked(
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        out,
        "--jobs",
        "2",
    )
    assert done.code == 0, done.err
    assert len(pictures(out)) == 1


def test_the_overview_shows_every_picture_once(tmp_path):
    make(tmp_path, "--preset", "tiny/card", "--preset", "tiny/twin", count=8)
    with Image.open(tmp_path / "out" / "overview.jpg") as sheet:
        assert sheet.size == (6 * 256 + 16, 2 * 256 + 16)


# ---------------------------------------------------------------- words beside the pictures


def test_captions_and_alternative_texts_stand_beside_the_pictures(tmp_path):
    make(tmp_path, "--preset", "instagram/feed_square", "--preset", "x/feed_square", count=1)
    said = (tmp_path / "out" / "instagram" / "01-سووشون.caption.txt").read_text("utf-8")
    assert "سووشون" in said
    assert "#معرفی_کتاب" in said
    assert "#سیمین_دانشور" in said
    assert "سووشون" in (tmp_path / "out" / "x" / "01-سووشون.alt.txt").read_text("utf-8")
    words = [entry for entry in manifest(tmp_path / "out")["files"] if entry["kind"] == "words"]
    assert len(words) == 4


# ---------------------------------------------------------------- covers


def greens(path: Path) -> int:
    """How many pixels are as green as the covers of these tests."""
    with Image.open(path) as picture:
        colours = picture.convert("RGB").getcolors(1 << 24)
    return sum(count for count, (red, green, blue) in colours if green > 200 > 90 > max(red, blue))


def test_covers_of_a_list_are_found_beside_it(tmp_path):
    cover(tmp_path / "جلدها" / "یک.png")
    cover(tmp_path / "two.jpg", colour="#00ff00")
    source = book_list(tmp_path / "list.csv", 3, cover=["جلدها/یک.png", "two.jpg", r"جلدها\یک.png"])
    done = ask(
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
        "--json",
    )
    assert (done.code, done.json["problems"]) == (0, [])
    made = sorted((tmp_path / "out" / "tiny" / "card").iterdir())
    assert greens(made[1]) > 5_000
    assert greens(made[0]) < 100


def test_covers_are_found_by_isbn_or_title_in_a_folder(tmp_path):
    cover(tmp_path / "covers" / "978-600-376-184-1.png", colour="#00ff00")
    cover(tmp_path / "covers" / "بوف كور.png", colour="#00ff00")
    source = tmp_path / "list.csv"
    source.write_text("title,author,isbn\nسووشون,دانشور,9786003761841\nبوف کور,هدایت,\nگلستان,سعدی,\n", "utf-8")
    command = ["make", "book-intro", "--from", source, "--presets-file", presets_file(tmp_path), "--preset",
               "tiny/card", "--out", tmp_path / "out", "--json"]  # fmt: skip
    assert ask(*command, "--covers", tmp_path / "covers").json["problems"] == []
    made = sorted((tmp_path / "out" / "tiny" / "card").iterdir())
    assert [greens(path) > 5_000 for path in made] == [True, True, False]
    assert ask(*command, "--covers", tmp_path / "nowhere").code == 2


def test_a_cover_is_found_by_its_name_letter_for_letter(tmp_path):
    cover(tmp_path / "كتاب\u200cها" / "يك.png")
    source = book_list(tmp_path / "list.csv", 1, cover=["كتاب\u200cها/يك.png"])
    done = ask(
        "make", "book-intro", "--from", source, "--presets-file", presets_file(tmp_path), "--preset", "tiny/card",
        "--out", tmp_path / "out", "--json",
    )  # fmt: skip
    assert done.json["problems"] == []


def test_a_changed_cover_makes_its_card_again(tmp_path):
    cover(tmp_path / "a.png")
    cover(tmp_path / "b.png")
    source = book_list(tmp_path / "list.csv", 2, cover=["a.png", "b.png"])
    command = [
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
        "--json",
    ]
    ask(*command)
    cover(tmp_path / "b.png", colour="#123456")
    assert ask(*command).json["made"] == 1
    os.utime(tmp_path / "a.png", (1, 1))
    assert ask(*command).json["kept"] == 2


def test_an_address_of_a_cover_is_never_fetched(tmp_path, monkeypatch):
    import socket

    def refused(*_arguments, **_options):
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket, "socket", refused)
    monkeypatch.setattr(socket, "create_connection", refused)
    monkeypatch.setattr(socket, "getaddrinfo", refused)
    source = book_list(tmp_path / "list.csv", 1, cover=["https://covers.example.org/1.jpg"])
    done = ask(
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
    )
    assert done.code == 0


# ---------------------------------------------------------------- export, demo


def a_design(path: Path, source: str = "photo.png", **fields: object) -> Path:
    from dataclasses import replace

    from studio.document.files import Design, save
    from studio.document.model import Document, Page, Picture, Text

    photo = io.BytesIO()
    Image.new("RGB", (60, 60), "#00ff00").save(photo, "PNG")
    layers = (
        Text(id="title", text="نمایشگاه کتاب", type="title"),
        Picture(id="photo", source=source, width="fill", height="fill"),
    )
    document = Document(name="نمایشگاه", pages=(Page(layers=layers),), caption="بیایید", alt="پوستر نمایشگاه")
    save(Design(document=replace(document, **fields), media={"photo.png": photo.getvalue()}), path)
    return path


def test_export_writes_a_design_with_the_pictures_it_carries(tmp_path):
    design = a_design(tmp_path / "نمایشگاه پاییز.ketab")
    command = [
        "export",
        design,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny",
        "--out",
        tmp_path / "out",
        "--json",
    ]
    done = ask(*command)
    assert (done.code, done.json["made"], done.json["problems"]) == (0, 3, [])
    assert greens(tmp_path / "out" / "tiny" / "card" / "01-نمایشگاه-پاییز.jpg") > 10_000
    assert ask(*command).json["kept"] == 3


def test_a_design_sees_no_file_but_its_own(tmp_path):
    secret = cover(tmp_path / "secret.png", colour="#00ff00")
    design = a_design(tmp_path / "a.ketab", source=str(secret))
    done = ask(
        "export",
        design,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
        "--json",
    )
    (problem,) = done.json["problems"]
    assert problem["code"] == "picture-missing"
    assert greens(tmp_path / "out" / "tiny" / "card" / "01-a.jpg") == 0


def test_demo_makes_one_folder_of_every_template_and_says_where(tmp_path):
    done = asked("demo", "--out", tmp_path / "demo", "--jobs", "2", "--json")
    assert done.code == 0, done.err
    assert str(tmp_path / "demo") in done.err
    assert {problem["level"] for problem in done.json["problems"]} <= {"note"}
    platforms = {Path(one["path"]).parts[0] for one in done.json["files"] if one["kind"] == "picture"}
    assert platforms == {"instagram", "telegram", "eitaa", "x", "whatsapp", "library"}
    (long,) = (one for one in done.json["files"] if one["preset"] == "library/long" and one["kind"] == "picture")
    assert long["height"] > 1.5 * long["width"]  # an infographic as tall as its timeline
    assert (tmp_path / "demo" / "manifest.json").is_file()
    assert (tmp_path / "demo" / "overview.jpg").is_file()
    again = asked("demo", "--out", tmp_path / "demo", "--json")
    assert (again.json["made"], again.json["kept"]) == (0, done.json["made"])


# ---------------------------------------------------------------- read, list, doctor, check


def test_read_says_what_is_there_and_writes_nothing(tmp_path):
    source = book_list(tmp_path / "list.csv", 25)
    done = ask("read", source)
    assert done.code == 0
    assert done.out.splitlines()[0] == "1. سووشون"
    assert "... and 5 more" in done.out
    assert "25 read, 0 repaired, 0 skipped, 17 duplicates" in done.out
    assert list(tmp_path.iterdir()) == [source]


def test_read_as_json_is_what_others_may_rely_on(tmp_path, shared):
    folder = shared / "data" / "catalogue" / "nyu_persian"
    source = next(path for path in folder.iterdir() if "50_Records" in path.name)
    form = ask("read", source, "--json").json
    assert list(form) == ["read", "repaired", "skipped", "duplicates", "records", "problems"]
    assert form["read"] == len(form["records"]) == 50
    assert {"where", "what", "hint"} <= set(form["problems"][0])
    first = form["records"][0]
    assert first["title"] == "یکصد سند از روابط فرهنگی ایران و عراق"
    assert first["people"][0].keys() == {"name", "role"}
    assert first["original"]["245"].startswith("1")


def test_read_tells_of_skipped_records_by_its_exit_code(tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("title,author\nگلستان,سعدی\n,بی‌عنوان\n", "utf-8")
    done = ask("read", source)
    assert done.code == 1
    assert "row 3" in done.err


@pytest.mark.parametrize("what", ["templates", "presets", "fonts", "icons", "effects", "palettes"])
def test_lists_have_ids_in_words_and_in_json(what):
    entries = ask("list", what, "--json").json[what]
    assert entries
    assert len({entry["id"] for entry in entries}) == len(entries)
    lines = ask("list", what).out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [entry["id"] for entry in entries]


def test_lists_name_what_make_takes():
    assert {entry["id"] for entry in ask("list", "templates", "--json").json["templates"]} == set(template_ids())
    by_id = {entry["id"]: entry for entry in ask("list", "presets", "--json").json["presets"]}
    assert by_id["instagram/story"]["size"] == "1080x1920"
    assert by_id["instagram/story"]["formats"][0] == "jpg"


def test_doctor_finds_this_machine_fit():
    done = ask("doctor", "--json")
    assert done.code == 0
    assert all({"what", "ok", "hint", "optional"} == set(finding) for finding in done.json["findings"])
    assert "Python" in ask("doctor").out


def test_check_finds_every_lie_in_a_folder(tmp_path):
    make(tmp_path, "--preset", "tiny/card", count=4)
    out = tmp_path / "out"
    first, second, third, _ = sorted((out / "tiny" / "card").iterdir())
    first.unlink()
    second.write_bytes(second.read_bytes() + b"\0")
    (out / "tiny" / "mine.txt").write_text("notes", "utf-8")
    done = ask("check", out, "--presets-file", tmp_path / "presets.toml", "--json")
    assert done.code == 1
    assert {(problem["code"], Path(problem["where"]).name) for problem in done.json["problems"]} == {
        ("file-missing", first.name),
        ("file-changed", second.name),
        ("file-unlisted", "mine.txt"),
    }
    assert third.exists()


def test_check_knows_the_sizes_and_limits_of_services(tmp_path):
    make(tmp_path, "--preset", "tiny/card", count=1)
    smaller = presets_file(tmp_path)
    smaller.write_text(
        smaller.read_text("utf-8").replace("[324, 405]", "[324, 406]\nimage_max_mb = 0.001"), "utf-8"
    )
    done = ask("check", tmp_path / "out", "--presets-file", smaller, "--json")
    assert {problem["code"] for problem in done.json["problems"]} == {"wrong-size", "too-large"}


def test_check_lays_a_design_out_for_the_places_named(tmp_path):
    done = ask("check", a_design(tmp_path / "a.ketab"), "--preset", "instagram/story", "--json")
    assert done.code == 0
    broken = ask(
        "check", a_design(tmp_path / "b.ketab", palette="turqoise"), "--preset", "instagram/story", "--json"
    )
    (problem,) = broken.json["problems"]
    assert (problem["where"], problem["hint"]) == ("palette", "did you mean 'turquoise'?")
    assert ask("check", tmp_path).code == 2


# ---------------------------------------------------------------- text


def test_text_show_gives_lines_with_glyphs_at_their_places():
    form = ask(
        "text", "show", "کتابخانهٔ ملی ایران", "--size", "40", "--width", "200", "--font", "vazirmatn", "--json"
    ).json
    assert len(form["lines"]) == 2
    for line in form["lines"]:
        assert {"text", "left", "right", "baseline", "glyphs"} <= set(line)
        assert 0 <= line["left"] < line["right"] <= 200.5
        assert {"font", "id", "x", "y", "advance", "cluster"} == set(line["glyphs"][0])
        assert Path(line["glyphs"][0]["font"]).is_file()
        assert [glyph["x"] for glyph in line["glyphs"]] == sorted(glyph["x"] for glyph in line["glyphs"])


def test_text_show_paints_all_the_ink(tmp_path):
    path = tmp_path / "نستعلیق.png"
    form = ask("text", "show", "چراغ", "--font", "noto-nastaliq-urdu", "--size", "120", "--png", path, "--json")
    if form.code == 2:
        pytest.skip("no such family here")
    with Image.open(path) as picture:
        assert picture.size == (form.json["png"]["width"], form.json["png"]["height"])
        grey = picture.convert("L")
    assert grey.getextrema()[0] < 60
    edges = [
        grey.crop(box).getextrema()[0]
        for box in ((0, 0, grey.width, 1), (0, grey.height - 1, grey.width, grey.height))
    ]
    assert min(edges) > 120


def test_text_show_names_letters_that_the_font_lacks():
    done = ask("text", "show", "کتاب 中", "--font", "vazirmatn", "--json")
    assert done.code == 1
    assert "U+4E2D" in done.err
    assert ask("text", "show", "کتاب", "--font", "vazirmatm").code == 2
    assert ask("text", "show", "کتاب", "--size", "0").code == 2


@pytest.mark.parametrize("verb", ["clean", "repair", "visual"])
def test_text_verbs_give_a_line_for_each_line(verb, tmp_path):
    pytest.importorskip("studio.text.repair")
    path = tmp_path / "متن.txt"
    path.write_text("كتاب هاي تازه\r\n\nمي روم\n", "utf-8")
    assert len(ask("text", verb, path).out.splitlines()) == 3
    assert len(ask("text", verb, path, "--json").json["lines"]) == 3


def test_text_clean_mends_orthography_and_says_what():
    given = "مي روم ."
    done = subprocess.run(
        [sys.executable, "-m", "studio", "text", "clean"],
        input=given,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "می‌روم.\n"


def test_text_visual_is_in_presentation_forms():
    done = subprocess.run(
        [sys.executable, "-m", "studio", "text", "visual"],
        input="سلام",
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "ﻡﻼﺳ\n"


def test_text_that_is_not_utf_8_is_named_by_its_line(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("سلام\n".encode() + "كتاب".encode("cp1256"))
    done = ask("text", "clean", path, "--json")
    assert done.code == 2
    (problem,) = done.json["problems"]
    assert problem["where"].endswith("old.txt, line 2")
    assert "UTF-8" in problem["hint"]


# ---------------------------------------------------------------- the command line itself


def test_the_version_is_told_without_loading_the_program():
    code = (
        "import sys; from studio.cli import main\ntry: main(['--version'])\nexcept SystemExit: print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    version, modules = done.stdout.splitlines()
    assert version == f"ketabnama {studio.__version__}"
    heavy = {
        "PySide6",
        "PIL",
        "numpy",
        "moviepy",
        "openpyxl",
        "pymarc",
        "lxml",
        "fontTools",
        "studio.layout",
        "studio.catalogue",
    }
    assert not heavy & set(modules.split())


@pytest.mark.parametrize("what", ["presets", "templates", "palettes"])
def test_light_lists_load_no_qt(what):
    code = f"import sys; from studio.cli import main; main(['list', {what!r}]); print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert not {"PySide6", "PIL", "numpy", "moviepy", "openpyxl", "pymarc"} & set(
        done.stdout.splitlines()[-1].split()
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["unknown"],
        ["make"],
        ["make", "book-intro"],
        ["list", "elephants"],
        ["make", "book-intro", "--preset", "x", "--out", "o", "--jobs", "-1"],
        ["make", "book-intro", "--preset", "x", "--out", "o", "--jobs", "two"],
    ],
)
def test_wrong_usage_is_exit_code_2_with_a_line_of_usage(arguments):
    done = ask(*arguments)
    assert done.code == 2
    assert "usage: ketabnama" in done.err


def test_a_progress_bar_is_only_for_a_terminal(tmp_path):
    source = book_list(tmp_path / "list.csv", 1)
    done = asked(
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
    )
    assert done.out == ""
    assert done.err.splitlines() == [
        f"ketabnama: 1 made, 0 unchanged, 0 errors, 0 notes in {tmp_path / 'out' / 'manifest.json'}"
    ]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_a_terminal_gets_a_progress_bar(tmp_path):
    source = book_list(tmp_path / "list.csv", 2)
    ours, theirs = os.openpty()
    command = [
        sys.executable,
        "-m",
        "studio",
        "make",
        "book-intro",
        "--from",
        source,
        "--presets-file",
        presets_file(tmp_path),
        "--preset",
        "tiny/card",
        "--out",
        tmp_path / "out",
    ]
    subprocess.run(command, cwd=ROOT, stderr=theirs, check=True)
    shown = os.read(ours, 65536).decode()
    os.close(ours)
    os.close(theirs)
    assert f"[{'#' * 15}{'.' * 15}] 1/2" in shown
    assert f"[{'#' * 30}] 2/2" in shown


def test_a_reader_that_goes_away_is_no_fault():
    command = f'"{sys.executable}" -m studio list icons --json | head -c 20'
    done = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""


def test_persian_can_be_told_on_a_console_of_another_encoding(tmp_path):
    source = book_list(tmp_path / "list.csv", 1)
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-m", "studio", "read", source], cwd=ROOT, env=env, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert "سووشون" in done.stdout.decode()


def test_a_fault_of_ours_says_so_and_is_no_success(monkeypatch, capsys):
    import studio.cli.listing

    monkeypatch.setattr(studio.cli.listing, "show", lambda options: 1 / 0)
    done = ask("list", "presets")
    assert done.code == 1
    assert "ZeroDivisionError" in done.err
    assert "report" in done.err.splitlines()[-1]


def test_json_is_json_even_when_the_input_is_refused(tmp_path):
    done = ask("read", tmp_path / "nothing.csv", "--json")
    assert done.code == 2
    assert json.loads(done.out)["problems"][0]["level"] == "error"
    assert TITLES


def test_a_shown_text_has_all_its_ink_inside_the_picture(tmp_path):
    path = tmp_path / "نستعلیق.png"
    done = ask("text", "show", "بنی‌آدم اعضای یک پیکرند", "--font", "noto-nastaliq-urdu", "--size", 90, "--png", path)
    assert done.code == 0
    with Image.open(path) as picture:
        grey = picture.convert("L")
        width, height = grey.size
        edges = [(0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height)]
        assert all(grey.crop(edge).getextrema() == (255, 255) for edge in edges)
