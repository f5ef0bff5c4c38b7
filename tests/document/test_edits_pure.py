"""Every public edit is a function of values: the document it was given is as it was, and the answer is a document."""

import inspect
from copy import deepcopy
from dataclasses import replace

import pytest

from studio.document import edits
from studio.document.edits import Room, Sight
from studio.document.files import to_json
from studio.document.guides import Guide
from studio.document.model import Box, Document, Page, Picture, Shape, Text, layers_of
from studio.values import Box as Rectangle

SIGHT = Sight(page=0, preset="instagram/feed_portrait", shapes=("portrait",))
ROOM = Room(box=Rectangle(72, 72, 936, 1206), unit=1.0)
BOXES = {"red": Rectangle(172, 672, 200, 120), "blue": Rectangle(472, 872, 200, 120),
         "photo": Rectangle(700, 1000, 99, 99)}
GUIDE = Guide(at=0.25)


def document() -> Document:
    column = Box(id="column", flow="column", width="fill", children=(
        Text(id="one", text="یک", on={"portrait": {"x": 1.0}}), Text(id="two", text="دو"),
        Box(id="inner", flow="row", children=(Text(id="three", text="سه"),))))
    free = (Shape(id="red", anchor="top-left", x=100, y=600, width=200, height=120),
            Shape(id="blue", anchor="top-left", x=400, y=800, width=200, height=120),
            Picture(id="photo", width=99, height=99))
    last = Page(id="last", layers=(Text(id="end", text="پایان"),))
    return Document(pages=(Page(id="page", layers=(column, *free)), last),
                    overrides={SIGHT.preset: {"red": {"x": 7.0}}}, guides=(GUIDE,))


CALLS = {
    "add_guide": lambda one: edits.add_guide(one, Guide(axis="lying")),
    "add_page": lambda one: edits.add_page(one, 1),
    "change_layer": lambda one: edits.change_layer(one, "red", fill="accent"),
    "delete": lambda one: edits.delete(one, ["red", "two"]),
    "duplicate": lambda one: edits.duplicate(one, SIGHT, ["red", "one"])[0],
    "duplicate_page": lambda one: edits.duplicate_page(one, 0),
    "group": lambda one: edits.group(one, SIGHT, ["red", "blue"], BOXES, ROOM)[0],
    "hide_here": lambda one: edits.hide_here(one, SIGHT.preset, ["blue"]),
    "insert": lambda one: edits.insert(one, 0, Shape(id="new", width=9, height=9), above=(0,), at=1),
    "lifted": lambda one: edits.lifted(one, SIGHT, (0, 2, 0), {"anchor": "top", "x": 1.0, "y": 2.0})[0],
    "move_guide": lambda one: edits.move_guide(one, GUIDE, 0.5),
    "move_page": lambda one: edits.move_page(one, 0, 1),
    "moved_to": lambda one: edits.moved_to(one, 0, (0, 0), 2),
    "override": lambda one: edits.override(one, SIGHT.preset, "blue", {"y": 3.0}),
    "pasted": lambda one: edits.pasted(one, 0, [Shape(id="red", width=9, height=9)])[0],
    "place_free": lambda one: edits.place_free(one, SIGHT, (1,), edits.pinned(BOXES["photo"], ROOM)),
    "remove_guides": lambda one: edits.remove_guides(one, GUIDE),
    "remove_page": lambda one: edits.remove_page(one, 0),
    "restack": lambda one: edits.restack(one, SIGHT, ["red"], "front"),
    "set_all": lambda one: edits.set_all(one, {"red", "one"}, opacity=0.5),
    "set_seen": lambda one: edits.set_seen(one, SIGHT, (0, 0), {"x": 9.0}),
    "ungroup": lambda one: edits.ungroup(one, SIGHT, "column", {}, ROOM)[0],
    "with_ids": lambda one: edits.with_ids(replace(one, pages=(*one.pages, Page()))),
    "without_local": lambda one: edits.without_local(one, SIGHT.preset, "red"),
}
# What looks, measures or works on layers and pages, and answers with no document.
NO_EDITS = {"Pinned", "Room", "Sight", "aligned", "distributed", "guides_for", "is_free", "kind_of", "local_changes",
            "map_layers", "path_of", "pinned", "pinned_at", "seen", "seen_paths", "with_overrides"}


def test_no_public_edit_is_left_out():
    assert set(edits.__all__) == set(CALLS) | NO_EDITS


@pytest.mark.parametrize("name", CALLS)
def test_an_edit_leaves_the_document_it_was_given_as_it_was(name):
    given = document()
    kept, written = deepcopy(given), to_json(given)
    changed = CALLS[name](given)
    assert isinstance(changed, Document) and changed != given
    assert given == kept and to_json(given) == written
    assert CALLS[name](document()) == changed, "the same edit of the same value is the same value"
    names = [layer.id for page in edits.with_ids(changed).pages for layer in layers_of(page.layers)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", CALLS)
def test_an_edit_keeps_the_very_layers_it_does_not_touch(name):
    """What makes editing quick, and undo cheap: a page that is not concerned is the same object."""
    given = document()
    changed = CALLS[name](given)
    if name not in ("remove_page", "set_all", "change_layer", "delete"):
        kept = {id(layer) for page in changed.pages for layer in page.layers}
        assert id(given.pages[1].layers[0]) in kept


@pytest.mark.parametrize("name", sorted(set(edits.__all__) - {"Pinned", "Room", "Sight"}))
def test_edits_say_what_they_do(name):
    assert inspect.getdoc(getattr(edits, name))
