"""The folder keeps its books: names, journal and manifest, the overview."""

import json
from pathlib import Path

import pytest
from PIL import Image

from studio.export import folder
from studio.export.folder import Made
from studio.export.overview import MOST, Overview
from studio.export.verify import verified
from studio.presets import load_presets

PRESET = load_presets().preset("instagram/carousel_slide")


def a_file(out: Path, name: str = "a.jpg", data: bytes = b"picture") -> Made:
    path = out / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return Made(path=name, preset=PRESET.id, bytes=len(data), sha256=folder.digest(data), inputs="1")


def test_names_have_a_number_and_pages_follow_it():
    assert folder.stem(7, "سووشون", 20) == "07-سووشون"
    assert folder.stem(7, "سووشون", 2820) == "0007-سووشون"
    assert folder.file_path(PRESET, "01-تازه", "jpg") == "instagram/carousel_slide/01-تازه.jpg"
    assert folder.file_path(PRESET, "01-تازه", "jpg", 1, 3) == "instagram/carousel_slide/01-تازه-2.jpg"


def test_the_journal_becomes_the_manifest(tmp_path):
    first, second = a_file(tmp_path), a_file(tmp_path, "b.jpg")
    folder.note(tmp_path, first)
    assert folder.made_before(tmp_path) == {"a.jpg": first}
    folder.write_manifest(tmp_path, [first, second], (), {"program": "test"})
    assert not (tmp_path / folder.JOURNAL).exists()
    assert folder.made_before(tmp_path) == {"a.jpg": first, "b.jpg": second}
    assert json.loads((tmp_path / "manifest.json").read_text("utf-8"))["program"] == "test"


def test_the_journal_of_an_unfinished_run_is_newer_than_the_manifest(tmp_path):
    old, new = a_file(tmp_path), a_file(tmp_path, data=b"new")
    folder.write_manifest(tmp_path, [old], (), {})
    folder.note(tmp_path, new)
    assert folder.made_before(tmp_path)["a.jpg"] == new


def test_a_torn_line_of_the_journal_costs_one_file(tmp_path):
    first, second = a_file(tmp_path), a_file(tmp_path, "b.jpg")
    folder.note(tmp_path, first)
    with (tmp_path / folder.JOURNAL).open("ab") as journal:
        journal.write('{"path": "torn-\u06a9'.encode()[:-1] + b"\n")
    folder.note(tmp_path, second)
    assert set(folder.made_before(tmp_path)) == {"a.jpg", "b.jpg"}


@pytest.mark.parametrize("path", ["../a.jpg", "/a.jpg", "x/../../a.jpg"])
def test_entries_that_lead_out_of_the_folder_are_not_believed(tmp_path, path):
    folder.note(tmp_path, Made(path=path, preset=""))
    assert folder.made_before(tmp_path) == {}


def test_a_file_is_there_only_while_it_is_as_it_was_written(tmp_path):
    made = a_file(tmp_path)
    assert folder.still_there(tmp_path, made)
    (tmp_path / "a.jpg").write_bytes(b"Picture")
    assert not folder.still_there(tmp_path, made)
    (tmp_path / "a.jpg").unlink()
    assert not folder.still_there(tmp_path, made)


def test_what_earlier_runs_made_is_known_while_it_is_there(tmp_path):
    first, second, third = (a_file(tmp_path, name) for name in ("a.jpg", "b.jpg", "c.jpg"))
    before = {made.path: made for made in (first, second, third)}
    (tmp_path / "b.jpg").unlink()
    assert folder.earlier(tmp_path, before, [third]) == [first]


def test_words_are_utf_8(tmp_path):
    made = folder.write_words(tmp_path, "x/01.caption.txt", "سلام\n")
    assert (tmp_path / "x/01.caption.txt").read_text("utf-8") == "سلام\n"
    assert made.bytes == len("سلام\n".encode())


# ---------------------------------------------------------------- the overview


def coloured(out: Path, name: str, colour: str, size: tuple[int, int] = (400, 400)) -> str:
    (out / name).parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(out / name)
    return name


def write_overview(out: Path, paths: list[str]) -> Made | None:
    return overview_of(out, paths).finished([Made(path=path, preset="", sha256=path) for path in paths], None)


def overview_of(out: Path, paths: list[str]) -> Overview:
    overview = Overview(out)
    for path in paths:
        overview.expect(path)
    return overview


def near(pixel: tuple[int, ...], colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


def test_the_overview_begins_at_the_right(tmp_path):
    write_overview(tmp_path, [coloured(tmp_path, "a.jpg", "#ff0000"), coloured(tmp_path, "b.png", "#0000ff")])
    with Image.open(tmp_path / "overview.jpg") as sheet:
        assert sheet.size == (2 * 256 + 16, 256 + 16)
        assert near(sheet.getpixel((sheet.width - 130, 130)), (255, 0, 0))
        assert near(sheet.getpixel((130, 130)), (0, 0, 255))


def test_the_overview_shows_every_shape_whole(tmp_path):
    write_overview(tmp_path, [coloured(tmp_path, "a.webp", "#ff0000", (1500, 300))])
    with Image.open(tmp_path / "overview.jpg") as sheet:
        reds = [sheet.getpixel((x, 136)) for x in range(sheet.width)]
        assert sum(near(pixel, (255, 0, 0)) for pixel in reds) >= 236
        assert not near(sheet.getpixel((136, 80)), (255, 0, 0))


def test_the_overview_of_a_thousand_stays_one_sheet(tmp_path):
    write_overview(tmp_path, [coloured(tmp_path, f"{number}.jpg", "#ff0000", (8, 8)) for number in range(MOST + 9)])
    with Image.open(tmp_path / "overview.jpg") as sheet:
        assert sheet.size == (6 * 256 + 16, MOST // 6 * 256 + 16)


def test_an_overview_that_shows_the_same_is_not_made_again(tmp_path):
    paths = [coloured(tmp_path, "a.jpg", "#ff0000"), coloured(tmp_path, "b.jpg", "#0000ff")]
    files = [Made(path=path, preset="", sha256=path) for path in paths]
    first = overview_of(tmp_path, paths).finished(files, None)
    coloured(tmp_path, "a.jpg", "#00ff00")
    assert overview_of(tmp_path, paths).finished(files, first) == first
    changed = [files[0], Made(path="b.jpg", preset="", sha256="another")]
    assert overview_of(tmp_path, paths).finished(changed, first).sha256 != first.sha256


def test_there_is_no_overview_of_nothing(tmp_path):
    assert write_overview(tmp_path, ["a.pdf", "b.svg"]) is None
    assert not (tmp_path / "overview.jpg").exists()


# ---------------------------------------------------------------- verifying


def test_an_unfinished_folder_is_told(tmp_path):
    folder.note(tmp_path, a_file(tmp_path, "a.txt"))
    assert [problem.code for problem in verified(tmp_path, load_presets())] == ["unfinished"]


def test_a_file_that_is_no_picture_and_one_that_failed_are_told(tmp_path):
    failed = Made(path="b.jpg", preset="", kind="failed", problems=({"what": "no font"},))
    folder.write_manifest(tmp_path, [a_file(tmp_path), failed], (), {})
    problems = list(verified(tmp_path, load_presets()))
    assert {problem.code for problem in problems} == {"file-broken", "failed"}
    assert "no font" in " ".join(problem.what for problem in problems)
