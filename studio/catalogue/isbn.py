"""Turn the numbers people write where an ISBN belongs into valid ones, and name the rest."""

import re
from typing import NamedTuple

from studio.catalogue.words import problem
from studio.errors import Problem
from studio.letters import latin_digits

_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−ـ", "-"))
_RUN = re.compile(r"\d(?:[\d-]*[\dXx])?")
_ROUNDED = re.compile(r"\d[.,/٫]\d+[eE]\+?1[0-2]")
_WHOLE = re.compile(r"(\d{9,13})\.0+")
_OF_THE_VOLUME, _PLAIN, _OTHER = range(3)
_OF_SET = re.compile(r"\bset\b|دوره|کامل|\be-?book|pdf|electronic|الکترون", re.IGNORECASE)
_VOLUME = re.compile(r"(?:\bv(?:ol)?\.?|جلد|ج\.?|دفتر|\bt(?:om[eo])?\.?|\bbd\.?)\s*(\d+)", re.IGNORECASE)


class Isbns(NamedTuple):
    """`chosen` is the one for the card, `valid` all valid ones as 13 digits, in order of appearance."""

    chosen: str = ""
    valid: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    repaired: bool = False


def volume(text: str) -> str:
    """The number of the volume `text` speaks of («جلد ۲», "v. 2"), as Latin digits; empty when it names none."""
    found = _VOLUME.search(latin_digits(text))
    return str(int(found[1])) if found and len(found[1]) < 5 else ""


def thirteen(run: str) -> str:
    """`run` (digits, X, hyphens) as a valid 13-digit ISBN, or empty text."""
    digits = run.replace("-", "")
    if not digits[:-1].isdecimal():
        return ""
    if len(digits) == 13:
        return digits if digits[:3] in ("978", "979") and _check_13(digits[:12]) == digits[12] else ""
    if len(digits) != 10 or _check_10(digits[:9]) != digits[9].upper():
        return ""
    return f"978{digits[:9]}{_check_13(f'978{digits[:9]}')}"


def _check_13(digits: str) -> str:
    """The check digit for twelve digits (ISO 2108): weights 1 and 3 in turn, modulo 10."""
    return str(-(sum(map(int, digits[::2])) + 3 * sum(map(int, digits[1::2]))) % 10)


def _check_10(digits: str) -> str:
    """The check digit for nine digits (ISO 2108, before 2007): weights 1 to 9, modulo 11, X for ten."""
    return "0123456789X"[sum(place * int(digit) for place, digit in enumerate(digits, 1)) % 11]


def _mended(run: str) -> tuple[str, str]:
    """A valid ISBN made from a run that is none, and the code of what was wrong; or nothing twice."""
    groups = run.split("-")
    if len(groups) > 2 and (number := thirteen("".join(reversed(groups)))):
        return number, "isbn-reversed"
    if len(run) == 9 and (number := thirteen("0" + run)):
        return number, "isbn-zero"
    return "", ""


def _numbers(text: str) -> list[tuple[str, str]]:
    """Every ISBN in `text` with the code of its mending (empty when it was right)."""
    runs = _RUN.findall(text)
    found = [(number, "") for run in runs if (number := thirteen(run))]
    if found:
        return found
    joined = re.sub(r"(?<=[\d-])\s+(?=[\d-]|[xX]\b)", "", text)
    if joined != text and (found := [(number, "") for run in _RUN.findall(joined) if (number := thirteen(run))]):
        return found
    return [(number, code) for run in runs for number, code in [_mended(run)] if number]


def _prepared(text: str) -> str:
    text = text.strip()
    if not text.isascii():
        text = latin_digits(text).translate(_DASHES)
    return _WHOLE.sub(r"\1", text) if "." in text else text


def isbns(texts: list[str], where: str, title: str = "") -> Isbns:
    """All ISBNs in `texts`, the right one chosen for a book called `title`.

    A number of the volume the title names wins, then one that is not of the whole set or an electronic edition,
    then the first. Reversed groups (right-to-left copying) and one lost leading zero are mended and noted; what
    is no ISBN is named in a problem.
    """
    ranked: dict[str, int] = {}
    problems: list[Problem] = []
    number = ""
    for text in texts:
        if len(text) in (10, 13):  # bare numbers are the most frequent case, mostly both forms of one
            if text[:9] == number[3:12]:
                continue
            if number := thirteen(text):
                ranked.setdefault(number, _PLAIN)
                continue
        prepared = _prepared(text)
        numbers = _numbers(prepared)
        for number, code in numbers:
            ranked[number] = min(_rank(prepared, title), ranked.get(number, _OTHER))
            if code:
                problems.append(problem(code, where, text.strip()))
        if not numbers and any(map(str.isdigit, prepared)):
            code = "isbn-digits-lost" if _ROUNDED.search(prepared) else "isbn-invalid"
            problems.append(problem(code, where, text.strip()))
    chosen = min(ranked, key=lambda number: ranked[number]) if len(ranked) > 1 else next(iter(ranked), "")
    mended = any(item.level == "note" for item in problems) if problems else False
    return Isbns(chosen=chosen, valid=tuple(ranked), problems=tuple(problems), repaired=mended)


def _rank(told: str, title: str) -> int:
    """How well the words around an ISBN suit a book called `title`."""
    if told.isdigit():
        return _PLAIN
    of = volume(told)
    if of and of == volume(title):
        return _OF_THE_VOLUME
    return _OTHER if (of and volume(title)) or _OF_SET.search(told) else _PLAIN
