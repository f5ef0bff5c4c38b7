"""Turn a number of processes into an executor whose workers leave when they should."""

import itertools
import os
import signal
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread, current_thread, main_thread
from typing import Any

from studio.paint import ensure_app
from studio.steps import Steps
from studio.text.faces import add_folder

FONTS = "KETABNAMA_FONTS"  # the environment variable that names a folder of the user's own fonts


class Workers(ProcessPoolExecutor):
    """A pool of `count` processes that say how far their films are and give them up midway when a run is dropped.

    Processes are spawned: a forked Qt does not survive.
    """

    def __init__(self, count: int) -> None:
        context = get_context("spawn")
        # Plain shared memory: a worker that is killed leaves no lock behind.
        self._dropped, self._shares = context.RawValue("q", 0), context.RawArray("d", count)
        self._runs = itertools.count(1)
        super().__init__(max_workers=count, mp_context=context, initializer=_begin,
                         initargs=(self._dropped, self._shares, context.Value("i", 0)))

    @property
    def share(self) -> float:
        """How much there is of the films under way: 1.5 for one and a half."""
        return sum(self._shares)

    def new_run(self) -> int:
        """The number of a run that begins."""
        return next(self._runs)

    def give_up(self, run: int) -> None:
        """Have the films of `run`, and of all runs before it, given up."""
        self._dropped.value = max(self._dropped.value, run)


def workers(count: int) -> Workers:
    """A pool of `count` processes for `make`."""
    return Workers(count)


@dataclass(frozen=True, kw_only=True)
class _Here:
    """What a worker process shares with its parent: the last run that was dropped, and its place among the shares."""

    dropped: Any
    shares: Any
    place: int


_here: list[_Here] = []


def driven(steps: Generator[float, None, Any], run: int) -> Any:
    """What `steps` return at their end; None when their `run` was dropped on the way."""
    with closing(Steps(steps)) as shares:
        try:
            for share in shares:
                if _here:
                    _here[0].shares[_here[0].place] = share
                    if run <= _here[0].dropped.value:
                        return None
            return shares.answer
        finally:
            if _here:
                _here[0].shares[_here[0].place] = 0.0


def _begin(dropped: Any, shares: Any, places: Any) -> None:
    """Load what every task needs; leave Ctrl-C to the parent, and do not outlive it."""
    with places.get_lock():
        _here[:] = [_Here(dropped=dropped, shares=shares, place=places.value % len(shares))]
        places.value += 1
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the window's workers need no display either
    ensure_app()
    if os.environ.get(FONTS):
        add_folder(Path(os.environ[FONTS]))


def _leave_with_parent() -> None:
    """End this process when its parent is gone: a killed parent closes no queue, its workers would wait for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def submitted(executor: Executor, work: Callable[..., Any], *values: Any) -> Future:
    """`work(*values)` handed to `executor`. A process born of it never hears Ctrl-C, not even while it loads."""
    with _unheard(signal.SIGINT):
        return executor.submit(work, *values)


@contextmanager
def _unheard(sign: signal.Signals) -> Iterator[None]:
    """Hold `sign` back until the block ends; children inherit that. Windows knows no such thing."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {sign})
    try:
        with _put_off(sign):  # another thread may still take it, and Python would raise it here
            yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def _put_off(sign: signal.Signals) -> Iterator[None]:
    """Answer `sign` when the block has ended; only the main thread answers signals."""
    handler = signal.getsignal(sign)
    if current_thread() is not main_thread() or not callable(handler):
        yield
        return
    came: list[int] = []
    signal.signal(sign, lambda number, _frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(sign, handler)
    if came:
        signal.raise_signal(sign)
