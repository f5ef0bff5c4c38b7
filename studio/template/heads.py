"""Turn the heads people give their columns into a template's slots: by name or label, Persian or English."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from studio.content import Book, Words, slot_values
from studio.letters import search_key
from studio.template.facts import Slot, Template

_NUMBERED = re.compile(r"(.*?)(\d+)")
Place = tuple[str, str, int]  # the slot, the column of a list, and the number of its item (0: the whole slot)


def _key(head: str) -> str:
    """A head for comparing: letters and digits alone, whatever their encoding («گام‌ ۱» = "گام1")."""
    return search_key(head).replace(" ", "")


def _keys(template: Template) -> Mapping[str, Place]:
    """The keys of all heads that mean something to `template`, slots before columns; a column alone is its item 1."""
    found: dict[str, Place] = {}
    slots = template.facts.slots
    for name, slot in slots.items():
        for head in (name, slot.label_fa, slot.label):
            found.setdefault(_key(head), (name, "", 0))
    parts = ((name, column, part) for name, slot in slots.items() for column, part in slot.columns.items())
    for name, column, part in parts:
        for head in (column, part.label_fa, part.label):
            found.setdefault(_key(head), (name, column, 1))
    found.pop("", None)
    return found


def _place(head: str, keys: Mapping[str, Place], slots: Mapping[str, Slot]) -> Place | None:
    """What a head means: a slot, or the cell of one item of a list («گام ۲»)."""
    key = _key(head)
    if key in keys:
        return keys[key]
    numbered = _NUMBERED.fullmatch(key)
    found = keys.get(numbered[1]) if numbered else None
    return (found[0], found[1], int(numbered[2])) if found and slots[found[0]].kind == "list" else None


def knows_head(template: Template, head: str) -> bool:
    """Whether a column of this head says something to `template`."""
    return bool(head.strip()) and _place(head, _keys(template), template.facts.slots) is not None


def unknown_heads(template: Template, heads: Iterable[str]) -> tuple[str, ...]:
    """The heads that say nothing to `template`."""
    return tuple(head for head in heads if head.strip() and not knows_head(template, head))


def list_of(template: Template, heads: Iterable[str]) -> str:
    """The list of several columns that `heads` are the columns of, all that say anything; empty when there is none."""
    keys, slots = _keys(template), template.facts.slots
    places = {keys[_key(head)] for head in heads if _key(head) in keys}
    names = {slot for slot, column, _ in places if column} | {"" for _, column, _ in places if not column}
    name = names.pop() if len(names) == 1 else ""
    return name if name and len(slots[name].columns) > 1 else ""


def words_of(template: Template, said: Mapping[str, Any]) -> Words:
    """The content that a row, an object or a table `said` (value by head) is for `template`.

    Columns of single items («گام ۱», «گام ۲», or "day 1" and "hours 1") become the items of their list.
    """
    keys, values = _keys(template), {}
    items: dict[str, dict[int, dict[str, Any]]] = {}
    for head, value in said.items():
        place = _place(head, keys, template.facts.slots)
        if place is None or value in ("", None):
            continue
        slot, column, number = place
        if number:
            items.setdefault(slot, {}).setdefault(number, {})[column or _first(template.facts.slots[slot])] = value
        else:
            values[slot] = _plain(value, template.facts.slots[slot])
    lists = {slot: tuple(found[number] for number in sorted(found)) for slot, found in items.items()}
    return Words(values={**lists, **values})


def _first(slot: Slot) -> str:
    return next(iter(slot.columns), "text")


def _plain(value: Any, slot: Slot) -> Any:
    """`value` as the slot holds it: numbers of a JSON file as text, the names of an item's fields as columns."""
    if slot.kind == "sheet" or isinstance(value, str):
        return value
    if slot.kind == "list" and isinstance(value, list | tuple):
        return tuple(_item(item, slot) for item in value)
    return "\n".join(map(str, value)) if isinstance(value, list | tuple) else str(value)


def _item(item: Any, slot: Slot) -> Any:
    if not isinstance(item, Mapping):
        return item if isinstance(item, list | tuple) else str(item)
    heads = {_key(head): column for column, part in slot.columns.items()
             for head in (part.label, part.label_fa, column)}
    return {heads.get(_key(name), name): str(value) for name, value in item.items()}


def own_words(template: Template, content: Book) -> dict[str, str]:
    """What a book's row says beside the book: the columns of its list that are named like a slot («چرا این کتاب»)."""
    slots = {name: slot for name, slot in template.facts.slots.items() if name not in _book_names()}
    heads = {_key(head): text for head, text in content.original.items()}
    named = {name: [_key(head) for head in (name, slot.label_fa, slot.label)] for name, slot in slots.items()}
    return {name: heads[key] for name, keys in named.items() for key in keys if heads.get(key)}


@lru_cache(maxsize=1)
def _book_names() -> frozenset[str]:
    return frozenset(slot_values(Book(title="")))
