"""What an infographic shows is also there for those who do not see it: in reading order, with its tables."""

import json
from html.parser import HTMLParser

from studio.document.model import Box, Chart, Diagram, Document, Page, Sheet, Text
from studio.export.twin import alt_of, has_figures, twin
from studio.job import Design, Set, export
from studio.presets import load_presets

SHEET = Sheet(columns=("سال", "امانت"), rows=(("۱۴۰۲", "۱۲۰۰۰"), ("۱۴۰۳", "۱۵۰۰۰")))
STEPS = Sheet(columns=("عنوان", "شرح"), rows=(("جست‌وجو", "در فهرست"), ("رزرو", "با یک دکمه")))
DOCUMENT = Document(pages=(Page(layers=(Box(width="fill", children=(
    Text(id="head", role="headline", type="title", text="سال <پرکار> کتابخانه"),
    Chart(id="loans", chart="column", sheet=SHEET, width="fill", height=400),
    Diagram(id="steps", diagram="steps", sheet=STEPS, width="fill"),
    Text(id="deco", role="decoration", text="۱۴۰۳"),
)),)),))


class Reader(HTMLParser):
    """The tags and words of a page, in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)

    def handle_data(self, data):
        if data.strip():
            self.words.append(data.strip())


def test_every_word_and_number_is_in_the_twin_in_reading_order():
    page = Reader(twin(DOCUMENT, "گزارش"))
    assert page.words[2] == "سال <پرکار> کتابخانه"
    for word in ("۱۴۰۲", "۱۲٬۰۰۰", "۱۵٬۰۰۰", "جست‌وجو", "با یک دکمه"):
        assert word in page.words
    assert page.words.index("۱۲٬۰۰۰") < page.words.index("رزرو")
    assert page.tags.count("table") == 2
    assert "script" not in page.tags


def test_it_says_its_language_and_direction():
    assert '<html lang="fa" dir="rtl">' in twin(DOCUMENT, "گزارش")


def test_a_picture_without_words_gets_them_from_its_content():
    said = alt_of(DOCUMENT)
    assert said.startswith("سال <پرکار> کتابخانه")
    assert "۱۵٬۰۰۰" in said


def test_the_twin_lies_in_the_folder_and_in_the_manifest_of_infographics_only(tmp_path):
    plain = Document(pages=(Page(layers=(Text(text="سلام"),)),))
    assert has_figures(DOCUMENT) and not has_figures(plain)
    designs = [Design(stem="01-a", title="الف", document=DOCUMENT), Design(stem="02-b", title="ب", document=plain)]
    presets = load_presets().choose(["instagram/feed_portrait"])
    list(export([Set(designs=designs, pages=2, presets=presets)], tmp_path))
    files = {one["path"]: one["kind"] for one in json.loads((tmp_path / "manifest.json").read_bytes())["files"]}
    assert files["01-a.html"] == "words"
    assert "02-b.html" not in files
    assert "۱۵٬۰۰۰" in (tmp_path / "instagram" / "01-a.alt.txt").read_text("utf-8")
