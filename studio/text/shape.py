"""Turn a paragraph's string into glyphs: the one place that talks to the shaping engine.

Qt's text layout shapes and orders as HarfBuzz and UAX #9 say (measured: all base characters of BidiCharacterTest). It
is asked once per paragraph, on one endless line at a large size without hinting. Everything after that is arithmetic in
em, because outlines and advances grow in proportion, and because the part of a line that stands on a page keeps
the order it has on the endless line: rule L2 turns two characters round by the levels between them, and those are
the same on both.
"""

import os
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGlyphRun,
    QGuiApplication,
    QRawFont,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from studio.text.faces import Face

# Qt hands its default locale to HarfBuzz: under any other language Noto Nastaliq draws Urdu digits.
QLocale.setDefault(QLocale("fa_IR"))

_ENDLESS = 2.0**24  # px; Qt counts in 1/64 px in 32 bits
_WANTED = QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
_WANTED |= QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
_WANTED |= QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes

_MOST_FORMS = 20_000  # of a face; clusters in use keep theirs

Extent = tuple[float, float, float, float]
"""Left, top, right and bottom of ink in em from an origin; y grows downwards."""


class Form(NamedTuple):
    """Glyphs that belong together, in em: shared by all clusters that look the same.

    `width` is their advance, `scale` the share of the size they are drawn at. `ids`, `dx` and `dy` run from left to
    right as seen, the offsets count from the pen at the left; `ink` likewise, None for spaces.
    """

    width: float
    scale: float
    ids: tuple[int, ...]
    dx: tuple[float, ...]
    dy: tuple[float, ...]
    ink: Extent | None


class Cluster(NamedTuple):
    """A form at the index `at` of the text; `rank` counts from the left as seen."""

    at: int
    rank: int
    form: Form


@dataclass(frozen=True)
class Shaped:
    """A shaped paragraph: clusters by `at`, and for each index into the text the advance in em of all before it."""

    text: str
    clusters: tuple[Cluster, ...]
    pens: tuple[float, ...]
    missing: tuple[str, ...]

    def within(self, start: int, end: int) -> list[Cluster]:
        """The clusters of `text[start:end]` from left to right as seen."""
        first = bisect_left(self.clusters, start, key=_at)
        last = bisect_left(self.clusters, end, lo=first, key=_at)
        return sorted(self.clusters[first:last], key=_rank)


def _at(cluster: Cluster) -> int:
    return cluster.at


def _rank(cluster: Cluster) -> int:
    return cluster.rank


@cache
def ensure_application() -> QGuiApplication:
    """The program's Qt application; without a window one is made, on Linux without a screen. Fonts need it."""
    present = QGuiApplication.instance()
    if present is not None:
        return present
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication(["ketabnama"])


class _Engine:
    """One font file ready to shape, at `size` px per em, with the forms met so far."""

    def __init__(self, face: Face) -> None:
        ensure_application()
        # At most half a unit stays exact in Qt's 1/64 px, and long paragraphs stay within its 32 bits.
        self.size = face.units if face.units <= 1024 else face.units // 2
        self.raw = QRawFont(face.file, self.size, QFont.HintingPreference.PreferNoHinting)
        self.font = _qt_font(face, self.raw, self.size)
        self._forms: dict[tuple, Form] = {}
        self._extents: dict[int, Extent | None] = {}

    def form(
        self, width: float, scale: float, ids: tuple[int, ...], dx: tuple[float, ...], dy: tuple[float, ...]
    ) -> Form:
        """The form of glyphs `ids` with these measures, given in px of the engine's size."""
        key = (width, scale, ids, dx, dy)
        found = self._forms.get(key)
        if found is None:
            if len(self._forms) >= _MOST_FORMS:
                self._forms.clear()
            found = self._forms[key] = self._new_form(width, scale, ids, dx, dy)
        return found

    def _new_form(
        self, width: float, scale: float, ids: tuple[int, ...], dx: tuple[float, ...], dy: tuple[float, ...]
    ) -> Form:
        share = scale / self.size
        xs, ys = tuple(x * share for x in dx), tuple(y * share for y in dy)
        boxes = [
            (x + box[0] * scale, y + box[1] * scale, x + box[2] * scale, y + box[3] * scale)
            for x, y, box in zip(xs, ys, map(self._extent, ids), strict=True)
            if box
        ]
        lefts, tops, rights, bottoms = zip(*boxes, strict=True) if boxes else ((), (), (), ())
        ink = (min(lefts), min(tops), max(rights), max(bottoms)) if boxes else None
        return Form(width * share, scale, ids, xs, ys, ink)

    def _extent(self, glyph: int) -> Extent | None:
        """The ink of one glyph in em."""
        if glyph not in self._extents:
            rect, size = self.raw.boundingRect(glyph), self.size
            box = (rect.left() / size, rect.top() / size, rect.right() / size, rect.bottom() / size)
            self._extents[glyph] = None if rect.isEmpty() else box
        return self._extents[glyph]


def _qt_font(face: Face, raw: QRawFont, size: int) -> QFont:
    """A QFont that is drawn from the file of `face` and nothing else. Raises RuntimeError when Qt picks another."""
    number = QFontDatabase.addApplicationFont(face.file)
    for family in reversed(QFontDatabase.applicationFontFamilies(number)):
        font = QFont(family)
        font.setPixelSize(size)
        font.setWeight(QFont.Weight(raw.weight()) if family != raw.familyName() else QFont.Weight(face.weight))
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
        found = QRawFont.fromFont(font, QFontDatabase.WritingSystem.Arabic)
        if found.fontTable("head") == raw.fontTable("head"):
            return font
    raise RuntimeError(f"{face.file} hides behind another font of its name")


@lru_cache(maxsize=64)
def _engine(face: Face) -> _Engine:
    return _Engine(face)


@cache
def _option(rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setTextDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setUseDesignMetrics(True)
    return option


@lru_cache(maxsize=256)
def shape(face: Face, text: str, *, rtl: bool, scaled: tuple[tuple[int, int], ...] = (), scale: float = 1.0) -> Shaped:
    """Shape one paragraph (no line breaks in it). The spans `scaled` are set at `scale` of the size."""
    engine = _engine(face)
    layout = QTextLayout(text, engine.font)
    layout.setTextOption(_option(rtl))
    layout.beginLayout()
    line = layout.createLine()  # must not outlive its layout
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    scales = [1.0] * len(text)
    for start, end in scaled:
        scales[start:end] = [scale] * (end - start)
    clusters = _clusters(engine, line, scales)
    widths = [0.0] * len(text)
    for at, _, form in clusters:
        widths[at] += form.width
    missing = dict.fromkeys(text[cluster.at] for cluster in clusters if 0 in cluster.form.ids)
    return Shaped(text, tuple(clusters), tuple(accumulate(widths, initial=0.0)), tuple(missing))


def _clusters(engine: _Engine, line: QTextLine, scales: list[float]) -> list[Cluster]:
    """All clusters of an endless line, sorted by where they stand in the text."""
    baseline = line.y() + line.ascent()
    runs = [_Run(run, baseline) for run in line.glyphRuns(-1, -1, _WANTED)]
    edges = [run.left for run in runs[1:]] + [line.x() + line.horizontalAdvance()] * bool(runs)
    clusters: list[Cluster] = []
    for run, right in zip(runs, edges, strict=True):
        found = run.forms(engine, line, right, scales)
        if run.rtl:
            found.reverse()
        clusters += [Cluster(at, rank, form) for rank, (at, form) in enumerate(found, len(clusters))]
    return sorted(clusters, key=_at)


def python_index(text: str) -> list[int]:
    """For each UTF-16 unit of `text`, as Qt counts, the index of its character, and one past the end."""
    units = [at for at, sign in enumerate(text) for _ in range(2 if sign > "\uffff" else 1)]
    return [*units, len(text)]


class _Run:
    """One run of glyphs as Qt gives it, in logical order, in px of the engine's size, y from the baseline.

    `starts` are the positions in `ids` where a cluster begins, `left` is the run's left edge.
    """

    def __init__(self, run: QGlyphRun, baseline: float) -> None:
        self.ids, self.indexes, self.rtl = run.glyphIndexes(), run.stringIndexes(), run.isRightToLeft()
        places = run.positions()
        self.x = [place.x() for place in places]
        self.y = [place.y() - baseline for place in places]
        self.starts = [0, *(n for n, (last, at) in enumerate(pairwise(self.indexes), 1) if at != last)]
        # The base at a run's left edge stands on the pen: only a join with a glyph further left could move it.
        self.left = self.x[self.starts[-1] if self.rtl else 0]

    def forms(self, engine: _Engine, line: QTextLine, right: float, scales: list[float]) -> list[tuple[int, Form]]:
        """Index into the text and form of each cluster, in logical order; `right` is the run's right edge."""
        ids, indexes, xs, ys, rtl = self.ids, self.indexes, self.x, self.y, self.rtl
        inner = [line.cursorToX(indexes[n])[0] for n in self.starts[1:]]
        pens = [right, *inner, self.left] if rtl else [self.left, *inner, right]
        found = []
        for n, (first, last) in enumerate(pairwise([*self.starts, len(ids)])):
            left, end = (pens[n + 1], pens[n]) if rtl else (pens[n], pens[n + 1])
            order = range(last - 1, first - 1, -1) if rtl else range(first, last)
            if last - first == 1:
                glyphs, dx, dy = (ids[first],), (xs[first] - left,), (ys[first],)
            else:
                glyphs = tuple([ids[k] for k in order])
                dx, dy = tuple([xs[k] - left for k in order]), tuple([ys[k] for k in order])
            at = indexes[first]
            found.append((at, engine.form(end - left, scales[at], glyphs, dx, dy)))
        return found
