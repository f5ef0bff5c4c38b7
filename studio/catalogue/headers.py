"""Turn the headers of a sheet into the fields of a card: by their names, and by what stands below them."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from studio.catalogue.isbn import thirteen
from studio.letters import latin_digits, search_key
from studio.resources import asset

_ENOUGH = 0.6
_SOLR = re.compile(r"(?:_vern)?(?:_\d?(?:display|facet|tesim|ssim|sim|txt|ss|s|t))+$")
_YEAR = re.compile(r"(1[2-4]\d\d|19\d\d|20[0-3]\d)")
_ADDRESS = re.compile(r"https?://\S+\.(?:jpe?g|png|webp|gif)", re.IGNORECASE)


def key_of(header: str) -> str:
    """A header for comparing: letters and digits only."""
    return search_key(header).replace(" ", "")


@cache
def _synonyms() -> dict[str, tuple[str, int]]:
    """Header key → (card field, rank among the names of that field)."""
    table = tomllib.loads(asset("catalogue/headers.toml").read_text(encoding="utf-8"))
    return {key_of(name): (field, rank) for field, names in table.items() for rank, name in enumerate(names)}


@cache
def fields() -> tuple[str, ...]:
    """Every card field a column can be mapped to."""
    return tuple(tomllib.loads(asset("catalogue/headers.toml").read_text(encoding="utf-8")))


def field_of(header: str) -> str:
    """The card field a header names, or empty text."""
    return _known(header)[0]


def rank_of(header: str) -> int:
    """How good a name for its field a header is; smaller is better."""
    return _known(header)[1]


def _known(header: str) -> tuple[str, int]:
    """(card field, rank) of a header; names of Solr indexes count without their endings, own scripts first."""
    if found := _synonyms().get(key_of(header)):
        return found
    bare = _SOLR.sub("", header)
    field, rank = _synonyms().get(key_of(bare), ("", 999)) if bare != header else ("", 999)
    return field, rank - 100 * ("_vern_" in header)


def mapping(headers: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[int, str]:
    """Column index → card field for a row of headers.

    What the user chose (by header or by column number counted from 1) wins, also to leave a column out.
    """
    wishes = {key_of(name) if not name.isdigit() else name: field for name, field in (chosen or {}).items()}
    found: dict[int, str] = {}
    for index, header in enumerate(headers):
        field = wishes.get(str(index + 1), wishes.get(key_of(header), field_of(header)) if header else "")
        if field:
            found[index] = field
    return dict(sorted(found.items(), key=lambda item: rank_of(headers[item[0]])))


def guess(columns: Sequence[Sequence[str]]) -> dict[int, str]:
    """Column index → card field, judged by what the cells hold: ISBNs, years, cover addresses, long texts, titles.

    For sheets without known headers: a proposal for the mapping screen, never taken without the user.
    """
    found: dict[int, str] = {}
    for index, cells in enumerate(columns):
        said = [cell for cell in cells if cell]
        field = _field_by_values(said)
        if field and field not in found.values():
            found[index] = field
    if "title" not in found.values():
        texts = {
            index: sum(map(len, cells)) / max(1, len(cells))
            for index, cells in enumerate(columns)
            if index not in found and _wordy(cells)
        }
        if texts:
            found[max(texts, key=lambda index: (len(set(columns[index])), texts[index]))] = "title"
    return found


def _wordy(cells: Sequence[str]) -> bool:
    return bool(cells) and sum(any(map(str.isalpha, cell)) for cell in cells) > _ENOUGH * len(cells)


def _field_by_values(cells: Sequence[str]) -> str:
    tests = {
        "isbn": lambda cell: bool(thirteen(re.sub(r"[\s‐-―]", "", latin_digits(cell)))),
        "year": lambda cell: bool(_YEAR.fullmatch(latin_digits(cell).strip())),
        "cover": lambda cell: bool(_ADDRESS.match(cell)),
        "price": lambda cell: "ریال" in cell or "تومان" in cell,
        "summary": lambda cell: len(cell) > 200,
    }
    for field, test in tests.items():
        if cells and sum(map(test, cells)) > _ENOUGH * len(cells):
            return field
    return ""
