"""Turn a khatam star and an open book into the program's icon: assets/desktop/ketabnama.svg and .png.

    .venv/bin/python tools/icon.py
"""

import os
import sys
from math import cos, pi, sin
from pathlib import Path as File

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
TOP = File(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from PySide6.QtCore import QBuffer, QByteArray  # noqa: E402

from studio.disk import write_safely  # noqa: E402
from studio.export.svg import encode_svg  # noqa: E402
from studio.paint import paint  # noqa: E402
from studio.scene import Frame, LinearGradient, Outline, Path, Stop, Stroke, polygon  # noqa: E402
from studio.values import CLEAR, Colour, Point, Size  # noqa: E402

SIDE = 256
INK, TILE, DEEP = Colour(18, 52, 59), Colour(21, 138, 146), Colour(11, 84, 98)
GOLD, PAPER, SHADE = Colour(226, 174, 84), Colour(255, 253, 249), Colour(226, 217, 199)


def star(radius: float) -> Outline:
    """The eight-pointed star of two squares (khatam), its points `radius` px from the middle of the icon."""
    inner = radius * cos(pi / 4) / cos(pi / 8)
    return polygon(tuple(
        Point(SIDE / 2 + r * sin(k * pi / 8), SIDE / 2 - r * cos(k * pi / 8))
        for k in range(16) for r in ((radius, inner)[k % 2],)
    ))


def page(side: int) -> Outline:
    """The right (1) or left (-1) page of the open book, its upper and lower edges bent as paper is."""
    def x(away: float) -> float:
        return SIDE / 2 + side * away

    return (
        ("M", x(0), 100), ("C", x(16), 84, x(44), 80, x(68), 88), ("L", x(68), 164),
        ("C", x(44), 156, x(16), 160, x(0), 176), ("Z",),
    )


def line(side: int, down: float) -> Outline:
    """A line of writing on a page, `down` px below its upper edge."""
    def x(away: float) -> float:
        return SIDE / 2 + side * away

    return (("M", x(17), 97 + down), ("C", x(28), 91 + down, x(40), 90 + down, x(53), 92 + down))


def frame() -> Frame:
    """The icon."""
    ground = LinearGradient(start=Point(60, 0), end=Point(196, SIDE), stops=(Stop(at=0, colour=TILE),
                                                                            Stop(at=1, colour=DEEP)))
    shade = LinearGradient(start=Point(128, 0), end=Point(150, 0), stops=(Stop(at=0, colour=SHADE),
                                                                          Stop(at=1, colour=PAPER)))
    writing = Stroke(fill=TILE, width=6.5)
    items = (
        Path(outline=star(126), fill=INK),
        Path(outline=star(119), fill=GOLD),
        Path(outline=star(110), fill=ground),
        Path(outline=page(-1), fill=PAPER), Path(outline=page(1), fill=shade),
        *(Path(outline=line(side, down), stroke=writing) for side in (-1, 1) for down in (16, 34)),
        Path(outline=(("M", 68 - 8, 176), ("C", 90, 170, 112, 174, 128, 190), ("C", 144, 174, 166, 170, 196, 176)),
             stroke=Stroke(fill=GOLD, width=9)),
    )
    return Frame(size=Size(SIDE, SIDE), items=items, ground=CLEAR)


def main() -> None:
    """Write both forms."""
    folder = TOP / "assets" / "desktop"
    write_safely(folder / "ketabnama.svg", encode_svg(frame(), title="کتاب‌نما"))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    paint(frame()).save(buffer, "PNG")
    write_safely(folder / "ketabnama.png", bytes(data.data()))


if __name__ == "__main__":
    main()
