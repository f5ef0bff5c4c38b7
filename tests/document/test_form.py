"""A document from anywhere can be laid out: what no page could show is named by its place and left at its default."""

import json
from typing import get_args, get_type_hints

import pytest

from studio import scene
from studio.document.files import from_form, load_json
from studio.document.model import Box, Document, Layer, Page, Text, layers_of
from studio.errors import InputFault
from studio.layout import lay_out
from studio.presets import load_presets

PORTRAIT = load_presets().preset("instagram/feed_portrait")


def read(*layers: dict, **document) -> tuple[Document, list]:
    form = {"version": 1, "pages": [{"layers": list(layers)}], **document}
    made, problems = from_form(json.loads(json.dumps(form)), "x.ketab")
    return made, list(problems)


SHAPE = {"kind": "shape", "id": "s", "width": 100, "height": 80, "fill": "ink"}
WORDS = {"kind": "text", "id": "t", "text": "کتاب"}
COVER = {"kind": "picture", "id": "p", "designed": True, "title": "کتاب"}
UNUSABLE = {
    "a colour that is none": SHAPE | {"fill": "#zzz"},
    "a role nobody knows": WORDS | {"colour": "blurple"},
    "a gradient with a stop too few": SHAPE | {"fill": {"colours": ["ink", "ground"], "stops": [0.0]}},
    "a gradient with an opacity too many": SHAPE | {"fill": {"colours": ["ink"], "opacities": [1.0, 0.5]}},
    "a gradient whose stops go back": SHAPE | {"fill": {"colours": ["ink", "ground"], "stops": [1.0, 0.0]}},
    "a gradient without colours": SHAPE | {"fill": {"angle": 30}},
    "a duotone of one": COVER | {"duotone": ["ink"]},
    "a length in words": WORDS | {"width": "wide"},
    "a share of nothing": WORDS | {"width": "x%"},
    "a negative width": SHAPE | {"width": -50},
    "a part below nothing": {"kind": "box", "flow": "row", "children": [WORDS | {"width": "fill -1"}, WORDS]},
    "no height at all": COVER | {"aspect": 0},
    "a grid of cells without height": {"kind": "box", "flow": "grid", "cell": 0, "children": [SHAPE]},
    "a negative number of columns": {"kind": "box", "flow": "grid", "columns": -1, "children": [SHAPE]},
    "a blend nobody knows": SHAPE | {"blend": "weird"},
    "a blur below nothing": SHAPE | {"shadow": {"blur": -3}},
    "no number": SHAPE | {"width": float("nan")},
    "a number without end": SHAPE | {"width": float("inf")},
    "a kind that is a list": {"kind": ["text"]},
    "a change of what a box holds": {"kind": "box", "children": [WORDS], "on": {"portrait": {"children": [SHAPE]}}},
}


@pytest.mark.parametrize("fault", UNUSABLE)
def test_what_no_page_can_show_is_named_and_costs_nothing_else(fault):
    document, problems = read(UNUSABLE[fault], {"kind": "text", "id": "neighbour", "text": "می‌ماند"})
    assert len(problems) == 1
    assert "pages[0].layers[0]" in problems[0].where
    shown = {getattr(item, "layer", "") for item in scene.walk(lay_out(document, PORTRAIT).scene.items)}
    assert "neighbour" in shown


def test_the_hint_says_what_fits():
    _, problems = read(WORDS | {"colour": "#zzz"})
    assert "#0e7c86" in problems[0].what


def test_own_colours_of_a_document_are_looked_at():
    document, problems = read(WORDS, colours={"ink": "#zzz"})
    assert problems[0].where == "x.ketab.colours"
    lay_out(document, PORTRAIT)


def test_changes_for_one_preset_are_read_like_the_layer_itself():
    change = {"b": {"padding": {"top": 4}, "no_such": 1, "radius": "round"}, "gone": {"radius": 3}}
    document, problems = read({"kind": "box", "id": "b", "children": [WORDS]}, overrides={PORTRAIT.id: change})
    assert document.overrides[PORTRAIT.id]["b"]["padding"].top == 4.0
    assert [problem.where.rpartition("]")[2] for problem in problems] == [".no_such", ".radius", ".radius"]
    lay_out(document, PORTRAIT)


def test_boxes_in_boxes_end_somewhere():
    deep = WORDS
    for _ in range(60):
        deep = {"kind": "box", "flow": "row", "children": [deep]}
    document, problems = read(deep)
    assert "deep" in problems[0].what
    assert 5 < sum(isinstance(layer, Box) for layer in layers_of(document.pages[0].layers)) < 20


def test_a_number_of_thousands_of_digits_is_refused():
    with pytest.raises(InputFault):
        load_json(b'{"version": ' + b"1" * 5_000 + b"}", "x")


def test_blends_are_those_that_can_be_painted():
    hints = get_type_hints(Layer)
    assert get_args(hints["blend"]) == get_args(scene.Blend)


def test_defaults_obey_their_own_rules():
    document = Document(pages=(Page(layers=(Box(children=(Text(text="کتاب"),)),)),))
    _, problems = from_form({"version": 1} | json.loads(json.dumps(all_fields(document))), "x")
    assert problems == ()


def all_fields(value):
    """Every field of a document as JSON has it, defaults too."""
    from dataclasses import fields, is_dataclass

    if is_dataclass(value):
        kind = {"kind": type(value).__name__.lower()} if isinstance(value, Layer) else {}
        return kind | {field.name: all_fields(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [all_fields(item) for item in value]
    return dict(value) if isinstance(value, dict) else value


def test_a_change_for_a_shape_nobody_knows_is_named_with_the_one_that_was_meant():
    _, problems = read(SHAPE | {"on": {"potrait square": {"hide": True}}})
    assert [problem.hint for problem in problems] == ["did you mean 'portrait'?"]
