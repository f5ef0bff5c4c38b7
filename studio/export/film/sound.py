"""Turn the tracks of a film into one stereo sound of exactly its length, as loud as services play and never clipped.

Every track is decoded once (`track`), MoviePy places, fades and adds them, and what that gives is measured (`level`)
and brought to its loudness, its true peaks held down. Music goes down under speech.
"""

import errno
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import inf, isfinite
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio.document.clips import Sound
from studio.errors import InputFault, Problem
from studio.export.film.level import LOUDNESS, MEASURE, Level, factor, level_in
from studio.export.film.source import about_sound, ffmpeg, quiet
from studio.export.film.track import RATE, Track, Wish, opened, sound_path
from studio.scene import Picture, Scene, walk

if TYPE_CHECKING:
    from moviepy import AudioClip

PEAK = -2.0  # dBTP before coding: AAC adds up to 1 dB, and -1 dBTP is what must hold after it
_MOST_PRESSED = 6.0  # dB of peaks held down at most; more is heard as pumping
_FADES = {"music": (0.5, 1.5), "narration": (0.02, 0.05), "effect": (0.0, 0.02)}

# Music under a voice: as far below it as speech stays easy to follow, down before a word and up when it is over.
_UNDER = 14.0  # dB
_SPOKEN = -34.0  # dBFS, mean of 20 ms, of a track at -14 LUFS
_BEFORE, _AFTER, _SLOPE = 0.30, 0.90, 0.30  # seconds
_GRID = 50  # a second, on which speech is looked for
_MINUTE = 60 * _GRID


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The own sound of footage in a film: its seconds `start` to `end` at `speed`, from second `at` of the film."""

    source: str
    at: float
    start: float
    end: float
    speed: float = 1.0
    volume: float = 1.0

    def wish(self) -> Wish:
        """The track it asks for. What is heard of footage is mostly speech, so music goes down under it."""
        sound = Sound(source=self.source, role="narration", at=self.at, start=self.start, end=self.end,
                      volume=self.volume)
        return Wish(sound=sound, speed=self.speed)


@dataclass(frozen=True, kw_only=True)
class Mixed:
    """A sound file (WAV, 48 kHz, stereo, 16 bits) as long as its film, its loudness in LUFS and true peak in dBTP as
    measured on it (-inf for silence), and what a person should know."""

    path: Path
    loudness: float
    peak: float
    problems: tuple[Problem, ...] = ()


def mix(
    sounds: Sequence[Sound], seconds: float, scratch: Path, *, clips: Sequence[Heard] = (), loudness: float = LOUDNESS,
    peak: float = PEAK,
) -> Mixed:
    """The sound of a film of `seconds`: its tracks and its footage's own sound, at `loudness` LUFS.

    Files are made in the folder `scratch` of the caller. True peaks stay below `peak` dBTP. A track that cannot be
    read is left out, with a problem; without tracks it is silence. Raises OSError when the disk is full.
    """
    length, path = round(seconds * RATE), scratch / "sound.wav"
    wishes = [*(clip.wish() for clip in clips), *(Wish(sound=sound) for sound in sounds)]
    tracks, problems = _opened(wishes, seconds, scratch)
    if not tracks or not length:
        _run([*_FROM_PIPE, *_into(path)], (bytes(8 * size) for size in _parts(length)))
        return Mixed(path=path, loudness=-inf, peak=-inf, problems=problems)
    whole = scratch / "whole.f32"
    raw = level_in(_run([*_FROM_PIPE, "-af", MEASURE, "-f", "f32le", "-y", str(whole)], _added(tracks, length)))
    level, told = _finished(whole, path, raw, loudness, peak)
    return Mixed(path=path, loudness=level.loudness, peak=level.peak, problems=(*problems, *told))


def clip_sounds(scene: Scene, *, at: float = 0.0) -> tuple[Heard, ...]:
    """What is heard of the footage in `scene`, which begins at second `at` of the film."""
    return tuple(
        Heard(source=item.source, at=at + item.plays.begin, start=item.plays.start, end=item.plays.end,
              speed=item.plays.speed, volume=item.plays.volume)
        for item in walk(scene.items)
        if isinstance(item, Picture) and item.plays is not None and item.plays.volume > 0
    )


def speech_seconds(source: str) -> float:
    """How long the narration `source` lasts, in seconds. Raises InputFault."""
    return about_sound(sound_path(source)).seconds


def _opened(wishes: Sequence[Wish], seconds: float, scratch: Path) -> tuple[list[Track], tuple[Problem, ...]]:
    """The tracks that can be heard, and why others cannot."""
    tracks, problems = [], []
    for number, wish in enumerate(wishes):
        try:
            track = opened(wish, seconds, scratch / f"track-{number}.f32")
        except InputFault as fault:
            problems.append(replace(fault.problem, level="warning"))
            continue
        tracks += [track] if track else []
    return tracks, tuple(problems)


# ---------------------------------------------------------------- together


def _added(tracks: Sequence[Track], length: int) -> Iterator[bytes]:
    """All tracks together, second by second."""
    from moviepy import CompositeAudioClip  # it takes a third of a second to load, which most runs need not wait for

    talk = _talk(tracks, length)
    whole = CompositeAudioClip([_placed(track, talk) for track in tracks])
    at = 0
    for size in _parts(length):
        yield whole.get_frame(np.arange(at, at + size) / RATE).astype("<f4").tobytes()
        at += size


def _placed(track: Track, talk: np.ndarray) -> "AudioClip":
    """The track as a clip of MoviePy's at its place in the film."""
    from moviepy import AudioClip, afx

    clip = AudioClip(track.taken, duration=track.length / RATE, fps=RATE)
    inwards, outwards = (min(fade, track.length / RATE / 2) for fade in _fades(track.sound))
    effects = [afx.AudioFadeIn(inwards)] if inwards else []
    effects += [afx.AudioFadeOut(outwards)] if outwards else []
    clip = clip.with_effects(effects)
    if track.sound.role == "music" and talk.any():
        start, grid, down = track.at / RATE, np.arange(len(talk)) / _GRID, factor(-_UNDER) ** talk
        clip = clip.transform(lambda get, t: get(t) * np.interp(np.add(t, start), grid, down)[..., None])
    return clip.with_start(track.at / RATE)


def _fades(sound: Sound) -> tuple[float, float]:
    inwards, outwards = _FADES[sound.role]
    return (inwards if sound.fade_in is None else sound.fade_in, outwards if sound.fade_out is None else sound.fade_out)


def _talk(tracks: Sequence[Track], length: int) -> np.ndarray:
    """How much somebody speaks, from 0 to 1, `_GRID` times a second: rising before the first word, falling after."""
    spoken = np.zeros(length * _GRID // RATE + 2)
    for track in tracks:
        if track.sound.role == "narration":
            found, first = _spoken(track), track.at * _GRID // RATE
            part = spoken[first : first + len(found)]
            np.maximum(part, found[: len(part)], out=part)
    before, after, slope = (round(span * _GRID) for span in (_BEFORE + _SLOPE / 2, _AFTER, _SLOPE))
    held = np.array([spoken[max(0, n - after) : n + before + 1].max() for n in range(len(spoken))])
    return np.convolve(np.pad(held, slope, mode="edge"), np.ones(slope) / slope, "same")[slope:-slope]


def _spoken(track: Track) -> np.ndarray:
    """Whether something is said, in parts of 20 ms; a minute of samples is looked at at a time."""
    size = RATE // _GRID
    count = track.length // size
    found = np.zeros(count)
    for first in range(0, count, _MINUTE):
        part = track.samples.part(first * size, min(_MINUTE, count - first) * size).reshape(-1, size * 2)
        found[first : first + len(part)] = np.sqrt(np.mean(np.square(part, dtype=np.float64), axis=1))
    return (found * track.gain > factor(_SPOKEN)).astype(float)


def _parts(length: int) -> Iterator[int]:
    """`length` samples in parts of a second."""
    for first in range(0, length, RATE):
        yield min(RATE, length - first)


# ---------------------------------------------------------------- finished

_FROM_PIPE = ("-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "pipe:0")


def _finished(whole: Path, path: Path, raw: Level, loudness: float, peak: float) -> tuple[Level, tuple[Problem, ...]]:
    """Write `whole` to `path` at the loudness and peak asked for; its level, and a note where that cannot be had."""
    if not isfinite(raw.loudness):
        return _written(whole, path, 0.0, peak, pressed=raw.peak > peak), ()
    most = peak + _MOST_PRESSED - raw.peak
    gain = min(loudness - raw.loudness, most)
    for _ in range(4):
        level = _written(whole, path, gain, peak, pressed=raw.peak + gain > peak)
        missing = min(loudness - level.loudness, most - gain)
        if abs(missing) < 0.2:
            break
        gain += missing
    return level, () if abs(loudness - level.loudness) <= 1.0 else (_too_quiet(loudness, level),)


def _written(whole: Path, path: Path, gain: float, peak: float, *, pressed: bool) -> Level:
    """Write the samples of `whole` to `path`, `gain` dB louder, peaks held down when `pressed`; how loud that is."""
    length = whole.stat().st_size // 8
    filters = [f"volume={gain:.3f}dB"]
    if pressed:  # peaks between samples are seen at four times the rate
        limiter = f"alimiter=level=false:limit={factor(peak - 0.3):.5f}:attack=4:release=120:latency=true"
        filters += [f"aresample={4 * RATE}", limiter, f"aresample={RATE}"]
    filters += [f"apad=whole_len={length}", f"atrim=end_sample={length}", MEASURE]
    source = ("-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", str(whole))
    return level_in(_run([*source, "-af", ",".join(filters), *_into(path)]))


def _into(path: Path) -> tuple[str, ...]:
    return ("-c:a", "pcm_s16le", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-y", str(path))


def _run(words: Sequence[str], parts: Iterator[bytes] | None = None) -> str:
    """Run ffmpeg on files of our own, fed with `parts`; what it said. Raises OSError when it ends badly."""
    command = [ffmpeg(), "-hide_banner", "-nostats", *words]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          **quiet()) as process:
        try:
            for part in parts or ():
                process.stdin.write(part)
        except BrokenPipeError:
            pass  # it has ended, and says why
        except BaseException:
            process.kill()
            raise
        said = process.communicate()[1].decode("utf-8", "replace")
    if process.returncode:
        full = "No space left" in said or "File too large" in said
        raise OSError(errno.ENOSPC if full else errno.EIO, said.strip().rpartition("\n")[2][:200])
    return said


def _too_quiet(wanted: float, level: Level) -> Problem:
    return Problem(
        where="sound", what=f"is at {level.loudness:.1f} LUFS, not at {wanted:.0f}: its loud moments stand far out",
        hint="choose another music, or make its loud moments quieter", code="sound-quiet", level="note",
        what_fa="صدای فیلم به بلندی دلخواه نرسید، چون چند جای آن بسیار بلندتر از بقیه است",
        hint_fa="موسیقی دیگری برگزینید",
    )
