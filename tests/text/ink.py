"""Turn outlines into pieces of ink, counted in an image."""

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPen

from studio.scene import Outline
from studio.text.outline import path

Row = list[tuple[int, int]]


def ink_rows(outline: Outline, scale: float = 10.0, bold: float = 0.0) -> list[Row]:
    """The inked runs (start, end) of each row of pixels of an outline painted without smoothing, `bold` px thicker."""
    shape = path(outline, scale)
    area = shape.boundingRect().toAlignedRect().adjusted(-2, -2, 2, 2)
    image = QImage(area.width(), area.height(), QImage.Format.Format_Grayscale8)
    image.fill(0)
    with QPainter(image) as painter:
        painter.translate(-area.x(), -area.y())
        painter.fillPath(shape, Qt.GlobalColor.white)
        if bold:
            painter.strokePath(shape, QPen(Qt.GlobalColor.white, bold * scale))
    data, line = bytes(image.constBits()), image.bytesPerLine()
    rows = (data[at : at + image.width()] for at in range(0, line * image.height(), line))
    return [[found.span() for found in re.finditer(b"\xff+", row)] for row in rows]


def pieces(outline: Outline, scale: float = 10.0) -> int:
    """How many pieces of ink there are that keep more than a fifth of a px from each other."""
    leader: list[int] = []

    def lead(at: int) -> int:
        while leader[at] != at:
            at = leader[at]
        return at

    above: list[tuple[int, int, int]] = []
    for row in ink_rows(outline, scale, bold=0.2):
        here = []
        for start, end in row:
            leader.append(len(leader))
            here.append((start, end, len(leader) - 1))
            for left, right, number in above:
                if left <= end and start <= right:  # corners touch
                    leader[lead(number)] = lead(len(leader) - 1)
        above = here
    return sum(leader[at] == at for at in range(len(leader)))
