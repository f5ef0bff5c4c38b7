"""Turn a file, a pasted text or ISBNs into rows. These functions run in threads and know no window."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from studio import catalogue, job
from studio.catalogue import Choices, Reading, Tally
from studio.content import Book, Person, Quote, Row
from studio.errors import InputFault, Problem, input_fault
from studio.letters import latin_digits, search_key
from widgets import places
from widgets.words import number, tr

MOST = 20_000  # rows kept for a table; a larger file is for the command line
_ISBN = re.compile(r"[\d][\d\- ]{8,15}[\dXx]")
_SERVER = "openlibrary"
_MOST_ISBNS = 60


@dataclass(frozen=True, kw_only=True)
class Found:
    """Rows that were read, what was wrong with them, and what to call them. A row's problems begin with its place.

    `doubles` are the places in `rows` of those that say what an earlier one says.
    """

    name: str
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...] = ()
    cells: tuple[tuple[str, str, str], ...]  # what a table shows of each row
    keys: tuple[str, ...]  # by which each row is searched
    doubles: tuple[int, ...] = ()

    @property
    def sayings(self) -> bool:
        """Whether these are quotes rather than books."""
        return bool(self.rows) and isinstance(self.rows[0].content, Quote)


def of_files(files: Sequence[Path]) -> Found:
    """The records of all `files`, numbered through. Raises InputFault when none of them has any."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found, told = _of_file(file)
        except InputFault as fault:
            problems.append(fault.problem)
            continue
        rows += found if len(files) == 1 else [replace(row, where=f"{file.name}, {row.where}") for row in found]
        problems += told
    return _gathered(files[0].stem, rows, problems)


def of_text(text: str) -> Found:
    """The records of a pasted text: ISBNs are looked up, all else is read as if it were a file. Raises InputFault."""
    isbns = isbns_in(text)
    try:
        rows, problems = _counted(_looked_up(isbns) if isbns else catalogue.read(text.encode()))
    except InputFault as fault:
        raise _no_list(fault) from fault
    return _gathered(tr("Pasted list"), rows, problems)


def _no_list(fault: InputFault) -> InputFault:
    """The fault of a pasted text, which is no file; others stay what they are."""
    if fault.problem.code != "unknown-format":
        return fault
    return input_fault(
        "", "the pasted text is neither FIPA text nor ISBNs nor rows of a table",
        "copy FIPA text with its field names, or ISBNs, each on a line of its own", code="no-list",
        what_fa="متن چسبانده‌شده نه فیپاست، نه شابک و نه ردیف‌های یک جدول",
        hint_fa="متن فیپا را با نام فیلدهایش رونوشت بردارید، یا شابک‌ها را هر کدام در یک سطر",
    )


def isbns_in(text: str) -> list[str]:
    """The ISBNs of a text that holds nothing else."""
    plain = latin_digits(text)
    rest = _ISBN.sub("", plain)
    return [found.strip() for found in _ISBN.findall(plain)] if not re.sub(r"[\s,;،؛]|ISBN|شابک|:", "", rest) else []


def _looked_up(isbns: Sequence[str]) -> Iterable[Reading]:
    from studio.catalogue.lookup import query_for, search, server

    for isbn in isbns[:_MOST_ISBNS]:
        yield from search(server(_SERVER, None), query_for(isbn), limit=1, cache=places.cache() / "answers")


def _of_file(file: Path) -> tuple[list[Row], list[Problem]]:
    keep = places.cache() / "covers"
    keep.mkdir(parents=True, exist_ok=True)
    rows, problems = _counted(catalogue.read(file, choices=Choices(keep=keep)))
    rows, told = job.with_covers(rows, [file if file.is_dir() else file.parent, keep])
    return rows, problems + told


def _counted(readings: Iterable[Reading]) -> tuple[list[Row], list[Problem]]:
    counted, coming = Tally(), iter(readings)
    rows = [reading.row for reading in islice(counted.passing(coming), MOST) if reading.row is not None]
    problems = list(counted.report().problems)
    return rows, problems if next(coming, None) is None else [_too_many(), *problems]


def _too_many() -> Problem:
    return Problem(
        where="", what=f"only the first {MOST:,} records are shown", hint="the command line takes them all",
        level="warning", code="many-rows", what_fa=f"فقط {number(MOST)} رکورد نخست نشان داده می‌شود",
        hint_fa="با خط فرمان همه را می‌توان به کار برد",
    )


def _gathered(name: str, rows: Sequence[Row], problems: Sequence[Problem]) -> Found:
    if not rows:
        raise InputFault(problems[0]) if problems else input_fault(
            name, "has no record that can be used", "drop another file", code="no-rows",
            what_fa="رکوردی که به کار آید در آن نیست", hint_fa="پروندهٔ دیگری بیندازید",
        )
    numbered = tuple(replace(row, number=count) for count, row in enumerate(rows, 1))
    doubles = list(catalogue.duplicates(numbered))
    cells = tuple(map(said, numbered))
    told = [_double(row.where, earlier) for row, earlier in doubles]
    return Found(
        name=name, rows=numbered, problems=(*problems, *told), cells=cells, keys=tuple(map(key_of, cells)),
        doubles=tuple(row.number - 1 for row, _ in doubles),
    )


def _double(where: str, earlier: int) -> Problem:
    return Problem(
        where=where, what=f"is the same as record {earlier}", hint="untick one of them", level="note", code="double",
        what_fa=f"همان رکورد {number(earlier)} است", hint_fa="نشان یکی را بردارید",
    )


def key_of(cells: Sequence[str]) -> str:
    """By which a row with these cells is searched."""
    return search_key(" ".join(cells))


def said(row: Row) -> tuple[str, str, str]:
    """A row in three columns: title, author, and where and when it came out."""
    content = row.content
    if isinstance(content, Book):
        return content.title, content.author, "، ".join(filter(None, (content.publisher, content.year)))
    if isinstance(content, Quote):
        return content.text.replace("\n", " / "), content.author, content.source
    return str(next(iter(content.values.values()), "")), "", ""


def changed(row: Row, column: int, words: str) -> Row | None:
    """A row with other words in its title (column 0) or author (1); None when they cannot stand there."""
    content, words = row.content, words.strip()
    if column > 1 or not isinstance(content, Book | Quote) or (column == 0 and not words):
        return None
    if isinstance(content, Book):
        change = {"title": words} if column == 0 else {"people": _with_author(content, words)}
    else:
        change = {"text": words.replace(" / ", "\n")} if column == 0 else {"author": words}
    return replace(row, content=replace(content, **change))


def _with_author(book: Book, name: str) -> tuple[Person, ...]:
    others = tuple(person for person in book.people if person.role != "author")
    return (Person(name=name), *others) if name else others
