"""Edits are pure: what one sees changes as one expects, other sizes keep what is theirs, the old value stays."""

from dataclasses import replace

import pytest

from studio.document.edits import (
    Room,
    Sight,
    add_page,
    aligned,
    delete,
    distributed,
    duplicate,
    duplicate_page,
    group,
    hide_here,
    is_free,
    lifted,
    move_page,
    moved_to,
    path_of,
    pinned,
    pinned_at,
    remove_page,
    restack,
    seen,
    set_all,
    set_seen,
    ungroup,
    without_local,
)
from studio.document.model import Box, Document, Page, Shape, Text, layers_of
from studio.values import Box as Rectangle

PORTRAIT = Sight(page=0, preset="instagram/feed_portrait", shapes=("portrait",))
STORY = Sight(page=0, preset="instagram/story", shapes=("tall", "story"))
SAFE = Room(box=Rectangle(65, 65, 950, 1220), unit=1.0)


def doc(*layers, **more):
    return Document(pages=(Page(id="page", layers=layers),), **more)


def order(document, page=0):
    return [layer.id for layer in layers_of(document.pages[page].layers)]


def twofold():
    """A page with one title in two arrangements, as templates have it."""
    tall = Box(id="tall", width="fill", height="fill", on={"wide": {"hide": True}},
               children=(Text(id="title"), Text(id="foot")))
    wide = Box(id="across", hide=True, on={"wide": {"hide": False}}, children=(Text(id="title"),))
    return doc(tall, wide)


# ---------------------------------------------------------------- what is seen


def test_the_arrangement_that_is_seen_is_the_one_that_is_edited():
    wide = replace(PORTRAIT, shapes=("wide",))
    assert path_of(twofold(), PORTRAIT, "title") == (0, 0)
    assert path_of(twofold(), wide, "title") == (1, 0)
    assert path_of(twofold(), wide, "foot") is None
    changed = set_seen(twofold(), wide, (1, 0), {"width": 300.0})
    assert changed.pages[0].layers[0] == twofold().pages[0].layers[0]
    assert changed.pages[0].layers[1].children[0].width == 300


def test_what_a_layer_says_changes_in_every_arrangement():
    changed = set_all(twofold(), {"title"}, text="نو")
    assert [layer.text for layer in layers_of(changed.pages[0].layers) if layer.id == "title"] == ["نو", "نو"]


def test_a_value_goes_where_the_one_that_is_seen_comes_from():
    document = doc(Shape(id="s", width=100, on={"tall": {"width": 60}}))
    there = set_seen(document, STORY, (0,), {"width": 70.0})
    assert seen(there, STORY, (0,)).width == 70 and seen(there, PORTRAIT, (0,)).width == 100
    here = set_seen(document, PORTRAIT, (0,), {"width": 120.0})
    assert seen(here, STORY, (0,)).width == 60 and seen(here, PORTRAIT, (0,)).width == 120


def test_only_here_is_only_here_and_can_be_taken_back():
    document = doc(Shape(id="s", anchor="top-left", x=5))
    local = set_seen(document, PORTRAIT, (0,), {"x": 50.0}, only_here=True)
    assert seen(local, PORTRAIT, (0,)).x == 50 and seen(local, STORY, (0,)).x == 5
    again = set_seen(local, PORTRAIT, (0,), {"anchor": "top", "x": 60.0, "y": 1.0})
    assert seen(again, STORY, (0,)).anchor == "top-left"  # what goes together stays together
    assert without_local(again, PORTRAIT.preset, "s") == document


# ---------------------------------------------------------------- order


@pytest.mark.parametrize(("step", "expected"), [
    ("front", "acdb"), ("back", "bacd"), ("forward", "acbd"), ("backward", "bacd"),
])
def test_a_layer_goes_one_step_or_all_the_way(step, expected):
    found = restack(doc(*(Shape(id=name) for name in "abcd")), PORTRAIT, ["b"], step)
    assert "".join(order(found)) == expected


def test_two_layers_go_forward_together():
    found = restack(doc(*(Shape(id=name) for name in "abcd")), PORTRAIT, ["a", "b"], "forward")
    assert "".join(order(found)) == "cabd"
    assert "".join(order(restack(found, PORTRAIT, ["b", "d"], "forward"))) == "cabd"


def test_a_layer_takes_another_place_in_its_column():
    document = doc(Box(id="box", children=tuple(Text(id=name) for name in "abc")))
    assert order(moved_to(document, 0, (0, 0), 3)) == ["box", "b", "c", "a"]
    assert order(moved_to(document, 0, (0, 2), 0)) == ["box", "c", "a", "b"]
    assert order(moved_to(document, 0, (0, 1), 1)) == ["box", "a", "b", "c"]


def test_a_deleted_layer_is_gone_in_every_arrangement_with_its_local_changes():
    document = replace(twofold(), overrides={"instagram/story": {"title": {"opacity": 0.5}}})
    found = delete(document, {"title"})
    assert order(found) == ["tall", "foot"] and found.overrides == {}
    assert order(document) == ["tall", "title", "foot", "across", "title"]


def test_hidden_here_is_seen_elsewhere():
    found = hide_here(twofold(), PORTRAIT.preset, ["foot"])
    assert path_of(found, PORTRAIT, "foot") is None and path_of(found, STORY, "foot") == (0, 1)


def test_a_copy_has_names_of_its_own_stands_aside_and_keeps_local_changes():
    inner = Box(id="box", anchor="top-left", x=10, y="10%", children=(Text(id="t"),))
    document = doc(inner, overrides={"p/q": {"t": {"opacity": 0.5}}})
    found, made = duplicate(document, PORTRAIT, ["box"])
    assert made == ("box-2",) and order(found) == ["box", "t", "box-2", "t-2"]
    copy = found.pages[0].layers[1]
    assert (copy.x, copy.y) == (34, "10%")
    assert found.overrides["p/q"] == {"t": {"opacity": 0.5}, "t-2": {"opacity": 0.5}}


# ---------------------------------------------------------------- places


@pytest.mark.parametrize(("box", "anchor", "x", "y"), [
    (Rectangle(70, 70, 100, 100), "top-left", 5, 5),
    (Rectangle(900, 70, 100, 100), "top-right", 15, 5),
    (Rectangle(490, 630, 100, 90), "centre", 0, 0),
    (Rectangle(480, 1200, 100, 80), "bottom", -10, 5),
    (Rectangle(65, 600, 40, 40), "left", 0, -55),
])
def test_a_layer_is_pinned_to_what_it_is_nearest_to(box, anchor, x, y):
    found = pinned(box, SAFE)
    assert (found.anchor, found.x, found.y) == (anchor, x, y)


def test_anchors_are_written_for_right_to_left_pages():
    assert pinned(Rectangle(70, 70, 100, 100), replace(SAFE, rtl=False)).anchor == "top-right"
    assert pinned_at("right", Rectangle(70, 70, 100, 100), SAFE).x == 845


def test_what_is_dragged_out_of_a_column_is_pinned_and_hidden_where_its_box_is():
    row = Box(id="row", flow="row", on={"wide": {"hide": True}}, children=(Text(id="t"),))
    document = doc(Box(id="all", width="fill", height="fill", children=(row, Text(id="rest"))))
    assert not is_free(document, PORTRAIT, (0, 0, 0))
    found, path = lifted(document, PORTRAIT, (0, 0, 0), {"anchor": "top-left", "x": 4.0, "y": 5.0})
    assert order(found) == ["all", "rest", "t"] and path == (0, 1)  # the empty row is gone
    assert is_free(found, PORTRAIT, path)
    assert seen(found, PORTRAIT, path).x == 4
    assert path_of(found, replace(PORTRAIT, shapes=("wide",)), "t") is None


def test_boxes_line_up_at_any_side():
    boxes = {"a": Rectangle(10, 0, 20, 10), "b": Rectangle(50, 40, 60, 20)}
    assert {name: box.right for name, box in aligned(boxes, "right").items()} == {"a": 110, "b": 110}
    assert {name: box.centre.y for name, box in aligned(boxes, "middle").items()} == {"a": 30, "b": 30}
    assert aligned({"a": boxes["a"]}, "centre", Rectangle(0, 0, 200, 100))["a"].centre.x == 100


def test_gaps_become_equal():
    boxes = {"a": Rectangle(0, 0, 10, 10), "c": Rectangle(90, 0, 10, 10), "b": Rectangle(15, 5, 20, 10)}
    found = distributed(boxes, "across")
    assert (found["a"].x, found["b"].x, found["c"].x) == (0, 40, 90)
    assert distributed(boxes, "down")["b"].height == 10


# ---------------------------------------------------------------- groups


def test_a_group_and_its_end_leave_everything_where_it_was():
    document = doc(Shape(id="a", anchor="top-left", width=100, height=50),
                   Shape(id="b", anchor="top-left", x=200, y=100, width=100, height=50), Shape(id="c"))
    boxes = {"a": Rectangle(65, 65, 100, 50), "b": Rectangle(265, 165, 100, 50)}
    grouped, name = group(document, PORTRAIT, ["b", "a"], boxes, SAFE)
    assert order(grouped) == ["group", "a", "b", "c"] and name == "group"
    box = grouped.pages[0].layers[0]
    assert (box.width, box.height, box.anchor, box.x, box.y) == (300, 150, "top-left", 0, 0)
    back, ids = ungroup(grouped, PORTRAIT, name, boxes, SAFE)
    assert ids == ("a", "b") and order(back) == ["a", "b", "c"]
    assert (back.pages[0].layers[1].x, back.pages[0].layers[1].y) == (200, 100)


def test_neighbours_in_a_column_become_a_column_in_it():
    document = doc(Box(id="col", gap=12, children=tuple(Text(id=name) for name in "abc")))
    grouped, name = group(document, PORTRAIT, ["a", "b"], {}, SAFE)
    inner = grouped.pages[0].layers[0].children[0]
    assert (inner.flow, inner.gap, inner.id) == ("column", 12, name)
    assert ungroup(grouped, PORTRAIT, name, {}, SAFE)[0] == document


def test_layers_of_different_boxes_are_no_group():
    document = doc(Box(id="one", children=(Text(id="a"),)), Text(id="b"))
    assert group(document, PORTRAIT, ["a", "b"], {}, SAFE) == (document, "")


# ---------------------------------------------------------------- pages


def test_pages_come_go_and_change_places():
    document = Document(pages=(Page(id="one", ground="accent", layers=(Text(id="t"),)), Page(id="two")))
    added = add_page(document, 1)
    assert [page.id for page in added.pages] == ["one", "page", "two"] and added.pages[1].ground == "accent"
    doubled = duplicate_page(document, 0)
    assert [page.id for page in doubled.pages] == ["one", "one-2", "two"]
    assert order(doubled, 0) == ["t"] and order(doubled, 1) == ["t-2"]
    assert [page.id for page in move_page(added, 0, 2).pages] == ["page", "two", "one"]
    assert remove_page(added, 1) == document
    assert remove_page(Document(pages=(Page(),)), 0).pages == (Page(),)
