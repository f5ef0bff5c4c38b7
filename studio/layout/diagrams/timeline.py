"""Turn dated parts into a timeline: down a line at the right or in the middle, or along a line from right to left."""

from math import ceil

from studio.document.cells import Part
from studio.document.model import AnyLayer, Box, Line
from studio.layout.diagrams.draft import Draft, icon_of

_TALLEST = 260.0
_COLUMN = 225.0  # units: the least width of an event that stands beside others
_HALVES = 620.0  # units: the least width of a room for cards on both sides of the line
_DOT = 40.0
_LINE = 10.0


def timeline(draft: Draft) -> Box:
    """The events in their order."""
    if draft.across and draft.width >= 2 * _COLUMN:
        return _across(draft)
    side = draft.diagram.line or ("right" if draft.notes or draft.width < _HALVES else "centre")
    return _down(draft, side)


def _rail(draft: Draft, part: Part, at: int, count: int) -> Box:
    """The stretch of the line that goes with an event that stands in a column, and its dot."""
    dot = _dot(draft, part)
    joins = [draft.bar(anchor=anchor, width=_LINE, height="50%")
             for anchor, there in (("top", at > 0), ("bottom", at < count - 1)) if there]
    return Box(flow="stack", width=_side(draft), height="fill", least_height=_side(draft) + 10, children=(*joins, dot))


def _side(draft: Draft) -> float:
    """The width of the rail."""
    icons = draft.once("icons", lambda: any(icon_of(part.icon) for part in draft.parts))
    return (74.0 if icons else _DOT) * min(1.4, draft.grown)


def _dot(draft: Draft, part: Part) -> Box:
    side = _side(draft)
    if icon := icon_of(part.icon):
        return draft.symbol(icon, side, fill=draft.first, colour=draft.on(draft.first), anchor="centre")
    small = min(side, _DOT * min(1.4, draft.grown))
    return draft.disc(small, "ground", (), anchor="centre", line=Line(colour=draft.first, width=small * 0.26))


# ---------------------------------------------------------------- down


def _down(draft: Draft, line: str) -> Box:
    count = len(draft.parts)
    make = _at_side if line == "right" else _at_centre
    return draft.root([make(draft, part, at, count) for at, part in enumerate(draft.parts)], justify="centre")


def _at_side(draft: Draft, part: Part, at: int, count: int) -> Box:
    """The line at the reading side, then a card with its time beside its words."""
    inside: list[AnyLayer] = []
    if any(other.when for other in draft.parts):
        inside.append(_when(draft, part, width=_when_width(draft), text_align="center"))
        inside.append(Box(width=3, height="fill", radius=2, fill=draft.mixed(draft.first, 0.25)))
    inside.append(Box(width="fill", height="fill", justify="centre", children=(_words(draft, part),)))
    card = draft.card(inside, flow="row", gap=22, items="centre",
                      padding=draft.edges(16, 20, 16, 26))
    return Box(role="step", flow="row", gap=20 * draft.snug, items="stretch", width="fill", height="fill",
               most_height=_TALLEST * draft.grown,
               children=(_rail(draft, part, at, count), _spaced(draft, card)))


def _at_centre(draft: Draft, part: Part, at: int, count: int) -> Box:
    """The line in the middle, a card on one side of it and its time on the other, in turn."""
    card = draft.card((_words(draft, part),), justify="centre", padding=draft.edges(16, 24))
    first = at % 2 == 0
    when = Box(width="fill", height="fill", justify="centre", children=(
        _when(draft, part, width="fill", text_align="left" if first == draft.setting.rtl else "right"),))
    halves = (_spaced(draft, card), when) if not first else (when, _spaced(draft, card))
    return Box(role="step", flow="row", gap=22 * draft.snug, items="stretch", width="fill", height="fill",
               most_height=_TALLEST * draft.grown, children=(halves[0], _rail(draft, part, at, count), halves[1]))


def _spaced(draft: Draft, card: Box) -> Box:
    return Box(width="fill", height="fill", padding=draft.edges(8, 0), children=(card,))


def _when(draft: Draft, part: Part, **looks) -> AnyLayer:
    return draft.words(part.when, **{"weight": 800, "largest": 46 * draft.grown, "smallest": 25, "cap": 3,
                                     "colour": draft.first, "line_height": 1.25} | looks)


def _when_width(draft: Draft) -> float:
    """Room for the longest time on one line, at most a quarter of the whole; two lines then."""
    size = 46 * draft.grown
    longest = draft.once("when", lambda: max(draft.natural(part.when, size, 800) for part in draft.parts))
    return min(longest + 6, 0.24 * draft.width)


def _words(draft: Draft, part: Part, **looks) -> Box:
    return draft.texts(part, gap=4, **looks)


# ---------------------------------------------------------------- across


def _across(draft: Draft) -> Box:
    """Rows of events from right to left, each row on its own stretch of the line."""
    count = len(draft.parts)
    most = max(1, int(draft.width // _COLUMN))
    lines = ceil(count / most)
    per = ceil(count / lines)
    rows = [draft.parts[at : at + per] for at in range(0, count, per)]
    return draft.root([_row(draft, row, at * per, per) for at, row in enumerate(rows)], gap=26 * draft.snug,
                      justify="centre")


def _row(draft: Draft, row: tuple[Part, ...], start: int, per: int) -> Box:
    count = len(draft.parts)
    columns: list[AnyLayer] = [_column(draft, part, start + at, count) for at, part in enumerate(row)]
    columns += [Box(width="fill", height="fill") for _ in range(per - len(row))]
    highest = (460 if draft.notes else 240) * draft.grown
    return Box(flow="row", items="stretch", width="fill", height="fill", most_height=highest, children=tuple(columns))


def _column(draft: Draft, part: Part, at: int, count: int) -> Box:
    joins = [draft.bar(anchor=anchor, width="50%", height=_LINE)
             for anchor, there in (("right", at > 0), ("left", at < count - 1)) if there]
    side = _side(draft)
    rail = Box(flow="stack", width="fill", height=side, children=(*joins, _dot(draft, part)))
    card = draft.card((_words(draft, part, text_align="center"),), padding=draft.edges(18, 16),
                      justify="start" if draft.notes else "centre")
    when = _when(draft, part, width="fill", text_align="center")
    return Box(role="step", gap=12 * draft.snug, width="fill", height="fill", children=(when, rail, Box(
        width="fill", height="fill", padding=draft.edges(0, 8), children=(card,))))
