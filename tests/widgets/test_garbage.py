"""Cycles are collected in the window's thread alone, and they are."""

import gc
import weakref
from threading import Thread, current_thread, main_thread

from pytestqt.qtbot import QtBot

from widgets.garbage import Sweeper
from widgets.loading import for_good


class Knot:
    def __init__(self) -> None:
        self.itself = self


def test_no_other_thread_collects_and_this_one_does(qtbot: QtBot) -> None:
    where = []

    def note(phase: str, _: dict[str, int]) -> None:
        if phase == "start":
            where.append(current_thread())

    knot = weakref.ref(Knot())
    gc.callbacks.append(note)
    try:
        busy = Thread(target=lambda: [Knot() for _ in range(20_000)])
        busy.start()
        busy.join()
        assert not where
        qtbot.waitUntil(lambda: knot() is None, timeout=20_000)
    finally:
        gc.callbacks.remove(note)
    assert set(where) == {main_thread()}


def test_what_is_due_is_collected_and_nothing_else(qapp: object) -> None:
    sweeper = Sweeper(qapp)
    gc.collect()
    knot = weakref.ref(Knot())
    sweeper.sweep()
    assert knot() is not None
    _many = [Knot() for _ in range(gc.get_threshold()[0] + 1)]
    sweeper.sweep()
    assert knot() is None
    sweeper.deleteLater()


def test_loading_a_room_does_not_turn_the_collector_on(qapp: object) -> None:
    with for_good():
        pass
    assert not gc.isenabled()
