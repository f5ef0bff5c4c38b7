"""Turn the spans of a text into those of the text as it was rewritten, or as letters of it were marked.

Marked words stay marked while one types; letters marked twice have both marks, of one kind the later.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise, takewhile
from typing import Any

from studio.document.model import Span


def kept_spans(spans: tuple[Span, ...], old: str, new: str) -> tuple[Span, ...]:
    """`spans` of the words `old` for the words `new`.

    What stands before and after the change keeps its spans. Letters typed inside a span or at its end belong to it;
    a span whose letters are all gone vanishes.
    """
    before = _alike(old, new)
    room = min(len(old), len(new)) - before
    after = min(room, _alike(old[::-1], new[::-1]))
    changed, more = len(old) - after, len(new) - len(old)

    def moved(at: int, *, end: bool) -> int:
        if at < before or (at == before and not end):
            return at
        return at + more if at >= changed else (changed + more if end else before)

    found = (replace(span, start=moved(span.start, end=False), end=moved(span.end, end=True)) for span in spans)
    return tuple(span for span in found if span.start < span.end)


def marked(spans: tuple[Span, ...], start: int, end: int, **marks: Any) -> tuple[Span, ...]:
    """`spans` with the letters `start` to before `end` marked by `marks` (colour, underline, highlight; an empty one
    takes that mark away), in order and none over another."""
    found: list[Span] = []
    for first, last in pairwise(sorted({start, end, *(at for span in spans for at in (span.start, span.end))})):
        look = look_of(spans, first, last)
        look = replace(look, start=first, end=last, **(marks if start <= first and last <= end else {}))
        if found and found[-1].end == first and replace(found[-1], start=0, end=0) == replace(look, start=0, end=0):
            found[-1] = replace(found[-1], end=last)
        elif replace(look, start=0, end=0) != Span():
            found.append(look)
    return tuple(span for span in found if span.start < span.end)


def look_of(spans: tuple[Span, ...], start: int, end: int) -> Span:
    """The marks that all letters from `start` to before `end` share."""
    looks = list(_looks(spans, start, end))
    shared = {name: getattr(looks[0], name) for name in _MARKS if len({getattr(look, name) for look in looks}) == 1}
    return Span(start=start, end=end, **shared)


_MARKS = ("colour", "underline", "highlight")


def _looks(spans: tuple[Span, ...], start: int, end: int) -> Iterator[Span]:
    """The marks of each piece between `start` and `end` in which they do not change."""
    cuts = {start, end, *(at for span in spans for at in (span.start, span.end) if start < at < end)}
    for first, last in pairwise(sorted(cuts)):
        over = [span for span in spans if span.start <= first and last <= span.end]
        yield Span(**{name: getattr(span, name) for span in over for name in _MARKS if getattr(span, name)})


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
