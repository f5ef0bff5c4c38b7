"""Turn long work into background jobs that tell their progress, can be cancelled, and never block the window.

Work is a plain function, or a generator: what it yields is progress, what it returns is the answer. It runs in a thread
(`Jobs.run`), or in another process when it paints (`Jobs.run_elsewhere`). Everything a job says arrives in the thread
of the window. A new job with the `key` of one under way takes its place.
"""

from collections.abc import Callable
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future, ThreadPoolExecutor
from concurrent.futures import wait as ended
from contextlib import closing
from importlib import import_module
from threading import Event
from types import GeneratorType
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from shiboken6 import isValid

from studio.errors import StudioError
from studio.steps import Steps

_THREADS = 3
_POSTS: list[QObject] = []


class Post(QObject):
    """What threads say, heard in the thread of the window. To live as long as the process: a thread may speak late."""

    said = Signal(object, object)  # a function to call and what with

    def __init__(self) -> None:
        super().__init__()
        self.said.connect(self._hear, Qt.ConnectionType.QueuedConnection)

    def _hear(self, hear: Callable[[Any], None], words: object) -> None:
        hear(words)


class Job(QObject):
    """One piece of work under way. Exactly one of `done`, `failed`, `cancelled` comes at its end.

    Threads touch nothing of it that is Qt's: what they say goes through the post.
    """

    progress = Signal(object)
    done = Signal(object)
    failed = Signal(object)  # the Problem of a StudioError; other exceptions reach the window's exception hook
    cancelled = Signal()

    def __init__(self, post: Post, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = post
        self._stop = stop = Event()
        self._future: Future[Any] | None = None
        self.destroyed.connect(lambda: stop.set())  # who is gone is told nothing; a mere method would not be kept alive

    def cancel(self) -> None:
        """Drop the answer and stop at the next step of a generator; work not begun never begins."""
        if self._stop.is_set():
            return
        self._stop.set()
        if self._future is not None:
            self._future.cancel()
        self.cancelled.emit()

    def begin(self, executor: Executor, work: Callable[..., Any], *values: Any) -> None:
        """Hand the work to `executor`, unless it was cancelled before. Called once, by Jobs."""
        if self._stop.is_set():
            return
        self._future = executor.submit(work, *values)
        stop, post, finish = self._stop, self._post, self._finish
        self._future.add_done_callback(lambda future: None if stop.is_set() else post.said.emit(finish, future))

    def begin_in_steps(self, executor: Executor, work: Callable[..., Any], *values: Any) -> None:
        """Hand work that may be a generator to threads. Called once, by Jobs."""
        post, step = self._post, self._step
        self.begin(executor, _in_steps, self._stop, lambda said: post.said.emit(step, said), work, *values)

    def wait(self) -> None:
        """Do nothing else until its end has come and was told. For work that was begun."""
        while not self._stop.is_set():
            ended([self._future])
            QCoreApplication.sendPostedEvents(self._post)

    def _step(self, step: object) -> None:
        if not self._stop.is_set():
            self.progress.emit(step)

    def _finish(self, future: Future[Any]) -> None:
        if self._stop.is_set():
            return
        self._stop.set()
        try:
            answer = future.result()
        except StudioError as fault:
            self.failed.emit(fault.problem)
        except CancelledError:  # begun while the program was closing
            self.cancelled.emit()
        except BaseException:
            self.cancelled.emit()
            raise
        else:
            self.done.emit(answer)


def heard_by(owner: QObject, hear: Callable[..., None]) -> Callable[..., None]:
    """`hear`, for a signal of a job, as long as `owner` is there: a method goes with its widget, a lambda does not."""
    return lambda *said: hear(*said) if isValid(owner) else None


def _named(work: str, *values: Any) -> Any:
    """Call a function by its name. Runs in the worker."""
    module, _, function = work.partition(":")
    return getattr(import_module(module), function)(*values)


def _in_steps(stop: Event, tell: Callable[[Any], None], work: Callable[..., Any], *values: Any) -> Any:
    """Run `work` in this thread, telling its steps if it has any; None when it was stopped."""
    if stop.is_set():
        return None
    given = work(*values)
    if not isinstance(given, GeneratorType):
        return given
    with closing(Steps(given)) as steps:
        for step in steps:
            tell(step)
            if stop.is_set():
                return None
    return steps.answer


def _made_workers() -> Executor:
    """One worker process, started with its first work."""
    from studio.job.workers import workers

    return workers(1)


def _terminate(workers: Executor) -> None:
    """End processes in the midst of their work, as `terminate_workers` does from Python 3.14 on, by the same attribute.

    Before it no public way leads there: `shutdown` waits for what is under way, `multiprocessing.active_children` has
    the processes of everybody else as well.
    """
    for process in list((workers._processes or {}).values()):
        process.terminate()


class Jobs(QObject):
    """All background work of the program."""

    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._post = Post()
        _POSTS.append(self._post)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="job")
        self._processes: Executor | None = None
        self._waiting: list[tuple[Job, str, tuple[Any, ...]]] = []  # for the first worker to be there
        self._running: dict[Job, str] = {}

    def run(self, work: Callable[..., Any], *values: Any, key: str = "") -> Job:
        """Start `work(*values)` in a thread."""
        job = self._new(key)
        job.begin_in_steps(self._threads, work, *values)
        return job

    def run_elsewhere(self, work: str, *values: Any, key: str = "") -> Job:
        """Start the function named `work` ("os:getpid") with plain values in another process.

        It is named, not given: its rooms need not be loaded here.
        """
        job = self._new(key)
        self._waiting.append((job, work, values))
        if self._processes is not None:
            self._begin_waiting()
        elif len(self._waiting) == 1:  # its rooms load for a second the first time: not while somebody waits
            made = self.run(_made_workers)
            made.done.connect(self._begin_with)
            made.cancelled.connect(self._drop_waiting)
        return job

    def processes(self) -> Executor:
        """The worker processes; they start with the first work."""
        if self._processes is None:
            self._processes = _made_workers()
        return self._processes

    @property
    def busy(self) -> bool:
        """Whether anything is under way."""
        return bool(self._running)

    def close(self) -> None:
        """Cancel everything and wait until nothing of it runs any more. Workers are not asked to finish: what they
        write is written beside first."""
        while self._running:  # what ends may begin something else
            job = next(iter(self._running))
            job.cancel()
            self._forget(job)
        self._threads.shutdown(wait=True, cancel_futures=True)
        if self._processes is not None:
            _terminate(self._processes)
            self._processes.shutdown(wait=True, cancel_futures=True)
            self._processes = None

    def _begin_with(self, made: Executor) -> None:
        if self._processes is None:
            self._processes = made
        self._begin_waiting()

    def _begin_waiting(self) -> None:
        waiting, self._waiting = self._waiting, []
        for job, work, values in waiting:
            try:
                job.begin(self.processes(), _named, work, *values)
            except BrokenExecutor:  # the worker was killed; another one takes its place
                self._processes = None
                job.begin(self.processes(), _named, work, *values)

    def _drop_waiting(self) -> None:
        """No worker came: nobody is left to wait for it."""
        waiting, self._waiting = self._waiting, []
        for job, _, _ in waiting:
            job.cancel()

    def _new(self, key: str) -> Job:
        for job, other in list(self._running.items()):
            if key and other == key:
                job.cancel()
        job = Job(self._post, self)
        self._running[job] = key
        job.done.connect(lambda _: self._forget(job))
        job.failed.connect(lambda _: self._forget(job))
        job.cancelled.connect(lambda: self._forget(job))
        self.busy_changed.emit(True)
        return job

    def _forget(self, job: Job) -> None:
        if self._running.pop(job, None) is not None:
            job.deleteLater()
            self.busy_changed.emit(self.busy)
