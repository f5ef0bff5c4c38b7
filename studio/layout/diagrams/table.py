"""Turn rows into a table that is read from the right: a coloured head, quiet stripes, numbers under one another."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from studio.document.cells import mark_of, number_of, rows_of
from studio.document.model import AnyLayer, Box, Edges, Icon
from studio.layout.diagrams.draft import CAPTION, Draft
from studio.letters import search_key

_LARGEST, _SMALLEST = 36.0, CAPTION
_PAD = 22.0  # units at both ends of a row
_GAP = 26.0
_TALLEST = 120.0  # units: a row that is higher looks empty
_DECIMALS = "٫./"
_TOTALS = frozenset(map(search_key, ("جمع", "مجموع", "جمع کل", "کل", "total", "sum")))


def table(draft: Draft) -> Box:
    """The head and the rows that are shown."""
    plan = _Plan(draft)
    rows = [_row(plan, row, at) for at, row in enumerate(plan.rows)]
    head = [_head(plan)] if any(plan.heads) else []
    whole = Box(width="fill", height="fill", fill=draft.diagram.panel, radius=26, clip=True, role="table",
                children=(*head, *rows), most_height=_highest(plan))
    return draft.root((whole,), justify="centre")


def _highest(plan: "_Plan") -> float:
    return (len(plan.rows) + 1) * _TALLEST * min(1.5, plan.draft.grown) + 1


@dataclass(frozen=True)
class _Plan:
    """A table: its cells, and what is alike in each column."""

    draft: Draft

    @cached_property
    def everything(self) -> tuple[tuple[str, ...], ...]:
        return rows_of(self.draft.diagram.sheet)

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        return self.everything[: self.draft.most]

    @cached_property
    def heads(self) -> tuple[str, ...]:
        columns = self.draft.diagram.sheet.columns
        width = max((len(columns), *map(len, self.everything)), default=0)
        return (*columns, *[""] * (width - len(columns)))

    @cached_property
    def numeric(self) -> tuple[bool, ...]:
        """The columns of numbers: all that is said in them is numbers."""
        return tuple(at > 0 and self._all(at, _is_number) for at in range(len(self.heads)))

    @cached_property
    def marks(self) -> tuple[bool, ...]:
        """The columns of yes and no."""
        return tuple(self._all(at, lambda cell: mark_of(cell) is not None) and not self.numeric[at]
                     for at in range(len(self.heads)))

    def _all(self, at: int, test) -> bool:
        said = [row[at] for row in self.everything if row[at] and row[at] not in "-–—"]
        return bool(said) and all(map(test, said))

    @property
    def largest(self) -> float:
        return _LARGEST * min(1.35, self.draft.grown)

    @property
    def size(self) -> float:
        """The size of the words in units at the tightness of the setting."""
        return self.largest + (_SMALLEST - self.largest) * self.draft.setting.tight

    @cached_property
    def widths(self) -> tuple[float, ...]:
        """The widths of the columns in units: what their words need, the rest shared."""
        room = self.draft.width - 2 * _PAD - _GAP * (len(self.heads) - 1)
        return shared_widths([self._wish(at) for at in range(len(self.heads))], room)

    def _wish(self, at: int) -> tuple[float, float]:
        """The least and the natural width of a column."""
        cells = [self.heads[at], *(row[at] for row in self.rows)]
        whole = max((self.draft.natural(cell, self.size, 700) for cell in cells if cell), default=0.0)
        if self.numeric[at]:
            own = max(self.draft.natural(row[at], self.size, 700) for row in self.rows)
            words = [self.draft.natural(word, self.size, 700) for word in self.heads[at].split()]
            return max(own, *words, 0.0) + 12, whole + 12
        words = {word for cell in cells for word in cell.split()}
        longest = sorted(words, key=len, reverse=True)[:4]
        return max((self.draft.natural(word, self.size, 700) for word in longest), default=0.0) + 6, whole + 6

    @cached_property
    def after(self) -> tuple[float, ...]:
        """For columns of numbers the width of the longest part after the decimal mark, in units."""
        return tuple(max((self._after(row[at]) for row in self.rows), default=0.0) if numeric else 0.0
                     for at, numeric in enumerate(self.numeric))

    def _after(self, cell: str) -> float:
        places = [cell.rfind(mark) for mark in _DECIMALS if mark in cell]
        if not places:
            return 0.0
        return self.draft.natural(cell, self.size, 500) - self.draft.natural(cell[: max(places)], self.size, 500)

    def behind(self, at: int, cell: str) -> float:
        """How much further from the right a number must end for its decimal mark to stand under the others'."""
        return self.after[at] - self._after(cell) if self.after[at] else 0.0


def _is_number(cell: str) -> bool:
    return number_of(cell) is not None


def shared_widths(wishes: Sequence[tuple[float, float]], room: float) -> tuple[float, ...]:
    """`room` shared by columns that need a least width and would like a natural one."""
    least = [min(low, room * 0.6) for low, _ in wishes]
    if sum(least) >= room:
        return tuple(width * room / max(sum(least), 1e-6) for width in least)
    more = [max(0.0, high - low) for (_, high), low in zip(wishes, least, strict=True)]
    spare = room - sum(least)
    if sum(more) > spare:
        return tuple(low + spare * part / sum(more) for low, part in zip(least, more, strict=True))
    even = (spare - sum(more)) / max(1, len(wishes))
    return tuple(low + part + even for low, part in zip(least, more, strict=True))


def _head(plan: _Plan) -> Box:
    draft = plan.draft
    cells = [_said(plan, head, width, weight=700, colour=draft.on(draft.first),
                   text_align="center" if plan.numeric[at] or plan.marks[at] else "start", cap=2)
             for at, (head, width) in enumerate(zip(plan.heads, plan.widths, strict=True))]
    return _line(draft, cells, fill=draft.first)


def _row(plan: _Plan, row: tuple[str, ...], at: int) -> Box:
    draft = plan.draft
    total = at == len(plan.everything) - 1 and at > 0 and search_key(row[0]) in _TOTALS
    fill = draft.mixed(draft.first, 0.22) if total else draft.mixed(draft.first, 0.08) if at % 2 else ""
    cells = [_cell(plan, number, cell, total) for number, cell in enumerate(row)]
    return _line(draft, cells, fill=fill, role="step")


def _line(draft: Draft, cells: list[AnyLayer], **looks) -> Box:
    return Box(**{"flow": "row", "items": "centre", "gap": _GAP, "width": "fill", "height": "fill",
                  "padding": Edges(top=9 * draft.snug, right=_PAD, bottom=9 * draft.snug, left=_PAD),
                  "children": tuple(cells)} | looks)


def _cell(plan: _Plan, at: int, cell: str, bold: bool) -> AnyLayer:
    width, draft = plan.widths[at], plan.draft
    if plan.marks[at]:
        return mark_cell(draft, mark_of(cell), width, plan.size)
    weight = 800 if bold else 600 if at == 0 else 500
    if not plan.numeric[at]:
        return _said(plan, cell, width, weight=weight, cap=0)
    own = min(width, max(draft.natural(row[at], plan.size, 700) + plan.behind(at, row[at]) for row in plan.rows) + 4)
    number = _said(plan, cell, own - plan.behind(at, cell), weight=weight, text_align="right", cap=1)
    after = [Box(width=plan.behind(at, cell), height=1)] if plan.behind(at, cell) else []
    children = (*after, number) if draft.setting.rtl else (number, *after)
    return Box(flow="row", width=width, justify="centre", items="centre", children=children)


def mark_cell(draft: Draft, mark: bool | None, width: float | str, size: float) -> Box:
    """A tick, a cross, or nothing, in the middle of a cell."""
    icons: tuple[AnyLayer, ...] = ()
    if mark is not None:
        name, colour = ("circle-check-filled", draft.first) if mark else ("circle-x", "muted")
        icons = (Icon(role="mark:pop", icon=name, width=size * 1.25, colour=colour, anchor="centre"),)
    return Box(flow="stack", width=width, height=size * 1.3, children=icons)


def _said(plan: _Plan, text: str, width: float, **looks) -> AnyLayer:
    cut = {"cut": True, "cap": looks.pop("cap") or 2} if plan.draft.spare > 1 else {}
    return plan.draft.words(text, width=width, largest=plan.largest, smallest=_SMALLEST, line_height=1.4, **looks | cut)
