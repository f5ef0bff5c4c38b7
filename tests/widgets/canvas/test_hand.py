"""What a hand does on the canvas, with real mouse and key events: select, move, resize, turn, and undo of each."""

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.document.model import layers_of
from studio.values import Point
from widgets.canvas.deeds import reset_local
from widgets.canvas.grips import grips
from widgets.canvas.inserting import dropped, insert_shape, insert_text

HELD = Qt.KeyboardModifier
SHIFT, CTRL, ALT = HELD.ShiftModifier, HELD.ControlModifier, HELD.AltModifier


def order(session):
    return [layer.id for layer in layers_of(session.document.pages[0].layers)]


def box(canvas, name):
    return canvas.stage.find(name).box


# ---------------------------------------------------------------- selecting


def test_a_click_selects_what_is_under_it_and_ground_nothing(canvas, session, hand):
    hand.take("red")
    assert session.selection == ("red",)
    hand.click(1000, 900)
    assert session.selection == ()


def test_shift_adds_and_takes_away(session, hand):
    hand.take("red")
    hand.take("blue", SHIFT)
    assert session.selection == ("red", "blue")
    hand.take("red", SHIFT)
    assert session.selection == ("blue",)


def test_a_rubber_band_catches_what_it_touches(session, hand):
    hand.drag((60, 560), (500, 900))
    assert set(session.selection) == {"red", "blue"}
    assert session.undo_stack.count() == 0


def test_ctrl_click_goes_through_to_what_lies_behind(canvas, session, hand):
    hand.drag(hand.middle("blue"), hand.middle("red"), CTRL)
    session.select()
    x, y = hand.middle("red")
    hand.click(x, y)
    assert session.selection == ("blue",)
    hand.click(x, y, CTRL)
    assert session.selection == ("red",)


def test_tab_goes_through_the_layers_as_they_are_read(canvas, session, hand):
    canvas.setFocus()
    seen = []
    for _ in range(6):
        hand.key(Qt.Key.Key_Tab)
        seen.append(session.selection[0])
    assert seen == ["one", "two", "three", "red", "blue", "photo"]
    hand.key(Qt.Key.Key_Backtab, SHIFT)
    assert session.selection == ("blue",)


def test_locked_layers_are_not_taken_by_the_mouse(session, hand):
    hand.take("red")
    hand.key(Qt.Key.Key_L, CTRL)
    session.select()
    hand.take("red")
    assert session.selection == ()


# ---------------------------------------------------------------- moving


def test_a_dragged_layer_stands_where_it_was_let_go_and_undo_brings_the_exact_document_back(canvas, session, hand):
    before, old = session.document, box(canvas, "red")
    x, y = hand.middle("red")
    hand.drag((x, y), (x + 333, y + 77), CTRL)
    new = box(canvas, "red")
    assert (new.x - old.x, new.y - old.y) == (pytest.approx(333, abs=2), pytest.approx(77, abs=2))
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == before


def test_nothing_is_edited_while_the_hand_is_on_its_way_and_esc_leaves_no_trace(canvas, session, hand):
    before = session.document

    def give_up():
        assert session.document is before
        hand.key(Qt.Key.Key_Escape)

    x, y = hand.middle("red")
    hand.drag((x, y), (x + 200, y + 90), before_release=give_up)
    assert session.document is before and session.undo_stack.count() == 0


def test_a_moved_layer_is_pinned_to_the_corner_it_is_near(canvas, session, hand):
    x, y = hand.middle("red")
    hand.drag((x, y), (900, 1200), CTRL)
    assert session.layer("red").anchor == "bottom-right"


def test_moving_snaps_to_the_middle_of_the_page_and_says_so(canvas, session, hand):
    x, y = hand.middle("red")
    seen = []
    hand.drag((x, y), (543, y + 160), before_release=lambda: seen.extend(canvas.stage.marks))
    assert box(canvas, "red").centre.x == pytest.approx(540, abs=0.6)
    assert any(mark.kind == "page" and mark.x1 == 540 for mark in seen)
    assert canvas.stage.marks == ()


def test_with_shift_it_goes_along_one_axis_only(canvas, session, hand):
    old = box(canvas, "red")
    x, y = hand.middle("red")
    session.select("red")
    hand.click(1000, 700)
    session.select("red")
    hand.drag((x, y), (x + 150, y + 40), SHIFT)
    session.select("red")
    assert box(canvas, "red").y == old.y


def test_with_alt_a_copy_is_dragged_away(canvas, session, hand):
    x, y = hand.middle("red")
    hand.drag((x, y), (x + 300, y - 60), ALT)
    assert session.selection == ("red-2",) and box(canvas, "red").x == 172
    assert box(canvas, "red-2").centre.x == pytest.approx(x + 300, abs=6)


def test_what_is_dragged_past_its_neighbour_in_a_column_changes_places_with_it(canvas, session, hand):
    x, y = hand.middle("one")
    hand.drag((x, y), (x, box(canvas, "two").bottom + 4))
    assert order(session)[1:4] == ["two", "one", "three"]
    assert session.layer("one").anchor == ""


def test_what_is_dragged_aside_leaves_all_others_where_they_are(canvas, session, hand):
    others = {name: box(canvas, name) for name in ("two", "three")}
    old = box(canvas, "one")
    x, y = hand.middle("one")
    hand.drag((x, y), (x - 200, y + 250), CTRL)
    assert order(session)[1:4] == ["one", "two", "three"]
    assert {name: box(canvas, name) for name in others} == others
    assert box(canvas, "one").x - old.x == pytest.approx(-200, abs=2)


def test_arrows_nudge_and_a_row_of_them_is_one_step_of_undo(canvas, session, hand):
    hand.take("red")
    old = box(canvas, "red")
    for _ in range(3):
        hand.key(Qt.Key.Key_Right)
    hand.key(Qt.Key.Key_Down, SHIFT)
    new = box(canvas, "red")
    assert (new.x - old.x, new.y - old.y) == (3, 10)
    assert session.undo_stack.count() == 1


# ---------------------------------------------------------------- size and angle


def corner(hand, canvas, name, handle):
    place = dict(grips(canvas.stage))[handle]
    return place.x, place.y


def pull(canvas, hand, handle, dx, dy, held=CTRL):
    x, y = corner(hand, canvas, "", handle)
    hand.drag((x, y), (x + dx * canvas.zoom, y + dy * canvas.zoom), held, screen=True)


def test_a_pulled_corner_makes_a_shape_as_large_as_it_is_pulled(canvas, session, hand):
    hand.take("red")
    old = box(canvas, "red")
    pull(canvas, hand, "rb", 100, 50)
    new = box(canvas, "red")
    assert (new.x, new.y) == (old.x, old.y)
    assert (new.width, new.height) == (pytest.approx(300, abs=2), pytest.approx(170, abs=2))
    assert session.undo_stack.count() == 1


def test_the_other_side_stays_whatever_the_anchor(canvas, session, hand):
    hand.take("photo")
    old = box(canvas, "photo")
    pull(canvas, hand, "l", -60, 0)
    new = box(canvas, "photo")
    assert new.right == pytest.approx(old.right, abs=1) and new.width == pytest.approx(300, abs=2)


def test_pictures_keep_their_shape_at_corners(canvas, session, hand):
    hand.take("photo")
    pull(canvas, hand, "lt", -80, -5)
    new = box(canvas, "photo")
    assert new.width / new.height == pytest.approx(240 / 180, abs=0.02)


def test_words_pulled_at_a_corner_grow_with_their_box(canvas, session, hand):
    hand.take("red")
    session.select("one")
    before = session.layer("one")
    height = box(canvas, "one").height
    pull(canvas, hand, "lb", 470, 40)
    after = session.layer("one")
    assert after.largest < 38 and after.width < 600 and box(canvas, "one").height < height
    assert before.largest == 0


def test_a_turn_with_shift_goes_in_steps_of_fifteen_degrees(canvas, session, hand):
    hand.take("red")
    x, y = corner(hand, canvas, "red", "turn")
    hand.drag((x, y), (x + 52, y + 20), SHIFT, screen=True)
    assert session.layer("red").rotate % 15 == 0 and session.layer("red").rotate > 0
    session.undo_stack.undo()
    assert session.layer("red").rotate == 0


def test_esc_while_resizing_brings_the_size_back(canvas, session, hand):
    hand.take("red")
    before = session.document
    x, y = corner(hand, canvas, "red", "rb")
    hand.drag((x, y), (x + 40, y + 40), screen=True, before_release=lambda: hand.key(Qt.Key.Key_Escape))
    assert session.document is before


# ---------------------------------------------------------------- keys


def test_keys_delete_double_group_and_order(canvas, session, hand):
    hand.take("red")
    hand.key(Qt.Key.Key_D, CTRL)
    assert session.selection == ("red-2",)
    hand.key(Qt.Key.Key_Delete)
    assert "red-2" not in order(session)
    session.select("red", "blue")
    hand.key(Qt.Key.Key_G, CTRL)
    assert session.selection == ("group",)
    hand.key(Qt.Key.Key_G, CTRL | SHIFT)
    assert set(session.selection) == {"red", "blue"} and "group" not in order(session)
    session.select("red")
    hand.key(Qt.Key.Key_BracketRight, CTRL)
    assert order(session)[-3:] == ["blue", "red", "photo"]


def test_shortcuts_work_while_a_persian_layout_is_on(canvas, session, hand):
    session.select("red")
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, ord("ی"), CTRL, "ی"))  # where D is
    assert session.selection == ("red-2",)


def test_a_group_is_taken_whole_and_entered_by_a_double_click(canvas, session, hand):
    session.select("red", "blue")
    hand.key(Qt.Key.Key_G, CTRL)
    session.select()
    x, y = hand.middle("red")
    hand.click(x, y)
    assert session.selection == ("group",)
    hand.double(x, y)
    assert session.selection == ("red",)
    hand.key(Qt.Key.Key_Escape)
    assert session.selection == ("group",)


def test_copies_travel_by_the_clipboard(canvas, session, hand):
    hand.take("red")
    hand.key(Qt.Key.Key_C, CTRL)
    hand.key(Qt.Key.Key_V, CTRL)
    assert session.selection == ("red-2",)
    hand.key(Qt.Key.Key_X, CTRL)
    assert "red-2" not in order(session)


# ---------------------------------------------------------------- only here


def test_only_here_changes_one_size_and_can_be_taken_back(canvas, session, hand):
    before = session.document
    canvas.stage.set_only_here(True)
    x, y = hand.middle("red")
    hand.drag((x, y), (x + 120, y + 60), CTRL)
    assert session.document.pages == before.pages
    assert set(session.document.overrides) == {"instagram/feed_portrait"}
    reset_local(canvas.stage)
    assert session.document == before


def test_delete_only_here_hides_it_in_this_size_alone(canvas, session, hand):
    canvas.stage.set_only_here(True)
    hand.take("red")
    hand.key(Qt.Key.Key_Delete)
    assert canvas.stage.find("red") is None
    session.show_preset(session.presets[1])
    assert canvas.stage.find("red") is not None


# ---------------------------------------------------------------- view


def test_the_wheel_zooms_round_the_pointer_and_space_drags_the_page(canvas, hand):
    canvas.set_zoom(2.0)
    view = canvas.stage.view
    canvas.setFocus()
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    hand.drag((400, 400), (450, 430), screen=True)
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert (canvas.stage.view.x - view.x, canvas.stage.view.y - view.y) == (50, 30)
    canvas.fit()
    assert canvas.zoom < 1


def test_a_guide_comes_out_of_the_ruler_and_goes_back(canvas, hand):
    x, y = 10, 400
    hand.drag((x, y), (300, 400), screen=True)
    assert len(canvas.session.document.guides) == 1
    at = canvas.stage.view.to_screen(*canvas.stage.guides("upright").values(), 0).x
    hand.drag((at, 860), (5, 860), screen=True)
    assert canvas.session.document.guides == ()


# ---------------------------------------------------------------- everything by key


def test_size_and_angle_change_by_key(canvas, session, hand):
    hand.take("red")
    old = box(canvas, "red")
    hand.key(Qt.Key.Key_Right, ALT | SHIFT)
    hand.key(Qt.Key.Key_Down, ALT)
    new = box(canvas, "red")
    assert (new.x, new.y, new.width - old.width, new.height - old.height) == (old.x, old.y, 10, 1)
    hand.key(Qt.Key.Key_Right, CTRL | ALT)
    hand.key(Qt.Key.Key_Right, CTRL | ALT | SHIFT)
    assert session.layer("red").rotate == 16


def test_the_view_changes_by_key(canvas, hand):
    canvas.setFocus()
    hand.key(Qt.Key.Key_0, CTRL | ALT)
    assert canvas.zoom == 1.0
    hand.key(Qt.Key.Key_Minus, CTRL)
    assert canvas.zoom == 0.67
    hand.key(Qt.Key.Key_0, CTRL)
    assert canvas.zoom < 0.67


def test_what_is_selected_is_named_for_those_who_cannot_see_it(canvas, session, hand):
    session.select("one", "red")
    assert "سطر یکم" in canvas.accessibleDescription() and "red" not in canvas.accessibleDescription()


# ---------------------------------------------------------------- the bar beside the selection


def test_the_bar_stands_beside_the_selection_and_hides_while_one_drags(canvas, session, hand, qtbot):
    hand.take("red")
    qtbot.waitUntil(canvas.bar.isVisible)
    at = canvas.stage.view.box_on_screen(box(canvas, "red"))
    assert canvas.bar.geometry().bottom() < at.y
    x, y = hand.middle("red")
    hand.drag((x, y), (x + 90, y), before_release=lambda: qtbot.waitUntil(canvas.bar.isHidden))
    qtbot.waitUntil(canvas.bar.isVisible)
    session.select()
    qtbot.waitUntil(canvas.bar.isHidden)


# ---------------------------------------------------------------- new layers


def test_a_dropped_picture_takes_the_place_of_the_one_under_it_or_stands_there(canvas, session, hand, picture):
    assert dropped(canvas.stage, [Path(picture)], Point(*hand.middle("red")))
    assert session.selection == ("picture",)
    at = box(canvas, "picture").centre
    assert (at.x, at.y) == (pytest.approx(hand.middle("red")[0], abs=2), pytest.approx(hand.middle("red")[1], abs=2))
    count = len(order(session))
    assert dropped(canvas.stage, [Path(picture)], Point(*hand.middle("photo")))
    assert len(order(session)) == count
    assert not dropped(canvas.stage, [Path("words.txt")], Point(0, 0))


def test_a_new_text_is_typed_in_at_once(canvas, session, hand):
    insert_text(canvas.stage)
    hand.type("نو")
    assert session.layer("text").text == "نو"
    insert_shape("ellipse")(canvas.stage)
    assert box(canvas, "shape").centre.x == pytest.approx(540, abs=1)


def test_while_another_zoom_is_painted_selection_and_rulers_stay(canvas, session, hand):
    session.select("red")
    canvas.finish()
    canvas.zoom_in()
    canvas._sharpen.stop()  # the page is painted beside the window from now on
    canvas.repaint()
    assert canvas.waiting
    seen = canvas.grab().toImage()
    canvas.rulers = False
    session.select()
    assert canvas.waiting
    bare = canvas.grab().toImage()
    red = canvas.stage.find("red").box
    corner = canvas.stage.view.to_screen(red.right, red.bottom)
    assert seen.pixelColor(400, 10) != bare.pixelColor(400, 10)
    assert seen.pixelColor(round(corner.x), round(corner.y)) != bare.pixelColor(round(corner.x), round(corner.y))
    canvas.finish()


# ---------------------------------------------------------------- beyond what is seen


def test_what_is_carried_stays_in_the_hand_while_one_zooms(canvas, session, hand):
    x, y = hand.middle("red")

    def nearer():
        canvas.set_zoom(canvas.zoom * 1.3)
        canvas.repaint()
        assert canvas._lifted is not None
        hand.go((450, 300), CTRL)

    hand.drag((x, y), (x + 100, y + 50), CTRL, before_release=nearer)
    assert session.undo_stack.count() == 1 and canvas._lifted is None


@pytest.mark.parametrize("name", ["red", "one"])
def test_a_drag_over_the_edge_brings_the_page_along(canvas, session, hand, name):
    canvas.set_zoom(2.0, Point(450, 450))
    canvas.look(canvas.stage.view.moved(*way_to(canvas, name)))
    old, before = canvas.stage.find(name).bounds, canvas.stage.view
    x, y = hand.middle(name)

    def over():
        hand.go((450, 960), CTRL)
        for _ in range(6):
            canvas.edge.step()

    hand.drag((x, y), (x, y + 5), CTRL, before_release=over)
    assert canvas.stage.view.y < before.y - 50
    assert canvas.stage.find(name).bounds.y > old.y + 20
    assert not canvas.edge.moving


def way_to(canvas, name):
    """How the page must move so that a layer is in the middle of the canvas."""
    box = canvas.stage.find(name).bounds
    at = canvas.stage.view.to_screen(box.centre.x, box.centre.y)
    return 450 - at.x, 450 - at.y


def test_a_page_that_is_all_in_sight_stays_where_it_is(canvas, hand):
    view = canvas.stage.view
    x, y = hand.middle("red")

    def over():
        hand.go((450, 1200), CTRL)
        canvas.edge.step()

    hand.drag((x, y), (x, y + 5), CTRL, before_release=over)
    assert canvas.stage.view == view
