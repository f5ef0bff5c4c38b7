"""Turn finished files into an export folder: names, captions, the manifest and an overview.

    OUT/manifest.json                       every file with its facts
    OUT/<platform>/<placement>/NN-slug.jpg  the pictures
    OUT/<platform>/NN-slug.caption.txt      the caption, cut to the platform's limit
    OUT/<platform>/NN-slug.alt.txt          the alternative text
    OUT/NN-slug.html                        of an infographic: all its words and figures, for readers who cannot see
    OUT/overview.jpg                        a contact sheet of the whole set

While a run is under way every finished file is also noted in OUT/.ketabnama-journal, one line each, so that a run that
was killed can go on where it stopped; the journal becomes the manifest at the end.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import Any

from studio.disk import append_line, safe_name, write_safely
from studio.errors import Problem
from studio.presets import Preset

MANIFEST = "manifest.json"
JOURNAL = ".ketabnama-journal"
SEEN = ("picture", "cover")  # kinds of files that the overview shows
BESIDE = ("cover", "subtitles")  # kinds that lie beside a film


@dataclass(frozen=True, kw_only=True)
class Made:
    """One file of the folder. `path` is relative to it with forward slashes; sizes in px and bytes.

    `kind` is picture, film, cover or subtitles of a film, words, overview, or failed. `duration` is in seconds.
    `inputs` is a hash of everything the picture depends on: while it and `sha256` agree the file is not made again.
    """

    path: str
    preset: str
    width: int = 0
    height: int = 0
    bytes: int = 0
    duration: float = 0.0
    sha256: str = ""
    inputs: str = ""
    record: str = ""
    title: str = ""
    kind: str = "picture"
    problems: tuple[Mapping[str, str], ...] = field(default=())


def stem(number: int, title: str, total: int) -> str:
    """The file name stem of design `number` of `total`: "07-سووشون"."""
    return f"{number:0{max(2, len(str(total)))}d}-{safe_name(title)}"


def file_path(preset: Preset, name: str, form: str, page: int = 0, pages: int = 1) -> str:
    """The path of a picture inside the folder. Pages of a carousel get "-1", "-2", ... in reading order."""
    tail = f"-{page + 1}" if pages > 1 else ""
    return f"{preset.platform}/{preset.placement}/{name}{tail}.{form}"


def digest(data: bytes) -> str:
    """The SHA-256 of `data` in hex."""
    return sha256(data).hexdigest()


# ---------------------------------------------------------------- what was made before


def made_before(out: Path) -> dict[str, Made]:
    """The files an earlier run noted in `out`, by path: from its manifest and, if it was cut off, its journal."""
    entries = _manifest_entries(out / MANIFEST) + _journal_entries(out / JOURNAL)
    return {made.path: made for made in entries}


def _manifest_entries(path: Path) -> list[Made]:
    try:
        form = json.loads(path.read_bytes())
        return [_made(entry) for entry in form["files"]]
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return []  # no manifest, or not one of ours: everything is made anew


def _journal_entries(path: Path) -> list[Made]:
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except OSError:
        return []
    entries = []
    for line in lines:
        try:
            entries.append(_made(json.loads(line)))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            continue  # the line that was being written when a run was killed
    return entries


def _made(entry: Mapping[str, Any]) -> Made:
    """The entry as a value. Raises ValueError for one that leads out of the folder, TypeError for another form."""
    path = PurePosixPath(entry["path"])
    if path.is_absolute() or ".." in path.parts:
        raise ValueError(f"{path} leads out of the folder")
    return Made(**{**entry, "problems": tuple(entry.get("problems", ()))})


def still_there(out: Path, made: Made) -> bool:
    """Whether the file is on disk as it was written."""
    path = out / made.path
    try:
        return path.stat().st_size == made.bytes and digest(path.read_bytes()) == made.sha256
    except OSError:
        return False


def earlier(out: Path, before: Mapping[str, Made], files: Iterable[Made]) -> list[Made]:
    """What earlier runs made in `out`, is not among `files`, and is still there as it was written."""
    new = {made.path for made in files}
    return [made for path, made in before.items() if path not in new and still_there(out, made)]


def earlier_note(out: Path, count: int) -> Problem:
    """What to say of `count` files of earlier runs."""
    return Problem(
        where=str(out), what=f"{count} files of earlier runs are here too; this run did not ask for them",
        hint="take them away, or use a new folder, before you upload the whole folder",
        code="earlier-files", level="note", what_fa=f"{count} پرونده از اجراهای پیشین نیز اینجاست",
        hint_fa="پیش از بارگذاری آن‌ها را بردارید یا پوشه‌ای تازه بسازید",
    )


def note(out: Path, made: Made) -> None:
    """Add one finished file to the journal."""
    append_line(out / JOURNAL, json.dumps(asdict(made), ensure_ascii=False))


# ---------------------------------------------------------------- the end of a run


def write_words(out: Path, path: str, text: str) -> Made:
    """Write a caption or alternative text in UTF-8 and say what was written."""
    data = text.encode(errors="replace")
    write_safely(out / path, data)
    return Made(path=path, preset="", bytes=len(data), sha256=digest(data), kind="words")


def write_manifest(out: Path, files: Sequence[Made], problems: Iterable[Problem], facts: Mapping[str, Any]) -> Path:
    """Write OUT/manifest.json and take the journal away. Returns its path."""
    form = {
        **facts,
        "files": [asdict(made) for made in files],
        "problems": [problem.as_json() for problem in problems],
    }
    path = out / MANIFEST
    write_safely(path, json.dumps(form, ensure_ascii=False, indent=1).encode(errors="replace"))
    (out / JOURNAL).unlink(missing_ok=True)
    return path
