"""Turn a match of a rule into what takes its place, where a template cannot say it."""

import re
from collections.abc import Callable
from html import unescape


def _thousands(match: re.Match[str]) -> str:
    """A number with Persian separators of thousands."""
    return re.sub("[,،]", "٬", match[1])


def _decimal(match: re.Match[str]) -> str:
    """A number with the Persian decimal separator."""
    return f"{match[1]}٫{match[2]}"


def _dash(match: re.Match[str]) -> str:
    """A dash as long as was meant by two hyphens, or by more."""
    return "–" if len(match[0]) == 2 else "—"


def _dashes_for_kashidas(match: re.Match[str]) -> str:
    """A word between dashes."""
    return f"–{match[1]}–"


def _character(match: re.Match[str]) -> str:
    """The character that an HTML entity names."""
    return unescape(match[0])


def _closed_up(match: re.Match[str]) -> str:
    """The two groups without what stood between them."""
    return match[1] + match[2]


def _single_sign(match: re.Match[str]) -> str:
    """One sign for a run of them: a question, an exclamation, or both in that order."""
    return ("؟" if {"؟", "?"} & set(match[0]) else "") + ("!" if "!" in match[0] else "")


MAKERS: dict[str, Callable[[re.Match[str]], str]] = {
    "thousands": _thousands,
    "decimal": _decimal,
    "dash": _dash,
    "dashes_for_kashidas": _dashes_for_kashidas,
    "character": _character,
    "closed_up": _closed_up,
    "single_sign": _single_sign,
}
"""What writes a replacement, by the name that rules call it."""
