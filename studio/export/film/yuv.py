"""Turn pixels into the three planes that encoders take: YUV 4:2:0, BT.709, limited range, only where they changed.

Rec. ITU-R BT.709-6, 3.2 and 3.4: Y = 0.2126 R + 0.7152 G + 0.0722 B in 16–235, Cb and Cr in 16–240 round 128. Weights
are in 256ths, so that red and blue can be weighed in one multiplication as the two halves of a 32-bit number; what
comes out is about one level off at most. The picture is worked through in strips that fit into the processor's cache:
that is faster than sending all four bytes of each pixel down a pipe for ffmpeg to do the same.
"""

from collections.abc import Iterator

import numpy as np

_STRIP = 48 * 1080  # pixels at a time; larger ones leave the cache, smaller ones pay more for each call
_u = np.uint32

# A pixel is 0xFFRRGGBB. In RED_BLUE red is the upper half of the number and blue the lower.
_RED_BLUE, _GREEN = _u(0x00FF00FF), _u(0x0000FF00)
# Luma stands in the topmost byte: 47 R + 157 G + 16 B, and 16 and a half more.
_Y_RED_BLUE, _Y_GREEN, _Y_ZERO = _u(16 << 16 | 47), _u(157 << 8), _u(16 << 24 | 128 << 16)
# Cr stands in the upper half, Cb in the lower, each in 256ths: 112 R - 102 G - 10 B and 112 B - 86 G - 26 R over 128.
_HALF = 0xFFFFFFFF
_BLUE = 112 - (10 << 16)
_RED = (112 << 16) - 26
_C_BLUE, _C_RED = _u(_BLUE & _HALF), _u(_RED - (_BLUE << 16) & _HALF)
_C_GREEN, _C_ZERO = _u(-(102 << 16 | 86) & _HALF), _u(0x80808080)
_ROUND_RED_BLUE, _ROUND_GREEN = _u(2 << 16 | 2), _u(2 << 8)


class Planes:
    """The planes of pictures of even `width` and `height`, one after another in `size` bytes (yuv420p to ffmpeg)."""

    def __init__(self, width: int, height: int) -> None:
        self.size = width * height * 3 // 2
        self._shape = (height, width)
        strip = max(_STRIP, 2 * width)
        self._scratch = tuple(np.empty(size, np.uint32) for size in (strip, strip, strip // 2, strip // 4, strip // 4))

    def take(self, pixels: np.ndarray, data: np.ndarray, left: int, top: int, width: int, height: int) -> None:
        """Convert a part of `pixels` (rows of 0xFFRRGGBB) that lies at even places into its place in `data`."""
        rows, columns = self._shape
        area, half = rows * columns, (rows // 2, columns // 2)
        y, u = data[:area].reshape(rows, columns), data[area : area * 5 // 4].reshape(half)
        v = data[area * 5 // 4 :].reshape(half)
        for start, end in _strips(top, height, width):
            place = slice(start, end), slice(left, left + width)
            part = slice(start // 2, end // 2), slice(left // 2, (left + width) // 2)
            self._take(pixels[place], y[place], u[part], v[part])

    def _take(self, strip: np.ndarray, y: np.ndarray, u: np.ndarray, v: np.ndarray) -> None:
        rows, width = strip.shape
        red_blue, green, summed = (
            scratch[: rows * width // parts].reshape(-1, width)
            for scratch, parts in zip(self._scratch[:3], (1, 1, 2), strict=True)
        )
        chroma, other = (scratch[: rows * width // 4].reshape(-1, width // 2) for scratch in self._scratch[3:])
        np.bitwise_and(strip, _RED_BLUE, out=red_blue)
        np.bitwise_and(strip, _GREEN, out=green)
        _sum_fours(red_blue, summed, chroma)
        _sum_fours(green, summed, other)
        _luma(red_blue, green, y)
        _chroma(chroma, other, summed, u, v)


def _strips(top: int, height: int, width: int) -> Iterator[tuple[int, int]]:
    rows = max(2, _STRIP // width & ~1)
    for start in range(top, top + height, rows):
        yield start, min(start + rows, top + height)


def _sum_fours(values: np.ndarray, pairs: np.ndarray, out: np.ndarray) -> None:
    """The sums of blocks of two by two."""
    np.add(values[0::2], values[1::2], out=pairs)
    np.add(pairs[:, 0::2], pairs[:, 1::2], out=out)


def _luma(red_blue: np.ndarray, green: np.ndarray, out: np.ndarray) -> None:
    np.multiply(red_blue, _Y_RED_BLUE, out=red_blue)
    np.multiply(green, _Y_GREEN, out=green)
    np.add(red_blue, green, out=red_blue)
    np.add(red_blue, _Y_ZERO, out=red_blue)
    np.right_shift(red_blue, 24, out=red_blue)
    np.copyto(out, red_blue, casting="unsafe")


def _chroma(red_blue: np.ndarray, green: np.ndarray, scratch: np.ndarray, cb: np.ndarray, cr: np.ndarray) -> None:
    """Cb and Cr of the sums of four pixels."""
    np.add(red_blue, _ROUND_RED_BLUE, out=red_blue)
    np.right_shift(red_blue, 2, out=red_blue)
    np.bitwise_and(red_blue, _RED_BLUE, out=red_blue)
    np.add(green, _ROUND_GREEN, out=green)
    np.right_shift(green, 10, out=green)
    red = scratch.reshape(-1)[: red_blue.size].reshape(red_blue.shape)
    np.right_shift(red_blue, 16, out=red)
    np.multiply(red, _C_RED, out=red)
    np.multiply(red_blue, _C_BLUE, out=red_blue)
    np.multiply(green, _C_GREEN, out=green)
    np.add(red_blue, red, out=red_blue)
    np.add(red_blue, green, out=red_blue)
    np.add(red_blue, _C_ZERO, out=red_blue)
    np.right_shift(red_blue, 8, out=green)
    np.copyto(cb, green, casting="unsafe")
    np.right_shift(red_blue, 24, out=green)
    np.copyto(cr, green, casting="unsafe")
