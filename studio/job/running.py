"""Turn designs into a finished folder: make what is not there yet, note every file, end with the manifest.

While worker processes paint, this one fills, hashes, writes captions and puts the overview together.
"""

from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from time import monotonic

import studio
from studio.disk import check_writable, remove_leftovers
from studio.errors import OutputFault, Problem
from studio.export import folder
from studio.export.folder import BESIDE, SEEN, Made
from studio.export.overview import NAME, Overview
from studio.export.twin import alt_of, has_figures, twin
from studio.export.words import alt_text, caption
from studio.job.films import FilmTask, film_forms_of, film_problems, film_steps_of, film_tasks_of, is_film
from studio.job.orders import Design, Order, designs_of, pages_of, rounds_of
from studio.job.tasks import Place, Task, forms_of, problems_of, run_task, tasks_of
from studio.job.wishes import NO_WISH, FilmWish
from studio.job.workers import Workers, driven, submitted
from studio.presets import Preset
from studio.steps import Steps

_WAITING = 3  # tasks handed out per worker: enough to keep it busy, few enough to stop soon
_TELLING = 0.2  # seconds between two words about a film under way
AnyTask = Task | FilmTask


@dataclass(frozen=True, kw_only=True)
class Set:
    """Designs, made one by one or at hand, how many `pages` they have in all (films, when they become films), the
    presets they are wanted at, and what is wanted of films."""

    designs: Iterable[Design]
    pages: int
    presets: Sequence[Preset]
    film: FilmWish = NO_WISH


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a run is: `done` of `total` files; `made` is the newest, `kept` says it was there already, unchanged.

    `share` is how much there is of films under way: 1.5 for one and a half. What lies beside a film does not count.
    """

    done: int
    total: int
    made: Made | None = None
    kept: bool = False
    share: float = 0.0
    problems: tuple[Problem, ...] = ()


def make(order: Order, executor: Executor | None = None) -> Iterator[Progress]:
    """Make everything `order` asks for and write its folder; yields progress, the last one with all problems.

    Without an `executor` the work is done here. Close the generator to cancel: what is finished stays, nothing half
    written is left. Raises OutputFault when the folder cannot be written.
    """
    film = is_film(order.template.document, order.form)
    pages = len(list(rounds_of(order))) if film else pages_of(order)
    ordered = Set(designs=designs_of(order), pages=pages, presets=order.presets, film=order.film)
    yield from export([ordered], order.out, form=order.form, executor=executor, facts={"template": order.template.id})


def export(
    sets: Sequence[Set], out: Path, *, form: str = "", executor: Executor | None = None,
    facts: Mapping[str, str] | None = None,
) -> Iterator[Progress]:
    """Make one folder `out` of all `sets`; yields progress as `make` does."""
    before = _prepared(out, tuple(dict.fromkeys(preset for one in sets for preset in one.presets)))
    growing = _Folder(out, form)
    total = sum(_expected(one, form) for one in sets)
    for step in _run(growing.begun(sets), before, out, executor):
        growing.add(step)
        done = growing.count
        yield Progress(done=done, total=max(total, done), made=step.made, kept=step.kept, share=step.share)
    files, problems = growing.finished(before), growing.problems
    earlier = folder.earlier(out, before, files)
    problems += [folder.earlier_note(out, len(earlier))] if earlier else []
    about = {"program": f"ketabnama {studio.__version__}", **(facts or {})}
    folder.write_manifest(out, [*files, *earlier], problems, about)
    yield Progress(done=total, total=total, problems=tuple(problems))


def _expected(one: Set, form: str) -> int:
    """How many files a set becomes, not counting what lies beside films."""
    if not isinstance(one.designs, Sequence):
        return one.pages * len(one.presets)
    films = sum(is_film(design.document, form) for design in one.designs)
    stills = sum(len(design.document.pages) for design in one.designs if not is_film(design.document, form))
    return stills * len(one.presets) + films * len(film_forms_of(one.presets, form)[0])


def _prepared(out: Path, presets: Sequence[Preset]) -> dict[str, Made]:
    """The folder made ready: it can be written, leftovers of a killed run are gone; what is there is returned."""
    check_writable(out)
    for written in {out, *(out / preset.platform for preset in presets), *(out / preset.id for preset in presets)}:
        remove_leftovers(written)
    return folder.made_before(out)


class _Folder:
    """What goes into the folder, in order, as it comes."""

    def __init__(self, out: Path, form: str) -> None:
        self.done: dict[str, Made] = {}
        self.count = 0
        self._told: dict[Problem, None] = {}
        self._out = out
        self._form = form
        self._paths: list[str] = []
        self._words: list[Made] = []
        self._overview = Overview(out)

    @property
    def problems(self) -> list[Problem]:
        """What was said about forms, each thing once."""
        return list(self._told)

    def begun(self, sets: Sequence[Set]) -> Iterator[AnyTask]:
        """The tasks of each design in turn; its captions are written while they are under way."""
        for one in sets:
            for design in one.designs:
                for task in self._tasks(design, one):
                    self._paths += [path for place in task.places for path in (place.path, *place.beside)]
                    self._expect(task.places[0])
                    yield task
                self._words += _words(design, one.presets, self._out)

    def _tasks(self, design: Design, one: Set) -> Iterator[AnyTask]:
        film = is_film(design.document, self._form)
        forms, problems = (film_forms_of if film else forms_of)(one.presets, self._form)
        self._told |= dict.fromkeys(problems)
        if film:
            return film_tasks_of(design, one.presets, forms, self._out, one.film)
        return tasks_of(design, one.presets, forms, self._out)

    def _expect(self, place: Place) -> None:
        """Keep a place in the overview for a picture or a film's cover."""
        for path in (place.path, *place.beside):
            self._overview.expect(path)

    def add(self, step: "_Step") -> None:
        """Take in what a step made."""
        made = step.made
        if made is None:
            return
        self.done[made.path] = made
        self.count += made.kind not in BESIDE
        if made.kind in SEEN and not step.kept:
            self._overview.add(made.path)

    def finished(self, before: Mapping[str, Made]) -> list[Made]:
        """All files, pictures first in the order of their designs, with the overview written."""
        pictures = [self.done[path] for path in self._paths if path in self.done]
        overview = self._overview.finished([made for made in pictures if made.kind in SEEN], before.get(NAME))
        return [*pictures, *self._words, *([overview] if overview else [])]


def problems_at(design: Design, preset: Preset) -> list[Problem]:
    """What `design` is like at `preset`, as pictures or as a film; nothing is written."""
    if is_film(design.document, ""):
        return film_problems(design.document, preset)
    tasks = tasks_of(design, [preset], forms_of([preset])[0], Path())
    return [problem for task in tasks for problem in problems_of(task)]


@dataclass(frozen=True, kw_only=True, slots=True)
class _Step:
    """A file that is there, whether it was there already, and how much there is of films under way."""

    made: Made | None = None
    kept: bool = False
    share: float = 0.0


def _run(
    tasks: Iterable[AnyTask], before: Mapping[str, Made], out: Path, executor: Executor | None
) -> Iterator[_Step]:
    """Every task's files as they come."""
    for step in _spread((_parted(task, out, before) for task in tasks), executor):
        if step.made and not step.kept:
            folder.note(out, step.made)
        yield step


def _parted(task: AnyTask, out: Path, before: Mapping[str, Made]) -> tuple[list[Made], AnyTask | None]:
    """The files of `task` that an earlier run made and nothing has changed since, and what is left to do."""
    kept = {place: known for place in task.places if (known := _unchanged(out, place, before))}
    places = tuple(place for place in task.places if place not in kept)
    files = [replace(made, record=task.record, title=task.title) for known in kept.values() for made in known]
    return files, replace(task, places=places) if places else None


def _unchanged(out: Path, place: Place, before: Mapping[str, Made]) -> list[Made]:
    """The file of `place` and those beside it, if all are there and what they depend on is as it was."""
    known = [before.get(path) for path in (place.path, *place.beside)]
    same = all(made and made.inputs == place.inputs and folder.still_there(out, made) for made in known)
    return known if same else []


Work = Iterable[tuple[list[Made], AnyTask | None]]


def _spread(work: Work, executor: Executor | None) -> Iterator[_Step]:
    """What is there already, and the answers to the tasks that are left, as they come.

    An executor is handed a few tasks at a time; closing takes back what has not begun, and films give up midway.
    """
    running: set[Future[tuple[Made, ...]]] = set()
    most = _WAITING * getattr(executor, "_max_workers", 2)
    run = executor.new_run() if isinstance(executor, Workers) else 0
    try:
        for kept, task in work:
            yield from (_Step(made=made, kept=True) for made in kept)
            if task and executor:
                running.add(submitted(executor, run_any, task, run))
                yield from _answers(running, most, executor)
            elif task:
                yield from _here(task)
        yield from _answers(running, 1, executor)
    except BrokenExecutor as error:
        raise OutputFault(_worker_lost()) from error
    finally:
        if running and isinstance(executor, Workers):
            executor.give_up(run)
        for future in running:
            future.cancel()


def _steps_of(task: AnyTask) -> Generator[float, None, tuple[Made, ...]]:
    """Do a task: shares from 0 to 1 on the way, then its files."""
    return (yield from film_steps_of(task)) if isinstance(task, FilmTask) else run_task(task)


def run_any(task: AnyTask, run: int = 0) -> tuple[Made, ...]:
    """Do a task in a worker process; nothing comes of a film that was given up with its `run`."""
    return driven(_steps_of(task), run) or ()


def _here(task: AnyTask) -> Iterator[_Step]:
    """Do a task in this process."""
    last = monotonic()
    with closing(Steps(_steps_of(task))) as steps:
        for share in steps:
            if monotonic() - last > _TELLING:
                last = monotonic()
                yield _Step(share=share)
        yield from (_Step(made=made) for made in steps.answer)


def _answers(running: set[Future[tuple[Made, ...]]], most: int, executor: Executor | None) -> Iterator[_Step]:
    """The files of finished tasks, until fewer than `most` are under way."""
    patience = _TELLING if isinstance(executor, Workers) else None
    while len(running) >= most:
        finished, _ = wait(running, patience, return_when=FIRST_COMPLETED)
        running -= finished
        if not finished and executor.share:
            yield _Step(share=executor.share)
        for future in finished:
            yield from (_Step(made=made) for made in future.result())


def _worker_lost() -> Problem:
    return Problem(
        where="", what="a worker process ended in the middle of its work", level="error", code="worker-lost",
        hint="finished files are kept; run the same command again, with --jobs 1 if it happens again",
        what_fa="یکی از پردازه‌های کمکی ناگهان پایان یافت",
        hint_fa="پرونده‌های آماده مانده است؛ همان فرمان را دوباره اجرا کنید و اگر تکرار شد با ‎--jobs 1",
    )


def _words(design: Design, presets: Sequence[Preset], out: Path) -> Iterator[Made]:
    """Write the caption and the alternative text of a design, one of each per platform, and the accessible twin of
    one with figures."""
    platforms: dict[str, list[Preset]] = {}
    for preset in presets:
        platforms.setdefault(preset.platform, []).append(preset)
    document = design.document
    alt = document.alt or alt_of(document)
    for platform, placements in platforms.items():
        said = caption(document.caption, document.hashtags, placements)
        yield folder.write_words(out, f"{platform}/{design.stem}.caption.txt", said)
        if alt:
            yield folder.write_words(out, f"{platform}/{design.stem}.alt.txt", alt_text(alt, placements))
    if has_figures(document):
        yield folder.write_words(out, f"{design.stem}.html", twin(document, design.title))
