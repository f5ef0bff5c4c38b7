"""Turn the pattern of a library's catalogue into the address of each book's page, as a QR code needs it."""

import ipaddress
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol
from urllib.parse import quote, urlsplit, urlunsplit

from stdnum import isbn as isbn_numbers
from stdnum.exceptions import ValidationError

from studio import resources
from studio.brand.model import Brand
from studio.errors import Problem, Wording, worded
from studio.tables import nearest, read_table

PLACEHOLDERS = ("id", "isbn", "isbn10", "title", "callno")
_HOLE = re.compile(r"\{([^{}]*)\}")
_KEPT_SIGNS = "/%:@!$&'()*+,;=?~"  # RFC 3986: what may stand in a path or query, and what is encoded already
_SESSION = re.compile(r"(?i)(jsessionid|phpsessid|sessionid|session|sid)=")


class HasPage(Protocol):
    """What a link is made of; a Book has it."""

    title: str
    isbn: str
    call_number: str
    record: str
    link: str


@dataclass(frozen=True, kw_only=True)
class CatalogueSystem:
    """How a catalogue program addresses a record. `about` says what its id is."""

    id: str
    name: str
    name_fa: str
    pattern: str
    about: str = ""
    about_fa: str = ""

    def link(self, base: str) -> str:
        """The pattern for the catalogue at the address `base`, ready for Brand.link."""
        address = base.strip().rstrip("/")
        return self.pattern.replace("{base}", address if "://" in address else f"https://{address}")


@cache
def catalogue_systems() -> tuple[CatalogueSystem, ...]:
    """The catalogue programs whose addresses are known."""
    return tuple(CatalogueSystem(id=name, **form) for name, form in read_table(resources.asset("opac.toml")).items())


def book_link(brand: Brand, book: HasPage) -> str:
    """The address of the book's page in the catalogue, in ASCII as a QR code needs it.

    Where the pattern asks for something the book has not got, the link of its own record, else nothing.
    """
    facts = {
        "id": book.record, "isbn": book.isbn, "isbn10": _isbn10(book.isbn), "title": book.title,
        "callno": book.call_number,
    }
    asked = _HOLE.findall(brand.link)
    if brand.link and all(facts.get(name) for name in asked):
        return _ascii(_HOLE.sub(lambda found: quote(facts[found[1]], safe=""), brand.link))
    return _ascii(book.link)


def _isbn10(isbn: str) -> str:
    """The ten digits of an ISBN that has them (978), else nothing."""
    try:
        return isbn_numbers.compact(isbn_numbers.to_isbn10(isbn)) if isbn else ""
    except ValidationError:
        return ""


def _ascii(address: str) -> str:
    """A web address with its host in punycode and the rest percent-encoded; nothing for what is no web address."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError):
        return ""
    if parts.scheme not in ("http", "https") or not host:
        return ""
    path, query, fragment = (quote(part, safe=_KEPT_SIGNS) for part in (parts.path, parts.query, parts.fragment))
    return urlunsplit((parts.scheme, host + port, path, query, fragment))


_LINK_WORDS: Mapping[str, Wording] = {
    "bad-link": (
        "error", "is no web address", "it looks like https://opac.example.org/book/{id}",
        "نشانی وب نیست", "باید مانند https://opac.example.org/book/{id} باشد",
    ),
    "not-https": (
        "warning", "does not begin with https", "phones warn readers of http; use https if the catalogue has it",
        "با https آغاز نمی‌شود", "تلفن‌ها دربارهٔ http هشدار می‌دهند؛ اگر کتاب‌نامهٔ برخط https دارد همان را بنویسید",
    ),
    "same-link": (
        "note", "leads every book to the same page", "put {id} or {isbn} where the record's number stands",
        "همهٔ کتاب‌ها را به یک صفحه می‌برد", "جای شمارهٔ رکورد {id} یا {isbn} بنویسید",
    ),
    "session-link": (
        "warning", "carries a session number and will expire", "use the lasting link of a record",
        "شمارهٔ نشست دارد و از کار می‌افتد", "پیوند پایدار رکورد را بنویسید",
    ),
    "private-link": (
        "warning", "can be opened inside the building only", "use the address readers type at home",
        "فقط از درون کتابخانه باز می‌شود", "نشانی‌ای را بنویسید که از خانه هم باز می‌شود",
    ),
}


def check_link(pattern: str, where: str = "link") -> tuple[Problem, ...]:
    """What is wrong with a link pattern: errors when no link can be made of it, warnings for what readers will feel."""
    holes = _HOLE.findall(pattern)
    unknown = [name for name in holes if name not in PLACEHOLDERS]
    filled = _HOLE.sub("x", pattern)
    if unknown:
        return tuple(_unknown_hole(where, name) for name in unknown)
    if not _ascii(filled) or re.search(r"[{}\s]", filled.strip()):
        return (worded(_LINK_WORDS, "bad-link", where),)
    return tuple(worded(_LINK_WORDS, code, where) for code in _oddities(filled, holes))


def _oddities(address: str, holes: Sequence[str]) -> Iterator[str]:
    if not address.startswith("https:"):
        yield "not-https"
    if not holes:
        yield "same-link"
    if _SESSION.search(address):
        yield "session-link"
    if _is_private(urlsplit(address).hostname or ""):
        yield "private-link"


def _is_private(host: str) -> bool:
    """Whether only machines inside the building know the host."""
    try:
        return ipaddress.ip_address(host).is_private
    except ValueError:
        return "." not in host or host.endswith((".local", ".lan", ".internal"))


def _unknown_hole(where: str, name: str) -> Problem:
    near = nearest(name, PLACEHOLDERS)
    known = ", ".join(f"{{{one}}}" for one in PLACEHOLDERS)
    return Problem(
        where=where, what=f"unknown placeholder {{{name}}}", level="error", code="bad-link",
        hint=f"did you mean {{{near}}}?" if near else f"known: {known}", what_fa=f"{{{name}}} شناخته نیست",
        hint_fa=f"منظورتان {{{near}}} بود؟" if near else f"شناخته‌شده‌ها: {known}",
    )
