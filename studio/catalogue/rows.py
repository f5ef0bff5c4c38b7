"""Turn the rows of any sheet into drafts: find the header, map its columns, split cells that hold several facts."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from studio.catalogue.fipa import split_imprint, split_title_statement
from studio.catalogue.headers import field_of, mapping
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import fault, problem
from studio.content import Person

LOOKED_AT = 15
_PAIR = re.compile(r"\s*([^:|]{2,30}?)\s*[:：]\s*([^|]*)")
Rows = Iterable[tuple[int, Sequence[str]]]


def drafts(rows: Rows, source: Source) -> Iterator[Draft]:
    """A draft for every row below the header. `rows` are (number shown in the sheet, cells).

    The header is the row with the most known names among the first 15. Raises InputFault when no column of titles
    is found; the words then show the first row.
    """
    rows = iter(rows)
    start = list(islice(rows, LOOKED_AT))
    at, columns = header(start, source)
    headers = start[at][1] if at >= 0 else ()
    count = 0
    for number, cells in chain(start[at + 1 :], rows):
        if not any(cells) or list(cells) == list(headers):
            continue
        count += 1
        if count > source.limits.rows:
            left = problem("rows-left", f"{source.name}, row {number}", source.limits.rows)
            yield Draft(where=f"row {number}", unusable=True, problems=[left])
            return
        yield _draft(number, cells, headers, columns)


def header(start: list[tuple[int, Sequence[str]]], source: Source) -> tuple[int, dict[int, str]]:
    """(index of the header row, -1 for none; column index → card field). Raises InputFault without a title column."""
    chosen, wanted = source.choices.columns, source.choices.header_row
    if wanted == 0:
        return -1, {int(name) - 1: field for name, field in chosen.items() if name.isdigit() and field}
    best, columns = -1, {}
    for at, (number, cells) in enumerate(start):
        if wanted > 0 and number != wanted:
            continue
        found = mapping(cells, chosen)
        titled = {"title", "title_statement", "features", "quote"} & set(found.values())
        if titled and len(found) > len(columns):
            best, columns = at, found
    if best < 0:
        shown = " | ".join(cell for cell in start[0][1][:12] if cell) if start else ""
        raise fault("no-header", source.name, shown)
    return best, columns


def _draft(number: int, cells: Sequence[str], headers: Sequence[str], columns: dict[int, str]) -> Draft:
    draft = Draft(where=f"row {number}", raw="\t".join(cells).encode())
    pairs = enumerate(zip_longest(headers, cells, fillvalue=""), 1)
    draft.original = {name or f"column {index}": cell for index, (name, cell) in pairs if cell}
    for index, field in columns.items():
        if index < len(cells) and cells[index]:
            put(draft, field, cells[index])
    return draft


def _subjects(text: str) -> list[str]:
    """The single subjects of a cell; two parted by a comma may be one («آل احمد، جلال»), three or more are a list."""
    commas = re.split(r"\s*[،,]\s*", text)
    return commas if len(commas) > 2 else re.split(r"\s*(?:[;؛|\n]|//)\s*", text)


def put(draft: Draft, field: str, text: str) -> None:
    """Say `text` for a field of a sheet, JSON or pasted block; compound fields are split into what they hold."""
    match field:
        case "features":
            for name, value in _PAIR.findall(text.replace("\n", "|")):
                if inner := field_of(name):
                    put(draft, inner, value)
        case "title_statement":
            split_title_statement(draft, text)
        case "imprint":
            split_imprint(draft, text)
        case "contributor":
            draft.people.extend(Person(name=name, role="") for name in re.split(r"\s*(?://|[;؛\n])\s*", text) if name)
        case "cover":
            draft.say("cover_url" if text.startswith("http") else "cover", text)
        case "subjects":
            draft.say("subjects", *_subjects(text))
        case _:
            draft.say(field, text)
