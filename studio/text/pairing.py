"""Turn drawn lines and the text as typed into pairs: which typed character each drawn one stands for.

What is drawn is not what was typed: isolates, marks and kashidas are put in, runs of spaces and newlines vanish, digits
and their signs change, a percent sign changes sides. The letters themselves keep their order, so they are paired one by
one, and what stands between two of them with what was typed there (`aligned`). A caret must know what was put in; for
colours and bars all that is drawn is of something typed (`sources`).
"""

import unicodedata
from collections.abc import Sequence
from itertools import accumulate

from studio.letters import TATWEEL

NEWLINES = frozenset("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029")
_PERCENT = frozenset("%٪")
# Signs the typesetter moves, adds or takes away; «…» ends a text that was cut.
_MOVABLE = frozenset(f"{TATWEEL}%٪…")
_HIDDEN = frozenset(("Cc", "Cf", "Zs", "Zl", "Zp"))


def sources(lines: Sequence[str], typed: str) -> list[list[int]]:
    """As `aligned`, but what was put in goes with the letter before it in the line, at a line's start with that after.
    """
    return [_filled(places) for places in aligned(lines, typed)]


def counts(sign: str) -> bool:
    """Whether a character is drawn wherever it is typed."""
    return sign not in _MOVABLE and unicodedata.category(sign) not in _HIDDEN


def _filled(places: Sequence[int | None]) -> list[int]:
    first = next((at for at in places if at is not None), 0)
    return list(accumulate(places, lambda last, at: last if at is None else at, initial=first))[1:]


def aligned(lines: Sequence[str], typed: str) -> list[list[int | None]]:
    """For each character of each drawn line the index into `typed` that it stands for; None for what was put in.

    Letters keep their order and are paired one by one; spaces, half-spaces and signs between two letters are paired
    with those typed there. A percent sign may have changed sides.
    """
    found: list[list[int | None]] = [[None] * len(line) for line in lines]
    free_typed: list[int] = []
    free_drawn: list[tuple[int, int]] = []
    place = 0
    for number, at, sign in ((number, at, sign) for number, line in enumerate(lines) for at, sign in enumerate(line)):
        match = _next_letter(typed, place) if counts(sign) else _match(sign, typed, place)
        if match is not None:
            free_typed += [skipped for skipped in range(place, match) if typed[skipped] in _PERCENT]
            found[number][at] = match if match < len(typed) else None
            place = match + 1
        elif sign in _PERCENT:
            free_drawn.append((number, at))
    for (number, at), index in zip(free_drawn, free_typed, strict=False):
        found[number][at] = index
    return found


def _next_letter(typed: str, place: int) -> int:
    """Where the next character that counts is typed; the end of the text where none is left."""
    return next((at for at in range(place, len(typed)) if counts(typed[at])), len(typed))


def _match(sign: str, typed: str, place: int) -> int | None:
    """The typed character before the next letter that a drawn sign between letters stands for."""
    for at in range(place, len(typed)):
        other = typed[at]
        if counts(other):
            return None
        if sign == other or (sign.isspace() and other.isspace() and other not in NEWLINES) or (
                sign in _PERCENT and other in _PERCENT):
            return at
    return None
