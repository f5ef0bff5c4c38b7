"""Turn parts into a grid of icons with a few words each."""

from math import ceil

from studio.document.cells import Part
from studio.document.model import Box
from studio.layout.diagrams.draft import Draft, icon_of

_LEAST = 210.0  # units: the least width of a cell


def icon_grid(draft: Draft) -> Box:
    """Cells that come as near to squares as the room lets them, full rows first."""
    parts = draft.parts
    across = _columns(draft, len(parts))
    rows = [parts[at : at + across] for at in range(0, len(parts), across)]
    return draft.root([_row(draft, row, across) for row in rows], gap=18 * draft.snug, justify="centre")


def _columns(draft: Draft, count: int) -> int:
    most = max(1, int(draft.width // _LEAST))

    def worth(across: int) -> float:
        rows = ceil(count / across)
        width, height = draft.width / across, draft.height / rows
        return min(width, height * 1.05) * (1 - 0.2 * (across * rows - count) / across)

    return max(range(1, max(1, min(most, count)) + 1), key=worth, default=1)


def _row(draft: Draft, row: tuple[Part, ...], across: int) -> Box:
    cells = tuple(_cell(draft, part) for part in row)
    width = "fill" if len(row) == across else f"{100 * len(row) / across:.1f}%"
    inner = Box(flow="row", gap=18 * draft.snug, items="stretch", width=width, height="fill", align="centre",
                children=cells)
    return Box(width="fill", height="fill", most_height=430 * draft.grown, children=(inner,))


def _cell(draft: Draft, part: Part) -> Box:
    side = 120 * min(1.5, draft.grown)
    icon = icon_of(part.icon) or icon_of(part.title) or "book"
    return draft.card(
        (draft.symbol(icon, side), draft.texts(part, text_align="center", balance=True)), role="step",
        gap=16 * draft.snug, items="centre", justify="centre", padding=draft.edges(20, 18))
