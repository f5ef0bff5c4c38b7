"""Photos that move slowly need not be painted for every frame: nobody sees which frames are the mean of others."""

from dataclasses import replace
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.export.film import FilmSpec
from studio.export.film import reel as reels
from studio.export.film.between import Step, is_near, mean, spaced
from studio.export.film.reel import Reel
from studio.motion import Key, Track, ramp
from studio.scene import Frame, Group, Move, Picture, Plays, Scene, rectangle
from studio.values import Box, Size
from tests.film import media, reading
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


def frames(scene: Scene, fps: float = 30) -> list:
    return [scene.at(number / fps) for number in range(round(scene.duration * fps))]


def left_out(scene: Scene, scale: float = 1.0, fps: float = 30) -> int:
    return sum(step.between is not None for step in spaced(frames(scene, fps), scale))


def panned(source: Path, pixels: float, easing: str = "linear") -> Scene:
    """Panned by so many px a frame."""
    return moved(source, Move(what="x", track=ramp(0, COUNT / 30, (0.0, pixels * COUNT), easing)))


# ---------------------------------------------------------------- which frames


def test_every_second_frame_of_a_slow_pan_or_zoom_may_be_left_out(source):
    for scene in (panned(source, 0.4), zooming(source, 10.0, PAGE, bare=True)):
        assert left_out(scene) == len(frames(scene)) // 2 - 1  # not the first ones: before them the page stands still


def test_all_frames_come_in_their_order(source):
    shown = frames(zooming(source, 2.0, PAGE))
    given = [frame for step in spaced(iter(shown), 1.0) for frame in step[:2] if frame is not None]
    assert list(map(id, given)) == list(map(id, shown))


def test_what_moves_by_more_than_half_a_pixel_a_frame_is_painted(source):
    assert left_out(panned(source, 0.6)) == 0
    assert left_out(panned(source, 0.4), scale=2.0) == 0
    assert left_out(panned(source, 0.6), scale=0.5) > 0


def test_a_jump_for_one_frame_is_painted(source):
    keys = tuple(Key(number / 30, 0.1 * number + (0.3 if number == 20 else 0.0)) for number in range(COUNT))
    chosen = list(spaced(frames(moved(source, Move(what="x", track=Track(keys)))), 1.0))
    assert sum(step.between is not None for step in chosen) >= 18
    jump = moved(source, Move(what="x", track=Track(keys))).at(20 / 30).items[0].transform
    assert all(between is None or between.items[0].transform != jump for between, _, _ in chosen)


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


def shots(scene: Scene, fps: float = 30) -> tuple[list[np.ndarray], int]:
    """The planes of all frames, one that is shown again included, and how many of them were painted."""
    reel, painted = Reel(scene, SPEC, lambda size: np.empty(size, np.uint8)), []
    show = reel._screen.show
    reel._screen.show = lambda frame: painted.append(frame) or show(frame)
    given = reel.shots(iter(frames(scene, fps)))
    return list(accumulate(given, lambda last, shot: last if shot is None else shot)), len(painted)


def as_painted(scene: Scene, monkeypatch, fps: float = 30) -> list[np.ndarray]:
    with monkeypatch.context() as patch:
        patch.setattr(reels, "spaced", lambda frames, _scale: (Step(None, frame, {}) for frame in frames))
        return shots(scene, fps)[0]


# dB: trials ask for 51 in every strip, and let photos go a quarter further until the next one, which costs 2.
NEAR = 49


def worst(made: list[np.ndarray], exact: list[np.ndarray]) -> float:
    """The PSNR in dB of the worst frame."""
    return min(reading.psnr(one, other) for one, other in zip(made, exact, strict=True))


def test_a_photo_is_as_good_as_painted_in_every_frame(source, monkeypatch):
    scene = zooming(source, 5.0, PAGE, bare=True)
    made, painted = shots(scene)
    assert len(made) == 150
    assert painted < 0.62 * 150
    assert worst(made, as_painted(scene, monkeypatch)) > NEAR


def creeping(name: str, source: Path) -> Scene:
    """Photos that move slowly, for two seconds, in a way that is rarer than growing alone."""
    (photo,) = moved(source, Move(what="scale", track=ramp(0, 2, (1.0, 1.05)))).items
    aside = Move(what="x", track=ramp(0, 2, (0.0, -20.0)))
    line = words("کتابخانه", 30, 180, 300)
    come = Move(what="x", track=ramp(0.9, 1.3, (-60.0, 0.0), "out-cubic"))

    def small(box: Box = Box(90, 100, 180, 240), **how: object) -> Group:
        return replace(photo, items=(replace(photo.items[0], box=box),), moves=(aside,), **how)

    def page(first: float, then: float) -> Group:
        cut = Track((Key(0, first), Key(1, first), Key(1, then)))
        return replace(photo, moves=(*photo.moves, Move(what="opacity", track=cut)))

    items = {
        "turning": (replace(photo, moves=(Move(what="turn", track=ramp(0, 2, (0.0, 1.5))),)),),
        "eased": (replace(photo, moves=(Move(what="scale", track=ramp(0, 2, (1.0, 1.03), "in-out-sine")),)),),
        "two that part": (photo, small()),
        "multiplied": (photo, small(blend="multiply")),
        "faint": (photo, small(opacity=0.5)),
        "cut out": (photo, small(clip=rectangle(Box(100, 110, 120, 150), 30))),
        "under a line that comes": (photo, Group(items=(line,), box=line.box, moves=(come,))),
        "of no size": (photo, small(Box(90, 100, 0, 0))),
        "beyond the page": (photo, small(Box(900, 100, 180, 240))),
        "again on the next page": (page(1.0, 0.0), page(0.0, 1.0)),
    }[name]
    return Scene(size=PAGE, items=items, ground=DARK, duration=2.0)


@pytest.mark.parametrize("fps", [24, 30, 60])
@pytest.mark.parametrize("name", [
    "turning", "eased", "two that part", "multiplied", "faint", "cut out", "under a line that comes", "of no size",
    "beyond the page", "again on the next page",
])
def test_photos_are_as_good_as_painted_however_they_creep(name, fps, source, monkeypatch):
    scene = creeping(name, source)
    assert left_out(scene, fps=fps) > 0
    assert worst(shots(scene, fps)[0], as_painted(scene, monkeypatch, fps)) > NEAR


def test_memory_may_be_used_anew_as_soon_as_the_next_frame_is_given_away(source):
    scene = creeping("under a line that comes", source)
    free, made, given, last = [], [], [], None

    def room(size: int) -> np.ndarray:
        if not free:
            made.append(size)
        return free.pop() if free else np.empty(size, np.uint8)

    for shot in Reel(scene, SPEC, room).shots(iter(frames(scene))):
        if shot is not None:
            if last is not None:
                last[:] = 99  # what another frame may leave in it
                free.append(last)
            last = shot
        given.append(last.copy())
    assert len(made) == 3  # the one given away last, and two
    assert all(map(np.array_equal, given, shots(scene)[0]))


@pytest.mark.parametrize(("way", "easing"), [(15.0, "linear"), (11.0, "in-cubic"), (14.0, "in-out-sine")])
@pytest.mark.parametrize("what", ["x", "scale", "turn"])
def test_what_is_too_sharp_is_painted(what, way, easing, letters, monkeypatch):
    track = ramp(0, COUNT / 30, {"x": (0.0, way), "scale": (1.0, 1 + way / 320), "turn": (0.0, way / 6)}[what], easing)
    scene = moved(letters, Move(what=what, track=track))
    assert left_out(scene) > 0
    assert worst(shots(scene)[0], as_painted(scene, monkeypatch)) > NEAR


def test_a_sharp_photo_that_joins_later_is_tried_too(source, letters, monkeypatch):
    grow = Move(what="scale", track=ramp(0, 3, (1.0, 1.05)))
    join = Move(what="x", track=ramp(1.5, 3.5, (0.0, 40.0), "in-quad"))
    scan = Picture(source=str(letters), box=Box(80, 100, 200, 300))
    scene = replace(moved(source, grow), duration=3.0)
    scene = replace(scene, items=(*scene.items, Group(items=(scan,), box=scan.box, moves=(join,))))
    assert worst(shots(scene)[0], as_painted(scene, monkeypatch)) > NEAR


def test_no_picture_of_footage_is_left_out(source, tmp_path, monkeypatch):
    film = media.numbered(tmp_path / "film.mp4", rate=30, seconds=1.0)
    clip = Picture(source=str(film), box=Box(60, 60, 240, 180), plays=Plays(start=0, end=1, begin=0.5))
    scene = replace(moved(source, Move(what="scale", track=ramp(0, 2, (1.0, 1.05)))), duration=2.0)
    scene = replace(scene, items=(*scene.items, clip))
    steps = list(spaced(frames(scene), 1.0))
    assert left_out(scene) > 0
    assert all(step.between is None for step in steps if moment_in(step.frame) not in (0.0, 1.0))
    assert worst(shots(scene)[0], as_painted(scene, monkeypatch)) > NEAR


def moment_in(frame: Frame) -> float:
    return frame.items[-1].moment
