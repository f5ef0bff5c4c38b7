"""A layout that remembers the one before gives the very same answer, whatever was edited between them."""

from dataclasses import replace
from random import Random

import pytest

from studio.content import Book, Person
from studio.document.edits import change_layer, with_ids
from studio.document.model import Text, layers_of
from studio.job.checking import checked
from studio.layout import lay_out
from studio.layout.memory import Memory
from studio.presets import load_presets
from studio.template import fill, template

PRESETS = load_presets()
BOOK = Book(title="سووشون", people=(Person(name="سیمین دانشور"),), publisher="خوارزمی",
            summary="داستان زندگی زری و یوسف در شیراز سال‌های جنگ جهانی دوم است. " * 4, link="https://example.org/1")


def card(name):
    return with_ids(fill(template(name), [BOOK], {"library": "کتابخانهٔ مرکزی"}))


def edited(document, chance):
    """`document` with one thing changed, as a person would."""
    layer = chance.choice(list(layers_of(document.pages[0].layers)))
    if isinstance(layer, Text):
        return change_layer(document, layer.id, text=str(layer.text) + chance.choice([" و", "‌ها", " کتاب خوب", "\nنو"]))
    field = chance.choice(["width", "hide", "rotate", "opacity"])
    value = {"width": chance.choice([120.0, "40%", "fill"]), "hide": not layer.hide, "rotate": 5.0, "opacity": 0.5}
    return change_layer(document, layer.id, **{field: value[field]})


@pytest.mark.parametrize("name", ["book-intro", "book-tile"])
@pytest.mark.parametrize("preset", ["instagram/feed_portrait", "instagram/story", "telegram/post_landscape"])
def test_remembering_changes_no_answer(name, preset):
    document, chance, memory = card(name), Random(f"{name} {preset}"), Memory()
    for _ in range(25):
        document = edited(document, chance)
        assert lay_out(document, PRESETS.preset(preset), memory=memory) == lay_out(document, PRESETS.preset(preset))


def test_other_fonts_types_and_languages_are_other_rules():
    document, memory, preset = card("book-intro"), Memory(), PRESETS.preset("instagram/story")
    for changed in (document, replace(document, fonts={"title": "lalezar"}), replace(document, language="en")):
        assert lay_out(changed, preset, memory=memory) == lay_out(changed, preset)


def test_layers_that_no_edit_touched_are_the_same_objects_and_the_next_layout_measures_less():
    document, memory, preset = checked(card("book-intro")).document, Memory(), PRESETS.preset("instagram/story")
    lay_out(document, preset, memory=memory)
    asked = []
    plain = Memory.shown

    class Counting(Memory):
        def shown(self, layer, make):
            return plain(self, layer, lambda one: asked.append(one.id) or make(one))

    counting = Counting()
    lay_out(document, preset, memory=counting)
    everything = len(asked)
    asked.clear()
    lay_out(checked(change_layer(document, "title", text="نو")).document, preset, memory=counting)
    assert "summary" not in asked and 0 < len(asked) < everything / 2
