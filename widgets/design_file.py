"""Turn the document of a session into a design file with its pictures, and back; earlier versions are kept."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from stat import S_IWUSR

from studio.disk import write_safely
from studio.document import files
from studio.document.model import Document
from studio.document.pictures import mapped_sources, sources
from studio.errors import OutputFault, Problem
from widgets import places

SUFFIX = ".ketab"
_VERSIONS_KEPT = 20


def save(document: Document, path: Path) -> Path:
    """Write `document` with the pictures it names to `path`, the file that was there becoming an earlier version.

    A picture that cannot be read stays named where it was. Returns `path`. Raises OutputFault, also for a file that
    is marked read-only.
    """
    _see_that_it_may_change(path)
    keep_version(path)
    media = {name: data for name in sources(document) if (data := _bytes(name)) is not None}
    names = {name: sha256(data).hexdigest() + Path(name).suffix.lower() for name, data in media.items()}
    inside = mapped_sources(document, lambda name: names.get(name, name))
    files.save(files.Design(document=inside, media={names[name]: data for name, data in media.items()}), path)
    return path


def _see_that_it_may_change(path: Path) -> None:
    """A read-only mark is somebody's wish, and a new file renamed over the old would pass it by. Raises OutputFault."""
    if path.exists() and not path.stat().st_mode & S_IWUSR:
        raise OutputFault(Problem(
            where=str(path), what="is marked read-only and was not changed", hint="save under another name",
            level="error", code="read-only", what_fa="این پرونده فقط‌خواندنی است و تغییر نکرد",
            hint_fa="با «ذخیره با نام…» نام دیگری به آن بدهید",
        ))


def load(path: Path, given: Mapping[str, str] | None = None) -> tuple[Document, tuple[Problem, ...]]:
    """The design at `path`, its pictures put into our folder of media. Raises InputFault.

    `given` are files in place of those that `lost` names.
    """
    from studio.job.orders import opened

    design, problems = opened(path, places.media(), given or {})
    return design.document, problems


def lost(path: Path) -> list[str]:
    """The files that the design at `path` names but does not carry. Raises InputFault."""
    design = files.load(path)
    return [name for name in sources(design.document) if name not in design.media]


def keep_version(path: Path) -> None:
    """Copy the design at `path`, if there is one, to its earlier versions; the oldest beyond twenty go."""
    data = _bytes(str(path))
    if data is None:
        return
    folder = _folder(path)
    write_safely(folder / f"{datetime.now():%Y%m%d-%H%M%S-%f}{SUFFIX}", data)
    for old in versions(path)[_VERSIONS_KEPT:]:
        old.unlink(missing_ok=True)


def versions(path: Path) -> list[Path]:
    """The earlier versions of the design at `path`, the newest first."""
    return sorted(_folder(path).glob(f"*{SUFFIX}"), reverse=True)


def version_time(version: Path) -> datetime:
    """When an earlier version was kept."""
    return datetime.strptime(version.name.removesuffix(SUFFIX), "%Y%m%d-%H%M%S-%f")


def _folder(path: Path) -> Path:
    return places.versions() / sha256(str(path.resolve()).encode()).hexdigest()[:24]


def _bytes(name: str) -> bytes | None:
    try:
        return Path(name).read_bytes()
    except OSError:
        return None
