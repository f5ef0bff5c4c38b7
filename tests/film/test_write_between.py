"""Photos that move slowly need not be painted for every frame: nobody sees which frames are the mean of others."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.export.film import FilmSpec
from studio.export.film import reel as reels
from studio.export.film.between import is_near, mean, spaced
from studio.export.film.reel import Reel
from studio.motion import Key, Track, ramp
from studio.scene import Group, Move, Picture, Plays, Scene
from studio.values import Box, Size
from tests.film import reading
from tests.film.scenes import DARK, GOLD, photo, standing, words, zooming

PAGE = Size(360, 640)
SPEC = FilmSpec(width=360, height=640)
COUNT = 45


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    return photo(tmp_path_factory.mktemp("photo") / "photo.jpg", (480, 720))


@pytest.fixture(scope="module")
def letters(tmp_path_factory) -> Path:
    """A scan as sharp as can be: black and white in turn."""
    path = tmp_path_factory.mktemp("letters") / "letters.png"
    Image.fromarray((np.indices((640, 360)).sum(axis=0) // 2 % 2 * 255).astype(np.uint8)).save(path)
    return path


def moved(source: Path, *moves: Move) -> Scene:
    """A photo over the whole page and what `moves` do to it."""
    picture = Picture(source=str(source), box=Box(-20, -20, 400, 680), crop=Box(0, 0, 1, 1))
    group = Group(items=(picture,), box=Box(0, 0, 360, 640), moves=moves)
    return Scene(size=PAGE, items=(group,), ground=DARK, duration=COUNT / 30)


def frames(scene: Scene) -> list:
    return [scene.at(number / 30) for number in range(COUNT)]


def left_out(scene: Scene, scale: float = 1.0) -> int:
    return sum(between is not None for between, _ in spaced(frames(scene), scale))


def panned(source: Path, pixels: float, easing: str = "linear") -> Scene:
    """Panned by so many px a frame."""
    return moved(source, Move(what="x", track=ramp(0, COUNT / 30, (0.0, pixels * COUNT), easing)))


# ---------------------------------------------------------------- which frames


def test_every_second_frame_of_a_slow_pan_or_zoom_may_be_left_out(source):
    for scene in (panned(source, 0.4), zooming(source, 10.0, PAGE, bare=True)):
        assert left_out(scene) == COUNT // 2 - 1  # the first ones are painted: before them the page stands still


def test_all_frames_come_in_their_order(source):
    shown = frames(zooming(source, 2.0, PAGE))
    given = [frame for two in spaced(iter(shown), 1.0) for frame in two if frame is not None]
    assert list(map(id, given)) == list(map(id, shown))


def test_what_moves_by_more_than_half_a_pixel_a_frame_is_painted(source):
    assert left_out(panned(source, 0.6)) == 0
    assert left_out(panned(source, 0.4), scale=2.0) == 0
    assert left_out(panned(source, 0.6), scale=0.5) > 0


def test_a_jump_for_one_frame_is_painted(source):
    keys = tuple(Key(number / 30, 0.1 * number + (0.3 if number == 20 else 0.0)) for number in range(COUNT))
    chosen = list(spaced(frames(moved(source, Move(what="x", track=Track(keys)))), 1.0))
    assert sum(between is not None for between, _ in chosen) >= 18
    jump = moved(source, Move(what="x", track=Track(keys))).at(20 / 30).items[0].transform
    assert all(between is None or between.items[0].transform != jump for between, _ in chosen)


@pytest.mark.parametrize("name", ["standing", "fading", "turning colour", "words", "footage", "revealed"])
def test_other_motion_is_painted_frame_by_frame(name, source):
    seconds = COUNT / 30
    line = words("کتابخانه", 30, 180, 300)
    slow = Move(what="x", track=ramp(0, seconds, (0.0, 9.0)))
    clip = Picture(source=str(source), box=Box(0, 0, 360, 640), plays=Plays(start=0, end=9))
    scene = {
        "standing": standing(source, 100.0, PAGE),
        "fading": moved(source, slow, Move(what="opacity", track=ramp(0, seconds, (0.1, 1.0)))),
        "turning colour": replace(moved(source, slow), items=(
            *moved(source, slow).items,
            Group(items=(line,), box=line.box, moves=(Move(what="colour", track=ramp(0, seconds, (DARK, GOLD))),)))),
        "words": replace(moved(source), items=(Group(items=(line,), box=line.box, moves=(slow,)),)),
        "footage": replace(moved(source, slow), items=(clip, *moved(source, slow).items)),
        "revealed": moved(source, slow, Move(what="reveal", track=ramp(0, seconds, (0.1, 1.0)))),
    }[name]
    assert left_out(scene) == 0


# ---------------------------------------------------------------- how they look


@pytest.mark.parametrize("size", [6, 99, (1 << 17) + 6])
def test_the_mean_is_that_of_the_numbers(size):
    random = np.random.default_rng(3)
    one, other = (random.integers(0, 256, size, np.uint8) for _ in range(2))
    exact = (one.astype(float) + other) / 2
    off = mean(one, other, np.empty_like(one)) - exact
    assert np.abs(off).max() <= 0.5
    assert set(off[0::2]) | set(-off[1::2]) <= {0.0, -0.5}


def test_one_bad_strip_of_a_page_is_enough_to_paint_it_all():
    flat = np.full(1 << 20, 90, np.uint8)
    spoiled = flat.copy()
    spoiled[400_000:410_000] += 4
    assert is_near(flat, flat, flat)
    assert not is_near(flat, spoiled, flat)


def shots(scene: Scene) -> tuple[list[np.ndarray], int]:
    """The planes of all frames, and how many of them were painted."""
    reel, painted = Reel(scene, SPEC, lambda size: np.empty(size, np.uint8)), []
    show = reel._screen.show
    reel._screen.show = lambda frame: painted.append(frame) or show(frame)
    return list(reel.shots(iter(frames(scene)))), len(painted)


def as_painted(scene: Scene, monkeypatch) -> list[np.ndarray]:
    with monkeypatch.context() as patch:
        patch.setattr(reels, "spaced", lambda frames, _scale: ((None, frame) for frame in frames))
        return shots(scene)[0]


def test_a_photo_is_as_good_as_painted_in_every_frame(source, monkeypatch):
    scene = zooming(source, 5.0, PAGE, bare=True)
    made, painted = shots(scene)
    assert len(made) == COUNT
    assert painted < 0.72 * COUNT
    for one, other in zip(made, as_painted(scene, monkeypatch), strict=True):
        assert reading.psnr(one, other) > 50


def test_what_is_too_sharp_is_painted(letters, monkeypatch):
    scene = panned(letters, 0.4)
    made, painted = shots(scene)
    assert painted == COUNT
    assert all(map(np.array_equal, made, as_painted(scene, monkeypatch)))
