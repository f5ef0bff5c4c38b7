"""Colours go into films by BT.709, wherever on the page they changed."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from studio.export.film.yuv import Planes, turn, turned_colour, turned_picture
from studio.values import Colour

RGB = ((0, 0, 0), (255, 255, 255), (255, 0, 0), (0, 255, 0), (0, 0, 255), (128, 128, 128), (18, 52, 59), (242, 193, 78))


def by_the_book(red: np.ndarray, green: np.ndarray, blue: np.ndarray) -> tuple[np.ndarray, ...]:
    """Rec. ITU-R BT.709-6, 3.2 to 3.4, in 8 bits."""
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    return 16 + 219 / 255 * luma, 128 + 224 / 255 * (blue - luma) / 1.8556, 128 + 224 / 255 * (red - luma) / 1.5748


def noise(width: int, height: int, seed: int = 1) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return chance.integers(0, 1 << 24, (height, width), dtype=np.uint32) | np.uint32(0xFF000000)


def parted(pixels: np.ndarray) -> list[np.ndarray]:
    return [(pixels >> shift & 255).astype(float) for shift in (16, 8, 0)]


def fours(plane: np.ndarray) -> np.ndarray:
    return (plane[0::2, 0::2] + plane[1::2, 0::2] + plane[0::2, 1::2] + plane[1::2, 1::2]) / 4


def planes(data: np.ndarray, width: int, height: int) -> tuple[np.ndarray, ...]:
    area, half = width * height, (height // 2, width // 2)
    return (data[:area].reshape(height, width), data[area : area * 5 // 4].reshape(half),
            data[area * 5 // 4 :].reshape(half))


def turned(pixels: np.ndarray) -> np.ndarray:
    made = np.empty_like(pixels)
    turn(pixels, made)
    return made


@pytest.mark.parametrize("rgb", RGB)
def test_a_plain_colour_comes_out_as_the_recommendation_has_it(rgb):
    colour = turned_colour(Colour(*rgb, 0.4))
    wanted = by_the_book(*map(float, rgb))
    assert max(abs(one - other) for one, other in zip((colour.green, colour.blue, colour.red), wanted,
                                                      strict=True)) <= 0.5
    assert colour.alpha == 0.4


@pytest.mark.parametrize("rgb", RGB)
def test_pixels_of_a_plain_colour_come_out_as_the_recommendation_has_it(rgb):
    pixels = turned(np.full((4, 6), 0xFF000000 | rgb[0] << 16 | rgb[1] << 8 | rgb[2], np.uint32))
    data = np.empty(4 * 6 * 3 // 2, np.uint8)
    Planes(6, 4).take(pixels, data, 0, 0, 6, 4)
    for plane, wanted in zip(planes(data, 6, 4), by_the_book(*map(float, rgb)), strict=True):
        assert len(set(plane.ravel())) == 1
        assert abs(int(plane[0, 0]) - wanted) <= 1


@pytest.mark.parametrize("size", [(2, 2), (6, 4), (640, 360), (1080, 1350), (4096, 2160), (8192, 16)])
def test_any_pixels_come_out_within_about_one_level_and_without_a_tint(size):
    pixels = noise(*size)
    data = np.empty(size[0] * size[1] * 3 // 2, np.uint8)
    Planes(*size).take(turned(pixels), data, 0, 0, *size)
    red, green, blue = parted(pixels)
    y, u, v = planes(data, *size)
    luma = by_the_book(red, green, blue)[0]
    cb, cr = by_the_book(fours(red), fours(green), fours(blue))[1:]
    for plane, wanted, least in ((y, luma, 1.0), (u, cb, 1.3), (v, cr, 1.3)):
        assert np.abs(plane - wanted).max() <= least
        assert size[0] * size[1] < 1000 or abs((plane - wanted).mean()) < 0.1


def test_a_part_is_the_same_as_in_the_whole_and_touches_nothing_else():
    pixels, planes_of = noise(320, 240), Planes(320, 240)
    whole, part = np.empty(planes_of.size, np.uint8), np.full(planes_of.size, 7, np.uint8)
    planes_of.take(pixels, whole, 0, 0, 320, 240)
    planes_of.take(pixels, part, 40, 100, 82, 58)
    for one, other, k in zip(planes(whole, 320, 240), planes(part, 320, 240), (1, 2, 2), strict=True):
        inside = np.zeros(one.shape, bool)
        inside[100 // k : 158 // k, 40 // k : 122 // k] = True
        assert (one[inside] == other[inside]).all()
        assert (other[~inside] == 7).all()


def test_pixels_of_a_wider_picture_are_taken_line_by_line():
    wide = noise(64, 20)
    data, other = np.empty(32 * 20 * 3 // 2, np.uint8), np.empty(32 * 20 * 3 // 2, np.uint8)
    Planes(32, 20).take(wide[:, :32], data, 0, 0, 32, 20)
    Planes(32, 20).take(wide[:, :32].copy(), other, 0, 0, 32, 20)
    assert (data == other).all()


@pytest.mark.parametrize("alpha", [0, 1, 40, 200, 255])
def test_a_picture_keeps_its_alpha(alpha):
    image = QImage(5, 3, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(QColor(242, 193, 78, alpha))
    made = turned_picture(image)
    assert (made.width(), made.height(), made.pixelColor(2, 1).alpha()) == (5, 3, alpha)
    assert image.pixelColor(2, 1).alpha() == alpha  # the picture itself is as it was
    if alpha == 255:
        cr, y, cb, _ = made.pixelColor(2, 1).getRgb()
        wanted = by_the_book(242.0, 193.0, 78.0)
        assert all(abs(one - other) <= 1 for one, other in zip((y, cb, cr), wanted, strict=True))
