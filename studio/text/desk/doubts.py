"""Turn what only a person can decide into proposals: rules that ask or report."""

import re
from collections.abc import Iterator

from studio.letters import ZWNJ
from studio.text.desk.patterns import EDGE, START, WORD, Edit, Finder, compiled, line_before
from studio.text.lexicon import spelling
from studio.text.vocabulary import word_list


def _tanvin(text: str) -> Iterator[Edit]:
    for match in WORD.finditer(text):
        if match[0] in word_list("tanvin"):
            yield match.end(), match.end(), "\u064b"


_TWO_WORDS = compiled(rf"{START}([[:fa:]]{{2,}})( )(?=([[:fa:]]{{2,}}){EDGE})")


def _compound(text: str) -> Iterator[Edit]:
    """Prefixes and suffixes typed as words, where the word list has the whole."""
    for match in _TWO_WORDS.finditer(text):
        if match[1] in word_list("prefixes") or match[3] in word_list("suffixes"):
            whole = spelling(match[1] + match[3])
            if whole and not {match[1], match[3]} & (word_list("particles") - word_list("prefixes")):
                yield (*match.span(2), ZWNJ if ZWNJ in whole else "")


_SWAPPED = compiled(r" ?\) ?([[:word:]]+(?: [[:word:]]+)?) ?\( ?")


def _brackets_swapped(text: str) -> Iterator[Edit]:
    """)ع(: a closing bracket that nothing opened, a word or two, and an opening one."""
    for match in _SWAPPED.finditer(text):
        before = line_before(text, match.start())
        if before.count("(") <= before.count(")"):
            yield (*match.span(), f" ({match[1]}) ")


_PAIRS = {")": "(", "]": "[", "}": "{", "»": "«", "›": "‹"}


def _unbalanced(text: str) -> Iterator[Edit]:
    found = []
    for line in re.finditer(r"[^\n]+", text):
        opened: list[tuple[str, int]] = []
        for mark in re.finditer(r"[\(\)\[\]\{\}«»‹›]", line[0]):
            if opened and opened[-1][0] == _PAIRS.get(mark[0]):
                opened.pop()
            elif not (mark[0] == ")" and re.fullmatch(r"\s*\w{1,3}", line[0][: mark.start()])):
                opened.append((mark[0], line.start() + mark.start()))
        found += [(place, place + 1, "") for _, place in opened]
    return iter(found)


FINDERS: dict[str, Finder] = {
    "tanvin": _tanvin,
    "compound": _compound,
    "brackets-swapped": _brackets_swapped,
    "unbalanced": _unbalanced,
}
"""What finds the places of each rule that is more than a pattern."""
