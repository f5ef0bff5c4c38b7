"""Turn the quotation marks and signs of a keyboard into those of Persian print."""

import re
from collections.abc import Iterator

from studio.text.desk.patterns import Edit, Finder, compiled, line_around, line_before

_STRAIGHT = compiled(r'(?<![۰-۹])"([^"\n]*[[:word:]][^"\n]*)(?<![۰-۹])"')
_SINGLE = compiled(
    r"(?<![[:word:]'])('{1,2})(?!')([^'\n]*[[:fa:]][^'\n]*)\1(?![[:word:]'])"
    r"|(?<![[:word:]])(‘)([^‘’\n]*[[:fa:]][^‘’\n]*)’"
)
_CURLY = compiled(r"[“„]([^“”„\n«»]*[[:word:]][^“”„\n«»]*)”")


def _quotes(text: str) -> Iterator[Edit]:
    """Pairs only; inside « » they become ‹ ›."""
    found: list[Edit] = []
    for pattern in (_STRAIGHT, _CURLY, _SINGLE):
        for match in pattern.finditer(text):
            width = len(match[1]) if pattern is _SINGLE and match[1] else 1
            if _fits(text, match, found):
                opening, closing = "‹›" if _quoted(text, match.start()) else "«»"
                found.append((match.start(), match.start() + width, opening))
                found.append((match.end() - width, match.end(), closing))
    return iter(sorted(found))


def _fits(text: str, match: re.Match[str], found: list[Edit]) -> bool:
    """Whether the pair is alone: no other pair begun or ended inside, an even number of straight marks in the line."""
    even = match[0][0] != '"' or line_around(text, *match.span()).count('"') % 2 == 0
    inner = match[0][1:-1]
    return (
        even
        and inner.count("«") == inner.count("»")
        and not any(match.start() < end and begin < match.end() for begin, end, _ in found)
    )


def _quoted(text: str, place: int) -> bool:
    """Whether `place` lies inside « » of its line."""
    line = line_before(text, place)
    return line.count("«") > line.count("»")


def _quotes_swapped(text: str) -> Iterator[Edit]:
    """»…« in a line where every pair is that way round."""
    for line in re.finditer(r"[^\n]*»[^\n]*«[^\n]*", text):
        marks = "".join(re.findall("[«»]", line[0]))
        if marks == "»«" * (len(marks) // 2) and re.match(r"^[^«»]*(?:»\S[^«»]*(?<=\S)«[^«»]*)+$", line[0]):
            for mark in re.finditer("[«»]", line[0]):
                place = line.start() + mark.start()
                yield place, place + 1, "«" if mark[0] == "»" else "»"


_STRONG = compiled(r"(?P<fa>[[:fa:]])|(?P<latin>[[:latin:]])|(?P<sign>[,;?])|(?P<line>\n)")
_PERSIAN_SIGNS = str.maketrans(",;?", "،؛؟")


def _persian_punctuation(text: str) -> Iterator[Edit]:
    """A sign belongs to the word before it; between Latin clauses, or after one that opens the line, it stays."""
    before, opened, waiting = "", "", []
    for match in (*_STRONG.finditer(text), None):
        kind = match.lastgroup if match else "line"
        if kind == "sign" and match:
            number = re.match("[۰-۹],[۰-۹]", text[max(match.start() - 1, 0) : match.end() + 1])
            waiting += [] if number else [(match, before, opened)]
            continue
        for sign, left, first in waiting:
            embedded = left == "latin" and first == "fa" and kind != "latin"
            if left == "fa" or embedded or (not left and kind != "latin"):
                yield (*sign.span(), sign[0].translate(_PERSIAN_SIGNS))
        waiting = []
        before, opened = ("", "") if kind == "line" else (kind or "", opened or kind or "")


_OPENING = compiled(r"(?<=[[:fa:]۰-۹،؛:\)»؟!.[:latin:][:token:]])(?=«)")
_CLOSING = compiled(
    r"(?<=»)(?=[[:fa:]۰-۹\([:latin:][:token:]])"
    r"(?!(?:ها(?:یی?|یم|یت|یش|یمان|یتان|یشان)?|[یمتش]|ای|ام|ات|اش|ست|اند|مان|تان|شان|تر|ترین)(?![[:word:]]))"
)


def _space_outside(text: str) -> Iterator[Edit]:
    """Around « », in lines where they are balanced; suffixes stay at the mark («دیوان»ها)."""
    for line in re.finditer(r"[^\n]*[«»][^\n]*", text):
        if re.fullmatch(r"[^«»]*(?:«[^«»]*»[^«»]*)+", line[0]):
            places = {match.start() for pattern in (_OPENING, _CLOSING) for match in pattern.finditer(line[0])}
            yield from ((line.start() + place, line.start() + place, " ") for place in sorted(places))


FINDERS: dict[str, Finder] = {
    "quotes": _quotes,
    "quotes-swapped": _quotes_swapped,
    "persian-punctuation": _persian_punctuation,
    "space-outside": _space_outside,
}
"""What finds the places of each rule that is more than a pattern."""
