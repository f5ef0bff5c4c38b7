"""A film is painted in its encoder's colours: what comes out is the painted page, whatever is on it."""

from dataclasses import replace

import numpy as np
import pytest

from studio.export.film import FilmSpec, write_film
from studio.export.film.turning import Turning, can_turn
from studio.motion import ramp
from studio.paint import paint
from studio.scene import Frame, Group, Move, Picture, Scene, Tint
from studio.values import Box, Colour, Size
from tests.export.frames import GOLD, INK, TEAL, pictures, shapes
from tests.film import reading
from tests.film.media import film

SIZE = Size(480, 360)
LINEAR = [name for name in shapes() if not name.startswith("blend") or name == "blend normal"]
PHOTOS = ("picture", "cropped picture", "round picture with a shadow", "see-through picture", "duotone",
          "tinted and blurred")


def scene_of(frame: Frame, seconds: float = 0.2) -> Scene:
    return Scene(size=frame.size, items=frame.items, ground=frame.ground, duration=seconds)


def seen(frame: Frame) -> np.ndarray:
    """`frame` painted in the encoder's colours, then brought back by Rec. BT.709."""
    cr, y, cb = np.moveaxis(reading.pixels(paint(Turning().frame(frame))).astype(float), 2, 0)
    luma, blue, red = (y - 16) / 219, (cb - 128) / 224 * 1.8556, (cr - 128) / 224 * 1.5748
    green = -(0.2126 * red + 0.0722 * blue) / 0.7152
    return np.clip(255 * np.stack([luma + red, luma + green, luma + blue], axis=2), 0, 255)


def is_the_same(frame: Frame) -> None:
    """Four levels at most and one in the mean: colours are whole numbers three times on their way, of 219 steps."""
    off = np.abs(seen(frame) - reading.pixels(paint(frame)))
    assert off.mean() < 1
    assert np.percentile(off, 99.9) <= 4


@pytest.mark.parametrize("name", LINEAR)
def test_all_that_is_drawn_looks_as_painted(name):
    is_the_same(shapes()[name])


@pytest.mark.parametrize("name", PHOTOS)
def test_pictures_look_as_painted(name, tmp_path):
    is_the_same(pictures(tmp_path)[name])


@pytest.mark.parametrize("alpha", [0.0, 0.3])
def test_a_clear_ground_lies_on_white(alpha):
    frame = replace(shapes()["see-through"], ground=TEAL.faded(alpha))
    white = Frame(size=SIZE, items=(Group(items=()), *frame.items), ground=Colour(255, 255, 255).mixed(TEAL, alpha))
    assert np.abs(seen(frame) - reading.pixels(paint(white))).mean() < 1


@pytest.mark.parametrize("name", [name for name in shapes() if name.startswith("blend")])
def test_what_is_blended_with_what_is_behind_it_looks_as_painted(name, tmp_path):
    frame, path = shapes()[name], tmp_path / "film.mp4"
    write_film(scene_of(frame), path, FilmSpec(width=480, height=360))
    assert can_turn(scene_of(frame)) == (name == "blend normal")
    assert reading.psnr(reading.frames(path, 480, 360)[0], reading.pixels(paint(frame))) > 32


def test_a_colour_that_changes_and_a_tinted_film_look_as_painted(tmp_path):
    clip = film(tmp_path / "clip.mp4", "testsrc2=size=240x180:rate=10:d=1")
    shown = Picture(source=str(clip), box=Box(20, 20, 240, 180), moment=0.5, effects=(Tint(colour=TEAL),))
    moves = (Move(what="colour", track=ramp(0.0, 1.0, (INK, GOLD))),)
    star = Group(items=shapes()["whole star"].items, box=Box(0, 0, 480, 360), moves=moves)
    scene = Scene(size=SIZE, items=(shown, star), ground=TEAL, duration=1.0)
    for t in (0.0, 0.4, 1.0):
        is_the_same(scene.at(t))
    plain = reading.pixels(paint(Frame(size=SIZE, items=(replace(shown, effects=()),))))
    assert np.abs(reading.pixels(paint(Frame(size=SIZE, items=(shown,)))).astype(int) - plain).mean() > 5


def test_what_is_the_same_from_frame_to_frame_stays_the_very_same():
    still, moving = shapes()["soft shadow"].items[0], shapes()["plain shape"].items[0]
    group = Group(items=(moving,), box=Box(0, 0, 480, 360), moves=(Move(what="x", track=ramp(0.0, 1.0, (0.0, 9.0))),))
    scene = Scene(size=SIZE, items=(still, group), ground=TEAL, duration=1.0)
    turning = Turning()
    first, second = (turning.frame(scene.at(t)) for t in (0.2, 0.3))
    assert first.items[0] is second.items[0]
    assert first.items[1] != second.items[1]
    assert first.items[1].items[0] is second.items[1].items[0]
    last = scene.at(1.0)
    assert turning.frame(last) is turning.frame(last)
