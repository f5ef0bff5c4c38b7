"""Turn what a diagram cannot show of its sheet into problems: names, days and places that mean nothing to it."""

from collections.abc import Callable, Iterator, Mapping

from studio.document.cells import circles, number_of, parts_of
from studio.document.diagrams import Diagram
from studio.document.months import days_of, month_of, shown_month
from studio.document.provinces import province_of
from studio.document.spots import known_place
from studio.errors import Problem, Wording, worded
from studio.letters import search_key

_WORDS: Mapping[str, Wording] = {
    "no-rows": (
        "warning", "it has no rows to show", "fill in its table", "ردیفی برای نشان دادن ندارد", "جدول آن را پر کنید",
    ),
    "no-province": (
        "warning", "there is no province named “{value}”", "write the name of one of the 31 provinces",
        "استانی به نام «{value}» نیست", "نام یکی از ۳۱ استان را بنویسید",
    ),
    "not-a-number": (
        "warning", "“{value}” has no number, so it is left without colour", "write a number beside it",
        "برای «{value}» عددی نیست و بی‌رنگ ماند", "عددش را بنویسید",
    ),
    "no-month": (
        "warning", "it does not say which month it is of, so this month is shown",
        "name the month, for instance “آبان ۱۴۰۴”", "ماه تقویم گفته نشده و ماه کنونی آمد",
        "ماه را بنویسید، مانند «آبان ۱۴۰۴»",
    ),
    "no-day": (
        "warning", "“{value}” is no day of this month", "correct the day or the month",
        "«{value}» روزی از این ماه نیست", "روز یا ماه را درست کنید",
    ),
    "no-place": (
        "warning", "“{value}” has no place on the map", "write its province, or its latitude and longitude",
        "جای «{value}» روی نقشه دانسته نیست", "استان آن یا عرض و طول جغرافیایی‌اش را بنویسید",
    ),
    "no-parent": (
        "warning", "“{value}” is nowhere in the list, so what is under it stands at the top",
        "add it, or correct the name", "«{value}» در فهرست نیست و زیرمجموعه‌اش در بالا آمد",
        "آن را بیفزایید یا نامش را درست کنید",
    ),
    "no-circles": (
        "warning", "it needs two or three columns named after what is compared", "name the columns",
        "دو یا سه ستون به نام آنچه سنجیده می‌شود می‌خواهد", "ستون‌ها را نام‌گذاری کنید",
    ),
}


def doubts(diagram: Diagram) -> tuple[Problem, ...]:
    """What a person should know about the sheet of a diagram."""
    where = diagram.id or diagram.diagram
    if not parts_of(diagram):
        return (worded(_WORDS, "no-rows", where),)
    found = _LOOKING.get(diagram.diagram, _nothing)(diagram)
    return tuple(worded(_WORDS, code, where, value) for code, value in dict.fromkeys(found))


Found = Iterator[tuple[str, str]]


def _nothing(diagram: Diagram) -> Found:  # noqa: ARG001
    return iter(())


def _map(diagram: Diagram) -> Found:
    for part in parts_of(diagram):
        name = part.province or part.title
        if province_of(name) is None:
            yield "no-province", name
        elif number_of(part.value) is None:
            yield "not-a-number", name


def _calendar(diagram: Diagram) -> Found:
    parts = parts_of(diagram)
    if not any(month_of(words) for words in (diagram.month, diagram.heading, *(part.day for part in parts))):
        yield "no-month", ""
    month = shown_month(diagram)
    yield from (("no-day", part.day) for part in parts if not days_of(part.day, month))


def _branches(diagram: Diagram) -> Found:
    yield from (("no-place", part.name) for part in parts_of(diagram) if not known_place(part))


def _hierarchy(diagram: Diagram) -> Found:
    parts = parts_of(diagram)
    names = {search_key(part.name) for part in parts}
    yield from (("no-parent", part.parent) for part in parts if part.parent and search_key(part.parent) not in names)


def _venn(diagram: Diagram) -> Found:
    if len(circles(diagram.sheet).names) < 2:
        yield "no-circles", ""


_LOOKING: Mapping[str, Callable[[Diagram], Found]] = {
    "map": _map, "calendar": _calendar, "branches": _branches, "hierarchy": _hierarchy, "venn": _venn,
}
