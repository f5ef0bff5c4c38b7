"""Turn finished files into an export folder: names, captions, the manifest and an overview.

    OUT/manifest.json                       every file with its facts
    OUT/<platform>/<placement>/NN-slug.jpg  the pictures
    OUT/<platform>/NN-slug.caption.txt      the caption, cut to the platform's limit
    OUT/<platform>/NN-slug.alt.txt          the alternative text
    OUT/overview.jpg                        a contact sheet of the whole set

While a run is under way every finished file is also noted in OUT/.ketabnama-journal, one line each, so that a run that
was killed can go on where it stopped; the journal becomes the manifest at the end.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw

from studio.disk import append_line, safe_name, write_safely
from studio.errors import Problem
from studio.presets import Preset

MANIFEST = "manifest.json"
JOURNAL = ".ketabnama-journal"
OVERVIEW = "overview.jpg"
_MOST_OVERVIEW = 120


@dataclass(frozen=True, kw_only=True)
class Made:
    """One file of the folder. `path` is relative to it with forward slashes; sizes in px and bytes.

    `inputs` is a hash of everything the picture depends on; when it and `sha256` still agree the file is not made again.
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
    except (OSError, ValueError, KeyError, TypeError):
        return []  # no manifest, or not one of ours: everything is made anew


def _journal_entries(path: Path) -> list[Made]:
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return []
    entries = []
    for line in lines:
        try:
            entries.append(_made(json.loads(line)))
        except (ValueError, TypeError):
            break  # the line that was being written when the run was killed
    return entries


def _made(entry: Mapping[str, Any]) -> Made:
    return Made(**{**entry, "problems": tuple(entry.get("problems", ()))})


def still_there(out: Path, made: Made) -> bool:
    """Whether the file is on disk as it was written."""
    path = out / made.path
    try:
        return path.stat().st_size == made.bytes and digest(path.read_bytes()) == made.sha256
    except OSError:
        return False


def note(out: Path, made: Made) -> None:
    """Add one finished file to the journal."""
    append_line(out / JOURNAL, json.dumps(asdict(made), ensure_ascii=False))


# ---------------------------------------------------------------- the end of a run


def write_words(out: Path, path: str, text: str) -> Made:
    """Write a caption or alternative text in UTF-8 and say what was written."""
    data = text.encode()
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
    write_safely(path, json.dumps(form, ensure_ascii=False, indent=1).encode())
    (out / JOURNAL).unlink(missing_ok=True)
    return path


def write_overview(out: Path, files: Sequence[Made], *, thumb: int = 240, columns: int = 6) -> Path | None:
    """Write OUT/overview.jpg, a contact sheet of at most 120 pictures, first at the right. None when there are none."""
    pictures = [made for made in files if made.kind == "picture" and made.path.endswith((".jpg", ".png", ".webp", ".avif"))]
    if not pictures:
        return None
    shown = pictures[:_MOST_OVERVIEW]
    columns = min(columns, len(shown))
    gap, cell = 16, thumb + 16
    rows = -(-len(shown) // columns)
    sheet = Image.new("RGB", (columns * cell + gap, rows * cell + gap), (236, 236, 238))
    for at, made in enumerate(shown):
        row, column = divmod(at, columns)
        x = sheet.width - gap - column * cell - thumb
        _paste(sheet, out / made.path, x, gap + row * cell, thumb)
    path = out / OVERVIEW
    write_safely(path, _jpeg(sheet))
    return path


def _paste(sheet: Image.Image, path: Path, x: int, y: int, side: int) -> None:
    with Image.open(path) as picture:
        picture.draft("RGB", (side * 2, side * 2))
        small = picture.convert("RGB")
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
    place = (x + (side - small.width) // 2, y + (side - small.height) // 2)
    sheet.paste(small, place)
    frame = (place[0] - 1, place[1] - 1, place[0] + small.width, place[1] + small.height)
    ImageDraw.Draw(sheet).rectangle(frame, outline=(205, 205, 210))


def _jpeg(sheet: Image.Image) -> bytes:
    file = BytesIO()
    sheet.save(file, "JPEG", quality=85)
    return file.getvalue()
