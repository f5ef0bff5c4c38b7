"""Films come out as their places want them, and show what was painted."""

import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from studio.export.film import FilmSpec, Mixed, spec_of, write_film
from studio.export.film.probe import facts
from studio.presets import load_presets
from studio.values import Size
from tests.film import reading
from tests.film.scenes import photo, standing

SMALL = FilmSpec(width=360, height=640)
CLIPS = [preset for preset in load_presets() if preset.video]


@pytest.fixture(scope="module")
def source(tmp_path_factory) -> Path:
    return photo(tmp_path_factory.mktemp("photo") / "photo.jpg", (600, 900))


def tone(folder: Path, seconds: float) -> Mixed:
    """A sound exactly as long as the film: a click at every half second."""
    samples = np.zeros((round(seconds * 48_000), 2), "<i2")
    for start in range(0, len(samples), 24_000):
        samples[start : start + 960] = (12_000 * np.sin(np.arange(960) / 8)).astype("<i2")[: len(samples) - start, None]
    with wave.open(str(folder / "tone.wav"), "wb") as file:
        file.setparams((2, 2, 48_000, 0, "NONE", ""))
        file.writeframes(samples.tobytes())
    return Mixed(path=folder / "tone.wav", loudness=-14.0, peak=-2.0)


def written(scene, path, spec=SMALL, **more):
    film = write_film(scene, path, spec, **more)
    assert film.bytes == path.stat().st_size
    assert [one.name for one in path.parent.iterdir()] == [path.name]
    return film


def as_sizes_of(spec: FilmSpec) -> FilmSpec:
    """What makes files differ: places that want the same share one film in these tests."""
    return replace(spec, max_bytes=None, most=None, least=0.0 if spec.least <= 1 else spec.least)


@pytest.fixture(scope="module")
def film_for(source, tmp_path_factory):
    """A film of a second, or as long as the place wants it, for a preset; places that want the same share it."""
    made = {}

    def film(preset):
        spec = spec_of(preset)
        if as_sizes_of(spec) not in made:
            path = tmp_path_factory.mktemp("film") / f"clip.{spec.form}"
            scene = standing(source, 1.0, Size(preset.width, preset.height))
            made[as_sizes_of(spec)] = (path, written(scene, path, spec, sound=tone))
        return made[as_sizes_of(spec)]

    return film


@pytest.mark.parametrize("preset", CLIPS, ids=lambda preset: preset.id)
def test_every_place_for_clips_gets_what_it_asks_for(preset, film_for):
    path, film = film_for(preset)
    seen, video = facts(path), preset.video
    assert seen.form in video.containers
    assert (seen.codec, seen.sound) == (video.codec, "aac")
    assert seen.profile == ("High" if video.codec == "h264" else "Main")
    assert (seen.width, seen.height) == (preset.width, preset.height) == (film.width, film.height)
    assert (video.fps_min or 0) <= seen.fps <= (video.fps_max or 60)
    assert abs(seen.seconds - film.seconds) < 1e-3
    assert abs(seen.sound_seconds - seen.seconds) <= 1 / seen.fps
    assert max(1.0, video.dur_min or 0) - 1e-6 <= seen.seconds <= (video.aim_dur or seen.seconds)
    assert seen.keyframe <= (video.keyframe or 2.0) + 1e-6
    assert seen.streams
    assert not seen.edits
    assert film.bytes <= (video.aim_bytes or film.bytes)
    assert film.bytes * 8 / 1000 / film.seconds <= (video.kbps_max or 1 << 30)
    words = reading.said(path)
    assert "yuv420p(tv, bt709, progressive)" in words
    assert "48000 Hz, stereo" in words
    assert "start: 0.000000" in words
    assert not film.problems
