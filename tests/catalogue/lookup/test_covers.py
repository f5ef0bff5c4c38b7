"""Covers are asked for once, within bounds, and only pictures that could be covers are kept."""

import io
from dataclasses import replace

from PIL import Image

from studio.catalogue.lookup.covers import fetched
from studio.catalogue.lookup.watch import Bounds
from studio.content import Book, Row


def picture(size) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", size, (20, 120, 60)).save(file, "JPEG")
    return file.getvalue()


def row(address: str) -> Row:
    return Row(where="row 2", number=1, content=Book(title="سووشون", cover_url=address))


def test_a_cover_is_fetched_once_and_kept(web, tmp_path):
    web.answers["/c.jpg"] = (200, picture((300, 450)))
    (first,), problems = fetched([row(f"{web.address}/c.jpg")], tmp_path)
    assert problems == []
    with Image.open(first.content.cover) as kept:
        assert kept.size == (300, 450)
    (again,), _ = fetched([row(f"{web.address}/c.jpg")], tmp_path)
    assert again == first
    assert len(web.asked) == 1


def test_what_is_no_cover_is_told_and_not_kept(web, tmp_path):
    web.answers |= {"/dot.jpg": (200, picture((1, 1))), "/page.jpg": (200, b"<html>no cover</html>"),
                    "/large.jpg": (200, b"\xff\xd8" + b"0" * 50_000)}
    codes = {"dot": "cover-unusable", "page": "cover-unusable", "large": "answer-too-big", "none": ""}
    for name, code in codes.items():
        rows, problems = fetched([row(f"{web.address}/{name}.jpg")], tmp_path, bounds=replace(Bounds(), size=20_000))
        assert rows[0].content.cover == ""
        assert len(problems) == 1
        assert not code or problems[0].code == code
        assert problems[0].what_fa
    assert list(tmp_path.iterdir()) == []


def test_nothing_else_is_asked_for_without_a_connection(tmp_path):
    rows = [row("http://127.0.0.1:9/a.jpg"), row("http://127.0.0.1:9/b.jpg"), row("file:///etc/passwd")]
    found, problems = fetched(rows, tmp_path)
    assert found == rows
    assert [problem.code for problem in problems] == ["offline"]


def test_no_file_of_this_machine_is_read_for_a_cover(tmp_path):
    (tmp_path / "secret.jpg").write_bytes(picture((300, 450)))
    rows, problems = fetched([row(f"file://{tmp_path}/secret.jpg")], tmp_path / "kept")
    assert rows[0].content.cover == ""
    assert len(problems) == 1
