"""The command line itself: exit codes, usage, progress, consoles and pipes."""

import os
import subprocess
import sys

import pytest

import studio
from tests.commands import ROOT, ask, asked, book_list, make_words


def test_the_version_is_told_without_loading_the_program():
    code = "import sys; from studio.cli import main\ntry: main(['--version'])\nexcept SystemExit: print(*sys.modules)"
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
    assert not {"PySide6", "PIL", "numpy", "moviepy", "openpyxl", "pymarc"} & set(done.stdout.splitlines()[-1].split())


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
    done = asked(*make_words(source, tmp_path))
    assert done.out == ""
    assert done.err.splitlines() == [
        f"ketabnama: 1 made, 0 unchanged, 0 errors, 0 notes in {tmp_path / 'out' / 'manifest.json'}"
    ]


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_a_terminal_gets_a_progress_bar(tmp_path):
    source = book_list(tmp_path / "list.csv", 2)
    ours, theirs = os.openpty()
    command = [sys.executable, "-m", "studio", *make_words(source, tmp_path)]
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
    assert done.json["problems"][0]["level"] == "error"
