"""Turn parts under one another into a tree: from the top down, or from right to left where it is broad."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from studio.document.cells import Part
from studio.document.model import AnyLayer, Box
from studio.layout.diagrams.draft import Draft, icon_of
from studio.layout.diagrams.figure import Figure
from studio.layout.diagrams.ways import way
from studio.layout.flow import Placed
from studio.layout.pen import Pen
from studio.letters import search_key
from studio.scene import Group, Item, Path, Stroke
from studio.values import Box as Rectangle
from studio.values import Point

_LEAF = 205.0  # units: the least width of a part at the ends of the branches
_DEEP = 56.0  # units between levels
_NEAR = 16.0  # units between neighbours
_DEEPEST = 5


@dataclass(frozen=True, kw_only=True)
class Branch:
    """A part and what is under it."""

    part: Part
    under: tuple["Branch", ...] = field(default=())

    @property
    def ends(self) -> int:
        """The number of parts at the ends of its branches."""
        return sum(branch.ends for branch in self.under) or 1

    @property
    def depth(self) -> int:
        """The number of its levels."""
        return 1 + max((branch.depth for branch in self.under), default=0)


def branches_of(parts: tuple[Part, ...]) -> tuple[Branch, ...]:
    """The trees the parts make. One that names no known parent, or a circle of them, stands at the top."""
    by_name = {search_key(part.name): at for at, part in reversed(list(enumerate(parts)))}
    parent = [by_name.get(search_key(part.parent)) if part.parent else None for part in parts]
    parent = [None if _circular(at, parent) else up for at, up in enumerate(parent)]

    def grown(at: int) -> Branch:
        return Branch(part=parts[at], under=tuple(grown(below) for below, up in enumerate(parent) if up == at))

    return tuple(grown(at) for at, up in enumerate(parent) if up is None)


def _circular(at: int, parent: list[int | None]) -> bool:
    seen, up = {at}, parent[at]
    while up is not None and up not in seen:
        seen.add(up)
        up = parent[up]
    return up == at


def hierarchy(draft: Draft) -> Box:
    """The tree; several trees stand beside each other."""
    trees = branches_of(draft.parts)
    ends = sum(tree.ends for tree in trees)
    down = draft.diagram.flow == "down" or (draft.diagram.flow != "across" and draft.width / max(1, ends) >= _LEAF)
    if draft.diagram.heading and len(trees) > 1:
        trees = (Branch(part=Part(title=draft.diagram.heading), under=trees),)
    make = _down if down else _across
    children = [make(draft, tree, 0) for tree in trees]
    flow = {"flow": "row", "items": "stretch"} if down else {}
    return draft.root(children, gap=_NEAR * 2 * draft.snug, justify="centre", **flow)


# ---------------------------------------------------------------- parts


def _node(draft: Draft, branch: Branch, level: int, **looks) -> Box:
    fill = (draft.first, draft.mixed(draft.first, 0.24), draft.diagram.panel)[min(level, 2)]
    colour = draft.on(draft.first) if level == 0 else "ink"
    largest = (48, 42, 37)[min(level, 2)] * min(1.35, draft.grown)
    words = draft.texts(branch.part, text_align="center", largest=largest, colour=colour, gap=2,
                        weight=800 if level == 0 else 700 if branch.under else 600)
    icon = icon_of(branch.part.icon)
    plate = draft.mixed(draft.first, 0.14) if level else draft.on(draft.first)
    mark = [draft.symbol(icon, 62, fill=plate)] if icon else []
    return Box(**{"role": "step", "width": "fill", "fill": fill or "", "radius": 20, "gap": 8, "items": "centre",
                  "justify": "centre", "padding": draft.edges(14, 16), "least_height": 84 * draft.snug,
                  "children": (*mark, words)} | looks)


# ---------------------------------------------------------------- from the top down


def _deep(draft: Draft) -> float:
    """The distance of levels one under another, in units: more in a high room."""
    return max(_DEEP, min(130.0, 0.13 * draft.height)) * draft.snug


def _down(draft: Draft, tree: Branch, level: int) -> AnyLayer:
    share = f"fill {tree.ends}"
    if not tree.under:
        return Box(width=share, height="fill", children=(
            _node(draft, tree, level, height="fill", most_height=130 * draft.grown),))
    row = Box(flow="row", items="stretch", gap=_NEAR * draft.snug, width="fill", height="fill",
              children=tuple(_down(draft, branch, level + 1) for branch in tree.under))
    node = _node(draft, tree, level, most_width=520, align="centre")
    return Figure(width=share, height="fill", gap=_deep(draft), children=(node, row),
                  paint=_links(draft, down=True))


# ---------------------------------------------------------------- from right to left


def _across(draft: Draft, tree: Branch, level: int) -> AnyLayer:
    share = f"fill {tree.ends}"
    if not tree.under:
        return Box(width="fill", height=share, justify="centre", children=(
            _node(draft, tree, level, height="fill", most_height=120 * draft.grown),))
    column = Box(gap=_NEAR * draft.snug, width=f"fill {tree.depth - 1}", height="fill",
                 children=tuple(_across(draft, branch, level + 1) for branch in tree.under))
    node = _node(draft, tree, level, align="centre")
    return Figure(flow="row", items="stretch", width="fill", height=share, gap=_DEEP * draft.snug,
                  children=(node, column), paint=_links(draft, down=False))


# ---------------------------------------------------------------- links


def _links(draft: Draft, *, down: bool):
    """Paints the lines from a part to those under it."""

    def paint(placed: Placed, pen: Pen) -> Iterator[Item]:
        node, others = placed.children[0].box, [_head(child) for child in placed.children[1].children]
        colour = draft.named(draft.first).mixed(draft.named("ground"), 0.5)
        stroke = Stroke(fill=colour, width=pen.setting.px(5))
        paths = tuple(Path(outline=_link(node, other, down, pen), stroke=stroke) for other in others)
        yield Group(role="mark:draw", items=paths, box=placed.box)

    return paint


def _head(placed: Placed) -> Rectangle:
    """The box of the part that stands at the root of a branch."""
    while placed.layer.role != "step":
        placed = placed.children[0]
    return placed.box


def _link(start: Rectangle, end: Rectangle, down: bool, pen: Pen) -> tuple:
    radius = pen.setting.px(18)
    if down:
        middle = (start.bottom + end.y) / 2
        points = [Point(start.centre.x, start.bottom), Point(start.centre.x, middle), Point(end.centre.x, middle),
                  Point(end.centre.x, end.y)]
    else:
        one, other = (start.x, end.right) if pen.setting.rtl else (start.right, end.x)
        middle = (one + other) / 2
        points = [Point(one, start.centre.y), Point(middle, start.centre.y), Point(middle, end.centre.y),
                  Point(other, end.centre.y)]
    if abs(points[0].x - points[-1].x) < 1 or abs(points[0].y - points[-1].y) < 1:
        points = [points[0], points[-1]]
    return way(points, radius=radius)
