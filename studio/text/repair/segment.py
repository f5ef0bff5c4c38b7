"""Turn a line without spaces into its most likely words, read either way.

A Viterbi search over the words that may start at each place (`lexicon.readings`), with a cost for which part of a
sentence follows which. Lines pasted from a PDF may hold their words from last to first, and a word whose first
letters were drawn in another chunk has them behind its last ones (تابخانهک for کتابخانه).

Parts: N noun, T noun of action, J adjective, E one whose ezafe shows, V finite verb, P preposition, R را, O و,
K conjunction, A adverb, D determiner, L number or Latin clause, S stop, C comma, B bracket or quotation mark, U letter
of an unknown word, ^ edge of the line.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from studio.letters import ZWNJ
from studio.text.lexicon import LONGEST, LONGEST_ENDING, LOOSE, astray, loosened, reach, readings
from studio.text.protect import tokens

_LETTER = "\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff\u200c"
_DIGIT = "0-9۰-۹٠-٩"
_ATOM = re.compile(
    rf"(?P<word>[{_LETTER}]+)|(?P<number>[{_DIGIT}]+(?:[.,٫٬/:–-][{_DIGIT}]+)*[%٪]?)|(?P<space>\s+)|(?P<sign>.)"
)
_LEFT_TO_RIGHT = frozenset({"latin", "url", "email", "domain", "handle", "doi", "version", "isbn", "phone"})
_MIRRORS = str.maketrans("()[]{}«»‹›<>", ")(][}{»«›‹><")
STOPS = ".!؟?:؛;…"
COMMAS = "،,؛"
"""Signs that stay behind their word when the words of a line are turned round."""

_LONGEST_ASTRAY = 11
_FIRST = 4
"""Letters from the start of a line within which a chunk often begins."""
_ASTRAY_FIRST, _ASTRAY_LATER, _LOOSENED = 5.0, 8.0, 1.5
"""Costs: letters astray in the first word pasted, in a later one, and an ending apart from its word."""
_UNKNOWN, _UNKNOWN_LETTER = 15.0, 3.5
"""Costs of a word that is not in the list: to begin it, and for each letter."""
_BEAM = 18.0
"""States this much worse than the best at a place are given up."""


class Piece(NamedTuple):
    """A word or sign: its text as it should stand, its cost, the parts its ends play, and the sign that is its own."""

    text: str
    cost: float
    first: str
    last: str
    sign: str = ""


class Atom(NamedTuple):
    """A letter, number, latin clause, space or sign of a line."""

    text: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Reading:
    """The pieces of a line in reading order, and how unlikely they are together."""

    pieces: tuple[Piece, ...]
    cost: float


def atoms(line: str, *, spaced: bool = False) -> tuple[Atom, ...]:
    """Letters one by one; numbers, clauses in other scripts and signs whole.

    Kashidas are dropped, and half-spaces unless the line is `spaced` right: the word list knows where they belong.
    """
    found: list[Atom] = []
    place = 0
    spans = [(token.start, token.end) for token in tokens(line) if token.kind in _LEFT_TO_RIGHT]
    for start, end in [*spans, (len(line), len(line))]:
        for match in _ATOM.finditer(line, place, start):
            if match["word"]:
                found += [Atom(letter, "letter") for letter in match[0] if letter != ZWNJ or spaced]
            elif match[0] != "ـ":
                found.append(Atom(match[0], match.lastgroup or "sign"))
        found += [Atom(line[start:end], "latin")] if end > start else []
        place = end
    return tuple(found)


@dataclass(frozen=True, kw_only=True)
class Lattice:
    """For each place of a line the pieces that may begin there, with their ends; `backwards` if its words stand from
    last to first."""

    places: tuple[tuple[tuple[int, Piece], ...], ...]
    backwards: bool


def lattice(line: tuple[Atom, ...], *, backwards: bool, spaced: bool = False) -> Lattice:
    """All pieces `line` may be made of; `backwards` if its words stand from last to first.

    In a `spaced` line the spaces are right: every run of letters is one word.
    """
    way = _Line(line, backwards)
    words = way.run if spaced else way.words
    places = (words(start) if atom.kind == "letter" else way.sign(start) for start, atom in enumerate(line))
    return Lattice(places=tuple(map(tuple, places)), backwards=backwards)


def read(pieces: Lattice, memory: Mapping[str, float]) -> Reading:
    """The best reading of a line.

    `memory` makes words that the rest of the text holds cheaper: spelling → what to take off.
    """
    search = _Search(pieces, memory)
    for start in range(len(pieces.places)):
        search.go_on(start)
    return search.reading()


# ---------------------------------------------------------------- searching


class _State(NamedTuple):
    cost: float
    start: int
    before: str
    piece: Piece | None


class _Search:
    """The cheapest ways from the start of a line to each of its places, one for each part they end with."""

    def __init__(self, pieces: Lattice, memory: Mapping[str, float]) -> None:
        self._places, self._backwards, self._memory = pieces.places, pieces.backwards, memory
        self._best: list[dict[str, _State]] = [{} for _ in range(len(pieces.places) + 1)]
        self._best[0]["^"] = _State(0.0, -1, "", None)

    def go_on(self, start: int) -> None:
        """Lengthen the ways that end at `start` by every piece that may begin there."""
        states = self._best[start]
        if not states:
            return
        limit = min(state.cost for state in states.values()) + _BEAM
        kept = [(part, state.cost) for part, state in states.items() if state.cost <= limit]
        for end, piece in self._places[start]:
            self._extend(kept, start, end, piece)

    def _extend(self, kept: list[tuple[str, float]], start: int, end: int, piece: Piece) -> None:
        near, far = (piece.last, piece.first) if self._backwards else (piece.first, piece.last)
        own = piece.cost - self._memory.get(piece.text, 0.0)
        reached = self._best[end]
        for part, cost in kept:
            if piece.first == " ":
                total, leaving = cost, part
            else:
                total, leaving = cost + own + self._step(part, near), far
            if leaving not in reached or total < reached[leaving].cost:
                reached[leaving] = _State(total, start, part, piece)

    def _step(self, part: str, beside: str) -> float:
        """The cost of going on from `part` to the part beside it in the line."""
        return follows(beside, part) if self._backwards else follows(part, beside)

    def reading(self) -> Reading:
        """The cheapest way to the end of the line, in reading order."""
        last = {part: state.cost + self._step(part, "^") for part, state in self._best[-1].items()}
        part = min(last, key=last.__getitem__)
        pieces = self._traced(part)
        return Reading(pieces=tuple(_with_unknown_words(pieces, self._backwards)), cost=last[part])

    def _traced(self, part: str) -> list[Piece]:
        """The pieces of the way that ends with `part`, in reading order."""
        pieces: list[Piece] = []
        place = len(self._best) - 1
        while place > 0:
            state = self._best[place][part]
            if state.piece is not None and state.piece.first != " ":
                pieces.append(state.piece)
            place, part = state.start, state.before
        return pieces if self._backwards else pieces[::-1]


def _with_unknown_words(pieces: list[Piece], backwards: bool) -> Iterator[Piece]:
    """The letters of each unknown word as one piece, in the order they stood in."""
    letters: list[Piece] = []
    for piece in pieces:
        if letters and (piece.first != "U" or (piece if backwards else letters[-1]).sign):
            yield _joined(letters[::-1] if backwards else letters)
            letters = []
        if piece.first == "U":
            letters.append(piece)
        else:
            yield piece
    if letters:
        yield _joined(letters[::-1] if backwards else letters)


def _joined(letters: list[Piece]) -> Piece:
    return letters[-1]._replace(text="".join(letter.text for letter in letters), first="U")


# ---------------------------------------------------------------- pieces


class _Line(NamedTuple):
    """The atoms of a line and the way its words stand: what may begin at each place, with its end."""

    atoms: tuple[Atom, ...]
    backwards: bool

    def sign(self, start: int) -> Iterator[tuple[int, Piece]]:
        """The number, clause, space or sign at `start`."""
        text, kind = self.atoms[start]
        if kind == "space":
            yield start + 1, Piece("", 0.0, " ", " ")
        elif kind in ("number", "latin"):
            yield start + 1, Piece(text, 3.0, "L", "L")
        elif text in COMMAS and text not in STOPS:
            yield start + 1, Piece(text, 5.0 if self.backwards else 1.0, "C", "C")
        elif text in STOPS:
            yield start + 1, Piece(text, 1.0, "S", "S")
        else:
            yield start + 1, Piece(text.translate(_MIRRORS) if self.backwards else text, 1.0, "B", "B")

    def run(self, start: int) -> Iterator[tuple[int, Piece]]:
        """The whole run of letters, as typed, in each part its readings play."""
        if start and self.atoms[start - 1].kind == "letter":
            return
        bare = self._letters(start, len(self.atoms))
        end, known = start + len(bare), readings(bare.replace(ZWNJ, ""))
        sign = self._comma_behind(end)
        for part, cost in {word.part: word.cost for word in reversed(known)}.items() if known else [("N", 20.0)]:
            yield end, Piece(bare, cost, part, part)
            if sign:
                yield end + 1, Piece(bare, cost + 1.0, part, "C", sign)

    def words(self, start: int) -> Iterator[tuple[int, Piece]]:
        """Every word that may begin at `start`."""
        letters = self._letters(start, start + LONGEST)
        furthest = reach(letters)
        for size in range(1, len(letters) + 1):
            end = start + size
            sign = self._comma_behind(end)
            for piece in _words(letters[:size], size <= furthest, start < _FIRST, self.backwards):
                yield end, piece
                if sign:
                    yield end + 1, piece._replace(cost=piece.cost + 1.0, last="C", sign=sign)
        yield from _astray_over_comma(self.atoms, start, letters)
        yield from _with_spaced_ending(self.atoms, start, letters)

    def _letters(self, start: int, limit: int) -> str:
        """The letters from `start` on, up to `limit`."""
        return "".join(atom.text for atom in takewhile(lambda atom: atom.kind == "letter", self.atoms[start:limit]))

    def _comma_behind(self, end: int) -> str:
        """The comma at `end`, which stays with the word before it when the words are turned round; else nothing."""
        behind = self.atoms[end].text if self.backwards and end < len(self.atoms) else ""
        return behind if behind in COMMAS else ""


def _with_spaced_ending(line: tuple[Atom, ...], start: int, letters: str) -> Iterator[tuple[int, Piece]]:
    """کتابخانه های: the one space of a glued line stands where a half-space belongs."""
    ending = start + len(letters) + 1
    if ending < len(line) and line[ending - 1].kind == "space":
        tail = "".join(atom.text for atom in line[ending : ending + LONGEST_ENDING] if atom.kind == "letter")
        for size in range(2, len(tail) + 1):
            for word in readings(letters + tail[:size]) if tail[:size] in LOOSE else ():
                yield ending + size, Piece(word.spelling, word.cost, word.part, word.part)


@lru_cache(maxsize=200_000)
def _words(bare: str, whole: bool, first: bool, backwards: bool) -> tuple[Piece, ...]:
    """The readings of some letters: as they stand (if `whole`), with an ending apart, letters astray, or unknown."""
    found = [Piece(word.spelling, word.cost, word.part, word.part) for word in (readings(bare) if whole else ())]
    if backwards and len(bare) > 3:
        found += [Piece(word.spelling, word.cost + _LOOSENED, word.part, word.part) for word in loosened(bare)]
    if bare in LOOSE:
        found.append(Piece(bare, _UNKNOWN, "N", "N"))
    if len(bare) == 1:
        found.append(Piece(bare, _UNKNOWN + _UNKNOWN_LETTER, "U", "U"))
    elif first or len(bare) <= _LONGEST_ASTRAY:
        word = astray(bare, with_endings=first)
        if word is not None:
            cost = word.cost + (_ASTRAY_FIRST if first else _ASTRAY_LATER)
            found.append(Piece(word.spelling, cost, word.part, word.part))
    return tuple(found)


def _astray_over_comma(line: tuple[Atom, ...], start: int, letters: str) -> Iterator[tuple[int, Piece]]:
    """نند،ک: the first letters of کنند، stand behind its comma."""
    middle = start + len(letters)
    if middle >= len(line) or line[middle].text not in COMMAS or len(letters) > _LONGEST_ASTRAY:
        return
    extra = _ASTRAY_FIRST if start < _FIRST else _ASTRAY_LATER
    for end in range(middle + 2, min(middle + 10, len(line) + 1)):
        if line[end - 1].kind != "letter":
            return
        head = "".join(atom.text for atom in line[middle + 1 : end])
        for word in readings(head + letters):
            yield end, Piece(word.spelling, word.cost + extra, word.part, "C", line[middle].text)


# How unlikely one part is right after another, in reading order: natural logarithms, set by hand.
_FOLLOWS = {
    "N": {"R": -0.5, "S": 1.0, "V": -0.2, "T": 0.7, "J": -0.4},
    "T": {"N": -0.3, "T": 0.3, "^": 0.7},
    "J": {"N": 0.5},
    "U": {"U": -_UNKNOWN},
    "E": {"^": 0.7, "N": -0.7, "V": 4, "P": 3.5, "O": 4, "R": 4, "S": 5, "C": 5, "K": 3, "A": 3},
    "V": {"N": 1.5, "E": 1.5, "R": 6, "O": -1, "K": -1, "S": -2.5, "C": -1, "D": 0.7, "V": 2},
    "P": {"N": -0.7, "J": 0.8, "E": -0.5, "D": -0.5, "V": 5, "R": 6, "P": 3, "O": 5, "K": 3, "S": 6, "C": 6, "A": 4}
    | {"^": 1.5},
    "R": {"R": 6, "S": 4, "O": 3, "C": 3, "K": 3, "V": -0.3},
    "O": {"V": 1.5, "O": 6, "R": 6, "S": 6, "C": 6, "K": 1.5, "^": 1.0},
    "K": {"S": 5, "C": 4, "R": 5, "O": 4, "K": 2.5, "V": 1.0},
    "A": {"R": 5},
    "D": {"J": 0.5, "N": -0.5, "V": 2.5, "P": 2.5, "O": 3, "S": 4, "C": 3},
    "S": {"V": 2, "R": 8, "O": 2.5, "S": 3, "C": 6, "^": -0.5},
    "C": {"R": 4, "S": 6, "C": 6, "V": 1.0, "O": 1.0},
    "B": {"R": 0.5},
    "^": {"S": 7, "C": 7, "R": 1.0, "V": 0.5, "T": -0.7, "J": 0.4},
}


_NOUNS = {"T": "N", "J": "N", "U": "N"}


@cache
def follows(part: str, following: str) -> float:
    """The cost of the part `following` right after `part`; kinds of noun are nouns where no row speaks of them."""
    for left in (part, _NOUNS.get(part)):
        for right in (following, _NOUNS.get(following)):
            if left and right and right in _FOLLOWS.get(left, {}):
                return _FOLLOWS[left][right]
    return 0.0
