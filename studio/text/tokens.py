"""Turn a paragraph into the tokens that want care: what reads from the left, keeps its digits, or never breaks.

Bare in a right-to-left paragraph, UAX #9 turns them round or tears them apart (W3C alreq, "Bidirectional text" and
"Numbers, dates and symbols").
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

Kind = Literal["url", "email", "handle", "hashtag", "code", "latin", "isbn", "phone", "signed", "number"]

EXEMPT = frozenset({"url", "email", "handle", "hashtag", "code", "latin", "isbn"})
"""Kinds that keep their digits and signs as typed."""
LEFT_TO_RIGHT = frozenset({"url", "email", "handle", "code", "latin", "isbn", "phone", "signed"})
"""Kinds to be isolated in a right-to-left paragraph."""
BREAKABLE = frozenset({"latin"})
"""Kinds that a line may end inside of, at a space."""

DIGITS = "0-9۰-۹٠-٩"
LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u02b9-\u02bf\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff"
ARABIC = "\u0620-\u064a\u0671-\u06d3\u06fa-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc"

_D, _L = DIGITS, LATIN
_START = rf"(?<![{_L}{_D}_])"
_STOP = rf"(?![{_L}{_D}])"
_URL = r"[^\s«»،؛؟<>\"\u2066-\u2069]"
_N = rf"[{_D}](?:[{_D}.,٫٬]*[{_D}])?"
_HYPHEN = r"[-–\u2010\u2011]"
_PIECE = rf"[{_L}0-9][{_L}\u0300-\u036f0-9_'’.,+#&/\\@:;%=?!*~–\u2010\u2011-]*"
_JOINT = r" +(?:[–—&/|:·+-] +)?[(\[“\"]?"


class Token(NamedTuple):
    """`text[start:end]` and what it is."""

    start: int
    end: int
    kind: Kind


# The first that matches at a place and passes its check wins.
_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))  # type: ignore[misc]
    for kind, pattern in (
        ("url", rf"(?:https?|ftp)://{_URL}+|{_START}www\.{_URL}+"),
        ("email", rf"{_START}[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"),
        ("url", rf"{_START}(?:doi: ?)?10\.[0-9]{{4,9}}/{_URL}+"),
        ("url", rf"{_START}[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{{2,}}/{_URL}*"),
        ("handle", rf"{_START}@[a-z0-9_.]+"),
        ("hashtag", rf"#[\w\u200c]*[{ARABIC}][\w\u200c]*"),
        ("code", rf"#[a-z0-9_]+{_STOP}|[$€£]{_N}|{_START}{_N}[$€£]"),
        ("isbn", rf"{_START}[{_D}](?:{_HYPHEN}?[{_D}]| (?=[{_D}])){{8,20}}(?:{_HYPHEN}? ?x)?{_STOP}"),
        ("isbn", rf"{_START}[{_D}]{{4}}-[{_D}]{{3}}x{_STOP}"),
        ("phone", rf"{_START}\(?\+?[{_D}]+\)?(?:[ –()-]{{1,2}}[{_D}]+)+|{_START}\+[{_D}]{{6,}}"),
        ("latin", rf"[.$€£#~+-]?{_PIECE}(?:{_JOINT}{_PIECE}[)\]”\"]*[.,:;!?]*)*"),
        ("signed", rf"{_START}{_N}(?: ?[+×*÷=] ?{_N})+|{_START}{_N}°(?:[cf]\b)?"),
        ("signed", rf"(?<![\w)\]])[-−±+]{_N}[٪%]?"),
        (
            "number",  # a sign before it belongs to it, unless another one follows that belongs to nothing else
            rf"[%٪] ?[{_D}](?:[{_D}.,٫٬/:]*[{_D}])?+(?! ?[%٪](?! ?[{_D}]))|[{_D}](?:[{_D}.,٫٬/:]*[{_D}])?+(?: ?[%٪])?",
        ),
    )
)
_CANDIDATE = re.compile(rf"[{_L}{_D}@#$€£+−±(.~%٪-]|\bwww", re.IGNORECASE)
_LETTER = re.compile(f"[{_L}]")
_DIGIT = re.compile(f"[{_D}]")
_PAIRS = {")": "(", "]": "[", "”": "“"}


def tokens(text: str) -> Iterator[Token]:
    """The tokens of `text` from its start on; they never overlap."""
    place = 0
    while (found := _CANDIDATE.search(text, place)) is not None:
        token = _token_at(text, found.start())
        if token is not None:
            yield token
        place = token.end if token is not None else found.start() + 1


def _token_at(text: str, start: int) -> Token | None:
    for kind, pattern in _PATTERNS:
        found = pattern.match(text, start)
        if found is not None:
            end = start + _CHECKS[kind](found[0], text[:start])
            if end > start:
                return Token(start, end, kind)
    return None


# Checks: how many of the matched characters belong to the token; 0 when it is none.


def _whole(matched: str, _before: str) -> int:
    return len(matched)


def _without_tail(matched: str, _before: str) -> int:
    """A sentence's own punctuation and a bracket opened elsewhere stay outside."""
    text = matched
    while text and (text[-1] in ".,:;!?'\"’…-–" or _unopened(text)):
        text = text[:-1]
    return len(text)


def _unopened(text: str) -> bool:
    opener = _PAIRS.get(text[-1])
    return opener is not None and text.count(text[-1]) > text.count(opener)


def _latin(matched: str, before: str) -> int:
    """A clause that begins with a Latin word; `!` and `?` are its own, the other signs at its end the sentence's.

    A number before that word belongs to it only where nothing Persian stands before: (26 Nov. 2025).
    """
    first, _, rest = matched.partition(" ")
    opening = not before or before[-1] in "(«[“\""
    if not _LETTER.search(first if not opening else first + rest.split(" ", 1)[0]) or before[-1:].isalnum():
        return 0
    text = matched
    while text[-1] in ".,:;'’&/–- =" or _unopened(text):
        text = text[:-1]
    if text.count("(") > text.count(")"):
        text = text[: text.rindex("(")].rstrip(" .,:;–-")
    return len(text)


def _isbn(matched: str, before: str) -> int:
    """10 or 13 digits: grouped, or starting 978 or 979, or named (ISBN Users' Manual, 7th ed.)."""
    if matched[4:5] == "-" and matched[-1] in "xX" and len(matched) == 9:
        return len(matched)  # ISSN 1234-567X
    digits = "".join(str(int(one)) for one in _DIGIT.findall(matched)) + ("X" if matched[-1] in "xX" else "")
    groups = len(re.split(r"[ –\u2010\u2011-]", matched))
    named = re.search(r"(?:isbn|شابک)[^\w]*$", before, re.IGNORECASE) is not None
    thirteen = len(digits) == 13 and digits[:3] in ("978", "979")
    ten = len(digits) == 10 and (named or groups == 4) and not (digits[0] == "0" and groups == 2)
    return len(matched) if thirteen or ten else 0


def _phone(matched: str, _before: str) -> int:
    """7 to 15 digits that start with + or 0, or are grouped by hyphens alone; years are a range."""
    digits = "".join(str(int(one)) for one in _DIGIT.findall(matched))
    open_bracket = matched.startswith("(") and ")" not in matched
    if not 7 <= len(digits) <= 15 or open_bracket or matched.count("(") != matched.count(")"):
        return 0
    if matched.lstrip("(")[0] in "+0۰٠":
        return len(matched)
    groups = matched.split("-")
    if len(groups) < 2 or not all(group.isdecimal() for group in groups):
        return 0
    years = len(groups) == 2 and all(len(group) == 4 and 1000 <= int(group) <= 2199 for group in groups)
    return 0 if years else len(matched)


_CHECKS = {
    "url": _without_tail, "email": _without_tail, "handle": _without_tail, "hashtag": _whole, "code": _without_tail,
    "isbn": _isbn, "phone": _phone, "latin": _latin, "signed": _whole, "number": _whole,
}
