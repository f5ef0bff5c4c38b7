"""Turn the shipped word lists of catalogues into tables for looking up."""

import tomllib
from functools import cache
from typing import Any

from studio.letters import search_key
from studio.resources import asset


@cache
def _lists() -> dict[str, Any]:
    return tomllib.loads(asset("catalogue/vocabulary.toml").read_text(encoding="utf-8"))


@cache
def nothing() -> frozenset[str]:
    """What is written where nothing is known, in lower case."""
    return frozenset(_lists()["nothing"])


@cache
def keys(name: str) -> frozenset[str]:
    """The search keys of the list called `name`."""
    return frozenset(map(search_key, _lists()[name]))


@cache
def table(name: str) -> dict[str, str]:
    """Search key of each spelling → what it stands for, from the table called `name`."""
    return {search_key(spelling): meaning for meaning, spellings in _lists()[name].items() for spelling in spellings}


@cache
def first_words(name: str) -> frozenset[str]:
    """The first words of all spellings in the table called `name`, as written and as keys.

    To see fast that a phrase is none of them.
    """
    spellings = [spelling.casefold() for told in _lists()[name].values() for spelling in told]
    return frozenset(phrase.split()[0] for phrase in (*table(name), *spellings) if phrase)
