"""Turn pictures and findings of a part of the window into work done beside it: one at a time, what is seen first.

All of it is done in one thread, apart from the window's own: the first look at a page takes ten times as long as every
look after it, and no hand shall wait for it. That there is only one keeps what a layout remembers for the next out of
two threads' hands.
"""

from collections.abc import Callable, Hashable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Any

from PySide6.QtCore import QObject, QTimer

from studio.errors import Problem
from widgets.jobs import Job, Post

_THREAD = ThreadPoolExecutor(1, thread_name_prefix="aside")

Work = Callable[[], Any]


class Aside(QObject):
    """The tasks of one part of the window.

    `plan(task)` is asked when a task's turn comes and gives what to do for it: a function that knows no widget and
    runs in the thread; None when there is nothing to do any more. Its answer goes to `take(task, answer)` in the
    window's thread. The Problem of an input that cannot be used, or of what cannot be written, goes to `refuse` there;
    without one it is dropped, for a page tells its own. Every other exception is a fault of ours.
    """

    def __init__(
        self, plan: Callable[[Any], Work | None], take: Callable[[Any, Any], None], parent: QObject, *,
        refuse: Callable[[Problem], None] = lambda _: None,
    ) -> None:
        super().__init__(parent)
        self._plan, self._take, self._refuse = plan, take, refuse
        self._tasks: dict[Hashable, None] = {}
        self._job: Job | None = None
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._next)

    def ask(self, tasks: Iterable[Hashable], *, after: int = 0) -> None:
        """Do `tasks`, in this order, `after` ms at the earliest; what was asked before and not begun is among them or
        forgotten."""
        self._tasks = dict.fromkeys(tasks)
        if self._tasks:
            self._wait.start(after)
        else:
            self._wait.stop()

    @property
    def idle(self) -> bool:
        """Whether nothing is left to do."""
        return not self._tasks and self._job is None

    def finish(self) -> None:
        """Do all that is left, now."""
        self._wait.stop()
        while not self.idle:
            if self._job is None:
                self._next()
            else:
                self._job.wait()

    def _next(self) -> None:
        while self._tasks and self._job is None:
            task = next(iter(self._tasks))
            del self._tasks[task]
            work = self._plan(task)
            if work is not None:
                self._begin(task, work)

    def _begin(self, task: Hashable, work: Work) -> None:
        self._job = Job(_post(), self)
        self._job.done.connect(lambda answer: self._end(task, answer))
        self._job.failed.connect(self._fail)
        self._job.cancelled.connect(self._forget)
        self._job.begin(_THREAD, work)

    def _end(self, task: Hashable, answer: Any) -> None:
        self._forget()
        self._take(task, answer)

    def _fail(self, problem: Problem) -> None:
        self._forget()
        self._refuse(problem)

    def _forget(self) -> None:
        self._job.deleteLater()
        self._job = None
        if not self._wait.isActive():
            self._next()


@cache
def _post() -> Post:
    """Where the thread's answers arrive: one for the whole process, made in the thread of the window."""
    return Post()
