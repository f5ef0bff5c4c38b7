"""`text` shows, cleans, repairs and turns text, a line out for each line in."""

import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image

from tests.commands import ROOT, ask


def test_text_show_gives_lines_with_glyphs_at_their_places():
    form = ask(
        "text", "show", "کتابخانهٔ ملی ایران", "--size", "40", "--width", "200", "--font", "vazirmatn", "--json"
    ).json
    assert len(form["lines"]) == 2
    for line in form["lines"]:
        assert {"text", "left", "right", "baseline", "glyphs"} <= set(line)
        assert 0 <= line["left"] < line["right"] <= 200.5
        assert {"font", "id", "x", "y", "advance", "cluster"} == set(line["glyphs"][0])
        assert Path(line["glyphs"][0]["font"]).is_file()
        assert [glyph["x"] for glyph in line["glyphs"]] == sorted(glyph["x"] for glyph in line["glyphs"])


@pytest.mark.parametrize("words", ["چراغ", "بنی‌آدم اعضای یک پیکرند"])
def test_text_show_paints_all_the_ink(tmp_path, words):
    path = tmp_path / "نستعلیق.png"
    done = ask("text", "show", words, "--font", "noto-nastaliq-urdu", "--size", 90, "--png", path, "--json")
    assert done.code == 0
    with Image.open(path) as picture:
        grey = picture.convert("L")
    width, height = grey.size
    assert grey.size == (done.json["png"]["width"], done.json["png"]["height"])
    assert grey.getextrema()[0] < 60
    edges = [(0, 0, width, 1), (0, height - 1, width, height), (0, 0, 1, height), (width - 1, 0, width, height)]
    assert all(grey.crop(edge).getextrema() == (255, 255) for edge in edges)


def test_text_show_names_letters_that_the_font_lacks():
    done = ask("text", "show", "کتاب 中", "--font", "vazirmatn", "--json")
    assert done.code == 1
    assert "U+4E2D" in done.err
    assert ask("text", "show", "کتاب", "--font", "vazirmatm").code == 2
    assert ask("text", "show", "کتاب", "--size", "0").code == 2


@pytest.mark.parametrize("verb", ["clean", "repair", "visual"])
def test_text_verbs_give_a_line_for_each_line(verb, tmp_path):
    pytest.importorskip("studio.text.repair")
    path = tmp_path / "متن.txt"
    path.write_text("كتاب هاي تازه\r\n\nمي روم\n", "utf-8")
    assert len(ask("text", verb, path).out.splitlines()) == 3
    assert len(ask("text", verb, path, "--json").json["lines"]) == 3


def test_text_clean_mends_orthography_and_says_what():
    given = "مي روم ."
    done = subprocess.run(
        [sys.executable, "-m", "studio", "text", "clean"],
        input=given,
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "می‌روم.\n"


def test_text_visual_is_in_presentation_forms():
    done = subprocess.run(
        [sys.executable, "-m", "studio", "text", "visual"],
        input="سلام",
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout == "ﻡﻼﺳ\n"


def test_text_that_is_not_utf_8_is_named_by_its_line(tmp_path):
    path = tmp_path / "old.txt"
    path.write_bytes("سلام\n".encode() + "كتاب".encode("cp1256"))
    done = ask("text", "clean", path, "--json")
    assert done.code == 2
    (problem,) = done.json["problems"]
    assert problem["where"].endswith("old.txt, line 2")
    assert "UTF-8" in problem["hint"]
