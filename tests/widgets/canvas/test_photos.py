"""Large photos on the page: decoded beside the window, there with their shape at once, told when they are damaged."""

import threading
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QColor

import studio.paint.images as images
from studio.paint.cache import STORE
from studio.values import Point
from widgets import session as session_module
from widgets.canvas.inserting import dropped, replace_picture
from widgets.canvas.phone import PhonePreview


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    file = tmp_path / "photo.jpg"
    Image.new("RGB", (1500, 1000), "#c02030").save(file, quality=95)
    return file


@pytest.fixture
def damaged(photo: Path) -> Path:
    rough = Image.effect_noise((1500, 1000), 90)
    rough.save(photo, quality=95)
    photo.write_bytes(photo.read_bytes()[:200_000])
    return photo


@pytest.fixture
def threads(monkeypatch: pytest.MonkeyPatch) -> list[threading.Thread]:
    """The thread of every decoding."""
    found: list[threading.Thread] = []
    decode = images.decode

    def seen(name: str, side: float) -> object:
        found.append(threading.current_thread())
        return decode(name, side)

    STORE.clear()
    monkeypatch.setattr(images, "decode", seen)
    return found


def colour_at(canvas, x: float, y: float) -> QColor:
    """What is seen on the canvas at a place of the page."""
    at = canvas.stage.view.to_screen(x, y)
    return canvas.grab().toImage().pixelColor(round(at.x), round(at.y))


def is_seen_on(phone) -> bool:
    image = phone.grab().toImage()
    return any(is_red(image.pixelColor(x, y)) for x in range(0, image.width(), 9) for y in range(0, image.height(), 9))


def is_red(colour: QColor) -> bool:
    return colour.red() > 170 and colour.green() < 60


def seen_in_the_end(canvas, qtbot, photo_id: str) -> None:
    """The middle of the photo is red once it is decoded."""
    at = canvas.stage.find(photo_id).bounds.centre
    canvas.session.select()
    qtbot.waitUntil(lambda: is_red(colour_at(canvas, at.x, at.y)), timeout=10_000)


def test_a_dropped_photo_is_decoded_beside_the_window(canvas, session, qtbot, photo, threads) -> None:
    assert dropped(canvas.stage, [photo], Point(540, 300))
    (made,) = session.selection
    box = canvas.stage.find(made).box
    assert box.width / box.height == pytest.approx(1.5, abs=0.01)
    canvas.grab()
    seen_in_the_end(canvas, qtbot, made)
    assert threads
    assert threading.main_thread() not in threads
    session.undo_stack.undo()
    assert canvas.stage.find(made) is None


def test_a_photo_in_the_place_of_another_is_decoded_beside_the_window(canvas, session, qtbot, photo, threads) -> None:
    assert replace_picture(canvas.stage, "photo", str(photo))
    seen_in_the_end(canvas, qtbot, "photo")
    assert threading.main_thread() not in threads
    session.undo_stack.undo()
    assert session.layer("photo").source != str(photo)


def test_a_photo_shown_larger_than_it_was_decoded_is_decoded_beside_the_window(
    canvas, session, qtbot, tmp_path, threads
) -> None:
    large = tmp_path / "large.jpg"
    Image.new("RGB", (3400, 2720), "#c02030").save(large)  # a quarter of it serves at first
    assert replace_picture(canvas.stage, "photo", str(large))
    seen_in_the_end(canvas, qtbot, "photo")
    count = len(threads)
    session.change("zoom", "photo", zoom=8.0)
    seen_in_the_end(canvas, qtbot, "photo")
    qtbot.waitUntil(lambda: not canvas.waiting, timeout=10_000)
    assert len(threads) > count
    assert threading.main_thread() not in threads


def test_a_damaged_photo_is_told_and_one_undo_brings_the_old_one_back(canvas, session, qtbot, damaged, threads) -> None:
    old = session.layer("photo").source
    assert replace_picture(canvas.stage, "photo", str(damaged))
    canvas.grab()
    qtbot.waitUntil(lambda: any(one.code == "picture-broken" for one in session.problems), timeout=10_000)
    assert any(one.what_fa == "دادهٔ این تصویر ناقص یا خراب است" for one in session.problems)
    qtbot.waitUntil(lambda: not canvas.waiting, timeout=10_000)
    assert threading.main_thread() not in threads
    assert canvas.stage.find("photo") is not None
    session.undo_stack.undo()
    assert session.layer("photo").source == old
    assert not session.problems


def test_what_is_known_to_be_damaged_is_not_decoded_at_every_letter(canvas, session, qtbot, damaged, threads) -> None:
    replace_picture(canvas.stage, "photo", str(damaged))
    canvas.grab()
    qtbot.waitUntil(lambda: bool(session.problems), timeout=10_000)
    count = len(threads)
    for letters in ("ک", "کت", "کتا"):
        session.change("typing", "one", text=letters)
        canvas.finish()
        assert [one.code for one in session.problems] == ["picture-broken"]
    assert len(threads) == count


def test_what_lies_round_the_frame_while_one_crops_is_opened_beside_the_window(
    canvas, session, qtbot, tmp_path, threads
) -> None:
    large = tmp_path / "large.jpg"
    Image.new("RGB", (3400, 2720), "#c02030").save(large)
    assert replace_picture(canvas.stage, "photo", str(large))
    seen_in_the_end(canvas, qtbot, "photo")
    session.change("zoom", "photo", zoom=2.0)
    box = canvas.stage.find("photo").bounds
    before = colour_at(canvas, box.x - 40, box.centre.y)
    canvas.crop("photo")
    qtbot.waitUntil(lambda: colour_at(canvas, box.x - 40, box.centre.y).green() < before.green() - 30, timeout=10_000)
    assert threading.main_thread() not in threads


def test_the_phone_shows_a_photo_once_it_is_decoded_beside_the_window(session, qtbot, photo, threads) -> None:
    phone = PhonePreview(session)
    qtbot.addWidget(phone)
    phone.show()
    phone.grab()
    qtbot.waitUntil(lambda: bool(threads), timeout=10_000)
    threads.clear()  # the page as it was
    session.change("photo", "photo", source=str(photo))
    qtbot.waitUntil(lambda: is_seen_on(phone), timeout=10_000)
    assert threads
    assert threading.main_thread() not in threads


def test_what_is_grabbed_before_it_is_decoded_comes_into_the_hand_once_it_is(
    canvas, session, hand, qtbot, photo, threads
) -> None:
    assert dropped(canvas.stage, [photo], Point(540, 300))
    (made,) = session.selection
    there = canvas.stage.find(made).bounds

    def carried() -> None:
        """Held over its new place, it is seen there."""
        qtbot.waitUntil(lambda: is_red(colour_at(canvas, there.centre.x, there.centre.y + 300)), timeout=10_000)

    hand.drag((540, 300), (540, 600), before_release=carried)
    assert canvas.stage.find(made).bounds.centre.y == pytest.approx(there.centre.y + 300, abs=8)
    assert threads
    assert threading.main_thread() not in threads


def test_zooming_while_a_photo_is_carried_decodes_nothing_in_the_thread_of_the_window(
    canvas, session, hand, qtbot, tmp_path, threads
) -> None:
    large = tmp_path / "large.jpg"
    Image.new("RGB", (3400, 2720), "#c02030").save(large)
    assert replace_picture(canvas.stage, "photo", str(large))
    seen_in_the_end(canvas, qtbot, "photo")
    session.change("zoom", "photo", zoom=2.5)
    canvas.finish()
    session.select("photo")
    count, (x, y) = len(threads), hand.middle("photo")

    def zoomed() -> None:
        canvas.set_zoom(canvas.zoom * 8, canvas.stage.view.to_screen(x, y))
        qtbot.waitUntil(lambda: (canvas.grab(), canvas._lifted is not None)[1], timeout=10_000)

    hand.drag((x, y), (x - 60, y - 60), before_release=zoomed)
    assert len(threads) > count
    assert threading.main_thread() not in threads


def test_the_first_showing_of_the_phone_lays_out_and_decodes_beside_the_window(
    session, qtbot, photo, threads, monkeypatch
) -> None:
    laid: list[threading.Thread] = []
    lay_out = session_module.lay_out

    def seen(*given, **named):
        laid.append(threading.current_thread())
        return lay_out(*given, **named)

    monkeypatch.setattr(session_module, "lay_out", seen)
    session.change("photo", "photo", source=str(photo))
    phone = PhonePreview(session)
    qtbot.addWidget(phone)
    phone.show()
    phone.grab()
    qtbot.waitUntil(lambda: is_seen_on(phone), timeout=10_000)
    assert threads and laid
    assert threading.main_thread() not in {*threads, *laid}
