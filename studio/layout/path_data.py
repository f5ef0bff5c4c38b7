"""Turn SVG path data into an outline of moves, lines and cubic curves (SVG 1.1, section 8.3)."""

import re
from collections.abc import Iterator
from math import acos, ceil, copysign, cos, hypot, pi, radians, sin, sqrt, tan

from studio.scene import Outline, Step

_LETTERS = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}
_SEGMENT = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
_NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_SPACE = r"[\s,]*"
# the two flags of an arc may stand without a space: "a1 1 0 012 2"
_ARC = re.compile(_SPACE.join((*(f"({_NUMBER.pattern})",) * 3, "([01])", "([01])", *(f"({_NUMBER.pattern})",) * 2)))


def parse_path(data: str) -> Outline:
    """The outline of path data `data`, in its own units. Raises ValueError for data that is not a path."""
    if _SEGMENT.sub("", data).strip() or not re.match(r"\s*([Mm]|$)", data):
        raise ValueError(f"not path data: {data[:40]!r}")
    pen = _Pen()
    for letter, text in _SEGMENT.findall(data):
        for command, numbers in _repeated(letter, _numbers(letter, text)):
            getattr(pen, f"draw_{command.lower()}")(*numbers, relative=command.islower())
            pen.before = command.upper()
    return tuple(pen.steps)


def _numbers(letter: str, text: str) -> list[float]:
    pattern = _ARC if letter in "Aa" else _NUMBER
    if pattern.sub("", text).strip(" \t\r\n,"):
        raise ValueError(f"not path data: {letter + text[:40]!r}")
    if letter in "Aa":
        return [float(number) for arc in _ARC.findall(text) for number in arc]
    return [float(number) for number in _NUMBER.findall(text)]


def _repeated(letter: str, numbers: list[float]) -> Iterator[tuple[str, list[float]]]:
    """One command after the other: a letter stands for all that follow, and a repeated M is an L."""
    count = _LETTERS[letter.upper()]
    if count == 0 and not numbers:
        yield letter, []
    elif not numbers or not count or len(numbers) % count:
        raise ValueError(f"{letter} with {len(numbers)} numbers in path data")
    for at in range(0, len(numbers), count or 1):
        yield letter, numbers[at : at + count]
        letter = {"M": "L", "m": "l"}.get(letter, letter)


class _Pen:
    """Where drawing has come to; every method appends its steps."""

    def __init__(self) -> None:
        self.steps: list[Step] = []
        self.x = self.y = self.start_x = self.start_y = 0.0
        self.handle = (0.0, 0.0)
        self.before = ""

    def _from(self, relative: bool) -> tuple[float, float]:
        return (self.x, self.y) if relative else (0.0, 0.0)

    def _reflected(self, after: str) -> tuple[float, float]:
        """The last handle mirrored at the pen when the command before was one of `after`, else the pen."""
        if self.before in after:
            return 2 * self.x - self.handle[0], 2 * self.y - self.handle[1]
        return self.x, self.y

    def _line(self, x: float, y: float) -> None:
        if self.before == "Z":  # drawing on after a close starts a new part at its start
            self.steps.append(("M", self.x, self.y))
        self.steps.append(("L", x, y))
        self.x, self.y = x, y

    def _curve(self, x1: float, y1: float, x2: float, y2: float, x: float, y: float) -> None:
        if self.before == "Z":
            self.steps.append(("M", self.x, self.y))
        self.steps.append(("C", x1, y1, x2, y2, x, y))
        self.x, self.y, self.handle = x, y, (x2, y2)

    def draw_m(self, x: float, y: float, *, relative: bool) -> None:
        ox, oy = self._from(relative)
        self.x = self.start_x = ox + x
        self.y = self.start_y = oy + y
        self.steps.append(("M", self.x, self.y))

    def draw_z(self, *, relative: bool) -> None:  # noqa: ARG002 - Z and z are the same
        self.steps.append(("Z",))
        self.x, self.y = self.start_x, self.start_y

    def draw_l(self, x: float, y: float, *, relative: bool) -> None:
        ox, oy = self._from(relative)
        self._line(ox + x, oy + y)

    def draw_h(self, x: float, *, relative: bool) -> None:
        self._line(self._from(relative)[0] + x, self.y)

    def draw_v(self, y: float, *, relative: bool) -> None:
        self._line(self.x, self._from(relative)[1] + y)

    def draw_c(self, *numbers: float, relative: bool) -> None:
        ox, oy = self._from(relative)
        self._curve(*(number + (oy if at % 2 else ox) for at, number in enumerate(numbers)))

    def draw_s(self, *numbers: float, relative: bool) -> None:
        ox, oy = self._from(relative)
        self._curve(*self._reflected("CS"), *(number + (oy if at % 2 else ox) for at, number in enumerate(numbers)))

    def draw_q(self, x1: float, y1: float, x: float, y: float, *, relative: bool) -> None:
        ox, oy = self._from(relative)
        self._quadratic(ox + x1, oy + y1, ox + x, oy + y)

    def draw_t(self, x: float, y: float, *, relative: bool) -> None:
        ox, oy = self._from(relative)
        self._quadratic(*self._reflected("QT"), ox + x, oy + y)

    def _quadratic(self, x1: float, y1: float, x: float, y: float) -> None:
        """The same curve as a cubic: its handles lie two thirds of the way to the quadratic's one."""
        ax, ay = self.x + (x1 - self.x) * 2 / 3, self.y + (y1 - self.y) * 2 / 3
        self._curve(ax, ay, x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y)
        self.handle = (x1, y1)

    def draw_a(self, *numbers: float, relative: bool) -> None:
        ox, oy = self._from(relative)
        rx, ry, turn, large, sweep, x, y = numbers
        end = (ox + x, oy + y)
        if end == (self.x, self.y):
            return
        if rx == 0 or ry == 0:
            self._line(*end)
            return
        curves = _arc((self.x, self.y), end, (abs(rx), abs(ry)), radians(turn), (bool(large), bool(sweep)))
        for curve in curves:
            self._curve(*curve)
        self.x, self.y = end  # rounding must not leave a gap


_Pair = tuple[float, float]


def _arc(start: _Pair, end: _Pair, radii: _Pair, turn: float, flags: tuple[bool, bool]) -> Iterator[tuple[float, ...]]:
    """Cubic curves along an elliptical arc, a quarter turn or less each (SVG 1.1, F.6.5 and F.6.6)."""
    (x1, y1), (x2, y2), (rx, ry) = start, end, radii
    large, sweep = flags
    c, s = cos(turn), sin(turn)
    px, py = c * (x1 - x2) / 2 + s * (y1 - y2) / 2, -s * (x1 - x2) / 2 + c * (y1 - y2) / 2
    grow = max(1.0, hypot(px / rx, py / ry))
    rx, ry = rx * grow, ry * grow
    apart = (px / rx) ** 2 + (py / ry) ** 2
    away = sqrt(max(0.0, 1 / apart - 1)) * (-1 if large == sweep else 1)
    qx, qy = away * rx * py / ry, -away * ry * px / rx
    centre = c * qx - s * qy + (x1 + x2) / 2, s * qx + c * qy + (y1 + y2) / 2
    first = _angle(1, 0, (px - qx) / rx, (py - qy) / ry)
    sweeping = _angle((px - qx) / rx, (py - qy) / ry, (-px - qx) / rx, (-py - qy) / ry)
    if sweep != (sweeping > 0):
        sweeping += 2 * pi if sweep else -2 * pi
    parts = max(1, ceil(abs(sweeping) / (pi / 2) - 1e-9))
    step = sweeping / parts
    for part in range(parts):
        yield tuple(
            number
            for u, v in _unit_arc(first + part * step, step)
            for number in (centre[0] + c * rx * u - s * ry * v, centre[1] + s * rx * u + c * ry * v)
        )


def _unit_arc(angle: float, step: float) -> tuple[_Pair, _Pair, _Pair]:
    """The two handles and the end of the cubic nearest to the unit circle from `angle` over `step`."""
    k, end = 4 / 3 * tan(step / 4), angle + step
    return (
        (cos(angle) - k * sin(angle), sin(angle) + k * cos(angle)),
        (cos(end) + k * sin(end), sin(end) - k * cos(end)),
        (cos(end), sin(end)),
    )


def _angle(ux: float, uy: float, vx: float, vy: float) -> float:
    share = (ux * vx + uy * vy) / (hypot(ux, uy) * hypot(vx, vy))
    return copysign(acos(max(-1.0, min(1.0, share))), ux * vy - uy * vx)
