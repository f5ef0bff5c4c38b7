"""Turn a number of processes into an executor whose workers leave when they should."""

import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Any

from studio.paint import ensure_app


def workers(count: int) -> ProcessPoolExecutor:
    """A pool of `count` processes for `make`. Processes are spawned: a forked Qt does not survive."""
    return ProcessPoolExecutor(max_workers=count, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Load what every task needs; leave Ctrl-C to the parent, and do not outlive it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_leave_with_parent, daemon=True).start()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # the window's workers need no display either
    ensure_app()


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
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
