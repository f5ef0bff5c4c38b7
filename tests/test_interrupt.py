"""A run may be stopped at any moment: nothing half is left, nobody stays behind, and the next run finishes the rest."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import ask, asked, book_list, files, make_words, started

pytestmark = [
    pytest.mark.usefixtures("qt_app"),
    pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at processes the way Linux shows them"),
]
CARDS = 40


@pytest.fixture(scope="module")
def command(tmp_path_factory: pytest.TempPathFactory) -> list[object]:
    folder = tmp_path_factory.mktemp("order")
    return make_words(book_list(folder / "list.csv", CARDS), folder, places=("tiny/card", "tiny/square"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory, command: list[object]) -> dict[str, bytes]:
    """The folder of a run that nobody stopped."""
    out = tmp_path_factory.mktemp("whole") / "out"
    assert ask(*command, "--out", out).code == 0
    return files(out)


def until(happened: Callable[[], object], seconds: float = 60) -> None:
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "it never happened"
        time.sleep(0.01)


def finished(out: Path) -> int:
    journal = out / ".ketabnama-journal"
    return len(journal.read_bytes().splitlines()) if journal.exists() else 0


def children(process: subprocess.Popen) -> list[str]:
    try:
        return Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    except FileNotFoundError:
        return []


def alone(group: int) -> bool:
    """Whether nobody of a process group is alive any more."""
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return True
    return False


def half_files(out: Path) -> list[str]:
    return [name for name in files(out) if ".part" in name] if out.exists() else []


def stopped(process: subprocess.Popen, sign: signal.Signals) -> tuple[int, str, str]:
    """Send `sign` to everybody of the group, as a terminal does, and wait for the end."""
    os.killpg(process.pid, sign)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_stops_in_one_line_and_the_next_run_makes_only_the_rest(tmp_path, command, whole, jobs):
    out = tmp_path / "out"
    process = started(*command, "--jobs", jobs, "--out", out)
    until(lambda: finished(out) >= 6)
    code, said, told = stopped(process, signal.SIGINT)
    assert (code, said) == (130, "")
    assert told == "ketabnama: interrupted; finished files are kept, run the same command again to go on\n"
    until(lambda: alone(process.pid), 10)
    assert not half_files(out)
    assert not (out / "manifest.json").exists()
    there = finished(out)
    assert 6 <= there < 2 * CARDS
    again = ask(*command, "--jobs", jobs, "--out", out, "--json").json
    assert again["kept"] == there
    assert again["made"] == 2 * CARDS - there
    assert files(out) == whole


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_a_film_that_is_stopped_or_ended_from_outside_leaves_nothing(tmp_path, monkeypatch, sign):
    monkeypatch.setenv("TMPDIR", str(tmp_path / "scratch"))
    (tmp_path / "scratch").mkdir()
    out = tmp_path / "out"
    process = started("make", "teaser-quote", "--words", "text=سخن", "--preset", "instagram/reel", "--seconds", "60",
                      "--out", out)
    until(lambda: half_files(out))
    os.kill(process.pid, sign)  # nobody else is told, as by `kill`
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert told.startswith("ketabnama: interrupted")
    until(lambda: alone(process.pid), 10)
    assert not half_files(out)
    assert not list((tmp_path / "scratch").iterdir())


def test_ctrl_c_while_the_workers_are_still_loading_is_as_quiet(tmp_path, command):
    process = started(*command, "--jobs", 2, "--out", tmp_path / "out")
    until(lambda: len(children(process)) >= 2)
    code, _, told = stopped(process, signal.SIGINT)
    assert code == 130
    assert told.count("\n") == 1
    until(lambda: alone(process.pid), 10)


def test_workers_do_not_outlive_a_killed_parent_and_the_next_run_finishes(tmp_path, command, whole):
    out = tmp_path / "out"
    process = started(*command, "--jobs", 2, "--out", out)
    until(lambda: finished(out) >= 6)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate(timeout=60)
    until(lambda: alone(process.pid), 20)
    again = ask(*command, "--out", out, "--json").json
    assert again["kept"] >= 6
    assert not half_files(out)
    assert files(out) == whole


@pytest.mark.parametrize("jobs", [1, 2])
def test_everybody_killed_at_once_leaves_no_half_file_for_long(tmp_path, command, whole, jobs):
    out = tmp_path / "out"
    process = started(*command, "--jobs", jobs, "--out", out)
    until(lambda: finished(out) >= 10)
    stopped(process, signal.SIGKILL)
    until(lambda: alone(process.pid), 10)
    assert ask(*command, "--out", out).code == 0
    assert files(out) == whole


def test_a_worker_that_dies_is_told_and_the_next_run_finishes(tmp_path, command, whole):
    out = tmp_path / "out"
    process = started(*command, "--jobs", 2, "--out", out)
    until(lambda: finished(out) >= 6)
    worker = next(pid for pid in children(process) if b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes())
    os.kill(int(worker), signal.SIGKILL)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "a worker process ended" in told
    assert "run the same command again" in told
    assert "Traceback" not in told
    until(lambda: alone(process.pid), 20)
    assert asked(*command, "--jobs", 2, "--out", out).code == 0
    assert files(out) == whole


def test_two_workers_make_what_one_makes_byte_for_byte(tmp_path, command, whole):
    assert asked(*command, "--jobs", 2, "--out", tmp_path / "two").code == 0
    assert files(tmp_path / "two") == whole


@pytest.mark.skipif(sys.platform == "win32", reason="a signal of Unix")
def test_a_terminal_that_closes_leaves_nobody_behind(tmp_path, command):
    process = started(*command, "--jobs", 2, "--out", tmp_path / "out")
    until(lambda: len(children(process)) >= 2)
    os.kill(process.pid, signal.SIGHUP)
    process.communicate(timeout=60)
    until(lambda: alone(process.pid), 20)
