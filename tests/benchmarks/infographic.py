"""Time an infographic: laid out and painted, with other numbers each time, as somebody types them.

    python tests/benchmarks/infographic.py [--rounds 20]

Milliseconds of this process's own time are medians after a warm-up: of one page of 1080 x 1350 px with twelve parts, of
a long infographic in one piece, and of the same cut into slides. The budget is 60 ms for the page of twelve parts.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from studio.document.edits import map_layers
from studio.document.model import AnyLayer, Chart, Document
from studio.document.sheet import Sheet
from studio.job.tasks import at_place
from studio.layout import lay_out
from studio.numbers import read_number
from studio.paint import ensure_app, paint
from studio.presets import Preset, load_presets
from studio.template import fill, sample_contents, template

BRAND = {"library": "کتابخانهٔ مرکزی شهر", "site": "library.example.ir"}
BUDGET = 60.0
PARTS = 12


@dataclass(frozen=True, kw_only=True)
class Times:
    """Milliseconds of one infographic: to cut it or find its height, to lay it out, to paint it."""

    cut: float
    lay_out: float
    paint: float

    @property
    def all(self) -> float:
        """All of them."""
        return self.cut + self.lay_out + self.paint


def document(name: str) -> Document:
    """The typical infographic of the template `name`."""
    source = template(name)
    contents, words = sample_contents(source)
    return fill(source, contents, BRAND, words)


def twelve() -> Document:
    """A page of twelve charts: three columns of four, each of its own kind."""
    kinds = ("bar", "column", "line", "area", "dot", "donut", "radial", "waffle", "pictogram", "number", "progress",
             "ring")
    sheet = Sheet(columns=("فصل", "امانت"), rows=(("بهار", "41"), ("تابستان", "64"), ("پاییز", "52"), ("زمستان", "38")))
    page = document("infographic-collection")
    charts = tuple(Chart(id=f"part-{kind}", chart=kind, sheet=sheet, width="fill", height="fill", title="امانت در سال")
                   for kind in kinds[:PARTS])

    def filled(layer: AnyLayer) -> AnyLayer:
        return replace(layer, flow="grid", columns=3, gap=24.0, children=charts) if layer.id == "panel" else layer

    return replace(page, pages=tuple(replace(one, layers=map_layers(one.layers, filled)) for one in page.pages))


def changed(shown: Document, number: int) -> Document:
    """`shown` with every number of its charts greater by `number`, so that nothing known can be taken again."""
    def other(layer: AnyLayer) -> AnyLayer:
        if not isinstance(layer, Chart):
            return layer
        rows = tuple((row[0], *(_more(cell, number) for cell in row[1:])) for row in layer.sheet.rows)
        return replace(layer, sheet=replace(layer.sheet, rows=rows))

    return replace(shown, pages=tuple(replace(page, layers=map_layers(page.layers, other)) for page in shown.pages))


def _more(cell: str, number: int) -> str:
    typed = read_number(cell)
    return f"{typed.value + number:g}{typed.unit}" if typed else cell


def timed(shown: Document, preset: Preset) -> Times:
    """The times of all pages that `shown` has at `preset`."""
    began = time.process_time()
    place = at_place(shown, preset)
    laid_out = painted = 0.0
    cut = time.process_time() - began
    for page in range(len(place.document.pages)):
        began = time.process_time()
        layout = lay_out(place.document, place.preset, page=page)
        middle = time.process_time()
        paint(layout.scene.at(0.0))
        laid_out, painted = laid_out + middle - began, painted + time.process_time() - middle
    return Times(cut=1000 * cut, lay_out=1000 * laid_out, paint=1000 * painted)


def median(rounds: int, made: Callable[[int], Times]) -> Times:
    """The medians of `rounds` after three that warm up."""
    found = [made(number) for number in range(rounds + 3)][3:]
    names = ("cut", "lay_out", "paint")
    return Times(**{name: statistics.median(getattr(one, name) for one in found) for name in names})


def main() -> None:
    """Run everything and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--rounds", type=int, default=20)
    rounds = parser.parse_args().rounds
    ensure_app()
    presets = load_presets()
    portrait, tall = presets.preset("instagram/feed_portrait"), presets.preset("library/long")
    cases = {
        "a page of twelve charts, 1080 x 1350": (twelve(), portrait),
        "the month in numbers, 1080 x 1350": (document("infographic-month"), portrait),
        "the year in ten charts, in one piece": (document("infographic-year"), tall),
        "the year in ten charts, in slides": (document("infographic-year"), portrait),
        "a timeline, in one piece": (document("infographic-timeline"), tall),
    }
    for name, (shown, preset) in cases.items():
        found = median(rounds, lambda number, shown=shown, preset=preset: timed(changed(shown, number), preset))
        print(f"{name:40s} {found.all:6.1f} ms: {found.cut:6.1f} to cut, {found.lay_out:6.1f} to lay out, "
              f"{found.paint:6.1f} to paint")
    print(f"the budget of a page of twelve parts is {BUDGET:g} ms")


if __name__ == "__main__":
    main()
