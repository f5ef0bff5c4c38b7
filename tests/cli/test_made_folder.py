"""The folder that `make` leaves is as its manifest says, and a second run does only what is new."""

import csv
import subprocess
import sys
from pathlib import Path

from PIL import Image

from tests.commands import ROOT, ask, files, make, make_books, manifest, pictures


def test_make_writes_the_folder_that_the_manifest_describes(tmp_path):
    done = make_books(tmp_path, "--json", places=("tiny/card", "tiny/square"))
    assert done.code == 0
    assert done.json["made"] == 4
    assert done.json["kept"] == 0
    assert {entry["path"] for entry in done.json["files"]} == {
        f"tiny/{place}/{name}.jpg" for place in ("card", "square") for name in ("01-سووشون", "02-چشم-هایش")
    }
    listed = {entry["path"] for entry in manifest(tmp_path / "out")["files"]}
    assert set(files(tmp_path / "out")) == listed | {"manifest.json"}


def test_the_manifest_tells_the_truth_about_every_file(tmp_path):
    make_books(tmp_path, "--format", "png", places=("tiny/card", "instagram/story", "telegram/post_square"))
    check = subprocess.run(
        [sys.executable, ROOT / "tools" / "check_export.py", tmp_path / "out"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert check.returncode == 0, check.stdout
    assert {entry["record"] for entry in pictures(tmp_path / "out")} == {"row 2", "row 3"}


def test_a_second_run_makes_nothing_and_a_changed_title_only_its_own_pictures(tmp_path):
    make_books(tmp_path, count=3)
    assert make_books(tmp_path, "--json", count=3).json["kept"] == 3
    text = (tmp_path / "list.csv").read_text("utf-8").replace("بوف کور", "بوف کور تازه")
    (tmp_path / "new.csv").write_text(text, "utf-8")
    done = make(tmp_path / "new.csv", tmp_path, "--json")
    assert (done.json["made"], done.json["kept"]) == (1, 2)


def test_a_picture_that_was_touched_is_made_again(tmp_path):
    make_books(tmp_path)
    path = next((tmp_path / "out" / "tiny" / "card").glob("01-*"))
    good = path.read_bytes()
    path.write_bytes(good[:-100])
    assert make_books(tmp_path, "--json").json["made"] == 1
    assert path.read_bytes() == good


def test_a_second_order_for_the_same_folder_keeps_what_the_first_made(tmp_path):
    make_books(tmp_path)
    done = make_books(tmp_path, "--json", places=("tiny/square",))
    assert len(pictures(tmp_path / "out")) == 4
    assert [problem["code"] for problem in done.json["problems"]] == ["earlier-files"]
    assert ask("check", tmp_path / "out").code == 0


def test_places_of_one_size_get_the_same_picture(tmp_path):
    make_books(tmp_path, count=1, places=("tiny",))
    card, twin, square = (
        (tmp_path / "out" / "tiny" / place / "01-سووشون.jpg").read_bytes() for place in ("card", "twin", "square")
    )
    assert card == twin != square


def test_the_same_title_twice_makes_two_files(tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("title,author\nگلستان,سعدی\nگلستان,سعدی\n", "utf-8")
    make(source, tmp_path)
    assert [Path(entry["path"]).name for entry in pictures(tmp_path / "out")] == ["01-گلستان.jpg", "02-گلستان.jpg"]


def test_names_are_safe_on_windows_whatever_the_title(tmp_path):
    source = tmp_path / "list.csv"
    titles = ["CON", 'آیا "آب/باد" <۱>؟', "نقطه.", "فاصله ", "ن" * 300, "خط\tدو"]
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["title", "author"], *([title, "کسی"] for title in titles)])
    make(source, tmp_path)
    names = [name for path in files(tmp_path / "out") for name in path.split("/")]
    assert len(pictures(tmp_path / "out")) == len(titles)
    for name in names:
        assert not set(name) & set('<>:"\\|?*')
        assert not any(ord(letter) < 32 for letter in name)
        assert not name.endswith((".", " "))
        assert name.split(".")[0].upper() not in {"CON", "PRN", "AUX", "NUL"}
        assert len(name.encode()) <= 120


def test_numbers_of_a_long_list_sort_as_they_should(tmp_path):
    done = make_books(tmp_path, "--rows", "9-10,100", "--json", count=100)
    assert [Path(entry["path"]).name[:4] for entry in done.json["files"]] == ["009-", "010-", "100-"]


def test_the_overview_shows_every_picture_once(tmp_path):
    make_books(tmp_path, count=8, places=("tiny/card", "tiny/twin"))
    with Image.open(tmp_path / "out" / "overview.jpg") as sheet:
        assert sheet.size == (6 * 256 + 16, 2 * 256 + 16)


def test_captions_and_alternative_texts_stand_beside_the_pictures(tmp_path):
    make_books(tmp_path, count=1, places=("instagram/feed_square", "x/feed_square"))
    said = (tmp_path / "out" / "instagram" / "01-سووشون.caption.txt").read_text("utf-8")
    assert "سووشون" in said
    assert "#معرفی_کتاب" in said
    assert "#سیمین_دانشور" in said
    assert "سووشون" in (tmp_path / "out" / "x" / "01-سووشون.alt.txt").read_text("utf-8")
    words = [entry for entry in manifest(tmp_path / "out")["files"] if entry["kind"] == "words"]
    assert len(words) == 4
