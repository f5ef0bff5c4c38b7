"""Turn "what is shown" into frozen values: documents, pages and the kinds of layers.

Lengths are in units: one unit is one pixel on the 1080 x 1350 portrait page and scales with the page (`unit_of`).
A length may also be a share of the parent ("40%"), "hug" (as large as the content) or "fill" (what is left; "fill 2"
takes two parts). Colours are palette roles ("ground", "surface", "ink", "muted", "accent", "accent-2"), "on" (the best
readable of the palette on what lies behind) or "#rrggbb".
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal

from studio.document.charts import Chart
from studio.document.clips import Clip, Sound, Subtitles, Waveform
from studio.document.diagrams import Diagram
from studio.document.guides import Guide
from studio.document.layer import (
    Above0,
    Align,
    Anchor,
    AnyColour,
    ColourWord,
    Count,
    Curve,
    DropShadow,
    Edges,
    Figure,
    Fill,
    From0,
    Glow,
    Gradient,
    Layer,
    Length,
    Line,
    Overrides,
    PictureFill,
    Place,
    Share,
    Span,
)
from studio.document.origin import Origin
from studio.document.rules import FROM_1, GRADIENT, HEX, LETTERS, NONE_OR_TWO
from studio.document.sheet import Sheet
from studio.document.timing import RECIPE, TRANSITION, Motion

__all__ = [
    "KINDS",
    "SHAPES",
    "TYPES",
    "VERSION",
    "Above0",
    "Align",
    "Anchor",
    "AnyColour",
    "AnyLayer",
    "Box",
    "Chart",
    "Clip",
    "Code",
    "ColourWord",
    "Count",
    "Curve",
    "Diagram",
    "Document",
    "DropShadow",
    "Edges",
    "Figure",
    "Fill",
    "From0",
    "Glow",
    "Gradient",
    "Icon",
    "Layer",
    "Length",
    "Line",
    "Motion",
    "Overrides",
    "Page",
    "Pattern",
    "Picture",
    "PictureFill",
    "Place",
    "Shape",
    "Share",
    "Sheet",
    "Sound",
    "Span",
    "Subtitles",
    "Text",
    "TypeStyle",
    "Waveform",
    "for_shape",
    "is_hidden",
    "layers_of",
]

VERSION = 1
SHAPES = ("tall", "story", "portrait", "square", "wide", "banner")  # "story": tall, but with a safe area nearly square


@dataclass(frozen=True, kw_only=True)
class Box(Layer):
    """A container. `flow` says how children stand: in a column, a row (the first at the right), a grid, or one over
    another.

    `items` (a child's own `align` before it) is across a column or row, `justify` along it; in a stack children stand
    where their anchors say, in a grid they fill their cells. `gap` and `padding` in units. `columns` 0 lets the
    grid choose so that cells come nearest to `cell` (width over height). `repeat` names a list slot: the children are
    made once for each of its items. Its ground, line and `clip` have the figure `shape`.
    """

    flow: Literal["column", "row", "grid", "stack"] = "column"
    children: tuple["AnyLayer", ...] = ()
    gap: float = 0.0
    padding: Edges | float = 0.0
    items: Align = "start"
    justify: Literal["start", "centre", "end", "between", "around"] = "start"
    columns: Count = 0
    cell: Above0 = 0.7
    repeat: str = ""
    shape: Figure = "rectangle"
    fill: Fill = ""
    radius: From0 = 0.0
    line: Line | None = None
    shadow: DropShadow | None = None
    clip: bool = False


@dataclass(frozen=True, kw_only=True)
class Text(Layer):
    """Words. `type` names a text style of the document; every other field left empty comes from that style.

    `text` may be several parts: parts whose slots are empty vanish and the rest are joined by `join`. `cut` allows the
    words to be shortened with «…» when nothing else helps, down to `least_lines`. `cap` is the greatest number of
    lines. `stretch` 0–1 lengthens letters by kashida towards the full width (headlines; never letter spacing).

    `fill` takes the place of `colour`, which "none" makes clear. `outline_at` says on which side of the letters' edge
    their line stands. `underline` and `highlight` (a colour behind the words) are of the whole text, those of `spans`
    of some of its letters. A text along a `curve` is one line; a text that `rotate` turns by a quarter, as on a spine,
    stands in its box as turned.
    """

    text: str | tuple[str, ...] = ""
    join: str = " · "
    type: str = "body"
    family: str = ""
    weight: Count = 0
    largest: From0 = 0.0
    smallest: From0 = 0.0
    line_height: From0 = 0.0
    colour: Annotated[str, LETTERS] = ""
    text_align: Literal["", "right", "left", "center", "justify", "start"] = ""
    digits: Literal["", "fa", "latin", "typed"] = ""
    direction: Literal["", "rtl", "ltr", "auto"] = ""
    balance: bool | None = None
    stretch: Share = 0.0
    cap: Count = 0
    cut: bool = False
    least_lines: Annotated[int, FROM_1] = 1
    fill: Annotated[Gradient, GRADIENT] | PictureFill | None = None
    outline: Line | None = None
    outline_at: Literal["outside", "centre", "inside"] = "outside"
    shadow: DropShadow | None = None
    glow: Glow | None = None
    underline: Line | None = None
    highlight: AnyColour = ""
    spans: tuple[Span, ...] = ()
    curve: Curve | None = None


@dataclass(frozen=True, kw_only=True)
class Picture(Layer):
    """A photo or cover. `source` is a media name or file path; `focus` the point kept in view, in shares from left
    and top.

    `fit` "contain" shows all of it, "cover" fills the box and crops, `zoom` times nearer than it must. `treatment`
    "book" adds spine light and page edges on the right-to-left book. When there is no source, `title` and `author`
    become a designed cover; `seed` chooses which. `tones` are the luminances of a logo's visible parts, each for as
    much of it: who opened its file knows them.
    """

    source: str = ""
    alt: str = ""
    fit: Literal["contain", "cover"] = "contain"
    aspect: Above0 = 0.68
    focus: tuple[Share, Share] = (0.5, 0.5)
    zoom: Annotated[float, FROM_1] = 1.0
    radius: From0 = 0.0
    mask: Figure | Literal[""] = ""
    shadow: DropShadow | None = None
    treatment: Literal["", "book"] = ""
    blur: From0 = 0.0
    tint: AnyColour = ""
    tint_strength: Share = 0.6
    duotone: Annotated[tuple[ColourWord, ...], NONE_OR_TWO] = ()
    designed: bool = False
    title: str = ""
    author: str = ""
    seed: str = ""
    tones: tuple[Share, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Shape(Layer):
    """A drawn figure that fills its box, or a line along the middle of its longer side. `radius` rounds a rectangle's
    corners and is the size of the cuts of others."""

    shape: Figure | Literal["line"] = "rectangle"
    fill: Fill = ""
    line: Line | None = None
    radius: From0 = 0.0
    shadow: DropShadow | None = None


@dataclass(frozen=True, kw_only=True)
class Icon(Layer):
    """A symbol of the icon set, by name. Its box is square: `width`."""

    icon: str = ""
    colour: ColourWord = "ink"


@dataclass(frozen=True, kw_only=True)
class Code(Layer):
    """A QR code of `data`. `width` is what its dark part should come near to, or on a dark ground its plate; the quiet
    zone lies around the dark part; `height` and bounds of its size mean nothing to it. Colours left empty are chosen:
    the palette's ink straight on a light ground, else dark on a white plate."""

    data: str = ""
    dark: AnyColour = ""
    light: AnyColour = ""
    level: Literal["L", "M", "Q", "H"] = "M"


@dataclass(frozen=True, kw_only=True)
class Pattern(Layer):
    """A drawn ornament over its box. `cell` is the repeat in units, `strength` how far `colour` goes from what is
    behind."""

    pattern: str = "girih8"
    colour: ColourWord = "accent"
    colour2: AnyColour = ""
    strength: Share = 1.0
    cell: Above0 = 160.0
    weight: From0 = 2.0
    seed: int = 0


AnyLayer = Box | Text | Picture | Shape | Icon | Code | Pattern | Chart | Diagram | Clip | Waveform
KINDS: dict[str, type] = {
    "box": Box, "text": Text, "picture": Picture, "shape": Shape, "icon": Icon, "code": Code, "pattern": Pattern,
    "chart": Chart, "diagram": Diagram, "clip": Clip, "waveform": Waveform,
}


@dataclass(frozen=True, kw_only=True)
class TypeStyle:
    """How a class of text looks. Sizes in units: chosen between `smallest` and `largest`, as large as fits."""

    font: Literal["title", "body", "accent"] = "body"
    weight: Count = 400
    largest: Above0 = 34.0
    smallest: Above0 = 30.0
    line_height: From0 = 0.0
    colour: ColourWord = "ink"
    align: Literal["right", "left", "center", "justify", "start"] = "start"
    balance: bool = False
    cap: Count = 0


# Three sizes about 1.6 apart, body not below 2.8 % and captions not below 2.2 % of 1080 (VISUAL, "Rules of the page").
TYPES: dict[str, TypeStyle] = {
    "display": TypeStyle(font="title", weight=800, largest=132, smallest=56, balance=True, cap=4),
    "title": TypeStyle(font="title", weight=800, largest=92, smallest=46, balance=True, cap=4),
    "heading": TypeStyle(font="body", weight=700, largest=50, smallest=34, balance=True, cap=3),
    "lead": TypeStyle(font="body", weight=500, largest=42, smallest=32, cap=4),
    "body": TypeStyle(font="body", weight=400, largest=38, smallest=30.5),
    "label": TypeStyle(font="body", weight=600, largest=32, smallest=26, cap=2),
    "caption": TypeStyle(font="body", weight=400, largest=28, smallest=24, colour="muted", cap=2),
}


@dataclass(frozen=True, kw_only=True)
class Page:
    """One picture of a document. `layers` stand one over another, first at the back; a `ground` "none" is
    see-through.

    In a film it stays `seconds`, or as long as its words are read when 0, and comes in by `transition`. `repeat` names
    a list slot: the page is made once for each of its items, of the first `most` when that is not 0, and the last of
    them knows how many items are `unseen`. A page that `needs` a slot is left out where that one is empty, one `unless`
    a slot where it is filled.
    """

    id: str = ""
    ground: ColourWord | Literal["none"] = "ground"
    margin: From0 = 72.0
    layers: tuple[AnyLayer, ...] = ()
    seconds: From0 = 0.0
    transition: Annotated[str, TRANSITION] = ""
    repeat: str = ""
    most: Count = 0
    unseen: Count = 0
    needs: str = ""
    unless: str = ""
    on: Overrides = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Document:
    """What is shown, for every page shape at once.

    `palette` names a shipped palette, or `colours` gives one's own by role. `fonts` names families by use ("title",
    "body", "accent"). `overrides` keeps what was changed for one preset only: preset id → layer id → field → value.
    `guides` are lines to place things by. `motion` names the recipe by which its pages move in a film, `sounds` are
    heard in it and `subtitles` read.
    `caption`, `alt` and `hashtags` go beside the pictures. `link` is what the QR code and the PDF lead to.
    `origin` is the template and the words it was filled with; it shows nothing.
    """

    name: str = ""
    kind: str = "card"
    language: str = "fa"
    palette: str = "turquoise"
    colours: Mapping[str, Annotated[str, HEX]] = field(default_factory=dict)
    fonts: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, TypeStyle] = field(default_factory=dict)
    pages: tuple[Page, ...] = ()
    overrides: Mapping[str, Overrides] = field(default_factory=dict)
    guides: tuple[Guide, ...] = ()
    motion: Annotated[str, RECIPE] = ""
    sounds: tuple[Sound, ...] = ()
    subtitles: Subtitles | None = None
    caption: str = ""
    alt: str = ""
    hashtags: tuple[str, ...] = ()
    link: str = ""
    origin: Origin | None = None

    def type_style(self, name: str) -> TypeStyle:
        """The text style `name`; body when there is none of that name."""
        return self.types.get(name) or TYPES.get(name) or TYPES["body"]


def layers_of(layers: tuple[AnyLayer, ...]) -> Iterator[AnyLayer]:
    """All layers, each box before its children."""
    for layer in layers:
        yield layer
        if isinstance(layer, Box):
            yield from layers_of(layer.children)


def for_shape(thing: Any, shapes: tuple[str, ...]) -> Any:
    """`thing` (a layer or page) with its overrides for the page's `shapes` applied, those of later shapes on top."""
    changes: dict[str, Any] = {}
    for shape in shapes:
        for words, fields in thing.on.items():
            if shape in words.split():
                changes |= fields
    return replace(thing, **changes) if changes else thing


def is_hidden(layer: AnyLayer, shapes: tuple[str, ...]) -> bool:
    """Whether `for_shape` would hide the layer; in a tenth of its time."""
    hidden = layer.hide
    for shape in shapes if layer.on else ():
        for words, fields in layer.on.items():
            if "hide" in fields and shape in words.split():
                hidden = fields["hide"]
    return hidden
