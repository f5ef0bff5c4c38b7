"""Turn an export folder into a verdict: does the manifest tell the truth about every file?

    python tools/check_export.py FOLDER     prints every lie, exit code 1 when there is one

Knows nothing of studio: sizes come from Pillow and ffmpeg, so the program cannot agree with itself by mistake.
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

import imageio_ffmpeg
from PIL import Image

PICTURES = {".jpg", ".png", ".webp", ".avif"}
UNLISTED = {"manifest.json", "overview.jpg"}


def picture_facts(path: Path) -> dict[str, Any]:
    """Width and height in px, after decoding the whole picture."""
    with Image.open(path) as picture:
        picture.load()
        return {"width": picture.width, "height": picture.height}


def film_facts(path: Path) -> dict[str, Any]:
    """Width and height in px and duration in seconds, of a film that decodes to its end."""
    frames = imageio_ffmpeg.read_frames(str(path))
    meta = next(frames)
    count = sum(1 for _ in frames)
    width, height = meta["size"]
    return {"width": width, "height": height, "duration": count / meta["fps"]}


def measured(path: Path) -> dict[str, Any]:
    """What can be measured of a file."""
    data = path.read_bytes()
    facts = {"bytes": len(data), "sha256": sha256(data).hexdigest()}
    if path.suffix in PICTURES:
        return facts | picture_facts(path)
    return facts | film_facts(path) if path.suffix == ".mp4" else facts


def agrees(said: Any, found: Any) -> bool:
    """Whether a figure of the manifest is the measured one; durations within a frame or two."""
    return abs(said - found) < 0.1 if isinstance(found, float) else said == found


def lies(folder: Path, files: list[dict[str, Any]]) -> Iterator[str]:
    """Everything that is not as the manifest says."""
    listed = {entry["path"] for entry in files}
    there = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    yield from (f"{name}: in the folder, not in the manifest" for name in sorted(there - listed - UNLISTED))
    yield from (f"{name}: in the manifest, not in the folder" for name in sorted(listed - there))
    for entry in files:
        if entry["path"] in there:
            facts = measured(folder / entry["path"])
            wrong = {key: value for key, value in facts.items() if not agrees(entry[key], value)}
            yield from (f"{entry['path']}: {key} is {value}, said {entry[key]}" for key, value in wrong.items())


def main() -> int:
    """Check the folder named on the command line."""
    folder = Path(sys.argv[1])
    files = json.loads((folder / "manifest.json").read_text("utf-8"))["files"]
    found = list(lies(folder, files))
    kinds = sorted({Path(entry["path"]).suffix for entry in files})
    print(*found, f"{len(files)} files ({' '.join(kinds)}), {len(found)} lies", sep="\n")
    return 1 if found or not files else 0


if __name__ == "__main__":
    sys.exit(main())
