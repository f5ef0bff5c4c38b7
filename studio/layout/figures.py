"""Turn the name of a figure and a box into its outline: arches, badges, tickets, bubbles and their like.

Figures with a direction are drawn for a right-to-left page and mirrored for the other.
"""

from collections.abc import Callable, Iterator
from math import cos, pi, sin

from studio.scene import Outline, Step, ellipse, polygon, rectangle
from studio.values import Box, Point

_K = 0.5522847498  # the cubic that comes nearest to a quarter circle
_LOBES = 12
_RAYS = 20
_DIRECTED = {"bubble", "ribbon", "stub"}

Draw = Callable[[Box, float], Outline]


def figure(name: str, box: Box, radius: float = 0.0, *, rtl: bool = True) -> Outline:
    """The outline of the figure `name` that fills `box`; `radius` rounds its corners or is the size of its cuts, in px.

    Raises KeyError for a name that is no figure.
    """
    outline = _FIGURES[name](box, radius)
    return outline if rtl or name not in _DIRECTED else _mirrored(outline, box)


def _mirrored(outline: Outline, box: Box) -> Outline:
    across = 2 * box.centre.x
    return tuple((step[0], *(across - n if at % 2 == 0 else n for at, n in enumerate(step[1:]))) for step in outline)


# ---------------------------------------------------------------- arches


def arch(box: Box, _: float) -> Outline:
    """A rectangle whose top is a half circle."""
    rise = min(box.width / 2, box.height)
    half = box.width / 2
    middle = box.x + half
    return (
        ("M", box.x, box.bottom), ("L", box.x, box.y + rise),
        ("C", box.x, box.y + rise * (1 - _K), middle - half * _K, box.y, middle, box.y),
        ("C", middle + half * _K, box.y, box.right, box.y + rise * (1 - _K), box.right, box.y + rise),
        ("L", box.right, box.bottom), ("Z",),
    )


def niche(box: Box, _: float) -> Outline:
    """A rectangle under a Persian arch: steep at the springing, then nearly straight up to a point."""
    rise = min(box.width * 0.56, box.height)
    half = box.width / 2
    middle = box.x + half
    return (
        ("M", box.x, box.bottom), ("L", box.x, box.y + rise),
        ("C", box.x, box.y + rise * 0.42, middle - half * 0.56, box.y + rise * 0.24, middle, box.y),
        ("C", middle + half * 0.56, box.y + rise * 0.24, box.right, box.y + rise * 0.42, box.right, box.y + rise),
        ("L", box.right, box.bottom), ("Z",),
    )


# ---------------------------------------------------------------- badges


def scallop(box: Box, _: float) -> Outline:
    """A round badge with an edge of small lobes."""
    steps: list[Step] = []
    for number in range(_LOBES):
        start, end = (2 * pi * (number + side) / _LOBES for side in (0, 1))
        p, q = _on(box, start, 0.93), _on(box, end, 0.93)
        bow = [_on(box, start + (end - start) * share, 1.045) for share in (0.22, 0.78)]
        steps += [("M", p.x, p.y)] if not steps else []
        steps += [("C", bow[0].x, bow[0].y, bow[1].x, bow[1].y, q.x, q.y)]
    return (*steps, ("Z",))


def burst(box: Box, _: float) -> Outline:
    """A round badge with an edge of rays."""
    return polygon(tuple(_on(box, pi * number / _RAYS, 0.86 if number % 2 else 1.0) for number in range(2 * _RAYS)))


def star(box: Box, _: float) -> Outline:
    """The star of eight points that two squares make."""
    inner = cos(pi / 4) / cos(pi / 8)
    return polygon(tuple(_on(box, pi * number / 8, inner if number % 2 else 1.0) for number in range(16)))


def octagon(box: Box, radius: float) -> Outline:
    """A rectangle with cut corners, `radius` px of each side; a regular octagon of a square for 0."""
    cut = min(radius or min(box.width, box.height) * 0.2929, box.width / 2, box.height / 2)
    x, y, right, bottom = box.x, box.y, box.right, box.bottom
    return polygon(tuple(Point(*place) for place in (
        (x + cut, y), (right - cut, y), (right, y + cut), (right, bottom - cut), (right - cut, bottom),
        (x + cut, bottom), (x, bottom - cut), (x, y + cut),
    )))


def _on(box: Box, angle: float, share: float) -> Point:
    """The point of the ellipse in `box`, or of one `share` as large, at `angle`; 0 is at the top."""
    centre = box.centre
    return Point(centre.x + sin(angle) * box.width / 2 * share, centre.y - cos(angle) * box.height / 2 * share)


# ---------------------------------------------------------------- papers


def plaque(box: Box, radius: float) -> Outline:
    """A rectangle whose corners are hollow quarter circles, as in the frames of manuscripts."""
    r = min(radius or min(box.width, box.height) * 0.12, box.width / 2, box.height / 2)
    x, y, right, bottom, k = box.x, box.y, box.right, box.bottom, r * (1 - _K)
    return (
        ("M", x + r, y), ("L", right - r, y), ("C", right - r, y + r - k, right - r + k, y + r, right, y + r),
        ("L", right, bottom - r), ("C", right - r + k, bottom - r, right - r, bottom - r + k, right - r, bottom),
        ("L", x + r, bottom), ("C", x + r, bottom - r + k, x + r - k, bottom - r, x, bottom - r),
        ("L", x, y + r), ("C", x + r - k, y + r, x + r, y + r - k, x + r, y), ("Z",),
    )


def ticket(box: Box, radius: float) -> Outline:
    """A ticket with a half-round notch in the middle of its left and right side."""
    r = min(radius or box.height * 0.12, box.height / 3, box.width / 3)
    return (*_open(box, 0.0), *_notch_down(box.right, box.centre.y, r), ("L", box.right, box.bottom),
            ("L", box.x, box.bottom), *_notch_up(box.x, box.centre.y, r), ("Z",))


def _open(box: Box, inset: float) -> tuple[Step, ...]:
    return (("M", box.x + inset, box.y), ("L", box.right, box.y))


def _notch_down(x: float, y: float, r: float) -> tuple[Step, ...]:
    """A bay in a right side, drawn downwards."""
    k = r * _K
    return (("L", x, y - r), ("C", x - k, y - r, x - r, y - k, x - r, y), ("C", x - r, y + k, x - k, y + r, x, y + r))


def _notch_up(x: float, y: float, r: float) -> tuple[Step, ...]:
    """A bay in a left side, drawn upwards."""
    k = r * _K
    return (("L", x, y + r), ("C", x + k, y + r, x + r, y + k, x + r, y), ("C", x + r, y - k, x + k, y - r, x, y - r))


STUB = 0.3  # of a ticket's width


def stub(box: Box, radius: float) -> Outline:
    """A ticket whose stub, `STUB` of its width at the end of the line, may be torn off: notches above and below."""
    r = min(radius or box.height * 0.08, box.height / 4, box.width / 8)
    at, k = box.x + box.width * STUB, r * _K
    y, bottom = box.y, box.bottom
    return (
        ("M", box.x, y), ("L", at - r, y), ("C", at - r, y + k, at - k, y + r, at, y + r),
        ("C", at + k, y + r, at + r, y + k, at + r, y), ("L", box.right, y), ("L", box.right, bottom),
        ("L", at + r, bottom), ("C", at + r, bottom - k, at + k, bottom - r, at, bottom - r),
        ("C", at - k, bottom - r, at - r, bottom - k, at - r, bottom), ("L", box.x, bottom), ("Z",),
    )


def bubble(box: Box, radius: float) -> Outline:
    """A speech bubble; its tail hangs below the first words, a seventh of its height."""
    tail = min(box.height * 0.15, box.width * 0.12)
    body = Box(box.x, box.y, box.width, box.height - tail)
    r = min(radius or body.height * 0.16, body.width / 2, body.height / 2)
    k, x, y, right, bottom = r * (1 - _K), body.x, body.y, body.right, body.bottom
    root = max(x + r, right - r - tail * 1.3)
    return (
        ("M", x + r, y), ("L", right - r, y), ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r), ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", right - r, box.bottom), ("L", root, bottom), ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r), ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y), ("Z",),
    )


def ribbon(box: Box, _: float) -> Outline:
    """A band that ends in a swallowtail on the left."""
    cut = min(box.height * 0.42, box.width / 4)
    return polygon((Point(box.x, box.y), Point(box.right, box.y), Point(box.right, box.bottom),
                    Point(box.x, box.bottom), Point(box.x + cut, box.centre.y)))


def bookmark(box: Box, _: float) -> Outline:
    """A band that hangs down and ends in a swallowtail."""
    cut = min(box.width * 0.36, box.height / 4)
    return polygon((Point(box.x, box.y), Point(box.right, box.y), Point(box.right, box.bottom),
                    Point(box.centre.x, box.bottom - cut), Point(box.x, box.bottom)))


def wave(box: Box, radius: float) -> Outline:
    """A field whose lower edge is a row of even waves; `radius` is about half the length of one."""
    count = max(1, round(box.width / (2 * (radius or box.width / 6))))
    step, rise = box.width / count, min(box.width / count * 0.12, box.height / 2)
    level = box.bottom - rise
    steps: list[Step] = [("M", box.x, box.y), ("L", box.right, box.y), ("L", box.right, level)]
    for number in range(count):
        x = box.right - number * step
        steps += list(_swing(x, level, step, rise))
    return (*steps, ("Z",))


def _swing(x: float, level: float, step: float, rise: float) -> Iterator[Step]:
    """One wave to the left of (x, level): down and up again."""
    half, handle = step / 2, step * 0.182
    yield ("C", x - handle, level + rise * 1.33, x - half + handle, level + rise * 1.33, x - half, level)
    yield ("C", x - half - handle, level - rise * 1.33, x - step + handle, level - rise * 1.33, x - step, level)


def torn(box: Box, radius: float) -> Outline:
    """A slip whose lower edge is cut with pinking shears; `radius` is the width of a tooth."""
    count = max(3, round(box.width / (radius or box.width / 24)))
    step, depth = box.width / count, min(box.width / count * 0.6, box.height / 3)
    teeth = [Point(box.right - step * at / 2, box.bottom - (depth if at % 2 else 0.0)) for at in range(2 * count + 1)]
    return polygon((Point(box.x, box.y), Point(box.right, box.y), *teeth))


_FIGURES: dict[str, Draw] = {
    "rectangle": rectangle, "ellipse": lambda box, _: ellipse(box), "arch": arch, "niche": niche, "scallop": scallop,
    "burst": burst, "star": star, "octagon": octagon, "plaque": plaque, "ticket": ticket, "stub": stub,
    "bubble": bubble, "ribbon": ribbon, "bookmark": bookmark, "wave": wave, "torn": torn,
}  # fmt: skip
