"""Turn a value read from a file into yes or no: what colours, lengths and numbers a document may hold."""

import re
from typing import Any

from studio.palettes import DERIVED, ROLES
from studio.tables import Rule
from studio.values import Colour

MOST = 100_000  # units or lines; far beyond any page, and safe to compute with
_LENGTH = re.compile(r"|hug|fill(?: \d{1,3}(?:\.\d+)?)?|\d{1,4}(?:\.\d+)?%")
_PLACE = re.compile(r"-?\d{1,4}(?:\.\d+)?%")
_WORDS = {*ROLES, *DERIVED, "on", "white", "black"}


def _is_hex(text: str) -> bool:
    try:
        return bool(Colour.parse(text)) and text.startswith("#")
    except ValueError:
        return False


def _is_length(value: Any) -> bool:
    return bool(_LENGTH.fullmatch(value)) if isinstance(value, str) else 0 <= value <= MOST


def _is_place(value: Any) -> bool:
    return bool(_PLACE.fullmatch(value)) if isinstance(value, str) else abs(value) <= MOST


def _holds_together(gradient: Any) -> bool:
    """Whether a gradient has a colour, and as many opacities and stops (or none), the stops in rising order."""
    count = len(gradient.colours)
    stops = gradient.stops
    return count > 0 and {len(gradient.opacities), len(stops)} <= {0, count} and list(stops) == sorted(stops)


COLOUR = Rule(
    lambda word: word in _WORDS or _is_hex(word), 'a palette role, "on", "white", "black" or a colour like #0e7c86',
    "نقش رنگ یا رنگی مانند ‎#0e7c86‎",
)
COLOUR_OR_NONE = Rule(lambda word: not word or COLOUR.fits(word), COLOUR.wanted, COLOUR.wanted_fa)
LETTERS = Rule(lambda word: word == "none" or COLOUR_OR_NONE.fits(word), f'{COLOUR.wanted} or "none"', COLOUR.wanted_fa)
ARC = Rule(lambda degrees: abs(degrees) <= 340, "an arc from -340 to 340 degrees", "کمانی از ‎-۳۴۰‎ تا ۳۴۰ درجه")
CUBICS = Rule(
    lambda points: not points or (len(points) % 3 == 1 and 4 <= len(points) <= 100 and points[0] != points[-1]),
    "no points, or 4, 7, 10 ... of them: a start and three for each curve", "یک نقطهٔ آغاز و سه نقطه برای هر خم",
)
HEX = Rule(_is_hex, "a colour like #0e7c86", "رنگی مانند ‎#0e7c86‎")
LENGTH = Rule(_is_length, 'a length: a number of units, "40%", "hug", "fill" or "fill 2"', "اندازه")
PLACE = Rule(_is_place, 'a distance: a number of units or "40%"', "فاصله")
SHARE = Rule(lambda number: 0 <= number <= 1, "a number from 0 to 1", "عددی از ۰ تا ۱")
FROM_0 = Rule(lambda number: 0 <= number <= MOST, "a number from 0 up", "عددی از ۰ به بالا")
ABOVE_0 = Rule(lambda number: 0.001 <= number <= MOST, "a number above 0", "عددی بزرگ‌تر از ۰")
FROM_1 = Rule(lambda number: 1 <= number <= MOST, "a number from 1 up", "عددی از ۱ به بالا")
SLICES = Rule(lambda number: 2 <= number <= 7, "a number from 2 to 7", "عددی از ۲ تا ۷")
NONE_OR_TWO = Rule(lambda items: len(items) in (0, 2), "two colours", "دو رنگ")
GRADIENT = Rule(
    _holds_together, "a gradient: colours, and as many opacities and rising stops, or none",
    "طیف رنگ با همان شمار ایست",
)
