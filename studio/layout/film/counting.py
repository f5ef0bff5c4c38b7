"""Turn a line that says a number into lines that count up to it, digit under digit.

Digits join nothing and stand in their order in every script, so each is set once and put where it belongs; the words
beside the number stay where they are. Nothing is set any more while a film runs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf

from studio.document.timing import Keys
from studio.layout.film.choosing import choosing
from studio.letters import latin_digits
from studio.motion import Key, Track, ramp
from studio.numbers import read_number
from studio.scene import GlyphRun, Glyphs, Group
from studio.text import Style, set_text
from studio.text.faces import families
from studio.values import Box, united

_NUMBER = re.compile(r"[0-9۰-۹]+(?:[٬,،٫.][0-9۰-۹]+)*")
_HOW_MANY = re.compile(rf"[+−]?(?P<number>{_NUMBER.pattern}) ?[٪%]?(?P<unit>(?: [^\W\d]+){{0,2}})\+?")
_HIDDEN = re.compile("[\u061c\u200e\u200f\u2066-\u2069]")
_CENTURIES = ("13", "14", "18", "19", "20")
_PERSIAN = re.compile("[۰-۹]")
_WIDE = 0.86  # of the widest digit: how far apart digits stand while they change
_ROOM = 1.05  # of its own width: what a number may take between words
_RATE = 30  # numbers shown in a second at most
_FEWEST = 9  # numbers a countdown passes at least
_DECIMAL = re.compile(r"[٫.](?=[0-9۰-۹]*$)")


@dataclass(frozen=True, kw_only=True)
class Counter:
    """A line with the number in it: which characters it is, its value, its decimals, and its glyphs in order."""

    line: Glyphs
    start: int
    end: int
    value: float
    decimals: int

    @property
    def said(self) -> str:
        """The number as it is drawn."""
        return self.line.text[self.start : self.end]


def counter_of(line: Glyphs) -> Counter | None:
    """The first number of a line, when it can count; None for a line without one or whose digits are not one glyph
    each."""
    found = _NUMBER.search(line.text)
    if not found:
        return None
    typed = read_number(found[0])
    if typed is None or not _glyphs_of(line, found.start(), found.end()):
        return None
    mark = _DECIMAL.search(found[0])
    decimals = len(found[0]) - mark.end() if mark and typed.decimals else 0
    return Counter(line=line, start=found.start(), end=found.end(), value=typed.value, decimals=decimals)


def is_number(line: Glyphs) -> bool:
    """Whether a line says how many and hardly anything else: «۱۲٬۳۴۵», «۴۵٪», «۱۲۰ جلد»; not a year or a telephone."""
    found = _HOW_MANY.fullmatch(_HIDDEN.sub("", line.text).strip())
    if not found:
        return False
    digits = latin_digits(found["number"])
    year = digits.isdigit() and len(digits) == 4 and digits[:2] in _CENTURIES and not found["unit"]
    return not digits.startswith("0") and len(digits) > 1 and not year


def counted(counter: Counter, values: Sequence[float], safe: Box) -> tuple[Glyphs, ...]:
    """The line with each of `values` in place of its number, in digits that stand under each other and do not reach
    beyond the left of `safe` unless the number itself does.

    While it is far from the end the digits have equal room; the nearer the number comes to its own value the more they
    take the places they have at the end. The line itself stands for its own value.
    """
    own = _cells(counter)
    wide = _WIDE * max(advance for _, advance, _ in _digits(own[0].run, counter.said).values())
    room = _room(counter, own, wide, safe)
    return tuple(
        counter.line if _worded(value, counter) == counter.said else _with(counter, own, value, (wide, room))
        for value in values)


@dataclass(frozen=True, slots=True)
class _Cell:
    """One sign of the drawn number: its run, its place on the page and its width."""

    run: GlyphRun
    x: float
    y: float
    width: float


def _room(counter: Counter, own: list[_Cell], wide: float, safe: Box) -> float:
    """What a number may take while it counts: between words little more than its own width, else all to its left."""
    right = own[-1].x + own[-1].width
    width = right - own[0].x
    if any(map(str.isalpha, counter.line.text)):
        return _ROOM * width
    overhang = (wide / _WIDE - wide) / 2  # a wide digit reaches out of its room
    return max(width, right - safe.x - overhang)


def _glyphs_of(line: Glyphs, start: int, end: int) -> list[_Cell]:
    """The cells of characters `start` to before `end`; none unless each is one glyph of one font and size."""
    cells = {
        cluster: _Cell(run, x, y, advance)
        for run in line.runs
        for (x, y), cluster, advance in zip(run.places, run.clusters, run.advances, strict=True)
        if start <= cluster < end
    }
    faces = {(cell.run.font, cell.run.size) for cell in cells.values()}
    whole = len(cells) == end - start and len(faces) == 1
    return [cells[at] for at in range(start, end)] if whole else []


def _cells(counter: Counter) -> list[_Cell]:
    return _glyphs_of(counter.line, counter.start, counter.end)


@lru_cache(maxsize=64)
def _style_of(font: str) -> Style | None:
    """The style that sets text in the font file `font` as typed."""
    for family in families():
        for face in family.faces:
            if face.file == font:
                return Style(family=family.id, weight=face.weight, digits="typed", direction="ltr")
    return None


def _digits(run: GlyphRun, said: str) -> dict[str, tuple[int, float, str]]:
    """Glyph number, width and font of every sign a count may need, in the face and size of `run`."""
    signs = ("۰۱۲۳۴۵۶۷۸۹" if _PERSIAN.search(said) else "0123456789") + "".join(set(said))
    return {sign: _sign(run.font, run.size, sign) for sign in signs}


@lru_cache(maxsize=512)
def _sign(font: str, size: float, sign: str) -> tuple[int, float, str]:
    first = set_text(sign, _style_of(font) or Style(), size=size, width=inf).lines[0].runs[0]
    return first.ids[0], first.advances[0], first.font


def _worded(value: float, counter: Counter) -> str:
    """`value` written as the counter's own number is: its digits, its marks, as many decimals."""
    said = counter.said
    digits = f"{abs(value):,.{counter.decimals}f}"
    marks = [sign for sign in said if not sign.isdigit()]
    point = marks.pop() if counter.decimals else ""
    comma = marks[0] if marks else ""
    digits = "".join({",": comma, ".": point}.get(sign, sign) for sign in digits)
    return digits.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")) if _PERSIAN.search(said) else digits


def _with(counter: Counter, own: list[_Cell], value: float, room: tuple[float, float]) -> Glyphs:
    said = _worded(value, counter)
    near = min(1.0, abs(value / counter.value)) ** 3 if counter.value else 1.0
    first = own[-1]
    table = _digits(first.run, counter.said)
    places = _places(said, own, {sign: advance for sign, (_, advance, _) in table.items()}, room, near)
    run = GlyphRun(
        font=table[said[0]][2], size=first.run.size, ids=tuple(table[sign][0] for sign in said),
        places=tuple((x, first.y) for x in places), clusters=tuple(range(counter.start, counter.start + len(said))),
        advances=tuple(table[sign][1] for sign in said),
    )
    return _put(counter, run, said)


def _places(
    said: str, own: list[_Cell], widths: dict[str, float], room: tuple[float, float], near: float
) -> list[float]:
    """Where the signs of `said` stand, from left to right: their last one over the last of the number's own, a digit
    as far from the next as `room` says first, all together in no more than it says then."""
    wide, most = room
    pitch = [wide if sign.isdigit() else widths[sign] for sign in said]
    pitch = [width * min(1.0, most / sum(pitch)) for width in pitch]
    middles, x = [], own[-1].x + own[-1].width
    for width in reversed(pitch):
        middles.append(x - width / 2)
        x -= width
    ends = [cell.x + cell.width / 2 for cell in reversed(own)]
    mixed = [free + (end - free) * near for free, end in zip(middles, ends, strict=False)]
    mixed += middles[len(mixed):]
    return [middle - widths[sign] / 2 for middle, sign in zip(reversed(mixed), said, strict=True)]


def _put(counter: Counter, run: GlyphRun, said: str) -> Glyphs:
    """The line with `run` in place of its number, the letters after it counted on."""
    line, shift = counter.line, len(said) - (counter.end - counter.start)

    def rest(other: GlyphRun) -> GlyphRun:
        kept = [n for n, at in enumerate(other.clusters) if not counter.start <= at < counter.end]
        return GlyphRun(
            font=other.font, size=other.size, ids=tuple(other.ids[n] for n in kept),
            places=tuple(other.places[n] for n in kept), advances=tuple(other.advances[n] for n in kept),
            clusters=tuple(at + shift if at >= counter.end else at for at in (other.clusters[n] for n in kept)))

    runs = (*(one for one in map(rest, line.runs) if one.ids), run)
    reach = Box(run.places[0][0], line.box.y, run.places[-1][0] + run.advances[-1] - run.places[0][0], line.box.height)
    text = line.text[: counter.start] + said + line.text[counter.end :]
    letters = tuple(replace(one, start=one.start + shift, end=one.end + shift) if one.start >= counter.end else one
                    for one in line.letters)
    return replace(line, text=text, runs=runs, letters=letters, box=united([line.box, reach]))


# ---------------------------------------------------------------- in time


def counting_up(line: Glyphs, span: tuple[float, float], safe: Box) -> Group | None:
    """`line` counting from 0 to its number between two seconds; None where it has none."""
    counter = counter_of(line)
    return _counting(counter, ramp(*span, (0.0, counter.value), "out-cubic"), safe) if counter else None


def counting_down(line: Glyphs, span: tuple[float, float], safe: Box) -> Group | None:
    """`line` counting down to its number between two seconds; None where it has none."""
    counter = counter_of(line)
    if counter is None:
        return None
    above = counter.value + max(_FEWEST, round(counter.value / 2))
    return _counting(counter, ramp(*span, (above, counter.value), "out-cubic"), safe)


def counting_by(line: Glyphs, keys: Keys, safe: Box) -> Group | None:
    """`line` with the number that `keys` say at each second; None where it has none."""
    counter = counter_of(line)
    pairs = [(at, value) for at, value in keys.keys if isinstance(value, float)]
    if counter is None or not pairs:
        return None
    return _counting(counter, Track(tuple(Key(at, value, keys.easing) for at, value in pairs)), safe)


def _counting(counter: Counter, track: Track, safe: Box) -> Group:
    start, end = track.keys[0].at, track.keys[-1].at
    steps = max(1, round((end - start) * _RATE))
    seconds = [start + (end - start) * step / steps for step in range(steps)] + [end]
    said = [round(track.at(second), counter.decimals) for second in seconds]
    kept = [n for n, value in enumerate(said) if n == 0 or value != said[n - 1]]
    lines = counted(counter, [said[n] for n in kept], safe)
    return choosing([(line,) for line in (lines[0], *lines)], [seconds[n] for n in kept])
