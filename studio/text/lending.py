"""Turn a paragraph into the Latin words that its face cannot draw, with the face that lends them its letters.

Few Persian fonts have the letters of romanised names (ḥ ṭ ẓ in ALA-LC). Such a name is set in a shipped family that has
them all, and with it the Latin words beside it: one word or one letter in another face would look like a mistake.
Arabic letters are never lent.
"""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple
from unicodedata import normalize

from studio.text import faces
from studio.text.tokens import ARABIC

_LENDERS = {"naskh": "markazi-text", "nastaliq": "markazi-text"}  # to those of a pen
_LENDER = "estedad"  # to all others
_LETTER = "A-Za-zªº\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
_WORDS = re.compile(rf"[{_LETTER}](?:[^{ARABIC}۰-۹٠-٩\u0600-\u061f\u2066-\u2069\n]*[{_LETTER}])?")

Draws = Callable[[str], bool]
"""Whether a face has a glyph for a character."""


class Loan(NamedTuple):
    """Words from index `start` to before `end`, and the face that draws them."""

    start: int
    end: int
    face: faces.Face


def loans(face: faces.Face, text: str, draws: Draws) -> tuple[Loan, ...]:
    """The Latin words of `text` with letters that `face`, which `draws` speaks for, has not."""
    found = (words.span() for words in _WORDS.finditer(text))
    lacking = [(start, end) for start, end in found if not _all_drawn(text[start:end], draws)]
    lender = _lender(face) if lacking else face
    return tuple(Loan(start, end, lender) for start, end in lacking if lender != face)


def _all_drawn(words: str, draws: Draws) -> bool:
    """Whether every letter is there, whole or as a letter and its marks: a shaper takes either for the other."""
    return all(draws(letter) or _parts_drawn(letter, draws) for letter in set(_letters(words)))


def _letters(words: str) -> Iterator[str]:
    return filter(str.isalpha, normalize("NFC", words))


def _parts_drawn(letter: str, draws: Draws) -> bool:
    parts = normalize("NFD", letter)
    return len(parts) > 1 and all(map(draws, parts))


def _lender(face: faces.Face) -> faces.Face:
    return faces.face(_LENDERS.get(faces.family(face.family).style, _LENDER), face.weight)
