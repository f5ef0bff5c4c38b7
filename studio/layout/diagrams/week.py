"""Turn rows by day into a week: opening hours, or what happens on which day."""

from collections.abc import Mapping

from studio.document.cells import Part
from studio.document.model import AnyLayer, Box, Edges
from studio.layout.diagrams.columns import column_count, in_columns
from studio.layout.diagrams.draft import Draft
from studio.letters import search_key

_TALLEST = 170.0
_COLUMN = 185.0  # units: the least width of a day that stands beside others
_CLOSED = frozenset(map(search_key, ("تعطیل", "بسته", "تعطیل است", "closed", "-", "—")))
_REST = frozenset(map(search_key, ("جمعه", "آدینه", "Friday", "Fri")))


def week(draft: Draft) -> Box:
    """A row for each day; columns from the right in a wide room when things happen on the days."""
    days = _days(draft)
    programme = any(part.title or part.text for parts in days.values() for part in parts)
    if programme and draft.across and draft.width / max(1, len(days)) >= _COLUMN:
        return draft.root([_column(draft, day, parts) for day, parts in days.items()], flow="row", gap=12,
                          items="stretch")
    make = _programme if programme else _hours
    rows = [make(draft, day, parts) for day, parts in days.items()]
    return in_columns(draft, rows, 1 if programme else column_count(draft, len(rows)), gap=12)


def _days(draft: Draft) -> Mapping[str, list[Part]]:
    """The parts by their days; a row without a day belongs to the one before it."""
    days: dict[str, list[Part]] = {}
    day = ""
    for part in draft.parts:
        day = part.day or day
        days.setdefault(day, []).append(part)
    return days


def is_closed(part: Part) -> bool:
    """Whether a row says that the day is closed."""
    return search_key(part.when or part.title) in _CLOSED or (part.when in "-–—" and not part.title and not part.text)


def _tint(draft: Draft, day: str) -> str:
    """The colour of a day: Fridays have the second one."""
    return draft.second if search_key(day) in _REST else draft.first


def _name(draft: Draft, day: str, **looks) -> AnyLayer:
    return draft.title(day, **{"largest": 40 * min(1.4, draft.grown), "smallest": 26, "cap": 1} | looks)


def _day_width(draft: Draft) -> float:
    size = 40 * min(1.4, draft.grown)
    longest = draft.once("day", lambda: max(draft.natural(part.day, size, 700) for part in draft.parts))
    return min(0.34 * draft.width, 26 + longest)


def _closed(draft: Draft, part: Part, **looks) -> AnyLayer:
    said = part.when if len(part.when) > 1 else part.title or ("تعطیل" if draft.setting.rtl else "Closed")
    return draft.title(said, **{"colour": "muted", "weight": 600, "largest": 38 * min(1.4, draft.grown)} | looks)


# ---------------------------------------------------------------- opening hours


def _hours(draft: Draft, day: str, parts: list[Part]) -> Box:
    closed = all(map(is_closed, parts))
    tint = _tint(draft, day)
    fill = draft.mixed(tint, 0.16) if closed else draft.diagram.panel
    far = "left" if draft.setting.rtl else "right"
    said: tuple[AnyLayer, ...] = (_closed(draft, parts[0], text_align=far, width="fill"),) if closed else tuple(
        draft.title(part.when, largest=40 * min(1.4, draft.grown), text_align=far, cap=2) for part in parts)
    edge = Box(width=10, height="fill", radius=5, fill=tint)
    times = Box(width="fill", gap=2, children=said)
    return draft.card(
        (edge, _name(draft, day, width=_day_width(draft)), times), role="step", flow="row", gap=20, items="centre",
        radius=20, fill=fill, most_height=_TALLEST * draft.grown, padding=draft.edges(12, 16, 12, 28))


# ---------------------------------------------------------------- programmes


def _programme(draft: Draft, day: str, parts: list[Part]) -> Box:
    tint = _tint(draft, day)
    plate = Box(width=_day_width(draft) + 30, height="fill", fill=tint, radius=20, justify="centre",
                padding=Edges(right=12, left=12, top=8, bottom=8),
                children=(_name(draft, day, colour=draft.on(tint), text_align="center"),))
    items = Box(width="fill", height="fill", justify="centre", gap=22 * draft.snug,
                padding=draft.edges(12, 24, 12, 20),
                children=tuple(_item(draft, part) for part in parts))
    return draft.card((plate, items), role="step", flow="row", items="stretch", radius=20, padding=0.0,
                      most_height=_TALLEST * draft.grown * max(1, len(parts)))


def _item(draft: Draft, part: Part) -> AnyLayer:
    if is_closed(part):
        return _closed(draft, part)
    words = draft.texts(part, gap=2, largest=36 * min(1.4, draft.grown))
    if not part.when or not (part.title or part.text):
        return words
    when = draft.words(part.when, weight=800, colour=draft.first, largest=34 * min(1.4, draft.grown), smallest=24,
                       width=_when_width(draft), cap=2, text_align="start")
    return Box(flow="row", gap=16, items="start", width="fill", children=(when, words))


def _when_width(draft: Draft) -> float:
    size = 34 * min(1.4, draft.grown)
    longest = draft.once("when", lambda: max(draft.natural(part.when, size, 800) for part in draft.parts))
    return min(longest + 6, 0.2 * draft.width)


def _column(draft: Draft, day: str, parts: list[Part]) -> Box:
    tint = _tint(draft, day)
    head = Box(width="fill", fill=tint, justify="centre", padding=Edges(top=12, right=8, bottom=12, left=8),
               children=(_name(draft, day, colour=draft.on(tint), text_align="center"),))
    items: list[AnyLayer] = []
    for part in parts:
        lines = [_closed(draft, part, text_align="center")] if is_closed(part) else _stacked(draft, part)
        items.append(Box(width="fill", gap=2, children=tuple(lines)))
    body = Box(width="fill", height="fill", gap=16, padding=Edges(top=16, right=12, bottom=16, left=12),
               children=tuple(items))
    return draft.card((head, body), role="step", padding=0.0, radius=20, clip=True)


def _stacked(draft: Draft, part: Part) -> list[AnyLayer]:
    when = [draft.words(part.when, weight=800, colour=draft.first, text_align="center", smallest=24, largest=32)
            ] if part.when else []
    words = [draft.texts(part, gap=2, text_align="center", largest=34)] if part.title or part.text else []
    return [*when, *words]
