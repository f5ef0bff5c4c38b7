"""Turn numbers into places along an axis, and an axis into a few round ticks."""

from dataclasses import dataclass
from math import ceil, floor, log10

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Axis:
    """Numbers `low` to `high` laid from `start` to `end` px; `start` may be the greater one."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of `value` in px."""
        span = self.high - self.low
        return self.start + (value - self.low) / span * (self.end - self.start) if span else self.start


def ticks(low: float, high: float, most: int = 5) -> tuple[float, ...]:
    """At most `most` round numbers between `low` and `high`, in steps of 1, 2, 2.5 or 5 times a power of ten."""
    span = high - low
    if span <= 0 or most < 2:
        return (low,)
    power = 10.0 ** floor(log10(span / (most - 1)))
    for step in (power * part for part in _STEPS):
        first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
        if last - first + 1 <= most:
            return tuple(round(number * step, 12) for number in range(first, last + 1))
    return (low,)
