"""Turn `assets/language/words.toml` into sets of words, and the stems of verbs in it into their finite forms.

Forms stand as they are written, with their half-spaces (رفته‌اند).
"""

import tomllib
from functools import cache

from studio.letters import ZWNJ
from studio.resources import asset

_PRESENT = ("م", "ی", "د", "یم", "ید", "ند")
_PAST = ("م", "ی", "", "یم", "ید", "ند")
_PERFECT = ("ام", "ای", "ایم", "اید", "اند")


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of the list `name`. Raises KeyError where there is none."""
    return frozenset(_lists()[name].split())


@cache
def _lists() -> dict[str, str]:
    with asset("language/words.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def present_forms() -> frozenset[str]:
    """Every present stem with every ending: روم، روی، رود."""
    return frozenset(stem + ending for stem in word_list("present") for ending in _PRESENT)


@cache
def past_forms() -> frozenset[str]:
    """Every past stem with every ending: رفتم، رفتی، رفت."""
    return frozenset(stem + ending for stem in word_list("past") for ending in _PAST)


@cache
def participles() -> frozenset[str]:
    """The past participle of every verb: رفته."""
    return frozenset(f"{stem}ه" for stem in word_list("past"))


@cache
def perfect_forms() -> frozenset[str]:
    """Every participle with every ending: رفته‌ام، رفته‌ای، رفته‌ایم."""
    return frozenset(participle + ZWNJ + ending for participle in participles() for ending in _PERFECT)
