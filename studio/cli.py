"""Turn a command line into work: parse, run, show progress, report. Exit codes: 0 done, 1 done with errors, 2 unusable
input or usage, 130 interrupted."""

import argparse
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import studio
from studio import job, resources
from studio.brand import Brand, load_brand
from studio.catalogue import Report, Tally, read
from studio.content import Row
from studio.document.files import load
from studio.errors import InputFault, Problem, StudioError, input_fault
from studio.palettes import load_palettes
from studio.presets import Presets, load_presets, suitable
from studio.template import Template, template, template_ids

DONE, ERRORS, UNUSABLE, INTERRUPTED = 0, 1, 2, 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program with `argv` (without its name). Returns the exit code."""
    _speak_utf8()
    arguments = sys.argv[1:] if argv is None else list(argv)
    if not arguments:
        return _window()
    options = _parser().parse_args(arguments)
    try:
        return options.run(options)
    except StudioError as fault:
        return _refused(fault, as_json=getattr(options, "json", False))
    except KeyboardInterrupt:
        print("interrupted; finished files are kept, run the same command again to go on", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of our output went away
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE


def _speak_utf8() -> None:
    """Persian on a console whose encoding is something else must not stop the work."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _refused(fault: StudioError, *, as_json: bool) -> int:
    if as_json:
        _say_json({"problems": [fault.problem.as_json()]})
    print(f"ketabnama: {fault.problem}", file=sys.stderr)
    return UNUSABLE if isinstance(fault, InputFault) else ERRORS


def _window() -> int:
    try:
        from widgets.app import main as open_window
    except ModuleNotFoundError:
        print("this build has no window yet; see `ketabnama --help` for the commands", file=sys.stderr)
        return UNUSABLE
    return open_window()


# ---------------------------------------------------------------- the commands' shapes


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ketabnama", description="Ready-to-upload cards for libraries, in Persian.")
    parser.add_argument("--version", action="version", version=f"ketabnama {studio.__version__}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    _demo_shape(commands)
    _make_shape(commands)
    _export_shape(commands)
    _read_shape(commands)
    _list_shape(commands)
    _doctor_shape(commands)
    return parser


def _command(commands: Any, name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=about, description=about)
    parser.add_argument("--json", action="store_true", help="report as JSON on standard output")
    parser.set_defaults(run=run)
    return parser


def _demo_shape(commands: Any) -> None:
    demo = _command(commands, "demo", _demo, "make the sample set from the shipped list of books")
    demo.add_argument("--out", type=Path, required=True, metavar="DIR")
    demo.add_argument("--jobs", type=_jobs, default=1, metavar="N")


def _make_shape(commands: Any) -> None:
    make = _command(commands, "make", _make, "fill a template with the records of a file")
    make.add_argument("template", metavar="TEMPLATE", help="a template id (see `list templates`) or a template folder")
    make.add_argument("--from", dest="source", type=Path, required=True, metavar="FILE", help="CSV, XLSX, JSON, MARC, ...")
    make.add_argument("--rows", default="", metavar="1-12", help="which records, as in 1-12,15")
    make.add_argument("--brand", type=Path, metavar="FILE", help="a brand file (TOML)")
    make.add_argument("--words", action="append", default=[], metavar="SLOT=TEXT", help="words for a slot of the template")
    _output_shape(make)


def _export_shape(commands: Any) -> None:
    export = _command(commands, "export", _export, "export a design file")
    export.add_argument("design", type=Path, metavar="DESIGN")
    _output_shape(export)


def _output_shape(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--preset", action="append", required=True, metavar="ID", help="platform/placement, platform or all")
    parser.add_argument("--presets-file", type=Path, metavar="FILE", help="a file with presets of your own")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR")
    parser.add_argument("--format", default="", choices=["", "jpg", "png", "webp", "avif", "pdf", "svg"], metavar="F")
    parser.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="worker processes; 0 for one per core")


def _read_shape(commands: Any) -> None:
    reader = _command(commands, "read", _read, "say what is in a catalogue file; nothing is written")
    reader.add_argument("source", type=Path, metavar="FILE")


def _list_shape(commands: Any) -> None:
    lister = _command(commands, "list", _list, "list what is shipped")
    lister.add_argument("what", choices=sorted(_LISTS))


def _doctor_shape(commands: Any) -> None:
    _command(commands, "doctor", _doctor, "say what this machine has and lacks")


def _jobs(text: str) -> int:
    count = int(text)
    if not 0 <= count <= 256:
        raise argparse.ArgumentTypeError("0 to 256")
    return count or os.cpu_count() or 1


# ---------------------------------------------------------------- make, export, demo


def _make(options: argparse.Namespace) -> int:
    source = template(options.template)
    presets = _chosen(options, source)
    chosen = _rows_chosen(options.rows)
    report, rows = _gathered(options.source, chosen)
    order = job.Order(
        template=source, rows=rows, brand=_brand(options.brand), presets=presets, out=options.out,
        words=_words(options.words), form=options.format,
    )
    problems = [*source.problems, *report.problems]
    return _run(lambda executor: job.make(order, executor), options, problems)


def _chosen(options: argparse.Namespace, source: Template | None) -> tuple:
    presets = _presets(options.presets_file)
    suits = suitable(source.facts.suits) if source else suitable()
    chosen = presets.choose(options.preset, suits)
    pictures = tuple(preset for preset in chosen if preset.formats)
    if not pictures:
        raise input_fault(" ".join(options.preset), "names no place that takes pictures", "see `ketabnama list presets`",
                          code="no-preset")
    return pictures


def _presets(path: Path | None) -> Presets:
    presets = load_presets(path)
    for problem in presets.problems:
        print(f"ketabnama: {problem}", file=sys.stderr)
    return presets


def _rows_chosen(text: str) -> Callable[[int], bool]:
    """The test for record numbers that "1-12,15" describes; nothing means all. Raises InputFault."""
    if not text:
        return lambda number: True
    ranges = []
    for part in text.split(","):
        first, dash, last = part.strip().partition("-")
        if not first.isdecimal() or (dash and last and not last.isdecimal()):
            raise input_fault("--rows", f"{part!r} is no range of record numbers", "write it like 1-12,15,20-",
                              code="bad-rows")
        ranges.append((int(first), int(last) if last else (10**9 if dash else int(first))))
    return lambda number: any(first <= number <= last for first, last in ranges)


def _gathered(source: Path, chosen: Callable[[int], bool]) -> tuple[Report, list[Row]]:
    """The chosen rows of a catalogue file and the report on it. Raises InputFault when none is left."""
    counted = Tally()
    rows = [reading.row for reading in counted.passing(read(source)) if reading.row and chosen(reading.row.number)]
    if not rows:
        raise input_fault(str(source), "has no usable record in the chosen rows", code="no-rows",
                          what_fa="رکوردی برای ساختن نیست")
    return counted.report(), rows


def _brand(path: Path | None) -> Brand:
    if path is None:
        return Brand()
    brand, problems = load_brand(path)
    for problem in problems:
        print(f"ketabnama: {problem}", file=sys.stderr)
    return brand


def _words(pairs: Iterable[str]) -> dict[str, str]:
    words = {}
    for pair in pairs:
        slot, equals, text = pair.partition("=")
        if not equals:
            raise input_fault("--words", f"{pair!r} has no “=”", "write it like action=بیایید", code="bad-words")
        words[slot.strip()] = text
    return words


def _export(options: argparse.Namespace) -> int:
    design = load(options.design)
    made = job.checked(job.Design(number=1, stem=job.folder.stem(1, options.design.stem, 1), title=options.design.stem,
                                  records=(options.design.name,), document=design.document))
    presets = _chosen(options, None)
    return _run(lambda executor: job.export([made], presets, options.out, form=options.format, executor=executor),
                options, list(design.problems))


_DEMO = (
    ("book-intro", "1-4", ("instagram/feed_portrait", "instagram/story", "telegram/post_square")),
    ("book-tile", "5-8", ("instagram/feed_portrait", "eitaa/post_square", "x/feed_landscape")),
    ("new-arrivals", "1-12", ("instagram/carousel_slide", "telegram/story_photo")),
)


def _demo(options: argparse.Namespace) -> int:
    sample = resources.asset("samples/books.csv")
    brand = _brand(resources.asset("samples/brand.toml"))
    code = DONE
    for name, rows, ids in _DEMO:
        report, gathered = _gathered(sample, _rows_chosen(rows))
        order = job.Order(template=template(name), rows=gathered, brand=brand, out=options.out / name,
                          presets=_presets(None).choose(ids))
        code = max(code, _run(lambda executor, order=order: job.make(order, executor), options, list(report.problems)))
    print(f"the sample set is in {options.out.resolve()}", file=sys.stderr)
    return code


def _run(
    begin: Callable[[Any], Iterator[job.Progress]], options: argparse.Namespace, problems: list[Problem]
) -> int:
    """Run a job with its bar and workers, then report. Ctrl-C closes the job, which leaves no half files."""
    made: list[job.Made] = []
    kept = 0
    executor = job.workers(options.jobs) if options.jobs > 1 else None
    try:
        with closing(begin(executor)) as progress:
            for step in progress:
                made += [step.made] if step.made else []
                kept += step.kept
                problems += step.problems
                _bar(step)
    finally:
        _end_bar()
        if executor is not None:
            executor.shutdown(cancel_futures=True)
    return _reported(made, kept, problems, options)


def _reported(made: list[job.Made], kept: int, problems: list[Problem], options: argparse.Namespace) -> int:
    files = [asdict(one) for one in made]
    found = [problem.as_json() for problem in problems] + [problem for one in made for problem in one.problems]
    errors = [problem for problem in found if problem["level"] == "error"]
    if options.json:
        _say_json({"out": str(options.out), "made": len(made) - kept, "kept": kept, "files": files, "problems": found})
    else:
        for problem in found:
            if problem["level"] != "note":
                hint = f" ({problem['hint']})" if problem["hint"] else ""
                print(f"{problem['level']}: {problem['where']}: {problem['what']}{hint}", file=sys.stderr)
        notes = sum(problem["level"] == "note" for problem in found)
        print(f"{len(made) - kept} made, {kept} unchanged, {len(errors)} errors, {notes} notes in "
              f"{options.out / job.folder.MANIFEST}", file=sys.stderr)
    return ERRORS if errors else DONE


def _bar(step: job.Progress) -> None:
    if sys.stderr.isatty() and step.total:
        filled = round(30 * step.done / step.total)
        print(f"\r[{'#' * filled}{'.' * (30 - filled)}] {step.done}/{step.total} ", end="", file=sys.stderr, flush=True)


def _end_bar() -> None:
    if sys.stderr.isatty():
        print(file=sys.stderr)


# ---------------------------------------------------------------- read, list, doctor


def _read(options: argparse.Namespace) -> int:
    counted = Tally()
    records = [reading.row for reading in counted.passing(read(options.source)) if reading.row is not None]
    report = counted.report()
    if options.json:
        _say_json(_read_json(report, records))
    else:
        for problem in report.problems:
            print(f"{problem.level}: {problem}", file=sys.stderr)
        for row in records[:20]:
            print(f"{row.number}. {_title_of(row)}")
        if len(records) > 20:
            print(f"... and {len(records) - 20} more")
        print(f"{report.read} read, {report.repaired} repaired, {report.skipped} skipped, {report.duplicates} duplicates")
    return ERRORS if report.skipped else DONE


def _read_json(report: Report, records: list[Row]) -> dict[str, Any]:
    """The public form of a reading (DESIGN, "What the outside can rely on")."""
    return {
        "read": report.read, "repaired": report.repaired, "skipped": report.skipped, "duplicates": report.duplicates,
        "records": [{"number": row.number, "where": row.where, **_said(row.content)} for row in records],
        "problems": [problem.as_json() for problem in report.problems],
    }


def _said(content: Any) -> dict[str, Any]:
    """The fields of a content that say something."""
    return {name: value for name, value in asdict(content).items() if value}


def _title_of(row: Row) -> str:
    values = vars(row.content)
    return values.get("title") or values.get("text", "")


def _list(options: argparse.Namespace) -> int:
    entries = _LISTS[options.what]()
    if options.json:
        _say_json({options.what: entries})
    else:
        for entry in entries:
            print("  ".join(str(value) for value in entry.values() if not isinstance(value, dict | list)))
    return DONE


def _templates() -> list[dict[str, Any]]:
    facts = [template(name).facts for name in template_ids()]
    return [{"id": one.id, "name": one.name, "name_fa": one.name_fa, "family": one.family, "takes": one.takes,
             "suits": list(one.suits)} for one in facts]


def _preset_list() -> list[dict[str, Any]]:
    return [{"id": one.id, "size": f"{one.width}x{one.height}" if one.width else "-", "kind": one.kind,
             "name_fa": f"{one.platform_name_fa}: {one.name_fa}", "formats": list(one.formats),
             "not_exportable": one.not_exportable} for one in load_presets()]


def _fonts() -> list[dict[str, Any]]:
    from studio.text.faces import families

    return [{"id": one.id, "name": one.name, "name_fa": one.name_fa, "style": one.style} for one in families()]


def _icons() -> list[dict[str, Any]]:
    from studio.layout.icons import icons

    return [{"id": name} for name in icons()]


def _palettes() -> list[dict[str, Any]]:
    return [{"id": one.id, "name": one.name, "name_fa": one.name_fa} for one in load_palettes()]


_LISTS: dict[str, Callable[[], list[dict[str, Any]]]] = {
    "templates": _templates, "presets": _preset_list, "fonts": _fonts, "icons": _icons, "palettes": _palettes,
}


def _doctor(options: argparse.Namespace) -> int:
    from studio.doctor import findings

    found = findings()
    if options.json:
        _say_json({"findings": found})
    else:
        for finding in found:
            print(f"{'ok  ' if finding['ok'] else 'MISSING'}  {finding['what']}" + ("" if finding["ok"] else f": {finding['hint']}"))
    return DONE if all(finding["ok"] or finding["optional"] for finding in found) else ERRORS


def _say_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))
