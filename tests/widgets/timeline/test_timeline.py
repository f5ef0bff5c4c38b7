"""A film's time can be seen and changed: every change is one step of undo, and what is played is what is exported."""

import miniaudio
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.document.clips import Sound
from studio.layout.film import lay_out_film
from studio.paint import paint
from studio.presets import load_presets
from widgets.timeline import edits
from widgets.timeline.film import film_of
from widgets.timeline.voice import RATE, Voice, opened


def pull(block, dx: int, *, at: QPoint | None = None, steps: int = 4) -> None:
    """Press a block, drag it `dx` px to the right on the screen, and let go."""
    start = at or block.rect().center()
    pressed = block.mapToGlobal(start)
    QTest.mousePress(block, Qt.MouseButton.LeftButton, pos=start)
    for step in range(1, steps + 1):
        QTest.mouseMove(block, block.mapFromGlobal(pressed + QPoint(dx * step // steps, 0)))
        QApplication.processEvents()
    QTest.mouseRelease(block, Qt.MouseButton.LeftButton, pos=block.mapFromGlobal(pressed + QPoint(dx, 0)))


def end_of(block) -> QPoint:
    """A place at the end of a block, in time."""
    return QPoint(3 if block.isRightToLeft() else block.width() - 3, 10)


def onward(block, px: int) -> int:
    """So many px towards later."""
    return -px if block.isRightToLeft() else px


def actions(menu) -> dict:
    """The choices of a menu and of those in it, by their words."""
    found = {}
    for action in menu.actions():
        found[action.text()] = action
        if action.menu():
            found[action.text()] = actions(action.menu())
    return found


def settle(qtbot, timeline) -> None:
    qtbot.waitUntil(lambda: timeline.keeper.current, timeout=20_000)


# ---------------------------------------------------------------- where things stand


def test_time_runs_from_right_to_left_in_persian(timeline):
    pages = timeline.lanes.pages
    assert [page.x() for page in pages] == sorted((page.x() for page in pages), reverse=True)
    assert timeline.lanes.scale.x(0.0) > timeline.lanes.scale.x(1.0)


def test_time_runs_from_left_to_right_in_english(english, make):
    timeline = make()
    pages = timeline.lanes.pages
    assert [page.x() for page in pages] == sorted(page.x() for page in pages)


def test_pages_are_as_wide_as_they_last_and_say_why(timeline):
    plan = timeline.keeper.film.plan
    for block, page in zip(timeline.lanes.pages, plan.pages, strict=True):
        assert block.width() == pytest.approx(page.seconds * timeline.lanes.scale.pace, abs=2)
        assert page.why_fa in block.toolTip()
        assert block.accessibleName()


def test_the_layers_of_the_page_shown_stand_in_their_turns(timeline, session):
    bars = {bar.layer: bar for bar in timeline.lanes.layers}
    assert set(bars) == {"shape1", "title1", "text1"}
    session.show_page(1)
    assert {bar.layer for bar in timeline.lanes.layers} == {"shape2", "title2", "text2"}


# ---------------------------------------------------------------- pages


def test_pulling_the_end_of_a_page_is_one_step_back_to_the_exact_value(qtbot, timeline, session):
    before = session.committed
    block = timeline.lanes.pages[0]
    seconds, pace = block.seconds, timeline.lanes.scale.pace
    pull(block, onward(block, 90), at=end_of(block))
    assert session.committed.pages[0].seconds == pytest.approx(seconds + 90 / pace, abs=0.06)
    assert session.undo_stack.count() == 1
    assert session.undo_stack.undoText() == "زمان صفحه"
    settle(qtbot, timeline)
    assert timeline.keeper.film.plan.pages[0].seconds == pytest.approx(session.committed.pages[0].seconds)
    session.undo_stack.undo()
    assert session.committed == before


def test_a_page_is_seen_longer_while_it_is_pulled_and_escape_takes_it_back(qtbot, timeline, session):
    before, block = session.committed, timeline.lanes.pages[0]
    start = end_of(block)
    QTest.mousePress(block, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(block, start + QPoint(onward(block, 120), 0))
    assert session.previewing
    settle(qtbot, timeline)
    assert timeline.keeper.film.plan.pages[0].seconds == pytest.approx(session.document.pages[0].seconds)
    QTest.keyClick(block, Qt.Key.Key_Escape)
    assert session.committed == before
    assert not session.previewing
    QTest.mouseRelease(block, Qt.MouseButton.LeftButton, pos=start)
    assert session.undo_stack.count() == 0


def test_double_pressing_a_page_lets_it_last_as_long_as_it_is_read(qtbot, timeline, session):
    pull(timeline.lanes.pages[1], onward(timeline, 60), at=end_of(timeline.lanes.pages[1]))
    assert session.committed.pages[1].seconds > 0
    settle(qtbot, timeline)
    QTest.mouseDClick(timeline.lanes.pages[1], Qt.MouseButton.LeftButton)
    assert session.committed.pages[1].seconds == 0


def test_keys_go_from_page_to_page_and_make_one_longer(timeline, session):
    first = timeline.lanes.pages[0]
    later = Qt.Key.Key_Left
    QTest.keyClick(first, later)
    assert session.page == 1
    seconds = timeline.lanes.pages[1].seconds
    QTest.keyClick(timeline.lanes.pages[1], later, Qt.KeyboardModifier.AltModifier)
    assert session.committed.pages[1].seconds == pytest.approx(seconds + 0.1, abs=0.06)


def test_a_wanted_length_is_that_of_the_film_and_one_step(qtbot, timeline, session):
    before = session.committed
    timeline.bar.length.setValue(24.0)
    qtbot.waitUntil(lambda: session.committed is not before, timeout=10_000)
    settle(qtbot, timeline)
    assert timeline.keeper.film.seconds == pytest.approx(24.0, abs=0.02)
    session.undo_stack.undo()
    assert session.committed == before


# ---------------------------------------------------------------- how things move


def test_a_change_of_pages_is_chosen_from_its_menu_and_undone(timeline, session):
    before = session.committed
    menu = timeline.menus().change(1)
    actions(menu)["عقربه"].trigger()
    assert session.committed.pages[1].transition == "clock"
    session.undo_stack.undo()
    assert session.committed == before


def test_what_is_looked_at_in_a_menu_plays_and_goes_when_the_menu_does(qtbot, timeline, session):
    before = session.committed
    actions(timeline.menus().change(1))["عقربه"].hover()
    qtbot.waitUntil(lambda: session.previewing and timeline.playback.playing, timeout=10_000)
    assert session.document.pages[1].transition == "clock"
    assert session.committed is before
    timeline.leave_tasting()
    assert session.document is before
    assert not timeline.playback.playing
    assert session.undo_stack.count() == 0


@pytest.mark.parametrize(("menu", "words", "field", "value"), [
    ("شیوهٔ آمدن", "جهیدن", "enter", "pop"), ("شیوهٔ تأکید", "تپش", "emphasis", "pulse"),
    ("شیوهٔ رفتن", "فرو رفتن", "exit", "sink"), ("جدا شدن متن", "کلمه به کلمه", "by", "word"),
])
def test_effects_of_a_layer_are_chosen_and_undone(timeline, session, menu, words, field, value):
    before = session.committed
    bar = next(bar for bar in timeline.lanes.layers if bar.layer == "text1")
    actions(timeline.menu_of(bar))[menu][words].trigger()
    assert getattr(session.layer("text1").motion, field) == value
    session.undo_stack.undo()
    assert session.committed == before


def test_pulling_a_layer_says_when_it_comes_and_delete_gives_it_back(qtbot, timeline, session):
    before = session.committed
    bar = next(bar for bar in timeline.lanes.layers if bar.layer == "text1")
    turn = next(turn for turn in timeline.keeper.film.turns[0] if turn.layer == "text1")
    pull(bar, onward(bar, 80))
    expected = turn.start + 80 / timeline.lanes.scale.pace
    assert session.layer("text1").motion.start == pytest.approx(expected, abs=0.2)
    settle(qtbot, timeline)
    QTest.keyClick(next(bar for bar in timeline.lanes.layers if bar.layer == "text1"), Qt.Key.Key_Delete)
    assert session.committed == before


def test_the_whole_films_recipe_is_chosen_from_a_menu(timeline, session):
    actions(timeline.recipes())["ورق زدن کتاب"].trigger()
    assert session.committed.motion == "book"


# ---------------------------------------------------------------- sounds


def test_sounds_are_added_changed_moved_and_removed(qtbot, timeline, session):
    before = session.committed
    actions(timeline.menus().new_sound(lambda: None, 1.5))
    timeline.menus().add_sound("shipped:chime", "effect", 1.5)
    assert session.committed.sounds[1] == Sound(source="shipped:chime", role="effect", at=1.5)
    settle(qtbot, timeline)
    bar = timeline.lanes.sounds[1]
    QTest.keyClick(bar, Qt.Key.Key_Left)
    assert session.committed.sounds[1].at == 1.6
    actions(timeline.menu_of(bar))["بلندی صدا"]["۴۰٪"].trigger()
    assert session.committed.sounds[1].volume == 0.4
    settle(qtbot, timeline)
    QTest.keyClick(timeline.lanes.sounds[1], Qt.Key.Key_Delete)
    assert len(session.committed.sounds) == 1
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.committed == before


def test_music_pulled_shorter_ends_there(timeline, session):
    bar = timeline.lanes.sounds[0]
    pull(bar, -onward(bar, 200), at=end_of(bar))
    film = timeline.keeper.film
    assert session.committed.sounds[0].until == pytest.approx(film.seconds - 200 / timeline.lanes.scale.pace, abs=0.1)


# ---------------------------------------------------------------- the film as it plays


def shown_at(qtbot, timeline, second: float) -> QImage:
    """The picture of the preview once it shows `second`."""
    with qtbot.waitSignal(timeline.screening.shown, timeout=20_000, check_params_cb=lambda at: abs(at - second) < 1e-6):
        timeline.look_at(second)
    return timeline.screening.image


@pytest.mark.parametrize("second", [0.0, 0.45, 3.05])
def test_what_is_looked_at_is_the_very_frame_that_is_exported(qtbot, timeline, session, second):
    image = shown_at(qtbot, timeline, second)
    scene = lay_out_film(session.committed, session.preset).scene
    own = paint(scene.at(second), scale=image.width() / scene.size.width)
    assert (own.width(), own.height()) == (image.width(), image.height())
    assert image.convertToFormat(QImage.Format.Format_RGB32) == own.convertToFormat(QImage.Format.Format_RGB32)


def test_playing_follows_the_clock_and_paints_other_frames(qtbot, timeline, clock):
    first = shown_at(qtbot, timeline, 0.0).copy()
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert timeline.playback.playing
    assert timeline.screening.isVisible()
    clock.now += 0.5
    qtbot.waitUntil(lambda: timeline.playback.moment == pytest.approx(0.5), timeout=20_000)
    qtbot.waitUntil(lambda: timeline.screening.image != first, timeout=10_000)
    QTest.keyClick(timeline, Qt.Key.Key_Space)
    assert not timeline.playback.playing
    clock.now += 3
    timeline.playback.tick()
    assert timeline.playback.moment == pytest.approx(0.5)


def test_at_the_end_it_stops_or_begins_again(timeline, clock):
    timeline.playback.play()
    clock.now += timeline.playback.seconds + 1
    timeline.playback.tick()
    assert not timeline.playback.playing
    assert timeline.playback.moment == timeline.playback.seconds
    timeline.bar.loop.setChecked(True)
    timeline.playback.play()
    clock.now += timeline.playback.seconds + 1
    timeline.playback.tick()
    assert timeline.playback.playing
    assert timeline.playback.moment == 0.0


def test_frames_are_stepped_through_in_the_direction_of_time(timeline):
    timeline.look_at(1.0)
    QTest.keyClick(timeline, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert timeline.playback.moment == pytest.approx(31 / 30)
    QTest.keyClick(timeline, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert timeline.playback.moment == pytest.approx(1.0)


def test_pressing_the_ruler_goes_there_and_the_page_is_that_one(timeline, session):
    lanes = timeline.lanes
    second = timeline.keeper.film.plan.pages[2].start + 1.0
    QTest.mouseClick(lanes, Qt.MouseButton.LeftButton, pos=QPoint(round(lanes.scale.x(second)), 5))
    assert timeline.playback.moment == pytest.approx(second, abs=0.02)
    assert session.page == 2


def test_escape_brings_the_page_back(qtbot, timeline):
    shown_at(qtbot, timeline, 1.0)
    QTest.keyClick(timeline, Qt.Key.Key_Escape)
    assert not timeline.screening.isVisible()


def test_small_pictures_of_the_pages_come(qtbot, timeline):
    qtbot.waitUntil(lambda: len(timeline.keeper.pictures) == 3, timeout=20_000)
    assert all(not block.picture.isNull() for block in timeline.lanes.pages)


def test_a_film_with_subtitles_shows_them(session):
    from dataclasses import replace

    from studio.document.clips import Cue, Subtitles

    told = replace(session.committed, subtitles=Subtitles(cues=(Cue(start=0.5, end=2.0, text="سلام"),)))
    preset = load_presets().preset("instagram/story")
    assert paint(film_of(told, preset).scene.at(1.0)) != paint(film_of(session.committed, preset).scene.at(1.0))


# ---------------------------------------------------------------- what is heard


class FakeDevice:
    """A loudspeaker that takes samples when it is told to."""

    def __init__(self) -> None:
        self.samples = None
        self.closed = False

    def start(self, samples) -> None:
        self.samples = samples

    def stop(self) -> None:
        self.samples = None

    def close(self) -> None:
        self.closed = True


def test_without_a_loudspeaker_the_film_goes_on_by_the_clock_and_says_so(qtbot, timeline, clock):
    timeline.playback.play()
    qtbot.waitUntil(lambda: bool(timeline.bar.note.text()), timeout=10_000)
    assert "بی‌صدا" in timeline.bar.note.text()
    assert not timeline.playback.is_heard
    clock.now += 1.0
    timeline.playback.tick()
    assert timeline.playback.moment == pytest.approx(1.0)


def test_the_sound_of_the_film_is_given_to_the_loudspeaker_from_where_it_stands(qtbot, make):
    device = FakeDevice()
    timeline = make(lambda: device)
    qtbot.waitUntil(lambda: timeline.playback._samples is not None, timeout=40_000)
    timeline.look_at(1.0)
    timeline.playback.play()
    qtbot.waitUntil(lambda: timeline.playback.is_heard, timeout=10_000)
    given = device.samples.send(480)
    assert len(given) == 480 * 4
    assert any(given)
    own = timeline.playback._samples
    at = own.find(given)
    assert at == pytest.approx(1.0 * 48_000 * 4, abs=0.2 * 48_000 * 4)
    timeline.playback.pause()
    assert not any(device.samples.send(480))
    samples = device.samples
    timeline.playback.play()
    assert any(device.samples.send(480))
    assert device.samples is samples
    timeline.hide()
    assert device.samples is None


def test_time_comes_from_what_is_heard(qtbot, make, clock):
    device = FakeDevice()
    timeline = make(lambda: device)
    qtbot.waitUntil(lambda: timeline.playback._samples is not None, timeout=40_000)
    timeline.playback.play()
    qtbot.waitUntil(lambda: timeline.playback.is_heard, timeout=10_000)
    clock.now += 50  # nobody asks it now
    timeline.playback.tick()
    assert timeline.playback.moment < 1.0
    for _ in range(100):
        device.samples.send(960)
    timeline.playback.tick()
    assert 1.8 < timeline.playback.moment < 2.2


def test_the_keys_go_to_the_film_while_it_is_seen_and_back_to_the_page(qtbot, timeline):
    timeline.place.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    timeline.activateWindow()
    timeline.look_at(1.0)
    assert timeline.bar.play.hasFocus()
    QTest.keyClick(timeline.bar.play, Qt.Key.Key_Space)
    assert timeline.playback.playing


def test_the_first_step_from_automatic_leads_on_from_what_is_read(timeline, session):
    read = timeline.keeper.film.plan.pages[0].seconds
    timeline.bar.page.stepUp()
    assert session.committed.pages[0].seconds == pytest.approx(read + 0.5, abs=0.06)


def test_a_layer_that_does_not_move_gets_a_bar_while_it_is_selected(qtbot, make, session):
    from dataclasses import replace

    from studio.document.model import Pattern

    first = session.committed.pages[0]
    still = replace(first, layers=(Pattern(id="ground", width="fill", height="fill", bleed=True), *first.layers))
    session.edit("", replace(session.committed, pages=(still, *session.committed.pages[1:])))
    timeline = make()
    assert "ground" not in {bar.layer for bar in timeline.lanes.layers}
    session.select("ground")
    bar = next(bar for bar in timeline.lanes.layers if bar.layer == "ground")
    actions(timeline.menu_of(bar))["شیوهٔ آمدن"]["پدیدار شدن"].trigger()
    settle(qtbot, timeline)
    session.select()
    assert "ground" in {bar.layer for bar in timeline.lanes.layers}


def test_after_a_fault_of_ours_the_next_change_has_its_film_again(qtbot, timeline, session, monkeypatch):
    with qtbot.capture_exceptions() as faults:
        monkeypatch.setattr("widgets.timeline.film.film_of", lambda *_: 1 / 0)
        session.change("x", "title1", opacity=0.5)
        qtbot.waitUntil(lambda: len(faults) > 0)
        monkeypatch.undo()
    session.change("x", "title1", opacity=0.6)
    qtbot.waitUntil(lambda: timeline.keeper.current, timeout=20_000)


def test_what_is_pulled_follows_the_hand_at_once(timeline, session):
    block, later = timeline.lanes.pages[0], timeline.lanes.pages[1]
    width, place = block.width(), later.x()
    start = end_of(block)
    QTest.mousePress(block, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(block, start + QPoint(onward(block, 100), 0))
    assert block.width() == pytest.approx(width + 100, abs=8)
    assert later.x() == pytest.approx(place + onward(later, 100), abs=8)
    QTest.mouseRelease(block, Qt.MouseButton.LeftButton, pos=start)


def test_a_page_too_short_to_be_read_says_so(qtbot, timeline, session):
    session.edit("", edits.with_page(session.committed, 0, seconds=1.0))
    settle(qtbot, timeline)
    block = timeline.lanes.pages[0]
    assert "خواندن" in block.warning
    assert block.warning in block.toolTip()
    session.undo_stack.undo()
    settle(qtbot, timeline)
    assert not block.warning


def test_a_machine_without_sound_has_no_device(monkeypatch):
    def none(**_: object) -> None:
        raise miniaudio.MiniaudioError("failed to init device")

    monkeypatch.setattr(miniaudio, "PlaybackDevice", none)
    assert opened() is None


def test_the_library_of_sound_plays_what_it_is_given_and_tells_the_time(qtbot):
    device = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=2, sample_rate=RATE, buffersize_msec=60,
        backends=[miniaudio.Backend.NULL])
    voice = Voice(device)
    try:
        voice.play(bytes(RATE * 4 * 10), 2.0)
        assert voice.now() >= 2.0
        qtbot.waitUntil(lambda: voice.now() > 2.2, timeout=10_000)
        voice.play(bytes(RATE * 4 * 10), 7.0)
        qtbot.waitUntil(lambda: voice.now() > 7.1, timeout=10_000)
    finally:
        voice.close()
    assert not voice.playing
