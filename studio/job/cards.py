"""Turn a sheet of words, or a sheet of numbers, into the rows of a template that takes words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from studio.catalogue.cards import read_cards, read_rows
from studio.catalogue.sheets import read_sheet
from studio.content import Row, Words
from studio.document.sheet import Sheet
from studio.errors import Problem, input_fault
from studio.job.pictures import usable_picture
from studio.template import FILES, Slot, Template, items_of, knows_head, list_of, unknown_heads, words_of

_PLACES = 3  # rows named in one problem
_MOST_CELLS = 400  # rows of a table that a figure could show


def card_rows(template: Template, source: Path, typed: Iterable[str] = ()) -> tuple[list[Row], list[Problem]]:
    """A row for each card in the file `source`, whose heads are the template's slots by name or label.

    Cards that leave a required slot empty, which is none of those `typed`, are told and made all the same.

    Rows that say nothing but columns of one list are further items of the card above them. A file with none of these
    heads is the table of a chart or diagram, when the template has one. Pictures are looked for in the file's own
    folder. Raises InputFault when the file says nothing to the template.
    """
    cards = read_cards(source, partial(knows_head, template))
    if not cards:
        return [Row(where=source.name, number=1, content=_table(template, source))], []
    heads = dict.fromkeys(head for _, said in cards for head in said)
    problems = _unused(template, source, heads)
    folder = source.parent.resolve()
    rows = [Row(where=where, number=number, content=_with_pictures(words, template, where, folder, problems))
            for number, (where, words) in enumerate(_joined(template, cards), 1)]
    return rows, [*problems, *_lacking(template, source, rows, set(typed))]


def _lacking(template: Template, source: Path, rows: Sequence[Row], typed: set[str]) -> Iterator[Problem]:
    """A warning for each slot that must be filled and is not in some rows."""
    for name, slot in template.facts.slots.items():
        bare = [row.where for row in rows if slot.required and name not in typed and not row.content.values.get(name)]
        if bare:
            places = ", ".join(bare[:_PLACES]) + (f" and {len(bare) - _PLACES} more" if len(bare) > _PLACES else "")
            yield Problem(
                where=source.name, what=f"nothing is said for {name!r} in {places}", code="slot-empty",
                hint=f"fill a column named {slot.label!r}, or say it for all with --words {name}=TEXT",
                what_fa=f"«{slot.label_fa}» در {len(bare)} ردیف خالی است",
                hint_fa=f"ستونی به نام «{slot.label_fa}» را پر کنید یا برای همه یکی بنویسید",
            )


def _joined(template: Template, cards: Iterable[tuple[str, Mapping[str, Any]]]) -> list[tuple[str, Words]]:
    """The words of each card with its place; rows of a list alone go into the card before them."""
    found: list[tuple[str, Words]] = []
    for where, said in cards:
        words = words_of(template, said)
        name = list_of(template, [head for head, value in said.items() if value not in ("", None)])
        if name and found:
            where, before = found.pop()
            items = (*items_of(before.values.get(name, ()), template.facts.slots[name]), *words.values[name])
            words = Words(values={**before.values, name: items})
        found.append((where, words))
    return found


def _table(template: Template, source: Path) -> Words:
    """The whole file as the first table, or list of several columns, that the template asks for. Raises InputFault when
    it asks for none."""
    slots = template.facts.slots
    tables = [name for name, slot in slots.items() if slot.kind == "sheet"]
    name = next(iter(tables or [name for name, slot in slots.items() if len(slot.columns) > 1]), "")
    if not name:
        heads = [slot.label_fa or slot.label or name for name, slot in slots.items()]
        raise input_fault(
            source.name, f"has no column that {template.id} knows",
            f"name the columns like its slots: {', '.join(slots)}", code="no-known-column",
            what_fa="هیچ ستونی از این پرونده با جاهای این الگو نمی‌خواند",
            hint_fa=f"ستون‌ها را چنین بنامید: {'، '.join(heads)}",
        )
    sheet, _ = sheet_in(source)
    return Words(values={name: sheet if slots[name].kind == "sheet" else sheet.rows})


def sheet_in(source: Path, area: str = "") -> tuple[Sheet, tuple[Problem, ...]]:
    """The table in the CSV or XLSX file `source`, its first row the heads, or the cells `area` of it ("B2:E9",
    «آمار!B2:E9»). Raises InputFault when it is neither or has no such cells."""
    if area:
        return read_sheet(source, area)
    cells = [tuple(cells) for _, cells in islice(read_rows(source), _MOST_CELLS) if any(cells)]
    return Sheet(columns=cells[0] if cells else (), rows=tuple(cells[1:])), ()


def _unused(template: Template, source: Path, heads: Iterable[str]) -> list[Problem]:
    unused = unknown_heads(template, heads)
    if not unused:
        return []
    return [Problem(
        where=source.name, what=f"columns that {template.id} has no place for: {', '.join(unused)}",
        hint=f"its slots are {', '.join(template.facts.slots)}", code="column-unused", level="note",
        what_fa=f"ستون‌هایی که در این الگو جایی ندارد: {'، '.join(unused)}", hint_fa="نام ستون را با نام جاها بسنجید",
    )]


# ---------------------------------------------------------------- pictures


def _with_pictures(words: Words, template: Template, where: str, folder: Path, problems: list[Problem]) -> Words:
    """`words` with the pictures they name found; one that may not be opened is told and left out."""

    def found(name: Any) -> str:
        path, problem = usable_picture(str(name), where, [folder]) if name else ("", None)
        problems.extend([problem] if problem else [])
        return path

    return replace(words, values=_found(words.values, template.facts.slots, found))


def _found(values: Mapping[str, Any], slots: Mapping[str, Slot], found: Any) -> dict[str, Any]:
    return {name: _found_in(value, slots[name], found) if name in slots else value for name, value in values.items()}


def _found_in(value: Any, slot: Slot, found: Any) -> Any:
    if slot.kind in FILES:
        return found(value)
    if slot.kind != "list" or not any(column.kind in FILES for column in slot.columns.values()):
        return value
    return tuple(_found(item, slot.columns, found) for item in items_of(value, slot))
