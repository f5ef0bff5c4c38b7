"""A long infographic becomes one tall picture for the web and slides for a carousel, all in the manifest."""

import json

from PIL import Image

from studio.job import Design, Set, export
from studio.presets import load_presets
from tests.layout.test_long import document

PRESETS = load_presets()


def test_one_design_becomes_a_tall_page_slides_and_a_sheet_for_the_printer(tmp_path):
    design = Design(stem="01-long", title="کتابخانه", document=document([3, 4, 3, 5, 6, 4]), records=("row 1",))
    presets = PRESETS.choose(["library/long", "instagram/feed_portrait", "library/print_a4"])
    last = list(export([Set(designs=[design], pages=1, presets=presets)], tmp_path))[-1]
    assert [problem for problem in last.problems if problem.level == "error"] == []
    files = {entry["path"]: entry for entry in json.loads((tmp_path / "manifest.json").read_bytes())["files"]}
    tall = files["library/long/01-long.png"]
    with Image.open(tmp_path / tall["path"]) as picture:
        assert picture.size == (1080, tall["height"])
        assert tall["height"] > 3 * 1080
    slides = sorted(path for path in files if path.startswith("instagram/feed_portrait/"))
    assert len(slides) >= 3
    assert slides[0] == "instagram/feed_portrait/01-long-1.jpg"
    assert {files[path]["record"] for path in slides} == {"row 1"}
    assert any(path.startswith("library/print_a4/") and path.endswith(".pdf") for path in files)
