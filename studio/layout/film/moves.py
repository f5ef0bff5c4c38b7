"""Turn the changes of an effect into moves of a group: shares into px and seconds, sides into left and right."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from pickle import dumps

from studio.document.timing import Keys
from studio.effects import Change, Towards
from studio.layout.pen import Pen
from studio.motion import Key, Track, Value
from studio.scene import Glyphs, Group, Item, Move, Path, Picture
from studio.values import Box, Point, united

_SIDES: dict[Towards, tuple[str, str]] = {
    "along": ("left", "right"), "against": ("right", "left"), "up": ("up", "up"), "down": ("down", "down"),
    "doors": ("doors", "doors"), "circle": ("circle", "circle"), "sweep": ("sweep", "sweep"),
}


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where things move: the page and where words may stand on it in px, whether it is read from the right, and the pen
    that drew it."""

    page: Box
    safe: Box
    rtl: bool
    pen: Pen

    @property
    def reading(self) -> str:
        """The way reading goes, as reveals call it."""
        return "left" if self.rtl else "right"


def moves_of(
    changes: Iterable[Change], span: tuple[float, float], box: Box, stage: Stage, focus: Point | None = None
) -> tuple[Move, ...]:
    """`changes` of what is in `box`, from second to second of `span`. `focus` is the pivot where a change names none,
    the middle of the box when that is None."""
    return tuple(_move(change, span, box, stage, focus) for change in changes)


def _move(change: Change, span: tuple[float, float], box: Box, stage: Stage, focus: Point | None) -> Move:
    start, end = span
    count = len(change.values)
    shares = change.at or tuple(number / (count - 1) for number in range(count))
    k = _factor(change, box, stage)
    keys = [Key(start + share * (end - start), value * k, change.easing)
            for share, value in zip(shares, change.values, strict=True)]
    shape = _SIDES[change.towards][0 if stage.rtl else 1]
    return Move(what=change.what, track=Track(tuple(keys)), pivot=_pivot(change, box, stage) or focus, box=box,
                shape=shape)


def _factor(change: Change, box: Box, stage: Stage) -> float:
    """What a value of 1 is: px for places, and mirrored where a page is read from the left."""
    side = 1.0 if stage.rtl else -1.0
    if change.what == "turn":
        return side
    if change.what not in ("x", "y"):
        return 1.0
    room = stage.page if change.of == "page" else box
    length = stage.page.size.short if change.of == "short" else room.width if change.what == "x" else room.height
    return length * side if change.what == "x" else length


def _pivot(change: Change, box: Box, stage: Stage) -> Point | None:
    if change.pivot is None:
        return None
    along, down = change.pivot
    x = box.right - along * box.width if stage.rtl else box.x + along * box.width
    return Point(x, box.y + down * box.height)


def key_moves(keys: Sequence[Keys], group: Group, stage: Stage) -> Iterator[Move]:
    """The keyframes of a layer as moves; those of numbers are not among them."""
    for one in keys:
        wanted = str if one.what == "colour" else float
        pairs = [(at, value) for at, value in one.keys if isinstance(value, wanted)]
        if pairs and one.what != "number":
            track = Track(tuple(Key(at, _worth(one.what, value, group, stage), one.easing) for at, value in pairs))
            yield Move(what=one.what, track=track, box=reach_of(group), shape=stage.reading)


def _worth(what: str, value: float | str, group: Group, stage: Stage) -> Value:
    """A key's value in px and colours."""
    if isinstance(value, str):
        return stage.pen.inks.named(value, stage.pen.inks.behind(group.box))
    return stage.pen.setting.px(value) if what in ("x", "y") else value


def moved(group: Group, moves: Iterable[Move]) -> Group:
    """`group` with more moves, named so that a painter can keep its picture while it is on its way."""
    moves = (*group.moves, *moves)
    if not moves:
        return group
    named = group.key is None and not _is_quick(group)
    return replace(group, moves=moves, key=_name(group, moves) if named else group.key)


def _is_quick(group: Group) -> bool:
    """Whether there is nothing but a picture, which painters move as it is."""
    return len(group.items) == 1 and isinstance(group.items[0], Picture) and not group.items[0].shadow


def _name(group: Group, moves: tuple[Move, ...]) -> str:
    """A name of the content, the same for the same content in every process."""
    inside = tuple(move for move in moves if move.what in ("choice", "colour"))
    return blake2b(dumps((group.items, group.clip, inside), protocol=5), digest_size=16).hexdigest()


def later(items: Sequence[Item], seconds: float) -> tuple[Item, ...]:
    """`items` with everything that happens in them `seconds` later; what stands still is the same object."""
    return tuple(_later(item, seconds) for item in items) if seconds else tuple(items)


def _later(item: Item, seconds: float) -> Item:
    if isinstance(item, Picture) and item.plays:
        return replace(item, plays=replace(item.plays, begin=item.plays.begin + seconds))
    if not isinstance(item, Group):
        return item
    items = later(item.items, seconds)
    same = all(new is old for new, old in zip(items, item.items, strict=True))
    if same and not item.moves:
        return item
    moves = tuple(replace(move, track=move.track.later(seconds)) for move in item.moves)
    return replace(item, items=item.items if same else items, moves=moves)


def reach_of(group: Group) -> Box:
    """About where a group paints, shadows left out: its box and the ink that leaves it."""
    boxes = [_box_of(item) for item in group.items]
    found = [box for box in (*boxes, group.box) if box and box.width > 0 and box.height > 0]
    return united(found)


def _box_of(item: Item) -> Box | None:
    if isinstance(item, Group):
        return reach_of(item) if item.box or item.items else None
    if isinstance(item, Glyphs | Picture):
        return item.box
    return _around(item)


def _around(path: Path) -> Box:
    edge = path.stroke.width / 2 if path.stroke else 0.0
    xs = [n for _, *numbers in path.outline for n in numbers[::2]]
    ys = [n for _, *numbers in path.outline for n in numbers[1::2]]
    if not xs:
        return Box(0.0, 0.0, 0.0, 0.0)
    return Box(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys)).grown(edge)
