"""Long infographics are as tall as what they say, and cut into slides that hold every section, once and in order."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import gallery

from studio.document.model import Document, Text, layers_of
from studio.job.tasks import at_place
from studio.layout import lay_out
from studio.layout.long import is_long
from studio.presets import load_presets
from studio.scene import Glyphs, Group, Item, walk
from studio.template import LENGTHS, template, template_ids

LONG = [name for name in template_ids() if is_long(template(name).document)]
SLIDES = ("instagram/feed_portrait", "instagram/carousel_slide", "telegram/post_square", "x/feed_landscape")


def document(name: str, length: str = "typical", language: str = "fa") -> Document:
    return gallery.document_of(gallery.Case(template=name, place="library/long", length=length, language=language))


def sections(shown: Document) -> list[list[str]]:
    """The ids of the sections on each page, those that stand on every slide left out."""
    mains = [next(layer for layer in page.layers if layer.id == "main") for page in shown.pages]
    return [[child.id for child in main.children if child.role != "running"] for main in mains]


def words(items: tuple[Item, ...]) -> str:
    return " ".join(item.text for item in walk(items) if isinstance(item, Glyphs))


def test_there_are_four_long_ones_at_least():
    assert len(LONG) >= 4
    assert all("long" in template(name).facts.suits for name in LONG)
    assert all(template(name).document.kind == "infographic" for name in LONG)


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("length", LENGTHS)
def test_the_long_page_has_room_for_all_and_leaves_none(name, length, qt_app):
    shown = at_place(document(name, length), load_presets().preset("library/long"))
    layout = lay_out(shown.document, shown.preset)
    assert [str(problem) for problem in layout.problems if problem.level == "error"] == []
    placed = {item.layer: item.box for item in walk(layout.scene.items) if isinstance(item, Group) and item.box}
    last = sections(shown.document)[0][-1]
    foot = placed["foot"]
    assert placed[last].bottom <= foot.y + 1
    assert foot.y - placed[last].bottom < 0.1 * shown.preset.width  # no empty end
    assert foot.bottom <= layout.scene.safe.bottom + 1


@pytest.mark.parametrize("name", LONG)
def test_a_typical_one_is_tall_and_a_long_one_taller(name):
    long = load_presets().preset("library/long")
    heights = [at_place(document(name, length), long).preset.height for length in LENGTHS]
    assert heights == sorted(heights)
    assert heights[-1] >= 2 * long.width


@pytest.mark.parametrize("name", LONG)
@pytest.mark.parametrize("place", SLIDES)
@pytest.mark.parametrize("length", ["typical", "long"])
def test_slides_hold_every_section_and_nothing_overflows(name, place, length, qt_app):
    whole = document(name, length)
    preset = load_presets().preset(place)
    shown = at_place(whole, preset)
    found = [one for slide in sections(shown.document) for one in slide]
    assert len(found) == len(set(found))
    texts = {layer.text for layer in layers_of(whole.pages[0].layers)
             if isinstance(layer, Text) and layer.id.startswith(("event-", "what-", "fact-", "aspect-"))}
    kept = {layer.text for page in shown.document.pages for layer in layers_of(page.layers) if isinstance(layer, Text)}
    assert texts <= kept
    for number in range(len(shown.document.pages)):
        layout = lay_out(shown.document, preset, page=number)
        assert [str(problem) for problem in layout.problems if problem.level == "error"] == []
        roles = {item.role for item in walk(layout.scene.items) if isinstance(item, Group)}
        assert "headline" in roles


@pytest.mark.parametrize("name", LONG)
def test_every_slide_says_which_it_is_and_where_it_is_from(name, qt_app):
    preset = load_presets().preset("instagram/carousel_slide")
    shown = at_place(document(name), preset)
    count = len(shown.document.pages)
    assert count > 1
    for number in range(count):
        said = words(lay_out(shown.document, preset, page=number).scene.items)
        assert "از" in said
        assert "کتابخانهٔ مرکزی شهر" in said
