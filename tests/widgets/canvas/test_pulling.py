"""What is pulled at its handles follows the hand at once, whatever the page costs; several layers go together."""

import pytest
from PySide6.QtCore import Qt

from studio.document.model import layers_of
from widgets.canvas import page_view
from widgets.canvas.deeds import group, grow
from widgets.canvas.grips import grips

HELD = Qt.KeyboardModifier
SHIFT, CTRL, ALT = HELD.ShiftModifier, HELD.ControlModifier, HELD.AltModifier


def box(canvas, name):
    return canvas.stage.find(name).box


def pull(canvas, hand, handle, dx, dy, held=CTRL, **more):
    """Pull a handle of what is selected by px of the page."""
    place = dict(grips(canvas.stage))[handle]
    end = place.x + dx * canvas.zoom, place.y + dy * canvas.zoom
    hand.drag((place.x, place.y), end, held, screen=True, **more)


@pytest.fixture
def slow(monkeypatch):
    """A machine that never lays a page out in the time of a frame."""
    monkeypatch.setattr(page_view, "_QUICK", -1.0)


# ---------------------------------------------------------------- keeping up


def turned_and_pulled(session, canvas, hand):
    for name, handle, way in (("red", "rb", (90, 40)), ("photo", "lt", (-60, -45)), ("one", "l", (300, 0)),
                              ("blue", "turn", (70, 10))):
        session.select(name)
        pull(canvas, hand, handle, *way)
    return session.document


def test_a_slow_page_ends_as_a_quick_one(session, canvas, hand, monkeypatch):
    quick = turned_and_pulled(session, canvas, hand)
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    monkeypatch.setattr(page_view, "_QUICK", -1.0)
    assert turned_and_pulled(session, canvas, hand) == quick


@pytest.mark.usefixtures("slow")
@pytest.mark.parametrize(
    ("name", "handle"), [("red", "rb"), ("photo", "l"), ("one", "l"), ("two", "lb"), ("red", "turn")])
def test_on_a_slow_page_the_pulled_layer_goes_alone_and_the_page_follows_when_the_hand_rests(
        session, canvas, hand, qtbot, name, handle):
    session.select(name)
    before = session.document

    def rest():
        canvas.repaint()
        hand.go(dict(there)["end"], CTRL)
        shown = session.document
        canvas.repaint()
        hand.go(dict(there)["further"], CTRL)
        assert session.document is shown and canvas.grab().toImage() is not None
        qtbot.waitUntil(lambda: session.document is not shown, timeout=2000)

    place = dict(grips(canvas.stage))[handle]
    there = {"end": (place.x + 22, place.y + 9), "further": (place.x + 31, place.y + 12)}
    pull(canvas, hand, handle, 40, 15, before_release=rest)
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == before


@pytest.mark.usefixtures("slow")
def test_esc_while_a_picture_of_the_layer_is_carried_leaves_no_trace(session, canvas, hand, qtbot):
    session.select("red")
    before = session.document

    def give_up():
        canvas.repaint()
        hand.go((500, 500), CTRL)
        hand.key(Qt.Key.Key_Escape)

    pull(canvas, hand, "rb", 60, 30, before_release=give_up)
    qtbot.wait(120)
    assert session.document is before and session.undo_stack.count() == 0


# ---------------------------------------------------------------- several at once


def test_several_layers_have_handles_round_the_box_they_share(session, canvas):
    session.select("red", "blue")
    places = dict(grips(canvas.stage))
    assert set(places) == {"lt", "t", "rt", "r", "rb", "b", "lb", "l", "turn"}
    red, blue = box(canvas, "red"), box(canvas, "blue")
    view = canvas.stage.view
    corner = view.to_screen(red.x, red.y)
    assert (places["lt"].x, places["lt"].y) == pytest.approx((corner.x, corner.y))
    assert places["rb"].x == pytest.approx(view.to_screen(blue.right, 0).x)


def test_shapes_pulled_together_keep_their_places_in_the_box_they_share(session, canvas, hand):
    before = session.document
    session.select("red", "blue")
    red, blue = box(canvas, "red"), box(canvas, "blue")
    width, height = blue.right - red.x, blue.bottom - red.y
    pull(canvas, hand, "rb", width / 2, height / 4)
    new_red, new_blue = box(canvas, "red"), box(canvas, "blue")
    assert (new_red.x, new_red.y) == pytest.approx((red.x, red.y), abs=1)
    assert new_red.width == pytest.approx(red.width * 1.5, abs=3)
    assert new_blue.x - red.x == pytest.approx((blue.x - red.x) * 1.5, abs=4)
    assert new_blue.height == pytest.approx(blue.height * 1.25, abs=3)
    assert session.undo_stack.count() == 1 and session.undo_stack.undoText()
    session.undo_stack.undo()
    assert session.document == before
    session.undo_stack.redo()
    assert box(canvas, "blue") == new_blue


def test_with_shift_shapes_keep_their_shape_and_with_alt_their_middle(session, canvas, hand):
    session.select("red", "blue")
    red, blue = box(canvas, "red"), box(canvas, "blue")
    middle = ((red.x + blue.right) / 2, (red.y + blue.bottom) / 2)
    pull(canvas, hand, "rb", 80, 10, CTRL | SHIFT | ALT)
    new_red, new_blue = box(canvas, "red"), box(canvas, "blue")
    assert new_red.width / new_red.height == pytest.approx(red.width / red.height, abs=0.03)
    assert ((new_red.x + new_blue.right) / 2, (new_red.y + new_blue.bottom) / 2) == pytest.approx(middle, abs=1.5)


def test_pulled_at_a_side_words_get_wider_and_their_letters_stay(session, canvas, hand):
    session.select("one", "two")
    before, height = session.layer("one"), box(canvas, "one").height
    pull(canvas, hand, "l", 400, 0)
    assert box(canvas, "one").width < 600 and box(canvas, "one").height == pytest.approx(height, abs=1)
    assert (session.layer("one").largest, session.layer("one").smallest) == (before.largest, before.smallest)


def test_a_picture_shown_whole_is_never_stretched_with_others(session, canvas, hand):
    session.change("whole", "photo", fit="contain")
    session.select("red", "photo")
    photo = box(canvas, "photo")
    pull(canvas, hand, "l", 200, 0)
    new = box(canvas, "photo")
    assert new.width / new.height == pytest.approx(photo.width / photo.height, abs=0.02)


def test_a_group_is_scaled_with_all_that_is_in_it(session, canvas, hand):
    session.select("red", "blue")
    group(canvas.stage)
    red, blue, whole = box(canvas, "red"), box(canvas, "blue"), box(canvas, "group")
    pull(canvas, hand, "rb", whole.width / 2, whole.height / 2)
    new_red, new_blue = box(canvas, "red"), box(canvas, "blue")
    assert new_red.width == pytest.approx(1.5 * red.width, abs=3)
    assert new_blue.x - new_red.x == pytest.approx(1.5 * (blue.x - red.x), abs=4)
    assert box(canvas, "group").width == pytest.approx(1.5 * whole.width, abs=3)
    session.undo_stack.undo()
    assert (box(canvas, "red"), box(canvas, "blue")) == (red, blue)


def test_several_layers_grow_by_key(session, canvas, hand):
    session.select("red", "blue")
    blue = box(canvas, "blue")
    hand.key(Qt.Key.Key_Right, ALT | SHIFT)
    assert box(canvas, "blue").right == pytest.approx(blue.right + 10, abs=0.5)
    grow(10, 0)(canvas.stage)
    assert session.undo_stack.count() == 1


def test_the_handle_for_turning_stays_in_sight(session, canvas, hand):
    session.change("up", "red", y=0.0, x=200.0, bleed=True)
    session.select("red")
    canvas.look(canvas.stage.view.moved(0, -20))
    place, box_ = dict(grips(canvas.stage))["turn"], canvas.stage.find("red").bounds
    assert place.y > canvas.stage.view.to_screen(0, box_.bottom).y
    pull(canvas, hand, "turn", -60, 0)
    assert session.layer("red").rotate > 5


def test_several_layers_turn_about_the_middle_of_their_box(session, canvas, hand):
    before = session.document
    session.select("red", "blue")
    red, blue = box(canvas, "red"), box(canvas, "blue")
    middle = (red.x + blue.right) / 2, (red.y + blue.bottom) / 2
    width = (blue.right - red.x) * canvas.zoom
    pull(canvas, hand, "turn", width, 300, SHIFT)
    angle = session.layer("red").rotate
    assert angle == session.layer("blue").rotate and angle % 15 == 0 and angle > 0
    new_red, new_blue = (canvas.stage.find(name).bounds.centre for name in ("red", "blue"))
    assert ((new_red.x + new_blue.x) / 2, (new_red.y + new_blue.y) / 2) == pytest.approx(middle, abs=1)
    assert (box(canvas, "red").width, box(canvas, "red").height) == (red.width, red.height)
    session.undo_stack.undo()
    assert session.document == before


@pytest.mark.usefixtures("slow")
def test_several_layers_turn_alike_on_a_slow_page(session, canvas, hand, monkeypatch):
    session.select("red", "blue")
    pull(canvas, hand, "turn", 120, 60)
    slow = session.document
    session.undo_stack.undo()
    monkeypatch.setattr(page_view, "_QUICK", 10.0)
    pull(canvas, hand, "turn", 120, 60)
    assert session.document == slow


def test_a_locked_layer_among_them_stays_as_it_is(session, canvas, hand):
    session.change("lock", "blue", locked=True)
    session.select("red", "blue", "photo")
    blue = box(canvas, "blue")
    pull(canvas, hand, "lt", -50, -30)
    assert box(canvas, "blue") == blue and box(canvas, "red").width > 200


def test_only_here_several_sizes_change_in_one_size(session, canvas, hand):
    before = session.document
    canvas.stage.set_only_here(True)
    session.select("red", "blue")
    pull(canvas, hand, "rb", 60, 60)
    assert session.document.pages == before.pages
    assert [layer.id for layer in layers_of(before.pages[0].layers) if layer.id in
            session.document.overrides["instagram/feed_portrait"]] == ["red", "blue"]
