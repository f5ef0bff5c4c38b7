"""Turn bytes into files that are either the old or the new, never half: the one door for writing."""

import os
import re
import shutil
import tempfile
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, EDQUOT, ENOSPC, EPERM, EROFS
from pathlib import Path
from typing import BinaryIO

from studio.errors import OutputFault, Problem

# Names Windows keeps for devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file
_DEVICES = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}
_EDGES = "-. ،؛"
_FORBIDDEN = re.compile(r'[<>:"/\\|?*()\[\]{}«»\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]')

_SCRATCH = re.compile(r"\.[a-z0-9_]{8}\.part(\.\w+)?")  # what mkstemp makes of "." and ".part.jpg"


def safe_name(text: str, *, longest: int = 80) -> str:
    """`text` as a file name stem that Windows, Linux and macOS all take.

    Forbidden signs and brackets go, spaces and half-spaces become `-`, device names get a `_`; at most `longest` UTF-8
    bytes, cut between words where it can be. Returns "file" when nothing is left.
    """
    plain = _FORBIDDEN.sub(" ", unicodedata.normalize("NFC", text)).replace("\u200c", " ")
    stem = _shortened(re.sub(r"[\s\-]+", "-", plain).strip(_EDGES), longest).strip(_EDGES) or "file"
    return f"{stem}_" if stem.split(".")[0].lower() in _DEVICES else stem


def _shortened(stem: str, longest: int) -> str:
    if len(stem.encode()) <= longest:
        return stem
    short = stem.encode()[:longest].decode(errors="ignore")
    words = short.rpartition("-")[0]
    return words if len(words) > len(short) / 2 else short


_FULL = (
    "make room on the disk and run again; finished files are kept", "دیسک پر است و این پرونده نوشته نشد",
    "جا باز کنید و دوباره اجرا کنید؛ پرونده‌های آماده می‌مانند",
)
_FORBIDDEN_HERE = (
    "choose a folder you may write to", "اجازهٔ نوشتن در این پوشه نیست",
    "پوشه‌ای برگزینید که اجازهٔ نوشتن در آن دارید",
)
_OTHERWISE = "choose another folder, or another disk", "نوشته نشد", "پوشه یا دیسک دیگری برگزینید"
_FAULTS = {ENOSPC: _FULL, EDQUOT: _FULL, EACCES: _FORBIDDEN_HERE, EPERM: _FORBIDDEN_HERE, EROFS: _FORBIDDEN_HERE}


def _fault(path: Path, error: OSError) -> OutputFault:
    hint, what_fa, hint_fa = _FAULTS.get(error.errno or 0, _OTHERWISE)
    what = error.strerror or str(error)
    return OutputFault(
        Problem(
            where=str(path), what=f"could not be written: {what}", hint=hint, level="error", code="not-written",
            what_fa=what_fa, hint_fa=hint_fa,
        )
    )


def check_writable(folder: Path) -> None:
    """Make `folder` and see that a file can be written in it. Raises OutputFault."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(b"x")
    except OSError as error:
        raise _fault(folder, error) from error


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """Give a scratch path in the folder of `path`; rename it over `path` when the block ends well, remove it otherwise.

    For writers that need a path of their own (ffmpeg, PDF). Raises OutputFault when the disk says no.
    """
    scratch = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".", suffix=f".part{path.suffix}", dir=path.parent)
        os.close(handle)
        scratch = Path(name)
        yield scratch
        scratch.chmod(0o644)
        scratch.replace(path)
    except OSError as error:
        raise _fault(path, error) from error
    finally:
        if scratch is not None:
            scratch.unlink(missing_ok=True)


@contextmanager
def written_durably(path: Path) -> Iterator[Path]:
    """As `written_beside`, and on the disk itself before it becomes `path`: a power cut finds the old or the new.

    For a person's work, not for what can be made again: a hard disk takes some 30 ms for it. Raises OutputFault.
    """
    with written_beside(path) as scratch:
        yield scratch
        with scratch.open("rb+") as file:
            os.fsync(file.fileno())
    _settle_folder(path.parent)


def _settle_folder(folder: Path) -> None:
    """The new name is on the disk as well, where folders can be asked for that; without it the old file may be back."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:  # Windows opens no folders
        return
    try:
        os.fsync(handle)
    except OSError:  # some network disks settle no folders
        return
    finally:
        os.close(handle)


@contextmanager
def file_beside(path: Path) -> Iterator[BinaryIO]:
    """An open file that becomes `path` when the block ends well: for what is written bit by bit. Raises OutputFault."""
    with written_beside(path) as scratch, scratch.open("wb") as file:
        yield file


def write_safely(path: Path, data: bytes) -> None:
    """Write `data` to `path`, beside first, then renamed. Makes missing folders. Raises OutputFault."""
    with file_beside(path) as file:
        file.write(data)


def copy_safely(source: Path, path: Path) -> None:
    """Copy the file `source` to `path`, beside first, then renamed. Makes missing folders. Raises OutputFault."""
    with file_beside(path) as file, source.open("rb") as data:
        shutil.copyfileobj(data, file)


def append_line(path: Path, line: str) -> None:
    """Add one line to a journal that a reader forgives a torn last line. Raises OutputFault."""
    try:
        with path.open("a", encoding="utf-8", errors="replace") as journal:
            journal.write(line + "\n")
    except OSError as error:
        raise _fault(path, error) from error


def remove_leftovers(folder: Path) -> None:
    """Remove scratch files that a killed run left in `folder` itself; folders below are not looked into."""
    for path in folder.glob(".*.part*"):
        if _SCRATCH.fullmatch(path.name):
            path.unlink(missing_ok=True)


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """An empty folder of this process, gone with everything in it when the block ends."""
    with tempfile.TemporaryDirectory(prefix="ketabnama-", ignore_cleanup_errors=True) as name:
        yield Path(name)
