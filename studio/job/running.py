"""Turn tasks into a finished folder: run what is not done yet, note every file, end with captions and manifest."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path

import studio
from studio.disk import check_writable, remove_leftovers
from studio.errors import OutputFault, Problem
from studio.export import folder
from studio.export.folder import Made
from studio.export.overview import write_overview
from studio.export.words import alt_text, caption
from studio.job.orders import Design, Order, designs_of
from studio.job.tasks import Place, Task, run_task, tasks_of
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
    yield from export(designs_of(order), order.presets, order.out, form=order.form, executor=executor,
                      facts={"template": order.template.id})


def export(
    designs: Sequence[Design], presets: Sequence[Preset], out: Path, *, form: str = "",
    executor: Executor | None = None, facts: Mapping[str, str] | None = None,
) -> Iterator[Progress]:
    """Make the folder `out` of `designs` at `presets`; yields progress as `make` does."""
    tasks, problems = tasks_of(designs, presets, out, form)
    paths = [place.path for task in tasks for place in task.places]
    before = _prepared(out, paths)
    done: dict[str, Made] = {}
    for made, kept in _run(tasks, before, out, executor):
        done[made.path] = made
        yield Progress(done=len(done), total=len(paths), made=made, kept=kept)
    files = [done[path] for path in paths]
    write_overview(out, [made.path for made in files if made.kind == "picture"])
    files += _words(designs, presets, out)
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


def _run(
    tasks: Sequence[Task], before: Mapping[str, Made], out: Path, executor: Executor | None
) -> Iterator[tuple[Made, bool]]:
    """Every task's files, and whether they were there already."""
    left: list[Task] = []
    for task in tasks:
        kept = {place: known for place in task.places if (known := _unchanged(out, place, before))}
        yield from ((replace(made, record=task.record, title=task.title), True) for made in kept.values())
        places = tuple(place for place in task.places if place not in kept)
        left += [replace(task, places=places)] if places else []
    fresh = map(run_task, left) if executor is None else _spread(left, executor)
    for written in fresh:
        for made in written:
            folder.note(out, made)
            yield made, False


def _unchanged(out: Path, place: Place, before: Mapping[str, Made]) -> Made | None:
    """The file of `place` as an earlier run made it, when nothing it depends on has changed since."""
    known = before.get(place.path)
    return known if known and known.inputs == place.inputs and folder.still_there(out, known) else None


def _spread(tasks: Sequence[Task], executor: Executor) -> Iterator[tuple[Made, ...]]:
    """Run `tasks` on `executor`, a few at a time, answers as they come. Closing takes back what has not begun."""
    waiting = iter(tasks)
    running: set[Future[tuple[Made, ...]]] = set()
    most = _WAITING * getattr(executor, "_max_workers", 2)
    try:
        while True:
            while len(running) < most and (task := next(waiting, None)) is not None:
                running.add(submitted(executor, run_task, task))
            if not running:
                return
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                yield future.result()
    except BrokenExecutor as error:
        raise OutputFault(_worker_lost(tasks[0].out)) from error
    finally:
        for future in running:
            future.cancel()


def _worker_lost(out: str) -> Problem:
    return Problem(
        where=out, what="a worker process ended in the middle of its work", level="error", code="worker-lost",
        hint="finished files are kept; run the same command again, with --jobs 1 if it happens again",
        what_fa="یکی از پردازه‌های کمکی ناگهان پایان یافت",
        hint_fa="پرونده‌های آماده مانده است؛ همان فرمان را دوباره اجرا کنید و اگر تکرار شد با ‎--jobs 1",
    )


def _words(designs: Sequence[Design], presets: Sequence[Preset], out: Path) -> Iterator[Made]:
    """Write captions and alternative texts, one of each per design and platform."""
    platforms: dict[str, list[Preset]] = {}
    for preset in presets:
        platforms.setdefault(preset.platform, []).append(preset)
    for design in designs:
        document = design.document
        for platform, placements in platforms.items():
            said = caption(document.caption, document.hashtags, placements)
            yield folder.write_words(out, f"{platform}/{design.stem}.caption.txt", said)
            if document.alt:
                alt = alt_text(document.alt, placements)
                yield folder.write_words(out, f"{platform}/{design.stem}.alt.txt", alt)
