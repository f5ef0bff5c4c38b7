"""Turn parts into numbered steps: cards joined by a line, one under another or side by side from the right."""

from studio.document.cells import Part
from studio.document.model import AnyLayer, Box
from studio.layout.diagrams.columns import column_count, in_columns
from studio.layout.diagrams.draft import Draft, icon_of

_BADGE = 76.0
_TALLEST = 290.0  # units: a card that is higher looks empty
_COLUMN = 235.0  # units: the least width of a step that stands beside others


def steps(draft: Draft) -> Box:
    """The steps of a diagram in its room."""
    count = len(draft.parts)
    if draft.across and count and draft.width / count >= _COLUMN:
        return _across(draft)
    return _down(draft)


def _down(draft: Draft) -> Box:
    columns = column_count(draft, len(draft.parts))
    deep = -(-len(draft.parts) // max(1, columns))
    rows = [_row(draft, part, at, (at % deep > 0, at % deep < deep - 1 and at < len(draft.parts) - 1))
            for at, part in enumerate(draft.parts)]
    return in_columns(draft, rows, columns, gap=0)


def _row(draft: Draft, part: Part, at: int, joined: tuple[bool, bool]) -> Box:
    """A step, `joined` to the one above it and the one below."""
    side = _BADGE * draft.grown
    rail = Box(flow="stack", width=side, height="fill", least_height=side + 14 * draft.snug, children=(
        *_joins(draft, joined), draft.badge(draft.said(at + 1), side, anchor="centre")))
    inside: list[AnyLayer] = [draft.texts(part)]
    if icon := icon_of(part.icon):
        inside.append(draft.symbol(icon, 84 * draft.grown))
    card = draft.card(inside, flow="row", gap=22 * draft.snug, items="centre")
    return Box(role="step", flow="row", gap=20 * draft.snug, items="stretch", width="fill", height="fill",
               most_height=_TALLEST, children=(
                   rail, Box(width="fill", height="fill", padding=draft.edges(9, 0), children=(card,))))


def _joins(draft: Draft, joined: tuple[bool, bool]) -> list[AnyLayer]:
    """The line above and below the badge of a step."""
    return [draft.bar(anchor=anchor, width=8, height="50%")
            for anchor, there in zip(("top", "bottom"), joined, strict=True) if there]


def _across(draft: Draft) -> Box:
    count = len(draft.parts)
    columns = [_column(draft, part, at, count) for at, part in enumerate(draft.parts)]
    return draft.root(columns, flow="row", items="stretch")


def _column(draft: Draft, part: Part, at: int, count: int) -> Box:
    joins = [draft.bar(anchor=anchor, width="50%", height=8)
             for anchor, there in (("right", at > 0), ("left", at < count - 1)) if there]
    side = _BADGE * min(1.0, draft.grown)
    rail = Box(flow="stack", width="fill", height=side, children=(
        *joins, draft.badge(draft.said(at + 1), side, anchor="centre")))
    inside: list[AnyLayer] = [draft.symbol(icon, 92 * draft.grown)] if (icon := icon_of(part.icon)) else []
    inside.append(draft.texts(part, text_align="center"))
    card = draft.card(inside, gap=16, items="centre", justify="centre")
    return Box(role="step", gap=14, width="fill", height="fill", children=(
        rail, Box(width="fill", height="fill", padding=draft.edges(0, 9), children=(card,))))
