"""Turn every template into contact sheets to look at, and into a list of what is weak about it.

    python tools/gallery.py --out DIR [TEMPLATE ...] [--sheets shapes palettes fonts] [--languages fa en]

A sheet of shapes has short, typical and long content in turn on every kind of page the template suits; that of palettes
has the typical card in every palette, that of fonts in other pairs of fonts. Exit code 1 when anything on
them overflows, overlaps, leaves the safe area or cannot be read.
"""

import argparse
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from PIL import Image

from studio.document.model import Document
from studio.errors import Problem
from studio.job.checking import checked
from studio.job.tasks import at_place
from studio.layout import Layout, lay_out
from studio.paint import ensure_app, paint
from studio.palettes import load_palettes
from studio.presets import Preset, load_presets
from studio.resources import asset
from studio.review import review
from studio.review.places import overlapping, past_the_edge
from studio.review.seen import seen
from studio.review.words import small_lines
from studio.template import LENGTHS, fill, sample_contents, template, template_ids

# One place for each kind of page: its shape, and how much of it the service covers.
PLACES = (
    "instagram/feed_portrait", "telegram/post_square", "instagram/story", "telegram/story_photo", "snapchat/story",
    "x/feed_landscape", "facebook/feed_landscape", "academia/document", "pinterest/pin", "x/header",
    "library/long",
)  # fmt: skip
FONT_PAIRS = (
    {"title": "vazirmatn", "body": "vazirmatn"}, {"title": "markazi-text", "body": "noto-naskh-arabic"},
    {"title": "noto-kufi-arabic", "body": "estedad"}, {"title": "lalezar", "body": "mikhak"},
)  # fmt: skip
BRAND = {
    "fa": {"library": "کتابخانهٔ مرکزی شهر", "phone": "۰۲۱-۱۲۳۴۵۶۷۸", "site": "library.example.ir",
           "address": "میدان دانش، خیابان کتاب، شمارهٔ ۱۲", "handle": "@city_library"},
    "en": {"library": "City Central Library", "phone": "021-12345678", "site": "library.example.ir",
           "address": "12 Ketab Street, Danesh Square", "handle": "@city_library"},
}  # fmt: skip
# What may be said of long content only.
_LONG_ONLY = frozenset({"text-cut", "dropped", "crowded"})
_ROOMY = frozenset({"portrait", "square", "wide"})  # pages that must show typical content whole


@dataclass(frozen=True, kw_only=True)
class Case:
    """One card of the gallery: all its pages at one place."""

    template: str
    place: str
    length: str = "typical"
    language: str = "fa"
    palette: str = ""
    fonts: int = -1
    logo: bool = True

    def __str__(self) -> str:
        parts = (self.template, self.place, self.length, self.language, self.palette)
        return " ".join(filter(None, parts)) + (f" fonts {self.fonts}" if self.fonts >= 0 else "")


@cache
def preset(place: str) -> Preset:
    """The preset of `place`."""
    return load_presets().preset(place)


def places_of(name: str) -> tuple[str, ...]:
    """The places of PLACES that the template `name` suits."""
    return tuple(place for place in PLACES if preset(place).kind in template(name).facts.suits)


def shape_cases(name: str, language: str = "fa") -> Iterator[Case]:
    """Every length at every place the template suits."""
    for length in LENGTHS:
        for place in places_of(name):
            yield Case(template=name, place=place, length=length, language=language)


def palette_cases(name: str) -> Iterator[Case]:
    """The typical card in every palette."""
    for palette in load_palettes():
        yield Case(template=name, place=places_of(name)[0], palette=palette.id)


def font_cases(name: str) -> Iterator[Case]:
    """The typical card in other pairs of fonts."""
    for pair in range(len(FONT_PAIRS)):
        for length in ("typical", "long"):
            yield Case(template=name, place=places_of(name)[0], length=length, fonts=pair)


SHEETS = {"shapes": shape_cases, "palettes": palette_cases, "fonts": font_cases}


def document_of(case: Case) -> Document:
    """The filled document of a case."""
    source = template(case.template)
    contents, words = sample_contents(source, case.language, case.length)
    brand = BRAND[case.language] | ({"logo": str(asset("samples/logo.png"))} if case.logo else {})
    document = fill(source, contents, brand, words, language=case.language)
    fonts = FONT_PAIRS[case.fonts] if case.fonts >= 0 else {}
    return replace(document, palette=case.palette or document.palette, fonts={**document.fonts, **fonts})


@dataclass(frozen=True, kw_only=True)
class Card:
    """A case laid out: each page, and what was said of its pictures, icons and fonts."""

    case: Case
    document: Document
    layouts: tuple[Layout, ...]
    problems: tuple[Problem, ...] = ()


def card_of(case: Case, document: Document | None = None) -> Card:
    """The laid-out pages of a case, or of another `document` at its place."""
    seen = checked(document or document_of(case))
    shown = at_place(seen.document, preset(case.place))
    layouts = tuple(lay_out(shown.document, shown.preset, page=page, aspects=seen.aspects)
                    for page in range(len(shown.document.pages)))
    return Card(case=case, document=shown.document, layouts=layouts, problems=seen.problems)


def findings(card: Card, *, painted: bool = True) -> list[str]:
    """What is weak about a card, a line for each; without `painted` nothing is painted to see real contrast."""
    said = [*card.problems]
    for layout in card.layouts:
        said += layout.problems
        said += review(card.document, layout) if painted else _places(layout)
    return [f"{card.case}: {problem.code}: {problem}" for problem in said if not _forgiven(card.case, problem)]


def _places(layout: Layout) -> Iterator[Problem]:
    """What is wrong with where words stand and how large they are."""
    page = seen(layout)
    for look in (past_the_edge, overlapping, small_lines):
        yield from look(page)


def _forgiven(case: Case, problem: Problem) -> bool:
    """Whether a problem is a mere note, or the honest answer to very long content, a narrow place or many books."""
    if problem.code not in _LONG_ONLY:
        return problem.level == "note"
    crowd = template(case.template).facts.takes == "books"
    return crowd or case.length == "long" or preset(case.place).shape not in _ROOMY


# ---------------------------------------------------------------- sheets

_GAP, _GROUND, _PER_ROW = 14, (203, 205, 208), 5


def picture(layout: Layout, height: int) -> Image.Image:
    """A page painted at most `height` px high and wide."""
    size = layout.scene.size
    image = paint(layout.scene.at(0.0), scale=height / max(size.width, size.height))
    shown = Image.frombuffer("RGBA", (image.width(), image.height()), bytes(image.constBits()), "raw", "BGRA",
                             image.bytesPerLine(), 1)
    return shown.convert("RGB")


def sheet(rows: Iterable[Sequence[Image.Image]]) -> Image.Image:
    """Pictures in rows, the first of a row at the left."""
    kept = [row for row in rows if row]
    widths = [sum(one.width + _GAP for one in row) + _GAP for row in kept]
    heights = [max(one.height for one in row) + _GAP for row in kept]
    whole = Image.new("RGB", (max(widths), sum(heights) + _GAP), _GROUND)
    y = _GAP
    for row, height in zip(kept, heights, strict=True):
        x = _GAP
        for one in row:
            whole.paste(one, (x, y))
            x += one.width + _GAP
        y += height
    return whole


def rows_of(cards: Sequence[Card], height: int) -> Iterator[list[Image.Image]]:
    """The rows of a sheet: those of one length together, five cards in each."""
    for length in LENGTHS:
        shown = [picture(layout, height) for card in cards if card.case.length == length for layout in card.layouts]
        yield from (shown[at : at + _PER_ROW] for at in range(0, len(shown), _PER_ROW))


def main() -> int:
    """Write the sheets and say what was found."""
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("templates", nargs="*", metavar="TEMPLATE")
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--sheets", nargs="+", default=list(SHEETS), choices=SHEETS)
    options.add_argument("--languages", nargs="+", default=["fa"], choices=("fa", "en"))
    options.add_argument("--height", type=int, default=520, help="px of a card")
    asked = options.parse_args()
    ensure_app()
    asked.out.mkdir(parents=True, exist_ok=True)
    weak = []
    for name in asked.templates or template_ids():
        for kind in asked.sheets:
            for language in asked.languages if kind == "shapes" else ["fa"]:
                cases = shape_cases(name, language) if kind == "shapes" else SHEETS[kind](name)
                cards = [card_of(case) for case in cases]
                sheet(rows_of(cards, asked.height)).save(asked.out / f"{name}-{kind}-{language}.png")
                weak += [line for card in cards for line in findings(card)]
    print(*weak, sep="\n")
    return 1 if weak else 0


if __name__ == "__main__":
    sys.exit(main())
