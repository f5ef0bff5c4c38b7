"""Turn the arguments of `make`, `export` and `demo` into orders, run them, and report."""

import argparse
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from studio import job, resources
from studio.brand import Brand, load_brand
from studio.catalogue import Choices
from studio.cli.filming import show_plan, wish_of
from studio.cli.places import cache_folder
from studio.cli.reading import Numbers, gathered
from studio.cli.reports import DONE, ERRORS, count, end_bar, say, say_json, say_problems, show_bar, told
from studio.content import Book, Content, Quote, Row, Words
from studio.disk import scratch_folder
from studio.document.model import Document
from studio.errors import Problem, input_fault
from studio.export.folder import BESIDE, MANIFEST, Made
from studio.presets import CARD_KINDS, CLIP_KINDS, Preset, Presets, load_presets, suitable
from studio.tables import meant, nearest
from studio.template import Template, template

FORMS = ("jpg", "png", "webp", "avif", "pdf", "svg", "mp4", "mov", "webm", "gif")
_DEMO = (
    ("book-intro", "books.csv", "1-4", ("instagram/feed_portrait", "instagram/story", "telegram/post_square")),
    ("book-tile", "books.csv", "5-8", ("instagram/feed_portrait", "eitaa/post_square", "x/feed_landscape")),
    ("new-arrivals", "books.csv", "1-12", ("instagram/carousel_slide", "telegram/story_photo")),
    ("quote", "sayings.txt", "", ("instagram/feed_portrait", "whatsapp/status")),
    ("infographic-timeline", "libraries-evolution.csv", "", ("library/long", "instagram/carousel_slide")),
    ("teaser-book", "books.csv", "1", ("instagram/reel",)),
)


def make(options: argparse.Namespace) -> int:
    """`ketabnama make TEMPLATE --from FILE --preset ID --out DIR`."""
    source = template(options.template)
    found = _Found(problems=list(source.problems))
    presets = _places(options, source.document, source.facts.suits, found.problems)
    brand = _brand(options.brand, found.problems)
    words = _words(options.words, source, found.problems)
    wish = wish_of(options, found.problems)
    with scratch_folder() as kept:
        order = job.Order(
            template=source, rows=_rows(options, source, words, kept, found.problems), brand=brand, presets=presets,
            out=_out(options), words=words, form=form_of(options.format), language=options.language, film=wish,
        )
        if options.plan:
            design = next(job.designs_of(order))
            return show_plan(options, design.document, presets, wish, found.problems)
        with _executor(options.jobs) as executor:
            _run(job.make(order, executor), found)
    return _reported(options, found)


def export(options: argparse.Namespace) -> int:
    """`ketabnama export DESIGN --preset ID --out DIR`."""
    with scratch_folder() as media:
        design, problems = job.opened(options.design, media)
        found = _Found(problems=list(problems))
        presets = _places(options, design.document, CARD_KINDS, found.problems)
        wish, form = wish_of(options, found.problems), form_of(options.format)
        if options.plan:
            return show_plan(options, design.document, presets, wish, found.problems)
        with _executor(options.jobs) as executor:
            one = job.Set(designs=[design], pages=len(design.document.pages), presets=presets, film=wish)
            facts = {"design": options.design.name}
            _run(job.export([one], _out(options), form=form, executor=executor, facts=facts), found)
    return _reported(options, found)


def demo(options: argparse.Namespace) -> int:
    """`ketabnama demo --out DIR`."""
    brand, _ = load_brand(resources.asset("samples/brand.toml"))
    found = _Found()
    sets = []
    for name, sample, rows, ids in _DEMO:
        source, file = template(name), resources.asset(f"samples/{sample}")
        content, problems = job.card_rows(source, file) if source.facts.takes == "words" else gathered(file, rows)
        presets = load_presets().choose(ids)
        order = job.Order(template=source, rows=content, brand=brand, out=options.out, presets=presets)
        sets.append(job.Set(designs=job.designs_of(order), pages=job.pages_of(order), presets=presets))
        found.problems += problems
    with _executor(options.jobs) as executor:
        _run(job.export(sets, options.out, executor=executor, facts={"template": "demo"}), found)
    code = _reported(options, found)
    say(f"the sample set is in {options.out.resolve()}")
    return code


# ---------------------------------------------------------------- what the arguments mean


def _places(
    options: argparse.Namespace, document: Document, kinds: Iterable[str], problems: list[Problem]
) -> tuple[Preset, ...]:
    """The presets that are named and take what `document` becomes; `kinds` are those of "all". Raises InputFault."""
    form = form_of(options.format)
    if not job.is_film(document, form):
        return chosen(options.preset, options.presets_file, suitable(kinds), problems)
    wanted = kinds if document.kind == "teaser" else CLIP_KINDS
    return chosen(options.preset, options.presets_file, suitable(wanted, medium="video"), problems, film=True)


def chosen(
    names: list[str], own: Path | None, suits: Callable[[Preset], bool], problems: list[Problem], *, film: bool = False
) -> tuple[Preset, ...]:
    """The presets that are named and take pictures, or clips for a `film`. Raises InputFault when there is none."""
    presets: Presets = load_presets(own)
    problems += presets.problems
    named = presets.choose(names, suits)
    found = tuple(preset for preset in named if (preset.video if film else preset.formats))
    if not found:
        what, what_fa = ("clips", "ویدئو") if film else ("pictures", "تصویر")
        raise input_fault(
            " ".join(names), f"names no place that takes {what}", "see `ketabnama list presets`", code="no-preset",
            what_fa=f"جایی برای {what_fa} در این نام‌ها نیست", hint_fa="فهرست را با ketabnama list presets ببینید",
        )
    if film:
        problems += [_takes_no_clips(preset) for preset in named if preset.id in names and not preset.video]
    return found


def _takes_no_clips(preset: Preset) -> Problem:
    return Problem(
        where=preset.id, what="takes no clips and was left out", hint="choose a reel, story or video", code="no-clips",
        what_fa="این‌جا ویدئو نمی‌پذیرد و کنار گذاشته شد", hint_fa="ریلز، استوری یا ویدئو را برگزینید",
    )


def _out(options: argparse.Namespace) -> Path:
    """The folder to write to. Raises InputFault when none is named and it is not only about a plan."""
    if options.out or options.plan:
        return options.out or Path()
    raise input_fault(
        "--out", "no folder is named", "give one with --out DIR", code="no-out", what_fa="پوشه‌ای نام برده نشده",
        hint_fa="با ‎--out‎ پوشه‌ای بدهید",
    )


def form_of(word: str) -> str:
    """The format `word`; empty for each place's own. Raises InputFault with the nearest."""
    form = word.lower().lstrip(".").replace("jpeg", "jpg")
    if form in ("", *FORMS):
        return form
    hint, hint_fa = meant(nearest(form, FORMS), f"there are {', '.join(FORMS)}", f"این‌ها هست: {'، '.join(FORMS)}")
    raise input_fault(
        "--format", f"{word!r} is no format we write", hint, code="no-format",
        what_fa=f"«{word}» قالبی نیست که بشناسیم", hint_fa=hint_fa,
    )


def _brand(path: Path | None, problems: list[Problem]) -> Brand:
    if path is None:
        return Brand()
    brand, found = load_brand(path)
    problems += found
    return brand


def _words(pairs: Iterable[str], source: Template, problems: list[Problem]) -> dict[str, Any]:
    """The words for each slot; "\\n" parts the lines of a list, and a table may be the name of its file, with the cells
    that are meant: year.xlsx!B2:E9."""
    words: dict[str, Any] = {}
    for pair in pairs:
        slot, equals, text = pair.partition("=")
        if not equals:
            raise input_fault(
                "--words", f"{pair!r} has no “=”", "write it like action=بیایید", code="bad-words",
                what_fa=f"در «{pair}» نشان = نیست", hint_fa="مانند action=بیایید بنویسید",
            )
        name = _slot(slot.strip(), source)
        file, _, cells = text.partition("!")
        if source.facts.slots[name].kind == "sheet" and file.endswith((".csv", ".tsv", ".xlsx")):
            words[name], told = job.sheet_in(Path(file), cells)
            problems += told
        else:
            words[name] = text.replace("\\n", "\n")
    return words


def _slot(name: str, source: Template) -> str:
    """`name` when the template has such a slot. Raises InputFault with the nearest."""
    slots = source.facts.slots
    if name in slots:
        return name
    hint, hint_fa = meant(nearest(name, slots), f"it has {', '.join(slots)}", f"این‌ها را دارد: {'، '.join(slots)}")
    raise input_fault(
        "--words", f"{source.id} has no slot {name!r}", hint, code="no-slot",
        what_fa=f"این الگو جایی به نام «{name}» ندارد", hint_fa=hint_fa,
    )


def _rows(
    options: argparse.Namespace, source: Template, words: dict[str, Any], kept: Path, problems: list[Problem]
) -> list[Row]:
    """The rows of --from with their covers (those found inside books are put into `kept`), or the one --words say."""
    if options.find:
        from studio.cli.finding import found_rows

        rows, told = found_rows(options)
        problems += told
        return rows
    if options.source is None:
        return [Row(where="--words", number=1, content=_spoken(source, words))]
    if source.facts.takes == "words":
        rows, told_of_cards = job.card_rows(source, options.source, typed=words)
        problems += told_of_cards
        return _chosen(rows, options.rows)
    rows, told_of_rows = gathered(options.source, options.rows, Choices(covers=_covers(options.covers), keep=kept))
    _refuse_other_content(rows, source)
    folder = options.source if options.source.is_dir() else options.source.parent
    rows, told_of_addresses = _fetched(rows) if options.fetch_covers else (rows, [])
    rows, told_of_covers = job.with_covers(rows, [folder, kept, cover_cache(), *filter(None, [options.covers])])
    problems += [*told_of_rows, *told_of_addresses, *told_of_covers]
    return rows


def _chosen(rows: list[Row], numbers: str) -> list[Row]:
    """Those of `rows` that --rows names. Raises InputFault when there is none of them."""
    wanted = Numbers(numbers)
    found = [row for row in rows if row.number in wanted]
    if not found:
        raise input_fault(
            "--rows", f"{numbers!r} names none of the {len(rows)} cards", "see how many rows the file has",
            code="no-rows", what_fa="در ردیف‌های خواسته چیزی نیست", hint_fa="شمار ردیف‌های پرونده را ببینید",
        )
    return found


def cover_cache() -> Path:
    """Where covers that were asked for are kept."""
    return cache_folder() / "covers"


def _fetched(rows: list[Row]) -> tuple[list[Row], list[Problem]]:
    from studio.catalogue.lookup.covers import fetched

    return fetched(rows, cover_cache())


def _covers(folder: Path | None) -> Path | None:
    if folder is None or folder.is_dir():
        return folder
    raise input_fault(
        str(folder), "there is no such folder of covers", "check the name", code="no-covers",
        what_fa="چنین پوشه‌ای برای جلدها نیست", hint_fa="نام آن را بررسی کنید",
    )


def _refuse_other_content(rows: list[Row], source: Template) -> None:
    """Raises InputFault when the file holds books and the template shows sayings, or the other way round."""
    sayings = source.facts.takes == "quote"
    if any(isinstance(row.content, Quote) == sayings for row in rows):
        return
    if sayings:
        raise input_fault(
            source.id, "shows a saying, and this list has none",
            "name a column «متن» (and «گوینده», «منبع»), or say it with --words text=… --words author=…",
            code="wrong-content", what_fa="این الگو برای گفتار است و در این فهرست گفتاری نیست",
            hint_fa="ستونی به نام «متن» بگذارید یا آن را با ‎--words text=…‎ بدهید",
        )
    raise input_fault(
        source.id, "shows books, and this file holds sayings", "use the template quote", code="wrong-content",
        what_fa="این الگو برای کتاب است و در این پرونده گفتار است", hint_fa="الگوی quote را به کار ببرید",
    )


def _spoken(source: Template, words: dict[str, Any]) -> Content:
    """The content that --words alone make. Raises InputFault when a required slot is left."""
    missing = [name for name, slot in source.facts.slots.items() if slot.required and not words.get(name)]
    if missing:
        raise input_fault(
            "--from", f"no file is named, and these are not said either: {', '.join(missing)}",
            "give a book list with --from, or --words SLOT=TEXT for each", code="no-source",
            what_fa=f"پرونده‌ای داده نشده و این‌ها هم گفته نشده است: {'، '.join(missing)}",
            hint_fa="فهرست کتاب را با ‎--from‎ بدهید یا هر کدام را با ‎--words‎",
        )
    if source.facts.takes == "words":
        return Words()
    return Quote(text=words["text"]) if source.facts.takes == "quote" else Book(title=words.get("title", ""))


# ---------------------------------------------------------------- running and reporting


@dataclass(kw_only=True)
class _Found:
    """What one run made, how much of it was there already, and every problem."""

    made: list[Made] = field(default_factory=list)
    kept: int = 0
    problems: list[Problem] = field(default_factory=list)

    def form(self) -> dict[str, Any]:
        """The public form."""
        of_files = (problem for one in self.made for problem in one.problems)
        return {
            "made": sum(one.kind not in ("failed", *BESIDE) for one in self.made) - self.kept, "kept": self.kept,
            "files": [asdict(one) for one in self.made], "problems": told([*self.problems, *of_files]),
        }


@contextmanager
def _executor(jobs: int) -> Iterator[Executor | None]:
    """The worker processes, if more than one is asked for. Leaving takes back what has not begun."""
    executor = job.workers(jobs) if jobs > 1 else None
    try:
        yield executor
    finally:
        if executor is not None:
            executor.shutdown(cancel_futures=True)


def _run(progress: Iterator[job.Progress], found: _Found) -> None:
    """Run a job with its bar. Ctrl-C closes the job, which leaves no half files."""
    began = monotonic()
    try:
        with closing(progress):
            for step in progress:
                found.made += [step.made] if step.made else []
                found.kept += step.kept and step.made.kind not in BESIDE
                found.problems += step.problems
                show_bar(step.done + step.share, step.total, monotonic() - began)
    finally:
        end_bar()


def _reported(options: argparse.Namespace, found: _Found) -> int:
    """Tell of the folder --out; the exit code."""
    form = found.form()
    say_problems(form["problems"])
    errors, notes = count(form["problems"], "error"), count(form["problems"], "note")
    say(f"{form['made']} made, {form['kept']} unchanged, {errors} errors, {notes} notes in {options.out / MANIFEST}")
    if options.json:
        say_json({"out": str(options.out), **form})
    return ERRORS if errors else DONE
