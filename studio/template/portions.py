"""Turn long words into portions that can be read one at a time, as a film shows them."""

import re
from collections.abc import Iterator, Sequence

_VERSE = 10  # words: a line with more is prose
_TOO_MANY = 24  # words of a clause without a comma
_JOINTS = frozenset(("که", "و", "تا", "یا", "and", "that", "which", "or", "but", "to"))
_MOST = 18  # words of a portion, where they can be parted
_ENDS = "[.؟?!؛;…]"
_SENTENCE = re.compile(rf"(?:(?<=\w\w{_ENDS})|(?<={_ENDS}[»”\"])|(?<=[»”\")]{_ENDS}))\s+")  # not after initials
_CLAUSE = re.compile(r"(?<=[،,:؛;])\s+")


def portions(text: str) -> tuple[str, ...]:
    """`text` in portions: a poem two lines at a time, prose by its sentences, short ones together, long ones at commas.

    Nothing is lost but the spaces between them, and a comma at the end of a portion.
    """
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(_count(line) <= _VERSE for line in lines):
        return tuple("\n".join(lines[at : at + 2]) for at in range(0, len(lines), 2))
    return tuple(portion.rstrip("،,؛;") for line in lines for portion in _prose(line))


def _prose(line: str) -> Iterator[str]:
    for sentence in _together(_SENTENCE.split(line)):
        clauses = [part for clause in _CLAUSE.split(sentence) for part in _halved(clause)]
        yield from _evenly(clauses) if _count(sentence) > _MOST else (sentence,)


def _together(parts: Sequence[str]) -> list[str]:
    """Neighbours joined while they are short."""
    joined = [parts[0]]
    for part in parts[1:]:
        if _count(joined[-1]) + _count(part) <= _MOST:
            joined[-1] = f"{joined[-1]} {part}"
        else:
            joined.append(part)
    return joined


def _halved(clause: str) -> Iterator[str]:
    """A clause without a comma that is too long, parted before the joining word that is nearest to its middle."""
    words = clause.split()
    joints = [at for at, word in enumerate(words) if word in _JOINTS and 3 < at < len(words) - 3]
    if len(words) <= _TOO_MANY or not joints:
        yield clause
        return
    middle = min(joints, key=lambda at: abs(at - len(words) / 2))
    yield from _halved(" ".join(words[:middle]))
    yield from _halved(" ".join(words[middle:]))


def _evenly(clauses: Sequence[str]) -> list[str]:
    """The clauses of a long sentence in portions of about the same length."""
    whole = sum(map(_count, clauses))
    wanted = whole / -(-whole // _MOST)
    found: list[list[str]] = [[]]
    for clause in clauses:
        so_far = sum(map(_count, found[-1]))
        if found[-1] and so_far + _count(clause) / 2 > wanted:
            found.append([])
        found[-1].append(clause)
    return [" ".join(part) for part in found]


def _count(text: str) -> int:
    return len(text.split())
