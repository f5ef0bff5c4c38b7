"""A cover that cannot be used costs its card nothing but the cover."""

import os
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from tests.commands import book_list, cover, make, told


def giant(path: Path) -> Path:
    """A PNG that says 30,000 x 30,000 px: 900 megapixels of nothing in a few kilobytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = chunk(b"IHDR", struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(bytes(90_001))) + chunk(b"IEND", b""))
    return path


def broken(path: Path) -> Path:
    """A JPEG that ends in the middle."""
    Image.effect_noise((300, 450), 60).save(path)
    path.write_bytes(path.read_bytes()[:20_000])
    return path


def text(path: Path) -> Path:
    """A text with the name of a picture."""
    path.write_text("این تصویر نیست", "utf-8")
    return path


def heavy(path: Path) -> Path:
    """A file of 40 MB."""
    with path.open("wb") as file:
        file.truncate(40 << 20)
    return path


@pytest.mark.parametrize(
    ("bring", "name", "code"),
    [
        (lambda path: cover(path, (1, 1)), "dot.png", "picture-too-small"),
        (giant, "giant.png", "picture-too-large"),
        (text, "text.jpg", "picture-unreadable"),
        (broken, "half.jpg", "picture-broken"),
        (heavy, "heavy.jpg", "cover-too-large"),
        (lambda path: path, "missing.jpg", "cover-missing"),
    ],
)
def test_a_cover_that_cannot_be_used_becomes_a_designed_one(tmp_path, bring, name, code):
    bring(tmp_path / name)
    cover(tmp_path / "good.png")
    source = book_list(tmp_path / "list.csv", 3, cover=["good.png", name, "good.png"])
    answer = make(source, tmp_path, "--json", places=("tiny/card", "tiny/square"))
    assert answer.code == 0
    assert answer.json["made"] == 6
    problem = told(answer, code=code)
    assert name in problem["where"]
    assert problem["level"] == "warning"
    without = book_list(tmp_path / "plain" / "list.csv", 3, cover=["", "", ""])
    make(without, tmp_path / "plain")
    for number, same in (("01-سووشون", False), ("02-چشم-هایش", True)):
        path = f"out/tiny/card/{number}.jpg"
        assert ((tmp_path / path).read_bytes() == (tmp_path / "plain" / path).read_bytes()) == same


@pytest.mark.parametrize(
    "name",
    ["../secret.png", "/etc/passwd", "\\\\server\\share\\x.png", "//server/x.png", "a/../../secret.png", "C:\\x.png"],
)
def test_a_cover_outside_the_folder_of_the_list_is_never_opened(tmp_path, name):
    cover(tmp_path / "secret.png", colour="#00ff00")
    source = book_list(tmp_path / "lists" / "list.csv", 1, cover=[name])
    answer = make(source, tmp_path, "--json")
    assert answer.json["made"] == 1
    inside = name.startswith("C:") and os.sep == "/"  # a name like any other where there are no drives
    assert "row 2" in told(answer, code="cover-missing" if inside else "cover-outside")["where"]


def test_a_link_out_of_the_folder_is_outside_too(tmp_path):
    cover(tmp_path / "secret.png")
    source = book_list(tmp_path / "lists" / "list.csv", 1, cover=["link.png"])
    (tmp_path / "lists" / "link.png").symlink_to(tmp_path / "secret.png")
    told(make(source, tmp_path, "--json"), code="cover-outside")
