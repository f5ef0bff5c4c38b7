"""Turn colours into those that encoders take: YUV 4:2:0, BT.709, limited range.

Rec. ITU-R BT.709-6, 3.2 and 3.4: Y = 0.2126 R + 0.7152 G + 0.0722 B in 16–235, Cb and Cr in 16–240 round 128. The
step from RGB is linear, and so is laying one thing over another. So a film is not painted in RGB and then turned pixel
by pixel, frame by frame: its colours and pictures are turned once, and what is painted with them are Y, Cb and Cr. They
stand in a pixel as 0xAA Cr Y Cb, where red, green and blue do elsewhere.

Weights are in 256ths, so that red and blue can be weighed in one multiplication as the two halves of a 32-bit number;
what comes out is about one level off at most. Pictures are worked through in strips that fit into the processor's
cache.
"""

from collections.abc import Iterator

import numpy as np
from PySide6.QtGui import QImage

from studio.values import Colour

_STRIP = 96 * 1080  # pixels at a time; more leave the cache, fewer pay more for each call
_u = np.uint32

# In RED_BLUE red (or Cr) is the upper half of the number and blue (or Cb) the lower.
_RED_BLUE, _GREEN, _ALPHA = _u(0x00FF00FF), _u(0x0000FF00), _u(0xFF000000)
# Luma stands in the topmost byte: 47 R + 157 G + 16 B, and 16 and a half more.
_Y_RED_BLUE, _Y_GREEN, _Y_ZERO = _u(16 << 16 | 47), _u(157 << 8), _u(16 << 24 | 128 << 16)
# Cr stands in the upper half, Cb in the lower, each in 256ths: 112 R - 102 G - 10 B and 112 B - 86 G - 26 R over 128.
_HALF = 0xFFFFFFFF
_BLUE = 112 - (10 << 16)
_RED = (112 << 16) - 26
_C_BLUE, _C_RED = _u(_BLUE & _HALF), _u(_RED - (_BLUE << 16) & _HALF)
_C_GREEN = _u(-(102 << 16 | 86) & _HALF)
_C_ZERO = _u(0x80608060)  # not quite half a level more than 128: the mean of four, later, rounds up an eighth too much
_ROUND = _u(2 << 16 | 2)


def turned_colour(colour: Colour) -> Colour:
    """`colour` as Cr, Y and Cb in the places of red, green and blue."""
    luma = 0.2126 * colour.red + 0.7152 * colour.green + 0.0722 * colour.blue
    cr, cb = ((channel - luma) / width for channel, width in ((colour.red, 1.5748), (colour.blue, 1.8556)))
    return Colour(*(round(zero + share * part / 255) for zero, share, part in (
        (128, 224, cr), (16, 219, luma), (128, 224, cb))), colour.alpha)


def turned_picture(image: QImage) -> QImage:
    """A copy of `image` with Cr, Y and Cb in the places of red, green and blue."""
    clear = image.hasAlphaChannel()
    plain = image.convertToFormat(QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32)
    made = QImage(plain.size(), plain.format())
    shape = (plain.height(), plain.width())
    turn(*(np.frombuffer(bits, np.uint32).reshape(shape) for bits in (plain.constBits(), made.bits())))
    return made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied) if clear else made


def turn(pixels: np.ndarray, out: np.ndarray) -> None:
    """Turn rows of 0xAARRGGBB, alpha not multiplied in, into rows of 0xAA Cr Y Cb."""
    height, width = pixels.shape
    for start, end in _strips(0, height, width):
        strip, made = pixels[start:end], out[start:end]
        red_blue, green = strip & _RED_BLUE, strip & _GREEN
        np.bitwise_and(strip, _ALPHA, out=made)
        np.bitwise_or(made, _luma(red_blue, green), out=made)
        np.bitwise_or(made, _chroma(red_blue, green), out=made)


def _luma(red_blue: np.ndarray, green: np.ndarray) -> np.ndarray:
    """Y in the second byte from below."""
    luma = red_blue * _Y_RED_BLUE
    luma += green * _Y_GREEN
    luma += _Y_ZERO
    luma >>= _u(16)
    luma &= _GREEN
    return luma


def _chroma(red_blue: np.ndarray, green: np.ndarray) -> np.ndarray:
    """Cr and Cb in the bytes round Y's."""
    chroma = red_blue * _C_BLUE
    red_blue >>= _u(16)
    red_blue *= _C_RED
    chroma += red_blue
    green >>= _u(8)
    green *= _C_GREEN
    chroma += green
    chroma += _C_ZERO
    chroma >>= _u(8)
    chroma &= _RED_BLUE
    return chroma


class Planes:
    """The planes of pictures of even `width` and `height`, one after another in `size` bytes (yuv420p to ffmpeg)."""

    def __init__(self, width: int, height: int) -> None:
        self.size = width * height * 3 // 2
        self._shape = (height, width)
        strip = max(_STRIP, 2 * width)
        self._scratch = tuple(np.empty(strip // parts, np.uint32) for parts in (1, 2, 4))

    def take(self, pixels: np.ndarray, data: np.ndarray, left: int, top: int, width: int, height: int) -> None:
        """Lay a part of `pixels` (rows of 0xFF Cr Y Cb) that lies at even places into its place in `data`."""
        rows, columns = self._shape
        area, half = rows * columns, (rows // 2, columns // 2)
        y, u = data[:area].reshape(rows, columns), data[area : area * 5 // 4].reshape(half)
        v = data[area * 5 // 4 :].reshape(half)
        for start, end in _strips(top, height, width):
            place = slice(start, end), slice(left, left + width)
            part = slice(start // 2, end // 2), slice(left // 2, (left + width) // 2)
            self._part(pixels[place], y[place], u[part], v[part])

    def _part(self, strip: np.ndarray, y: np.ndarray, u: np.ndarray, v: np.ndarray) -> None:
        height, width = strip.shape
        halves, pairs, fours = (
            scratch[: height * width // parts].reshape(-1, width // across)
            for scratch, parts, across in zip(self._scratch, (1, 2, 4), (1, 1, 2), strict=True)
        )
        np.right_shift(strip, 8, out=halves)
        np.copyto(y, halves, casting="unsafe")
        np.bitwise_and(strip, _RED_BLUE, out=halves)
        np.add(halves[0::2], halves[1::2], out=pairs)
        np.add(pairs[:, 0::2], pairs[:, 1::2], out=fours)
        np.add(fours, _ROUND, out=fours)
        np.right_shift(fours, 2, out=fours)
        np.copyto(u, fours, casting="unsafe")
        np.right_shift(fours, 16, out=fours)
        np.copyto(v, fours, casting="unsafe")


def _strips(top: int, height: int, width: int) -> Iterator[tuple[int, int]]:
    rows = max(2, _STRIP // width & ~1)
    for start in range(top, top + height, rows):
        yield start, min(start + rows, top + height)
