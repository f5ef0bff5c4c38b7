"""Choosing the part of a picture in place."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from studio.scene import Picture, walk
from widgets.canvas.gestures.crop import Crop
from widgets.canvas.gestures.select import Select


def shown(canvas):
    return next(item.crop for item in walk(canvas.stage.frame.items) if isinstance(item, Picture))


@pytest.fixture
def cropping(canvas, hand):
    hand.double(*hand.middle("photo"))
    assert isinstance(canvas.mode, Crop)
    return hand


def test_the_picture_goes_with_the_hand_and_its_frame_stays(canvas, session, cropping):
    before, box = shown(canvas), canvas.stage.find("photo").box
    x, y = cropping.middle("photo")
    cropping.drag((x, y), (x - 10, y))
    after = shown(canvas)
    assert after.x - before.x == pytest.approx(10 / box.width * before.width, abs=0.01)
    assert canvas.stage.find("photo").box == box and session.undo_stack.count() == 1


def test_it_never_leaves_its_frame_uncovered(canvas, cropping):
    x, y = cropping.middle("photo")
    cropping.drag((x, y), (x + 900, y + 900))
    part = shown(canvas)
    assert part.x >= 0 and part.y >= 0 and part.right <= 1.0001 and part.bottom <= 1.0001


def test_the_wheel_shows_it_nearer_and_never_further_than_its_frame(canvas, cropping):
    before = shown(canvas)
    at = QPointF(cropping.at(*cropping.middle("photo")))

    def wheel(turn):
        event = QWheelEvent(at, canvas.mapToGlobal(at), QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
                            Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False)
        QApplication.sendEvent(canvas, event)

    wheel(480)
    assert shown(canvas).width < before.width
    wheel(-4800)
    assert shown(canvas) == before


def test_keys_move_it_and_esc_ends(canvas, session, cropping):
    cropping.key(Qt.Key.Key_Plus)
    cropping.key(Qt.Key.Key_Left)
    assert session.layer("photo").zoom > 1 and session.layer("photo").focus != (0.5, 0.5)
    cropping.key(Qt.Key.Key_Escape)
    assert isinstance(canvas.mode, Select) and session.undo_stack.count() == 1
