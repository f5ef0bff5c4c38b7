"""Turn the glyphs a document shows into embedded fonts made for it: one character to each glyph, no less, no more.

A font file's own glyph may stand for several characters or a part of one, and the same glyph for different characters
at different places. Readers that put the text together again from such glyphs get Persian wrong. So every cluster shown
becomes one glyph of a new font, drawn from the outlines of the old, that stands for exactly one character.
"""

from contextlib import ExitStack
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.filterPen import DecomposingFilterPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from studio.text.faces import opened

# Glyph numbers of a font file with their places in its units, y upwards.
Parts = tuple[tuple[int, int, int], ...]
_STEP = 10  # thousandths of an em; justified spaces and kerned letters shall not all become glyphs of their own
_DATE = 3_029_529_600  # the first second of 2000, counted from 1904; the same in every font
_GOOD = 0.0005  # em a curve may stray when a cubic outline becomes a quadratic one


@dataclass(eq=False)
class Subset:
    """One font of the document: the file it is drawn from, and its glyphs by what they show and stand for."""

    file: str
    source: TTFont
    name: str
    resource: Dictionary
    codes: dict[tuple[Parts, str, int], int] = field(default_factory=dict)
    widths: list[int] = field(default_factory=lambda: [0])

    def __post_init__(self) -> None:
        self.units: int = self.source["head"].unitsPerEm

    def code(self, parts: Parts, sign: str, width: float) -> int:
        """The code of the glyph that looks like `parts`, stands for `sign` and moves on by about `width` em."""
        moves = round(width * 1000 / _STEP) * _STEP
        code = self.codes.setdefault((parts, sign, moves), len(self.widths))
        if code == len(self.widths):
            self.widths.append(moves)
        return code


class Fonts:
    """All fonts of a document; use by `with`, and call `embed` once when everything is drawn."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._files: dict[str, Subset] = {}
        self._open = ExitStack()

    def __enter__(self) -> "Fonts":
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def subset(self, file: str) -> Subset:
        """The font drawn from the font file `file`. Raises InputFault when it is of no use."""
        if file not in self._files:
            source = self._open.enter_context(opened(Path(file)))
            resource = self._pdf.make_indirect(Dictionary(Type=Name.Font))
            self._files[file] = Subset(file, source, f"F{len(self._files)}", resource)
        return self._files[file]

    def embed(self) -> None:
        """Write all fonts into the document."""
        for subset in self._files.values():
            _embed(subset, self._pdf)


def _embed(subset: Subset, pdf: Pdf) -> None:
    data = _true_type(subset)
    name = Name(f"/{_tag(data)}+{_plain_name(subset.source)}")
    k = 1000 / subset.units
    head, line = subset.source["head"], subset.source["hhea"]
    descriptor = Dictionary(
        Type=Name.FontDescriptor, FontName=name, Flags=4, ItalicAngle=0, StemV=80,
        FontBBox=[round(side * k) for side in (head.xMin, head.yMin, head.xMax, head.yMax)],
        Ascent=round(line.ascent * k), Descent=round(line.descent * k), CapHeight=round(line.ascent * k),
        FontFile2=Stream(pdf, data, Length1=len(data)),
    )
    inner = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=name, CIDToGIDMap=Name.Identity, DW=0,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        FontDescriptor=pdf.make_indirect(descriptor), W=Array([0, Array(subset.widths)]),
    )
    font = subset.resource
    font.Subtype, font.BaseFont, font.Encoding = Name.Type0, name, Name("/Identity-H")
    font.DescendantFonts = Array([pdf.make_indirect(inner)])
    font.ToUnicode = Stream(pdf, _to_unicode(subset))


def _true_type(subset: Subset) -> bytes:
    """A font file with the subset's glyphs, each at the number of its code; fixed dates, no names."""
    order = [".notdef", *(f"g{code}" for code in subset.codes.values())]
    glyphs = {".notdef": TTGlyphPen(None).glyph()}
    shapes, names = subset.source.getGlyphSet(), subset.source.getGlyphOrder()
    for (parts, *_), code in subset.codes.items():
        glyphs[f"g{code}"] = _drawn(parts, shapes, names, subset)
    builder = FontBuilder(subset.units, isTTF=True)
    builder.font["head"].created = builder.font["head"].modified = _DATE
    builder.setupGlyphOrder(order)
    builder.setupGlyf(glyphs)
    k = subset.units / 1000
    lefts = (getattr(builder.font["glyf"][name], "xMin", 0) for name in order)
    builder.setupHorizontalMetrics(
        {name: (round(width * k), left) for name, width, left in zip(order, subset.widths, lefts, strict=True)})
    line = subset.source["hhea"]
    builder.setupHorizontalHeader(ascent=line.ascent, descent=line.descent)
    file = BytesIO()
    builder.font.save(file)
    return file.getvalue()


def _drawn(parts: Parts, shapes, names: list[str], subset: Subset):
    pen = TTGlyphPen(None)
    cubic = "glyf" not in subset.source
    target = Cu2QuPen(pen, _GOOD * subset.units, reverse_direction=True) if cubic else pen
    for number, dx, dy in parts:
        shapes[names[number]].draw(DecomposingFilterPen(TransformPen(target, (1, 0, 0, 1, dx, dy)), shapes))
    return pen.glyph()


def _tag(data: bytes) -> str:
    """Six capitals that tell this subset from others of the same font (ISO 32000-1, 9.6.4)."""
    return "".join(chr(65 + byte % 26) for byte in sha256(data).digest()[:6])


def _plain_name(font: TTFont) -> str:
    name = (font["name"].getDebugName(6) if "name" in font else "") or "Font"
    return "".join(sign for sign in name if sign.isascii() and (sign.isalnum() or sign == "-")) or "Font"


_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def _to_unicode(subset: Subset) -> bytes:
    """The CMap from codes to characters; at most 100 in a block (Adobe Technical Note 5014)."""
    pairs = [f"<{code:04X}> <{sign.encode('utf-16-be').hex().upper()}>" for (_, sign, _), code in subset.codes.items()]
    blocks = [pairs[at : at + 100] for at in range(0, len(pairs), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return _MAP.format(body).encode()
