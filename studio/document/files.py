"""Turn a design file (`*.ketab`: a zip of document.json and its media) into a Document and back.

Nothing is unpacked to disk and no name in the zip is trusted: media are read into memory by the names the document
uses.
"""

import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.disk import written_beside
from studio.document.form import build, plain
from studio.document.model import VERSION, Document
from studio.document.upgrades import upgraded
from studio.errors import Problem, input_fault

DOCUMENT_NAME = "document.json"
MEDIA_FOLDER = "media/"
MOST_ENTRIES = 2_000
MOST_BYTES = 1_000_000_000
MOST_RATIO = 200


@dataclass(frozen=True, kw_only=True)
class Design:
    """A document with the bytes of its media by name, and what was wrong with the file."""

    document: Document
    media: Mapping[str, bytes] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def to_json(document: Document) -> str:
    """The readable form of `document`."""
    return json.dumps({"version": VERSION} | plain(document), ensure_ascii=False, indent=1)


def from_form(form: Any, where: str) -> tuple[Document, tuple[Problem, ...]]:
    """The document that the dict `form` describes, and its problems. Raises InputFault for what is no document."""
    if not isinstance(form, dict):
        raise input_fault(where, "is not a design: the outermost thing is no object", code="not-a-design")
    problems: list[Problem] = []
    document = build(Document, upgraded(form, where), where, problems)
    return document, tuple(problems)


def load_json(data: bytes, where: str) -> Any:
    """Parse JSON. Raises InputFault with line and column."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise input_fault(where, f"is not UTF-8 (byte {error.start})", code="bad-json") from error
    except (json.JSONDecodeError, RecursionError) as error:
        place = "too deep"
        if isinstance(error, ValueError):
            place = f"line {error.lineno}, column {error.colno}: {error.msg}"
        raise input_fault(where, f"is not well-formed JSON: {place}", code="bad-json") from error


def save(design: Design, path: Path) -> None:
    """Write `design` to `path`, beside first. Raises OutputFault."""
    with written_beside(path) as scratch, zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(DOCUMENT_NAME, to_json(design.document))
        for name, data in sorted(design.media.items()):
            archive.writestr(MEDIA_FOLDER + name, data, zipfile.ZIP_STORED)


def load(path: Path) -> Design:
    """Read the design at `path`. Raises InputFault when it cannot be used at all."""
    try:
        with zipfile.ZipFile(path) as archive:
            _refuse_bombs(archive, str(path))
            form = load_json(archive.read(DOCUMENT_NAME), f"{path.name}/{DOCUMENT_NAME}")
            media = {
                info.filename.removeprefix(MEDIA_FOLDER): archive.read(info)
                for info in archive.infolist()
                if info.filename.startswith(MEDIA_FOLDER) and not info.is_dir()
            }
    except FileNotFoundError as error:
        raise input_fault(str(path), "no such file", code="no-file", what_fa="چنین پرونده‌ای نیست") from error
    except (OSError, zipfile.BadZipFile, KeyError, RuntimeError, NotImplementedError) as error:
        raise input_fault(str(path), f"cannot be read as a design ({error})", code="not-a-design",
                          what_fa="به‌عنوان طرح خوانده نمی‌شود") from error
    document, problems = from_form(form, path.name)
    return Design(document=document, media=media, problems=problems)


def _refuse_bombs(archive: zipfile.ZipFile, where: str) -> None:
    entries = archive.infolist()
    large = sum(entry.file_size for entry in entries) > MOST_BYTES
    dense = any(entry.file_size > MOST_RATIO * max(entry.compress_size, 5_000) for entry in entries)
    if len(entries) > MOST_ENTRIES or large or dense:
        raise input_fault(where, "unpacks to far more than a design holds; refused", code="zip-bomb",
                          what_fa="پروندهٔ فشردهٔ مشکوک؛ باز نشد")
