"""Turn the journals that a killed program left into designs one can go on with."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from studio.errors import Problem
from widgets import places

if TYPE_CHECKING:
    from studio.document.model import Document

_THROWN = ".thrown"


@dataclass(frozen=True, kw_only=True)
class Left:
    """A design that a killed program left: its journal, its name, the file it was opened from, and when."""

    journal: Path
    name: str
    path: Path | None
    when: datetime


def left() -> list[Left]:
    """What a killed program left, the newest first. Journals that cannot be read are passed over."""
    found = (_left(file) for file in places.journals().glob("*.json"))
    return sorted((one for one in found if one is not None), key=lambda one: one.when, reverse=True)


def recover(one: Left) -> "tuple[Document, tuple[Problem, ...]]":
    """The document in a journal, and what is wrong with it. Raises InputFault when it cannot be used."""
    from studio.document.files import from_form, load_json

    form = load_json(one.journal.read_bytes(), one.name)
    return from_form(form["document"], one.name)


def forget(one: Left) -> None:
    """Throw a journal away; it can be brought back until the next one is."""
    for older in places.journals().glob(f"*{_THROWN}"):
        older.unlink(missing_ok=True)
    one.journal.rename(one.journal.with_suffix(_THROWN))


def bring_back(one: Left) -> None:
    """Take back that a journal was thrown away."""
    one.journal.with_suffix(_THROWN).rename(one.journal)


def _left(file: Path) -> Left | None:
    try:
        form = json.loads(file.read_bytes())
        when = datetime.fromtimestamp(file.stat().st_mtime)
    except (OSError, ValueError):
        return None
    if not isinstance(form, dict) or not isinstance(form.get("document"), dict):
        return None
    path = form.get("path")
    path = Path(path) if isinstance(path, str) and path else None
    first = str(form.get("name") or "").strip().partition("\n")[0]
    return Left(journal=file, name=path.stem if path else first or file.stem, path=path, when=when)
