"""Turn a Persian word into the places where a kashida (tatweel) may lengthen it, best first.

Calligraphers disagree by style, so there are three sets of rules, each from its own sources:

* simple (sans, kufi, display faces): Microsoft's justification rules for Arabic script, "Justifying Text Using CSS",
  MSDN, as LibreOffice and others apply them.
* naskh: M. Benatia, M. Elyaakoubi, A. Lazrek, "Arabic text justification", TUGboat 27:2 (2006), figure 25, with the
  prohibitions of Fawzi Salim Afifi, "Learning Arabic Calligraphy", part 3.
* nastaliq: naskh with Afifi, part 9 (farisi); Persian masters agree that no initial tooth is lengthened.

A rule looks at the skeletons of joined letters, one sign for each (`_MEDIAL`, `_FINAL`), on both sides of a join.
"""

import re
from functools import lru_cache
from typing import Literal, NamedTuple

from studio.letters import MARKS, TATWEEL, ZWNJ

Fashion = Literal["simple", "naskh", "nastaliq"]

ZWJ = "\u200d"
_OPEN = "-"  # stands after a letter that goes on joining though none follows

# Skeletons by the names of Unicode's joining groups: b beh, H hah, s seen, x sad, T tah, e ain, f feh, q qaf, k kaf,
# g gaf, l lam, m meem, n noon, h heh, w waw, y yeh, a alef, d dal, r reh, t tatweel.
_GROUPS = {
    "b": "بپتثنیيىئ", "H": "جچحخ", "s": "سش", "x": "صض", "T": "طظ", "e": "عغ", "f": "فق", "k": "کكگ", "l": "ل",
    "m": "م", "h": "ه", "t": TATWEEL,
}  # fmt: skip
_RIGHT = {"a": "اآأإٱ", "d": "دذ", "r": "رزژ", "w": "وؤ", "h": "ةۀ"}
_MEDIAL = {letter: sign for sign, letters in (_GROUPS | _RIGHT).items() for letter in letters} | {"ة": "h", "ۀ": "h"}
_MEDIAL |= dict.fromkeys(_GROUPS["h"], "h")
_FINAL = _MEDIAL | {"ن": "n", "ی": "y", "ي": "y", "ى": "y", "ئ": "y", "ق": "q", "ک": "g", "گ": "g"}
_JOINS_ON = frozenset("".join(_GROUPS.values()))
_TRANSPARENT = frozenset(MARKS) | frozenset("\u0610\u0611\u0612\u0613\u0614\u06d6\u06e1")


class _Rule(NamedTuple):
    """A join between `before` and `after` has the priority `high` in runs of `peak` letters.

    Each letter more or less takes one off, down to `low`. `high` None forbids a kashida.
    """

    before: re.Pattern[str]
    after: re.Pattern[str]
    high: int | None
    low: int
    peak: int


def _rule(before: str, after: str, high: int | None, low: int | None = None, peak: int = 4) -> _Rule:
    least = high if low is None else low
    return _Rule(re.compile(f"(?:{before})$"), re.compile(after), high, least or 0, peak)


_SIMPLE = (
    _rule("", "[^-]$", 3),
    _rule("", "[weqf]$", 4),
    _rule("", "b[ry]$", 5),
    _rule("", "[aTlkg]$", 6),
    _rule("", "[hd]$", 7),
    _rule("[sx]", "", 8),
    _rule("t", "", 9),
    _rule("l", "a", None),
)
_NASKH = (
    *(_rule(before, after, 9, 6) for before, after in (("b", "T"), ("H", "T"), ("e", "T"), ("f", "T"))),
    *(
        _rule(before, after, 6, 3)
        for before, after in (
            ("b", "[amnh]"), ("[sxT]", "[abrsxTkln]"), ("f", "a"), ("m", "[Tdr]"), ("h", "b"),
        )
    ),
    *(
        _rule(before, after, 3, 0)
        for before, after in (
            ("b", "[Hdrl]"), ("H", "[aHdreklmnhw]"), ("e", "[aHdrelmnh]"), ("[sxT]", "[Hdefqmhw]"), ("f", "[Hdrelmw]"),
            ("m", "[aHeklmnhw]"), ("h", "[asrdlh]"),
        )
    ),
    _rule("", "h$", 9),
    _rule("", "[Hxew]", None),
    _rule("", "[fqy]$", None),
    _rule("[kl]", "", None),
    _rule("^b", "b[bs]", 2),
    _rule("^b", "b[nr]$", 6),
    _rule("^b", "bb[nr]$", None),
)
_NASTALIQ = (
    *_NASKH,
    _rule("", "h$", 6, 3, peak=2),
    _rule("s", "", 9),
    _rule("[kl]", "", None),
    _rule("^b", "", None),
    _rule("", "[efqTHxw]", None),
    _rule("", "h[^-]", None),
    _rule("", "y$", None),
)
_RULES: dict[Fashion, tuple[_Rule, ...]] = {"simple": _SIMPLE[::-1], "naskh": _NASKH[::-1], "nastaliq": _NASTALIQ[::-1]}


class Point(NamedTuple):
    """A kashida may stand at index `at` of the word, before that letter; `priority` 0 to 9, more is better."""

    at: int
    priority: int


@lru_cache(maxsize=8192)
def points(word: str, fashion: Fashion) -> tuple[Point, ...]:
    """All points of `word` in its order. Words with letters we do not know have none."""
    found: list[Point] = []
    for signs, places in _runs(word):
        priorities = _priorities(signs, fashion)
        found += [Point(at, high) for at, high in zip(places[1:], priorities, strict=False) if high is not None]
    return tuple(found)


@lru_cache(maxsize=8192)
def best(word: str, fashion: Fashion) -> Point | None:
    """The one point of `word` to use: the highest priority, nearest to the word's end, or None.

    Of the published points two kinds are left out as LibreOffice does: before a letter that a half-space makes final,
    and before a final ی, which reads as another letter, unless after س ش ص ض.
    """
    usable = [point for point in points(word, fashion) if not _poor(word, point.at)]
    return max(usable, key=lambda point: (point.priority, point.at), default=None)


def _poor(word: str, at: int) -> bool:
    rest = word[at + 1 :].lstrip("".join(_TRANSPARENT))
    if rest.startswith(ZWNJ):
        return True
    before = word[:at].rstrip("".join(_TRANSPARENT))
    return not rest and word[at] in "یيى" and before[-1:] not in "سشصض"


def _runs(word: str) -> list[tuple[str, list[int]]]:
    """The joined runs of `word`: their skeletons, and where each letter begins."""
    runs: list[tuple[str, list[int]]] = []
    letters: list[int] = []

    def close(*, joining: bool = False) -> None:
        if letters:
            signs = "".join(_MEDIAL[word[at]] for at in letters[:-1])
            last = word[letters[-1]]
            signs += _MEDIAL[last] + _OPEN if joining or last == TATWEEL else _FINAL[last]
            runs.append((signs, letters.copy()))
            letters.clear()

    for at, sign in enumerate(word):
        if sign in _TRANSPARENT or _is_seat(word, at):
            continue
        if sign == ZWJ:
            if letters and not word[at + 1 : at + 2].strip(ZWNJ):
                close(joining=True)
            continue
        if sign not in _MEDIAL:
            close()
            if sign.isalpha() and sign != "ء":
                return []
            continue
        letters.append(at)
        if sign not in _JOINS_ON:
            close()
    close()
    return runs


def _is_seat(word: str, at: int) -> bool:
    """Whether a tatweel only carries a mark."""
    return word[at] == TATWEEL and word[at + 1 : at + 2] in _TRANSPARENT


@lru_cache(maxsize=8192)
def _priorities(signs: str, fashion: Fashion) -> tuple[int | None, ...]:
    """The priority of each join of a run, None where there must be no kashida; the last rule that speaks decides."""
    length = len(signs.rstrip(_OPEN))
    return tuple(_priority(signs, at, length, fashion) for at in range(1, length))


def _priority(signs: str, at: int, length: int, fashion: Fashion) -> int | None:
    before, after = signs[:at], signs[at:]
    for rule in _RULES[fashion]:
        if rule.after.match(after) and rule.before.search(before):
            return None if rule.high is None else max(rule.low, rule.high - abs(length - rule.peak))
    return None
