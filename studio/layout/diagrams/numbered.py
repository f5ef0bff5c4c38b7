"""Turn parts into a numbered list: large numerals, fine lines between."""

from studio.document.cells import Part
from studio.document.model import AnyLayer, Box
from studio.layout.diagrams.columns import columns, hairline
from studio.layout.diagrams.draft import Draft, icon_of


def numbered(draft: Draft) -> Box:
    """The list, in one column or in two where the room is wide."""
    return columns(draft, [_row(draft, part, at) for at, part in enumerate(draft.parts)], gap=6)


def _row(draft: Draft, part: Part, at: int) -> Box:
    size = 66 * draft.grown
    number = draft.words(
        draft.said(at + 1), weight=900, largest=size, smallest=min(34.0, size), colour=draft.first, line_height=1.15,
        cap=1, text_align="center", width=_numeral_width(draft, size))
    inside: list[AnyLayer] = [number, draft.texts(part)]
    if icon := icon_of(part.icon):
        inside.append(draft.symbol(icon, 72 * draft.grown))
    row = Box(flow="row", gap=22 * draft.snug, items="centre", width="fill", height="fill", children=tuple(inside))
    line = [hairline(draft)] if at else []
    return Box(role="step", width="fill", height="fill", most_height=240 * draft.grown,
               padding=draft.edges(6, 0), children=(*line, row))


def _numeral_width(draft: Draft, size: float) -> float:
    return size * (0.75 + 0.62 * (len(str(len(draft.parts))) - 1))
