"""Turn the words of a text into paragraphs ready to shape: digits, signs, isolates, and where a line may end.

The rules are those of W3C alreq, "Numbers, dates and symbols" and "Bidirectional text", and of Unicode CLDR for fa.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QTextBoundaryFinder

from studio.letters import MARKS, latin_digits, persian_digits
from studio.text.block import Digits, Direction, Style
from studio.text.shape import utf16_units
from studio.text.tokens import ARABIC, BREAKABLE, DIGITS, EXEMPT, LATIN, LEFT_TO_RIGHT, Token, tokens

LRI, PDI, ALM = "\u2066", "\u2069", "\u061c"
SPACES = " \u00a0\u2002\u2003\u2009\u202f\u3000"
"""Characters that stand for a gap between words; those at a line's end are not drawn."""

_NEWLINE = re.compile(r"\r\n?|[\n\v\f\x1c-\x1e\x85\u2028\u2029]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb\u2028\u2029]")
_GAP = re.compile(r"[ \t\u1680\u2000-\u200a\u205f\u3000]+")
_RTL = re.compile(f"[{ARABIC}\u0590-\u05ff]")
_LATIN = re.compile(f"[{LATIN}]")
_ENDLESS = re.compile(r".{1,8000}(?!\S)|.{1,8000}", re.DOTALL)  # Qt counts px in 26 bits
_ISOLATES = re.compile("[\u202a-\u202e\u2066-\u2069]")
_N = rf"[{DIGITS}](?:[{DIGITS}.,٫٬/:]*[{DIGITS}])?"
_PERCENT = re.compile(rf"[%٪] ?({_N})|({_N}) ?[%٪]")
_GROUPED = re.compile(r"(\d{1,3}(?:,\d{3})+)(?:\.(\d+))?|(\d+)\.(\d+)")
# A percent sign, a range: right-to-left only after an Arabic letter, which a line that starts with one has not.
_WANTS_MARK = re.compile(rf"[%٪]|{_N}(?: ?[%٪]| ?[–−-] ?{_N})")

_UNITS = (
    "کیلوگرم|گرم|تن|کیلومتر|متر|سانتی‌متر|میلی‌متر|لیتر|هزار|میلیون|میلیارد|تریلیون|درصد|تومان|ریال|دلار|یورو|ثانیه|دقیقه|"
    "ساعت|روز|هفته|ماه|سال|نفر|جلد|عنوان|نسخه|صفحه|کتاب|برگ|سالگی|ساله|امین|اُم|بار|مگابایت|گیگابایت|پیکسل|درجه|شعبه|عضو|"
    "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند|قبل|بعد|صبح|ظهر|عصر|شب|"
    "kg|g|km|m|cm|mm|px|MB|GB|kB|l|ml|dpi|s|ms|h|min"
)
_LABELS = (
    "جلد|شماره|شمارهٔ|شمارۀ|صفحه|صفحهٔ|ص|ج|ش|ساعت|سال|طبقه|طبقهٔ|فصل|قرن|چاپ|دوره|دورهٔ|پلاک|کلاس|پایه|پایهٔ|بند|مادهٔ|گام|"
    "No|Vol|p|pp|vol|no"
)
_KEPT = re.compile(
    rf"(?<![\w\u200c{MARKS}])(?:{_N}[{PDI}]?(?: (?=[{LRI}]?(?:{_UNITS})(?![\w\u200c])))"  # number + unit
    rf"|(?:{_LABELS})[.:]? (?=[{LRI}{ALM}]*[{DIGITS}])"  # label + number
    rf"|[{ARABIC}]\. ?(?=[{ARABIC}]))"  # initial + name
    r"| (?=[–—·،؛:.,!؟?…»)\]%٪-]+(?: |$))"  # a dash or stray sign hangs on the word before it
)


@dataclass(frozen=True)
class Prepared:
    """One paragraph: the logical string to draw, its direction, the spans of Latin inside Persian, and its breaks.

    `breaks` are the indexes at which a new line may start.
    """

    text: str
    rtl: bool
    latin: tuple[tuple[int, int], ...]
    breaks: tuple[int, ...]


def prepare(text: str, style: Style) -> tuple[Prepared, ...]:
    """The paragraphs of `text`, one for each hard newline; at least one. Endless ones are parted at a space."""
    parts = [part for one in _NEWLINE.split(text) for part in _ENDLESS.findall(one) or [""]]
    return tuple(_paragraph(one, style.direction, style.digits) for one in parts)


@lru_cache(maxsize=512)
def _paragraph(text: str, direction: Direction, digits: Digits) -> Prepared:
    plain = _GAP.sub(" ", _CONTROL.sub("", text)).strip(" ")
    rtl = is_rtl(plain) if direction == "auto" else direction == "rtl"
    drawn, latin, kept = _Writer(plain, rtl, digits).write()
    return Prepared(drawn, rtl, latin if rtl and _RTL.search(drawn) else (), _breaks(drawn, kept))


def is_rtl(text: str, *, neutral: bool = True) -> bool:
    """The direction of the first strong letter outside isolates (UAX #9, P2 and P3); `neutral` without any."""
    depth = 0
    for kind in map(unicodedata.bidirectional, text):
        if kind in ("LRI", "RLI", "FSI"):
            depth += 1
        elif kind == "PDI":
            depth = max(0, depth - 1)
        elif depth == 0 and kind in ("L", "R", "AL"):
            return kind != "L"
    return neutral


class _Writer:
    """Writes the string to draw, token by token, and notes what became of the tokens."""

    def __init__(self, text: str, rtl: bool, digits: Digits) -> None:
        self.text, self.rtl, self.digits = text, rtl, digits
        self.isolating = rtl and not _ISOLATES.search(text)
        self.out: list[str] = []
        self.length = 0
        self.arabic = False
        self.latin: list[tuple[int, int]] = []
        self.kept: list[tuple[int, int]] = []

    def write(self) -> tuple[str, tuple[tuple[int, int], ...], list[tuple[int, int]]]:
        """The string, the spans of Latin letters, the spans no line may end in."""
        place = 0
        for token in _tokens(self.text):
            self._put(self.text[place : token.start])
            self._token(token)
            place = token.end
        self._put(self.text[place:])
        return "".join(self.out), tuple(self.latin), self.kept

    def _put(self, text: str) -> None:
        self.out.append(text)
        self.length += len(text)
        self.arabic = self.arabic or _RTL.search(text) is not None

    def _token(self, token: Token) -> None:
        text = self.text[token.start : token.end]
        if token.kind == "number" and self.rtl and not self.arabic and _WANTS_MARK.match(self.text, token.start):
            self._put(ALM)
        start = self.length
        shown = text if token.kind in EXEMPT else _digits(text, self.digits)
        self._put(f"{LRI}{shown}{PDI}" if self.isolating and token.kind in LEFT_TO_RIGHT else shown)
        if _LATIN.search(text):
            self.latin.append((start, self.length))
        if token.kind not in BREAKABLE:
            self.kept.append((start, self.length))


def _tokens(text: str) -> Iterator[Token]:
    """The tokens of a paragraph; one without a right-to-left letter but with Latin ones is a single Latin clause."""
    if _LATIN.search(text) and not _RTL.search(text):
        return iter([Token(0, len(text), "latin")])
    return tokens(text)


def _digits(text: str, digits: Digits) -> str:
    """A number, phone or signed number with the digits and signs asked for."""
    if digits == "typed":
        return text
    if digits == "latin":
        return latin_digits(text)
    whole = _PERCENT.sub(lambda found: f"{found[1] or found[2]}٪", text)
    return persian_digits(_GROUPED.sub(_persian_marks, whole) if _GROUPED.fullmatch(whole.rstrip("٪")) else whole)


def _persian_marks(found: re.Match[str]) -> str:
    whole, part = (found[1] or found[3]).replace(",", "٬"), found[2] or found[4]
    return f"{whole}٫{part}" if part else whole


def _breaks(text: str, kept: list[tuple[int, int]]) -> tuple[int, ...]:
    """Where UAX #14 lets a line start, less the inside of `kept` and of pairs that belong together."""
    barred = {place for start, end in kept for place in range(start + 1, end)}
    barred.update(found.end() for found in _KEPT.finditer(text))
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    found = []
    while (place := finder.toNextBoundary()) >= 0:
        found.append(place)
    if (units := utf16_units(text)) is not None:
        found = [units[place] for place in found]
    return tuple(place for place in found if place < len(text) and place not in barred)
