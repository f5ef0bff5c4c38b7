"""Turn rows about two or three things into a comparison: a coloured head for each, what is compared between them."""

from dataclasses import dataclass, replace

from studio.document.cells import is_role, mark_of, rows_of
from studio.document.model import AnyLayer, Box
from studio.layout.diagrams.draft import Draft, icon_of
from studio.layout.diagrams.table import mark_cell
from studio.letters import search_key

_TALLEST = 230.0
_NARROW = 640.0  # units: in less, what is compared stands over the cells


@dataclass(frozen=True, kw_only=True)
class _Aspect:
    """What is compared: its name, its icon, and what is said of each thing."""

    name: str
    icon: str
    cells: tuple[str, ...]

    @property
    def shared(self) -> bool:
        """Whether the same is said of all."""
        return len(self.cells) > 1 and len(set(map(search_key, self.cells))) == 1 and mark_of(self.cells[0]) is None


def comparison(draft: Draft) -> Box:
    """The heads and a row for each aspect."""
    names, aspects = _read(draft)
    shown = aspects[: draft.most]
    between = draft.width >= _NARROW and any(aspect.name for aspect in shown)
    rows = [_row(draft, aspect, between) for aspect in shown]
    return draft.root([_heads(draft, names, between), *rows], gap=14 * draft.snug)


def _read(draft: Draft) -> tuple[tuple[str, ...], tuple[_Aspect, ...]]:
    sheet, rows = draft.diagram.sheet, rows_of(draft.diagram.sheet)
    width = max((len(sheet.columns), *map(len, rows)), default=0)
    heads = (*sheet.columns, *[""] * (width - len(sheet.columns)))
    icons = [at for at, head in enumerate(heads) if is_role(head, "icon")]
    others = [at for at in range(width) if at not in icons]
    first, things = (others[0], others[1:4]) if len(others) > 2 else (None, others)
    return tuple(heads[at] for at in things), tuple(
        _Aspect(name=row[first] if first is not None else "", icon=icon_of(row[icons[0]]) if icons else "",
                cells=tuple(row[at] for at in things)) for row in rows)


def _colour(draft: Draft, at: int) -> str:
    return (draft.first, draft.second, draft.named("ink").mixed(draft.named(draft.first), 0.35).hex())[at % 3]


def _middle(draft: Draft) -> float:
    """The width of the names of aspects between the cells, in units."""
    return min(300.0 if draft.across else 230.0, 0.22 * draft.width)


def _heads(draft: Draft, names: tuple[str, ...], between: bool) -> Box:
    heads: list[AnyLayer] = [
        Box(role="step", width="fill", height="fill", fill=_colour(draft, at), radius=26, justify="centre",
            padding=draft.edges(20, 18),
            children=(draft.title(name, largest=50 * min(1.3, draft.grown), weight=800, text_align="center",
                                  colour=draft.on(_colour(draft, at)), balance=True),) if name else ())
        for at, name in enumerate(names)]
    return Box(flow="row", items="stretch", gap=14 * draft.snug, width="fill",
               children=tuple(_parted(heads, Box(width=_middle(draft)), between)))


def _parted(cells: list[AnyLayer], middle: AnyLayer, between: bool) -> list[AnyLayer]:
    """`cells` with what is compared between two of them, or before three."""
    if not between:
        return cells
    return [cells[0], middle, *cells[1:]] if len(cells) == 2 else [middle, *cells]


def _row(draft: Draft, aspect: _Aspect, between: bool) -> Box:
    if aspect.shared:
        return _shared(draft, aspect)
    cells: list[AnyLayer] = [_cell(draft, said, _colour(draft, at)) for at, said in enumerate(aspect.cells)]
    base = {"role": "step", "width": "fill", "height": "fill", "most_height": _TALLEST * draft.grown}
    if between:
        row = _parted(cells, _name(draft, aspect), between)
        return Box(flow="row", items="stretch", gap=14 * draft.snug, children=tuple(row), **base)
    inner = Box(flow="row", items="stretch", gap=12 * draft.snug, width="fill", height="fill", children=tuple(cells))
    name = [draft.title(aspect.name, text_align="center", largest=34 * min(1.3, draft.grown))] if aspect.name else []
    return Box(gap=6, children=(*name, inner), **base)


def _shared(draft: Draft, aspect: _Aspect) -> Box:
    """What is the same of all, in one cell across."""
    size = min(1.3, draft.grown)
    if draft.across and aspect.name:  # on one line: rows are low in a wide room
        said = f"{aspect.name}: {aspect.cells[0]}"
        return Box(role="step", width="fill", height="fill", most_height=150 * size, justify="centre",
                   fill=draft.blend(0.24), radius=22, padding=draft.edges(8, 18), children=(
                       draft.words(said, text_align="center", largest=35 * size, weight=600, **draft.cuts(2)),))
    name = [draft.title(aspect.name, text_align="center", largest=34 * size, smallest=24)] if aspect.name else []
    said = draft.words(aspect.cells[0], text_align="center", largest=35 * size, **draft.cuts(2))
    return Box(role="step", width="fill", height="fill", most_height=180 * size, justify="centre", gap=2,
               fill=draft.blend(0.24), radius=22, padding=draft.edges(10, 18), children=(*name, said))


def _name(draft: Draft, aspect: _Aspect) -> Box:
    size = min(1.3, draft.grown)
    icon = [draft.symbol(aspect.icon, 66 * size, fill=draft.mixed("ink", 0.08, "ground"), colour="ink")
            ] if aspect.icon else []
    name = [draft.title(aspect.name, text_align="center", largest=34 * size, smallest=24, balance=True)
            ] if aspect.name else []
    if draft.across and icon:  # beside each other: rows are low in a wide room
        return Box(width=_middle(draft), height="fill", flow="row", justify="centre", items="centre", gap=10,
                   children=(*icon, *(replace(one, text_align="start") for one in name)))
    return Box(width=_middle(draft), height="fill", justify="centre", items="centre", gap=8 * draft.snug,
               children=(*icon, *name))


def _cell(draft: Draft, said: str, colour: str) -> Box:
    mark, fill = mark_of(said), draft.mixed(colour, 0.24)
    inside: AnyLayer = (
        mark_cell(draft, mark, "fill", 52 * draft.grown) if mark is not None else
        draft.words(said, text_align="center", largest=35 * draft.grown, balance=True, **draft.cuts(3)))
    return Box(width="fill", height="fill", fill=fill, radius=22, justify="centre",
               padding=draft.edges(14, 18), children=(inside,))
