"""People who script get a clip of MoviePy's that shows what the film shows."""

import numpy as np

from studio.export.film import BT709, as_clip
from studio.paint import paint
from studio.values import Size
from tests.film import reading
from tests.film.scenes import PATCHES, patches, photo, zooming


def test_a_clip_shows_the_scene_at_any_second(tmp_path):
    scene = zooming(photo(tmp_path / "photo.jpg", (300, 450)), 2.0, Size(180, 320))
    clip = as_clip(scene)
    assert (clip.size, clip.duration) == ((180, 320), 2.0)
    for second in (1.5, 0.0, 1.9, 0.4):
        assert np.abs(clip.get_frame(second).astype(int) - reading.pixels(paint(scene.at(second)))).max() <= 2


def test_a_clip_keeps_the_frames_it_gave(tmp_path):
    scene = zooming(photo(tmp_path / "photo.jpg", (300, 450)), 2.0, Size(180, 320))
    clip = as_clip(scene)
    first = clip.get_frame(0.0)
    before = first.copy()
    clip.get_frame(1.0)
    assert (first == before).all()


def test_a_still_becomes_a_clip_of_some_seconds():
    assert as_clip(patches(Size(64, 48), 0.0)).duration == 5.0
    assert as_clip(patches(Size(64, 48), 0.0), seconds=2).duration == 2
    assert as_clip(patches(Size(64, 48), 0.0), scale=2).size == (128, 96)


def test_moviepy_writes_the_right_colours_with_our_words(tmp_path):
    path = tmp_path / "film.mp4"
    as_clip(patches(Size(480, 360), 0.2)).write_videofile(str(path), fps=30, ffmpeg_params=list(BT709), logger=None)
    assert "yuv420p(tv, bt709" in reading.said(path)
    last = reading.frames(path, 480, 360)[-1]
    for at, colour in enumerate(PATCHES):
        middle = last[at // 4 * 120 + 30 : at // 4 * 120 + 90, at % 4 * 120 + 30 : at % 4 * 120 + 90].reshape(-1, 3)
        assert np.abs(np.median(middle, axis=0) - (colour.red, colour.green, colour.blue)).max() <= 4
