"""Turn designs into a finished folder: make what is not there yet, note every file, end with the manifest.

While worker processes paint, this one fills, hashes, writes captions and puts the overview together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path

import studio
from studio.disk import check_writable, remove_leftovers
from studio.errors import OutputFault, Problem
from studio.export import folder
from studio.export.folder import Made
from studio.export.overview import NAME, Overview
from studio.export.words import alt_text, caption
from studio.job.orders import Design, Order, designs_of, pages_of
from studio.job.tasks import Place, Task, forms_of, run_task, tasks_of
from studio.job.workers import submitted
from studio.presets import Preset

_WAITING = 3  # tasks handed out per worker: enough to keep it busy, few enough to stop soon


@dataclass(frozen=True, kw_only=True)
class Set:
    """Designs, made one by one or at hand, how many `pages` they have in all, and the presets they are wanted at."""

    designs: Iterable[Design]
    pages: int
    presets: Sequence[Preset]


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a run is: `done` of `total` files; `made` is the newest, `kept` says it was there already, unchanged."""

    done: int
    total: int
    made: Made | None = None
    kept: bool = False
    problems: tuple[Problem, ...] = ()


def make(order: Order, executor: Executor | None = None) -> Iterator[Progress]:
    """Make everything `order` asks for and write its folder; yields progress, the last one with all problems.

    Without an `executor` the work is done here. Close the generator to cancel: what is finished stays, nothing half
    written is left. Raises OutputFault when the folder cannot be written.
    """
    ordered = Set(designs=designs_of(order), pages=pages_of(order), presets=order.presets)
    yield from export([ordered], order.out, form=order.form, executor=executor, facts={"template": order.template.id})


def export(
    sets: Sequence[Set], out: Path, *, form: str = "", executor: Executor | None = None,
    facts: Mapping[str, str] | None = None,
) -> Iterator[Progress]:
    """Make one folder `out` of all `sets`; yields progress as `make` does."""
    presets = tuple(dict.fromkeys(preset for one in sets for preset in one.presets))
    forms, problems = forms_of(presets, form)
    before = _prepared(out, presets)
    growing = _Folder(out)
    total = sum(one.pages * len(one.presets) for one in sets)
    for made, kept in _run(growing.begun(sets, forms), before, out, executor):
        growing.add(made, kept)
        yield Progress(done=len(growing.done), total=max(total, len(growing.done)), made=made, kept=kept)
    files = growing.finished(before)
    earlier = folder.earlier(out, before, files)
    problems += [folder.earlier_note(out, len(earlier))] if earlier else []
    about = {"program": f"ketabnama {studio.__version__}", **(facts or {})}
    folder.write_manifest(out, [*files, *earlier], problems, about)
    yield Progress(done=total, total=total, problems=tuple(problems))


def _prepared(out: Path, presets: Sequence[Preset]) -> dict[str, Made]:
    """The folder made ready: it can be written, leftovers of a killed run are gone; what is there is returned."""
    check_writable(out)
    for written in {out, *(out / preset.platform for preset in presets), *(out / preset.id for preset in presets)}:
        remove_leftovers(written)
    return folder.made_before(out)


class _Folder:
    """What goes into the folder, in order, as it comes."""

    def __init__(self, out: Path) -> None:
        self.done: dict[str, Made] = {}
        self._out = out
        self._paths: list[str] = []
        self._words: list[Made] = []
        self._overview = Overview(out)

    def begun(self, sets: Sequence[Set], forms: Mapping[str, str]) -> Iterator[Task]:
        """The tasks of each design in turn; its captions are written while they are under way."""
        for design, presets in ((design, one.presets) for one in sets for design in one.designs):
            for task in tasks_of(design, presets, forms, self._out):
                self._paths += [place.path for place in task.places]
                self._overview.expect(task.places[0].path)
                yield task
            self._words += _words(design, presets, self._out)

    def add(self, made: Made, kept: bool) -> None:
        """Take in one file."""
        self.done[made.path] = made
        if made.kind == "picture" and not kept:
            self._overview.add(made.path)

    def finished(self, before: Mapping[str, Made]) -> list[Made]:
        """All files, pictures first in the order of their designs, with the overview written."""
        pictures = [self.done[path] for path in self._paths]
        overview = self._overview.finished([made for made in pictures if made.kind == "picture"], before.get(NAME))
        return [*pictures, *self._words, *([overview] if overview else [])]


def _run(
    tasks: Iterable[Task], before: Mapping[str, Made], out: Path, executor: Executor | None
) -> Iterator[tuple[Made, bool]]:
    """Every task's files, and whether they were there already."""
    for made, kept in _spread((_parted(task, out, before) for task in tasks), executor):
        if not kept:
            folder.note(out, made)
        yield made, kept


def _parted(task: Task, out: Path, before: Mapping[str, Made]) -> tuple[list[Made], Task | None]:
    """The files of `task` that an earlier run made and nothing has changed since, and what is left to do."""
    kept = {place: known for place in task.places if (known := _unchanged(out, place, before))}
    places = tuple(place for place in task.places if place not in kept)
    files = [replace(made, record=task.record, title=task.title) for made in kept.values()]
    return files, replace(task, places=places) if places else None


def _unchanged(out: Path, place: Place, before: Mapping[str, Made]) -> Made | None:
    known = before.get(place.path)
    return known if known and known.inputs == place.inputs and folder.still_there(out, known) else None


Work = Iterable[tuple[list[Made], Task | None]]


def _spread(work: Work, executor: Executor | None) -> Iterator[tuple[Made, bool]]:
    """What is there already, and the answers to the tasks that are left, as they come.

    An executor is handed a few tasks at a time; closing takes back what has not begun.
    """
    running: set[Future[tuple[Made, ...]]] = set()
    most = _WAITING * getattr(executor, "_max_workers", 2)
    try:
        for kept, task in work:
            yield from ((made, True) for made in kept)
            if task and executor:
                running.add(submitted(executor, run_task, task))
                yield from _answers(running, most)
            elif task:
                yield from ((made, False) for made in run_task(task))
        yield from _answers(running, 1)
    except BrokenExecutor as error:
        raise OutputFault(_worker_lost()) from error
    finally:
        for future in running:
            future.cancel()


def _answers(running: set[Future[tuple[Made, ...]]], most: int) -> Iterator[tuple[Made, bool]]:
    """The files of finished tasks, until fewer than `most` are under way."""
    while len(running) >= most:
        finished, _ = wait(running, return_when=FIRST_COMPLETED)
        running -= finished
        for future in finished:
            yield from ((made, False) for made in future.result())


def _worker_lost() -> Problem:
    return Problem(
        where="", what="a worker process ended in the middle of its work", level="error", code="worker-lost",
        hint="finished files are kept; run the same command again, with --jobs 1 if it happens again",
        what_fa="یکی از پردازه‌های کمکی ناگهان پایان یافت",
        hint_fa="پرونده‌های آماده مانده است؛ همان فرمان را دوباره اجرا کنید و اگر تکرار شد با ‎--jobs 1",
    )


def _words(design: Design, presets: Sequence[Preset], out: Path) -> Iterator[Made]:
    """Write the caption and the alternative text of a design, one of each per platform."""
    platforms: dict[str, list[Preset]] = {}
    for preset in presets:
        platforms.setdefault(preset.platform, []).append(preset)
    document = design.document
    for platform, placements in platforms.items():
        said = caption(document.caption, document.hashtags, placements)
        yield folder.write_words(out, f"{platform}/{design.stem}.caption.txt", said)
        if document.alt:
            yield folder.write_words(out, f"{platform}/{design.stem}.alt.txt", alt_text(document.alt, placements))
