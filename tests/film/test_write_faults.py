"""Whatever happens while a film is written, it is told, nothing half is left, and the next film is written."""

import errno
import os
import signal
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from studio.errors import InputFault, OutputFault, StudioError
from studio.export.film import FilmSpec, film_steps, pipe, write_film
from studio.export.film.probe import facts
from studio.values import Size
from tests.disks import small_disk
from tests.film import reading
from tests.film.scenes import photo, zooming

SPEC = FilmSpec(width=360, height=640)
PERSIAN = range(0x600, 0x700)
linux = pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at processes the way Linux shows them")


@pytest.fixture(scope="module")
def scene(tmp_path_factory):
    source = photo(tmp_path_factory.mktemp("photo") / "photo.jpg", (600, 900))
    return zooming(source, 6.0, Size(360, 640))


def children() -> set[str]:
    """Processes begun here that are still there, dead ones nobody waited for among them."""
    return {pid for task in Path("/proc/self/task").iterdir() for pid in (task / "children").read_text().split()}


def writers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("film-")]


def pretend(monkeypatch, folder: Path, code: str) -> None:
    """Put a program of ours in the place of ffmpeg."""
    script = folder / "ffmpeg"
    script.write_text(f"#!{sys.executable}\nimport os, signal, sys, time\n{code}\n", "utf-8")
    script.chmod(0o755)
    monkeypatch.setattr(pipe, "ffmpeg", lambda: str(script))


def told(fault: StudioError, code: str) -> None:
    """The problem has `code` and says what and what to do in both languages."""
    problem = fault.problem
    assert problem.code == code
    assert problem.where
    assert problem.what
    assert problem.hint
    assert any(ord(letter) in PERSIAN for letter in problem.what_fa)
    assert any(ord(letter) in PERSIAN for letter in problem.hint_fa)


def nothing_left(folder: Path, *, but: tuple[str, ...] = ()) -> None:
    assert sorted(path.name for path in folder.iterdir()) == sorted(but)
    assert not writers()


def works(scene, folder: Path) -> None:
    """The next film is written as if nothing had been."""
    write_film(replace(scene, duration=0.5), folder / "next.mp4", SPEC)
    assert facts(folder / "next.mp4").frames == 15
    (folder / "next.mp4").unlink()


# ---------------------------------------------------------------- stopping


@linux
def test_a_film_can_be_stopped_at_any_moment(scene, tmp_path):
    path = tmp_path / "film.mp4"
    chance = Random(5)
    before = children()
    for turn in range(10):
        end, stopped = time.monotonic() + chance.random() * 1.2, []

        def cancelled(stopped=stopped, end=end):
            stopped.append(time.monotonic() > end)
            return stopped[-1]

        film = write_film(replace(scene, duration=60.0), path, SPEC, cancelled=cancelled)
        assert film is None
        assert stopped.count(True) == 1, turn
        nothing_left(tmp_path)
        assert children() <= before
    works(scene, tmp_path)


@linux
def test_a_generator_that_is_dropped_stops_too(scene, tmp_path):
    before = children()
    steps = film_steps(scene, tmp_path / "film.mp4", SPEC)
    for _ in range(20):
        next(steps)
    steps.close()
    nothing_left(tmp_path)
    assert children() <= before


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for ffmpeg")
def test_an_encoder_that_takes_nothing_can_be_stopped(scene, tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    late, told = tmp_path / "late", []
    pretend(monkeypatch, tmp_path, f"time.sleep(600)\nopen({str(late)!r}, 'w')")
    film = write_film(scene, tmp_path / "out" / "film.mp4", SPEC, progress=lambda share, _: told.append(share),
                      cancelled=lambda: told.count(told[-1]) > 5)  # it goes on no more
    assert film is None
    assert not late.exists()  # nobody waited for it
    nothing_left(tmp_path / "out")


def test_a_film_that_is_stopped_leaves_the_old_one(scene, tmp_path):
    path = tmp_path / "film.mp4"
    write_film(replace(scene, duration=0.5), path, SPEC)
    before = path.read_bytes()
    assert write_film(scene, path, SPEC, cancelled=lambda: True) is None
    assert path.read_bytes() == before
    nothing_left(tmp_path, but=("film.mp4",))


def test_nobody_waits_for_the_sound_of_a_film_that_was_stopped(scene, tmp_path):
    begun, done, ended = threading.Event(), threading.Event(), threading.Event()

    def slow(_folder, _seconds):
        begun.set()
        done.wait(20)
        ended.set()

    film = write_film(scene, tmp_path / "film.mp4", SPEC, sound=slow, cancelled=begun.is_set)
    assert film is None
    assert not ended.is_set()
    done.set()


def test_a_fault_of_the_sound_is_the_films(scene, tmp_path):
    def broken(_folder, _seconds):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_film(scene, tmp_path / "film.mp4", SPEC, sound=broken)
    nothing_left(tmp_path)


# ---------------------------------------------------------------- ffmpeg fails


@linux
def test_an_encoder_killed_midway_is_told(scene, tmp_path):
    steps = film_steps(replace(scene, duration=60.0), tmp_path / "film.mp4", SPEC)
    before = children()
    for _ in range(30):
        next(steps)
    (pid,) = children() - before
    os.kill(int(pid), signal.SIGKILL)
    with pytest.raises(StudioError) as caught:
        list(steps)
    told(caught.value, "encoder-ended")
    assert "signal 9" in caught.value.problem.what
    assert not isinstance(caught.value, OutputFault)
    nothing_left(tmp_path)
    assert children() <= before
    works(scene, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for ffmpeg")
@pytest.mark.parametrize("code", [
    "sys.exit('Unknown encoder libx264')",
    "sys.stdin.buffer.read(1000)\nsys.exit('Unknown encoder libx264')",
    "sys.stdin.buffer.read()\nsys.exit('Unknown encoder libx264')",
])
def test_an_encoder_that_gives_up_is_told_with_its_own_words(scene, tmp_path, monkeypatch, code):
    (tmp_path / "out").mkdir()
    pretend(monkeypatch, tmp_path, code)
    with pytest.raises(StudioError) as caught:
        write_film(scene, tmp_path / "out" / "film.mp4", SPEC)
    told(caught.value, "encoder-ended")
    assert "Unknown encoder libx264" in caught.value.problem.what
    nothing_left(tmp_path / "out")
    monkeypatch.undo()
    works(scene, tmp_path / "out")


@pytest.mark.skipif(sys.platform == "win32", reason="a script stands for ffmpeg")
def test_an_encoder_that_talks_without_end_stops_nobody(scene, tmp_path, monkeypatch):
    (tmp_path / "out").mkdir()
    flood = "sys.stderr.write('complaint\\n' * 1_000_000)\nsys.stdin.buffer.read()\nsys.stderr.write('x' * 10_000_000)"
    pretend(monkeypatch, tmp_path, flood)
    told = []
    film = write_film(replace(scene, duration=1.0), tmp_path / "out" / "film.mp4", SPEC,
                      progress=lambda share, _: told.append(share), cancelled=lambda: len(told) > 6_000)  # 10 minutes
    assert film is not None


@pytest.mark.parametrize("there", [False, True])
def test_a_machine_without_ffmpeg_is_told_how_to_get_it(scene, tmp_path, monkeypatch, there):
    (tmp_path / "out").mkdir()
    missing = tmp_path / "ffmpeg"
    if there:
        missing.write_bytes(b"no program")

    def nowhere():
        raise RuntimeError("No ffmpeg exe could be found")

    monkeypatch.setattr(pipe, "ffmpeg", (lambda: str(missing)) if there else nowhere)
    with pytest.raises(InputFault) as caught:
        write_film(scene, tmp_path / "out" / "film.mp4", SPEC)
    told(caught.value, "no-ffmpeg")
    nothing_left(tmp_path / "out")
    monkeypatch.undo()
    works(scene, tmp_path / "out")


# ---------------------------------------------------------------- the disk


@pytest.mark.skipif(sys.platform == "win32", reason="mounts a disk")
@pytest.mark.parametrize("kilobytes", [40, 250])
def test_a_full_disk_is_told_and_left_clean(scene, tmp_path, kilobytes):
    with small_disk(tmp_path / "disk", kilobytes) as disk:
        with pytest.raises(OutputFault) as caught:
            write_film(scene, disk / "film.mp4", SPEC)
        told(caught.value, "not-written")
        assert "room" in caught.value.problem.hint
        nothing_left(disk)


@pytest.mark.skipif(sys.platform == "win32", reason="limits of Unix")
def test_a_file_that_may_not_grow_is_told(scene, tmp_path):
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
    try:
        with pytest.raises(OutputFault) as caught:
            write_film(scene, tmp_path / "film.mp4", SPEC)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    told(caught.value, "not-written")
    assert os.strerror(errno.EFBIG) in caught.value.problem.what
    nothing_left(tmp_path)
    works(scene, tmp_path)


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder nobody can write to")
def test_a_folder_nobody_can_write_to_is_told(scene):
    with pytest.raises(OutputFault) as caught:
        write_film(scene, Path("/proc/self/fdinfo/film.mp4"), SPEC)
    told(caught.value, "not-written")


def test_a_picture_that_has_gone_is_told(scene, tmp_path):
    gone = photo(tmp_path / "gone.jpg", (300, 450))
    film = zooming(gone, 1.0, Size(360, 640))
    gone.unlink()
    (tmp_path / "out").mkdir()
    with pytest.raises(InputFault):
        write_film(film, tmp_path / "out" / "film.mp4", SPEC)
    nothing_left(tmp_path / "out")


# ---------------------------------------------------------------- memory


@linux
def test_films_in_a_row_take_no_more_memory(tmp_path):
    def resident() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    sizes = []
    for number in range(14):
        source = photo(tmp_path / f"{number}.jpg", (600, 900), seed=number)
        write_film(zooming(source, 0.4, Size(360, 640)), tmp_path / "film.mp4", SPEC)
        sizes.append(resident())
    assert sizes[-1] - sizes[6] < 60  # the room's store of pictures is still filling: 3 to 6 MB a photo
    assert reading.clean(tmp_path / "film.mp4")
