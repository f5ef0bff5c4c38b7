"""Turn laid pages into the items of one film: each page in its time, one coming as the other goes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from studio.effects import Effect
from studio.layout.film.acts import Act, acted
from studio.layout.film.moves import Stage, later, moved, moves_of, reach_of
from studio.motion import Key, Track
from studio.scene import Group, Item, LinearGradient, Move, Path, Stop, rectangle
from studio.values import BLACK, Box, Colour, Point

_CAST = 0.12  # of the page's width: how far the shadow of a turned leaf falls
_SEAM = 4.0  # px by which a page's ground goes on under the next page: nothing shines through between the two


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One page ready to be put into a film: its items as they move in seconds of its own, the second at which it comes,
    how it comes, and how long that takes."""

    items: tuple[Item, ...]
    start: float
    coming: Effect
    lead: float


def sheet_items(
    items: Sequence[Item], acts: Sequence[Act], ground: Colour, stage: Stage
) -> tuple[Item, ...]:
    """The items of a page on its ground, those that act as they move."""
    moving: dict[int, Group] = {}
    for act in sorted(acts, key=lambda act: act.unit.inside is None):  # what is in a thing first, then the thing itself
        whole = act.unit.group
        inner = tuple(_played(item, moving) for item in whole.items)
        moved_inside = any(new is not old for new, old in zip(inner, whole.items, strict=True))
        unit = replace(act.unit, group=replace(whole, items=inner)) if moved_inside else act.unit
        moving[id(whole)] = acted(replace(act, unit=unit), stage)
    floor = Path(outline=rectangle(_floor(stage)), fill=ground, crisp=True)
    return (floor, *(_cut(_played(item, moving), stage) for item in items))


def _floor(stage: Stage) -> Box:
    """The page and a little more on the sides where a next one may join it: where lines begin, and below."""
    page = stage.page
    return Box(page.x - (0 if stage.rtl else _SEAM), page.y, page.width + _SEAM, page.height + _SEAM)


def _cut(item: Item, stage: Stage) -> Item:
    """`item` without what would be seen beside its page while that comes or goes."""
    if not isinstance(item, Group) or stage.page.holds(reach_of(item), slack=0.5):
        return item
    return Group(items=(item,), clip=rectangle(stage.page), box=stage.page)


def _played(item: Item, moving: Mapping[int, Group]) -> Item:
    """`item` with the groups that move in place of those that stand; the same object where none is in it."""
    if id(item) in moving:
        return moving[id(item)]
    if not isinstance(item, Group):
        return item
    items = tuple(_played(one, moving) for one in item.items)
    if all(new is old for new, old in zip(items, item.items, strict=True)):
        return item
    return Group(items=items, layer=item.layer, role=item.role, box=item.box, transform=item.transform,
                 opacity=item.opacity, clip=item.clip, blend=item.blend)


def film_items(sheets: Sequence[Sheet], stage: Stage) -> tuple[Item, ...]:
    """All pages as one row of items, back to front: where a page goes away over the next one it lies on top."""
    order: list[int] = []
    for number, sheet in enumerate(sheets):
        before = order.index(number - 1) if number else 0
        order.insert(before if sheet.coming.old_on_top else before + 1, number)
    groups = [_in_time(sheet, next_, stage) for sheet, next_ in zip(sheets, (*sheets[1:], None), strict=True)]
    return tuple(group for number in order for group in groups[number])


def _in_time(sheet: Sheet, following: Sheet | None, stage: Stage) -> tuple[Group, ...]:
    """A page from when it comes until the next one has come, and what falls on it when it is turned."""
    group = Group(items=later(sheet.items, sheet.start), box=stage.page)
    moves: list[Move] = []
    if sheet.start > 0:
        moves += [_seen(sheet.start, 0.0, 1.0)]
        moves += moves_of(sheet.coming.changes, (sheet.start, sheet.start + sheet.lead), stage.page, stage)
    if following:
        end = following.start + following.lead
        moves += moves_of(following.coming.leaving, (following.start, end), stage.page, stage)
        moves += [_seen(end, 1.0, 0.0)]
    leaf = _leaf_light(following, stage) if following and following.coming.leaf else ()
    return (moved(group, moves), *leaf)


def _leaf_light(following: Sheet, stage: Stage) -> tuple[Group, ...]:
    """The shade on a leaf that is turned, towards its free edge, and the shadow it casts beyond that."""
    page, sign = stage.page, -1.0 if stage.rtl else 1.0
    hinge, edge = (page.right, page.x) if stage.rtl else (page.x, page.right)
    beyond = edge + sign * _CAST * page.width
    strip = Box(min(edge, beyond), page.y, abs(beyond - edge), page.height)
    shade = _gradient(hinge, edge, ((0.0, 0.18), (0.3, 0.0), (0.75, 0.06), (1.0, 0.3)))
    cast = _gradient(edge, beyond, ((0.0, 0.32), (0.4, 0.1), (1.0, 0.0)))
    items = (Path(outline=rectangle(strip), fill=cast), Path(outline=rectangle(page), fill=shade))
    start, end = following.start, following.start + following.lead
    turned = moves_of(following.coming.leaving, (start, end), page, stage)
    track = Track((Key(start, 0.0), Key(start + (end - start) * 0.35, 1.0), Key(end, 0.0, "in-quad")))
    moves = (*turned, Move(what="opacity", track=track))
    return tuple(Group(items=(item,), box=page, moves=moves) for item in items)


def _gradient(start: float, end: float, stops: tuple[tuple[float, float], ...]) -> LinearGradient:
    """Black across the page, of an opacity at each share of the way."""
    return LinearGradient(start=Point(start, 0.0), end=Point(end, 0.0),
                          stops=tuple(Stop(at=at, colour=BLACK.faded(alpha)) for at, alpha in stops))


def _seen(at: float, before: float, after: float) -> Move:
    return Move(what="opacity", track=Track((Key(at - 1.0, before), Key(at, after, "hold"))))
