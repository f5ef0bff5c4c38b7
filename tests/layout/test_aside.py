"""A layer moved by hand from its place in a row or column keeps its room there: nothing else moves."""

from dataclasses import replace

import pytest

from studio.document.model import Box, Document, Page, Shape
from studio.layout import lay_out
from studio.presets import load_presets
from studio.scene import Group, walk

PRESET = load_presets().preset("instagram/feed_portrait")


def places(document):
    scene = lay_out(document, PRESET).scene
    return {item.layer: item.box for item in walk(scene.items) if isinstance(item, Group)}


@pytest.mark.parametrize("flow", ["column", "row", "grid"])
@pytest.mark.parametrize(("language", "way"), [("fa", -1), ("en", 1)])
def test_x_goes_with_the_direction_of_reading_and_y_down(flow, language, way):
    kids = tuple(Shape(id=name, width=100, height=100, fill="accent") for name in "abc")
    box = Box(id="box", flow=flow, width="fill", height="fill", children=kids)
    document = Document(language=language, pages=(Page(layers=(box,)),))
    moved = replace(box, children=(kids[0], replace(kids[1], x=30, y=40), kids[2]))
    before, now = places(document), places(replace(document, pages=(Page(layers=(moved,)),)))
    assert (now["b"].x - before["b"].x, now["b"].y - before["b"].y) == (30 * way, 40)
    assert (now["a"], now["c"], now["box"]) == (before["a"], before["c"], before["box"])
