"""Turn a folder of exports into a verdict: do its manifests tell the truth about every file?

    python tools/check_export.py FOLDER     prints every lie; exit code 1 when there is one, or no manifest at all

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


def entries(folder: Path) -> dict[Path, dict[str, Any]]:
    """What the manifests in `folder` and below say, by the file it is said of."""
    return {
        manifest.parent / entry["path"]: entry
        for manifest in folder.rglob("manifest.json")
        for entry in json.loads(manifest.read_text("utf-8"))["files"]
    }


def lies(folder: Path, said: dict[Path, dict[str, Any]]) -> Iterator[str]:
    """Everything that is not as the manifests say."""
    there = {path for path in folder.rglob("*") if path.is_file()}
    unlisted = (path for path in there - said.keys() if path.name not in UNLISTED)
    yield from (f"{path}: in the folder, not in the manifest" for path in sorted(unlisted))
    yield from (f"{path}: in the manifest, not in the folder" for path in sorted(said.keys() - there))
    for path in sorted(said.keys() & there):
        wrong = {key: value for key, value in measured(path).items() if not agrees(said[path][key], value)}
        yield from (f"{path}: {key} is {value}, said {said[path][key]}" for key, value in wrong.items())


def main() -> int:
    """Check the folder named on the command line."""
    folder = Path(sys.argv[1])
    said = entries(folder)
    found = list(lies(folder, said))
    kinds = sorted({path.suffix for path in said})
    print(*found, f"{len(said)} files ({' '.join(kinds)}), {len(found)} lies", sep="\n")
    return 1 if found or not said else 0


if __name__ == "__main__":
    sys.exit(main())
