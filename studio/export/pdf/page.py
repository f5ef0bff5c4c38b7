"""Turn a frame's items into the content of a PDF page: text, shapes, groups and blends stay what they are.

Only pictures and shadows become images. Coordinates in a content stream are px of the page, y downwards; the page sets
the matrix that makes them points. Operators are those of ISO 32000-1, annex A.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod
from io import BytesIO
from itertools import groupby, pairwise

from pikepdf import Array, Dictionary, Name, Pdf, Stream
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from studio.export.pdf.fonts import Fonts
from studio.export.pdf.lines import Cell, Marks, cells_of
from studio.export.pdf.tags import ARTIFACT, Tags
from studio.export.still import to_pillow
from studio.export.vector import (
    edge_outline,
    is_opaque,
    letters_outline,
    number,
    outlined,
    picture_pixels,
    shadow_pixels,
    straight_stops,
    words_of,
)
from studio.paint.bounds import reach, reach_inside
from studio.scene import (
    IDENTITY,
    Blend,
    Fill,
    Glyphs,
    Group,
    Item,
    LinearGradient,
    Outline,
    Path,
    Picture,
    RadialGradient,
    Stop,
    Stroke,
    by_fill,
)
from studio.values import Box, Colour

_BLENDS: dict[Blend, Name] = {
    "normal": Name.Normal, "multiply": Name.Multiply, "screen": Name.Screen, "overlay": Name.Overlay,
    "soft-light": Name.SoftLight, "darken": Name.Darken, "lighten": Name.Lighten,
}


@dataclass
class Book:
    """What the pages of a document share, and the direction marks and tags of the page being written."""

    pdf: Pdf
    fonts: Fonts
    picture_quality: int
    marks: Marks = field(default_factory=Marks)
    tags: Tags = field(default_factory=Tags)
    images: dict[Picture, Stream] = field(default_factory=dict)


@dataclass
class Content:
    """A content stream being written, with the resources it names; `layer` and `role` are of the group being drawn."""

    book: Book
    layer: str = ""
    role: str = ""
    operators: list[str] = field(default_factory=list)
    resources: dict[str, dict[str, object]] = field(default_factory=dict)

    def put(self, *operators: str) -> None:
        """Add operators."""
        self.operators += operators

    def named(self, kind: str, thing: object) -> str:
        """The name under which the stream may use `thing` ("/G0")."""
        names = self.resources.setdefault(kind, {})
        name = f"/{kind[0]}{len(names)}"
        names[name] = thing
        return name

    def made(self) -> tuple[bytes, Dictionary]:
        """The stream's bytes and resources."""
        kinds = {f"/{kind}": Dictionary(names) for kind, names in self.resources.items()}
        return "\n".join(self.operators).encode("ascii"), Dictionary(kinds)

    def form(self, box: QRectF, **group: object) -> Stream:
        """The content as a form with the transparency group `group` that covers `box`."""
        data, resources = self.made()
        sides = [box.left() - 1, box.top() - 1, box.right() + 1, box.bottom() + 1]
        return Stream(
            self.book.pdf, data, Type=Name.XObject, Subtype=Name.Form, BBox=[round(side, 3) for side in sides],
            Resources=resources, Group=Dictionary(Type=Name.Group, S=Name.Transparency, **group),
        )

    # ------------------------------------------------------------ items

    def draw(self, items: Sequence[Item]) -> None:
        """Write `items` from back to front. Raises InputFault for a picture or font file of no use."""
        for item in items:
            self._draw(item)

    @singledispatchmethod
    def _draw(self, item: Item) -> None:
        raise TypeError(f"no PDF for {type(item).__name__}")

    @_draw.register
    def _(self, item: Path) -> None:
        self.put(ARTIFACT[0])
        self._shadow(item)
        if item.fill is not None:
            self.fill(item.outline, item.fill, even_odd=item.even_odd)
        if item.stroke is not None:
            self.stroke(item.outline, item.stroke)
        self.put(ARTIFACT[1])

    @_draw.register
    def _(self, item: Picture) -> None:
        if item.box.width <= 0 or item.box.height <= 0:
            return
        if item not in self.book.images:
            self.book.images[item] = self._image(picture_pixels(item))
        begin, end = self.book.tags.figure(self, self.layer, item.alt)
        self.put(begin)
        self._shadow(item)
        self.put("q")
        if item.clip is not None:
            self.put(path(item.clip), "W n")
        self._lay(self.book.images[item], item.box)
        self.put("Q", end)

    @_draw.register
    def _(self, item: Glyphs) -> None:
        begin, end = self.book.tags.words(self, self.layer, self.role, words_of(item).strip())
        self.put(begin)
        self._shadow(item)
        if item.outline and item.outline_at == "behind":
            self.stroke(edge_outline(item), item.outline)
        words = self._words(item)
        if is_opaque(item):
            self.put(*words)
        else:  # shapes to be seen, each fill one coat, and the words to be read
            for fill, runs in by_fill(item)[::-1]:
                self.fill(letters_outline(replace(item, runs=runs)), fill)
            self.put("q", "3 Tr", *words, "Q")
        if item.outline and item.outline_at != "behind":
            self._line_over(item, item.outline)
        self.put(end)

    def _line_over(self, item: Glyphs, stroke: Stroke) -> None:
        edge = edge_outline(item)
        self.put("q")
        if item.outline_at == "inside":
            self.put(path(edge), "W n")
        self.stroke(edge, stroke)
        self.put("Q")

    @_draw.register
    def _(self, item: Group) -> None:
        if item.opacity <= 0 or not item.items:
            return
        outside = self.layer, self.role
        self.layer, self.role = (item.layer, item.role) if item.layer else outside
        self._group(item)
        self.layer, self.role = outside

    def _group(self, item: Group) -> None:
        self.put("q")
        if item.transform != IDENTITY:
            self.put(f"{_numbers(*item.transform, places=6)} cm")
        if item.opacity < 1 or item.blend != "normal":
            coat = Content(self.book, layer=self.layer, role=self.role)
            coat.clipped(item)
            self._coat(coat, reach_inside(item), item.opacity, item.blend)
        else:
            self.clipped(item)
        self.put("Q")

    def clipped(self, group: Group) -> None:
        """Write what is in `group` within its clip."""
        if group.clip is not None:
            self.put(path(group.clip), "W n")
        self.draw(group.items)

    # ------------------------------------------------------------ paint

    def fill(self, outline: Outline, fill: Fill, *, even_odd: bool = False) -> None:
        """Fill `outline`."""
        star = "*" if even_odd else ""
        if isinstance(fill, Colour):
            if fill.alpha > 0:
                self.put("q", *self._alpha(fill.alpha), f"{_rgb(fill)} rg", path(outline), f"f{star}", "Q")
            return
        self.put("q", path(outline), f"W{star} n")
        self._flood(fill, reach(Path(outline=outline)))
        self.put("Q")

    def stroke(self, outline: Outline, stroke: Stroke) -> None:
        """Draw a line along `outline`."""
        if not isinstance(stroke.fill, Colour):
            self.fill(outlined(outline, stroke), stroke.fill)
            return
        ends = "0 J 0 j 4 M" if stroke.sharp else "1 J 1 j"
        dash = f"[{_numbers(*stroke.dash)}] 0 d" if stroke.dash else ""
        colour = f"{_rgb(stroke.fill)} RG"
        self.put("q", *self._alpha(stroke.fill.alpha), f"{colour} {_numbers(stroke.width)} w {ends} {dash}",
                 path(outline), "S", "Q")

    def _flood(self, fill: LinearGradient | RadialGradient, box: QRectF) -> None:
        """Cover what is clipped, which lies in `box`, with a gradient."""
        stops = straight_stops(fill)
        if any(stop.colour.alpha < 1 for stop in stops):
            grey = Content(self.book)
            shades = [Stop(at=stop.at, colour=_grey(stop.colour.alpha)) for stop in stops]
            grey.put(f"{grey.named('Shading', _shading(fill, shades))} sh")
            mask = Dictionary(Type=Name.Mask, S=Name.Luminosity, G=grey.form(box, CS=Name.DeviceRGB))
            self.put(f"{self.named('ExtGState', Dictionary(Type=Name.ExtGState, SMask=mask))} gs")
        self.put(f"{self.named('Shading', _shading(fill, stops))} sh")

    def _coat(self, coat: "Content", box: QRectF, opacity: float, blend: Blend) -> None:
        """Lay `coat` over as one."""
        form = self.book.pdf.make_indirect(coat.form(box, CS=Name.DeviceRGB, I=True))
        self.book.tags.streams[id(coat)] = form
        state = Dictionary(Type=Name.ExtGState, ca=round(opacity, 4), CA=round(opacity, 4), BM=_BLENDS[blend])
        self.put("q", f"{self.named('ExtGState', state)} gs", f"{self.named('XObject', form)} Do", "Q")

    def _alpha(self, alpha: float) -> tuple[str, ...]:
        if alpha >= 1:
            return ()
        state = Dictionary(Type=Name.ExtGState, ca=round(alpha, 4), CA=round(alpha, 4))
        return (f"{self.named('ExtGState', state)} gs",)

    def _shadow(self, item: Path | Picture | Glyphs) -> None:
        if item.shadow is not None:
            image, box = shadow_pixels(item)
            self._lay(self._image(image), box)

    def _lay(self, image: Stream, box: Box) -> None:
        matrix = _numbers(box.width, 0, 0, -box.height, box.x, box.bottom)
        self.put("q", f"{matrix} cm", f"{self.named('XObject', image)} Do", "Q")

    def _image(self, image: QImage) -> Stream:
        """`image` as an image of the PDF: JPEG, or lossless with a mask when it is see-through."""
        pdf, pixels = self.book.pdf, to_pillow(image, alpha=True)
        facts = {"Type": Name.XObject, "Subtype": Name.Image, "Width": image.width(), "Height": image.height(),
                 "ColorSpace": Name.DeviceRGB, "BitsPerComponent": 8}
        if pixels.mode == "RGB":
            file = BytesIO()
            pixels.save(file, "JPEG", quality=self.book.picture_quality, subsampling=0)
            return Stream(pdf, file.getvalue(), Filter=Name.DCTDecode, **facts)
        mask = Stream(pdf, pixels.getchannel("A").tobytes(), **{**facts, "ColorSpace": Name.DeviceGray})
        return Stream(pdf, pixels.convert("RGB").tobytes(), SMask=mask, **facts)

    # ------------------------------------------------------------ words

    def _words(self, item: Glyphs) -> list[str]:
        """Operators that show a line: one TJ for all that is alike, so that readers keep it together."""
        cells = cells_of(item, self.book.fonts, self.book.marks)
        shown: list[str] = []
        for (font, size, fill), group in groupby(cells, key=lambda cell: (cell.font, cell.size, _fill_of(cell, item))):
            alike = list(group)
            self.resources.setdefault("Font", {})[f"/{font.name}"] = font.resource
            colour = f"{_rgb(fill)} rg " if isinstance(fill, Colour) else ""
            place = _numbers(alike[0].left, item.baseline)
            shown.append(f"{colour}/{font.name} {_numbers(size)} Tf 1 0 0 -1 {place} Tm")
            shown.append(f"[{_spaced(alike, item.baseline)}] TJ")
        return ["BT", *shown, "ET"] if shown else []


def _fill_of(cell: Cell, line: Glyphs) -> Fill:
    return next((letters.fill for letters in line.letters if letters.start <= cell.at < letters.end), line.fill)


def _spaced(cells: Sequence[Cell], baseline: float) -> str:
    """Codes with what the pen must go back before each, in thousandths of the size; rounding does not add up."""
    words, pen, start = [], 0, cells[0].left
    for cell in cells:
        back = pen - round((cell.left - start) * 1000 / cell.size)
        if back:
            words.append(str(back))
        code = cell.code(baseline)
        words.append(f"<{code:04X}>")
        pen += cell.font.widths[code] - back
    return "".join(words).replace("><", "")


# ---------------------------------------------------------------- values as PDF writes them


def _numbers(*values: float, places: int = 3) -> str:
    return " ".join(number(value, places) for value in values)


def _rgb(colour: Colour) -> str:
    return _numbers(colour.red / 255, colour.green / 255, colour.blue / 255, places=4)


def _grey(share: float) -> Colour:
    level = round(share * 255)
    return Colour(level, level, level)


_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def path(outline: Outline) -> str:
    """`outline` as path operators."""
    return "\n".join(f"{_numbers(*numbers)} {_OPERATORS[letter]}".lstrip() for letter, *numbers in outline)


def _shading(fill: LinearGradient | RadialGradient, stops: Sequence[Stop]) -> Dictionary:
    """An axial or radial shading (ISO 32000-1, 8.7.4.5) held beyond both ends."""
    if isinstance(fill, LinearGradient):
        kind, places = 2, (fill.start.x, fill.start.y, fill.end.x, fill.end.y)
    else:
        kind, places = 3, (fill.centre.x, fill.centre.y, 0, fill.centre.x, fill.centre.y, max(fill.radius, 1e-3))
    return Dictionary(
        ShadingType=kind, ColorSpace=Name.DeviceRGB, Coords=[round(place, 3) for place in places],
        Extend=[True, True], Function=_blends(stops),
    )


def _blends(stops: Sequence[Stop]) -> Dictionary:
    """The function from 0–1 to a colour: a straight blend between each two stops."""
    pairs = list(pairwise(stops))
    blends = [Dictionary(FunctionType=2, Domain=[0, 1], N=1, C0=_shares(one.colour), C1=_shares(other.colour))
              for one, other in pairs]
    return Dictionary(
        FunctionType=3, Domain=[0, 1], Functions=Array(blends), Bounds=[round(one.at, 5) for one, _ in pairs[1:]],
        Encode=[0, 1] * len(pairs),
    )


def _shares(colour: Colour) -> list[float]:
    return [round(part / 255, 4) for part in (colour.red, colour.green, colour.blue)]
