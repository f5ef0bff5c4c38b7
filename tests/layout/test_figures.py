"""Figures keep to their box, look the way the page runs, and are known to the documents by the same names."""

from typing import get_args

import pytest

from studio.document.layer import Figure
from studio.layout.figures import _DIRECTED, _FIGURES, figure
from studio.values import Box

BOX = Box(100, 50, 400, 300)


def places(outline):
    return [(step[at], step[at + 1]) for step in outline for at in range(1, len(step), 2)]


def test_every_figure_a_document_names_can_be_drawn():
    assert set(get_args(Figure)) == set(_FIGURES)


@pytest.mark.parametrize("box", [BOX, Box(0, 0, 20, 900), Box(0, 0, 900, 20), Box(0, 0, 1, 1)], ids=str)
@pytest.mark.parametrize("name", sorted(_FIGURES))
def test_figures_keep_to_their_box_and_reach_its_sides(name, box):
    outline = figure(name, box, 12.0)
    ends = [(step[-2], step[-1]) for step in outline if len(step) > 1]
    assert outline[0][0] == "M"
    assert outline[-1] == ("Z",)
    assert all(box.grown(0.5).holds(Box(x, y, 0, 0)) for x, y in ends)
    assert max(x for x, _ in ends) - min(x for x, _ in ends) > box.width * 0.8


@pytest.mark.parametrize("name", sorted(_FIGURES))
def test_only_figures_with_a_direction_are_mirrored(name):
    changed = figure(name, BOX, 12.0) != figure(name, BOX, 12.0, rtl=False)
    assert changed == (name in _DIRECTED)


def test_the_tail_of_a_bubble_is_where_reading_begins():
    right, left = (max(places(figure("bubble", BOX, rtl=rtl)), key=lambda place: place[1]) for rtl in (True, False))
    assert right[0] > BOX.centre.x > left[0]


def test_padding_changes_sides_with_the_page():
    from studio.document.model import Box as Frame
    from studio.document.model import Document, Edges, Page, Shape
    from studio.layout import lay_out
    from studio.presets import load_presets
    from studio.scene import Group, walk

    frame = Frame(width=400, height=100, padding=Edges(right=100), children=(
        Shape(id="inner", fill="ink", width="fill", height="fill"),))

    def left(language):
        document = Document(language=language, pages=(Page(margin=90, layers=(frame,)),))
        scene = lay_out(document, load_presets().preset("instagram/feed_portrait")).scene
        return next(item.box.x for item in walk(scene.items) if isinstance(item, Group) and item.layer == "inner")

    assert left("fa") == 1080 - 90 - 400
    assert left("en") == 90 + 100
