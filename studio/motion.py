"""Turn a second into a value: keyframes with easing.

Easings have the names of CSS (Easing Functions Level 2: "ease-out", "cubic-bezier(0.2, 0, 0, 1)", "steps(4)") and of
easings.net without their "ease-" ("out-cubic", "out-back", "out-bounce"). Colours are mixed in Oklab, where no
grey lies between two bright ones.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from math import cos, exp, isfinite, pi, sin, sqrt
from typing import Self

from studio.oklab import mixed
from studio.values import Colour

Easing = Callable[[float], float]
Value = float | Colour

# ---------------------------------------------------------------- easings


def _bezier(x1: float, y1: float, x2: float, y2: float) -> Easing:
    """The curve of CSS `cubic-bezier()`: from (0, 0) to (1, 1) with two control points, 0 <= x1, x2 <= 1."""

    def along(a: float, b: float, s: float) -> float:
        return s * (3 * (1 - s) * ((1 - s) * a + s * b) + s * s)

    def eased(share: float) -> float:
        low, high = 0.0, 1.0
        for _ in range(40):  # x rises with s, so halving always finds it; 40 halvings are exact to 1e-12
            middle = (low + high) / 2
            low, high = (middle, high) if along(x1, x2, middle) < share else (low, middle)
        return along(y1, y2, (low + high) / 2)

    return eased


def _power(number: int) -> Easing:
    return lambda share: share**number


def _mirrored(ease_in: Easing) -> Easing:
    """The same curve backwards: quick first, slow at the end."""
    return lambda share: 1 - ease_in(1 - share)


def _both(ease_in: Easing) -> Easing:
    """Slow at both ends."""
    return lambda share: ease_in(2 * share) / 2 if share < 0.5 else 1 - ease_in(2 - 2 * share) / 2


def _back(share: float) -> float:
    """Goes a tenth of the way back first."""
    return share * share * (2.70158 * share - 1.70158)


def _bounce_out(share: float) -> float:
    """A ball that falls and bounces three times (easings.net)."""
    for until, centre, floor in ((1 / 2.75, 0, 0), (2 / 2.75, 1.5, 0.75), (2.5 / 2.75, 2.25, 0.9375)):
        if share < until:
            return 7.5625 * (share - centre / 2.75) ** 2 + floor
    return 7.5625 * (share - 2.625 / 2.75) ** 2 + 0.984375


def _spring(share: float) -> float:
    """A damped spring let go at 0: it passes 1 by a twentieth and comes to rest at 1."""
    damping, speed = 6.0, 2 * pi
    swing = exp(-damping * share) * (cos(speed * share) + damping / speed * sin(speed * share))
    rest = exp(-damping)  # what the swing still has at the end, taken off evenly so that the end is exact
    return 1 - swing + rest * share


def _steps(count: int) -> Easing:
    return lambda share: int(share * count) / count


def _curves() -> Iterator[tuple[str, Easing]]:
    ins: Mapping[str, Easing] = {
        "sine": lambda share: 1 - cos(share * pi / 2), "quad": _power(2), "cubic": _power(3), "quart": _power(4),
        "quint": _power(5), "expo": lambda share: (2 ** (10 * share) - 1) / 1023,
        "circ": lambda share: 1 - sqrt(max(0.0, 1 - share * share)), "back": _back, "bounce": _mirrored(_bounce_out),
    }
    for name, curve in ins.items():
        yield f"in-{name}", curve
        yield f"out-{name}", _mirrored(curve)
        yield f"in-out-{name}", _both(curve)


EASINGS: Mapping[str, Easing] = {
    "linear": lambda share: share,
    "hold": lambda share: 0.0,  # noqa: ARG005 - keeps the value before until the key's own second
    "ease": _bezier(0.25, 0.1, 0.25, 1.0),
    "ease-in": _bezier(0.42, 0.0, 1.0, 1.0),
    "ease-out": _bezier(0.0, 0.0, 0.58, 1.0),
    "ease-in-out": _bezier(0.42, 0.0, 0.58, 1.0),
    "spring": _spring,
    **dict(_curves()),
}
_NUMBERS = re.compile(r"(cubic-bezier|steps)\(([^)]*)\)")


@lru_cache(maxsize=256)
def easing(name: str) -> Easing:
    """The curve called `name`: shares of the time 0–1 lead to shares of the way, 0 to 0 and 1 to 1.

    Raises ValueError for an unknown one.
    """
    found = _NUMBERS.fullmatch(name)
    curve = _parsed(found[1], found[2]) if found else EASINGS.get(name)
    if curve is None:
        raise ValueError(f"no such easing: {name!r}")
    return lambda share: share if share in (0.0, 1.0) else curve(share)


def is_easing(name: str) -> bool:
    """Whether there is a curve called `name`."""
    try:
        return bool(easing(name))
    except ValueError:
        return False


def _parsed(kind: str, numbers: str) -> Easing | None:
    values = [float(number) for number in numbers.split(",")]  # float's own ValueError is as good as ours
    if not all(map(isfinite, values)):
        return None
    if kind == "steps":
        return _steps(int(values[0])) if len(values) == 1 and 1 <= values[0] == int(values[0]) <= 1000 else None
    return _bezier(*values) if len(values) == 4 and 0 <= values[0] <= 1 and 0 <= values[2] <= 1 else None


# ---------------------------------------------------------------- values between values


def between(start: Value, end: Value, share: float) -> Value:
    """What lies `share` of the way from `start` to `end`; shares below 0 or above 1 go beyond numbers."""
    if isinstance(start, Colour) and isinstance(end, Colour):
        return mixed(start, end, share)
    return start + (end - start) * share


# ---------------------------------------------------------------- tracks


@dataclass(frozen=True, slots=True)
class Key:
    """A value at second `at`; `easing` is the way to it from the key before."""

    at: float
    value: Value
    easing: str = "linear"


@dataclass(frozen=True, slots=True)
class Track:
    """A value in time: keys in order of their seconds, the first and last held for ever; two at one second jump."""

    keys: tuple[Key, ...]

    def __post_init__(self) -> None:
        if not self.keys or any(a.at > b.at for a, b in pairwise(self.keys)):
            raise ValueError("a track needs keys in the order of their seconds")

    def at(self, t: float) -> Value:
        """The value at second `t`; exactly a key's own at its second."""
        number = bisect_right(self.keys, t, key=_second)
        if number == 0:
            return self.keys[0].value
        before = self.keys[number - 1]
        if number == len(self.keys):
            return before.value
        after = self.keys[number]
        if before.value == after.value:
            return before.value
        return between(before.value, after.value, easing(after.easing)((t - before.at) / (after.at - before.at)))

    def changes(self) -> Iterator[tuple[float, float]]:
        """The stretches of seconds in which the value goes on, and (t, t) where it jumps. It is still in between."""
        for before, after in pairwise(self.keys):
            if before.value != after.value:
                jump = before.at == after.at or after.easing == "hold"
                yield (after.at, after.at) if jump else (before.at, after.at)

    def later(self, seconds: float) -> Self:
        """The same, `seconds` later."""
        return replace(self, keys=tuple(replace(key, at=key.at + seconds) for key in self.keys))


def _second(key: Key) -> float:
    return key.at


def ramp(start: float, end: float, values: tuple[Value, Value], easing: str = "linear") -> Track:
    """From one value at second `start` to the other at second `end`."""
    return Track((Key(start, values[0]), Key(end, values[1], easing)))
