"""Turn `assets/language/rules.toml` into rules: what each finds, whether it acts, asks or reports, and why."""

import re
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from studio.resources import asset
from studio.text.desk import characters, doubts, half_spaces, punctuation
from studio.text.desk.patterns import WORD, Finder, compiled
from studio.text.desk.replacements import MAKERS

_FINDERS = characters.FINDERS | half_spaces.FINDERS | punctuation.FINDERS | doubts.FINDERS


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One rule of orthography and why it is one."""

    id: str
    kind: Literal["safe", "ask", "report"]
    reason: str
    reason_fa: str
    find: Finder
    tokens: bool = False
    """Whether it looks at the text with its protected tokens; only for rules that ask."""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules in running order."""
    with asset("language/rules.toml").open("rb") as file:
        return tuple(_rule(entry) for entry in tomllib.load(file)["rule"])


def _rule(entry: dict[str, str]) -> Rule:
    if "words" in entry:
        find = _word_finder(dict(pair.split("=") for pair in entry["words"].split()))
    elif "pattern" in entry:
        make = MAKERS[entry["make"]] if "make" in entry else entry.get("replace", "")
        find = _pattern_finder(compiled(entry["pattern"]), make)
    else:
        find = _FINDERS[entry["id"]]
    about = {key: entry[key] for key in ("id", "reason", "reason_fa")}
    return Rule(**about, kind=entry["class"], find=find, tokens=entry.get("look_at") == "tokens")


def _pattern_finder(pattern: re.Pattern[str], replacement: str | Callable[[re.Match[str]], str]) -> Finder:
    make = replacement if callable(replacement) else lambda match: match.expand(replacement)
    return lambda text: ((*match.span(), make(match)) for match in pattern.finditer(text))


def _word_finder(spelling: dict[str, str]) -> Finder:
    return lambda text: ((*match.span(), spelling[match[0]]) for match in WORD.finditer(text) if match[0] in spelling)
