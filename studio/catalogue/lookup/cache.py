"""Turn answers into files of the user's cache folder and back, so that the same question needs no network."""

import base64
import hashlib
import json
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from studio.catalogue.lookup.answer import Answer
from studio.catalogue.lookup.query import Query
from studio.catalogue.lookup.servers import Server
from studio.disk import write_safely
from studio.errors import OutputFault

_VERSION = 1
_DAY = 86_400
_FRESH = 7 * _DAY
_MOST_BYTES, _MOST_FILES = 50 << 20, 2_000


@dataclass(frozen=True, kw_only=True)
class Kept:
    """Answers kept from an earlier day; `fresh` ones need not be asked again."""

    answers: tuple[Answer, ...]
    day: date
    fresh: bool


class Cache:
    """The file for one question in a folder of at most 50 MB and 2,000 files; the oldest go first. No user is named."""

    def __init__(self, folder: Path, server: Server, query: Query, limit: int) -> None:
        asked = [
            _VERSION, server.protocol, server.address, server.syntax, server.charset, server.user,
            sorted(server.indexes.items()), query.given(), limit,
        ]
        self._folder = folder
        self._path = folder / f"{hashlib.sha256(json.dumps(asked).encode()).hexdigest()[:40]}.json"

    def kept(self) -> Kept | None:
        """What was answered before; None when that is unknown or cannot be read."""
        try:
            if self._path.stat().st_size > _MOST_BYTES:
                return None
            table = json.loads(self._path.read_bytes())
            saved = float(table["saved"])
            records = [base64.b64decode(text, validate=True) for text in table["records"]]
            answers = tuple(Answer(data=data, total=int(table["total"])) for data in records)
            day = date.fromtimestamp(saved)
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None
        return Kept(answers=answers, day=day, fresh=0 <= time.time() - saved < _FRESH)

    def keep(self, answers: list[Answer]) -> None:
        """Remember `answers`. A full or locked disk is no reason to stop: then nothing is kept."""
        records = [base64.b64encode(answer.data).decode() for answer in answers]
        table = {"saved": time.time(), "total": answers[0].total, "records": records}
        with suppress(OutputFault, OSError):
            write_safely(self._path, json.dumps(table).encode())
            self._shrink()

    def _shrink(self) -> None:
        """Remove the oldest files beyond the bounds."""
        found = ((path.stat(), path) for path in self._folder.glob("*.json"))
        total = 0
        for count, (about, path) in enumerate(sorted(found, key=lambda pair: -pair[0].st_mtime), 1):
            total += about.st_size
            if total > _MOST_BYTES or count > _MOST_FILES:
                path.unlink(missing_ok=True)
