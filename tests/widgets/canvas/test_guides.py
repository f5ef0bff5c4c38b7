"""Guides are part of the design: drawn out of the rulers, moved, snapped to, undone, saved."""

import pytest
from PySide6.QtCore import QPointF, Qt

from studio.document.edits import add_guide, guides_for, move_guide, remove_guides
from studio.document.files import Design, load, save
from studio.document.guides import Guide
from studio.document.model import Document, Page
from widgets.canvas.deeds import clear_guides
from widgets.canvas.grips import grips
from widgets.canvas.menu import entries

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def draw(canvas, hand):
    """Draw a guide out of a ruler to a place of the page, exactly there."""
    def drawn(axis, place):
        end = canvas.stage.view.to_screen(place, place)
        start, last = ((10, 500), (end.x, 500)) if axis == "upright" else ((500, 10), (500, end.y))
        hand.drag(start, last, CTRL, screen=True)

    return drawn


def on_screen(canvas, axis):
    place = next(iter(canvas.stage.guides(axis).values()))
    return canvas.stage.view.to_screen(place, place)


# ---------------------------------------------------------------- the value


def test_a_guide_is_a_line_of_all_sizes_or_of_one():
    everywhere, here = Guide(at=0.25), Guide(axis="lying", at=0.5, preset="instagram/story")
    document = add_guide(add_guide(Document(), everywhere), here)
    assert guides_for(document, "instagram/story") == (everywhere, here)
    assert guides_for(document, "telegram/post_square") == (everywhere,)
    assert add_guide(document, here) == document
    assert move_guide(document, everywhere, 0.75).guides == (here, Guide(at=0.75))
    assert remove_guides(document, everywhere, here) == Document()


def test_guides_are_saved_with_the_design(tmp_path):
    document = add_guide(Document(pages=(Page(),)), Guide(axis="lying", at=0.12345))
    save(Design(document=document), tmp_path / "design.ketab")
    assert load(tmp_path / "design.ketab").document.guides == document.guides


# ---------------------------------------------------------------- by hand


def test_a_guide_out_of_the_ruler_is_one_named_step_of_undo(session, draw):
    before = session.document
    draw("upright", 300)
    assert session.document.guides[0].at == pytest.approx(300 / 1080, abs=1 / 1080)
    assert session.undo_stack.count() == 1 and session.undo_stack.undoText()
    session.undo_stack.undo()
    assert session.document == before


def test_a_guide_is_at_the_same_share_of_every_size_unless_it_is_only_for_one(canvas, session, draw):
    draw("lying", 675)
    canvas.stage.set_only_here(True)
    draw("upright", 300)
    assert [guide.preset for guide in session.document.guides] == ["", "instagram/feed_portrait"]
    session.show_preset(session.presets[1])
    assert list(canvas.stage.guides("lying").values()) == [pytest.approx(960, abs=2)]
    assert not canvas.stage.guides("upright")


def test_a_guide_goes_where_it_is_dragged_and_esc_leaves_it(canvas, session, hand, draw):
    draw("upright", 300)
    drawn = session.document
    at = on_screen(canvas, "upright")
    hand.drag((at.x, 860), (at.x + 90, 860), CTRL, screen=True)
    assert session.document.guides[0].at > drawn.guides[0].at and session.undo_stack.count() == 2
    session.undo_stack.undo()
    hand.drag((at.x, 860), (at.x + 90, 860), CTRL, screen=True,
              before_release=lambda: hand.key(Qt.Key.Key_Escape))
    assert session.document == drawn and canvas.stage.guides("upright")


def test_a_guide_that_is_only_pressed_stays_where_it_is(canvas, session, hand, draw):
    draw("upright", 300)
    drawn, at = session.document, on_screen(canvas, "upright")
    hand.drag((at.x + 2, 860), (at.x + 4, 860), screen=True)
    assert session.document.guides[0].at == pytest.approx(drawn.guides[0].at, abs=2 / 1080)


def test_a_double_click_takes_a_guide_away(canvas, session, hand, draw):
    draw("lying", 1300)
    at = on_screen(canvas, "lying")
    place = canvas.stage.to_page(at.x, at.y)
    hand.double(1070, place.y)
    assert session.document.guides == ()
    session.undo_stack.undo()
    assert len(session.document.guides) == 1


def test_layers_snap_to_guides_and_guides_to_layers(canvas, session, hand, draw):
    draw("upright", 239)
    x, y = hand.middle("red")
    hand.drag((x, y), (x + 63, y + 25))  # its left side near the guide
    assert canvas.stage.find("red").box.x == pytest.approx(239, abs=1)
    blue = canvas.stage.find("blue").box
    end = canvas.stage.view.to_screen(0, blue.y + 4)
    hand.drag((500, 10), (500, end.y), screen=True)
    assert list(canvas.stage.guides("lying").values()) == [pytest.approx(blue.y, abs=0.05)]


def test_a_handle_on_a_guide_is_pulled_and_not_the_guide(canvas, session, hand, draw):
    box = canvas.stage.find("red").box
    draw("upright", box.right)
    session.select("red")
    place = dict(grips(canvas.stage))["r"]
    hand.drag((place.x, place.y), (place.x + 60, place.y), CTRL, screen=True)
    assert canvas.stage.find("red").box.width > box.width + 30
    assert session.document.guides[0].at == pytest.approx(box.right / 1080, abs=1 / 1080)


def test_the_pointer_says_which_way_a_guide_goes(canvas, hand, draw):
    draw("upright", 300)
    at = on_screen(canvas, "upright")
    hand.go((at.x, 860))
    assert canvas.cursor().shape() == Qt.CursorShape.SplitHCursor


def test_all_guides_go_by_the_menu_of_the_page(canvas, session, draw):
    assert not any(entry.deed is clear_guides for entry in entries(canvas.stage))
    draw("upright", 300)
    draw("lying", 400)
    assert any(entry.deed is clear_guides for entry in entries(canvas.stage))
    clear_guides(canvas.stage)
    assert session.document.guides == ()


def test_a_guide_is_seen_on_the_page(canvas, draw):
    draw("upright", 900)
    at = on_screen(canvas, "upright")
    canvas.repaint()
    shown = canvas.grab().toImage().pixelColor(QPointF(at.x, 700).toPoint())
    assert shown.blue() > shown.red() + 60
