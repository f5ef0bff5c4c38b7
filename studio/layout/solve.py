"""Turn a page's layers into placed layers that fit, and a report of what had to give way.

The order is always the same: all texts get smaller together within their legible ranges; then long texts are cut with
«…»; then optional layers are dropped, the highest priority number first; what still does not fit is an error.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from studio.document.model import AnyLayer, Chart, Diagram, Text, layers_of
from studio.errors import Problem
from studio.layout.flow import Placed, pin, place, total_spill, walk, without
from studio.layout.setting import Setting
from studio.layout.words import text_of
from studio.values import Box

_LEVELS = 8
_CUTS = 64
_CUT_TIGHT = 0.85  # when a text must be cut anyway, the rest need not be at its very smallest
_FITS = 1.0


@dataclass(frozen=True, kw_only=True)
class Solved:
    """A page that was laid out: its placed layers, the tightness it took, and what a person should know."""

    placed: tuple[Placed, ...]
    setting: Setting
    problems: tuple[Problem, ...] = ()


def solve(layers: Sequence[AnyLayer], page: Box, safe: Box, setting: Setting) -> Solved:
    """The layers of one page in their boxes. `page` is the whole page, `safe` where words may stand, both in px."""
    dropped: list[AnyLayer] = []
    standing = tuple(layers)
    while True:
        found = _fitting(standing, page, safe, setting)
        optional = None if _fits(found) else _next_to_drop(standing)
        if optional is None:
            return Solved(placed=found.placed, setting=found.setting, problems=_report(found, dropped))
        dropped.append(optional)
        standing = without(standing, optional)


def _fitting(layers: Sequence[AnyLayer], page: Box, safe: Box, setting: Setting) -> Solved:
    """The loosest page that fits; cut when it must be; the tightest when nothing fits."""

    def tried(tight: float, cut: float = 0.0) -> Solved:
        at = setting.with_tight(tight, cut)
        placed = tuple(place(layer, pin(layer, page if layer.bleed else safe, at), at) for layer in layers)
        return Solved(placed=placed, setting=at)

    loosest = tried(0.0)
    if _fits(loosest):
        return loosest
    if _fits(tightest := tried(1.0)):
        return _least(lambda level: tried(level / _LEVELS), _LEVELS, tightest)
    for tight in (_CUT_TIGHT, 1.0):
        if _fits(shortest := tried(tight, 2.0)):
            return _least(lambda level, tight=tight: tried(tight, 2.0 * level / _CUTS), _CUTS, shortest)
    return shortest


def _least(tried: Callable[[int], Solved], levels: int, best: Solved) -> Solved:
    """The first of the levels 1 to `levels` that fits; the last one is known to fit and is `best`."""
    low, high = 0, levels
    while high - low > 1:
        middle = (low + high) // 2
        candidate = tried(middle)
        if _fits(candidate):
            high, best = middle, candidate
        else:
            low = middle
    return best


def _fits(solved: Solved) -> bool:
    return _spill(solved.placed) <= _FITS


def _spill(placed: Sequence[Placed]) -> float:
    return sum(total_spill(part) for part in placed)


def _next_to_drop(layers: Sequence[AnyLayer]) -> AnyLayer | None:
    """The optional layer with the highest priority number; of equals the last one."""
    optional = [layer for layer in layers_of(tuple(layers)) if layer.priority > 0]
    return max(reversed(optional), key=lambda layer: layer.priority, default=None)


# ---------------------------------------------------------------- report


def _report(found: Solved, dropped: Sequence[AnyLayer]) -> tuple[Problem, ...]:
    problems = [_dropped(layer) for layer in dropped if not _is_decoration(layer)]
    for top in found.placed:
        for part in walk(top):
            problems.extend(part.told)
            if part.words is not None and part.words.shown < part.words.lines and part.spill == 0:
                problems.append(_cut(part))
            elif part.spill > _FITS and not part.told:
                problems.append(_too_large(part))
    return tuple(problems)


def _name(layer: AnyLayer) -> str:
    return layer.id or layer.slot or layer.role or type(layer).__name__.lower()


def _is_decoration(layer: AnyLayer) -> bool:
    return not any(isinstance(part, Text | Chart | Diagram) or part.slot for part in layers_of((layer,)))


def _dropped(layer: AnyLayer) -> Problem:
    words = " ".join(text_of(part) for part in layers_of((layer,)) if isinstance(part, Text))
    return Problem(
        where=_name(layer), what=f"left out, there was no room{f': {_short(words)}' if words else ''}",
        hint="shorten the other texts to make room", code="dropped", level="note",
        what_fa=f"جا نشد و کنار گذاشته شد{f': {_short(words)}' if words else ''}", hint_fa="متن‌های دیگر را کوتاه کنید",
    )


def _cut(part: Placed) -> Problem:
    shown, lines = part.words.shown, part.words.lines
    return Problem(
        where=_name(part.layer), what=f"cut to {shown} of {lines} lines: {_short(text_of(part.layer))}",
        hint="write a shorter text", code="text-cut", level="note",
        what_fa="متن کوتاه شد تا جا شود", hint_fa="متن کوتاه‌تری بنویسید",
    )


def _too_large(part: Placed) -> Problem:
    return Problem(
        where=_name(part.layer), what=f"does not fit by {part.spill:.0f} px even at its smallest",
        hint="shorten it, or choose a larger size", code="overflow", level="error",
        what_fa="حتی در کوچک‌ترین اندازه جا نمی‌شود", hint_fa="متن را کوتاه کنید یا اندازهٔ بزرگ‌تری برگزینید",
    )


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= 40 else f"{flat[:39]}…"
