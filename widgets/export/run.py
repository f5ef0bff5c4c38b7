"""Turn a wish, places and a folder into a run in the background, with progress, time left and cancel."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from os import cpu_count
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, Signal

from studio import job
from studio.errors import Problem
from studio.export.folder import Made
from studio.job import Progress
from studio.presets import Preset
from widgets.common import Common
from widgets.export.wish import Wish
from widgets.jobs import Job

_MANY = 12  # files from which on a second process is worth its start
_FIRST = 3  # files after which the time left can be guessed


@dataclass(frozen=True, kw_only=True)
class Result:
    """What a run left behind."""

    out: Path
    files: tuple[Made, ...]
    problems: tuple[Problem, ...]
    seconds: float

    @property
    def failed(self) -> tuple[Made, ...]:
        """Files that could not be made."""
        return tuple(made for made in self.files if made.kind == "failed")


class Run(QObject):
    """One export under way. Exactly one of `done`, `failed`, `cancelled` comes."""

    # files made (and shares of films), of how many, seconds left (negative: not known yet)
    progress = Signal(float, int, float)
    done = Signal(object)  # a Result
    failed = Signal(object)  # a Problem
    cancelled = Signal()

    def __init__(self, common: Common, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._settings = common.jobs, common.settings
        self._job: Job | None = None
        self._files: dict[str, Made] = {}
        self._problems: tuple[Problem, ...] = ()
        self._began = 0.0
        self._made_anew = 0
        self._out = Path()

    def start(self, wish: Wish, presets: Sequence[Preset], out: Path, form: str = "") -> None:
        """Begin. A run into a folder that has some of it already makes only what is missing or changed."""
        self._out, self._began = out, monotonic()
        many = wish.count * len(presets) >= _MANY
        pool = self._workers() if many else self._jobs.processes()
        sets = _with_encoder(wish.sets, hardware=self._settings.text("hardware") == "on")
        self._job = self._jobs.run(_exported, replace(wish, sets=sets), tuple(presets), out, form, pool)
        self._job.progress.connect(self._step)
        self._job.done.connect(self._finish)
        self._job.failed.connect(self.failed)
        self._job.cancelled.connect(self.cancelled)

    def cancel(self) -> None:
        """Stop soon; finished files stay, nothing half written is left."""
        if self._job is not None:
            self._job.cancel()

    def _workers(self) -> int:
        """How many processes paint: as many as the settings say, else all cores but the one that is the user's."""
        return self._settings.count("workers", 32) or max(1, (cpu_count() or 2) - 1)

    def _step(self, step: Progress) -> None:
        self._problems = step.problems or self._problems
        if step.made is not None:
            self._files[step.made.path] = step.made
            self._made_anew += not step.kept
        self.progress.emit(step.done + step.share, step.total, self._left(step))

    def _left(self, step: Progress) -> float:
        """By what was made anew so far: a film counts by its share, pictures once there are a few."""
        made = self._made_anew + step.share
        if made <= 0 or (self._made_anew < _FIRST and not step.share):
            return -1.0
        return (monotonic() - self._began) / made * max(0.0, step.total - step.done - step.share)

    def _finish(self, _answer: object) -> None:
        self.done.emit(Result(
            out=self._out, files=tuple(self._files.values()), problems=self._problems,
            seconds=monotonic() - self._began))


def _with_encoder(sets: Callable, *, hardware: bool) -> Callable:
    """`sets` with the machine's own encoder of films allowed or not."""
    return lambda presets: [replace(one, film=replace(one.film, hardware=hardware)) for one in sets(presets)]


def _exported(
    wish: Wish, presets: tuple[Preset, ...], out: Path, form: str, executor: Executor | int
) -> Iterator[Progress]:
    """The run itself, in a thread; pictures are painted in other processes."""
    facts = {"design": wish.title}
    if not isinstance(executor, int):
        yield from job.export(wish.sets(presets), out, form=form, executor=executor, facts=facts)
        return
    with job.workers(executor) as pool:
        yield from job.export(wish.sets(presets), out, form=form, executor=pool, facts=facts)
