"""Turn everything a picture depends on into one hash: its document, its picture files, its place, the program itself.

Hashes are of contents, never of names or dates, so a run resumed elsewhere knows what is done.
"""

from dataclasses import replace
from functools import cache, lru_cache
from hashlib import file_digest, sha256
from pathlib import Path

import studio
from studio import resources
from studio.document.model import Document
from studio.document.pictures import mapped_sources
from studio.presets import Preset

_OWN = {".py", ".ttf", ".otf", ".toml", ".json", ".opus"}


def document_hash(document: Document) -> str:
    """The hash of what `document` shows; what goes beside the pictures (caption, hashtags) does not count.

    The words of a frozen value name every field in order; that is four times faster than its JSON.
    """
    shown = replace(mapped_sources(document, _file_hash), caption="", alt="", hashtags=(), origin=None)
    return hashed(repr(shown), program_hash())


def place_hash(document: str, preset: Preset, form: str) -> str:
    """The hash of one file: its document's hash and what of `preset` changes the picture."""
    return hashed(document, form, f"{preset.width} {preset.height} {preset.safe} {preset.bleed} {preset.max_bytes}")


def hashed(*parts: str) -> str:
    """The SHA-256 of `parts`, in hex."""
    return sha256("\0".join(parts).encode(errors="replace")).hexdigest()


def _file_hash(name: str) -> str:
    """The hash of the file `name`; a file that is not there has one too, so the picture is made anew when it comes."""
    try:
        state = Path(name).stat()
        return _content_hash(name, state.st_size, state.st_mtime_ns)
    except OSError:
        return f"missing {name}"


@lru_cache(maxsize=4096)
def _content_hash(name: str, _size: int, _changed: int) -> str:
    with Path(name).open("rb") as file:  # a film may be larger than memory
        return file_digest(file, "sha256").hexdigest()


@cache
def program_hash() -> str:
    """The hash of the program: its version, its code and every shipped file that a picture may depend on."""
    folders = {Path(studio.__file__).parent, resources.fonts(), resources.asset("")}
    found = sorted({path for folder in folders for path in folder.rglob("*") if path.suffix in _OWN})
    return hashed(studio.__version__, *(sha256(path.read_bytes()).hexdigest() for path in found))
