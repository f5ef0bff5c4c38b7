"""Turn rows of one kind into one column, or into several where the room is wide; and what stands between them."""

from collections.abc import Sequence

from studio.document.model import AnyLayer, Box, Shape
from studio.layout.diagrams.draft import Draft

_WIDE = 1.5  # a room this much wider than high has two columns
_MANY = 8  # rows from which on two columns are easier to take in
_LEAST = 400.0  # units: the least width of a column


def columns(draft: Draft, rows: Sequence[AnyLayer], *, gap: float = 14, least: float = _LEAST) -> Box:
    """`rows` in as many columns as suit the room."""
    return in_columns(draft, rows, column_count(draft, len(rows), least), gap=gap)


def in_columns(draft: Draft, rows: Sequence[AnyLayer], count: int, *, gap: float) -> Box:
    """`rows` in `count` columns, read down the right one first. They share the height of their column."""
    if count < 2:
        return draft.root(rows, gap=gap * draft.snug, justify="centre")
    deep = -(-len(rows) // count)
    parts = [rows[at : at + deep] for at in range(0, len(rows), deep)]
    stacks = [Box(width="fill", height="fill", gap=gap * draft.snug, children=(*part, *_blanks(deep - len(part))))
              for part in parts]
    return draft.root(stacks, flow="row", gap=40 * draft.snug, items="stretch")


def _blanks(count: int) -> list[AnyLayer]:
    """Room for the rows that a last column lacks, so that rows keep step."""
    return [Box(width="fill", height="fill") for _ in range(count)]


def column_count(draft: Draft, rows: int, least: float = _LEAST) -> int:
    """How many columns `rows` rows stand in."""
    most = max(1, int(draft.width // least))
    if draft.diagram.flow == "down" or rows < 4:
        return 1
    wish = 3 if draft.room.width > 3.4 * draft.room.height else 2 if draft.room.width > _WIDE * draft.room.height else 1
    if rows > _MANY and draft.width >= 2 * least:
        wish = max(wish, 2)
    return min(wish, most, rows)


def hairline(draft: Draft) -> Shape:
    """A fine line between rows."""
    return Shape(width="fill", height=2, fill=draft.mixed("ink", 0.14, "ground"))
