"""A design that is damaged or hostile is refused and left as it is."""

import json
import os
import zipfile
from pathlib import Path

import pytest

from tests.commands import export, refused

GOOD = {"version": 1, "pages": [{"layers": [{"kind": "text", "id": "t", "text": "سلام"}]}]}


def a_design(path: Path, form: object, **media: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("document.json", json.dumps(form) if not isinstance(form, bytes) else form)
        for name, data in media.items():
            archive.writestr(f"media/{name}", data)
    return path


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ({**GOOD, "version": 99}, "newer-version"),
        ({"pages": []}, "not-a-design"),
        ([], "not-a-design"),
        (b"{", "bad-json"),
        (b"\xff", "bad-json"),
    ],
)
def test_a_design_that_cannot_be_used_is_refused_and_left_as_it_is(tmp_path, form, code):
    design = a_design(tmp_path / "طرح.ketab", form)
    before = design.read_bytes()
    refused(export(design, tmp_path, "--json"), code=code)
    assert design.read_bytes() == before


def test_a_design_that_is_a_bomb_or_no_zip_or_not_there_is_refused(tmp_path):
    bomb = a_design(tmp_path / "bomb.ketab", GOOD, big=bytes(50_000_000))
    refused(export(bomb, tmp_path, "--json"), code="zip-bomb")
    (tmp_path / "no.ketab").write_bytes(b"PK\x03\x04 half")
    refused(export(tmp_path / "no.ketab", tmp_path, "--json"), code="not-a-design")
    refused(export(tmp_path / "nothing.ketab", tmp_path, "--json"), code="no-file")


def test_a_design_whose_zip_is_damaged_inside_is_refused(tmp_path):
    design = a_design(tmp_path / "a.ketab", GOOD, photo=os.urandom(5_000))
    data = bytearray(design.read_bytes())
    at = data.index(b"document.json") + len("document.json")
    data[at + 3 : at + 20] = bytes(17)
    design.write_bytes(data)
    refused(export(design, tmp_path, "--json"), code="not-a-design")


def test_a_design_without_pages_or_with_strange_numbers_never_ends_in_a_traceback(tmp_path):
    refused(export(a_design(tmp_path / "none.ketab", {"version": 1}), tmp_path, "--json"), code="not-a-design")
    strange = {"version": 1, "pages": [{"layers": [{"kind": "shape", "id": "s", "width": 1e308, "height": "99999%"}]}]}
    answer = export(a_design(tmp_path / "strange.ketab", strange), tmp_path, "--json")
    assert "Traceback" not in answer.err
    assert answer.code in (0, 1)
