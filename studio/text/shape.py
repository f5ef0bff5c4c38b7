"""Turn a paragraph's string into glyphs: the one place that talks to the shaping engine.

Qt's text layout shapes and orders as HarfBuzz and UAX #9 say (measured: all base characters of BidiCharacterTest). It
is asked once per paragraph, on one endless line at a large size without hinting. Everything after that is arithmetic in
em, because outlines and advances grow in proportion, and because the part of a line that stands on a page keeps
the order it has on the endless line: rule L2 turns two characters round by the levels between them, and those are
the same on both.
"""

import os
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from io import BytesIO
from itertools import accumulate
from threading import Lock, local
from typing import NamedTuple
from unicodedata import bidirectional

from fontTools.ttLib import TTFont
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGlyphRun,
    QGuiApplication,
    QRawFont,
    QTextCharFormat,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from studio.text.faces import Face
from studio.text.lending import Loan, loans

# Qt hands its default locale to HarfBuzz: under any other language Noto Nastaliq draws Urdu digits.
QLocale.setDefault(QLocale("fa_IR"))

_ENDLESS = 2.0**24  # px; Qt counts in 1/64 px in 32 bits
_WANTED = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
_WANTED |= QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
_WANTED |= QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes

# Letters and marks of scripts that need a font of their own (from Syriac to Hangul and beyond), and what is set for
# those a font lacks: letters and marks of scripts that need none.
_FAR = re.compile(r"[\u0700-\u074f\u0780-\u089f\u0900-\u1cff\ua800-\uabff\U00010a00-\U00016fff]")
_STAND_INS = {
    ("L", 1): "\ua727\ua72b\ua765\ua76f", ("NSM", 1): "\u1ab0\u1ab2\u1dd9", ("AL", 1): "\u08b6\u08b9\u08ba",
    ("R", 1): "\u05d0\u05d1", ("L", 2): "\U0001df00\U0001df02",
}

# Letters that romanised names write for hamza, ayn and a parting prime (ALA-LC tables), and the quotes that Unicode
# gives as their like: few Persian fonts have the former, all have the latter.
_LIKE = {"ʹ": "'", "ʺ": '"', "ʻ": "‘", "ʼ": "’", "ʾ": "’", "ʿ": "‘"}
_LIKED = re.compile(f"[{''.join(_LIKE)}]")

_MOST_FORMS = 20_000  # of a face; clusters in use keep theirs

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom of ink in em from an origin; y grows downwards."""


class Form(NamedTuple):
    """Glyphs that belong together, in em: shared by all clusters that look the same.

    `width` is their advance, `scale` the share of the size they are drawn at. `ids`, `dx` and `dy` run from left to
    right as seen, the offsets count from the pen at the left; `ink` likewise, None for spaces. `lent` is the font file
    of another face that draws them, empty for the paragraph's own.
    """

    width: float
    scale: float
    ids: tuple[int, ...]
    dx: tuple[float, ...]
    dy: tuple[float, ...]
    ink: Extent | None
    lent: str = ""


@dataclass(frozen=True, eq=False)
class Shaped:
    """A shaped paragraph: its clusters in the text's order, and for each index the advance in em of all before it.

    `ats` are the clusters' indexes into `text`, `ranks` their places from the left as seen.
    """

    text: str
    ats: list[int]
    forms: list[Form]
    ranks: list[int]
    pens: tuple[float, ...]
    missing: tuple[str, ...]

    def within(self, start: int, end: int) -> list[tuple[int, Form]]:
        """The clusters of `text[start:end]` from left to right as seen: each index, counted from `start`, and form."""
        first = bisect_left(self.ats, start)
        last = bisect_left(self.ats, end, lo=first)
        order = sorted(range(first, last), key=self.ranks.__getitem__)
        ats, forms = self.ats, self.forms
        return [(ats[n] - start, forms[n]) for n in order]


@cache
def ensure_application() -> QGuiApplication:
    """The program's Qt application; without a window one is made, on Linux without a screen. Fonts need it."""
    present = QGuiApplication.instance()
    if present is not None:
        return present
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["ketabnama"])


class _Engine:
    """One font file ready to shape, at `size` px per em, with the forms met so far; one that lends has its borrower's.
    """

    def __init__(self, face: Face, size: int = 0) -> None:
        ensure_application()
        # At most half a unit stays exact in Qt's 1/64 px, and long paragraphs stay within its 32 bits.
        self.size = size or (face.units if face.units <= 1024 else face.units // 2)
        self.face, self.lent = face, face.file if size else ""
        self.raw = QRawFont(face.file, self.size, QFont.HintingPreference.PreferNoHinting)
        with _adding:
            self.font = _named(_listed(face, self.size), face.weight, self.size)
        self.forms: dict[tuple, Form] = {}  # shared by all texts: most letters look like one before
        self._extents: dict[int, Extent | None] = {}
        self._draws: dict[str, bool] = {}

    def form(self, key: tuple) -> Form:
        """A form met for the first time. The key: its advance, scale, glyph or glyphs, and their offsets across and
        down, in px of the engine's size.
        """
        width, scale, ids, dx, dy = key
        if isinstance(ids, int):
            ids, dx, dy = (ids,), (dx,), (dy,)
        if len(self.forms) >= _MOST_FORMS:
            self.forms.clear()
        share = scale / self.size
        xs, ys = tuple(x * share for x in dx), tuple(y * share for y in dy)
        boxes = [
            (x + box[0] * scale, y + box[1] * scale, x + box[2] * scale, y + box[3] * scale)
            for x, y, box in zip(xs, ys, map(self._extent, ids), strict=True)
            if box
        ]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((), (), (), ())
        ink = (min(lefts), min(tops), max(rights), max(bottoms)) if boxes else None
        self.forms[key] = Form(width * share, scale, ids, xs, ys, ink, self.lent)
        return self.forms[key]

    def draws(self, letter: str) -> bool:
        """Whether this font has a glyph for `letter`."""
        if letter not in self._draws:
            self._draws[letter] = self.raw.supportsCharacter(ord(letter))
        return self._draws[letter]

    def like(self, found: re.Match[str]) -> str:
        """A letter of romanised names, or the quote that looks like it where this font has that one only."""
        return found[0] if self.raw.supportsCharacter(ord(found[0])) else _LIKE[found[0]]

    def stand_in(self, found: re.Match[str]) -> str:
        """A letter this font has no glyph for, as another of the same bidi class and length that it has none for.

        A script that needs a font of its own, where there is none, makes Qt forget the glyphs of all other letters too.
        """
        letter = found[0]
        if self.raw.supportsCharacter(ord(letter)):
            return letter
        choices = _STAND_INS.get((bidirectional(letter), len(letter.encode("utf-16-le")) // 2), "")
        return next((one for one in choices if not self.raw.supportsCharacter(ord(one))), letter)

    def _extent(self, glyph: int) -> Extent | None:
        """The ink of one glyph in em."""
        if glyph not in self._extents:
            rect, size = self.raw.boundingRect(glyph), self.size
            box = (rect.left() / size, rect.top() / size, rect.right() / size, rect.bottom() / size)
            self._extents[glyph] = None if rect.isEmpty() else box
        return self._extents[glyph]


@lru_cache(maxsize=64)
def _listed(face: Face, size: int) -> str:
    """The family under which Qt's list of fonts has the file of `face`, even where another font has the same name."""
    raw = QRawFont(face.file, size, QFont.HintingPreference.PreferNoHinting)
    number = QFontDatabase.addApplicationFont(face.file)
    for family in QFontDatabase.applicationFontFamilies(number):
        font = _named(family, face.weight, size)
        if QRawFont.fromFont(font, QFontDatabase.WritingSystem.Arabic).fontTable("head") == raw.fontTable("head"):
            return family
    name = f"ketabnama {face.file}"
    QFontDatabase.addApplicationFontFromData(_renamed(face.file, name))
    return name


def _named(family: str, weight: int, size: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(size)
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return font


def _renamed(file: str, name: str) -> bytes:
    """The font file with every family name in it replaced by `name`."""
    with TTFont(file) as font:
        for record in font["name"].names:
            if record.nameID in (1, 4, 6, 16):
                record.string = name
        copy = BytesIO()
        font.save(copy)
    return copy.getvalue()


class _Engines(local):
    """Opened fonts; each thread has its own, as QRawFont asks for: one of another thread has no glyphs."""

    def __init__(self) -> None:
        self.of = lru_cache(maxsize=64)(_Engine)


_engines = _Engines()
_adding = Lock()  # Qt's list of fonts is one for all threads


@cache
def _option(rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setUseDesignMetrics(True)
    return option


@lru_cache(maxsize=512)
def shape(face: Face, text: str, *, rtl: bool, scaled: tuple[tuple[int, int], ...] = (), scale: float = 1.0) -> Shaped:
    """Shape one paragraph (no line breaks in it). The spans `scaled` are set at `scale` of the size."""
    engine, units = _engines.of(face), utf16_units(text)
    layout = QTextLayout(_LIKED.sub(engine.like, _FAR.sub(engine.stand_in, text)), engine.font)
    layout.setTextOption(_option(rtl))
    lent = loans(face, text, engine.draws)
    layout.setFormats([_format(loan, engine.size, units) for loan in lent])
    layout.beginLayout()
    line = layout.createLine()  # must not outlive its layout
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    scales = _scales(len(text), scaled, scale)
    engines = [engine] * len(text)
    for loan in lent:
        engines[loan.start : loan.end] = [_engines.of(loan.face, engine.size)] * (loan.end - loan.start)
    if units is not None:
        scales, engines = ([of[at] for at in units[:-1]] for of in (scales, engines))
    ats, forms, ranks = _clusters(engines, line, scales)
    if units is not None:
        ats = [units[at] for at in ats]
    widths = [0.0] * len(text)
    for at, form in zip(ats, forms, strict=True):
        widths[at] += form.width
    missing = dict.fromkeys(text[at] for at, form in zip(ats, forms, strict=True) if form.ids[0] == 0)
    return Shaped(text, ats, forms, ranks, tuple(accumulate(widths, initial=0.0)), tuple(missing))


def _format(loan: Loan, size: int, units: list[int] | None) -> QTextLayout.FormatRange:
    """What tells Qt to shape the words of `loan` with the font that lends them, at `size` px per em."""
    found, form = QTextLayout.FormatRange(), QTextCharFormat()
    start, end = (at if units is None else bisect_left(units, at) for at in (loan.start, loan.end))
    form.setFont(_engines.of(loan.face, size).font)
    found.start, found.length, found.format = start, end - start, form
    return found


def utf16_units(text: str) -> list[int] | None:
    """For each UTF-16 unit of `text`, as Qt counts, the index of its character, and one past the end.

    None where every character is one unit: nearly always.
    """
    if text.isascii() or max(text) <= "\uffff":
        return None
    return [*(at for at, sign in enumerate(text) for _ in range(2 if sign > "\uffff" else 1)), len(text)]


def _scales(length: int, scaled: tuple[tuple[int, int], ...], scale: float) -> list[float]:
    """The scale of each character."""
    scales = [1.0] * length
    for start, end in scaled:
        scales[start:end] = [scale] * (end - start)
    return scales


def _clusters(
    engines: Sequence[_Engine], line: QTextLine, scales: list[float]
) -> tuple[list[int], list[Form], list[int]]:
    """All clusters of an endless line in the text's order: where they are in it, their forms, their places as seen.

    `engines` and `scales` are those of each unit of the text; a run has one engine."""
    baseline = line.y() + line.ascent()
    runs = [_Run(run, baseline) for run in line.glyphRuns(-1, -1, _WANTED)]
    edges = [run.left for run in runs[1:]] + [line.x() + line.horizontalAdvance()] * bool(runs)
    ats: list[int] = []
    forms: list[Form] = []
    for run, right in zip(runs, edges, strict=True):
        step = -1 if run.rtl else 1
        ats += [run.indexes[start] for start in run.starts[::step]]
        forms += run.forms(engines[run.indexes[0]], right, scales)[::step]
    ranks = sorted(range(len(ats)), key=ats.__getitem__)
    return [ats[rank] for rank in ranks], [forms[rank] for rank in ranks], ranks


class _Run:
    """One run of glyphs as Qt gives it, in logical order, in px of the engine's size, y from the baseline.

    `indexes` point into the text, `starts` are the positions in `ids` where a cluster begins, `lefts` their left edges:
    where their first glyph, the base, stands. (Qt would tell the pen itself, but slowly; a base that kerning has
    pushed off its pen makes its own advance longer and its neighbour's shorter, and nothing else.)
    """

    def __init__(self, run: QGlyphRun, baseline: float) -> None:
        self.ids, self.indexes, self.rtl = run.glyphIndexes(), run.stringIndexes(), run.isRightToLeft()
        places = [place.toTuple() for place in run.positions()]
        self.x = [x for x, _ in places]
        self.y = [y - baseline for _, y in places]
        indexes = self.indexes
        self.starts = [0, *[n for n in range(1, len(indexes)) if indexes[n] != indexes[n - 1]]]
        self.lefts = [self.x[start] for start in self.starts]

    @property
    def left(self) -> float:
        """The run's left edge."""
        return self.lefts[-1 if self.rtl else 0]

    def forms(self, engine: _Engine, right: float, scales: list[float]) -> list[Form]:
        """The form of each cluster, in logical order; `right` is the run's right edge."""
        ids, indexes, xs, ys, lefts = self.ids, self.indexes, self.x, self.y, self.lefts
        rights = [right, *lefts[:-1]] if self.rtl else [*lefts[1:], right]
        step, known, found = -1 if self.rtl else 1, engine.forms, []
        ends = [*self.starts[1:], len(ids)]
        for first, last, left, end in zip(self.starts, ends, lefts, rights, strict=True):
            scale = scales[indexes[first]]
            if last - first == 1:
                key = (end - left, scale, ids[first], xs[first] - left, ys[first])
            else:
                dx = tuple([x - left for x in xs[first:last][::step]])
                key = (end - left, scale, tuple(ids[first:last][::step]), dx, tuple(ys[first:last][::step]))
            form = known.get(key)
            found.append(engine.form(key) if form is None else form)
        return found
