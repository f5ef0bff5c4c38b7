"""Turn a text and a box into the largest size at which the text fits."""

from studio.text.block import Block, Style
from studio.text.paragraph import measured, set_text
from studio.text.ready import Text, ready

_TRIALS = 11  # halvings of the range of sizes: 1/2000 of it is left
_SLACK = 1e-6  # px


def fit(  # noqa: PLR0913 - a box and a range are two numbers each
    text: str, style: Style, *, width: float, height: float, smallest: float, largest: float,
    max_lines: int | None = None,
) -> Block:
    """Set `text` as large as fits a box of `width` x `height` px, between `smallest` and `largest` px.

    Where even the smallest does not fit, that size is taken and words are left out.
    Raises InputFault for an unknown family.
    """
    found = ready(text, style)
    size = _largest(found, (width, height), (smallest, largest), max_lines)
    if size is not None:
        return set_text(text, style, size=size, width=width, max_lines=max_lines)
    room = max(1, int(height / (found.line_height * smallest) + 1e-6))
    return set_text(text, style, size=smallest, width=width, max_lines=min(room, max_lines or room))


def _largest(text: Text, box: tuple[float, float], sizes: tuple[float, float], max_lines: int | None) -> float | None:
    """The largest of `sizes` (from, to) in px at which `text` fits `box`, or None."""
    low, high = sizes
    if _fits(text, box, high, max_lines):
        return high
    if not _fits(text, box, low, max_lines):
        return None
    for _ in range(_TRIALS):
        middle = (low + high) / 2
        low, high = (middle, high) if _fits(text, box, middle, max_lines) else (low, middle)
    return low


def _fits(text: Text, box: tuple[float, float], size: float, max_lines: int | None) -> bool:
    width, height = box
    if max(paragraph.boxes.widest for paragraph in text.paragraphs) * size > width + _SLACK:
        return False
    count = text.count(width / size)
    if count * text.line_height * size > height + _SLACK or (max_lines is not None and count > max_lines):
        return False
    return not text.hanging or measured(text, width / size)[1] * size <= height + _SLACK
