"""Turn designs and presets into tasks, and a task into the files of one picture."""

import traceback
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from studio.disk import write_safely
from studio.document.model import Document
from studio.errors import InputFault, OutputFault, Problem
from studio.export import folder
from studio.export.folder import Made
from studio.export.writers import About, write_picture
from studio.job.checking import checked
from studio.job.inputs import document_hash, place_hash
from studio.job.orders import Design
from studio.layout import Layout, lay_out
from studio.layout.long import as_tall, cut, is_long, long_page
from studio.presets import Preset
from studio.review import review


@dataclass(frozen=True, kw_only=True)
class Place:
    """A file that a picture goes to: `path` inside the folder, its preset and byte limit, the hash of its inputs.

    `beside` are the paths of files made with it: a film's cover and subtitles.
    """

    path: str
    preset: str
    inputs: str
    max_bytes: int | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A document as one place shows it, and the size it has there."""

    document: Document
    preset: Preset


def at_place(document: Document, preset: Preset) -> Shown:
    """`document` as `preset` shows it: a long page in one piece where the place is long, in slides where it is not."""
    if not is_long(document):
        return Shown(document=document, preset=preset)
    aspects = checked(document).aspects
    if not preset.long:
        return Shown(document=cut(document, preset, aspects), preset=preset)
    return Shown(document=long_page(document), preset=as_tall(document, preset, aspects))


@dataclass(frozen=True, kw_only=True)
class Task:
    """One picture to make, a plain value that can be sent to another process.

    `document` has one page. `places` want the very same picture: services share sizes, so it is painted once.
    """

    document: Document
    preset: Preset
    form: str
    out: str
    places: tuple[Place, ...]
    record: str = ""
    title: str = ""


def forms_of(presets: Sequence[Preset], asked: str = "") -> tuple[dict[str, str], list[Problem]]:
    """The format for each preset id: the one `asked` for where the service takes it; notes about the others."""
    problems: list[Problem] = []
    return {preset.id: _form(preset, asked, problems) for preset in presets}, problems


def tasks_of(design: Design, presets: Sequence[Preset], forms: Mapping[str, str], out: Path) -> Iterator[Task]:
    """The tasks that make `design` at `presets` in the folder `out`, page by page."""
    for group in _groups(presets, design.document, forms):
        yield from _of_group(design, group, forms[group[0].id], out)


def _of_group(design: Design, group: Sequence[Preset], form: str, out: Path) -> Iterator[Task]:
    """The tasks for places that show the very same picture."""
    shown = at_place(design.document, group[0])
    count, records = len(shown.document.pages), design.records
    for number, page in enumerate(shown.document.pages):
        document = replace(shown.document, pages=(page,))
        inputs = document_hash(document)
        places = tuple(
            Place(
                path=folder.file_path(preset, design.stem, form, number, count), preset=preset.id,
                inputs=place_hash(inputs, replace(preset, height=shown.preset.height), form),
                max_bytes=preset.max_bytes,
            )
            for preset in group
        )
        yield Task(document=document, preset=shown.preset, form=form, out=str(out), places=places, title=design.title,
                   record=records[number] if number < len(records) else "; ".join(dict.fromkeys(records)))


def _groups(presets: Sequence[Preset], document: Document, forms: Mapping[str, str]) -> list[list[Preset]]:
    """`presets` in groups that show the very same picture of `document`."""
    groups: dict[tuple, list[Preset]] = defaultdict(list)
    for preset in presets:
        own = preset.id if preset.id in document.overrides else ""
        groups[preset.width, preset.height, preset.safe, forms[preset.id], own].append(preset)
    return list(groups.values())


def _form(preset: Preset, asked: str, problems: list[Problem]) -> str:
    """The format to write for `preset`: the one asked for when the service takes it, else its first."""
    if not asked or asked in preset.formats or asked == "svg":  # svg is for other programs, no service takes it
        return asked or preset.formats[0]
    problems.append(Problem(
        where=preset.id, what=f"does not take {asked}; {preset.formats[0]} was written instead",
        hint=f"it takes {', '.join(preset.formats)}", code="format-refused", level="note",
        what_fa=f"این سرویس {asked} نمی‌پذیرد؛ {preset.formats[0]} نوشته شد",
        hint_fa=f"این‌ها را می‌پذیرد: {'، '.join(preset.formats)}",
    ))
    return preset.formats[0]


# ---------------------------------------------------------------- one task


def run_task(task: Task) -> tuple[Made, ...]:
    """Check, lay out, paint and write one picture; says which files were written, in the order of its places.

    A picture that cannot be made is told as "failed" and costs no other. Raises OutputFault when the disk refuses.
    """
    try:
        return _written(task)
    except InputFault as fault:
        return _failed(task, fault.problem)
    except OutputFault:
        raise
    except Exception as error:  # noqa: BLE001 - the job runner: a fault of ours costs one picture, not the run
        return _failed(task, our_fault(error))


def problems_of(task: Task) -> list[Problem]:
    """What checking, laying out and reviewing a picture says; nothing is written."""
    try:
        seen = checked(task.document)
        layout = lay_out(seen.document, task.preset, aspects=seen.aspects)
        said = (*layout.problems, *review(seen.document, layout))
    except InputFault as fault:
        return [replace(fault.problem, level="error")]
    found = [replace(problem, where=f"{task.preset.id}: {problem.where}") for problem in said]
    return [*seen.problems, *found]


def _written(task: Task) -> tuple[Made, ...]:
    seen = checked(task.document)
    layout = lay_out(seen.document, task.preset, aspects=seen.aspects)
    made: dict[Place, Made] = {}
    for place in sorted(task.places, key=lambda place: -(place.max_bytes or 1 << 62)):
        twin = next((one for one in made.values() if one.bytes <= (place.max_bytes or 1 << 62)), None)
        made[place] = _copied(task, place, twin) if twin else _painted(task, place, layout)
    about = [placed(problem, task.title) for problem in seen.problems]
    return tuple(replace(made[place], problems=(*about, *made[place].problems)) for place in task.places)


def _painted(task: Task, place: Place, layout: Layout) -> Made:
    about = About(title=task.title, language=task.document.language, links=layout.scene.links, bleed=task.preset.bleed)
    written = write_picture(
        layout.scene.at(0.0), Path(task.out) / place.path, task.form, about, most_bytes=place.max_bytes)
    problems = tuple(placed(problem, place.path) for problem in (*layout.problems, *written.problems))
    return _made(task, place, bytes=written.bytes, sha256=written.sha256, problems=problems)


def _copied(task: Task, place: Place, twin: Made) -> Made:
    """The file of `twin` once more: the same picture, small enough for this place too."""
    write_safely(Path(task.out) / place.path, (Path(task.out) / twin.path).read_bytes())
    problems = tuple({**problem, "where": problem["where"].replace(twin.path, place.path)} for problem in twin.problems)
    return _made(task, place, bytes=twin.bytes, sha256=twin.sha256, problems=problems)


def _made(task: Task, place: Place, **facts: object) -> Made:
    return Made(
        path=place.path, preset=place.preset, inputs=place.inputs, record=task.record, title=task.title,
        width=task.preset.width, height=task.preset.height, **facts,
    )


def _failed(task: Task, problem: Problem) -> tuple[Made, ...]:
    problem = replace(problem, level="error")
    return tuple(
        _made(task, place, kind="failed", problems=(placed(problem, place.path),)) for place in task.places
    )


def placed(problem: Problem, place: str) -> dict[str, str]:
    """The problem's public form, with the file or design it was found in before its own place."""
    return replace(problem, where=": ".join(filter(None, (place, problem.where)))).as_json()


def our_fault(error: Exception) -> Problem:
    """What to say of a fault of the program itself."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(last.filename).name}:{last.lineno}"
    return Problem(
        where="", what=f"a fault of the program: {type(error).__name__}: {error} ({place})",
        hint="please report it with the record it happened with", code="our-fault", level="error",
        what_fa="خطای خود برنامه؛ این تصویر ساخته نشد", hint_fa="لطفاً آن را همراه با رکورد گزارش کنید",
    )
