"""A film's frames are painted only where they change, and look as if each had been painted anew."""

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QRect

from studio.brand import Brand, brand_values
from studio.content import Book, Person
from studio.effects import recipes
from studio.layout.film import lay_out_film
from studio.paint import paint
from studio.paint.screen import Screen
from studio.presets import load_presets
from studio.scene import Frame, Group, Path, Picture, rectangle
from studio.template import fill, template
from studio.values import Box, Colour, Insets, Size
from tests.film import reading
from tests.film.scenes import photo, standing, zooming

RED, BLUE, GREEN = Colour(220, 30, 30), Colour(30, 30, 220), Colour(30, 200, 30)
PAGE = Size(200, 120)


def block(x: float, y: float, colour: Colour = RED, side: float = 20) -> Path:
    return Path(outline=rectangle(Box(x, y, side, side)), fill=colour)


def frame(*items, ground: Colour = Colour(240, 240, 240)) -> Frame:
    return Frame(size=PAGE, items=items, ground=ground)


def same(screen: Screen, shown: Frame, most: int = 2) -> None:
    assert np.abs(reading.pixels(screen.image).astype(int) - reading.pixels(paint(shown))).max() <= most


def area(pieces: list[QRect]) -> int:
    return sum(piece.width() * piece.height() for piece in pieces)


@pytest.mark.parametrize("name", [recipe.name for recipe in recipes()])
def test_teasers_look_the_same_whatever_moves_in_them(name, tmp_path):
    place = replace(load_presets().preset("instagram/story"), width=180, height=320, safe=Insets(10, 10, 10, 10))
    book = Book(title="بوف کور", people=(Person(name="صادق هدایت"),), summary="داستانی دربارهٔ نقاشی تنها.",
                cover=str(photo(tmp_path / "cover.jpg", (200, 300))))
    document = fill(template("book-intro"), [book], brand_values(Brand()))
    document = replace(document, motion=name, pages=(*document.pages, *document.pages))
    scene = lay_out_film(document, place, seconds=4).scene
    screen = Screen(scene.size)
    for number in range(0, 120, 2):
        shown = scene.at(number / 30)
        screen.show(shown)
        same(screen, shown)


def test_a_frame_that_is_the_same_changes_nothing():
    still = frame(block(10, 10))
    screen = Screen(PAGE)
    assert area(screen.show(still)) == 200 * 120
    assert screen.show(still) == []
    assert screen.show(replace(still)) == []


def test_only_where_something_moved_pixels_change():
    fixed, screen = block(150, 80, BLUE), Screen(PAGE)
    screen.show(frame(fixed, block(10, 10)))
    shown = frame(fixed, block(14, 10))
    (piece,) = screen.show(shown)
    assert piece.contains(QRect(10, 10, 24, 20))
    assert area([piece]) < 40 * 36
    assert (piece.x() % 2, piece.y() % 2, piece.width() % 2, piece.height() % 2) == (0, 0, 0, 0)
    same(screen, shown)


def test_what_comes_and_goes_is_painted_and_wiped():
    one, two, screen = block(10, 10), block(100, 60, BLUE), Screen(PAGE)
    for shown in (frame(one), frame(one, two), frame(two), frame(), frame(two, one)):
        screen.show(shown)
        same(screen, shown)


def test_things_that_overlap_keep_their_order():
    back, screen = block(40, 40, BLUE, 40), Screen(PAGE)
    for x in range(10, 90, 7):
        shown = frame(back, block(x, 50), block(60, 30, GREEN, 30))
        screen.show(shown)
        same(screen, shown)


def test_a_part_of_a_group_that_moves_alone_is_all_that_is_painted():
    rest, screen = tuple(block(x, 90, BLUE, 10) for x in range(0, 190, 14)), Screen(PAGE)
    screen.show(frame(Group(items=(*rest, block(10, 10)), transform=(1, 0, 0, 1, 0, -4))))
    shown = frame(Group(items=(*rest, block(12, 10)), transform=(1, 0, 0, 1, 0, -4)))
    assert area(screen.show(shown)) < 40 * 36
    same(screen, shown)


def test_another_ground_is_another_page():
    still, screen = block(10, 10), Screen(PAGE)
    screen.show(frame(still))
    shown = frame(still, ground=Colour(10, 20, 30))
    assert area(screen.show(shown)) == 200 * 120
    same(screen, shown)


def test_what_is_see_through_lies_on_white():
    screen = Screen(PAGE)
    screen.show(frame(block(10, 10, RED.faded(0.5)), ground=Colour(0, 0, 0, 0)))
    assert set(reading.pixels(screen.image)[100, 150]) == {255}


@pytest.mark.parametrize("make", [standing, zooming])
def test_backdrops_and_sheets_change_no_pixel(make, tmp_path):
    scene = make(photo(tmp_path / "photo.jpg", (300, 450)), 2.0, Size(270, 480))
    screen = Screen(scene.size)
    for number in range(60):
        shown = scene.at(number / 30)
        screen.show(shown)
        same(screen, shown, 3)


def test_scaled_and_even_screens_are_what_films_need(tmp_path):
    scene = standing(photo(tmp_path / "photo.jpg", (300, 450)), 1.0, Size(271, 481))
    screen = Screen(scene.size, even=True)
    assert screen.pixels.shape == (482, 272)
    for number in range(30):
        screen.show(scene.at(number / 30))
        assert (screen.pixels[:481, 271] == screen.pixels[:481, 270]).all()
        assert (screen.pixels[481] == screen.pixels[480]).all()
    small = Screen(scene.size, scale=0.5)
    small.show(scene.at(0.5))
    assert np.abs(reading.pixels(small.image).astype(int) - reading.pixels(paint(scene.at(0.5), scale=0.5))).max() <= 3


def covered(tmp_path, **more) -> Frame:
    """A page of colours under a photo that is larger than it."""
    over = Picture(source=str(photo(tmp_path / "over.png", (220, 140))), box=Box(-10, -10, 220, 140))
    return frame(block(10, 10), Group(items=(over,), **more), block(90, 50, BLUE))


@pytest.mark.parametrize("more", [
    {}, {"transform": (1.05, 0, 0, 1.05, -3.3, -2.7)}, {"transform": (0.9, 0, 0, 0.9, 3, 3)}, {"opacity": 0.5},
    {"transform": (0.9, 0.4, -0.4, 0.9, 0, 0)}, {"clip": rectangle(Box(0, 0, 100, 120))}, {"blend": "multiply"},
])
def test_what_a_photo_hides_is_left_out_and_nothing_else(more, tmp_path):
    shown = covered(tmp_path, **more)
    screen = Screen(PAGE)
    screen.show(shown)
    same(screen, shown)


def test_what_shows_through_a_picture_is_painted(tmp_path):
    Image.new("RGBA", (220, 140), (0, 0, 0, 90)).save(tmp_path / "clear.png")
    over = Picture(source=str(tmp_path / "clear.png"), box=Box(-10, -10, 220, 140))
    shown = frame(block(10, 10), over)
    screen = Screen(PAGE)
    screen.show(shown)
    same(screen, shown)


def test_what_a_photo_hides_is_not_even_looked_at(tmp_path):
    shown = covered(tmp_path)
    gone = Picture(source=str(tmp_path / "gone.png"), box=Box(0, 0, 50, 50))
    screen = Screen(PAGE)
    screen.show(replace(shown, items=(gone, *shown.items)))
    same(screen, shown)
