"""A chart drawn alone in a box, and what is found in it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.document.charts import Chart
from studio.document.model import Document
from studio.document.sheet import Sheet
from studio.errors import Problem
from studio.layout.charts import chart_items
from studio.layout.inks import Inks, palette_of
from studio.layout.pen import Pen
from studio.layout.setting import Setting
from studio.scene import Glyphs, Group, Item, Path, walk
from studio.values import Box

BOX = Box(60, 40, 900, 600)


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """The items of a chart and what was noted."""

    items: tuple[Item, ...]
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> list[str]:
        """What was noted, but for the source that these charts do not have."""
        return [problem.code for problem in self.problems if problem.code != "no-source"]

    def marks(self, way: str = "") -> list[Group]:
        """The marks that come in a way, in the order they were drawn."""
        return [item for item in walk(self.items) if isinstance(item, Group) and item.role.startswith(f"mark:{way}")]

    def lines(self) -> list[Glyphs]:
        """Every set line."""
        return [item for item in walk(self.items) if isinstance(item, Glyphs)]

    def texts(self) -> list[str]:
        """The words of every set line, without signs that are not seen."""
        return [plain(line.text) for line in self.lines()]

    def line(self, text: str) -> Glyphs:
        """The set line that says `text`."""
        return next(line for line in self.lines() if plain(line.text) == text)

    def paths(self) -> Iterator[Path]:
        """Every outline."""
        return (item for item in walk(self.items) if isinstance(item, Path))


def plain(text: str) -> str:
    """`text` without direction marks."""
    return "".join(sign for sign in text if sign not in "\u2066\u2067\u2068\u2069\u061c\u200e\u200f")


def pen_for(language: str = "fa", palette: str = "turquoise") -> Pen:
    """A pen of a page of 1080 px."""
    colours = palette_of(palette, {})
    setting = Setting(document=Document(language=language), unit=1.0, rtl=language == "fa")
    return Pen(setting=setting, inks=Inks(palette=colours, ground=colours.ground), reference=1.0)


def draw(chart: Chart, box: Box = BOX, language: str = "fa", palette: str = "turquoise") -> Drawn:
    """`chart` drawn in `box`."""
    pen = pen_for(language, palette)
    items = chart_items(chart, box, pen)
    return Drawn(items=items, problems=tuple(pen.problems))


def sheet(values: Sequence[object], *more: Sequence[object], names: Sequence[str] = ()) -> Sheet:
    """A sheet of one or several series."""
    names = names or [f"ردیف {at}" for at in range(len(values))]
    heads = ("", *(f"ستون {at}" for at in range(1 + len(more))))
    rows = zip(names, values, *more, strict=True)
    return Sheet(columns=heads, rows=tuple((name, *map(str, row)) for name, *row in rows))
