"""Places and sizes as numbers, and buttons that line things up: what the canvas does by hand, to the px."""

import pytest

from studio.document.model import Box, Document, Page, Picture, Shape, Text
from studio.presets import load_presets
from widgets.panels.properties import PropertiesPanel
from widgets.session import Session

LAYERS = (
    Box(id="column", flow="column", width="fill", children=(Text(id="one", text="سطر یکم", width="fill"),)),
    Shape(id="red", anchor="top-left", x=100, y=600, width=200, height=120, fill="accent"),
    Shape(id="blue", anchor="top-left", x=400, y=800, width=200, height=120, fill="accent-2"),
    Shape(id="green", anchor="top-left", x=640, y=1000, width=100, height=60, fill="ink"),
    Picture(id="photo", anchor="bottom-right", width=240, designed=True, title="کتاب"),
)


@pytest.fixture
def session(qapp):
    presets = load_presets().choose(["instagram/feed_portrait"])
    made = Session(Document(pages=(Page(id="page", layers=LAYERS),)), presets)
    yield made
    made.deleteLater()


@pytest.fixture
def panel(session, qtbot):
    made = PropertiesPanel(session)
    qtbot.addWidget(made)
    made.resize(320, 700)
    made.show()
    return made


@pytest.fixture
def box(panel):
    return lambda name: panel.place.stage.find(name).box


def test_the_numbers_are_those_of_the_page(session, panel, box):
    session.select("red")
    place = panel.place
    assert (place.left.value(), place.top.value(), place.wide.value(), place.high.value()) == (
        box("red").x, box("red").y, 200, 120)
    session.select("red", "blue")
    assert place.wide.value() == box("blue").right - box("red").x


@pytest.mark.parametrize(("field", "value"), [("left", 222), ("top", 333), ("wide", 444), ("high", 155), ("angle", 30)])
def test_a_number_typed_is_where_it_stands_and_one_step_of_undo(session, panel, field, value):
    session.select("red")
    before = session.document
    editor = getattr(panel.place, field)
    editor.box.setValue(value)
    assert editor.value() == value
    panel.place.show_values()
    assert editor.value() == value and session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == before


def test_the_left_top_corner_stays_when_a_size_is_typed(session, panel, box):
    session.select("photo")
    at = (box("photo").x, box("photo").y)
    panel.place.wide.box.setValue(300)
    assert (box("photo").x, box("photo").y) == pytest.approx(at, abs=0.6)


def test_several_move_and_grow_together(session, panel, box):
    session.select("red", "blue")
    gap = box("blue").x - box("red").x
    panel.place.left.box.setValue(90)
    assert (box("red").x, box("blue").x - box("red").x) == (90, gap)
    panel.place.wide.box.setValue(1000)
    assert box("blue").right - box("red").x == pytest.approx(1000, abs=2)


def test_words_have_no_height_and_several_layers_no_angle(session, panel):
    session.select("one")
    assert panel.place.wide.isEnabled() and not panel.place.high.isEnabled()
    session.select("red", "blue")
    assert not panel.place.angle.isEnabled()


def test_buttons_line_up_and_make_gaps_equal(session, panel, box):
    session.select("red", "blue", "green")
    panel.place.aligns["right"].click()
    assert box("red").right == box("blue").right == box("green").right
    panel.place.gaps["down"].click()
    assert box("blue").y - box("red").bottom == pytest.approx(box("green").y - box("blue").bottom, abs=1)
    session.select("red", "blue")
    assert not panel.place.gaps["down"].isEnabled()


def test_a_locked_layer_has_no_place_to_change(session, panel):
    session.change("lock", "red", locked=True)
    session.select("red")
    assert not panel.place.isVisible()


def test_the_numbers_follow_to_another_size(session, panel, box, qtbot):
    session.set_presets(load_presets().choose(["instagram/feed_portrait", "instagram/story"]))
    session.select("blue")
    before = panel.place.top.value()
    session.show_preset(session.presets[1])
    qtbot.waitUntil(lambda: panel.place.top.value() != before, timeout=20_000)
    assert panel.place.top.value() == round(box("blue").y)
