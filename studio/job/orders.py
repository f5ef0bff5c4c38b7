"""Turn an order, or a design file, into designs: filled documents with the names their files get."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from studio.brand import Brand, book_link, brand_values
from studio.content import Book, Content, Quote, Row
from studio.disk import write_safely
from studio.document import files
from studio.document.model import Document
from studio.document.pictures import mapped_sources
from studio.errors import Problem
from studio.export import folder
from studio.job.pictures import usable_picture
from studio.job.wishes import NO_WISH, FilmWish
from studio.presets import Preset
from studio.template import Template, evenly, fill, page_count

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, kw_only=True)
class Order:
    """What to make. `rows` come from a reader, `words` are typed over the template's slots; an empty `form` means each
    preset's own first format, or a film for a template that is one; `film` is what is wanted of films."""

    template: Template
    rows: Sequence[Row]
    brand: Brand
    presets: Sequence[Preset]
    out: Path
    words: Mapping[str, Any] = field(default_factory=dict)
    form: str = ""
    language: str = "fa"
    film: FilmWish = NO_WISH


@dataclass(frozen=True, kw_only=True)
class Design:
    """A filled document: the stem of its file names, its title, and for each page where its records stood."""

    stem: str
    title: str
    document: Document
    records: tuple[str, ...] = ()


def designs_of(order: Order) -> Iterator[Design]:
    """The filled documents of an order, made one by one: one for each row, or one of several pages for all rows."""
    last = max((row.number for row in order.rows), default=0)
    if order.template.facts.takes == "books":
        yield from (_design(order, rows, 1, last) for rows in [order.rows] if rows)
    else:
        yield from (_design(order, [row], row.number, last) for row in order.rows)


def pages_of(order: Order) -> int:
    """How many pages all designs of an order have."""
    return sum(page_count(order.template, contents, order.words) for contents in rounds_of(order))


def rounds_of(order: Order) -> Iterator[list[Content]]:
    """The contents of each design of an order."""
    if order.template.facts.takes == "books":
        yield from ([row.content for row in rows] for rows in [order.rows] if rows)
    else:
        yield from ([row.content] for row in order.rows)


def _design(order: Order, rows: Sequence[Row], number: int, last: int) -> Design:
    contents = [_linked(row.content, order.brand) for row in rows]
    values = brand_values(order.brand)
    document = fill(order.template, contents, values, order.words, language=order.language)
    title = document.name or _title(contents[0])
    return Design(
        stem=folder.stem(number, title, last), title=title, document=_branded(document, order.brand),
        records=_records(order, rows, len(document.pages)),
    )


def _records(order: Order, rows: Sequence[Row], pages: int) -> tuple[str, ...]:
    """Where the records of each page stood."""
    facts = order.template.facts
    parts = evenly(list(rows), facts.most) if facts.takes == "books" else [rows]
    counts = [page_count(order.template, [row.content for row in part], order.words) for part in parts]
    counts = counts if len(parts) > 1 else [pages]
    return tuple("; ".join(row.where for row in part)
                 for part, count in zip(parts, counts, strict=True) for _ in range(count))


def _title(content: Content) -> str:
    """What a design without a name of its own is called."""
    if isinstance(content, Book | Quote):
        return content.title if isinstance(content, Book) else content.text
    return next((said for said in content.values.values() if isinstance(said, str) and said), "card")


def _linked(content: Content, brand: Brand) -> Content:
    """`content` with the brand's catalogue link when it has none of its own."""
    if isinstance(content, Book) and not content.link:
        return replace(content, link=book_link(brand, content))
    return content


def _branded(document: Document, brand: Brand) -> Document:
    """The brand's palette and fonts over the template's own."""
    colours = brand.colours if brand.palette or brand.colours else document.colours
    return replace(document, palette=brand.palette or document.palette, colours=colours,
                   fonts={**document.fonts, **brand.fonts})


# ---------------------------------------------------------------- covers


def with_covers(rows: Iterable[Row], folders: Sequence[Path]) -> tuple[list[Row], list[Problem]]:
    """`rows` with the paths of their covers found, and what is wrong with covers.

    A list names covers as seen from its own folder, the first of `folders`. A cover outside all of `folders` (a file
    of somebody else, another machine's share) is never opened, nor is one over 30 MB.
    """
    problems: list[Problem] = []
    found = [_with_cover(row, [folder.resolve() for folder in folders], problems) for row in rows]
    return found, problems


def _with_cover(row: Row, folders: Sequence[Path], problems: list[Problem]) -> Row:
    if not isinstance(row.content, Book) or not row.content.cover:
        return row
    path, problem = usable_picture(row.content.cover, row.where, folders)
    problems += [problem] if problem else []
    return replace(row, content=replace(row.content, cover=path))


# ---------------------------------------------------------------- design files


def opened(path: Path, media: Path, given: Mapping[str, str] = NOTHING) -> tuple[Design, tuple[Problem, ...]]:
    """The design file at `path`, its pictures put into the folder `media`, and its problems. Raises InputFault.

    A design sees the pictures it carries, and those that the user has `given` in place of lost ones (its name for them,
    the file), and nothing else on the disk.
    """
    loaded = files.load(path)
    problems = list(loaded.problems)
    paths: dict[str, str] = {}
    for name, data in loaded.media.items():
        file = media / sha256(data).hexdigest()
        write_safely(file, data)
        paths[name] = str(file)

    def carried(source: str) -> str:
        if source in given:
            return given[source]
        if source not in paths:
            problems.append(_not_carried(path.name, source))
        return paths.get(source, "")

    document = mapped_sources(loaded.document, carried)
    design = Design(
        stem=folder.stem(1, path.stem, 1), title=document.name or path.stem, document=document,
        records=(path.name,) * len(document.pages),
    )
    return design, tuple(problems)


def _not_carried(where: str, source: str) -> Problem:
    return Problem(
        where=where, what=f"the picture {source!r} is not in the design file", code="picture-missing",
        hint="put it in again", what_fa="این تصویر در پروندهٔ طرح نیست", hint_fa="دوباره آن را بیفزایید",
    )
