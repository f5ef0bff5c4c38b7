"""Turn the dates people print on books into years of the two calendars, never one into the other."""

import re
from typing import NamedTuple

from studio.letters import latin_digits, persian_digits

# Which runs of four digits are which calendar: solar hijri 1250–1420, imperial 2534–2537 (1354–1357, used on
# Iranian books of those years), lunar hijri when ق, هـ or AH follows, Gregorian from the first printed books on.
_RUN = re.compile(r"(?<!\d)(\d{4})(?!\d)(\s*(?:ه[ـ‍]?\s*[.]?\s*ق|ق\b|ق\.|قمری|A\.?H\b|H\b))?")
_IMPERIAL = 1180


class Years(NamedTuple):
    """`text` is for the card, solar year first; `clash` when the two years cannot be of one book."""

    text: str = ""
    jalali: int | None = None
    gregorian: int | None = None
    clash: bool = False


def years(texts: list[str], *, persian: bool) -> Years:
    """The years in `texts`, written with Persian digits for a `persian` record.

    A solar year covers two Gregorian ones, so "1392 [2013 or 2014]" becomes «۱۳۹۲ / ۲۰۱۳–۲۰۱۴».
    """
    jalali: list[int] = []
    lunar: list[int] = []
    gregorian: list[int] = []
    imperial: list[int] = []
    for text in texts:
        for digits, mark in _RUN.findall(text if text.isascii() else latin_digits(text)):
            number = int(digits)
            if mark and 1200 <= number <= 1450:
                lunar.append(number)
            elif 1250 <= number <= 1420:
                jalali.append(number)
            elif 2534 <= number <= 2537:
                imperial.append(number)
            elif 1450 <= number <= 2035:
                gregorian.append(number)
    parts = [str(jalali[0])] if jalali else [str(imperial[0])] if imperial else []
    parts += [f"{lunar[0]} ق" if persian else f"{lunar[0]} AH"] if lunar else []
    parts += [_span(gregorian)] if gregorian else []
    shown = " / ".join(parts)
    solar = jalali[0] if jalali else imperial[0] - _IMPERIAL if imperial else None
    western = gregorian[0] if gregorian else None
    clash = bool(solar and western) and all(year - 621 - solar not in (0, 1) for year in gregorian)
    return Years(text=persian_digits(shown) if persian else shown, jalali=solar, gregorian=western, clash=clash)


def _span(found: list[int]) -> str:
    """"2013–2014" for two years next to each other, else the first."""
    return f"{found[0]}–{found[0] + 1}" if found[0] + 1 in found[1:2] else str(found[0])
