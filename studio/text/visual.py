"""Turn Persian text into the visual text that programs without Persian support need, and such text back.

In visual text every letter is its presentation form and the characters stand in the order they are seen, from the
left. arabic-reshaper joins the letters; python-bidi orders them by UAX #9 but leaves brackets as typed, so rule L4
(mirroring) and L3 (marks after their letter) are done here. Never used for what this program draws itself.
"""

import re
import unicodedata
from functools import cache
from itertools import pairwise, product

import bidi
from arabic_reshaper import ArabicReshaper
from bidi.mirror import MIRRORED

from studio.letters import FORMS, MARKS, ZWNJ
from studio.text.block import Style
from studio.text.prepare import prepare

_AS_TYPED = Style(direction="rtl", digits="typed")
ZWJ = "\u200d"
_MARKER = "\u034f"  # combining grapheme joiner: takes the level of the character before it
_CONTROLS = re.compile("[\u034f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_JOINERS = re.compile("[\u200c\u200d]")
_RIGHT_TO_LEFT = "\u0620-\u064a\u0671-\u06d3\ufb50-\ufdff\ufe70-\ufefc"
_LOOSE_MARKS = re.compile(f"([{MARKS}]+)([{_RIGHT_TO_LEFT}])")


def visual(text: str) -> str:
    """`text`, line by line, as this program would set it, seen from left to right, in presentation forms.

    Latin tokens, phones and ISBNs are isolated first, as in every text we set. Isolates and other direction marks do
    their work and are left out, as are half-spaces, which the forms of the letters show.
    """
    return "\n".join(map(_visual_line, text.split("\n")))


def logical(text: str) -> str:
    """The text that `visual` came from, line by line; lines that are not in visual order come back as they are."""
    return "\n".join(_logical_line(line) if in_visual_order(line) else line for line in text.split("\n"))


def in_visual_order(text: str) -> bool:
    """Whether the presentation forms in `text` join only when read from its end.

    Text without presentation forms is never taken for visual, though its letters may stand the wrong way round.
    """
    shapes = [_shape(char) for char in text if char not in MARKS]
    pairs = [pair for pair in pairwise(shapes) if all(pair)]
    forwards = sum(one in _ONWARD and other in _BACKWARD for one, other in pairs)
    backwards = sum(other in _ONWARD and one in _BACKWARD for one, other in pairs)
    return backwards > forwards


def _visual_line(line: str) -> str:
    paragraphs = prepare(line.replace(_MARKER, ""), _AS_TYPED)
    return " ".join(_CONTROLS.sub("", reordered(_reshaper().reshape(one.text), rtl=one.rtl)) for one in paragraphs)


@cache
def _reshaper() -> ArabicReshaper:
    ligature = "ARABIC LIGATURE LAM WITH ALEF"
    kept = [ligature, *(f"{ligature} WITH {sign}" for sign in ("HAMZA ABOVE", "HAMZA BELOW", "MADDA ABOVE"))]
    return ArabicReshaper(
        {"language": "Farsi", "delete_harakat": False, "ARABIC LIGATURE ALLAH": False, **dict.fromkeys(kept, True)}
    )


def reordered(line: str, *, rtl: bool) -> str:
    """`line` in the order of UAX #9, brackets mirrored, marks behind their letters."""
    marked = "".join(char + _MARKER if char in MIRRORED else char for char in _JOINERS.sub("", line))
    ordered = _mirrored(bidi.get_display(marked, base_dir="R" if rtl else "L"))
    return _LOOSE_MARKS.sub(lambda found: found[2] + found[1][::-1], ordered)


_SIGN = re.compile(f"{_MARKER}(.)|([{re.escape(''.join(MIRRORED))}]){_MARKER}")


def _mirrored(ordered: str) -> str:
    """A marker before its sign shows that the run was turned round, so the sign is mirrored."""
    return _SIGN.sub(lambda found: MIRRORED.get(found[1], found[1]) if found[1] else found[2], ordered)


# ---- back


_NUMBER_GROUP = re.compile(r"[0-9۰-۹٠-٩]+(?:[^\w\s]+[0-9۰-۹٠-٩]+)+")
_MOST_NUMBERS = 6


def _logical_line(line: str) -> str:
    """The order is its own inverse but for numbers with signs in them, so those are tried both ways round."""
    first = _visual_order(line)
    groups = list(_NUMBER_GROUP.finditer(first))[:_MOST_NUMBERS]
    for turned in product((False, True), repeat=len(groups)):
        candidate = _with_turned(first, [group for group, turn in zip(groups, turned, strict=True) if turn])
        if _visual_order(candidate) == line:
            return _spelled(candidate)
    return _spelled(first)


def _visual_order(shaped: str) -> str:
    """A right-to-left line of forms in the order it is seen."""
    (one,) = prepare(shaped, Style(direction="rtl", digits="typed"))
    return _CONTROLS.sub("", reordered(one.text, rtl=True))


def _with_turned(text: str, groups: list[re.Match[str]]) -> str:
    for group in reversed(groups):
        parts = re.split(r"([^\w\s]+)", group[0])
        text = text[: group.start()] + "".join(reversed(parts)) + text[group.end() :]
    return text


def _spelled(shaped: str) -> str:
    """Letters instead of forms; a join missing or left open in the forms becomes a half-space or a joiner."""
    letters = [index for index, char in enumerate(shaped) if char not in MARKS]
    pieces = [FORMS.get(ord(char), char) for char in shaped]
    for index, following in zip(letters, [*letters[1:], None], strict=True):
        after = shaped[following] if following is not None else " "
        pieces[following - 1 if following is not None else -1] += _break(shaped[index], after)
    return "".join(pieces)


def _break(char: str, after: str) -> str:
    """The control between two forms that would join, or not, without it."""
    shape, next_shape = _shape(char), _shape(after)
    onward = bool(next_shape) and _joins_back(after)
    if shape in _ONWARD and not onward:
        return ZWJ
    if shape and shape not in _ONWARD and _joins_on(char) and onward and next_shape not in _BACKWARD:
        return ZWNJ
    return ""


_ONWARD = frozenset({"initial", "medial"})
"""Shapes joined to the letter after them."""
_BACKWARD = frozenset({"medial", "final"})
"""Shapes joined to the letter before them."""


@cache
def _shape(char: str) -> str:
    """initial, medial, final or isolated for a presentation form, "" for any other character."""
    tag = unicodedata.decomposition(char).partition(">")[0] if ord(char) in FORMS else ""
    return tag.removeprefix("<") if tag.removeprefix("<") in ("initial", "medial", "final", "isolated") else ""


@cache
def _shapes_of_letters() -> dict[str, set[str]]:
    shapes: dict[str, set[str]] = {}
    for form, letter in FORMS.items():
        shapes.setdefault(letter, set()).add(_shape(chr(form)))
    return shapes


def _joins_on(form: str) -> bool:
    return "initial" in _shapes_of_letters()[FORMS[ord(form)]]


def _joins_back(form: str) -> bool:
    return "final" in _shapes_of_letters()[FORMS[ord(form)]]
