"""Turn the spans of a text into those of the text as it was rewritten: marked words stay marked while one types."""

from dataclasses import replace
from itertools import takewhile

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


def _alike(one: str, other: str) -> int:
    """How many letters two texts have in common at their beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))
