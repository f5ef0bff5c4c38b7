"""Turn a set text into the public form of `ketabnama text show`: lines and glyphs at their places."""

from math import inf
from pathlib import Path
from typing import Any

from studio.text import faces
from studio.text.block import Block, Line, Style
from studio.text.paragraph import set_text


def shown(text: str, *, font: str = "vazirmatn", size: float = 48.0, width: float | None = None, **style: Any) -> Block:
    """`text` set at `size` px into lines of at most `width` px.

    `font` is a family's id or the path of a TTF or OTF; the rest are fields of `Style`. Raises InputFault for an
    unknown family or a file that is no font.
    """
    family = faces.add_font(Path(font)).id if Path(font).suffix.lower() in (".ttf", ".otf") else font
    return set_text(text, Style(family=family, **style), size=size, width=inf if width is None else width)


def block_json(block: Block) -> dict[str, Any]:
    """A set block as plain values: for each line the logical string drawn, its edges and baseline in px, and its glyphs
    from left to right: font file, glyph id, place, advance, and index into the line's text."""
    return {
        "size": block.size,
        "width": block.width,
        "height": block.height,
        "cut": block.cut,
        "missing": list(block.missing),
        "lines": [_line(line) for line in block.lines],
    }


def _line(line: Line) -> dict[str, Any]:
    glyphs = [
        {"font": run.font, "id": number, "x": x, "y": y, "advance": advance, "cluster": cluster}
        for run in line.runs
        for number, (x, y), advance, cluster in zip(run.ids, run.places, run.advances, run.clusters, strict=True)
    ]
    return {
        "text": line.text, "left": line.left, "right": line.right, "baseline": line.baseline, "rtl": line.rtl,
        "glyphs": glyphs,
    }
