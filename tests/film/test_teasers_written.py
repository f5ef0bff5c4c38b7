"""Every teaser of the gallery, written as a film with its music and read back: whole, never empty, never silent, as
loud as services want it, and soft where its music begins and ends."""

import sys
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import gallery

from studio.export.film import FilmSpec, write_film
from studio.export.film.probe import facts
from studio.export.film.sound import mix
from studio.job.checking import checked
from studio.layout.film import lay_out_film
from studio.paint import paint
from studio.presets import load_presets
from studio.template import template, template_ids
from tests.film import reading
from tests.film.media import loudness

TEASERS = tuple(name for name in template_ids() if template(name).document.kind == "teaser")
SMALL = FilmSpec(width=1080, height=1920, scale=1 / 3, fps=6)
EMPTY = 6.0  # spread of brightness (0-255) below which a frame has nothing on it
RATE = 48_000


@dataclass(frozen=True)
class Written:
    """A written teaser: its file, its scene, its frames and its sound."""

    path: Path
    scene: object
    frames: np.ndarray
    sound: np.ndarray


@pytest.fixture(scope="module", params=TEASERS)
def film(request, tmp_path_factory, qt_app) -> Written:
    """A teaser with its typical words, small and of few frames, but with all of its sound."""
    document = gallery.document_of(gallery.Case(template=request.param, place="instagram/reel"))
    seen = checked(document)
    scene = lay_out_film(seen.document, load_presets().preset("instagram/reel"), aspects=seen.aspects).scene
    path = tmp_path_factory.mktemp("teaser") / "teaser.mp4"
    write_film(scene, path, SMALL, sound=lambda scratch, seconds: mix(document.sounds, seconds, scratch))
    return Written(path, scene, reading.frames(path, *SMALL.size), reading.samples(path).mean(axis=1))


def test_no_frame_is_black_or_empty(film):
    spread = film.frames.mean(axis=3).std(axis=(1, 2))
    assert len(film.frames) == SMALL.frames(film.scene.duration)
    assert spread.min() > EMPTY, int(spread.argmin())


def test_its_first_and_last_frame_are_those_that_were_painted(film):
    for at, second in ((0, 0.0), (-1, film.scene.duration)):
        painted = reading.pixels(paint(film.scene.at(second), scale=SMALL.scale))
        assert reading.psnr(film.frames[at], painted) > 30, second


def test_sound_and_picture_are_equally_long(film):
    seen = facts(film.path)
    assert abs(seen.seconds - film.scene.duration) <= 1 / SMALL.fps
    assert abs(seen.sound_seconds - seen.seconds) <= 1 / SMALL.fps
    assert reading.clean(film.path)


def test_it_is_as_loud_as_services_want_and_never_overdriven(film):
    measured, peak = loudness(film.path)
    assert abs(measured + 14) <= 0.5
    assert peak <= -1.0


def test_its_music_never_stops_and_begins_and_ends_softly(film):
    sound = film.sound
    level = np.sqrt(np.mean(sound[: len(sound) // RATE * RATE].reshape(-1, RATE) ** 2, axis=1))
    assert level[1:-2].min() > 0.03 * level.max(), "a hole in the music"
    whole = np.abs(sound).max()
    assert np.abs(sound[:24]).max() < 0.1 * whole
    assert np.abs(sound[-RATE // 50 :]).max() < 0.15 * whole
