"""Turn a frame into an SVG file that looks the same everywhere: letters are outlines, pictures are inside the file.

Nothing refers to anything outside and nothing runs. Every line of text also says its words: to screen readers by a
label, to search and selection by an invisible text of the same length above it. Elements and attributes are those of
SVG 1.1, with `mix-blend-mode` of CSS Compositing 1; the same frame gives the same bytes.
"""

import re
from base64 import b64encode
from dataclasses import dataclass, field, replace
from functools import singledispatchmethod
from io import BytesIO
from xml.sax.saxutils import escape as escaped
from xml.sax.saxutils import quoteattr

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage

from studio.export.still import to_pillow
from studio.export.vector import (
    edge_outline,
    is_clear,
    letters_outline,
    number,
    picture_pixels,
    straight_stops,
    words_of,
)
from studio.paint.bounds import reach
from studio.paint.images import is_see_through
from studio.scene import (
    IDENTITY,
    Fill,
    Frame,
    Glyphs,
    Group,
    Item,
    LinearGradient,
    Outline,
    Path,
    Picture,
    RadialGradient,
    Shadow,
    Stroke,
    by_fill,
    casting,
    rectangle,
)
from studio.values import BLACK, Box, Colour

_FORBIDDEN = re.compile("[\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_XLINK = "http://www.w3.org/1999/xlink"


def encode_svg(frame: Frame, *, title: str = "", language: str = "fa", picture_quality: int = 90) -> bytes:
    """`frame` as an SVG file in UTF-8, one user unit to each px. `language` is a BCP 47 tag, `picture_quality` of JPEG.

    Raises InputFault for a picture or font file of no use.
    """
    drawing = _Drawing(picture_quality)
    drawn = drawing.all(frame.items)
    width, height = number(frame.size.width, 2), number(frame.size.height, 2)
    ground = drawing.shape(rectangle(Box(0, 0, frame.size.width, frame.size.height)), fill=frame.ground)
    root = {"xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": _XLINK, "width": width, "height": height,
            "viewBox": f"0 0 {width} {height}", "xml:lang": language}
    inside = (tag("title", {}, escaped(_legal(title))) if title else "") + (
        tag("defs", {}, "".join(drawing.defs)) if drawing.defs else "") + ground + drawn
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + tag("svg", root, inside) + "\n").encode()


def tag(name: str, attributes: dict[str, str], inside: str = "") -> str:
    """An element on a line of its own; attributes with empty values are left out."""
    facts = "".join(f" {key}={quoteattr(_legal(value))}" for key, value in attributes.items() if value)
    return f"\n<{name}{facts}>{inside}</{name}>" if inside else f"\n<{name}{facts}/>"


def _legal(text: str) -> str:
    """`text` without what XML 1.0 forbids."""
    return _FORBIDDEN.sub("", text)


@dataclass
class _Drawing:
    """Definitions gathered while items become elements."""

    picture_quality: int
    defs: list[str] = field(default_factory=list)
    named: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def defined(self, name: str, attributes: dict[str, str], inside: str) -> str:
        """The id of a definition, made once for equal ones."""
        key = f"{name} {attributes} {inside}"
        if key not in self.named:
            self.named[key] = f"d{len(self.named)}"
            self.defs.append(tag(name, {"id": self.named[key], **attributes}, inside))
        return self.named[key]

    def all(self, items: tuple[Item, ...]) -> str:
        """Elements of `items` from back to front."""
        return "".join(self.one(item) for item in items)

    @singledispatchmethod
    def one(self, item: Item) -> str:
        """The elements of one item."""
        raise TypeError(f"no SVG for {type(item).__name__}")

    @one.register
    def _(self, item: Path) -> str:
        drawn = self._figure(item)
        if item.shadow is None or (seen := casting(item)) == replace(item, shadow=None):
            return self._shaded(drawn, item)
        return tag("g", {"filter": self._cast(item.shadow, reach(item))}, self._figure(seen))

    def _figure(self, item: Path) -> str:
        return self.shape(item.outline, fill=item.fill, stroke=item.stroke, even_odd=item.even_odd, crisp=item.crisp)

    @one.register
    def _(self, item: Picture) -> str:
        if item.box.width <= 0 or item.box.height <= 0:
            return ""
        box, sides = item.box, {"x": item.box.x, "y": item.box.y, "width": item.box.width, "height": item.box.height}
        drawn = tag("image", {
            **{name: number(side, 2) for name, side in sides.items()},
            "preserveAspectRatio": "none", "clip-path": self._clip(item.clip), "role": "img" if item.alt else "",
            "aria-label": item.alt, "xlink:href": _address(picture_pixels(item), self.picture_quality),
        })
        if item.shadow is None or (item.clip is None and is_see_through(item.source)):
            return self._shaded(drawn, item)
        shape = self.shape(item.clip or rectangle(box), fill=BLACK)
        return tag("g", {"filter": self._cast(item.shadow, reach(item))}, shape) + drawn

    @one.register
    def _(self, item: Glyphs) -> str:
        said = words_of(item)
        if not is_clear(item):
            seen = self._shaded(self._letters(item), item)
        elif item.shadow:
            stroke = replace(item.outline, fill=BLACK) if item.outline else None
            cast = self._letters(replace(item, fill=BLACK, letters=(), outline=stroke))
            seen = tag("g", {"filter": self._cast(item.shadow, reach(item))}, cast)
        else:
            seen = ""
        return tag("g", {"role": "img", "aria-label": said}, seen) + _selectable(item, said)

    def _letters(self, item: Glyphs) -> str:
        """The letters of a line, each fill as one path so that joins have no seams, and their outline."""
        parts = ((letters_outline(replace(item, runs=runs)), fill) for fill, runs in by_fill(item)[::-1])
        drawn = "".join(self.shape(outline, fill=fill) for outline, fill in parts if outline)
        if not item.outline:
            return drawn
        edge = edge_outline(item)
        stroked = self.shape(edge, stroke=item.outline)
        if item.outline_at == "behind":
            return stroked + drawn
        return drawn + (tag("g", {"clip-path": self._clip(edge)}, stroked) if item.outline_at == "inside" else stroked)

    @one.register
    def _(self, item: Group) -> str:
        if item.opacity <= 0 or not item.items:
            return ""
        matrix = " ".join(number(part, 6) for part in item.transform)
        facts = {
            "transform": f"matrix({matrix})" if item.transform != IDENTITY else "",
            "opacity": number(item.opacity, 4) if item.opacity < 1 else "",
            "clip-path": self._clip(item.clip),
            "style": f"mix-blend-mode:{item.blend}" if item.blend != "normal" else "",
        }
        inside = self.all(item.items)
        return tag("g", facts, inside) if any(facts.values()) else inside

    # ------------------------------------------------------------ paint

    def shape(
        self, outline: Outline, *, fill: Fill | None = None, stroke: Stroke | None = None, even_odd: bool = False,
        crisp: bool = False,
    ) -> str:
        """A path with its paint."""
        facts = {"d": path_data(outline), **self._fill(fill), "fill-rule": "evenodd" if even_odd else "",
                 "shape-rendering": "crispEdges" if crisp else ""}
        if stroke is not None:
            facts |= self._stroke(stroke)
        return tag("path", facts)

    def _fill(self, fill: Fill | None) -> dict[str, str]:
        return self._paint("fill", fill) if fill is not None else {"fill": "none"}

    def _stroke(self, stroke: Stroke) -> dict[str, str]:
        ends = {} if stroke.sharp else {"stroke-linejoin": "round", "stroke-linecap": "round"}
        dash = " ".join(number(part, 2) for part in stroke.dash)
        return self._paint("stroke", stroke.fill) | {
            "stroke-width": number(stroke.width, 2), "stroke-dasharray": dash, **ends}

    def _paint(self, kind: str, fill: Fill) -> dict[str, str]:
        if isinstance(fill, Colour):
            opacity = number(fill.alpha, 4) if fill.alpha < 1 else ""
            return {kind: fill.faded(0).hex()[:7], f"{kind}-opacity": opacity}
        return {kind: f"url(#{self._gradient(fill)})"}

    def _gradient(self, fill: LinearGradient | RadialGradient) -> str:
        if isinstance(fill, LinearGradient):
            name, start, end = "linearGradient", fill.start, fill.end
            places = {"x1": start.x, "y1": start.y, "x2": end.x, "y2": end.y}
        else:
            name, places = "radialGradient", {"cx": fill.centre.x, "cy": fill.centre.y, "r": max(fill.radius, 0.001)}
        stops = "".join(
            tag("stop", {"offset": number(stop.at, 5), "stop-color": stop.colour.faded(0).hex()[:7],
                         "stop-opacity": number(stop.colour.alpha, 4) if stop.colour.alpha < 1 else ""})
            for stop in straight_stops(fill))
        facts = {key: number(place, 3) for key, place in places.items()}
        return self.defined(name, {"gradientUnits": "userSpaceOnUse", **facts}, stops)

    def _clip(self, outline: Outline | None) -> str:
        if outline is None:
            return ""
        return f"url(#{self.defined('clipPath', {}, tag('path', {'d': path_data(outline)}))})"

    # ------------------------------------------------------------ shadows

    def _shaded(self, drawn: str, item: Path | Picture | Glyphs) -> str:
        """What is drawn with its shadow, cast by itself, behind it."""
        if item.shadow is None:
            return drawn
        self.count += 1
        name = f"i{self.count}"
        cast = tag("use", {"xlink:href": f"#{name}", "filter": self._cast(item.shadow, reach(item))})
        return cast + tag("g", {"id": name}, drawn)

    def _cast(self, shadow: Shadow, area: QRectF) -> str:
        """A filter that leaves nothing but the shadow of what it is given."""
        facts = {"x": area.left() - 1, "y": area.top() - 1, "width": area.width() + 2, "height": area.height() + 2}
        blur = tag("feGaussianBlur", {"in": "SourceAlpha", "stdDeviation": number(shadow.blur, 2), "result": "soft"})
        offset = {"in": "soft" if shadow.blur > 0 else "SourceAlpha", "dx": number(shadow.dx, 2),
                  "dy": number(shadow.dy, 2), "result": "moved"}
        flood = {"flood-color": shadow.colour.faded(0).hex()[:7], "flood-opacity": number(shadow.colour.alpha, 4)}
        inside = (blur if shadow.blur > 0 else "") + tag("feOffset", offset) + tag("feFlood", flood) + tag(
            "feComposite", {"in2": "moved", "operator": "in"})
        sides = {key: number(side, 2) for key, side in facts.items()}
        units = {"filterUnits": "userSpaceOnUse", "color-interpolation-filters": "sRGB"}
        return f"url(#{self.defined('filter', units | sides, inside)})"


def _selectable(line: Glyphs, said: str) -> str:
    """An invisible text over the line, as long as it, for selecting and searching."""
    pens = [(x, x + advance) for run in line.runs for (x, _), advance in zip(run.places, run.advances, strict=True)]
    if not said.strip() or not pens:
        return ""
    left, right = min(pen for pen, _ in pens), max(pen for _, pen in pens)
    return tag("text", {
        "x": number(right if line.rtl else left, 2), "y": number(line.baseline, 2),
        "font-size": number(max(run.size for run in line.runs), 2), "font-family": "sans-serif", "fill": "none",
        "direction": "rtl" if line.rtl else "", "textLength": number(right - left, 2),
        "lengthAdjust": "spacingAndGlyphs", "pointer-events": "all", "aria-hidden": "true",
    }, escaped(_legal(said)))


def _address(image: QImage, quality: int) -> str:
    """The pixels as a data URI: JPEG, or PNG when something shines through."""
    pixels, file = to_pillow(image, alpha=True), BytesIO()
    if pixels.mode == "RGB":
        pixels.save(file, "JPEG", quality=quality, subsampling=0)
    else:
        pixels.save(file, "PNG")
    return f"data:image/{'jpeg' if pixels.mode == 'RGB' else 'png'};base64,{b64encode(file.getvalue()).decode()}"


# ---------------------------------------------------------------- path data


def path_data(outline: Outline) -> str:
    """`outline` as path data (SVG 1.1, 8.3) in hundredths of a px, each place counted from the last: half as long."""
    words: list[str] = []
    at = start = (0, 0)
    for letter, *numbers in outline:
        places = [(round(x * 100), round(y * 100)) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
        words.append(letter.lower() + _joined([part for x, y in places for part in (x - at[0], y - at[1])]))
        at = places[-1] if places else start
        start = at if letter == "M" else start
    return "".join(words)


def _joined(hundredths: list[int]) -> str:
    """Numbers written as short as can be: "1.5-.25 3"."""
    words = [_short(part) for part in hundredths]
    return "".join(word if at == 0 or word.startswith("-") else f" {word}" for at, word in enumerate(words))


def _short(hundredths: int) -> str:
    whole, part = divmod(abs(hundredths), 100)
    decimals = f".{part:02d}".rstrip("0") if part else ""
    return f"{'-' if hundredths < 0 else ''}{whole if whole or not part else ''}{decimals}"
