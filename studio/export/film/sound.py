"""Turn the tracks of a film into one stereo sound of exactly its length, as loud as services play and never clipped.

Every track is decoded once by the guarded reader (`source`), MoviePy places, fades and adds them, and what that gives
is measured after ITU-R BS.1770-4 and EBU R 128 and brought to its loudness, its true peaks held down.
"""

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from studio import resources
from studio.document.clips import SHIPPED, Sound
from studio.errors import InputFault, Problem, input_fault
from studio.export.film.source import about_sound, ffmpeg, quiet, reading, said
from studio.scene import Picture, Scene, walk

if TYPE_CHECKING:
    from moviepy import AudioClip

RATE = 48_000
LOUDNESS = -14.0  # LUFS: what the large services play at; louder is turned down by them
PEAK = -2.0  # dBTP before coding: AAC adds up to 1 dB, and -1 dBTP is what must hold after it
SILENT = -70.0  # LUFS; the gate of BS.1770, below which nothing counts

_MOST_LIFT = 24.0  # dB a quiet track is made louder at most: below lies noise
_MOST_PRESSED = 6.0  # dB of peaks held down at most; more is heard as pumping
_FADES = {"music": (0.5, 1.5), "narration": (0.02, 0.05), "effect": (0.0, 0.02)}
LEAD = 0.1  # seconds at both ends of a piece of ours that belong to its other end (tools/sounds.py)
_SEAM = 0.4  # seconds over which a piece not made to repeat runs into its own beginning

# Music under a voice: as far below it as speech stays easy to follow, down before a word and up when it is over.
_UNDER = 14.0  # dB
_SPOKEN = -34.0  # dBFS, mean of 20 ms, of a track at -14 LUFS
_BEFORE, _AFTER, _SLOPE = 0.30, 0.90, 0.30  # seconds
_GRID = 50  # a second, on which speech is looked for


@dataclass(frozen=True, kw_only=True)
class Heard:
    """The own sound of footage in a film: its seconds `start` to `end` at `speed`, from second `at` of the film."""

    source: str
    at: float
    start: float
    end: float
    speed: float = 1.0
    volume: float = 1.0


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
    read is left out, with a problem; without tracks it is silence.
    """
    length = round(seconds * RATE)
    problems: list[Problem] = []
    tracks = [track for number, wish in enumerate((*map(_of_clip, clips), *sounds))
              if (track := _opened(wish, seconds, scratch / f"track-{number}.f32", problems))]
    path = scratch / "sound.wav"
    if not tracks or not length:
        _run([ffmpeg(), *_FROM_PIPE, *_into(path)], (bytes(8 * size) for size in _parts(length)))
        return Mixed(path=path, loudness=-np.inf, peak=-np.inf, problems=tuple(problems))
    whole = scratch / "whole.f32"
    adding = [ffmpeg(), *_FROM_PIPE, "-af", _MEASURE, "-f", "f32le", "-y", str(whole)]
    raw = _level(_run(adding, _added(tracks, length)))
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


def sound_path(source: str) -> str:
    """The file of a track: one of ours for "shipped:...", else `source` itself. Raises InputFault for an unknown name.
    """
    if not source.startswith(SHIPPED):
        return source
    name = source.removeprefix(SHIPPED)
    path = resources.asset(f"sounds/{name}.opus") if re.fullmatch(r"[a-z0-9-]+", name) else None
    if path is None or not path.is_file():
        raise input_fault(
            source, "there is no shipped sound of that name", "see the list of sounds", code="sound-unknown",
            what_fa="صدایی به این نام در برنامه نیست", hint_fa="از فهرست صداها برگزینید",
        )
    return str(path)


# ---------------------------------------------------------------- tracks


@dataclass(frozen=True, kw_only=True)
class _Track:
    """A decoded track: its samples, where it stands in the film in samples, how loud, and how it comes and goes."""

    samples: np.ndarray
    at: int
    length: int
    gain: float
    role: str
    fades: tuple[float, float]

    def taken(self, t: np.ndarray | float) -> np.ndarray:
        """The samples at seconds `t` from the track's own start; repeated when it is longer than they are."""
        index = np.round(np.multiply(t, RATE)).astype(np.int64)
        return self.gain * np.asarray(self.samples[index % len(self.samples)], dtype=np.float64)


@dataclass(frozen=True, kw_only=True)
class _Wish:
    """A track as asked for, a sound's or a clip's."""

    sound: Sound
    speed: float = 1.0


def _of_clip(heard: Heard) -> _Wish:
    sound = Sound(source=heard.source, role="narration", at=heard.at, start=heard.start, end=heard.end,
                  volume=heard.volume)
    return _Wish(sound=sound, speed=heard.speed)


def _opened(wish: _Wish | Sound, seconds: float, path: Path, problems: list[Problem]) -> _Track | None:
    """The track of a wish, decoded into the file `path`; None, with a problem, when it cannot be heard."""
    wish = wish if isinstance(wish, _Wish) else _Wish(sound=wish)
    sound = wish.sound
    stop = min(sound.until or seconds, seconds)
    if not sound.source or sound.volume <= 0 or sound.at >= stop:
        return None
    try:
        samples, level = _decoded(wish, stop - sound.at, path)
    except InputFault as fault:
        problems.append(replace(fault.problem, level="warning"))
        return None
    if sound.role == "music":
        samples = _repeatable(samples, sound, round((stop - sound.at) * RATE))
    length = round((stop - sound.at) * RATE)
    length = length if sound.role == "music" else min(length, len(samples))
    inwards, outwards = _FADES[sound.role]
    return _Track(
        samples=samples, at=round(sound.at * RATE), length=length, role=sound.role, gain=sound.volume * _evening(level),
        fades=(inwards if sound.fade_in is None else sound.fade_in,
               outwards if sound.fade_out is None else sound.fade_out),
    )


def _decoded(wish: _Wish, room: float, path: Path) -> tuple[np.ndarray, "Level"]:
    """The samples of a track, at most `room` seconds of them, and its level. Raises InputFault."""
    sound, source = wish.sound, sound_path(wish.sound.source)
    own = about_sound(source).seconds  # in hundredths, so nothing is cut there that was not asked for
    if sound.start >= min(sound.end or own, own):
        raise _nothing_left(source)
    seek = ("-ss", f"{sound.start:.6f}") if sound.start else ()
    most = min((sound.end - sound.start) / wish.speed, room) if sound.end else room
    filters = [*_tempo(wish.speed), f"aresample={RATE}", "aformat=sample_fmts=flt:channel_layouts=stereo",
               f"atrim=end_sample={round(most * RATE)}", _MEASURE]
    command = [*reading(source, before=seek), "-map", "0:a:0", "-af", ",".join(filters), "-f", "f32le", "-y", str(path)]
    words, _ = said(command, source, patience=60.0 + most)
    samples = _stored(path)
    if not len(samples):
        raise _nothing_left(source)
    return samples, _level(words)


def _stored(path: Path) -> np.ndarray:
    """The samples in a scratch file, left on the disk until they are asked for."""
    size = path.stat().st_size // 8 if path.exists() else 0
    return np.memmap(path, dtype="<f4", mode="r", shape=(size, 2)) if size else np.zeros((0, 2), "f4")


def _tempo(speed: float) -> list[str]:
    """Filters that play faster or slower at the same pitch, each by a half to a hundred times."""
    steps = []
    while speed < 0.5:
        steps.append("atempo=0.5")
        speed /= 0.5
    return [*steps, f"atempo={min(speed, 100.0):.6f}"] if steps or speed != 1.0 else []


def _repeatable(samples: np.ndarray, sound: Sound, length: int) -> np.ndarray:
    """`samples` so that their end runs into their beginning, when they are too short for `length`."""
    if sound.source.startswith(SHIPPED) and not (sound.start or sound.end):
        return _ring(samples)
    seam = min(round(_SEAM * RATE), len(samples) // 4)
    if len(samples) >= length or not seam:
        return samples
    out = np.cos(np.linspace(0.0, np.pi / 2, seam, dtype=np.float32))[:, None]
    joined = samples[-seam:] * out + samples[:seam] * out[::-1]
    return np.concatenate([joined, samples[seam:-seam]])


def _ring(samples: np.ndarray) -> np.ndarray:
    """The samples of a piece of ours without what belongs to its other end, but for a soft change into it."""
    lead = round(LEAD * RATE)
    ring = np.array(samples[lead:-lead])
    share = np.linspace(0.0, 1.0, lead // 4, dtype=np.float32)[:, None]
    ring[: lead // 4] = ring[: lead // 4] * share + samples[-lead : -lead + lead // 4] * (1 - share)
    return ring


def _evening(level: "Level") -> float:
    """The factor that makes a track as loud as all others."""
    if level.loudness > SILENT:
        return _factor(min(LOUDNESS - level.loudness, _MOST_LIFT))
    if isfinite(level.peak):  # shorter than loudness can be measured on
        return _factor(min(-12.0 - level.peak, _MOST_LIFT))
    return 1.0


def _factor(decibels: float) -> float:
    return 10.0 ** (decibels / 20.0)


# ---------------------------------------------------------------- together


def _added(tracks: Sequence[_Track], length: int) -> Iterator[bytes]:
    """All tracks together, second by second."""
    from moviepy import CompositeAudioClip  # it takes a third of a second to load, which most runs need not wait for

    talk = _talk(tracks, length)
    whole = CompositeAudioClip([_placed(track, talk) for track in tracks])
    at = 0
    for size in _parts(length):
        yield whole.get_frame(np.arange(at, at + size) / RATE).astype("<f4").tobytes()
        at += size


def _placed(track: _Track, talk: np.ndarray) -> "AudioClip":
    """The track as a clip of MoviePy at its place in the film."""
    from moviepy import AudioClip, afx

    clip = AudioClip(track.taken, duration=track.length / RATE, fps=RATE)
    inwards, outwards = (min(fade, track.length / RATE / 2) for fade in track.fades)
    effects = [afx.AudioFadeIn(inwards)] if inwards else []
    effects += [afx.AudioFadeOut(outwards)] if outwards else []
    clip = clip.with_effects(effects)
    if track.role == "music" and talk.any():
        down = _factor(-_UNDER) ** talk
        start = track.at / RATE
        clip = clip.transform(
            lambda get, t: get(t) * np.interp(np.add(t, start), np.arange(len(down)) / _GRID, down)[..., None])
    return clip.with_start(track.at / RATE)


def _talk(tracks: Sequence[_Track], length: int) -> np.ndarray:
    """How much somebody speaks, from 0 to 1, `_GRID` times a second: rising before the first word, falling after."""
    spoken = np.zeros(length * _GRID // RATE + 2)
    for track in tracks:
        if track.role == "narration":
            found = _spoken(track)
            first = track.at * _GRID // RATE
            part = spoken[first : first + len(found)]
            np.maximum(part, found[: len(part)], out=part)
    before, after, slope = (round(span * _GRID) for span in (_BEFORE + _SLOPE / 2, _AFTER, _SLOPE))
    held = np.array([spoken[max(0, n - after) : n + before + 1].max() for n in range(len(spoken))])
    return np.convolve(np.pad(held, slope, mode="edge"), np.ones(slope) / slope, "same")[slope:-slope]


def _spoken(track: _Track) -> np.ndarray:
    """Whether something is said, in parts of 20 ms."""
    size = RATE // _GRID
    count = track.length // size
    found = np.zeros(count)
    for first in range(0, count, 3000):  # a minute at a time
        part = track.samples[first * size : min(first + 3000, count) * size].reshape(-1, size * 2)
        found[first : first + len(part)] = np.sqrt(np.mean(np.square(part, dtype=np.float64), axis=1)) * track.gain
    return (found > _factor(_SPOKEN)).astype(float)


def _parts(length: int) -> Iterator[int]:
    """`length` samples in parts of a second."""
    for first in range(0, length, RATE):
        yield min(RATE, length - first)


# ---------------------------------------------------------------- loudness


@dataclass(frozen=True, kw_only=True)
class Level:
    """Integrated loudness in LUFS (-inf for silence) and true peak in dBTP, after ITU-R BS.1770-4."""

    loudness: float
    peak: float


_MEASURE = "ebur128=peak=true:framelog=quiet"
_FROM_PIPE = ("-hide_banner", "-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", "pipe:0")


def measured(path: str | Path) -> Level:
    """How loud a sound or film file is. Raises InputFault."""
    own = about_sound(path)
    command = [*reading(own.path), "-map", "0:a:0", "-af", _MEASURE, "-f", "null", "-"]
    return _level(said(command, own.path, patience=60.0 + own.seconds)[0])


def _level(words: str) -> Level:
    """What the measure says at the end of `words`."""
    summary = words.rpartition("Summary:")[2]
    loudness = re.search(r"I:\s+(-?[\d.]+|-?inf|nan) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+|-?inf|nan) dBFS", summary)
    found = float(loudness[1]) if loudness else -np.inf
    top = float(peak[1]) if peak else -np.inf
    return Level(loudness=found if found > SILENT else -np.inf, peak=top)


def _finished(whole: Path, path: Path, raw: Level, loudness: float, peak: float) -> tuple[Level, tuple[Problem, ...]]:
    """Write `whole` to `path` at the loudness and peak asked for; its level, and a note where that cannot be had."""
    if not isfinite(raw.loudness):
        return _written(whole, path, 0.0, peak, pressed=isfinite(raw.peak) and raw.peak > peak), ()
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
        limiter = f"alimiter=level=false:limit={_factor(peak - 0.3):.5f}:attack=4:release=120:latency=true"
        filters += [f"aresample={4 * RATE}", limiter, f"aresample={RATE}"]
    filters += [f"apad=whole_len={length}", f"atrim=end_sample={length}", _MEASURE]
    command = [
        ffmpeg(), "-hide_banner", "-nostdin", "-f", "f32le", "-ar", str(RATE), "-ac", "2", "-i", str(whole),
        "-af", ",".join(filters), *_into(path),
    ]
    words, _ = said(command, str(path), patience=60 + length / RATE)
    return _level(words)


def _into(path: Path) -> tuple[str, ...]:
    return ("-c:a", "pcm_s16le", "-fflags", "+bitexact", "-flags:a", "+bitexact", "-y", str(path))


def _run(command: list[str], parts: Iterator[bytes]) -> str:
    """Feed `parts` to `command`; what it said."""
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                          **quiet()) as process:
        for part in parts:
            process.stdin.write(part)
        return process.communicate()[1].decode("utf-8", "replace")


def _too_quiet(wanted: float, level: Level) -> Problem:
    return Problem(
        where="sound", what=f"is at {level.loudness:.1f} LUFS, not at {wanted:.0f}: its loud moments stand far out",
        hint="choose another music, or make its loud moments quieter", code="sound-quiet", level="note",
        what_fa="صدای فیلم به بلندی دلخواه نرسید، چون چند جای آن بسیار بلندتر از بقیه است",
        hint_fa="موسیقی دیگری برگزینید",
    )


def _nothing_left(source: str) -> InputFault:
    return input_fault(
        source, "nothing of it is left to hear between its start and end", "set its start and end anew",
        code="sound-empty", what_fa="میان آغاز و پایانی که برگزیده‌اید صدایی نیست",
        hint_fa="آغاز و پایان را دوباره تنظیم کنید",
    )
