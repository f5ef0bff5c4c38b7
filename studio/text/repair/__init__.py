"""Turn text pasted from a PDF back into the text that was printed.

A PDF holds glyphs in places, not words; what a viewer copies out may be presentation forms, lines from last letter or
last word to first, words without spaces and half-spaces, and words with their first letters behind their last.
`repair` mends what it can and says how sure it is: it is a suggestion to be shown beside the original, never applied
silently. Text that is not damaged comes back as it is.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from math import log

from studio.letters import persian_letters
from studio.text.repair.damage import (
    begins_with_stop,
    has_unknown_run,
    is_glued,
    letters_reversed,
    without_moved_start,
)
from studio.text.repair.segment import COMMAS, STOPS, Lattice, Piece, Reading, atoms, lattice, read
from studio.text.visual import in_visual_order, logical, reordered


@dataclass(frozen=True, kw_only=True)
class Mend:
    """One line mended: its number from 0, the line before and after, what was wrong with it, if it is sure.

    Sure are mends that can be undone exactly; where words are found by likelihood, a reader must look.
    """

    line: int
    before: str
    after: str
    damage: tuple[str, ...]
    sure: bool


@dataclass(frozen=True, kw_only=True)
class Repaired:
    """A text with as many lines as it had, its mended lines, and whether every mend is sure."""

    text: str
    changes: tuple[Mend, ...]
    sure: bool


def repair(text: str) -> Repaired:
    """`text` as it was most likely printed, line for line.

    The damage named in the changes: "forms", "visual-order", "letters-reversed", "spaces", "words-reversed", "chunk".
    """
    given = text.split("\n")
    found = [_Line(line) for line in given]
    for line in found:
        line.unshape()
    _mend_words(found)
    changes = tuple(
        Mend(line=number, before=before, after=line.text, damage=tuple(line.damage), sure=line.sure)
        for number, (before, line) in enumerate(zip(given, found, strict=True))
        if line.text != before
    )
    return Repaired(
        text="\n".join(line.text for line in found), changes=changes, sure=all(change.sure for change in changes)
    )


class _Line:
    """A line on its way to being mended."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.damage: list[str] = []
        self.sure = True  # until a mend rests on likelihood

    def unshape(self) -> None:
        """Presentation forms become Persian letters, and lines turned round letter by letter are turned back."""
        if in_visual_order(self.text):
            self.becomes(persian_letters(logical(self.text)), "visual-order")
        if re.search("[\ufb50-\ufdf1\ufdf3-\ufdf9\ufe70-\ufefc]", self.text):
            self.becomes(persian_letters(self.text), "forms")
        if letters_reversed(self.text):
            self.becomes(reordered(self.text, rtl=True), "letters-reversed")

    def becomes(self, text: str, damage: str) -> None:
        if text != self.text:
            self.text = text
            self.damage.append(damage)


# ---- words


_SURE = 4.0
"""A margin between two readings that settles it."""
_MOST_PRIOR = 2.5


@dataclass(frozen=True, kw_only=True)
class _Draft:
    """A damaged line and its best reading each way."""

    line: _Line
    spaced: bool
    lattices: tuple[Lattice, ...]
    memory: Mapping[str, float]

    @cached_property
    def forwards(self) -> Reading:
        return read(self.lattices[0], self.memory)

    @cached_property
    def backwards(self) -> Reading:
        return read(self.lattices[1], self.memory)

    @property
    def margin(self) -> float:
        """How much likelier the words run backwards; negative for forwards."""
        return self.forwards.cost - self.backwards.cost

    def chosen(self, backwards: bool) -> Reading:
        return self.backwards if backwards else self.forwards


def _mend_words(lines: list[_Line]) -> None:
    """Spaces and the order of words, where enough of the text shows that they are lost."""
    filled = [line for line in lines if line.text.strip()]
    if any(is_glued(line.text) for line in filled):
        glued = []
        for line in filled:
            if has_unknown_run(line.text) or begins_with_stop(line.text):
                glued.append(_draft(line, spaced=False))
            else:
                line.becomes(without_moved_start(line.text), "chunk")
        _settle(glued)
    elif sum(begins_with_stop(line.text) for line in filled) > len(filled) / 4:
        _settle([_draft(line, spaced=True) for line in filled])


def _draft(line: _Line, *, spaced: bool) -> _Draft:
    parts = atoms(line.text, spaced=spaced)
    both = (lattice(parts, backwards=turned, spaced=spaced) for turned in (False, True))
    return _Draft(line=line, spaced=spaced, lattices=tuple(both), memory={})


def _memory(readings: list[Reading]) -> dict[str, float]:
    """What words that stand in several lines are cheaper by."""
    counts = Counter(piece.text for reading in readings for piece in reading.pieces if len(piece.text) > 3)
    return {word: min(4.0, 1.2 * log(count)) for word, count in counts.items() if count > 1}


def _settle(drafts: list[_Draft]) -> None:
    """Choose the order of each line: by its own words, by pairs of words seen elsewhere, by what most lines do."""
    memory = _memory([draft.chosen(draft.margin > 0) for draft in drafts if abs(draft.margin) > _SURE])
    drafts = [replace(draft, memory=memory) for draft in drafts]
    clear = [draft for draft in drafts if abs(draft.margin) > _SURE]
    turned = sum(draft.margin > 0 for draft in clear)
    prior = log((turned + 1) / (len(clear) - turned + 1))
    prior = max(-_MOST_PRIOR, min(_MOST_PRIOR, prior))
    pairs = Counter(pair for draft in clear for pair in _pairs(draft.chosen(draft.margin > 0)))
    for draft in drafts:
        own = _pairs(draft.chosen(draft.margin > 0)) if abs(draft.margin) > _SURE else []
        seen = pairs - Counter(own)
        familiar = _familiarity(draft.backwards, seen) - _familiarity(draft.forwards, seen)
        margin = draft.margin + prior + familiar + _by_bullet(draft.line.text)
        _write(draft, backwards=margin > 0, sure=abs(margin) > _SURE)


def _by_bullet(text: str) -> float:
    """A bullet stands before the first word, so its side of the line hints at the order of the words."""
    line = text.strip()
    return -4.0 if line[0] in _BULLETS else 1.0 if line[-1] in _BULLETS[:-3] else 0.0


def _pairs(reading: Reading) -> list[tuple[str, str]]:
    return list(pairwise(piece.text for piece in reading.pieces if piece.first not in "BSC"))


def _familiarity(reading: Reading, seen: Counter[tuple[str, str]]) -> float:
    return sum(1.5 * log(1 + seen[pair]) for pair in _pairs(reading))


def _write(draft: _Draft, *, backwards: bool, sure: bool) -> None:
    """Give the line its new words; a line with its spaces right is turned round only when that is sure."""
    if draft.spaced and not (backwards and sure):
        return
    reading = draft.chosen(backwards)
    draft.line.becomes(_written(reading.pieces), "words-reversed" if backwards else "spaces")
    draft.line.sure = False


_BULLETS = "•▪●○◦·*-–o"
_NO_SPACE_BEFORE = set(STOPS + COMMAS + ")]}»›٪%")
_NO_SPACE_AFTER = set("([{«‹")


def _written(pieces: Sequence[Piece]) -> str:
    """The words with spaces between them and signs where they belong; a bullet begins its line."""
    words = [piece.text + piece.sign for piece in pieces]
    if words and words[-1] in _BULLETS and words[-1] not in ".-–*o":
        words = [words[-1], *words[:-1]]
    text = ""
    for word in words:
        glued = not text or word[0] in _NO_SPACE_BEFORE or text[-1] in _NO_SPACE_AFTER
        text += word if glued else f" {word}"
    return text
