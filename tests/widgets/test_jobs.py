"""Background work tells its steps, can be stopped, and its faults reach the right place."""

import threading
import time
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from studio.errors import input_fault
from widgets.common import Common


def counting(most: int) -> Iterator[int]:
    yield from range(most)
    return most


def for_ever() -> Iterator[int]:
    while True:
        time.sleep(0.002)
        yield 1


def refuse() -> None:
    raise input_fault("a.csv", "cannot be read")


def test_steps_and_the_answer_arrive_in_order_in_the_windows_thread(qtbot: QtBot, common: Common) -> None:
    heard, threads = [], set()
    job = common.jobs.run(counting, 3)

    def hear(step: object) -> None:
        threads.add(threading.current_thread())
        heard.append(step)

    job.progress.connect(hear)
    job.done.connect(hear)
    qtbot.waitUntil(lambda: len(heard) == 4)
    assert heard == [0, 1, 2, 3]
    assert threads == {threading.main_thread()}
    assert not common.jobs.busy


def test_a_stopped_job_ends_and_never_answers(qtbot: QtBot, common: Common) -> None:
    heard = []
    job = common.jobs.run(for_ever)
    job.done.connect(heard.append)
    job.cancelled.connect(lambda: heard.append("cancelled"))
    qtbot.waitSignal(job.progress).wait()
    job.cancel()
    qtbot.wait(30)
    assert heard == ["cancelled"]
    assert not common.jobs.busy


def test_work_with_the_same_key_replaces_what_is_under_way(qtbot: QtBot, common: Common) -> None:
    heard = []
    common.jobs.run(for_ever, key="search").done.connect(lambda _: heard.append("old"))
    second = common.jobs.run(counting, 1, key="search")
    second.done.connect(lambda _: heard.append("new"))
    qtbot.waitUntil(lambda: heard == ["new"])


def test_a_problem_of_the_input_is_told_as_one(qtbot: QtBot, common: Common) -> None:
    job = common.jobs.run(refuse)
    with qtbot.waitSignal(job.failed) as heard:
        pass
    assert heard.args[0].where == "a.csv"


def test_a_fault_of_ours_reaches_the_exception_hook(qtbot: QtBot, common: Common) -> None:
    with qtbot.capture_exceptions() as faults:
        job = common.jobs.run(lambda: 1 / 0)
        qtbot.waitSignal(job.cancelled).wait()
    assert faults[0][0] is ZeroDivisionError


def test_work_that_paints_runs_in_another_process(qtbot: QtBot, common: Common) -> None:
    import os

    job = common.jobs.run_elsewhere("os:getpid")
    with qtbot.waitSignal(job.done, timeout=20_000) as heard:
        pass
    assert heard.args[0] != os.getpid()


def test_a_worker_that_was_killed_is_replaced(qtbot: QtBot, common: Common) -> None:
    killed = common.jobs.run_elsewhere("os:_exit", 1)
    with qtbot.capture_exceptions(), qtbot.waitSignal(killed.cancelled, timeout=20_000):
        pass
    with qtbot.waitSignal(common.jobs.run_elsewhere("os:getpid").done, timeout=20_000):
        pass


def test_work_for_a_worker_that_cannot_be_made_is_cancelled(
    qtbot: QtBot, common: Common, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("widgets.jobs._made_workers", lambda: 1 / 0)
    with qtbot.capture_exceptions() as faults, qtbot.waitSignal(common.jobs.run_elsewhere("os:getpid").cancelled):
        pass
    assert faults[0][0] is ZeroDivisionError
    assert not common.jobs.busy


@pytest.mark.parametrize("count", [0, 20])
def test_closing_ends_everything(count: int, common: Common) -> None:
    heard = []
    for _ in range(count):
        common.jobs.run(for_ever).cancelled.connect(lambda: heard.append("cancelled"))
    common.jobs.close()  # would wait for ever for one that is not told to end
    assert len(heard) == count
    assert not common.jobs.busy
