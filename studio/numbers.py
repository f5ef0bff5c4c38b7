"""Turn numbers as people type them into values, and values into numbers as people read them.

Signs are those of Unicode CLDR for fa: thousands ٬ (U+066C), decimals ٫ (U+066B), percent ٪ after the digits in the
logical order, a true minus (U+2212). Typed numbers may mix Persian, Arabic and Latin digits and the marks of each.
"""

import re
from dataclasses import dataclass
from math import isfinite

from studio.letters import latin_digits, persian_digits

PERCENT = "٪"
MOST = 1e18  # beyond it a float loses whole units and no library counts so far

_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_GAP = re.compile(r"[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_MINUS = re.compile("[−–—‐‑﹣－]")
_SCALES = {
    "هزار": 1e3, "thousand": 1e3, "میلیون": 1e6, "ملیون": 1e6, "million": 1e6, "mn": 1e6, "میلیارد": 1e9,
    "billion": 1e9, "bn": 1e9, "تریلیون": 1e12, "trillion": 1e12,
}
_CAPITALS = {"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9, "T": 1e12}  # a small m is a metre
_BODY = r"(?:\d|[.٫]\d)(?:[\d.,٫٬،/'’ ]*\d)?(?:e[+-]?\d{1,3}(?!\d))?"
_NUMBER = re.compile(
    rf"(?P<minus>منفی |minus )?(?P<sign>[+-]?) ?(?P<before>[%٪$€£﷼]?) ?(?P<sign2>[+-]?) ?(?P<body>{_BODY}) ?"
    rf"(?P<percent>[%٪]?) ?(?P<after>-?) ?(?:(?P<scale>{'|'.join(_SCALES)}|(?-i:[kKMBT]))(?!\w))? ?"
    r"(?P<unit>(?:[^\W\d_]|[%٪$€£﷼])[^\d]{0,39})?",
    re.IGNORECASE,
)
_IN_THREES = re.compile(r"[1-9]\d{0,2}(?:[٬،'’ ,]\d{3})+")
_PERCENT_WORDS = {"%", PERCENT, "درصد", "در صد", "percent", "per cent", "pct"}
_WORDS = (  # the value from which a word stands, the word in Persian and in English
    (1e12, "تریلیون", "T"), (1e9, "میلیارد", "B"), (1e6, "میلیون", "M"), (1e3, "هزار", "K"),
)
_ENGLISH = {1e12: "trillion", 1e9: "billion", 1e6: "million", 1e3: "thousand"}
_BEFORE = "$€£"  # signs of money that stand before the digits


@dataclass(frozen=True, slots=True)
class Typed:
    """A number as typed: its value, the unit that stood with it, its decimals, and whether «/» was its decimal mark,
    which may have been meant otherwise."""

    value: float
    unit: str = ""
    decimals: int = 0
    doubtful: bool = False


def read_number(text: str) -> Typed | None:
    """The number of a cell: «۱۲٬۳۴۵٫۶», "12,345.6", «(۵٪)», «۵-», «منفی ۳», «۱٫۲ میلیون نفر»; None when it is none.

    A lone comma before three digits parts thousands, any other lone mark is decimal; «۱۲/۵» is read as 12.5.
    """
    plain = _GAP.sub(" ", _MINUS.sub("-", _INVISIBLE.sub("", latin_digits(text)))).strip()
    inner = plain[1:-1].strip() if plain.startswith("(") and plain.endswith(")") else ""
    found = _NUMBER.fullmatch(inner or plain)
    number = _value(found["body"]) if found else None
    if number is None:
        return None
    signs = bool(inner) + bool(found["minus"]) + (found["sign"] + found["sign2"] + found["after"]).count("-")
    value, decimals = number
    word = found["scale"] or ""
    value *= (_CAPITALS | _SCALES).get(word, _SCALES.get(word.lower(), 1.0))
    if signs > 1 or not isfinite(value) or abs(value) >= MOST:
        return None
    unit = found["before"] or found["percent"] or (found["unit"] or "").strip()
    unit = PERCENT if unit.lower() in _PERCENT_WORDS else unit
    decimals = 0 if value.is_integer() else decimals + 3 * bool(word)
    return Typed(-value if signs else value, unit, decimals, "/" in found["body"])


def _value(body: str) -> tuple[float, int] | None:
    """The value and decimals of digits with marks; None when the marks make no sense."""
    digits, _, power = body.lower().partition("e")
    mark = _decimal_mark(digits)
    whole, _, part = digits.rpartition(mark) if mark else (digits, "", "")
    groups = re.split(r"[.,٬،'’ ]", whole)
    good = re.fullmatch(r"\d*", part) and all(re.fullmatch(r"\d*", group) for group in groups)
    if not good or (len(groups) > 1 and not (0 < len(groups[0]) <= 3 and {len(one) for one in groups[1:]} == {3})):
        return None
    value = float(f"{''.join(groups) or 0}.{part or 0}e{power or 0}")
    return value, max(0, len(part) - int(power or 0))


def _decimal_mark(digits: str) -> str:
    """The mark before the decimals of `digits`, or nothing."""
    for mark in "٫/":
        if mark in digits:
            return mark
    last = max(".,", key=digits.rfind)
    comma_alone = last == "," and "." not in digits
    thousands = digits.count(last) != 1 or (comma_alone and _IN_THREES.fullmatch(digits))
    return "" if thousands else last


# ---------------------------------------------------------------- saying


def say_number(value: float, language: str = "fa", *, decimals: int = 0, unit: str = "") -> str:
    """`value` with the marks of `language` and at most `decimals` decimals: «۱۲٬۳۴۵٫۶», «۴۵٪», «−۳ جلد»."""
    digits = f"{abs(value):,.{decimals}f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    sign = "−" if value < 0 and digits.strip("0,.") else ""
    return _with_unit(sign + _marked(digits, language), unit, language)


def say_short(value: float, language: str = "fa", *, decimals: int = 1, unit: str = "") -> str:
    """`value` in few signs: «۱۲٫۷ هزار», «۱٫۲ میلیون» (12.7K, 1.2M); below a thousand with its `decimals`."""
    rounded = float(f"{value:.3g}") if abs(value) >= 1e3 else value
    for least, persian, english in _WORDS:
        if abs(rounded) >= least:
            said = say_number(rounded / least, language, decimals=1 if abs(rounded) < 100 * least else 0)
            return _with_unit(f"{said} {persian}" if language == "fa" else f"{said}{english}", unit, language)
    return say_number(value, language, decimals=decimals, unit=unit)


def scale_of(most: float) -> float:
    """The power of a thousand (1, 1e3, 1e6 ...) in which numbers up to `most` are short."""
    return next((least for least, _, _ in _WORDS if abs(most) >= least), 1.0)


def scale_word(scale: float, language: str = "fa") -> str:
    """The word of a power of a thousand: «هزار», "thousand"; empty for 1."""
    if language != "fa":
        return _ENGLISH.get(scale, "")
    return next((persian for least, persian, _ in _WORDS if least == scale), "")


def _marked(digits: str, language: str) -> str:
    if language != "fa":
        return digits
    return persian_digits(digits.replace(",", "٬").replace(".", "٫"))


def _with_unit(said: str, unit: str, language: str) -> str:
    if not unit:
        return said
    if unit == PERCENT or unit == "%":
        return f"{said}{PERCENT if language == 'fa' else '%'}"
    return f"{unit}{said}" if unit in _BEFORE else f"{said} {unit}"
