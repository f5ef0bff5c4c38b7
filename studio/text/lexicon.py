"""Turn a run of letters without half-spaces into the words it may spell, each with its cost and its part in a sentence.

The list is `assets/language/words.txt.xz`: one word a line with twice the binary logarithm of its frequency. Endings
(ها، ی، تر …) are taken off here, so the list holds stems. A cost is the negative natural logarithm of a probability.
"""

import lzma
import math
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from studio.letters import JOIN_NO_NEXT, ZWNJ
from studio.resources import asset
from studio.text.vocabulary import past_forms, perfect_forms, present_forms, word_list

_TOTAL = math.log(1.9e11)  # occurrences counted in the list
_COMMON = 9.0
"""Words at most this unlikely are not taken apart into stem and ending."""


class Word(NamedTuple):
    """One reading: how it is written, how unlikely it is, and its part of speech (see `repair.segment`)."""

    spelling: str
    cost: float
    part: str


class _Ending(NamedTuple):
    cost: float
    part: str
    spaced: bool = False
    """Whether a half-space stands before it."""


_ALWAYS = {
    "ها": _Ending(3.0, "N", True),
    "های": _Ending(3.0, "E", True),
    "هایی": _Ending(4.5, "N", True),
    "هایم": _Ending(8.0, "N", True),
    "هایت": _Ending(8.0, "N", True),
    "هایش": _Ending(6.5, "N", True),
    "هایمان": _Ending(8.0, "N", True),
    "هایتان": _Ending(8.0, "N", True),
    "هایشان": _Ending(7.0, "N", True),
    "شده": _Ending(5.5, "J", True),
    **dict.fromkeys(("آفرین", "پذیر", "پذیری", "سازی", "محور"), _Ending(8.0, "J", True)),
    "کننده": _Ending(5.0, "N", True),
    "کنندة": _Ending(5.0, "E", True),
    "کنندهٔ": _Ending(5.0, "E", True),
}
_AFTER_CONSONANT = _ALWAYS | {
    "ی": _Ending(3.5, "N"),
    "ان": _Ending(5.5, "N"),
    "ات": _Ending(6.0, "N"),
    "م": _Ending(7.5, "N"),
    "ت": _Ending(8.0, "N"),
    "ش": _Ending(6.5, "N"),
    "مان": _Ending(7.5, "N"),
    "تان": _Ending(8.0, "N"),
    "شان": _Ending(6.5, "N"),
    "ند": _Ending(8.0, "V"),
    "ای": _Ending(7.0, "N", True),
}
_AFTER_HEH = _ALWAYS | {
    "ای": _Ending(3.5, "N", True),
    "ام": _Ending(6.5, "N", True),
    "اش": _Ending(6.0, "N", True),
    "اند": _Ending(6.5, "V", True),
    "مان": _Ending(7.5, "N", True),
    "شان": _Ending(6.5, "N", True),
    "ٔ": _Ending(2.0, "E"),
}
_AFTER_LONG_VOWEL = _ALWAYS | {
    "یی": _Ending(4.0, "N"),
    "یان": _Ending(4.5, "N"),
    "ی": _Ending(3.0, "E"),
    "یش": _Ending(6.5, "N"),
    "یشان": _Ending(7.0, "N"),
}
_COMPARISON = {"تر": _Ending(4.5, "N", True), "تری": _Ending(6.0, "N", True), "ترین": _Ending(5.0, "N", True)}
_RARE_COMPARISON = {tail: ending._replace(cost=ending.cost + 3) for tail, ending in _COMPARISON.items()}
_TAILS = frozenset({*_AFTER_CONSONANT, *_AFTER_HEH, *_AFTER_LONG_VOWEL, *_COMPARISON})
LONGEST_ENDING = max(map(len, _TAILS))
LOOSE = frozenset({*_ALWAYS, *_COMPARISON, "ای", "ام", "ایم", "اید", "اند", "اش", "می", "نمی"} - {"شده"})
"""Endings that many type after a space, so that they can come apart from their word."""


def spelling(bare: str) -> str | None:
    """How the list writes `bare`, letters without half-spaces; None for what it does not have."""
    entry = _words().get(bare)
    return entry[0] if entry else None


LONGEST = 18
"""Letters of the longest word that is looked for."""


def reach(letters: str) -> int:
    """How many of `letters`, from the first, can be one word: past that no listed stem and no ending goes."""
    words = _sorted()
    stem = size = 0
    while size < len(letters):
        size += 1
        place = bisect_left(words, letters[:size])
        if place == len(words) or not words[place].startswith(letters[:size]):
            break
        if words[place] == letters[:size]:
            stem = size
    return min(len(letters), max(stem, 2) + LONGEST_ENDING + 2)


def loosened(bare: str) -> Iterator[Word]:
    """هاکتابخانه, کندمی, رسانپیام: typed with a space inside, the halves of a word stand the other way round."""
    for size in range(2, min(LONGEST_ENDING, len(bare) - 2) + 1):
        if bare[:size] in LOOSE:
            yield from readings(bare[size:] + bare[:size])
            if bare[size : size + 2] in ("در", "به", "از"):  # هایدرحوزه
                preposition, noun = bare[size : size + 2], bare[size + 2 :]
                words = readings(noun + bare[:size]) if len(noun) > 2 else ()
                yield from (Word(f"{preposition} {word.spelling}", word.cost + 4.0, word.part) for word in words)
    if bare in _swapped():
        whole = _swapped()[bare]
        yield from (word for word in readings(whole) if ZWNJ in word.spelling)
    for prefix in ("می", "نمی"):
        if bare.endswith(prefix):
            yield from (word for word in readings(prefix + bare[: -len(prefix)]) if ZWNJ in word.spelling)


@lru_cache(maxsize=100_000)
def astray(bare: str, *, with_endings: bool) -> Word | None:
    """The likeliest word that `bare` is with its first letters moved behind its last; listed words only by default."""
    if not with_endings and "".join(sorted(bare)) not in _anagrams():
        return None
    words = _words()
    whole = [bare[cut:] + bare[:cut] for cut in range(1, len(bare))]
    found = [word for one in whole if with_endings or one in words for word in readings(one)]
    limit = 8.0 if len(bare) == 2 else 30.0
    return min((word for word in found if word.cost < limit), key=lambda word: word.cost, default=None)


@lru_cache(maxsize=100_000)
def readings(bare: str) -> tuple[Word, ...]:
    """What `bare` may be, likeliest first: the listed word, or a stem with an ending; nothing for no word."""
    found = _listed(bare)
    if len(bare) > 2 and not (found and found[0].cost < _COMMON):
        found = (*found, *_with_ending(bare))
    return tuple(sorted(found, key=lambda word: word.cost)[:3]) if len(found) > 1 else found


def _listed(bare: str) -> tuple[Word, ...]:
    entry = _words().get(bare)
    if entry is not None:
        return tuple(Word(entry[0], _cost(entry[1]) + doubt, part) for part, doubt in _parts_of(bare))
    if bare.endswith("ة") and len(bare) > 3:  # ezafe as printed before 1990: تهیة for تهیهٔ
        return tuple(Word(word.spelling[:-1] + "ة", word.cost + 1, "E") for word in _listed(bare[:-1] + "ه"))
    return ()


def _cost(level: int) -> float:
    return _TOTAL - level / 2 * math.log(2)


def _parts_of(bare: str) -> tuple[tuple[str, float], ...]:
    """The parts a listed word may play, with the cost of not knowing which."""
    if bare in _small_words():
        return ((_small_words()[bare], 0.0),)
    if bare[:2] == "به" and bare[2:] in word_list("after_be"):
        return (("A", 0.0),)
    if bare not in _verbs():
        return ((_noun(bare), 0.0),)
    return (("V", 0.7), ("N", 0.7)) if bare in _verbs_or_nouns() else (("V", 0.0),)


def _noun(bare: str) -> str:
    if bare in word_list("actions"):
        return "T"
    if bare in word_list("comparable"):
        return "J"
    return "E" if bare.endswith(("های", "هٔ")) else "N"


def _with_ending(bare: str) -> list[Word]:
    found = []
    for size in range(1, min(LONGEST_ENDING, len(bare) - 2) + 1):
        stem, tail = bare[:-size], bare[-size:]
        ending = _endings(stem).get(tail) if tail in _TAILS else None
        base = _stem(stem) if ending else None
        if ending and base:
            joint = ZWNJ if ending.spaced and stem[-1] not in JOIN_NO_NEXT else ""
            found.append(Word(f"{base.spelling}{joint}{tail}", base.cost + ending.cost, ending.part))
    return found


def _endings(stem: str) -> dict[str, _Ending]:
    if stem[-1] == "ه":
        endings = _AFTER_HEH
    elif stem[-1] in "او":
        endings = _AFTER_LONG_VOWEL
    else:
        endings = _AFTER_CONSONANT
    return endings | (_COMPARISON if stem in word_list("comparable") else _RARE_COMPARISON)


@lru_cache(maxsize=100_000)
def _stem(bare: str) -> Word | None:
    """A listed noun or adjective that may take an ending."""
    verb = bare in _verbs() and bare not in _verbs_or_nouns()
    if bare in _small_words() or verb:
        return None
    entry = _words().get(bare)
    if entry is not None:
        return Word(entry[0], _cost(entry[1]), "N")
    singular = _words().get(bare[:-2]) if bare.endswith("ان") and len(bare) > 5 else None
    return Word(singular[0] + "ان", _cost(singular[1]) + 5.5, "N") if singular else None


@cache
def _words() -> dict[str, tuple[str, int]]:
    """Letters without half-spaces → spelling and level."""
    text = lzma.decompress(asset("language/words.txt.xz").read_bytes()).decode("utf-8")
    pairs = (line.split(" ") for line in text.splitlines())
    words = {word.replace(ZWNJ, ""): (word, int(level)) for word, level in pairs}
    for word in word_list("after_be") & words.keys():
        words[f"به{word}"] = (f"به{ZWNJ}{word}", words[word][1] - _PHRASE)
    return words


@cache
def _sorted() -> list[str]:
    return sorted(_words())


@cache
def _anagrams() -> frozenset[str]:
    """The letters of each listed word, sorted: a quick no to most strings that are no word astray."""
    return frozenset("".join(sorted(word)) for word in _words())


@cache
def _swapped() -> dict[str, str]:
    """رسانپیام → پیامرسان: listed words with a half-space, halves swapped."""
    halves = (word.split(ZWNJ, 1) for word, _ in _words().values() if word.count(ZWNJ) == 1)
    return {end + start: start + end for start, end in halves}


_PHRASE = 4  # به‌عنوان is about a quarter as frequent as عنوان


@cache
def _small_words() -> dict[str, str]:
    """Words of grammar and the parts they play."""
    return {word: part for part, name in _SMALL_WORDS.items() for word in word_list(name)}


_SMALL_WORDS = {
    "P": "prepositions",
    "R": "object_mark",
    "O": "and",
    "K": "conjunctions",
    "A": "adverbs",
    "D": "determiners",
}


@cache
def _verbs() -> frozenset[str]:
    """Finite verbs, bare: می‌رود as میرود, رفته‌اند as رفتهاند."""
    plain = present_forms() | past_forms() | {form.replace(ZWNJ, "") for form in perfect_forms()}
    prefixed = [prefix + _after(prefix, form) for prefix in ("می", "نمی", "ن", "ب") for form in plain]
    return frozenset({*plain, *prefixed, *word_list("other_verbs")} - word_list("no_verbs"))


@cache
def _verbs_or_nouns() -> frozenset[str]:
    """Verb forms that are nouns as well: خرید, and most in ی and م (کشتی، بازی، رسم)."""
    short = {stem + end for stem in word_list("present") for end in ("م", "ی")}
    return frozenset({*word_list("either"), *short, *(f"{stem}ی" for stem in word_list("past"))})


def _after(prefix: str, form: str) -> str:
    """نـ and بـ change the alef after them: نیاید، بیندازد."""
    if prefix in ("ن", "ب") and form[0] in "آا":
        return "یا" + form[1:] if form[0] == "آ" else "ی" + form[1:]
    return form
