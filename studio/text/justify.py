"""Turn a natural line into one that fills its width: word spaces first, then kashida, never a torn join.

The ladder (W3C alreq, "Text alignment and justification"): word spaces up to an easy limit; then at most one kashida a
word, at the best points of the face's style, none above another of the line before; then word spaces up to a soft
maximum; and what even that cannot fill stays ragged.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from studio.letters import TATWEEL
from studio.text import kashida
from studio.text.faces import Face
from studio.text.place import Setting
from studio.text.prepare import SPACES
from studio.text.shape import Form, shape

_LETTERS = "\u0610-\u061a\u0620-\u0652\u0670-\u06d3\u0640\u200c\u200d\u0653-\u0655"
# A word of joined letters alone, in its punctuation: no digit, no Latin, no isolate.
_PLAIN = re.compile(rf"([«‹(\[“]*)([{_LETTERS}]+)[»›)\]”،؛:.!؟…]*")
_SLACK = 1e-9
_LEAST = 0.12  # em: a shorter kashida is not seen
_TIGHTEN = 0.2  # of the spaces: what they may lose where a font's kashida is longer than asked for
_OVERLAP = 0.6  # of a tatweel: how far the next one may cover it
_ORDINARY = 0.24  # em: an ordinary word space
_CLEAR = 0.6  # em kept free between a kashida and one on the line above


@dataclass(frozen=True)
class Means:
    """What may be stretched and how far; lengths in em.

    Spaces grow to `easy` times their width before kashidas come, and to `most` times after. `style` None is a face
    without kashida. A kashida is about `usual` long, at most `longest`, in words of at least `letters` letters.
    """

    face: Face
    style: kashida.Fashion | None
    easy: float = 1.5
    most: float = 3.0
    usual: float = 0.3
    longest: float = 0.7
    letters: int = 3


class Natural(NamedTuple):
    """A line before justification: `text[start:end]` of its paragraph, its forms from left to right, its width in em.

    `words` are the spans of its boxes in the paragraph; `pens` the paragraph's advances before each index.
    """

    text: str
    start: int
    end: int
    forms: list[tuple[int, Form]]
    width: float
    rtl: bool
    words: list[tuple[int, int]]
    pens: tuple[float, ...]

    def setting(self) -> Setting:
        """The line as it is."""
        return Setting(self.text[self.start : self.end], self.forms, self.width, 0.0, self.rtl)


Spans = tuple[tuple[float, float], ...]
"""Where the kashidas of a line begin and end, in em from its right edge."""


class _Point(NamedTuple):
    """A place for a kashida: before index `at` of the paragraph, in the word `start` to `end`."""

    at: int
    start: int
    end: int
    priority: int


class _Long(NamedTuple):
    """A lengthened word that replaces `start` to `end`: its text, its forms from left to right, and what it gained."""

    start: int
    end: int
    text: str
    forms: list[tuple[int, Form]]
    gain: float


def justify(line: Natural, width: float, means: Means, above: Spans = ()) -> tuple[Setting, Spans]:
    """`line` filled to `width` em, and where its kashidas are; `above` are those of the line before.

    A line that would need more than `means` allow comes back as it is.
    """
    gaps = [form.width for at, form in line.forms if line.text[line.start + at] in SPACES]
    slack, gap = width - line.width, sum(gaps)
    if slack < 0:
        return line.setting(), ()
    need = slack - gap * (means.easy - 1)
    points = _points(line, means) if need > 0 else []
    points = [point for point in points if _clear(_about(line, point.at, width), above, _CLEAR)]
    while True:
        long = _lengthened(line, points, need, slack + gap * _TIGHTEN, means)
        rest = slack - sum(one.gain for one in long)
        if rest > _spare(gaps, means) + _SLACK:
            return line.setting(), ()
        setting = _assembled(line, long, rest / len(gaps) if gaps else 0.0, width)
        spans = _spans(setting)
        if all(_clear(span, above, 0.0) for span in spans):
            return setting, spans
        points = points[1:]  # what was about clear is not: try with the next best


def opened(line: Natural, face: Face) -> Natural:
    """A line that begins inside a paragraph, its first word shaped anew: Amiri's may lean on a word now gone."""
    start, end = line.words[0]
    word = line.text[start:end]
    if not _PLAIN.fullmatch(word):
        return line
    alone, width = _alone(face, word)
    gain = width - (line.pens[end] - line.pens[start])
    if abs(gain) < _SLACK:
        return line
    forms = [(at, form) for at, form in line.forms if at >= end - start]
    return line._replace(forms=forms + alone, width=line.width + gain)


def _spare(gaps: list[float], means: Means) -> float:
    """What spaces may get at most; narrow ones (Nastaliq's) as much as ordinary ones."""
    return sum(max(gap, _ORDINARY) * means.most - gap for gap in gaps)


def stretch(line: Natural, width: float, means: Means) -> Setting:
    """`line` stretched towards `width` em by kashidas, then a little by its spaces; as far as `means` allow."""
    gaps = [form.width for at, form in line.forms if line.text[line.start + at] in SPACES]
    slack, gap = width - line.width, sum(gaps)
    if slack < _LEAST:
        return line.setting()
    points = _points(line, means)
    long = _lengthened(line, points, slack, slack + gap * _TIGHTEN, means)
    gain = sum(one.gain for one in long)
    rest = min(slack - gain, _spare(gaps, means))
    return _assembled(line, long, rest / len(gaps) if gaps else 0.0, line.width + gain + rest)


def _lengthened(line: Natural, points: list[_Point], need: float, most: float, means: Means) -> list[_Long]:
    """Words lengthened at the first of `points` by about `need` em in all, at most by `most`."""
    if not points:
        return []
    count = max(1, min(ceil(need / means.usual - 0.2), len(points)))
    each = max(_LEAST, min(means.longest, need / count))
    found, room = [], most
    for point in points[:count]:
        one = _long(line, point, each, means.face)
        if one.gain <= room + _SLACK:  # some faces have kashidas of fixed lengths
            found.append(one)
            room -= one.gain
    return found


def _points(line: Natural, means: Means) -> list[_Point]:
    """The points of the line, best first; words in its middle before those at its ends (calligraphers' custom)."""
    if means.style is None or not line.rtl:
        return []
    found = []
    for start, end in line.words:
        point = _point_of(line.text[start:end], means.style, means.letters)
        if point is not None:
            found.append(_Point(start + point.at, start, end, point.priority))
    middle = (line.start + line.end) / 2
    return sorted(found, key=lambda point: (-point.priority, abs(point.at - middle)))


@lru_cache(maxsize=8192)
def _point_of(word: str, style: kashida.Fashion, letters: int) -> kashida.Point | None:
    """The best point of a word in its punctuation; none in words of fewer than `letters` letters."""
    plain = _PLAIN.fullmatch(word)
    if plain is None or sum(sign.isalpha() for sign in plain[2]) < letters:
        return None
    point = kashida.best(plain[2], style)
    return None if point is None else point._replace(at=point.at + len(plain[1]))


def _about(line: Natural, at: int, width: float) -> tuple[float, float]:
    """About where a kashida before index `at` will begin on the filled line, in em from the right, as a span."""
    place = (line.pens[at] - line.pens[line.start]) * width / line.width
    return place, place


def _clear(span: tuple[float, float], above: Spans, room: float) -> bool:
    return all(span[1] <= left - room or span[0] >= right + room for left, right in above)


def _long(line: Natural, point: _Point, length: float, face: Face) -> _Long:
    """The word of `point` with a kashida of about `length` em in the font's own tatweels."""
    count = max(1, ceil(length / _tatweel(face) - 0.15))
    text = line.text[point.start : point.at] + TATWEEL * count + line.text[point.at : point.end]
    natural = line.pens[point.end] - line.pens[point.start]
    forms, total = _alone(face, text)
    place = range(point.at - point.start, point.at - point.start + count)
    if excess := _excess(forms, place, total - natural - length):
        forms = [(at, form._replace(width=form.width - excess) if at in place else form) for at, form in forms]
        total -= excess * count
    return _Long(point.start, point.end, text, forms, total - natural)


@lru_cache(maxsize=4096)
def _alone(face: Face, word: str) -> tuple[list[tuple[int, Form]], float]:
    """The forms of a right-to-left word with nothing beside it, and its advance in em."""
    shaped = shape(face, word, rtl=True)
    return shaped.within(0, len(word)), shaped.pens[-1]


def _excess(forms: list[tuple[int, Form]], place: range, over: float) -> float:
    """What each tatweel at `place` gives up so that they are `over` em shorter in all.

    Plain tatweels are level strokes: overlapping they make a kashida of any length. Kashidas drawn whole (Amiri's)
    stay as they are.
    """
    drawn = [form for at, form in forms if at in place]
    if over <= 0 or len(drawn) < len(place) or any(form.ids != drawn[0].ids for form in drawn):
        return 0.0
    return min(over / len(drawn), drawn[0].width * _OVERLAP)


@lru_cache(maxsize=64)
def _tatweel(face: Face) -> float:
    """The advance of one tatweel in em."""
    return max(0.05, shape(face, f"ب{TATWEEL}ب", rtl=True).pens[-1] - shape(face, "بب", rtl=True).pens[-1])


def _assembled(line: Natural, long: list[_Long], stretch: float, width: float) -> Setting:
    """The line with its lengthened words put in and `stretch` em added to each space."""
    if not long:
        return Setting(line.text[line.start : line.end], line.forms, width, stretch, line.rtl)
    long = sorted(long)
    starts = [one.start - line.start for one in long]
    longer = [0, *accumulate(len(one.text) - (one.end - one.start) for one in long)]
    moved = dict(zip(starts, long, strict=True))
    forms, done = [], set()
    for at, form in line.forms:
        before = bisect_right(starts, at) - 1
        if before >= 0 and at < long[before].end - line.start:
            if before not in done:
                done.add(before)
                shift = starts[before] + longer[before]
                forms += [(shift + index, one) for index, one in moved[starts[before]].forms]
        else:
            forms.append((at + longer[before + 1], form))
    return Setting(_joined(line, long), forms, width, stretch, line.rtl)


def _joined(line: Natural, long: list[_Long]) -> str:
    parts, place = [], line.start
    for one in long:
        parts += [line.text[place : one.start], one.text]
        place = one.end
    return "".join([*parts, line.text[place : line.end]])


def _spans(setting: Setting) -> Spans:
    """Where the kashidas stand, from the right edge."""
    if TATWEEL not in setting.text:
        return ()
    found, pen = [], setting.width
    for at, form in setting.forms:
        sign = setting.text[at]
        advance = form.width + (setting.stretch if sign in SPACES else 0.0)
        if sign == TATWEEL:
            found.append((pen - advance, pen))
        pen -= advance
    return tuple(found)
