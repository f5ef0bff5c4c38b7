"""Turn many small tasks into slices between events: what is seen first, and never two in one slice."""

from collections.abc import Callable, Hashable, Iterable

from PySide6.QtCore import QObject, QTimer


class Quiet(QObject):
    """Does one task of `tasks` in each quiet moment; `first` says which come before others."""

    def __init__(self, work: Callable[[Hashable], None], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work
        self._tasks: dict[Hashable, None] = {}
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._next)
        self._wait = QTimer(self, singleShot=True)
        self._wait.timeout.connect(self._slices.start)

    def ask(self, tasks: Iterable[Hashable], *, after: int = 0) -> None:
        """Do `tasks`, in this order, `after` ms at the earliest; what was asked before and not done is among them or
        forgotten."""
        self._tasks = dict.fromkeys(tasks)
        self._slices.stop()
        if self._tasks:
            self._wait.start(after)

    @property
    def idle(self) -> bool:
        """Whether nothing is left to do."""
        return not self._tasks

    def finish(self) -> None:
        """Do all that is left, now."""
        while self._tasks:
            self._next()

    def _next(self) -> None:
        if not self._tasks:
            self._slices.stop()
            return
        task = next(iter(self._tasks))
        del self._tasks[task]
        self._work(task)
        if not self._tasks:
            self._slices.stop()
