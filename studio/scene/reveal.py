"""Turn a share into the outline of the part of a box that is seen."""

from math import ceil, cos, hypot, pi, sin

from studio.scene.items import Outline, Shape, ellipse, polygon, rectangle
from studio.values import Box, Point


def revealed(shape: Shape, box: Box, share: float, centre: Point) -> Outline:
    """What `share` (0–1) of `box` shows. On the sides that do not move the outline goes far beyond it: ink that leaves
    the box, and shadows, are not cut there."""
    if shape == "circle":
        reach = hypot(max(centre.x - box.x, box.right - centre.x), max(centre.y - box.y, box.bottom - centre.y))
        return ellipse(Box(centre.x, centre.y, 0.0, 0.0).grown(reach * share))
    if shape == "sweep":
        return _sector(centre, hypot(box.width, box.height), share)
    return rectangle(_part(shape, box, share))


def _part(shape: Shape, box: Box, share: float) -> Box:
    far = box.width + box.height
    wide, high = box.width * share, box.height * share
    if shape == "left":
        return Box(box.right - wide, box.y - far, wide + far, box.height + 2 * far)
    if shape == "right":
        return Box(box.x - far, box.y - far, wide + far, box.height + 2 * far)
    if shape == "up":
        return Box(box.x - far, box.bottom - high, box.width + 2 * far, high + far)
    if shape == "down":
        return Box(box.x - far, box.y - far, box.width + 2 * far, high + far)
    return Box(box.centre.x - wide / 2, box.y - far, wide, box.height + 2 * far)  # doors


def _sector(centre: Point, radius: float, share: float) -> Outline:
    """A slice of pie from the top, clockwise. Its rim is straight pieces outside `radius`."""
    turn = 2 * pi * share
    count = max(1, ceil(turn / (pi / 4)))
    far = radius * 1.1  # 1 / cos(π / 8) = 1.083: straight pieces of an eighth of the circle stay outside it
    angles = [turn * step / count for step in range(count + 1)]
    rim = [Point(centre.x + far * sin(angle), centre.y - far * cos(angle)) for angle in angles]
    return polygon((centre, *rim))
