"""Turn a pattern that names classes of Persian characters into a compiled one, and a place of a text into its line."""

import re
from collections.abc import Callable, Iterator

from studio.text.protect import PRIVATE

Edit = tuple[int, int, str]
"""Start, end and replacement, in the text a rule was given."""
Finder = Callable[[str], Iterator[Edit]]
"""Finds in a text what a rule would edit, from its first place to its last."""
LATIN, TOKEN = PRIVATE
"""What stands in a text for a protected clause of another script, and for any other protected token."""
_FA = "\u0620-\u063f\u0641-\u065f\u066e-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06fc\u06ff"
_CLASSES = {
    "[:fa:]": _FA,
    "[:word:]": f"{_FA}\u200c۰-۹{PRIVATE}",
    "[:latin:]": LATIN,
    "[:token:]": TOKEN,
    "[:marks:]": "\u064b-\u065f\u0670",
}


def compiled(pattern: str) -> re.Pattern[str]:
    """`pattern` with its `[:classes:]` (see `assets/language/rules.toml`) as members. Raises re.error."""
    for name, members in _CLASSES.items():
        pattern = pattern.replace(name, members)
    return re.compile(pattern)


WORD = compiled(r"[[:fa:]]+(?:\u200c[[:fa:]]+)*")
EDGE = "(?![[:word:]])"
START = "(?<![[:word:]])"


def line_around(text: str, start: int, end: int) -> str:
    """The line or lines of `text` that hold the letters `start` to before `end`."""
    return text[text.rfind("\n", 0, start) + 1 : (text + "\n").index("\n", end)]


def line_before(text: str, place: int) -> str:
    """What stands before `place` in its line."""
    return text[text.rfind("\n", 0, place) + 1 : place]
