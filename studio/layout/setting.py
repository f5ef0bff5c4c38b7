"""Turn a document and a preset into the measures of one page: the unit, the safe area, the fonts and sizes of its
words."""

from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from math import sqrt
from typing import Any

from studio.document.model import Document, Edges, Length, Page, Text, TypeStyle
from studio.layout.memory import Memory
from studio.presets import Preset
from studio.text import Digits, Style
from studio.values import Box, Insets, Size

REFERENCE = Size(1080, 1350)
LEAST_MARGIN = 0.06  # of the short side (VISUAL, "Rules of the page")
_SCREEN = 16 / 9  # height of a phone's screen in widths
_FONTS = {"title": "lalezar", "body": "vazirmatn", "accent": "vazirmatn"}


def unit_of(size: Size) -> float:
    """Px per unit: 1 on 1080 x 1350.

    The short side alone would make words on a wide banner tiny, the area alone would make them too large for its
    height; their geometric mean serves both, and never falls below what the short side asks for. What is taller than a
    phone is scrolled, so its words are as large as on one screen of it.
    """
    by_side = size.short / REFERENCE.short
    by_area = sqrt(size.width * min(size.height, _SCREEN * size.width) / (REFERENCE.width * REFERENCE.height))
    return max(by_side, sqrt(by_side * by_area)) if size.aspect < 2.4 else sqrt(by_side * by_area)


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What measuring needs to know. `tight` 0 gives every text its largest size, 1 its smallest. `cut` 0 shows all
    lines; up to 1 optional texts lose lines until only their least are left, up to 2 the texts that must stay do so
    too. `plates` are the ids of the codes whose ground is too dark for them, so that a light plate lies under them."""

    document: Document
    unit: float
    rtl: bool = True
    tight: float = 0.0
    cut: float = 0.0
    plates: frozenset[int] = frozenset()
    memory: Memory = field(default_factory=Memory, compare=False, repr=False)

    @property
    def known(self) -> dict[Hashable, Any]:
        """What was measured at this tightness already."""
        return self.memory.known((self.tight, self.cut, self.plates))

    def px(self, units: float) -> float:
        """Units in px."""
        return units * self.unit

    def gap(self, units: float) -> float:
        """A distance between things: a third less when the page is tight."""
        return units * self.unit * (1 - 0.35 * self.tight)

    def length(self, length: Length, whole: float) -> float | None:
        """A fixed length in px, a share of `whole`; None for "hug", "fill" and nothing."""
        if isinstance(length, str):
            return float(length[:-1]) / 100 * whole if length.endswith("%") else None
        return self.px(length)

    def with_tight(self, tight: float, cut: float = 0.0) -> "Setting":
        """The same page, looser or tighter, its long texts more or less cut."""
        return replace(self, tight=tight, cut=cut)

    def type_of(self, text: Text) -> TypeStyle:
        """The text style of `text`."""
        return self.document.type_style(text.type)

    def sizes(self, text: Text) -> tuple[float, float]:
        """The largest and smallest size of `text` in px."""
        style = self.type_of(text)
        largest, smallest = text.largest or style.largest, text.smallest or style.smallest
        return self.px(max(largest, smallest)), self.px(min(largest, smallest))

    def family(self, font: str) -> str:
        """The font family of a use: "title", "body" or "accent"."""
        return self.document.fonts.get(font) or _FONTS[font]

    @property
    def digits(self) -> Digits:
        """Which digits the document's language writes."""
        return "fa" if self.document.language == "fa" else "latin"

    def style(self, text: Text) -> Style:
        """How the typesetter should set `text`."""
        style = self.type_of(text)
        align = text.text_align or style.align
        return Style(
            family=text.family or self.family(style.font),
            weight=text.weight or style.weight,
            align=align,
            direction=text.direction or ("rtl" if self.rtl else "ltr"),
            line_height=text.line_height or style.line_height or None,
            digits=text.digits or self.digits,
            balance=style.balance if text.balance is None else text.balance,
            stretch=text.stretch,
        )


def fill_share(length: Length) -> float:
    """The parts that a "fill" length takes of what is left; 0 for every other length."""
    if not isinstance(length, str) or not length.startswith("fill"):
        return 0.0
    return float(length[4:] or 1)


def insets(padding: Edges | float, setting: Setting) -> Insets:
    """Padding in px; right and left change places on a left-to-right page, as anchors do."""
    if isinstance(padding, Edges):
        right, left = (padding.right, padding.left) if setting.rtl else (padding.left, padding.right)
        return Insets(*(setting.gap(side) for side in (padding.top, right, padding.bottom, left)))
    return Insets(*(setting.gap(padding),) * 4)


def safe_area(page: Page, preset: Preset, unit: float) -> Box:
    """The part of the page where words may stand: inside the service's own buttons and a margin of at least 6 %."""
    margin = max(page.margin * unit, LEAST_MARGIN * preset.size.short)
    return Box(0, 0, preset.width, preset.height).inside(preset.safe.at_least(margin))
