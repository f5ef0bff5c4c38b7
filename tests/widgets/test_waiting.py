"""Nobody waits for what can happen elsewhere: heavy work is counted in the thread of the window, never timed."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from widgets import designs, jobs
from widgets import session as session_module
from widgets.batch import model
from widgets.batch.reading import of_text
from widgets.canvas import first_look, problems
from widgets.common import Common
from widgets.later import Later
from widgets.window import MainWindow


def test_the_first_worker_is_made_outside_the_window_s_thread(
    common: Common, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    made_in: list[threading.Thread] = []
    make = jobs._made_workers
    monkeypatch.setattr(jobs, "_made_workers", lambda: made_in.append(threading.current_thread()) or make())
    first, second = (common.jobs.run_elsewhere("os:getpid") for _ in range(2))
    with qtbot.waitSignals([first.done, second.done], timeout=60_000):
        pass
    assert len(made_in) == 1
    assert made_in[0] is not threading.main_thread()


def test_rooms_of_a_design_are_loaded_outside_the_window_s_thread(
    common: Common, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded_in: list[threading.Thread] = []
    load = designs.load_rooms
    monkeypatch.setattr(designs, "load_rooms", lambda: loaded_in.append(threading.current_thread()) or load())
    window = MainWindow(common)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.designs.opened, timeout=60_000):
        window.designs.start("quote")
    assert loaded_in
    assert threading.main_thread() not in loaded_in
    room = window.rooms.room("design")
    qtbot.waitUntil(lambda: room.panels.count() > 2, timeout=20_000)
    later = [room.panels.widget(at) for at in range(room.panels.count())]
    made = [one for one in later if isinstance(one, Later) and one.is_made]
    assert len(made) <= 1


def test_pages_are_laid_out_painted_and_looked_over_outside_the_window_s_thread(
    common: Common, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    done_in: list[tuple[str, threading.Thread]] = []

    def watched(module: object, name: str) -> None:
        work = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *a, **k: done_in.append((name, threading.current_thread())) or work(*a, **k))

    watched(session_module, "lay_out")
    watched(problems, "review")
    watched(first_look, "Surface")
    window = MainWindow(common)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.designs.opened, timeout=60_000):
        window.designs.start("new-arrivals")
    desk, session = window.rooms.room("design").desk, window.designs.session
    for preset in session.presets[:2]:
        session.show_preset(preset)
        qtbot.waitUntil(lambda: not desk.canvas.waiting and desk.sizes.idle, timeout=60_000)
    qtbot.waitUntil(lambda: "review" in dict(done_in), timeout=60_000)
    assert {"lay_out", "review", "Surface"} == {name for name, _ in done_in}
    assert [name for name, thread in done_in if thread is threading.main_thread()] == []


def test_a_letter_is_shown_at_once_and_then_in_the_sizes(common: Common, qtbot: QtBot) -> None:
    window = MainWindow(common)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.designs.opened, timeout=60_000):
        window.designs.start("book-intro")
    room, session = window.rooms.room("design"), window.designs.session
    qtbot.waitUntil(lambda: not room.canvas.waiting and room.desk.sizes.idle, timeout=60_000)
    page = room.canvas.grab().toImage()
    tiles = {name: tile.grab().toImage() for name, tile in room.desk.sizes.tiles.items()}
    room.form.editor("title").words.insertPlainText("زری و ")
    assert not room.canvas.waiting
    assert room.canvas.grab().toImage() != page
    qtbot.waitUntil(lambda: room.desk.sizes.idle, timeout=60_000)
    assert all(tile.grab().toImage() != tiles[name] for name, tile in room.desk.sizes.tiles.items())
    session.undo_stack.setClean()


def test_ticking_rows_of_a_long_list_reckons_no_key(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    found = of_text("عنوان\tنویسنده\n" + "".join(f"کتاب {number}\tکسی\n" for number in range(300)))
    rows = model.RowModel(found)
    searched = model.Searched(rows)
    reckoned: list[str] = []
    monkeypatch.setattr(model, "search_key", lambda words: reckoned.append(words) or words)
    rows.tick(range(300), False)
    searched.search("کتاب ۷")
    assert len(reckoned) == 1
    assert rows.ticked == ()
