"""Turn what was typed into a slot into what its kind asks for: items of a list, the parts of a day, a table."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from stdnum import isbn as isbn_numbers

from studio.days import day_of
from studio.document.sheet import Sheet
from studio.template.facts import Slot
from studio.template.portions import portions

_CELLS = re.compile(r"\s*[|\t]\s*")
_COLON = re.compile(r"\s*[:：]\s+")  # with a space behind it: 8:30 stays whole


def prepared(values: Mapping[str, Any], slots: Mapping[str, Slot], language: str) -> dict[str, Any]:
    """`values` with those of lists, days and sheets in their form; the rest as they are."""
    found = dict(values)
    for name, slot in slots.items():
        if value := values.get(name):
            found |= _of_kind(name, value, slot, language)
    return found


def _of_kind(name: str, value: Any, slot: Slot, language: str) -> dict[str, Any]:
    if slot.kind == "list":
        items = items_of(value, slot)
        return {name: tuple(prepared(item, slot.columns, language) for item in items)}
    if slot.kind == "long":
        return {f"{name}.parts": tuple({"part": part} for part in portions(in_words(value)))}
    if slot.kind == "date" and isinstance(value, str):
        day = day_of(value, language)
        parts = {"day": day.day, "month": day.month, "weekday": day.weekday, "year": day.year}
        return {name: day.text, **{f"{name}.{part}": words for part, words in parts.items()}}
    return {name: sheet_of(value)} if slot.kind == "sheet" else {}


def items_of(value: Any, slot: Slot) -> tuple[Mapping[str, Any], ...]:
    """The items of a list: of lines cut into the slot's columns, of lists of cells, or as they are."""
    lines = value.split("\n") if isinstance(value, str) else value if isinstance(value, Sequence) else ()
    return tuple(item for line in lines if (item := _item(line, slot)))


def _item(line: Any, slot: Slot) -> Mapping[str, Any]:
    """One item by column; empty for a line that says nothing."""
    if isinstance(line, Mapping):
        return line
    names = tuple(slot.columns) or ("text",)
    cells = [str(cell).strip() for cell in line] if isinstance(line, list | tuple) else _cells(str(line), len(names))
    head, tail = cells[: len(names) - 1], cells[len(names) - 1 :]
    said = dict(zip(names, [*head, " ".join(tail)], strict=False))
    return said if any(said.values()) else {}


def _cells(line: str, count: int) -> list[str]:
    """The cells of a line; one of two columns may also be parted by a colon («شنبه: ۸ تا ۱۴»)."""
    bare = line.strip().removeprefix("•").strip()
    cells = _CELLS.split(bare)
    return _COLON.split(bare, maxsplit=1) if count == 2 and len(cells) == 1 else cells


def sheet_of(value: Any) -> Sheet:
    """The table that `value` is or means: a Sheet, rows of cells (the first one the heads), or such rows as text."""
    if isinstance(value, Sheet):
        return value
    if isinstance(value, Mapping):
        return _sheet([value.get("columns", ()), *value.get("rows", ())])
    rows = [_CELLS.split(line.strip()) for line in value.split("\n")] if isinstance(value, str) else value
    return _sheet([row for row in rows if isinstance(row, list | tuple) and any(map(str, row))])


def _sheet(rows: Sequence[Sequence[Any]]) -> Sheet:
    cells = tuple(tuple(str(cell) for cell in row) for row in rows)
    return Sheet(columns=cells[0] if cells else (), rows=cells[1:])


def in_words(value: Any) -> str:
    """A slot's value as text, for captions: a list as lines with bullets, a table as lines."""
    if isinstance(value, Sheet):
        return "\n".join(f"• {': '.join(filter(None, row))}" for row in value.rows)
    if isinstance(value, list | tuple):
        return "\n".join(f"• {said}" for item in value if (said := _in_line(item)))
    return str(value or "")


def in_groups(isbn: str) -> str:
    """A valid ISBN with the hyphens its country and publisher give it («978-964-487-034-7»), else the text as it is."""
    return isbn_numbers.format(isbn) if isinstance(isbn, str) and isbn_numbers.is_valid(isbn) else isbn


def _in_line(item: Any) -> str:
    said = [str(word) for name, word in item.items() if "." not in name and word] if isinstance(item, Mapping) else []
    return f"{said[0]}: {'، '.join(said[1:])}" if len(said) > 1 else "".join(said)
