"""Turn facts about books, sayings and all else a library posts into frozen values: what is said, whatever it will
look like."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody with a part in a work. `name` is in reading order; `role` is one of ROLES."""

    name: str
    role: str = "author"


ROLES = ("author", "translator", "editor", "illustrator", "compiler", "introduction", "other")


@dataclass(frozen=True, kw_only=True)
class Book:
    """One title as a card can show it. Empty text means unknown.

    `year` is as printed ("۱۳۹۳ / ۲۰۱۴"); `year_jalali` and `year_gregorian` are the numbers found in it.
    `isbn` is the chosen one, digits only, valid, 13 wherever it can be; `isbns` all valid ones. `cover` is a file
    path, `cover_url` where one may be had. `record` is the id in the catalogue. `original` keeps what the source
    said, by its own field names, before any cleaning.
    """

    title: str
    subtitle: str = ""
    people: tuple[Person, ...] = ()
    publisher: str = ""
    place: str = ""
    year: str = ""
    year_jalali: int | None = None
    year_gregorian: int | None = None
    isbn: str = ""
    isbns: tuple[str, ...] = ()
    summary: str = ""
    subjects: tuple[str, ...] = ()
    language: str = ""
    pages: str = ""
    edition: str = ""
    series: str = ""
    dewey: str = ""
    lc: str = ""
    call_number: str = ""
    shelf: str = ""
    acquired: str = ""
    cover: str = ""
    cover_url: str = ""
    link: str = ""
    record: str = ""
    price: str = ""
    original: Mapping[str, str] = field(default_factory=dict)

    def names(self, role: str) -> tuple[str, ...]:
        """The names of everyone with `role`, in order."""
        return tuple(person.name for person in self.people if person.role == role)

    @property
    def author(self) -> str:
        """The authors in reading order, joined by «،» and «و»."""
        return joined(self.names("author"))

    @property
    def translator(self) -> str:
        """The translators, joined the same way."""
        return joined(self.names("translator"))

    @property
    def shelfmark(self) -> str:
        """Where it stands: the call number, else the Dewey or Library of Congress class."""
        return self.call_number or self.dewey or self.lc


@dataclass(frozen=True, kw_only=True)
class Quote:
    """A saying, a poem or a passage. Lines of a poem are parted by newlines."""

    text: str
    author: str = ""
    source: str = ""
    link: str = ""
    record: str = ""


@dataclass(frozen=True, kw_only=True)
class Words:
    """What one card says, by the names of its template's slots: a text, a list of items, or a table for a figure."""

    values: Mapping[str, Any] = field(default_factory=dict, hash=False)


Content = Book | Quote | Words


@dataclass(frozen=True, kw_only=True)
class Row:
    """One record read: where it stood ("row 12", "record 3 at byte 4096") and what it says."""

    where: str
    number: int
    content: Content


_LISTS = {"en": (", ", " and ")}
_TRANSLATED = {"en": "translated by {}"}


def joined(names: tuple[str, ...], language: str = "fa") -> str:
    """Names as a list in the language of the page: «الف، ب و ج», or "A, B and C"."""
    comma, last = _LISTS.get(language, ("، ", " و "))
    if len(names) < 2:
        return "".join(names)
    return comma.join(names[:-1]) + last + names[-1]


def slot_values(content: Content, language: str = "fa") -> dict[str, Any]:
    """What a template's holes may ask for, by slot name. Lists stay tuples; unknown things are empty text."""
    if isinstance(content, Words):
        return dict(content.values)
    values = {name: value for name, value in vars(content).items() if isinstance(value, str | tuple)}
    if isinstance(content, Book):
        roles = {role: joined(content.names(role), language) for role in ROLES}
        translated = _TRANSLATED.get(language, "ترجمهٔ {}").format(roles["translator"]) if roles["translator"] else ""
        subjects = (", " if language == "en" else "، ").join(content.subjects)
        values |= roles | {"translated": translated, "subjects": subjects, "shelfmark": content.shelfmark, "people": ""}
    return values
