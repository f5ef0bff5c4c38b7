"""Turn a design file (`*.ketab`: a zip of document.json and its media) into a Document and back.

Nothing is unpacked to disk and no name in the zip is trusted: media are read into memory by the names the document
uses.
"""

import json
import lzma
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.disk import written_durably
from studio.document.form import build_document, plain
from studio.document.model import VERSION, Document
from studio.document.upgrades import upgraded
from studio.errors import InputFault, Problem, input_fault

DOCUMENT_NAME = "document.json"
MEDIA_FOLDER = "media/"
MOST_ENTRIES = 2_000
MOST_BYTES = 1_000_000_000
MOST_RATIO = 200
# what zipfile and its decompressors raise for files that are damaged, locked or no zip at all
_BROKEN = (
    OSError, EOFError, KeyError, RuntimeError, NotImplementedError, zipfile.BadZipFile, zlib.error, lzma.LZMAError,
)


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
        raise _no_design(where, "the outermost thing is no object")
    problems: list[Problem] = []
    try:
        document = build_document(upgraded(form, where), where, problems)
    except RecursionError as error:
        raise _no_design(where, "boxes are nested too deep") from error
    if not document.pages:
        raise _no_design(where, "it has no page")
    return document, tuple(problems)


def load_json(data: bytes, where: str) -> Any:
    """Parse JSON. Raises InputFault with line and column."""
    try:
        return json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _bad_json(f"{where}, byte {error.start}", "is not UTF-8") from error
    except json.JSONDecodeError as error:
        raise _bad_json(f"{where}, line {error.lineno}, column {error.colno}", f"is not JSON: {error.msg}") from error
    except RecursionError as error:
        raise _bad_json(where, "is nested too deep") from error
    except ValueError as error:  # thousands of digits
        raise _bad_json(where, "has a number that is far too long") from error


def _bad_json(where: str, what: str) -> InputFault:
    return input_fault(
        where, what, "mend that place in a text editor, or take an earlier copy of the file", code="bad-json",
        what_fa="JSON درستی نیست", hint_fa="آن جا را در ویرایشگر متن درست کنید یا نسخهٔ پیشین پرونده را بیاورید",
    )


def save(design: Design, path: Path) -> None:
    """Write `design` to `path`, beside first and on the disk itself. Raises OutputFault."""
    with written_durably(path) as scratch, zipfile.ZipFile(scratch, "w", zipfile.ZIP_DEFLATED) as archive:
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
        raise input_fault(
            str(path), "there is no such file", "check the name and the folder", code="no-file",
            what_fa="چنین پرونده‌ای نیست", hint_fa="نام و پوشه را بررسی کنید",
        ) from error
    except _BROKEN as error:
        raise _no_design(str(path), str(error)) from error
    document, problems = from_form(form, path.name)
    return Design(document=document, media=media, problems=problems)


def _no_design(where: str, why: str) -> InputFault:
    return input_fault(
        where, f"cannot be read as a design: {why}", "take an earlier copy of the file", code="not-a-design",
        what_fa="به‌عنوان طرح خوانده نمی‌شود", hint_fa="نسخهٔ پیشین پرونده را بیاورید",
    )


def _refuse_bombs(archive: zipfile.ZipFile, where: str) -> None:
    entries = archive.infolist()
    large = sum(entry.file_size for entry in entries) > MOST_BYTES
    dense = any(entry.file_size > MOST_RATIO * max(entry.compress_size, 5_000) for entry in entries)
    if len(entries) > MOST_ENTRIES or large or dense:
        raise input_fault(
            where, "unpacks to far more than a design holds and was not opened", "ask for the file again",
            code="zip-bomb", what_fa="حجم باز‌شدهٔ این پرونده بیش از اندازهٔ یک طرح است و باز نشد",
            hint_fa="پرونده را دوباره بخواهید",
        )
