"""Turn a Jalali month and what happens in it into a calendar: weeks from Saturday at the right, Fridays in colour."""

from studio.document.cells import Part
from studio.document.model import AnyLayer, Box, Edges
from studio.document.months import Month, days_of, marked, shown_month
from studio.layout.diagrams.columns import hairline
from studio.layout.diagrams.draft import CAPTION, Draft

_SHORT_FA = ("ش", "ی", "د", "س", "چ", "پ", "ج")
_SHORT_EN = ("Sa", "Su", "Mo", "Tu", "We", "Th", "Fr")
_LONG_FA = ("شنبه", "یکشنبه", "دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه")
_WEEK = 110.0  # units: the height of a week where there is room
_LEAST_WEEK = 32.0
_LIST = 330.0  # units: the least width of the list beside the days


def calendar(draft: Draft) -> Box:
    """The days in a panel, and what happens on them below it or, in a wide room, beside it."""
    month = shown_month(draft.diagram)
    events = [part for part in draft.parts if days_of(part.day, month)]
    beside = draft.across and draft.width >= 2 * _LIST
    days = _days(draft, month, draft.width * (0.56 if beside and events else 1.0), len(events) if not beside else 0)
    if not events:
        return draft.root((days,), justify="centre")
    listed = Box(width="fill", height="fill", gap=6, justify="centre",
                 children=tuple(_event(draft, part, month, at) for at, part in enumerate(events)))
    if beside:
        return draft.root((Box(width="56%", height="fill", justify="centre", children=(days,)), listed), flow="row",
                          gap=36, items="stretch")
    return draft.root((days, listed), gap=22)


def _days(draft: Draft, month: Month, width: float, events: int) -> Box:
    """The panel of the days, `width` units wide, with `events` lines to stand under it."""
    side = min(width - 40, draft.width) / 7
    room = (draft.height - 190 * min(1.0, max(0.76, draft.height / 700)) - events * 62) / len(month.weeks)
    high = max(_LEAST_WEEK, min(_WEEK * min(1.35, draft.grown), side, room))
    name = draft.diagram.heading or month.name(draft.setting.document.language)
    head = draft.title(name, largest=58, smallest=26, weight=800, colour=draft.first, text_align="center", cap=2)
    hits = frozenset(marked(draft.diagram))
    weeks = tuple(_week(draft, week, hits, min(side, high)) for week in month.weeks)
    return draft.card((head, _names(draft, side), *weeks), height="hug", gap=4,
                      padding=draft.edges(18, 20))


def _names(draft: Draft, side: float) -> Box:
    long = _LONG_FA if draft.setting.rtl else _SHORT_EN
    fits = max(draft.natural(name, CAPTION, 600) for name in long) < side - 8
    names = long if fits else _SHORT_FA if draft.setting.rtl else _SHORT_EN
    return Box(flow="row", width="fill", padding=Edges(bottom=6), children=tuple(
        draft.words(name, largest=30, weight=600, text_align="center", cap=1,
                    colour=draft.second if at == 6 else "muted") for at, name in enumerate(names)))


def _week(draft: Draft, week: tuple[int, ...], hits: frozenset[int], high: float) -> Box:
    cells = tuple(_day(draft, day, at == 6, day in hits, high) for at, day in enumerate(week))
    return Box(flow="row", width="fill", height=high, items="stretch", children=cells)


def _day(draft: Draft, day: int, friday: bool, hit: bool, high: float) -> Box:
    if not day:
        return Box(width="fill", height="fill")
    side = high * 0.88
    if hit:
        fill = draft.second if friday else draft.first
        return Box(role="step", flow="stack", width="fill", height="fill", children=(
            draft.badge(draft.said(day), side, fill=fill, anchor="centre"),))
    colour = draft.second if friday else "ink"
    number = draft.words(draft.said(day), largest=min(44.0, side * 0.5), smallest=min(CAPTION, side * 0.5), cap=1,
                         weight=700 if friday else 500, colour=colour, width="hug", anchor="centre", line_height=1.3)
    return Box(flow="stack", width="fill", height="fill", children=(number,))


def _event(draft: Draft, part: Part, month: Month, at: int) -> Box:
    days = days_of(part.day, month)
    said = draft.said(days[0]) if len(days) == 1 else f"{draft.said(days[0])}–{draft.said(days[-1])}"
    size = min(1.3, draft.grown)
    day = draft.words(said, weight=900, largest=46 * size, smallest=26, colour=draft.first, text_align="center", cap=1,
                      width=_day_width(draft, size), line_height=1.2)
    row = Box(flow="row", gap=20, items="centre", width="fill", height="fill",
              children=(day, draft.texts(part, gap=2, largest=36 * size)))
    line: list[AnyLayer] = [hairline(draft)] if at else []
    return Box(role="step", gap=6, width="fill", height="fill", most_height=150 * draft.grown, children=(*line, row))


def _day_width(draft: Draft, size: float) -> float:
    month = shown_month(draft.diagram)
    wide = any(len(days_of(part.day, month)) > 1 for part in draft.parts)
    return (130.0 if wide else 74.0) * size
