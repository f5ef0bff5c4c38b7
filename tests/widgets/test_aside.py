"""Work beside the window: in its own thread, in the order asked for, nothing stale, nothing for who is gone."""

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from studio.errors import input_fault
from widgets.aside import Aside


class Part(QObject):
    """A part of the window: what was done for it in which thread, and what it was given. `gate` holds the work up."""

    def __init__(self) -> None:
        super().__init__()
        self.gate = threading.Event()
        self.gate.set()
        self.done: list[tuple[object, threading.Thread]] = []
        self.given: list[tuple[object, object]] = []
        self.aside = Aside(self.plan, lambda task, answer: self.given.append((task, answer)), self)

    def plan(self, task: object) -> Callable[[], object] | None:
        gate, done = self.gate, self.done

        def work() -> str:
            gate.wait(10)
            done.append((task, threading.current_thread()))
            return f"picture of {task}"

        return None if task == "gone" else work


@pytest.fixture
def part(qapp) -> Part:
    return Part()


def test_tasks_are_done_in_their_order_outside_the_thread_of_the_window(part: Part, qtbot: QtBot) -> None:
    part.aside.ask(["shown", "gone", "beside it"])
    assert not part.aside.idle
    qtbot.waitUntil(lambda: part.aside.idle, timeout=10_000)
    assert part.given == [("shown", "picture of shown"), ("beside it", "picture of beside it")]
    threads = {thread for _, thread in part.done}
    assert len(threads) == 1
    assert threading.main_thread() not in threads


def test_what_was_asked_before_and_is_not_begun_is_never_done(part: Part, qtbot: QtBot) -> None:
    part.gate.clear()
    part.aside.ask(["one", "two", "three"])
    qtbot.waitUntil(lambda: part.aside._job is not None, timeout=10_000)
    part.aside.ask(["three", "four"])
    part.gate.set()
    qtbot.waitUntil(lambda: part.aside.idle, timeout=10_000)
    assert [task for task, _ in part.given] == ["one", "three", "four"]


def test_all_can_be_had_at_once(part: Part) -> None:
    part.aside.ask(["one", "two"], after=60_000)
    part.aside.finish()
    assert [task for task, _ in part.given] == ["one", "two"]
    assert part.aside.idle


def test_who_is_gone_is_given_nothing(part: Part, qtbot: QtBot) -> None:
    part.gate.clear()
    part.aside.ask(["one"])
    qtbot.waitUntil(lambda: part.aside._job is not None, timeout=10_000)
    part.aside.setParent(None)
    part.aside.deleteLater()
    with qtbot.waitSignal(part.aside.destroyed, timeout=10_000):
        pass
    part.gate.set()
    qtbot.waitUntil(lambda: bool(part.done), timeout=10_000)
    qtbot.wait(20)
    assert part.given == []


def test_thousands_come_and_go(part: Part, qapp: QApplication) -> None:
    for _ in range(400):
        part.aside.ask(range(3))
        part.aside.finish()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        qapp.processEvents()
    assert len(part.given) == 1200


def test_a_page_that_cannot_be_laid_out_does_not_hold_up_the_others(part: Part, qtbot: QtBot) -> None:
    def plan(task: object) -> Callable[[], object]:
        def work() -> object:
            if task == "bad":
                raise input_fault("font", "is unknown", "choose another", code="x", what_fa="ی", hint_fa="ی")
            return task

        return work

    aside = Aside(plan, lambda task, answer: part.given.append((task, answer)), part)
    aside.ask(["bad", "good"])
    qtbot.waitUntil(lambda: aside.idle, timeout=10_000)
    assert part.given == [("good", "good")]


def test_a_fault_of_ours_is_told_and_does_not_hold_up_the_others(part: Part, qtbot: QtBot) -> None:
    def plan(task: object) -> Callable[[], object]:
        return lambda: 1 / int(task)

    aside = Aside(plan, lambda task, answer: part.given.append((task, answer)), part)
    with qtbot.captureExceptions() as faults:
        aside.ask(["0", "1"])
        qtbot.waitUntil(lambda: aside.idle, timeout=10_000)
    assert [kind for kind, *_ in faults] == [ZeroDivisionError]
    assert part.given == [("1", 1.0)]
