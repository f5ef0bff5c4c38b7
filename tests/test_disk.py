"""File names work everywhere, and files are either the old or the new."""

import os
import pickle
import sys
from pathlib import Path

import pytest

from studio.disk import (
    copy_safely,
    remove_leftovers,
    safe_name,
    scratch_folder,
    write_safely,
    written_beside,
    written_durably,
)
from studio.errors import OutputFault


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize(("text", "name"), [
    ("سووشون", "سووشون"),
    ("چراغ‌ها را من خاموش می‌کنم", "چراغ-ها-را-من-خاموش-می-کنم"),
    ('کتاب: "آب/باد" <۱> | ؟*', "کتاب-آب-باد-۱-؟"),
    ("شاهنامه (جلد ۱) [چاپ «دوم»]", "شاهنامه-جلد-۱-چاپ-دوم"),
    ("CON", "CON_"), ("nul.txt", "nul.txt_"), ("com1", "com1_"),
    ("..", "file"), ("   ", "file"), ("name. ", "name"), ("a\u202eb\x00c", "a-b-c"),
])
def test_names_that_windows_takes(text, name):
    assert safe_name(text) == name


def test_long_names_are_cut_between_words_and_stay_valid_utf_8():
    name = safe_name("تاریخ اجتماعی و فرهنگی کتابخانه‌های عمومی ایران از آغاز مشروطیت تا امروز " * 3)
    assert len(name.encode()) <= 80
    assert name.split("-")[-1] in "تاریخ-اجتماعی-و-فرهنگی-کتابخانه-های-عمومی-ایران-از-آغاز-مشروطیت"
    assert len(safe_name("ک" * 300).encode()) <= 80


def test_a_failed_writer_leaves_the_old_file_and_no_scratch(tmp_path):
    path = tmp_path / "پوشهٔ تازه" / "a.txt"
    write_safely(path, b"old")
    with pytest.raises(RuntimeError), written_beside(path) as scratch:
        scratch.write_bytes(b"half")
        raise RuntimeError("the writer died")
    assert path.read_bytes() == b"old"
    assert names(path.parent) == ["a.txt"]


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is a Linux device")
def test_a_full_disk_is_a_fault_with_a_way_out(tmp_path):
    full = Path("/dev/full")
    with pytest.raises(OutputFault) as caught, written_beside(tmp_path / "a.jpg"), full.open("wb", buffering=0) as file:
        file.write(b"x")
    assert "room" in caught.value.problem.hint
    assert caught.value.problem.hint_fa
    assert names(tmp_path) == []


def test_a_file_in_the_way_of_a_folder_is_a_fault(tmp_path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputFault) as caught:
        write_safely(tmp_path / "out" / "a.jpg", b"x")
    assert caught.value.problem.code == "not-written"


def test_leftovers_of_a_killed_run_are_removed(tmp_path):
    (tmp_path / ".a1b2c3_d.part.jpg").write_bytes(b"half")
    (tmp_path / "whole.jpg").write_bytes(b"whole")
    remove_leftovers(tmp_path)
    assert names(tmp_path) == ["whole.jpg"]


def test_hidden_files_of_a_person_are_no_leftovers(tmp_path):
    for name in (".archive.part1.rar", ".notes.partial", ".x.part.jpg"):
        (tmp_path / name).write_bytes(b"mine")
    remove_leftovers(tmp_path)
    assert len(names(tmp_path)) == 3


def test_a_scratch_folder_is_gone_after_use():
    with scratch_folder() as folder:
        write_safely(folder / "sub" / "a.jpg", b"x")
    assert not folder.exists()


def test_a_fault_comes_home_from_another_process_with_its_problem(tmp_path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputFault) as caught:
        write_safely(tmp_path / "out" / "a.jpg", b"x")
    home = pickle.loads(pickle.dumps(caught.value))
    assert home.problem == caught.value.problem
    assert str(home) == str(caught.value)


def test_a_copy_is_whole_or_not_there(tmp_path):
    source = tmp_path / "film.mp4"
    source.write_bytes(b"film" * 100_000)
    copy_safely(source, tmp_path / "new" / "copy.mp4")
    assert (tmp_path / "new" / "copy.mp4").read_bytes() == source.read_bytes()
    with pytest.raises(OutputFault):
        copy_safely(tmp_path / "nothing.mp4", tmp_path / "other.mp4")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["film.mp4", "new"]


def test_a_persons_work_is_on_the_disk_before_it_takes_the_old_files_place(tmp_path, monkeypatch):
    target, settled = tmp_path / "a.ketab", []
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda handle: settled.append((os.fstat(handle).st_size, target.read_bytes())))
    with written_durably(target) as scratch:
        scratch.write_bytes(b"newer")
    assert settled[0] == (5, b"old")
    assert target.read_bytes() == b"newer"


def test_a_disk_that_cannot_keep_it_leaves_the_old_file(tmp_path, monkeypatch):
    target = tmp_path / "a.ketab"
    target.write_bytes(b"old")

    def no_room(_handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_room)
    with pytest.raises(OutputFault), written_durably(target) as scratch:
        scratch.write_bytes(b"new")
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize(("number", "words"), [(28, "دیسک پر است"), (13, "اجازهٔ نوشتن"), (30, "اجازهٔ نوشتن")])
def test_a_fault_of_the_disk_says_in_persian_what_it_is(number, words, tmp_path):
    with pytest.raises(OutputFault) as fault, written_beside(tmp_path / "a"):
        raise OSError(number, "x")
    assert words in fault.value.problem.what_fa
    assert fault.value.problem.hint_fa
