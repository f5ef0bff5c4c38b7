"""Every template of the gallery holds: at every kind of page, with little and much to say, in both languages, in every
palette and in other fonts."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import gallery

from studio.content import Words
from studio.document.model import layers_of
from studio.template import LENGTHS, fill, sample_contents, template, template_ids

NARROW = ("instagram/feed_portrait", "instagram/story", "x/feed_landscape")
# Of each way the cases, and whether they are painted to see real contrast (the whole gallery is: `make gallery`).
WAYS = {
    "typical": (lambda name: [case for case in gallery.shape_cases(name) if case.length == "typical"], False),
    "lengths": (lambda name: [case for case in gallery.shape_cases(name) if case.length != "typical"][::2], False),
    "english": (lambda name: [case for case in gallery.shape_cases(name, "en") if case.place in NARROW], False),
    "palettes": (lambda name: list(gallery.palette_cases(name)), True),
    "fonts": (lambda name: list(gallery.font_cases(name))[:6], False),
}


@pytest.fixture(scope="module", autouse=True)
def _no_qt_words(qt_app):
    """The pictures need an application."""


@pytest.mark.parametrize("name", template_ids())
@pytest.mark.parametrize("way", WAYS)
def test_nothing_is_weak(name, way):
    cases, painted = WAYS[way]
    said = [line for case in cases(name) for line in gallery.findings(gallery.card_of(case), painted=painted)]
    assert said == []


@pytest.mark.parametrize("name", template_ids())
def test_a_card_without_a_brand_is_whole_too(name):
    case = gallery.Case(template=name, place=gallery.places_of(name)[0])
    contents, words = sample_contents(template(name))
    bare = fill(template(name), contents, {}, words)
    assert gallery.findings(gallery.card_of(case, bare), painted=False) == []
    assert bare.caption


@pytest.mark.parametrize("name", template_ids())
def test_every_template_names_its_headline_and_what_it_is_for(name):
    source = template(name)
    document = gallery.document_of(gallery.Case(template=name, place=gallery.places_of(name)[0]))
    roles = [layer.role for page in document.pages for layer in layers_of(page.layers)]
    assert "headline" in roles
    assert len(source.facts.keywords) >= 4
    assert source.facts.family in {"editorial", "tile", "manuscript", "night", "playful", "bulletin", "report"}


@pytest.mark.parametrize("name", [name for name in template_ids() if template(name).facts.takes == "words"])
def test_samples_say_every_slot_that_must_be_filled_and_no_other(name):
    slots = template(name).facts.slots
    for language in ("fa", "en"):
        for length in LENGTHS:
            (said,), words = sample_contents(template(name), language, length)
            assert isinstance(said, Words) and not words
            assert set(said.values) <= set(slots)
            assert {slot for slot, facts in slots.items() if facts.required} <= set(said.values)
