"""A generator's steps and its answer come in one loop, and who leaves early lets it go."""

from contextlib import closing

import pytest

from studio.steps import Steps


def counted(most, log):
    try:
        yield from range(most)
        return most
    finally:
        log.append("let go")


def test_the_answer_comes_after_the_last_step():
    steps = Steps(counted(3, []))
    assert steps.answer is None
    assert list(steps) == [0, 1, 2]
    assert steps.answer == 3


def test_a_generator_without_steps_has_an_answer_too():
    steps = Steps(counted(0, []))
    assert list(steps) == []
    assert steps.answer == 0


def test_who_leaves_on_the_way_lets_the_generator_go_and_has_no_answer():
    log = []
    with closing(Steps(counted(3, log))) as steps:
        for _ in steps:
            break
    assert log == ["let go"]
    assert steps.answer is None


def test_a_fault_of_the_generator_is_raised_where_it_is_run():
    def faulty():
        yield 1
        raise ZeroDivisionError

    steps = Steps(faulty())
    with pytest.raises(ZeroDivisionError):
        list(steps)
    assert steps.answer is None
