"""Turn the commands' arguments into a parser; what runs is named, not loaded."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import studio

LISTS = ("templates", "presets", "formats", "fonts", "icons", "effects", "palettes", "sounds", "servers")
_MOST_WORKERS = 61 if sys.platform == "win32" else 256  # Windows waits for 63 things at most, two are the pool's own


def parsed(arguments: Sequence[str]) -> argparse.Namespace:
    """What `arguments` ask for. Ends the program with exit code 2 and a hint when they cannot be understood."""
    shape = parser()
    options, rest = shape.parse_known_args(arguments)
    if rest:
        pairs = "words" in options and "=" in rest[0] and not rest[0].startswith("-")
        hint = f" (each slot has a --words of its own: --words {rest[0]})" if pairs else ""
        shape.error(f"unrecognized arguments: {' '.join(rest)}{hint}")
    return options


def parser() -> argparse.ArgumentParser:
    """The parser of all commands; `run` of what it returns is "module.function" inside this package."""
    shape = argparse.ArgumentParser(prog="ketabnama", description="Ready-to-upload cards for libraries, in Persian.")
    shape.add_argument("--version", action="version", version=f"ketabnama {studio.__version__}")
    commands = shape.add_subparsers(required=True, metavar="COMMAND")
    for add in (_demo, _make, _export, _read, _find, _list, _check, _text, _doctor, _desktop):
        add(commands)
    return shape


def _command(commands: Any, name: str, run: str, about: str) -> argparse.ArgumentParser:
    shape = commands.add_parser(name, help=about, description=about)
    shape.add_argument("--json", action="store_true", help="report as JSON on standard output")
    shape.set_defaults(run=run)
    return shape


def _demo(commands: Any) -> None:
    shape = _command(commands, "demo", "making.demo", "make the sample set from the shipped list of books")
    shape.add_argument("--out", type=Path, required=True, metavar="DIR")
    shape.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="worker processes; 0 for one per core")


def _make(commands: Any) -> None:
    shape = _command(commands, "make", "making.make", "fill a template with the records of a file")
    shape.add_argument("template", metavar="TEMPLATE", help="a template id or folder; see `list templates`")
    shape.add_argument("--from", dest="source", type=Path, metavar="FILE", help="a book list: CSV, XLSX, MARC, ...")
    shape.add_argument("--find", default="", metavar="TEXT", help="an ISBN or a title to ask --server for")
    _server(shape)
    shape.add_argument("--rows", default="", metavar="1-12", help="which records, as in 1-12,15,20-")
    shape.add_argument("--covers", type=Path, metavar="DIR", help="covers named by their ISBN or title")
    shape.add_argument("--fetch-covers", action="store_true", help="ask for covers at the addresses the list gives")
    shape.add_argument("--brand", type=Path, metavar="FILE", help="a brand file (TOML)")
    shape.add_argument("--language", choices=("fa", "en"), default="fa", help="of the template's own words")
    shape.add_argument(
        "--words", action="append", default=[], metavar="SLOT=TEXT",
        help="words for a slot of the template, or a file and its cells for a table (year.xlsx!B2:E9); enough of them "
        "do without --from",
    )
    _output(shape)


def _export(commands: Any) -> None:
    shape = _command(commands, "export", "making.export", "export a design file")
    shape.add_argument("design", type=Path, metavar="DESIGN")
    _output(shape)


def _output(shape: argparse.ArgumentParser) -> None:
    shape.add_argument("--preset", action="append", required=True, metavar="ID", help="a place, a platform, or all")
    shape.add_argument("--presets-file", type=Path, metavar="FILE", help="a file with presets of your own")
    shape.add_argument("--out", type=Path, metavar="DIR")
    shape.add_argument("--format", default="", metavar="F", help="jpg, png, webp, avif, pdf, svg; mp4, mov, webm, gif")
    shape.add_argument("--jobs", type=_jobs, default=1, metavar="N", help="worker processes; 0 for one per core")
    _film(shape.add_argument_group("films", "a teaser, or any template with --format mp4, becomes a film"))


def _film(shape: Any) -> None:
    shape.add_argument("--seconds", type=_seconds, metavar="N", help="its length; else as long as its words are read")
    shape.add_argument("--sound", default="", metavar="FILE", help="music, or one of `list sounds`")
    shape.add_argument("--narration", default="", metavar="FILE", help="speech; music goes down under it")
    shape.add_argument("--subtitles", type=Path, metavar="FILE", help="SRT or VTT, shown in the film and put beside it")
    shape.add_argument("--hardware", action="store_true", help="let the machine's own encoder write, where it has one")
    shape.add_argument("--plan", action="store_true", help="only say when each page comes and why; nothing is written")


def _read(commands: Any) -> None:
    shape = _command(commands, "read", "reading.read", "say what is in a catalogue file; nothing is written")
    shape.add_argument("source", type=Path, metavar="FILE")
    shape.add_argument("--skipped", type=Path, metavar="FILE", help="put the records that cannot be used here")


def _find(commands: Any) -> None:
    shape = _command(commands, "find", "finding.find", "ask a library's server for an ISBN or a title")
    shape.add_argument("find", metavar="TEXT", help="an ISBN, or words of a title")
    _server(shape)


def _server(shape: argparse.ArgumentParser) -> None:
    shape.add_argument("--server", default="nlai", metavar="ID", help="of `list servers`; the National Library of Iran")
    shape.add_argument("--servers-file", type=Path, metavar="FILE", help="a file with servers of your own")
    shape.add_argument("--limit", type=int, default=20, metavar="N", help="the most records to ask for")


def _list(commands: Any) -> None:
    shape = _command(commands, "list", "listing.show", "list what is shipped")
    shape.add_argument("what", choices=LISTS)


def _check(commands: Any) -> None:
    shape = _command(commands, "check", "checking.check", "check a design, or a folder that was exported")
    shape.add_argument("target", type=Path, metavar="DESIGN|FOLDER")
    shape.add_argument("--preset", action="append", default=[], metavar="ID", help="where a design shall go; else all")
    shape.add_argument("--presets-file", type=Path, metavar="FILE", help="a file with presets of your own")


def _text(commands: Any) -> None:
    about = "show how text is set, mend it, or make it ready for programs without Persian"
    verbs = commands.add_parser("text", help=about, description=about).add_subparsers(required=True, metavar="VERB")
    shape = _command(verbs, "show", "texts.show", "set a text and show its lines and glyphs")
    shape.add_argument("text", metavar="TEXT")
    shape.add_argument("--font", default="vazirmatn", metavar="F", help="a family of `list fonts`, or a font file")
    shape.add_argument("--weight", type=int, default=400, metavar="W", help="100 to 900")
    shape.add_argument("--size", type=float, default=48.0, metavar="PX")
    shape.add_argument("--width", type=float, metavar="PX", help="the longest line; without it no line is broken")
    shape.add_argument("--align", default="start", choices=("right", "left", "center", "justify", "start"))
    shape.add_argument("--digits", default="fa", choices=("fa", "latin", "typed"))
    shape.add_argument("--png", type=Path, metavar="FILE", help="paint it as well")
    for name, said in (("clean", "fix orthography"), ("repair", "mend text copied out of a PDF"),
                       ("visual", "the visual order, for programs without Persian")):
        shape = _command(verbs, name, f"texts.{name}", f"{said}; a line out for each line in")
        shape.add_argument("file", nargs="?", type=Path, metavar="FILE", help="standard input when not given")


def _doctor(commands: Any) -> None:
    _command(commands, "doctor", "listing.doctor", "say what this machine has and lacks")


def _desktop(commands: Any) -> None:
    about = "put the program into this desktop's menu and let it open .ketab files"
    shape = _command(commands, "desktop", "desktop.desktop", about)
    shape.add_argument("--remove", action="store_true", help="take it out again")


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 1 <= seconds <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 1 to 3600")
    return seconds


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) > _MOST_WORKERS:
        raise argparse.ArgumentTypeError(f"{text!r} is no number from 0 to {_MOST_WORKERS}")
    return int(text) or min(os.cpu_count() or 1, _MOST_WORKERS)
