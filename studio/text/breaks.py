"""Turn the advances of a paragraph and a width into lines, by arithmetic in em.

All lines of a paragraph are chosen together ("total fit": D. Knuth and M. Plass, "Breaking paragraphs into lines",
Software: Practice and Experience 11, 1981), but never more of them than filling each line in turn would need. Titles
are balanced: every line as near to the mean as can be.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import Literal

from studio.text.prepare import SPACES, Prepared
from studio.text.shape import Shaped

Fashion = Literal["even", "ragged", "justified"]
"""How to weigh lines: all alike (titles), a little short of the width, or with little to stretch."""

_SLACK = 1e-6  # em; sums of advances differ in their last bits
_LONE = 4.0  # the cost of a line of one word, in squares of the width; twice as much for the last line
_ALMOST = 0.7  # of the mean line: a word as long as this does not look left alone
_SHORT = 0.3  # of the width: what a last line should at least fill, one word surely
_WIDOW = 0.2  # of the width: a last line shorter than this looks forgotten (TeX's \parfillskip=0pt plus 0.8\hsize)
_DEMERIT = 0.25  # what a widow costs: less than a line too loose to be filled, which nobody should get for it

# Words that lean on the next one: a line should not end in them. After them «را», which leans on the one before.
_LEANING = re.compile(
    "و|یا|به|با|در|از|بر|تا|که|برای|بی|هر|این|آن|چه|پس|the|an?|of|in|on|to|and|or|for|with|by|from", re.IGNORECASE
)
_EZAFE = ("\u0654", "‌های", "‌ی")  # these endings bind the word to the next one
_STOPS = tuple("،؛:.!؟…—–·")

Cost = Callable[[int, int], float]
"""The cost of a line of boxes first to last."""


@dataclass(frozen=True, eq=False)
class Boxes:
    """What a line may be made of, in order: unbreakable stretches of text with the gaps after them.

    Box n is `text[starts[n]:ends[n]]`. `lefts` and `rights` are the advances in em before and up to its end, so that
    boxes i to j on a line take `rights[j] - lefts[i]`; `gaps[n]` counts the spaces before the end of box n and
    `prices[n]` is what ending a line in it costs.
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    gaps: tuple[int, ...]
    prices: tuple[float, ...]

    def width(self, first: int, last: int) -> float:
        """The advance in em of a line of boxes `first` to `last`."""
        return self.rights[last] - self.lefts[first]

    @property
    def widest(self) -> float:
        """The widest box: no narrower line can hold the paragraph."""
        return max(right - left for left, right in zip(self.lefts, self.rights, strict=True))


def boxes(prepared: Prepared, shaped: Shaped) -> Boxes:
    """The boxes of a shaped paragraph; an empty paragraph is one empty box."""
    text, pens = prepared.text, shaped.pens
    starts = (0, *prepared.breaks)
    words = [text[start:end].rstrip(SPACES) for start, end in pairwise((*starts, len(text)))]
    ends = tuple(start + len(word) for start, word in zip(starts, words, strict=True))
    spaces = [sum(map(text[start:end].count, SPACES)) for start, end in pairwise((0, *ends))]
    return Boxes(
        starts=starts,
        ends=ends,
        lefts=tuple(pens[at] for at in starts),
        rights=tuple(pens[at] for at in ends),
        gaps=tuple(accumulate(spaces)),
        prices=tuple(_price(word, after) for word, after in zip(words, [*words[1:], ""], strict=True)),
    )


def _price(word: str, after: str) -> float:
    """What it costs to part `word` from the word `after` it."""
    if word.endswith(_STOPS):
        return -0.005
    if after == "را":
        return 0.06
    return 0.04 if _LEANING.fullmatch(word) else 0.02 if word.endswith(_EZAFE) else 0.0


def filled(found: Boxes, width: float) -> tuple[int, ...]:
    """The last box of each line when every line takes what goes in. A box wider than `width` has a line of its own."""
    lasts, first, count = [], 0, len(found.starts)
    while first < count:
        room = found.lefts[first] + width + _SLACK
        last = max(first, bisect_right(found.rights, room, lo=first) - 1)
        lasts.append(last)
        first = last + 1
    return tuple(lasts)


@lru_cache(maxsize=2048)
def lines(found: Boxes, width: float, fashion: Fashion) -> tuple[int, ...]:
    """The last box of each line of at most `width` em, as few lines as `filled` takes, chosen together."""
    latest = filled(found, width)
    if len(latest) == 1:
        return latest
    cost = _COSTS[fashion](found, width, len(latest))
    earliest = _earliest(found, width, len(latest))
    costs: dict[int, tuple[float, tuple[int, ...]]] = {-1: (0.0, ())}
    for low, high in zip(earliest, latest, strict=True):
        costs = {last: _cheapest(found, width, costs, last, cost) for last in range(low, high + 1)}
    return costs[latest[-1]][1]


def _earliest(found: Boxes, width: float, count: int) -> list[int]:
    """The first box that may end each line, so that the rest still goes into the lines that follow."""
    lasts = [len(found.starts) - 1]
    while len(lasts) < count:
        last = lasts[-1]
        first = bisect_left(found.lefts, found.rights[last] - width - _SLACK, hi=last)
        lasts.append(max(first - 1, count - len(lasts) - 1))
    return lasts[::-1]


def _cheapest(
    found: Boxes, width: float, costs: dict[int, tuple[float, tuple[int, ...]]], last: int, cost: Cost
) -> tuple[float, tuple[int, ...]]:
    """The cheapest way to end a line in box `last`, given those to end the line before."""
    ways = [
        (paid + cost(before + 1, last), (*lasts, last))
        for before, (paid, lasts) in costs.items()
        if before + 1 == last or (before < last and found.width(before + 1, last) <= width + _SLACK)
    ]
    return min(ways, default=(float("inf"), ()))


def _even(found: Boxes, _width: float, count: int) -> Cost:
    """Lines near their mean; a word alone on a line only where nothing else goes."""
    end = len(found.starts) - 1
    mean = max(found.width(0, end) / count, _SLACK)

    def cost(first: int, last: int) -> float:
        alone = first == last and found.width(first, last) < _ALMOST * mean
        return (found.width(first, last) / mean - 1) ** 2 + found.prices[last] + alone * _lone(last == end)

    return cost


def _lone(at_end: bool) -> float:
    return _LONE * (1 + at_end)


def loneliness(found: Boxes, lasts: tuple[int, ...]) -> float:
    """What short words alone on one of the lines that end in `lasts` cost, beside lines of more; 0 for none."""
    end, count = len(found.starts) - 1, len(lasts)
    if len(found.starts) == count:
        return 0.0
    least = _ALMOST * found.width(0, end) / count
    alone = (last for before, last in pairwise((-1, *lasts)) if last == before + 1)
    return sum(_lone(last == end) for last in alone if found.width(last, last) < least)


def _ragged(found: Boxes, width: float, _count: int) -> Cost:
    """Little room left at the ends of lines; the last one free, but not much too short, least of all a widow."""
    end = len(found.starts) - 1

    def cost(first: int, last: int) -> float:
        share = found.width(first, last) / width
        if last < end:
            return (1 - share) ** 2 + found.prices[last]
        widow = share < (_SHORT if first == last else _WIDOW)
        return max(0.0, _SHORT - share) ** 2 * 4 + (_DEMERIT if widow else 0.0)

    return cost


def _justified(found: Boxes, width: float, count: int) -> Cost:
    """Little for each space to stretch; the last line as when ragged."""
    ragged, end = _ragged(found, width, count), len(found.starts) - 1

    def cost(first: int, last: int) -> float:
        if last == end:
            return ragged(first, last)
        spaces = found.gaps[last] - found.gaps[first]
        return ((width - found.width(first, last)) / max(0.5, spaces)) ** 2

    return cost


_COSTS: dict[Fashion, Callable[[Boxes, float, int], Cost]] = {
    "even": _even, "ragged": _ragged, "justified": _justified,
}
