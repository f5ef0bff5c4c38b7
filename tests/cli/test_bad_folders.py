"""A folder that cannot be written, or that holds something strange, is told of and nothing in it is lost."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.commands import ask, book_list, files, make, make_words, manifest, pictures, told
from tests.disks import small_disk


def test_a_file_in_the_way_of_the_folder_is_told_and_kept(tmp_path):
    (tmp_path / "out").write_text("mine", "utf-8")
    answer = make(book_list(tmp_path / "list.csv", 1), tmp_path, "--json")
    assert answer.code == 1
    problem = told(answer, code="not-written")
    assert str(tmp_path / "out") in problem["where"]
    assert (tmp_path / "out").read_text("utf-8") == "mine"


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody can write to")
def test_a_folder_that_cannot_be_written_is_told(tmp_path):
    source = book_list(tmp_path / "list.csv", 1)
    answer = make(source, tmp_path, "--out", "/proc/self/fdinfo/out", "--json")
    assert answer.code == 1
    told(answer, code="not-written")


@pytest.mark.skipif(sys.platform == "win32", reason="mounts a disk")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_full_disk_is_told_keeps_what_is_finished_and_can_go_on(tmp_path, jobs):
    source = book_list(tmp_path / "list.csv", 8)
    command = make_words(
        source, tmp_path, "--format", "png", "--jobs", jobs, "--json", places=("tiny/card", "tiny/square")
    )
    with small_disk(tmp_path / "disk", 600) as disk:
        ballast = disk / "ballast"
        ballast.write_bytes(bytes(200_000))
        answer = ask(*command, "--out", disk / "out")
        assert answer.code == 1
        problem = told(answer, code="not-written")
        assert "room" in problem["hint"]
        there = files(disk / "out")
        assert not [name for name in there if ".part" in name]
        finished = [name for name in there if name.endswith(".png")]
        assert finished
        for name in finished:
            with Image.open(disk / "out" / name) as picture:
                picture.load()
        subprocess.run(["mount", "-o", "remount,size=20m", disk], check=True)
        again = ask(*command, "--out", disk / "out")
        assert again.code == 0
        assert again.json["kept"] >= len(finished) - 2
        assert len(pictures(disk / "out")) == 16
        assert ask("check", disk / "out", "--presets-file", tmp_path / "presets.toml").code == 0


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{",
        b"[]",
        b'{"files": 3}',
        b'{"files": [{"path": "../../etc/passwd"}]}',
        b'{"files": [{"path": 5}]}',
        b"[" * 100_000,
        b"\xff\xfe",
        b'{"files": [{"path": "a.jpg", "preset": "", "future": 1}]}',
    ],
)
def test_a_strange_manifest_is_not_believed(tmp_path, data):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "manifest.json").write_bytes(data)
    (tmp_path / "out" / ".ketabnama-journal").write_bytes(data + b"\n" + b'{"path": "x')
    answer = make(book_list(tmp_path / "list.csv", 1), tmp_path, "--json")
    assert (answer.code, answer.json["made"]) == (0, 1)
    assert {entry["path"] for entry in manifest(tmp_path / "out")["files"]} == {
        "tiny/card/01-سووشون.jpg",
        "tiny/01-سووشون.caption.txt",
        "tiny/01-سووشون.alt.txt",
        "overview.jpg",
    }
