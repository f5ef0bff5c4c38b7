"""Turn a set line into characters in the order they stand on paper, such that readers can tell the order typed.

PDF holds no logical text: a reader gathers characters from left to right and guesses how they were typed. How poppler
(pdftotext, Evince, Okular) guesses was measured: it turns right-to-left stretches round but leaves every stretch from a
number, sign or Latin letter up to the next Persian letter as it stands, so «۱۴۰۲، چاپ» comes out as «،۱۴۰۲ چاپ». A
right-to-left mark beside such a stretch, or a left-to-right mark at its end, makes it stop at the right place. Chrome's
reader (pdfium) guesses better with the marks too. An ActualText for the line came out backwards in both.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from studio.export.pdf.fonts import Fonts, Subset
from studio.export.vector import CONTROLS, kashidas, words_of
from studio.scene import Glyphs

RLM, LRM = "\u200f", "\u200e"
_PART = 0.12  # em
_JOINERS = "\u200c\u200d"
_BLANK = frozenset(" \u00a0\u2009\u202f" + _JOINERS)
_HELD = {"L": "L", "R": "R", "AL": "R", "EN": "#", "AN": "#", "ES": "#", "ET": "#", "CS": "#"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One character on paper: its index in the line's text, its box from `left` on, and the glyphs seen (number, x, y).

    A mark has the index of the character beside it. All lengths are px of the page.
    """

    sign: str
    at: int
    font: Subset
    size: float
    left: float
    width: float
    glyphs: tuple[tuple[int, float, float], ...] = ()

    def code(self, baseline: float) -> int:
        """The code of the cell's glyph in its font."""
        k = self.font.units / self.size
        parts = tuple((glyph, round((x - self.left) * k), round((baseline - y) * k)) for glyph, x, y in self.glyphs)
        return self.font.code(parts, self.sign, self.width / self.size)

    def parted(self, sign: str, *, at_left: bool = True) -> "tuple[Cell, Cell]":
        """The cell and one for an invisible `sign` beside it, from left to right, that takes a part of its box.

        Readers misplace characters that stand within a tenth of the size from one another.
        """
        taken = min(_PART * self.size, self.width / 2)
        rest = replace(self, left=self.left + taken if at_left else self.left, width=self.width - taken)
        other = replace(self, sign=sign, left=self.left if at_left else rest.left + rest.width, width=taken, glyphs=())
        return (other, rest) if at_left else (rest, other)


class _Cluster(NamedTuple):
    """Glyphs (number, x, y) that stand for the characters from `at` to before `end`, between two pens in px."""

    font: str
    size: float
    at: int
    end: int
    glyphs: tuple[tuple[int, float, float], ...]
    left: float
    right: float


@dataclass
class Marks:
    """Whether the lines of a page get direction marks, and how many right-to-left marks the next one owes the page."""

    wanted: bool = False
    owed: int = 0


def marks_for(lines: Sequence[Glyphs]) -> Marks:
    """What marks a page with these lines needs.

    A page without right-to-left letters needs none. One with more Latin letters than others is read from left to right
    as a whole by poppler, which tears its mixed lines; right-to-left marks make up the difference.
    """
    held = [[_held(sign) for sign in words_of(line)] for line in lines]
    right, left = sum(signs.count("R") for signs in held), sum(signs.count("L") for signs in held)
    mixed = any("R" in signs and ("L" in signs or "#" in signs) for signs in held)
    short = left + 2 * len(lines) + 1 - right  # left-to-right marks count too, rarely more than two in a line
    return Marks(wanted=right > 0, owed=max(0, short) if mixed else 0)


def cells_of(line: Glyphs, fonts: Fonts, marks: Marks) -> list[Cell]:
    """The characters of `line` from left to right, with the direction marks that `marks` asks for."""
    silent = kashidas(line.text)
    cells: list[Cell] = []
    carried: _Cluster | None = None
    for cluster in _clusters(line):
        if carried:
            cluster = cluster._replace(glyphs=carried.glyphs + cluster.glyphs, left=carried.left)
        signs = [(at, line.text[at]) for at in range(cluster.at, cluster.end)
                 if at not in silent and line.text[at] not in CONTROLS]
        # A kashida belongs to the letter before it, which stands at its right.
        carried = cluster if not signs and cluster.at in silent else None
        if signs:
            cells += _cells(cluster, signs, fonts)
    cells = list(_with_joiners(cells))
    return _with_marks(cells, line, marks) if cells and marks.wanted else cells


def _clusters(line: Glyphs) -> Iterator[_Cluster]:
    starts = sorted({at for run in line.runs for at in run.clusters})
    ends = dict(zip(starts, [*starts[1:], len(line.text)], strict=True))
    pen = line.runs[0].places[0][0] if starts else 0.0
    for run in line.runs:
        first = 0
        for last in range(1, len(run.ids) + 1):
            at = run.clusters[first]
            if last < len(run.ids) and run.clusters[last] == at:
                continue
            glyphs = tuple((run.ids[n], *run.places[n]) for n in range(first, last))
            right = pen + sum(run.advances[first:last])
            yield _Cluster(run.font, run.size, at, ends[at], glyphs, pen, right)
            first, pen = last, right


def _cells(cluster: _Cluster, signs: Sequence[tuple[int, str]], fonts: Fonts) -> list[Cell]:
    """A cell for each character, of equal widths: the first shows all the glyphs, the others, as in «لا», are blank."""
    font, size, width = fonts.subset(cluster.font), cluster.size, (cluster.right - cluster.left) / len(signs)
    forth = 1 if _held(signs[0][1]) == "L" else -1
    cells = []
    for number, (at, sign) in enumerate(signs[::forth]):
        shown = cluster.glyphs if at == signs[0][0] and sign not in _BLANK else ()
        cells.append(Cell(sign, at, font, size, cluster.left + number * width, width, shown))
    return cells


def _with_joiners(cells: Sequence[Cell]) -> Iterator[Cell]:
    """`cells`, a half-space standing in a part of the box of the letter at its right, as it has no width of its own."""
    joiner: Cell | None = None
    for cell in cells:
        if cell.sign in _JOINERS and joiner is None:
            joiner = cell
        elif joiner:
            one, other = cell.parted(joiner.sign)
            yield replace(one, at=joiner.at)
            yield other
            joiner = None
        else:
            yield cell


def _held(sign: str) -> str:
    """What a reader holds a character for: "L", "R", "#" for parts of numbers, "" for all else."""
    return _HELD.get(unicodedata.bidirectional(sign), "")


def _with_marks(cells: list[Cell], line: Glyphs, marks: Marks) -> list[Cell]:
    marked = _marked(cells, line.text)
    if marks.owed and line.rtl:
        marked[:1] = marked[0].parted(RLM * marks.owed)
        marks.owed = 0
    return marked


def _marked(cells: list[Cell], text: str) -> list[Cell]:
    """`cells` with marks at the ends of stretches that run from left to right."""
    marked: list[Cell] = []
    first = 0
    for last in range(1, len(cells) + 1):
        if last < len(cells) and _goes_on(cells[last - 1], cells[last], text):
            continue
        stretch = cells[first:last]
        if any(_held(cell.sign) in ("L", "#") for cell in stretch):
            if _held(stretch[-1].sign) not in ("L", "#"):
                stretch[-1:] = stretch[-1].parted(LRM, at_left=False)
            if first and _held(cells[first - 1].sign) != "R":
                stretch[:1] = stretch[0].parted(RLM)
        marked += stretch
        first = last
    return marked


def _goes_on(one: Cell, other: Cell, text: str) -> bool:
    """Whether `other`, at the right of `one`, was also typed after it."""
    return other.at > one.at and all(sign in CONTROLS for sign in text[one.at + 1 : other.at])
