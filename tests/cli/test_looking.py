"""`read`, `list`, `doctor` and `check` tell what is there and change nothing."""

from pathlib import Path

import pytest

from studio.template import template_ids
from tests.commands import ask, book_list, make_books, presets_file


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


@pytest.mark.parametrize("what", ["templates", "presets", "fonts", "icons", "effects", "palettes", "sounds"])
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
    make_books(tmp_path, count=4)
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
    make_books(tmp_path, count=1)
    smaller = presets_file(tmp_path)
    smaller.write_text(smaller.read_text("utf-8").replace("[324, 405]", "[324, 406]\nimage_max_mb = 0.001"), "utf-8")
    done = ask("check", tmp_path / "out", "--presets-file", smaller, "--json")
    assert {problem["code"] for problem in done.json["problems"]} == {"wrong-size", "too-large"}
