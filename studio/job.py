"""Turn an order (template, contents, brand, presets) into an export folder: fill, lay out, paint, write, pack.

`make` is the whole program as one generator of progress; the command line, the window, worker processes and tests all
call it. An order is cut into tasks, one picture each, plain values that any `concurrent.futures.Executor` may run in
any process; a task is named by a hash of everything it depends on, so unchanged pictures are not made again.
"""

import json
import signal
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

import studio
from studio import resources
from studio.brand import Brand, book_link, brand_values
from studio.content import Book, Content, Row
from studio.disk import remove_leftovers, write_safely
from studio.document.edits import map_layers
from studio.document.form import plain
from studio.document.model import AnyLayer, Document, Picture, layers_of
from studio.errors import InputFault, OutputFault, Problem
from studio.export import folder
from studio.export.folder import Made
from studio.export.words import alt_text, caption
from studio.export.writers import write_picture
from studio.layout import lay_out
from studio.paint import ensure_app
from studio.paint.images import probe
from studio.presets import Preset
from studio.template import Template, fill

_OWN = {".py", ".ttf", ".otf", ".toml"}
_WAITING = 3  # tasks handed out per worker: enough to keep it busy, few enough to stop soon


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to make. `rows` come from a reader; `words` are typed over the template's slots; `forms` empty means each
    preset's own first format."""

    template: Template
    rows: Sequence[Row]
    brand: Brand
    presets: Sequence[Preset]
    out: Path
    words: Mapping[str, str] = field(default_factory=dict)
    form: str = ""


@dataclass(frozen=True, kw_only=True)
class Design:
    """One filled document of an order: its number, file name stem, and the records in it."""

    number: int
    stem: str
    title: str
    records: tuple[str, ...]
    document: Document
    aspects: Mapping[str, float] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Task:
    """One picture to make: a plain value that can be sent to another process. `path` is inside `out`."""

    document: Document
    page: int
    preset: Preset
    form: str
    out: str
    path: str
    inputs: str
    aspects: Mapping[str, float] = field(default_factory=dict)
    record: str = ""
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """How far a run is: `done` of `total` files; `made` is the newest, `kept` says it was there already and unchanged."""

    done: int
    total: int
    made: Made | None = None
    kept: bool = False
    problems: tuple[Problem, ...] = ()


# ---------------------------------------------------------------- the run


def make(order: Order, executor: Executor | None = None) -> Iterator[Progress]:
    """Make everything `order` asks for and write its folder; yields progress, the last one with all problems.

    Without an `executor` the work is done here. Close the generator to cancel: what is finished stays, nothing half
    written is left. Raises OutputFault when the folder cannot be written.
    """
    designs = [checked(design) for design in designs_of(order)]
    yield from export(designs, order.presets, order.out, form=order.form, executor=executor,
                      facts={"template": order.template.id})


def export(
    designs: Sequence[Design], presets: Sequence[Preset], out: Path, *, form: str = "",
    executor: Executor | None = None, facts: Mapping[str, str] | None = None,
) -> Iterator[Progress]:
    """Make the folder `out` of `designs` at `presets`; yields progress as `make` does."""
    tasks, problems = tasks_of(designs, presets, out, form)
    problems = [*(problem for design in designs for problem in design.problems), *problems]
    before = _prepared(out)
    done: dict[str, Made] = {}
    for made, kept in _run(tasks, before, out, executor):
        done[made.path] = made
        yield Progress(done=len(done), total=len(tasks), made=made, kept=kept)
    files = [done[task.path] for task in tasks if task.path in done]
    words = list(_words(designs, presets, out))
    folder.write_overview(out, files)
    about = {"program": f"ketabnama {studio.__version__}", **(facts or {})}
    folder.write_manifest(out, [*files, *words], problems, about)
    yield Progress(done=len(done), total=len(tasks), problems=tuple(problems))


def _prepared(out: Path) -> dict[str, Made]:
    """The folder made ready: it can be written, leftovers of a killed run are gone; what is there is returned."""
    write_safely(out / ".ketabnama-can-write", b"")
    (out / ".ketabnama-can-write").unlink(missing_ok=True)
    remove_leftovers(out)
    return folder.made_before(out)


def _run(tasks: Sequence[Task], before: Mapping[str, Made], out: Path, executor: Executor | None) -> Iterator[tuple[Made, bool]]:
    """Every task's file, and whether it was there already."""
    left: list[Task] = []
    for task in tasks:
        known = before.get(task.path)
        if known and known.inputs == task.inputs and folder.still_there(out, known):
            folder.note(out, known)
            yield known, True
        else:
            left.append(task)
    fresh = (run_task(task) for task in left) if executor is None else _spread(left, executor)
    for made in fresh:
        folder.note(out, made)
        yield made, False


def _spread(tasks: Sequence[Task], executor: Executor) -> Iterator[Made]:
    """Run `tasks` on `executor`, a few at a time, answers as they come. Closing takes back what has not begun."""
    waiting = iter(tasks)
    running: set[Future[Made]] = set()
    most = _WAITING * getattr(executor, "_max_workers", 2)
    try:
        while True:
            while len(running) < most and (task := next(waiting, None)) is not None:
                running.add(executor.submit(run_task, task))
            if not running:
                return
            finished, running = wait(running, return_when=FIRST_COMPLETED)
            for future in finished:
                yield future.result()
    finally:
        for future in running:
            future.cancel()


def run_task(task: Task) -> Made:
    """Lay out, paint and write one picture; says what was written. Raises OutputFault when the disk refuses."""
    base = Made(path=task.path, preset=task.preset.id, inputs=task.inputs, record=task.record, title=task.title,
                width=task.preset.width, height=task.preset.height)
    try:
        layout = lay_out(task.document, task.preset, page=task.page, aspects=task.aspects)
        written = write_picture(layout.scene.at(0.0), Path(task.out) / task.path, task.form,
                                most_bytes=task.preset.max_bytes, links=layout.scene.links, title=task.title)
    except InputFault as fault:  # this picture cannot be made; the others can
        return replace(base, kind="failed", problems=(_placed(fault.problem, task).as_json(),))
    problems = tuple(_placed(problem, task).as_json() for problem in (*layout.problems, *written.problems))
    return replace(base, bytes=written.bytes, sha256=written.sha256, problems=problems)


def _placed(problem: Problem, task: Task) -> Problem:
    """The problem with the file it was found in."""
    return replace(problem, where=": ".join(filter(None, (task.path, problem.where))))


def workers(count: int) -> ProcessPoolExecutor:
    """A pool of `count` processes for `make`. Processes are spawned: a forked Qt does not survive."""
    return ProcessPoolExecutor(max_workers=count, mp_context=get_context("spawn"), initializer=_warm)


def _warm() -> None:
    """Ignore Ctrl-C in a worker (the parent tells it when to stop) and load what every task needs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    ensure_app()


# ---------------------------------------------------------------- designs and tasks


def designs_of(order: Order) -> list[Design]:
    """The filled documents of an order, before their pictures were looked at."""
    groups = [order.rows] if order.template.facts.takes == "books" else [[row] for row in order.rows]
    return [_design(order, rows, number, len(groups)) for number, rows in enumerate(groups, 1) if rows]


def _design(order: Order, rows: Sequence[Row], number: int, total: int) -> Design:
    contents = [_linked(row.content, order.brand) for row in rows]
    document = fill(order.template, contents, brand_values(order.brand), order.words)
    document = _branded(document, order.brand)
    title = document.name or _title(contents[0])
    numbered = rows[0].number if total > 1 or len(rows) == 1 else number
    return Design(
        number=numbered, stem=folder.stem(numbered, title, rows[-1].number), title=title,
        records=tuple(row.where for row in rows), document=document,
    )


def _title(content: Content) -> str:
    return content.title if isinstance(content, Book) else content.text


def _linked(content: Content, brand: Brand) -> Content:
    """`content` with the brand's catalogue link when it has none of its own."""
    if isinstance(content, Book) and not content.link:
        return replace(content, link=book_link(brand, content))
    return content


def _branded(document: Document, brand: Brand) -> Document:
    """The brand's palette and fonts over the template's own."""
    colours = brand.colours if brand.palette or brand.colours else document.colours
    return replace(document, palette=brand.palette or document.palette, colours=colours,
                   fonts={**document.fonts, **brand.fonts})


def checked(design: Design) -> Design:
    """`design` with every picture looked at: shapes noted, unusable ones replaced by the designed cover, with a problem."""
    aspects: dict[str, float] = {}
    problems: list[Problem] = []
    unusable: set[str] = set()
    for source in _sources(design.document):
        try:
            info = probe(source)
            aspects[source] = info.width / info.height
        except InputFault as fault:
            unusable.add(source)
            problems.append(replace(fault.problem, where=f"{design.title}: {fault.problem.where}", level="warning"))
    document = _without_pictures(design.document, unusable) if unusable else design.document
    return replace(design, document=document, aspects=aspects, problems=(*design.problems, *problems))


def _sources(document: Document) -> list[str]:
    found = (layer.source for page in document.pages for layer in layers_of(page.layers)
             if isinstance(layer, Picture) and layer.source)
    return list(dict.fromkeys(found))


def _without_pictures(document: Document, unusable: set[str]) -> Document:
    def emptied(layer: AnyLayer) -> AnyLayer:
        if not isinstance(layer, Picture) or layer.source not in unusable:
            return layer
        return replace(layer, source="", hide=not (layer.designed and layer.title))

    pages = tuple(replace(page, layers=map_layers(page.layers, emptied)) for page in document.pages)
    return replace(document, pages=pages)


def tasks_of(designs: Sequence[Design], presets: Sequence[Preset], out: Path, form: str = "") -> tuple[list[Task], list[Problem]]:
    tasks: list[Task] = []
    problems: list[Problem] = []
    forms = {preset.id: _form(preset, form, problems) for preset in presets}
    for design in designs:
        pages = len(design.document.pages)
        shared = _hash(json.dumps(plain(design.document), ensure_ascii=False, sort_keys=True), _program(),
                       *(_stamp(source) for source in _sources(design.document)))
        for preset in presets:
            written = forms[preset.id]
            for page in range(pages):
                path = folder.file_path(preset, design.stem, written, page, pages)
                tasks.append(Task(
                    document=design.document, page=page, preset=preset, form=written, out=str(out), path=path,
                    inputs=_hash(shared, str(page), written, repr(_facts(preset))), aspects=design.aspects,
                    record="; ".join(design.records[:9]), title=design.title,
                ))
    return tasks, problems


def _form(preset: Preset, asked: str, problems: list[Problem]) -> str:
    """The format to write for `preset`: the one asked for when the service takes it, else its first."""
    if not asked or asked in preset.formats or asked == "svg":
        return asked or preset.formats[0]
    problems.append(Problem(
        where=preset.id, what=f"does not take {asked}; {preset.formats[0]} was written instead",
        hint=f"it takes {', '.join(preset.formats)}", code="format-refused", level="note",
        what_fa=f"این سرویس {asked} نمی‌پذیرد؛ {preset.formats[0]} نوشته شد",
    ))
    return preset.formats[0]


def _facts(preset: Preset) -> tuple:
    return (preset.id, preset.width, preset.height, preset.safe, preset.max_bytes)


def _hash(*parts: str) -> str:
    return sha256("\0".join(parts).encode()).hexdigest()


def _stamp(source: str) -> str:
    """What tells that a picture file was changed: its size and time."""
    try:
        facts = Path(source).stat()
        return f"{source} {facts.st_size} {facts.st_mtime_ns}"
    except OSError:
        return source


@cache
def _program() -> str:
    """What tells one state of the program from another: its version and the newest change of its code and fonts."""
    folders = (Path(studio.__file__).parent, resources.fonts())
    newest = max(path.stat().st_mtime_ns for folder in folders for path in folder.rglob("*") if path.suffix in _OWN)
    return f"{studio.__version__} {newest}"


# ---------------------------------------------------------------- captions


def _words(designs: Sequence[Design], presets: Sequence[Preset], out: Path) -> Iterator[Made]:
    """Write captions and alternative texts, one of each per design and platform."""
    platforms: dict[str, list[Preset]] = {}
    for preset in presets:
        platforms.setdefault(preset.platform, []).append(preset)
    for design in designs:
        for platform, placements in platforms.items():
            said = caption(design.document.caption, design.document.hashtags, placements)
            yield folder.write_words(out, f"{platform}/{design.stem}.caption.txt", said)
            if design.document.alt:
                alt = alt_text(design.document.alt, placements)
                yield folder.write_words(out, f"{platform}/{design.stem}.alt.txt", alt)


__all__ = ["Design", "Made", "Order", "OutputFault", "Progress", "Task", "designs_of", "export", "make", "run_task", "workers"]
