"""The commands as a person runs them, in this process or one of their own, and lists of books to run them with."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from studio.cli import main

ROOT = Path(__file__).resolve().parent.parent
PRESETS = """version = 1
[tiny]
name_fa = "کوچک"
[tiny.card]
kind = "feed"
size = [324, 405]
[tiny.square]
kind = "feed"
size = [324, 324]
[tiny.twin]
kind = "feed"
size = [324, 405]
[files]
[files.any]
kind = "document"
size = [324, 405]
formats = ["jpg", "png", "webp", "avif", "pdf"]
"""
PERSIAN = range(0x600, 0x700)
TITLES = ("سووشون", "چشم‌هایش", "بوف کور", "مدیر مدرسه", "شازده احتجاب", "جای خالی سلوچ", "سمفونی مردگان", "گلستان")


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a command said and its exit code."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """What it said with --json."""
        return json.loads(self.out)


def ask(*arguments: object) -> Answer:
    """Run a command in this process."""
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as leaving:
            code = leaving.code
    out.flush()
    return Answer(code=code, out=out.buffer.getvalue().decode(), err=err.getvalue())


def started(*arguments: object, **options: Any) -> subprocess.Popen[str]:
    """A command begun in a process, and a session, of its own."""
    command = [sys.executable, "-m", "studio", *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", start_new_session=True, **options,
    )


def asked(*arguments: object, **options: Any) -> Answer:
    """Run a command in a process of its own."""
    process = started(*arguments, **options)
    out, err = process.communicate(timeout=120)
    return Answer(code=process.returncode, out=out, err=err)


def book_list(path: Path, count: int = 4, **columns: list[str]) -> Path:
    """A CSV of `count` books; further columns by their header."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["title", "author", "isbn", *columns])
        for number in range(count):
            title = TITLES[number % len(TITLES)]
            more = [values[number] if number < len(values) else "" for values in columns.values()]
            writer.writerow([title, "سیمین دانشور", "", *more])
    return path


def presets_file(folder: Path) -> Path:
    """A presets file with three small places, two of one size."""
    path = folder / "presets.toml"
    path.write_text(PRESETS, "utf-8")
    return path


def cover(path: Path, size: tuple[int, int] = (200, 300), colour: str = "#a4243b") -> Path:
    """A cover picture."""
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", size, colour).save(path)
    return path


def files(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def manifest(folder: Path) -> dict[str, Any]:
    """The manifest of an exported folder."""
    return json.loads((folder / "manifest.json").read_bytes())


def pictures(folder: Path) -> list[dict[str, Any]]:
    """The manifest's entries of pictures."""
    return [entry for entry in manifest(folder)["files"] if entry["kind"] in ("picture", "failed")]


def make_words(
    source: Path, folder: Path, *more: object, template: object = "book-intro", places: Sequence[str] = ("tiny/card",)
) -> list[object]:
    """The words of `make` for the list `source`: pictures for `places`, small ones by default, into `folder`/out."""
    return ["make", template, "--from", source, *_to(folder, places), *more]


def export_words(design: Path, folder: Path, *more: object, places: Sequence[str] = ("tiny/card",)) -> list[object]:
    """The words of `export`, likewise."""
    return ["export", design, *_to(folder, places), *more]


def _to(folder: Path, places: Sequence[str]) -> list[object]:
    presets = [word for place in places for word in ("--preset", place)]
    return ["--presets-file", presets_file(folder), *presets, "--out", folder / "out"]


def make(source: Path, folder: Path, *more: object, **how: Any) -> Answer:
    """Run what `make_words` says in this process."""
    return ask(*make_words(source, folder, *more, **how))


def export(design: Path, folder: Path, *more: object, **how: Any) -> Answer:
    """Run what `export_words` says in this process."""
    return ask(*export_words(design, folder, *more, **how))


def make_books(folder: Path, *more: object, count: int = 2, **how: Any) -> Answer:
    """Make pictures of a list of `count` books that is put into `folder`."""
    return make(book_list(folder / "list.csv", count), folder, *more, **how)


def told(answer: Answer, *, code: str) -> dict[str, str]:
    """The problem with `code`; it must say where, what and what to do in English and Persian."""
    (problem,) = (problem for problem in answer.json["problems"] if problem["code"] == code)
    assert problem["where"]
    assert problem["what"]
    assert problem["hint"], problem
    for words in (problem.get("what_fa", ""), problem.get("hint_fa", "")):
        assert any(ord(letter) in PERSIAN for letter in words), problem
    return problem


def refused(answer: Answer, *, code: str) -> dict[str, str]:
    """The one problem of input that was refused, told in one line on the terminal too."""
    assert answer.code == 2
    problem = told(answer, code=code)
    assert "Traceback" not in answer.err
    assert problem["what"] in answer.err
    return problem


def greens(path: Path) -> int:
    """How many pixels are as green as the covers of these tests."""
    with Image.open(path) as picture:
        colours = picture.convert("RGB").getcolors(1 << 24)
    return sum(count for count, (red, green, blue) in colours if green > 200 > 90 > max(red, blue))
