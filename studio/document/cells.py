"""Turn the rows of a sheet into the parts of a diagram, by the heads of its columns or else by their order.

What the columns of each kind are, in the order that counts where a head says nothing:

=============  ====================================================================================================
table          any columns; the first is of the names, columns of numbers are set under one another
timeline       when, title, text, icon
steps          title, text, icon
process        title, text, icon
cycle          title, text, icon
comparison     what is compared, then one column for each of two or three things (their heads are the things' names);
               one column may be called icon. Cells that say yes or no become marks
venn           a column for each circle, headed by its name, and one for what is shared; see `circles`
hierarchy      title, parent (a title above it; empty at the top), text, icon
list           title, text, icon
checklist      title, done, text
calendar       day (a number or a date), title
week           day, when, title, text; a day may have several rows
map            province, value
branches       title, text, value, then place: province, or lat and lon
icons          icon, title, text
cloud          title, value (the weight)
=============  ====================================================================================================
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cache, lru_cache

from studio.document.diagrams import Diagram
from studio.document.sheet import Sheet
from studio.letters import search_key
from studio.numbers import read_number

HEADS: Mapping[str, str] = {
    "title": "عنوان نام مرحله گام رویداد مورد واژه کلمه خدمت برنامه کتابخانه شعبه title name step event item label word"
             " branch service",
    "text": "شرح توضیح توضیحات متن نشانی آدرس یادداشت text note notes description about address",
    "when": "سال تاریخ زمان دوره ساعت دهه year date when time period hours",
    "day": "روز day weekday",
    "icon": "نماد شکلک آیکون icon symbol",
    "value": "مقدار عدد تعداد وزن شمار درصد value number count weight amount percent",
    "parent": "بالادست والد زیرمجموعه سرشاخه parent under",
    "done": "انجام انجام‌شده وضعیت شد done checked status",
    "province": "استان شهر province city",
    "lat": "عرض lat latitude",
    "lon": "طول lon lng long longitude",
}
ORDER: Mapping[str, tuple[str, ...]] = {
    "timeline": ("when", "title", "text", "icon"),
    "steps": ("title", "text", "icon"),
    "process": ("title", "text", "icon"),
    "cycle": ("title", "text", "icon"),
    "hierarchy": ("title", "parent", "text", "icon"),
    "list": ("title", "text", "icon"),
    "checklist": ("title", "done", "text"),
    "calendar": ("day", "title", "text"),
    "week": ("day", "when", "title", "text"),
    "map": ("province", "value"),
    "branches": ("title", "text", "value", "province", "lat", "lon"),
    "icons": ("icon", "title", "text"),
    "cloud": ("title", "value"),
}
_YES = "✓ ✔ ☑ بله بلی آری دارد هست شد شده انجامشد انجامشده yes true done x 1"
_NO = "✗ ✘ ✕ ☐ خیر نه ندارد نیست نشد نشده no false 0"


@dataclass(frozen=True, kw_only=True)
class Part:
    """One row: what each of its cells means. Empty where nothing was said."""

    title: str = ""
    text: str = ""
    when: str = ""
    day: str = ""
    icon: str = ""
    value: str = ""
    parent: str = ""
    done: str = ""
    province: str = ""
    lat: str = ""
    lon: str = ""

    @property
    def name(self) -> str:
        """What the part is called: its title, else what comes next to one."""
        return self.title or self.text or self.when or self.day or self.province or self.value


_FIELDS = frozenset(field.name for field in fields(Part))


def parts_of(diagram: Diagram) -> tuple[Part, ...]:
    """The rows of a diagram that say something, for the kinds whose columns have meanings."""
    return _parts(diagram.sheet, ORDER.get(diagram.diagram, ("title", "text")))


@lru_cache(maxsize=64)
def _parts(sheet: Sheet, order: tuple[str, ...]) -> tuple[Part, ...]:
    roles = roles_of(sheet, order)
    return tuple(_part(row, roles) for row in rows_of(sheet))


def _part(row: Sequence[str], roles: Sequence[str]) -> Part:
    return Part(**{role: cell for role, cell in zip(roles, row, strict=False) if role in _FIELDS and cell})


@lru_cache(maxsize=64)
def rows_of(sheet: Sheet) -> tuple[tuple[str, ...], ...]:
    """The rows that say something, their cells without spaces around, each as long as the heads are."""
    width = max((len(sheet.columns), *map(len, sheet.rows)), default=0)
    rows = (tuple(str(cell).strip() for cell in row) for row in sheet.rows)
    return tuple((*row, *[""] * (width - len(row))) for row in rows if any(row))


def roles_of(sheet: Sheet, order: Sequence[str]) -> tuple[str, ...]:
    """What each column means: by its head where that is known, else the next meaning of `order` that is free."""
    width = max((len(sheet.columns), *map(len, sheet.rows)), default=0)
    heads = (*sheet.columns, *[""] * (width - len(sheet.columns)))
    found = [_role(head, order) for head in heads]
    found = [role if role not in found[:at] else "" for at, role in enumerate(found)]
    free = iter([role for role in order if role not in found])
    return tuple(role or next(free, "") for role in found)


def _role(head: str, order: Sequence[str]) -> str:
    """The meaning of a head; one that the kind has before one it has not."""
    known = _meanings().get(search_key(head), ())
    return next((role for role in known if role in order), known[0] if known else "")


@cache
def _meanings() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for role, words in HEADS.items():
        for word in words.split():
            key = search_key(word)
            found[key] = (*found.get(key, ()), role)
    found[search_key("روز")] = ("day", "when")
    return found


def is_role(head: str, role: str) -> bool:
    """Whether the head of a column means `role`."""
    return role in _meanings().get(search_key(head), ())


# ---------------------------------------------------------------- yes and no, numbers


def mark_of(cell: str) -> bool | None:
    """Whether a cell says yes or no and nothing else; None for any other words."""
    word = cell.strip()
    key = search_key(word).replace(" ", "") or word
    said = {word, key}
    if said & set(_YES.split()):
        return True
    return False if said & set(_NO.split()) else None


def is_done(cell: str) -> bool:
    """Whether the cell of a checklist says that it is done."""
    return mark_of(cell.strip("[]() ")) is True


def number_of(cell: str) -> float | None:
    """The number a cell says, in any digits; None for words."""
    typed = read_number(cell)
    return typed.value if typed else None


# ---------------------------------------------------------------- two or three things


@dataclass(frozen=True, kw_only=True)
class Circles:
    """What is said of two or three things: their names, and for each set of them (by number) the words in it."""

    names: tuple[str, ...]
    words: Mapping[frozenset[int], tuple[str, ...]]


_SHARED = frozenset(map(search_key, ("مشترک", "اشتراک", "وجوه مشترک", "هر دو", "هر سه", "همه", "shared", "both",
                                     "all", "common")))


@lru_cache(maxsize=64)
def circles(sheet: Sheet) -> Circles:
    """The circles of a Venn diagram.

    A column headed «مشترک», «هر دو» or "shared" holds what all have; one headed by two names joined with «+» or «و»
    what those two have. Every other column, three at most, is a circle.
    """
    heads = sheet.columns or ("",) * max(map(len, sheet.rows), default=0)
    names = [head for head in heads if not _is_shared(head) and not _joined(head, heads)][:3]
    words: dict[frozenset[int], tuple[str, ...]] = {}
    for at, head in enumerate(heads):
        if _is_shared(head):
            place = frozenset(range(len(names)))
        elif joined := _joined(head, heads):
            place = frozenset(names.index(name) for name in joined if name in names)
        elif head in names:
            place = frozenset([_nth(at, head, heads, names)])
        else:
            continue
        words[place] = words.get(place, ()) + tuple(row[at] for row in rows_of(sheet) if row[at])
    return Circles(names=tuple(names), words=words)


def _nth(at: int, head: str, heads: Sequence[str], names: Sequence[str]) -> int:
    """The circle of column `at`: heads may be alike or empty."""
    same = [place for place, name in enumerate(names) if name == head]
    return same[min(heads[:at].count(head), len(same) - 1)]


def _is_shared(head: str) -> bool:
    return search_key(head) in _SHARED


def _joined(head: str, heads: Sequence[str]) -> tuple[str, ...]:
    """The heads that `head` joins; nothing when it joins none."""
    for sign in ("+", " و ", " and ", "&"):
        parts = tuple(part.strip() for part in head.split(sign))
        if len(parts) > 1 and all(part in heads for part in parts):
            return parts
    return ()
