"""Turn a diagram into a sentence or two for those who do not see it, and into a table of what it says."""

import re
from collections.abc import Callable, Iterator, Mapping

from studio.document.cells import ORDER, Part, circles, is_done, is_role, mark_of, parts_of, roles_of, rows_of
from studio.document.diagrams import Diagram
from studio.document.months import shown_month
from studio.document.provinces import iran, province_of, values_of
from studio.letters import persian_digits
from studio.numbers import read_number, say_number

Rows = tuple[tuple[str, ...], ...]

_KINDS: Mapping[str, tuple[str, str]] = {
    "table": ("جدول", "Table"), "timeline": ("خط زمان", "Timeline"), "steps": ("گام‌ها", "Steps"),
    "process": ("فرایند", "Process"), "cycle": ("چرخه", "Cycle"), "comparison": ("مقایسه", "Comparison"),
    "venn": ("نمودار ون", "Venn diagram"), "hierarchy": ("نمودار درختی", "Tree"), "list": ("فهرست", "List"),
    "checklist": ("فهرست وارسی", "Checklist"), "calendar": ("تقویم", "Calendar"), "week": ("برنامهٔ هفته", "Week"),
    "map": ("نقشهٔ استان‌های ایران", "Map of the provinces of Iran"), "branches": ("نقشهٔ شعبه‌ها", "Map of branches"),
    "icons": ("شکلک‌ها", "Icons"), "cloud": ("ابر واژه", "Word cloud"),
}
_HEADS: Mapping[str, tuple[str, str]] = {
    "title": ("عنوان", "Title"), "text": ("شرح", "Text"), "when": ("زمان", "When"), "day": ("روز", "Day"),
    "value": ("مقدار", "Value"), "parent": ("بالادست", "Under"), "done": ("انجام", "Done"),
    "province": ("استان", "Province"), "lat": ("عرض", "Latitude"), "lon": ("طول", "Longitude"),
}
_NUMBERED = frozenset({"steps", "process", "cycle", "list"})
_MOST = 12  # parts named in a sentence
_NUMBER = re.compile(r"(?<![\w.@/-])\d+(?:[.,]\d+)*(?![\w@/-])")


def describe(diagram: Diagram, language: str = "fa") -> str:
    """What the diagram shows: its kind, its heading, and its parts in order."""
    persian = language == "fa"
    kind = _KINDS[diagram.diagram][0 if persian else 1]
    head = f"{kind} «{diagram.heading}»" if persian and diagram.heading else " ".join(filter(None, (
        kind, f"“{diagram.heading}”" if diagram.heading else "")))
    said = list(_SAYING.get(diagram.diagram, _parts)(diagram, language))
    if not said:
        return f"{head}."
    left = len(said) - _MOST
    if left > 0:
        said = [*said[:_MOST], f"و {persian_digits(str(left))} مورد دیگر" if persian else f"and {left} more"]
    return _digits(f"{head}: {('؛ ' if persian else '; ').join(said)}.", language)


def _digits(text: str, language: str) -> str:
    """`text`; numbers that stand for themselves in the digits and marks of the language."""
    if language != "fa":
        return text
    return _NUMBER.sub(lambda found: persian_digits(found[0].replace(".", "٫").replace(",", "٬")), text)


def _joined(*words: str) -> str:
    return ": ".join(word.rstrip(".") for word in words if word)


# ---------------------------------------------------------------- sentences


def _parts(diagram: Diagram, language: str) -> Iterator[str]:  # noqa: ARG001
    for number, part in enumerate(parts_of(diagram), 1):
        count = f"{number}) " if diagram.diagram in _NUMBERED else ""
        yield count + _joined(part.when, *dict.fromkeys((part.name, part.text)))


def _week(diagram: Diagram, language: str) -> Iterator[str]:  # noqa: ARG001
    for part in parts_of(diagram):
        yield _joined(part.day, " ".join(filter(None, (part.when, part.title, part.text))))


def _calendar(diagram: Diagram, language: str) -> Iterator[str]:
    yield shown_month(diagram).name(language)
    for part in parts_of(diagram):
        yield _joined(part.day, part.title, part.text)


def _checklist(diagram: Diagram, language: str) -> Iterator[str]:
    words = ("انجام شده", "انجام نشده") if language == "fa" else ("done", "not done")
    for part in parts_of(diagram):
        yield f"{part.name} ({words[0 if is_done(part.done) else 1]})"


def _table(diagram: Diagram, language: str) -> Iterator[str]:
    heads, *rows = table_of(diagram, language)
    for row in rows:
        cells = (f"{head} {cell}".strip() for head, cell in zip(heads[1:], row[1:], strict=True) if cell)
        yield _joined(row[0], ("، " if language == "fa" else ", ").join(cells))


def _venn(diagram: Diagram, language: str) -> Iterator[str]:
    told = circles(diagram.sheet)
    comma, both = ("، ", " و ") if language == "fa" else (", ", " and ")
    for region, words in told.words.items():
        yield _joined(both.join(told.names[at] for at in sorted(region)), comma.join(words))


def _hierarchy(diagram: Diagram, language: str) -> Iterator[str]:
    under = "زیر {}" if language == "fa" else "under {}"
    for part in parts_of(diagram):
        yield part.name + (f" ({under.format(part.parent)})" if part.parent else "")


def _map(diagram: Diagram, language: str) -> Iterator[str]:
    values = values_of(diagram)
    names = {province.iso: province.name(language) for province in iran().provinces}
    for iso, value in sorted(values.items(), key=lambda pair: -pair[1]):
        yield f"{names[iso]} {say_number(value, language, decimals=_decimals(diagram))}"


def _decimals(diagram: Diagram) -> int:
    """The most decimals that a number of the diagram has, at most two."""
    typed = (read_number(part.value) for part in parts_of(diagram))
    return min(2, max((one.decimals for one in typed if one), default=0))


def _cloud(diagram: Diagram, language: str) -> Iterator[str]:  # noqa: ARG001
    def weight(part: Part) -> float:
        typed = read_number(part.value)
        return -(typed.value if typed else 1.0)

    yield from (part.name for part in sorted(parts_of(diagram), key=weight))


_SAYING: Mapping[str, Callable[[Diagram, str], Iterator[str]]] = {
    "table": _table, "comparison": _table, "venn": _venn, "hierarchy": _hierarchy, "checklist": _checklist,
    "week": _week, "calendar": _calendar, "map": _map, "cloud": _cloud,
}


# ---------------------------------------------------------------- tables


def table_of(diagram: Diagram, language: str = "fa") -> Rows:
    """What the diagram says as rows of texts, the heads first; icons are left out, marks become words."""
    sheet, rows = diagram.sheet, rows_of(diagram.sheet)
    if not rows:
        return ()
    width = len(rows[0])
    heads = (*sheet.columns, *[""] * (width - len(sheet.columns)))
    if diagram.diagram in ORDER:
        roles = roles_of(sheet, ORDER[diagram.diagram])
        names = (_HEADS.get(role, ("", ""))[0 if language == "fa" else 1] for role in roles)
        heads = tuple(head or name for head, name in zip(heads, names, strict=True))
        kept = [at for at, role in enumerate(roles) if role != "icon"]
    else:
        kept = [at for at, head in enumerate(heads) if not is_role(head, "icon")]
    return (tuple(heads[at] for at in kept), *(tuple(_cell(diagram, row[at], language) for at in kept) for row in rows))


def _cell(diagram: Diagram, cell: str, language: str) -> str:
    marked = diagram.diagram in ("table", "comparison", "checklist") and read_number(cell) is None
    mark = mark_of(cell) if marked else None
    if mark is not None:
        return (("بله", "خیر") if language == "fa" else ("yes", "no"))[0 if mark else 1]
    province = province_of(cell) if diagram.diagram == "map" else None
    return province.name(language) if province else _digits(cell, language)
