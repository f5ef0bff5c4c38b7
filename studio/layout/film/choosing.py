"""Turn a row of ready pictures of one thing into a group that shows one of them at a time."""

from collections.abc import Sequence

from studio.motion import Key, Track
from studio.scene import Group, Item, Move


def choosing(options: Sequence[Sequence[Item]], seconds: Sequence[float]) -> Group:
    """The first of `options` until `seconds[0]`, the second until `seconds[1]` and so on, the last for ever."""
    items = tuple(one[0] if len(one) == 1 else Group(items=tuple(one)) for one in options)
    keys = [Key(at, float(number), "hold") for number, at in enumerate(seconds, 1)]
    return Group(items=items, moves=(Move(what="choice", track=Track((Key(seconds[0] - 1.0, 0.0), *keys))),))
