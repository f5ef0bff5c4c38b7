"""Turn parts of words typed apart or together into words held by half-spaces."""

import re
from collections.abc import Iterator
from functools import cache

from studio.letters import JOIN_NO_NEXT, ZWNJ
from studio.text.desk.patterns import EDGE, START, WORD, Edit, Finder, compiled, line_around
from studio.text.vocabulary import participles, past_forms, perfect_forms, present_forms, word_list


@cache
def _verb_forms() -> frozenset[str]:
    """Every form می and نمی go before: stems with their endings, and participles (رفته، رفته‌اند)."""
    return present_forms() | past_forms() | participles() | perfect_forms() | {"توان", "باید", "شاید"}


_MI_APART = compiled(rf"{START}ن?می( )([[:fa:]]+(?:\u200c[[:fa:]]+)?){EDGE}(?! را{EDGE})")
_MI_GLUED = compiled(rf"{START}ن?می()([[:fa:]]+(?:\u200c[[:fa:]]+)?){EDGE}")


def _spaced_verbs(text: str) -> Iterator[tuple[Edit, bool]]:
    """Places between می and its verb, and whether wine is spoken of in that line."""
    for match in _MI_APART.finditer(text):
        if match[2] in _verb_forms() or match[2] in word_list("spoken"):
            line = line_around(text, *match.span())
            yield (*match.span(1), ZWNJ), any(word in word_list("wine") for word in WORD.findall(line))


def _mi_apart(text: str) -> Iterator[Edit]:
    return (edit for edit, wine in _spaced_verbs(text) if not wine)


def _mi_wine(text: str) -> Iterator[Edit]:
    return (edit for edit, wine in _spaced_verbs(text) if wine)


def _mi_glued(text: str) -> Iterator[Edit]:
    for match in _MI_GLUED.finditer(text):
        if match[2] in _verb_forms() and match[0] not in word_list("whole"):
            yield (*match.span(1), ZWNJ)


_PLURAL = compiled(rf"{START}([[:fa:]\u200c]*[[:fa:]]{{2}})( )(ها(?:ی|یی|یم|یت|یش|یمان|یتان|یشان|ست)?){EDGE}(?! و هو)")


def _plural(text: str) -> Iterator[Edit]:
    for match in _PLURAL.finditer(text):
        stem = match[1]
        if stem not in word_list("particles") and not stem.startswith(("می\u200c", "نمی\u200c", "ها")):
            yield (*match.span(2), _joint(stem))


def _joint(stem: str) -> str:
    """What stands between `stem` and a suffix: nothing where the letters do not join by themselves."""
    return "" if stem[-1] in JOIN_NO_NEXT else ZWNJ


_COMPARATIVE = compiled(rf"{START}([[:fa:]\u200c]*[[:fa:]]{{2}})( )(?:ترین|تری?(?! و (?:خشک|تازه|تمیز))){EDGE}")
_GLUED_COMPARATIVES = frozenset({"بیش", "کم", "مه", "که", "به"})


def _comparative(text: str) -> Iterator[Edit]:
    for match in _COMPARATIVE.finditer(text):
        stem = match[1]
        superlative = match[0].endswith("ترین") and stem not in word_list("particles")
        if superlative or stem in word_list("comparable"):
            yield (*match.span(2), "" if stem in _GLUED_COMPARATIVES else _joint(stem))


_ENDING = compiled(
    rf"{START}([[:fa:]\u200c]*[[:fa:]]ه)( )(ام|ای|ایم|اید|اند|ات|اش|مان|تان|شان){EDGE}(?: ([[:fa:]]+){EDGE})?"
)
_SMALL_WORDS = frozenset({"از", "به", "در", "با", "که", "را", "و", "تا", "هم", "یا", "بر", "ما", "او", "تو", "من"})


def _verb_ending(text: str) -> Iterator[Edit]:
    for match in _ENDING.finditer(text):
        stem, ending, after = match[1], match[3], match[4] or ""
        letter_name = 0 < len(after) <= 2 and after not in _SMALL_WORDS  # ام آر آی, ای دی
        other_word = (ending == "ای" and after in word_list("called")) or (ending == "شان" and after == "و")
        if _silent_he(stem) and not letter_name and not other_word:
            yield (*match.span(2), ZWNJ)


def _silent_he(word: str) -> bool:
    """Whether the ه at the end of `word` is a vowel (خانه), as far as lists and endings tell."""
    return word not in word_list("particles") and word not in word_list("sounded") and not word.endswith("اه")


_EZAFE = compiled(rf"{START}([[:fa:]\u200c]*[[:fa:]]ه)( +ی)(?= [[:word:]«\(])")


def _ezafe(text: str) -> Iterator[Edit]:
    style = f"{ZWNJ}ی" if len(re.findall("ه\u200cی(?!ی)", text)) > text.count("ه\u0654") else "\u0654"
    for match in _EZAFE.finditer(text):
        if _silent_he(match[1]):
            yield (*match.span(2), style)


FINDERS: dict[str, Finder] = {
    "mi-apart": _mi_apart,
    "mi-wine": _mi_wine,
    "mi-glued": _mi_glued,
    "plural": _plural,
    "comparative": _comparative,
    "verb-ending": _verb_ending,
    "ezafe": _ezafe,
}
"""What finds the places of each rule that is more than a pattern."""
