"""Turn a link into a QR code that phones read: whole-pixel modules, a quiet zone, enough contrast.

Our own rules are stricter than a decoder needs, for a camera is less patient than a library: at least 4 light modules
around the code (ISO/IEC 18004, quiet zone), dark on light at 4.5 : 1 or more, and modules of at least 4 px on screens.
"""

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from math import ceil, floor
from typing import Literal

import zxingcpp

from studio.errors import Problem
from studio.scene import Outline, Path, rectangle
from studio.values import BLACK, WHITE, Box, Colour

Level = Literal["L", "M", "Q", "H"]
Matrix = tuple[tuple[bool, ...], ...]

QUIET = 4
LEAST_MODULE = 4
GOOD_MODULE = 6  # read again after half size, a blur of 1 px and JPEG quality 40; modules of 4 px bear a blur of 0.3 px
LEAST_CONTRAST = 4.5
_SLIVER = 1 / 64
_WHERE = "QR code"
_NOWHERE = Box(0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True, kw_only=True, slots=True)
class Code:
    """A placed QR code. `items` is empty when nothing could be drawn; `module` is the side of one square in px.

    `box` is the light square with the quiet zone: at most the box asked for, on whole pixels. `problems` says what a
    person should know (codes "qr-empty", "qr-long", "qr-small", "qr-contrast").
    """

    items: tuple[Path, ...] = ()
    module: int = 0
    box: Box = _NOWHERE
    problems: tuple[Problem, ...] = ()


def qr_items(
    text: str, box: Box, *, dark: Colour = BLACK, light: Colour = WHITE, level: Level = "M"
) -> Code:
    """The QR code of `text` as two items, the light ground and the dark modules, centred in `box` (px of the page).

    `level` is the error correction (M mends 15 %). Colours that a phone may not tell apart are replaced by black on
    white, with a problem.
    """
    if not text.strip():
        return Code(problems=(_EMPTY,))
    try:
        matrix = qr_matrix(text.strip(), level)
    except ValueError:
        return Code(problems=(_LONG,))
    modules = len(matrix) + 2 * QUIET
    module, square = _placed(box, modules)
    if module == 0:
        return Code(problems=(_small(box, modules),))
    dark, light, problems = _readable(dark, light)
    if module < LEAST_MODULE:
        problems += (_small(box, modules),)
    outline = _outline(matrix, square.x + QUIET * module, square.y + QUIET * module, module)
    items = (Path(outline=rectangle(square), fill=light, crisp=True), Path(outline=outline, fill=dark, crisp=True))
    return Code(items=items, module=module, box=square, problems=problems)


def qr_modules(text: str, level: Level = "M", *, quiet: bool) -> int:
    """The modules along one side of a code of `text`, with or without its quiet zone; 0 if it cannot be."""
    try:
        return len(qr_matrix(text.strip(), level)) + 2 * QUIET * quiet if text.strip() else 0
    except ValueError:
        return 0


def qr_side(text: str, *, module: int = GOOD_MODULE, level: Level = "M") -> int:
    """The side in px that a code of `text` needs for modules of `module` px, quiet zone included; 0 if it cannot be."""
    return qr_modules(text, level, quiet=True) * module


@lru_cache(maxsize=256)
def qr_matrix(text: str, level: Level = "M") -> Matrix:
    """Rows of dark (True) and light modules, without the quiet zone. Raises ValueError for too much text."""
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    picture = memoryview(made.to_image(scale=1, add_quiet_zones=False))
    return tuple(tuple(value == 0 for value in row) for row in picture.tolist())


def _placed(box: Box, modules: int) -> tuple[int, Box]:
    left, top, right, bottom = ceil(box.x), ceil(box.y), floor(box.right), floor(box.bottom)
    module = max(0, min(right - left, bottom - top) // modules)
    side = module * modules
    return module, Box(left + (right - left - side) // 2, top + (bottom - top - side) // 2, side, side)


def _readable(dark: Colour, light: Colour) -> tuple[Colour, Colour, tuple[Problem, ...]]:
    solid = dark.alpha == 1 and light.alpha == 1
    if solid and dark.luminance < light.luminance and dark.contrast(light) >= LEAST_CONTRAST:
        return dark, light, ()
    return BLACK, WHITE, (_contrast(dark, light),)


@lru_cache(maxsize=16)
def _outline(matrix: Matrix, x: float, y: float, module: int) -> Outline:
    """The dark modules as one outline, a rectangle for each run of a row.

    Rows reach into each other by a sliver that no pixel sees, so that no PDF or SVG viewer shows seams between them.
    """
    steps: list[tuple] = []
    for row, cells in enumerate(matrix, 1):
        top, left = y + (row - 1) * module, x
        high = module + (_SLIVER if row < len(matrix) else 0)
        for dark, run in groupby(cells):
            right = left + module * sum(1 for _ in run)
            if dark:
                bottom = top + high
                steps += (("M", left, top), ("L", right, top), ("L", right, bottom), ("L", left, bottom), ("Z",))
            left = right
    return tuple(steps)


_EMPTY = Problem(
    where=_WHERE,
    what="there is no link to encode",
    hint="give the record a link, or set the library's OPAC link pattern",
    what_fa="پیوندی برای رمز QR نیست",
    hint_fa="برای این کتاب پیوند بنویسید یا الگوی پیوند کتابخانه را در هویت بصری بگذارید",
    code="qr-empty",
)
_LONG = Problem(
    where=_WHERE,
    what="the text is too long for a QR code",
    hint="use a shorter link",
    what_fa="متن برای رمز QR بلندتر از اندازه است",
    hint_fa="پیوند کوتاه‌تری بگذارید",
    code="qr-long",
)


def _small(box: Box, modules: int) -> Problem:
    need = modules * LEAST_MODULE
    return Problem(
        where=_WHERE,
        what=f"the code has {min(box.width, box.height):.0f} px but needs {need} px to be read from a screen",
        hint="make its box larger or the link shorter",
        what_fa="رمز QR برای خوانده شدن کوچک است",
        hint_fa="جای آن را بزرگ‌تر یا پیوند را کوتاه‌تر کنید",
        code="qr-small",
    )


def _contrast(dark: Colour, light: Colour) -> Problem:
    return Problem(
        where=_WHERE,
        what=f"{dark.hex()} on {light.hex()} may not be read by phones; drawn black on white",
        hint="a QR code needs a dark colour on a light, opaque ground with a contrast of at least 4.5",
        what_fa="رنگ‌های رمز QR را گوشی‌ها شاید نخوانند؛ سیاه روی سفید کشیده شد",
        hint_fa="رنگ تیره روی زمینهٔ روشن و یکدست بگذارید",
        code="qr-contrast",
    )
