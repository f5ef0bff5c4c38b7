"""Turn a line into the answer to one question: is it damaged, and how?

Every test asks for strong evidence, so that sound text is left alone.
"""

import re
from functools import lru_cache

from studio.letters import ZWNJ
from studio.text.lexicon import LOOSE, readings
from studio.text.repair.segment import atoms, lattice, read

_WORD = re.compile("[\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5\u200c]+")
_STOP_FIRST = re.compile(r"\s*[.؛،]\s*[\u0620-\u06d3]")
_LONG, _LONGER, _LONGEST = 10, 12, 15
_COST_OF_LETTER = 2.3
_MOST_MOVED = 4


def is_glued(line: str) -> bool:
    """Whether long runs of letters in `line` are common words without their spaces.

    A run of 15 letters is enough; shorter ones must make up half of the line, for word lists lack some compounds.
    """
    runs = [word for word in _WORD.findall(line) if len(word) >= _LONGER and _glued(word) >= 2]
    letters = sum(map(len, _WORD.findall(line)))
    return any(len(run) >= _LONGEST for run in runs) or sum(map(len, runs)) * 2 >= letters > 0


def begins_with_stop(line: str) -> bool:
    """Whether the sign that ends a sentence stands before the first word."""
    return _STOP_FIRST.match(line) is not None


def has_unknown_run(line: str) -> bool:
    """Whether a long run of letters is no word; in a text with glued lines it is glued too."""
    return any(len(word) >= _LONG and not _is_word(word) for word in _WORD.findall(line))


@lru_cache(maxsize=10_000)
def _glued(word: str) -> int:
    """How many words `word` is, when it is none itself and all of them are known; otherwise 0."""
    if ZWNJ in word or _is_word(word):
        return 0
    line = atoms(word)
    both = (read(lattice(line, backwards=turned), {}) for turned in (False, True))
    best = min(both, key=lambda reading: reading.cost)
    known = all(piece.first != "U" for piece in best.pieces)
    return len(best.pieces) if known and best.cost < _COST_OF_LETTER * len(word) else 0


def letters_reversed(line: str) -> bool:
    """Whether the words of `line` are known from their last letter to their first, and not as they stand."""
    words = [word for word in _WORD.findall(line) if len(word) > 2]
    if len(words) < 2:
        return False
    forwards = sum(_is_word(word) for word in words)
    backwards = sum(_is_word(word[::-1]) for word in words)
    return backwards >= 0.7 * len(words) and forwards <= 0.3 * len(words)


def without_moved_start(line: str) -> str:
    """The line with its first letters put back behind its last word, if that makes words of all («ا تفاوت ب»).

    Else the line itself.
    """
    text = line.strip()
    if all(_is_word(word) for word in _WORD.findall(text)):
        return line
    for count in range(1, min(_MOST_MOVED, len(text))):
        head, rest = text[:count], text[count:].strip()
        words = _WORD.findall(rest + head)
        if _WORD.fullmatch(head) and len(words) > 1 and all(map(_is_word, words)) and (rest + head).endswith(words[-1]):
            return rest + head
    return line


def _is_word(word: str) -> bool:
    bare = word.replace(ZWNJ, "")
    return bare in LOOSE or bool(readings(bare))
