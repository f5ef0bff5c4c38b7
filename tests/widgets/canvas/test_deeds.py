"""What keys and menus do to several layers, to turned ones, and to those in rows and columns."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication

from studio.document.edits import change_layer
from studio.document.model import Box, Document, Page, Shape, Text
from studio.values import Box as Rectangle
from widgets.canvas import Canvas, deeds
from widgets.canvas.floating import place_beside
from widgets.canvas.grips import grips
from widgets.canvas.placing import handles_of, moved
from widgets.canvas.stage import Stage
from widgets.session import Session

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def box(canvas, name):
    return canvas.stage.find(name).bounds


@pytest.fixture
def stage(canvas):
    return canvas.stage


# ---------------------------------------------------------------- several


def test_several_layers_go_together(canvas, session, hand):
    session.select("red", "blue")
    before = {name: box(canvas, name) for name in ("red", "blue")}
    x, y = hand.middle("red")
    hand.drag((x, y), (x + 60, y - 90), CTRL)
    ways = {(round(box(canvas, name).x - old.x), round(box(canvas, name).y - old.y)) for name, old in before.items()}
    assert len(ways) == 1 and session.undo_stack.count() == 1


@pytest.mark.parametrize(("side", "edge"), [
    ("right", lambda one: one.right), ("left", lambda one: one.x), ("top", lambda one: one.y),
    ("bottom", lambda one: one.bottom), ("centre", lambda one: one.centre.x), ("middle", lambda one: one.centre.y),
])
def test_aligned_layers_share_a_side(canvas, session, stage, side, edge):
    session.select("red", "blue", "photo")
    deeds.align(side)(stage)
    sides = [edge(box(canvas, name)) for name in ("red", "blue", "photo")]
    assert max(sides) - min(sides) <= 1


def test_one_layer_is_aligned_with_the_safe_area(canvas, session, stage):
    session.select("red")
    deeds.align("right")(stage)
    assert box(canvas, "red").right == pytest.approx(stage.page_box().right, abs=1)


def test_a_text_in_a_column_goes_to_one_side_of_it_and_stays_in_its_order(canvas, session, stage):
    session.edit("", change_layer(session.document, "two", width="hug"))
    session.select("two")
    deeds.align("left")(stage)
    assert session.layer("two").align == "end"
    assert box(canvas, "two").x == pytest.approx(box(canvas, "one").x, abs=1)


def test_gaps_between_three_become_equal(canvas, session, stage):
    session.select("red", "blue", "photo")
    deeds.distribute("across")(stage)
    first, second, third = sorted((box(canvas, name) for name in ("red", "blue", "photo")), key=lambda one: one.x)
    assert second.x - first.right == pytest.approx(third.x - second.right, abs=1.5)


# ---------------------------------------------------------------- rows and columns


def test_taken_out_of_its_column_a_text_stays_where_it_is_seen_and_the_others_close_up(canvas, session, stage):
    session.select("one")
    before, two = box(canvas, "one"), box(canvas, "two")
    deeds.take_out(stage)
    assert session.layer("one").anchor
    after = box(canvas, "one")
    assert (after.x, after.y) == (pytest.approx(before.x, abs=1), pytest.approx(before.y, abs=1))
    assert box(canvas, "two").y < two.y


def test_what_stands_aside_goes_back_to_its_place(canvas, session, stage):
    session.select("two")
    before = session.document
    deeds.nudge(40, 30)(stage)
    assert box(canvas, "two").y != box(canvas, "one").y
    deeds.put_back(stage)
    assert session.document == before


def test_hidden_layers_are_gone_and_undo_shows_them(canvas, session, stage):
    session.select("red")
    deeds.hide(stage)
    assert stage.find("red") is None
    session.undo_stack.undo()
    assert stage.find("red") is not None


def test_everything_can_be_unlocked_again(canvas, session, stage):
    session.select("red", "blue")
    deeds.lock(stage)
    assert grips(stage) == [] and stage.movable == []
    session.select()
    deeds.unlock_all(stage)
    assert not session.layer("red").locked


# ---------------------------------------------------------------- turned


@pytest.fixture
def turned_canvas(qt_app, session, qtbot):
    inner = Shape(id="inner", anchor="top-left", x=50, y=40, width=100, height=80, fill="accent")
    outer = Box(id="outer", anchor="top-left", x=200, y=300, width=400, height=300, flow="stack", fill="surface",
                rotate=90, children=(inner,))
    made = Canvas(Session(Document(pages=(Page(layers=(outer, Text(id="t", text="متن")),),)), session.presets))
    qtbot.addWidget(made)
    made.resize(800, 900)
    made.show()
    return made


def test_a_layer_in_a_turned_box_goes_where_the_hand_goes(turned_canvas):
    stage = turned_canvas.stage
    before = stage.find("inner").bounds
    stage.session.edit("", moved(stage, stage.session.document, stage.find("inner"), 30.0, 0.0))
    after = stage.find("inner").bounds
    assert (after.centre.x - before.centre.x, after.centre.y - before.centre.y) == (
        pytest.approx(30, abs=1), pytest.approx(0, abs=1))


def test_handles_of_turned_layers_stand_at_their_corners(turned_canvas):
    stage = turned_canvas.stage
    stage.session.select("outer")
    places = dict(grips(stage))
    box_ = stage.find("outer").bounds
    corner = stage.view.to_screen(box_.right, box_.y)
    assert (places["lt"].x, places["lt"].y) == (pytest.approx(corner.x, abs=1.5), pytest.approx(corner.y, abs=1.5))


def test_words_have_no_handle_for_their_height(stage):
    assert set(handles_of(stage.find("one"))) == {"lt", "rt", "rb", "lb", "l", "r"}


# ---------------------------------------------------------------- the bar, the widget's life


def test_the_bar_never_leaves_the_canvas():
    room, bar = Rectangle(22, 22, 600, 500), QSize(180, 36)
    for selection in (Rectangle(-50, -20, 100, 60), Rectangle(560, 480, 200, 60), Rectangle(0, 0, 700, 600)):
        at = place_beside(selection, bar, room)
        assert room.holds(Rectangle(at.x(), at.y(), 180, 36))
    assert place_beside(Rectangle(200, 300, 100, 60), bar, room).y() < 300


def test_a_session_outlives_its_canvas(qt_app, session):
    made = Canvas(session)
    made.type_in("one")
    made.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    session.edit("", change_layer(session.document, "one", text="نو"))
    assert session.layer("one").text == "نو"


def test_a_page_of_many_sizes_can_be_looked_at_from_far_and_near(canvas):
    for zoom in (0.05, 0.3, 1.0, 7.0, 16.0):
        canvas.set_zoom(zoom)
        canvas.finish()
        assert canvas.grab().toImage().size() == canvas.size()
    assert canvas.surface.image.width() == canvas.width()


def test_a_stage_without_a_window_serves_deeds(qt_app, session):
    alone = Stage(session)
    session.select("red")
    deeds.duplicate(alone)
    assert session.selection == ("red-2",)
