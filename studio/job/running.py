"""Turn designs into a finished folder: make what is not there yet, note every file, end with the manifest.

While worker processes paint, this one fills, hashes, writes captions and puts the overview together.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import studio
from studio.disk import check_writable, remove_leftovers
from studio.errors import OutputFault, Problem
from studio.export import folder
from studio.export.folder import Made
from studio.export.overview import NAME, Overview
from studio.export.words import alt_text, caption
from studio.job.orders import Design, Order, designs_of
from studio.job.tasks import Place, Task, forms_of, paths_of, run_task, tasks_of
from studio.job.workers import submitted
from studio.presets import Preset

_WAITING = 3  # tasks handed out per worker: enough to keep it busy, few enough to stop soon


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
    ordered = Set(designs=designs_of(order), presets=order.presets)
    yield from export([ordered], order.out, form=order.form, executor=executor, facts={"template": order.template.id})


@dataclass(frozen=True, kw_only=True)
class Set:
    """Designs and the presets they are wanted at."""

    designs: Sequence[Design]
    presets: Sequence[Preset]


def export(
    sets: Sequence[Set], out: Path, *, form: str = "", executor: Executor | None = None,
    facts: Mapping[str, str] | None = None,
) -> Iterator[Progress]:
    """Make one folder `out` of all `sets`; yields progress as `make` does."""
    forms, problems = forms_of(tuple(dict.fromkeys(preset for one in sets for preset in one.presets)), form)
    pictures = [paths for one in sets for design in one.designs for paths in paths_of(design, one.presets, forms)]
    paths = list(chain.from_iterable(pictures))
    before = _prepared(out, paths)
    sheet = Overview(out, [same[0] for same in pictures])
    words: list[Made] = []
    done: dict[str, Made] = {}
    for made, kept in _run(_begun(sets, forms, out, words), before, out, executor):
        done[made.path] = made
        if made.kind == "picture" and not kept:
            sheet.add(made.path)
        yield Progress(done=len(done), total=len(paths), made=made, kept=kept)
    files = [done[path] for path in paths]
    overview = sheet.finished([made for made in files if made.kind == "picture"], before.get(NAME))
    files += [*words, *([overview] if overview else [])]
    earlier = folder.earlier(out, before, files)
    problems += [folder.earlier_note(out, len(earlier))] if earlier else []
    about = {"program": f"ketabnama {studio.__version__}", **(facts or {})}
    folder.write_manifest(out, [*files, *earlier], problems, about)
    yield Progress(done=len(done), total=len(paths), problems=tuple(problems))


def _prepared(out: Path, paths: Sequence[str]) -> dict[str, Made]:
    """The folder made ready: it can be written, leftovers of a killed run are gone; what is there is returned."""
    check_writable(out)
    for written in {out, *((out / path).parent for path in paths), *((out / path).parents[1] for path in paths)}:
        remove_leftovers(written)
    return folder.made_before(out)


def _begun(sets: Sequence[Set], forms: Mapping[str, str], out: Path, words: list[Made]) -> Iterator[Task]:
    """The tasks of each design in turn, its captions written and added to `words` on the way."""
    for one in sets:
        for design in one.designs:
            yield from tasks_of(design, one.presets, forms, out)
            words += _words(design, one.presets, out)


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
