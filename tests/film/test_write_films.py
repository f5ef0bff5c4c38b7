"""Films come out as their places want them, and show what was painted."""

import sys
import wave
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio.export.film import FilmSpec, Mixed, encoders, spec_of, write_film
from studio.export.film.probe import facts
from studio.paint import paint
from studio.presets import load_presets
from studio.values import Size
from tests.film import reading
from tests.film.scenes import PATCHES, frame_at, patches, photo, standing, zooming

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


# ---------------------------------------------------------------- what is seen and heard


def painted(scene, number, spec=SMALL):
    return reading.pixels(paint(frame_at(scene, number, spec.fps)))


def test_every_frame_shows_what_is_painted_at_its_second(source, tmp_path):
    """Quality 18 of x264 keeps detail photos with letters over 34 dB; a frame of another second is below 25."""
    scene, path = zooming(source, 2.0, Size(360, 640)), tmp_path / "film.mp4"
    written(scene, path)
    shown = reading.frames(path, 360, 640)
    assert len(shown) == 60
    for number in (0, 1, 13, 30, 47, 59):
        assert reading.psnr(shown[number], painted(scene, number)) > 34
    assert reading.psnr(shown[20], painted(scene, 50)) < 25


def test_letters_are_read_as_painted(source, tmp_path):
    """The lines stand still at the end: there the film's letters are those of the still, edges and all."""
    scene, path = standing(source, 2.0, Size(540, 960)), tmp_path / "film.mp4"
    written(scene, path, FilmSpec(width=540, height=960))
    last, still = reading.frames(path, 540, 960)[-1], reading.pixels(paint(scene.at(2.0)))
    lines = slice(round(960 * 0.53), round(960 * 0.80))
    assert reading.psnr(last[lines], still[lines]) > 35
    bright = still[lines].min(axis=2) > 200
    assert bright.sum() > 2000
    assert (last[lines].min(axis=2)[bright] > 150).mean() > 0.99


def test_no_frame_is_empty_and_the_first_is_the_page_itself(source, tmp_path):
    scene, path = standing(source, 1.0, Size(360, 640)), tmp_path / "film.mp4"
    written(scene, path)
    shown = reading.frames(path, 360, 640)
    assert min(frame.std() for frame in shown) > 20
    assert reading.psnr(shown[0], painted(scene, 0)) > 34


@pytest.mark.parametrize("form", ["mp4", "mov", "webm"])
def test_colours_come_back_as_they_were(form, tmp_path):
    """Eight bits of limited range and half the chroma: two levels of luma, three with what the coder adds."""
    path = tmp_path / f"film.{form}"
    codec = "vp9" if form == "webm" else "h264"
    written(patches(), path, FilmSpec(width=480, height=360, form=form, codec=codec))
    last = reading.frames(path, 480, 360)[-1]
    for at, colour in enumerate(PATCHES):
        middle = last[at // 4 * 120 + 30 : at // 4 * 120 + 90, at % 4 * 120 + 30 : at % 4 * 120 + 90].reshape(-1, 3)
        assert np.abs(np.median(middle, axis=0) - (colour.red, colour.green, colour.blue)).max() <= 3


def test_sound_is_heard_when_its_picture_is_seen(source, tmp_path):
    """Clicks at every half second stay there, though AAC begins late and no edit list says so."""
    path = tmp_path / "film.mp4"
    written(standing(source, 2.0, Size(360, 640)), path, sound=tone)
    heard = np.abs(reading.samples(path)[:, 0].astype(int))
    for second in (0.5, 1.0, 1.5):
        around = heard[round((second - 0.1) * 48_000) : round((second + 0.1) * 48_000)]
        assert abs(np.argmax(around > 4_000) / 48_000 - 0.1) < 0.002
    assert abs(len(heard) / 48_000 - 2.0) < 1 / 30


# ---------------------------------------------------------------- limits


def test_a_limit_on_bytes_is_kept_by_a_second_pass_and_as_good_as_it_allows(source, tmp_path):
    scene = zooming(source, 2.0, Size(360, 640))
    free = written(scene, tmp_path / "free" / "film.mp4")
    most = free.bytes // 3
    for form, codec in (("mp4", "h264"), ("mp4", "h265"), ("webm", "vp9")):
        path = tmp_path / codec / f"film.{form}"
        film = written(scene, path, replace(SMALL, form=form, codec=codec, max_bytes=most), sound=tone)
        assert 0.6 * most < film.bytes <= most
        assert not film.problems
        assert reading.clean(path)


def test_a_limit_nobody_can_keep_is_told(source, tmp_path):
    film = written(zooming(source, 1.0, Size(360, 640)), tmp_path / "film.mp4", replace(SMALL, max_bytes=900))
    assert [problem.code for problem in film.problems] == ["too-large"]


def test_a_mean_rate_is_kept(source, tmp_path):
    spec = replace(SMALL, kbps=600, mean_kbps=600)
    film = written(zooming(source, 3.0, Size(360, 640)), tmp_path / "film.mp4", spec)
    assert film.bytes * 8 / 1000 / film.seconds <= 600


def test_a_film_too_short_for_its_place_holds_its_last_frame(source, tmp_path):
    scene, path = standing(source, 1.0, Size(360, 640)), tmp_path / "film.mp4"
    film = written(scene, path, replace(SMALL, least=2.0), sound=tone)
    assert film.seconds == 2.0
    shown = reading.frames(path, 360, 640)
    assert len(shown) == 60
    assert reading.psnr(shown[-1], painted(scene, 29)) > 34


def test_a_film_too_long_for_its_place_is_whole_and_told(source, tmp_path):
    film = written(standing(source, 1.5, Size(360, 640)), tmp_path / "film.mp4", replace(SMALL, most=1.0))
    assert film.seconds == 1.5
    (problem,) = film.problems
    assert (problem.code, problem.level) == ("too-long", "error")
    assert "--seconds 1" in problem.hint
    assert problem.what_fa
    assert problem.hint_fa


@pytest.mark.parametrize("size", [(851, 315), (361, 640), (360, 641)])
def test_odd_sizes_become_even_by_repeating_the_last_line(size, source, tmp_path):
    scene, path = standing(source, 0.5, Size(*size)), tmp_path / "film.mp4"
    film = written(scene, path, FilmSpec(width=size[0], height=size[1]))
    width, height = (side + side % 2 for side in size)
    assert (film.width, film.height) == (width, height)
    assert [problem.code for problem in film.problems] == ["odd-size"]
    shown = reading.frames(path, width, height)[-1]
    assert reading.psnr(shown[: size[1], : size[0]], painted(scene, 14)) > 32
    assert np.abs(shown[:, -1].astype(int) - shown[:, -2]).mean() < 12
    assert np.abs(shown[-1].astype(int) - shown[-2]).mean() < 12


# ---------------------------------------------------------------- other forms


def test_webm_is_vp9_and_opus(source, tmp_path):
    scene, path = standing(source, 1.0, Size(360, 640)), tmp_path / "film.webm"
    written(scene, path, replace(SMALL, form="webm", codec="vp9"), sound=tone)
    words = reading.said(path)
    assert "vp9" in words
    assert "opus, 48000 Hz, stereo" in words
    assert "tv, bt709" in words
    assert abs(reading.length(path) - 1.0) < 0.05
    assert reading.psnr(reading.frames(path, 360, 640)[-1], painted(scene, 29)) > 32
    seen = facts(path)
    assert (seen.width, seen.height, seen.frames, seen.sound) == (360, 640, 30, "opus")


@pytest.mark.parametrize(("form", "least"), [("gif", 22), ("webp", 26)])
def test_moving_pictures_are_small_endless_and_look_like_the_film(form, least, source, tmp_path):
    scene, path = standing(source, 1.0, Size(540, 960)), tmp_path / f"film.{form}"
    spec = replace(SMALL, width=540, height=960, form=form, codec=form, fps=15.0, scale=0.5)
    film = written(scene, path, spec)
    assert (film.width, film.height) == (270, 480)
    with Image.open(path) as picture:
        assert picture.info["loop"] == 0
        assert picture.n_frames > 5
        picture.seek(picture.n_frames - 1)
        last = np.asarray(picture.convert("RGB"))
    assert reading.psnr(last, reading.pixels(paint(scene.at(14 / 15), scale=0.5))) > least
    seen = facts(path)
    assert (seen.width, seen.height, round(seen.seconds, 2)) == (270, 480, 1.0)


def test_a_moving_picture_gets_smaller_until_it_fits(source, tmp_path):
    scene = zooming(source, 1.0, Size(360, 640))
    spec = replace(SMALL, form="gif", codec="gif", fps=15.0)
    whole = written(scene, tmp_path / "whole" / "film.gif", spec)
    small = written(scene, tmp_path / "small" / "film.gif", replace(spec, max_bytes=whole.bytes // 3))
    assert small.bytes <= whole.bytes // 3
    assert small.width < whole.width
    assert not small.problems


def test_the_machines_own_encoder_is_used_only_where_it_works_and_is_allowed(monkeypatch, source, tmp_path):
    def words(_spec, rates):
        return ["-c:v", "libx264", "-profile:v", "baseline", "-b:v", f"{rates.peak}k", "-pix_fmt", "yuv420p"]

    def broken(_spec, _rates):
        return ["-c:v", "h264_no_such_machine"]

    monkeypatch.setattr(encoders, "HARDWARE", {sys.platform: (broken, words)})
    encoders.working_hardware.cache_clear()
    scene = standing(source, 0.5, Size(360, 640))
    for allowed, profile in ((True, "Baseline"), (False, "High")):
        path = tmp_path / str(allowed) / "film.mp4"
        written(scene, path, replace(SMALL, hardware=allowed))
        assert facts(path).profile == profile
    monkeypatch.setattr(encoders, "HARDWARE", {sys.platform: (broken,)})
    encoders.working_hardware.cache_clear()
    written(scene, tmp_path / "none" / "film.mp4", replace(SMALL, hardware=True))
    assert facts(tmp_path / "none" / "film.mp4").profile == "High"
    monkeypatch.undo()
    encoders.working_hardware.cache_clear()


def test_progress_rises_to_the_end_and_says_how_long(source, tmp_path):
    heard = []
    write_film(zooming(source, 3.0, Size(360, 640)), tmp_path / "film.mp4", SMALL,
               progress=lambda share, left: heard.append((share, left)))
    shares = [share for share, _ in heard]
    assert shares == sorted(shares)
    assert shares[0] < 0.1
    assert shares[-1] == 1.0
    assert all(left is None or left >= 0 for _, left in heard)
