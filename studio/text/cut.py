"""Turn a text that is too long into one that goes on a number of lines: as many words as fit, and «…»."""

from bisect import bisect_left

from studio.text.block import Style
from studio.text.breaks import filled
from studio.text.ready import Text, ready


def shortened(text: str, style: Style, width: float, max_lines: int) -> str:
    """As many words of `text` as fill `max_lines` lines of `width` em together with an ellipsis; at least one.

    Of an address that is broken over more lines than that, as many letters.
    """
    ends = [n for n in range(1, len(text)) if text[n].isspace() and not text[n - 1].isspace()]

    def holds(end: int) -> bool:
        return ready(_cut(text, end), style).count(width) <= max_lines

    def fits(number: int) -> bool:
        return holds(ends[number])

    first = ends[0] if ends else len(text)
    if not holds(first):
        return _cut(text, max(1, bisect_left(range(1, first), True, key=lambda end: not holds(end))))
    if not ends:
        return text
    number = min(bisect_left(ends, len(text) * _share(ready(text, style), width, max_lines)), len(ends) - 1)
    while number > 0 and not fits(number):
        number -= 1
    while number + 1 < len(ends) and fits(number + 1):
        number += 1
    return _cut(text, ends[number])


def _cut(text: str, end: int) -> str:
    """`text` up to `end`, without punctuation that the ellipsis replaces."""
    return text[:end].rstrip(" \n\u200c،؛:,;.-–—([«") + "…"


def _share(text: Text, width: float, max_lines: int) -> float:
    """About how much of `text` (0–1) goes on its first `max_lines` lines."""
    whole = sum(len(paragraph.prepared.text) for paragraph in text.paragraphs)
    room, taken = max_lines, 0
    for paragraph in text.paragraphs:
        lasts = filled(paragraph.boxes, width)[:room]
        taken += paragraph.boxes.ends[lasts[-1]] if lasts else 0
        room -= len(lasts)
    return taken / max(1, whole)
