"""Turn a library's brand file into its name, logo, colours, fonts, contact and the link of every book, and back."""

import ipaddress
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import quote, urlsplit, urlunsplit

from PIL import Image
from stdnum import isbn as isbn_numbers
from stdnum.exceptions import ValidationError

from studio import resources
from studio.errors import InputFault, Problem, Wording, input_fault, worded
from studio.palettes import (
    ROLE_RULES,
    ROLES,
    check,
    distance,
    load_palettes,
    oklch,
    palette_from_colours,
    palette_from_table,
    palette_table,
)
from studio.tables import TEXT, Rule, kept, nearest, read_table, unknown_field, write_table
from studio.values import Colour

FROM_LOGO = "logo"


@dataclass(frozen=True, kw_only=True)
class Brand:
    """What a library's pictures have in common. Empty means: as the template has it.

    `logo` is a file path. `palette` names a shipped palette, or `colours` gives a colour for each role. `fonts` names
    families by use ("title", "body", "accent"). `handles` are account names without @ by platform id. `link` is the
    address of a book's page in the catalogue with {id}, {isbn}, {isbn10}, {title} or {callno} in it.
    """

    name: str = ""
    name_en: str = ""
    logo: str = ""
    palette: str = ""
    colours: Mapping[str, str] = field(default_factory=dict, hash=False)
    fonts: Mapping[str, str] = field(default_factory=dict, hash=False)
    phone: str = ""
    address: str = ""
    site: str = ""
    handles: Mapping[str, str] = field(default_factory=dict, hash=False)
    link: str = ""


def brand_values(brand: Brand) -> dict[str, str]:
    """The text a template's holes may ask for: library, library_en, logo, phone, address, site, handle (the first)
    and handle_<platform>. What is unknown is left out, so that the template's own words stand."""
    values = {
        "library": brand.name, "library_en": brand.name_en, "logo": brand.logo, "phone": brand.phone,
        "address": brand.address, "site": brand.site, "handle": next(iter(brand.handles.values()), ""),
    }
    values |= {f"handle_{platform}": handle for platform, handle in brand.handles.items()}
    return {
        name: f"@{value}" if name.startswith("handle") else value for name, value in values.items() if value
    }


# The file

_CONTACT = ("phone", "address", "site")
_FONT_USES = ("title", "body", "accent")
_TABLE = Rule(lambda value: isinstance(value, dict), "a table", "یک جدول")
_RULES: Mapping[str, Rule] = {
    **dict.fromkeys(("name", "name_en", "logo", "palette", "link"), TEXT),
    **dict.fromkeys(("colours", "fonts", "contact", "handles"), _TABLE),
}
_HANDLE = Rule(
    lambda value: isinstance(value, str) and re.fullmatch(r"[^\s@]+", _bare_handle(value)) is not None,
    "an account name without spaces", "نام کاربری بدون فاصله",
)


def load_brand(path: Path) -> tuple[Brand, tuple[Problem, ...]]:
    """The brand in the TOML file at `path` and what is wrong with it; a logo is looked for beside the file.

    `palette = "logo"` takes the colours from the logo. Raises InputFault when the file cannot be used at all.
    """
    problems: list[Problem] = []
    where = path.name
    table = kept(read_table(path), _RULES, where, problems)
    parts = {name: table.pop(name, {}) for name in ("colours", "fonts", "contact", "handles")}
    contact = kept(parts["contact"], dict.fromkeys(_CONTACT, TEXT), f"{where}, contact", problems)
    fonts = kept(parts["fonts"], dict.fromkeys(_FONT_USES, TEXT), f"{where}, fonts", problems)
    handles = _handles(parts["handles"], f"{where}, handles", problems)
    brand = Brand(**table, **contact, fonts=fonts, handles=handles)
    brand = replace(brand, logo=_logo(brand.logo, path, problems), link=_link(brand.link, where, problems))
    return _coloured(brand, parts["colours"], where, problems), tuple(problems)


def save_brand(brand: Brand, path: Path) -> None:
    """Write `brand` to the TOML file at `path`; a logo beside it or below is named from there. Raises OutputFault."""
    logo, folder = Path(brand.logo), path.resolve().parent
    inside = bool(brand.logo) and logo.resolve().is_relative_to(folder)
    words = {
        "name": brand.name, "name_en": brand.name_en, "palette": brand.palette, "link": brand.link,
        "logo": logo.resolve().relative_to(folder).as_posix() if inside else brand.logo,
    }
    parts = {
        "colours": dict(brand.colours), "fonts": dict(brand.fonts), "handles": dict(brand.handles),
        "contact": {name: getattr(brand, name) for name in _CONTACT if getattr(brand, name)},
    }
    write_table(path, {name: value for name, value in {**words, **parts}.items() if value})


def _bare_handle(text: str) -> str:
    """The account name in "@name", "name" or the address of the account's page."""
    last = urlsplit(text.strip()).path.rstrip("/").rpartition("/")[2] if "://" in text else text.strip()
    return last.removeprefix("@")


def _handles(table: Mapping[str, Any], where: str, problems: list[Problem]) -> dict[str, str]:
    """Account names by platform. Services we have no presets for are welcome; a near miss of one we have is said."""
    services = {path.stem for path in resources.asset("presets").glob("*.toml")} - {"sources", "academic_shared"}
    for name in table.keys() - services:
        if nearest(name, services):
            problems.append(unknown_field(where, name, services))
    good = kept(table, dict.fromkeys(table, _HANDLE), where, problems)
    return {name: _bare_handle(handle) for name, handle in good.items()}


def _logo(name: str, brand_file: Path, problems: list[Problem]) -> str:
    """The path of the logo when it can be opened, else nothing and a Problem."""
    if not name:
        return ""
    path = brand_file.parent / name
    try:
        _open_logo(path).close()
    except InputFault as fault:
        problems.append(fault.problem)
        return ""
    return str(path)


def _coloured(brand: Brand, colours: Mapping[str, Any], where: str, problems: list[Problem]) -> Brand:
    """The brand with its palette settled: own colours, those of the logo, or a shipped palette."""
    if brand.palette == FROM_LOGO:
        return replace(brand, palette="", colours=_logo_palette(brand.logo, where, problems))
    palette = _known_palette(brand.palette, where, problems)
    if not colours:
        return replace(brand, palette=palette)
    base = palette_table(load_palettes().palette(palette)) if palette else {}
    changed = kept(colours, ROLE_RULES, f"{where}, colours", problems)
    wished = palette_from_table("", {**base, **changed}, f"{where}, colours", problems)
    own = {role: wished.role(role).hex() for role in ROLES} if wished else {}
    return replace(brand, palette=palette if not own else "", colours=own)


def _known_palette(name: str, where: str, problems: list[Problem]) -> str:
    try:
        return load_palettes().palette(name).id if name else ""
    except InputFault as fault:
        problems.append(replace(fault.problem, where=f"{where}, palette = {name!r}"))
        return ""


def _logo_palette(logo: str, where: str, problems: list[Problem]) -> dict[str, str]:
    found = colours_of(Path(logo)) if logo else ()
    if not found:
        problems.append(
            Problem(
                where=f"{where}, palette", what="the logo gives no colours", hint="name a palette, or give [colours]",
                what_fa="از نشان رنگی به دست نیامد", hint_fa="نام یک رنگ‌بندی را بنویسید یا رنگ‌ها را بدهید",
                code="no-logo-colours",
            )
        )
        return {}
    palette = palette_from_colours(found)
    problems += check(palette, f"{where}, palette")
    return {role: palette.role(role).hex() for role in ROLES}


# The logo

_LOGO_FORMATS = ("PNG", "JPEG", "WEBP", "AVIF", "GIF", "BMP", "TIFF")
_MOST_PIXELS = 40_000_000
_SAMPLE_SIDE = 80
_MOST_COLOURS = 3
_ALIKE = 0.1  # in OKLab: the noise of a photograph stays below it, two colours chosen by a designer do not
_LEAST_SHARE = 0.03  # of the pixels that are neither clear nor white; edges between colours stay below it


def colours_of(path: Path) -> tuple[Colour, ...]:
    """The dominant colours of a picture, three at most, the commonest first, without white and see-through parts.

    Colours that look alike count as one and are shown by their commonest value. A white
    logo has none. Raises InputFault for what is no picture.
    """
    with _open_logo(path) as image:
        counted = _counted(image, path)
    groups: Counter[Colour] = Counter()
    for colour, count in counted.most_common():
        groups[next((known for known in groups if distance(known, colour) < _ALIKE), colour)] += count
    least = counted.total() * _LEAST_SHARE
    return tuple(colour for colour, count in groups.most_common(_MOST_COLOURS) if count >= least)


def _counted(image: Image.Image, path: Path) -> Counter[Colour]:
    """How often each colour is there, in a sample of the pixels taken unmixed."""
    share = min(1.0, _SAMPLE_SIDE / max(image.size))
    size = (max(1, round(image.width * share)), max(1, round(image.height * share)))
    try:
        sample = image.resize(size, Image.Resampling.NEAREST).convert("RGBA")
    except (OSError, SyntaxError, ValueError) as error:
        raise _no_picture(path) from error
    counted: Counter[Colour] = Counter()
    for count, (red, green, blue, alpha) in sample.getcolors(_SAMPLE_SIDE**2) or ():
        colour = Colour(red, green, blue)
        if alpha >= 128 and not _is_white(colour):
            counted[colour] += count
    return counted


def _is_white(colour: Colour) -> bool:
    light, chroma, _ = oklch(colour)
    return light > 0.94 and chroma < 0.03


def _open_logo(path: Path) -> Image.Image:
    """The picture with its header read. Raises InputFault."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of large pictures; _MOST_PIXELS is stricter
            image = Image.open(path, formats=_LOGO_FORMATS)
    except FileNotFoundError as error:
        raise input_fault(
            str(path), "no such logo", "logo is a file name beside the brand file", code="no-file",
            what_fa="پروندهٔ نشان پیدا نشد", hint_fa="نام پرونده‌ای را بنویسید که کنار همین پرونده است",
        ) from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _no_picture(path) from error
    if image.width * image.height > _MOST_PIXELS:
        image.close()
        raise input_fault(
            str(path), f"is too large for a logo: {image.width} × {image.height} px", "2000 px are plenty",
            code="picture-too-large", what_fa="نشان زیادی بزرگ است", hint_fa="۲۰۰۰ پیکسل کافی است",
        )
    return image


def _no_picture(path: Path) -> InputFault:
    return input_fault(
        str(path), "cannot be read as a picture", "save the logo as PNG", code="not-a-picture",
        what_fa="به‌عنوان تصویر خوانده نشد", hint_fa="نشان را با قالب PNG ذخیره کنید",
    )


# The link of a book

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


def _link(pattern: str, where: str, problems: list[Problem]) -> str:
    """The pattern when it can be used; what is odd about it becomes Problems."""
    found = check_link(pattern, f"{where}, link") if pattern else ()
    problems += found
    return "" if any(problem.level == "error" for problem in found) else pattern


# Code: level, fact, way out, and both in Persian.
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
