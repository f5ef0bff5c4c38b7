"""Turn a PDF into one draft: what it says of itself, the ISBN on its first and last pages, and a scanned cover."""

import logging
import re
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from studio.catalogue.isbn import thirteen
from studio.catalogue.pictures import kept
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import fault
from studio.content import Person
from studio.letters import latin_digits

_FIRST, _LAST = 6, 2
_ISBN = re.compile(r"(?<!\d)(?:97[89][\s-]?(?:\d[\s-]?){9}\d|(?:\d[\s-]?){9}[\dXx])(?!\d)")
_MOST_PIXELS = 40_000_000
_NO_TITLE = re.compile(r"^(?:untitled|microsoft word|document\d*|.*\.(?:docx?|indd|pdf|qxd|tex))\b", re.IGNORECASE)
if TYPE_CHECKING:
    from pypdf import PdfReader


def _damage() -> tuple[type[Exception], ...]:
    """What pypdf raises for objects that are missing, cut or of the wrong kind."""
    from pypdf.errors import DependencyError, PyPdfError

    return (
        PyPdfError, DependencyError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError,
        OverflowError, OSError, EOFError, NotImplementedError, ZeroDivisionError, AssertionError, zlib.error,
    )


def recognises(source: Source) -> bool:
    """Whether the mark of PDF stands in the first kilobyte."""
    return b"%PDF-" in source.head[:1024]


def drafts(source: Source) -> Iterator[Draft]:
    """The one draft. Raises InputFault when the file cannot be opened."""
    from pypdf import PdfReader  # takes long to load, and few sources are PDFs

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what it finds wrong is told as a problem
    with source.open() as file:
        try:
            reader = PdfReader(file)
            if reader.is_encrypted and not reader.decrypt(""):
                raise fault("encrypted", source.name)
            yield _draft(reader, source)
        except _damage() as error:
            raise fault("damaged-file", source.name, error) from error


def _draft(reader: "PdfReader", source: Source) -> Draft:
    draft = Draft(where="")
    told = reader.metadata
    draft.original = {str(key): str(value) for key, value in (told or {}).items()}
    xmp = _xmp(reader)
    for name, field in (("dc_title", "title"), ("dc_publisher", "publisher"), ("dc_description", "summary")):
        draft.say(field, *_texts(xmp, name))
    draft.say("subjects", *_texts(xmp, "dc_subject"))
    draft.people += [Person(name=name) for name in _texts(xmp, "dc_creator")]
    if told:
        draft.say("title", told.title)
        draft.say("author", *([] if draft.people else [told.author]))
        draft.say("subjects", *re.split(r"[;,،؛]", told.get("/Keywords") or ""))
    titles = [title for title in draft.said.pop("title", []) if not _NO_TITLE.match(title)]
    texts = _page_texts(reader)
    draft.say("title", *titles, _first_line(texts))
    draft.say("isbn", *_isbns(texts))
    draft.say("pages", str(len(reader.pages)))
    draft.say("cover", kept(_first_picture(reader), source.choices.keep))
    return draft


def _xmp(reader: "PdfReader") -> Any:
    try:
        return reader.xmp_metadata
    except _damage():
        return None


def _texts(xmp: Any, name: str) -> list[str]:
    """What XMP says for `name`, whichever of its shapes (text, list, by language) it has."""
    told = getattr(xmp, name, None) if xmp is not None else None
    if isinstance(told, dict):
        told = list(told.values())
    return [str(text) for text in (told if isinstance(told, list) else [told]) if text]


def _page_texts(reader: "PdfReader") -> list[str]:
    count = len(reader.pages)
    texts: list[str] = []
    for number in dict.fromkeys([*range(min(_FIRST, count)), *range(max(0, count - _LAST), count)]):
        try:
            texts.append(reader.pages[number].extract_text())
        except _damage():
            texts.append("")
    return texts


def _first_line(texts: list[str]) -> str:
    return next((line.strip() for text in texts for line in text.splitlines() if len(line.strip()) > 2), "")


def _isbns(texts: list[str]) -> list[str]:
    """Valid ISBNs only: other numbers on a page are no fault of the book."""
    runs = [re.sub(r"\s", "", run) for text in texts for run in _ISBN.findall(latin_digits(text))]
    return list(dict.fromkeys(number for run in runs if (number := thirteen(run))))


def _first_picture(reader: "PdfReader") -> bytes:
    """The picture that fills the first page, as a scanned cover does; none when there is no such."""
    try:
        for image in reader.pages[0].images if reader.pages else ():
            width, height = image.image.size if image.image else (0, 0)
            if width >= 400 and height >= 500 and width * height <= _MOST_PIXELS:
                return image.data
    except _damage():
        return b""
    return b""
