"""Turn one sound of a film into samples: decoded once by the guarded reader, then read from the disk in parts.

However long a track is, memory holds a second of it. Music that is too short for its film is made a ring: its end runs
into its beginning.
"""

from dataclasses import dataclass, field
from math import isfinite
from pathlib import Path

import numpy as np

from studio import resources
from studio.document.clips import SHIPPED, Sound
from studio.errors import InputFault, input_fault
from studio.export.film.level import LOUDNESS, MEASURE, SILENT, Level, factor, level_in
from studio.export.film.shipped import shipped_sounds
from studio.export.film.source import about_sound, reading, said
from studio.tables import meant, nearest

RATE = 48_000
LEAD = 0.1  # seconds at both ends of a piece of ours that belong to its other end (tools/sounds.py)
_SEAM = 0.4  # seconds over which a piece not made to repeat runs into its own beginning
_MOST_LIFT = 24.0  # dB a quiet track is made louder at most: below lies noise
_SHORT_PEAK = -12.0  # dBFS for sounds shorter than loudness can be measured on
_FRAME = 8  # bytes of a sample of both channels
_NONE = np.zeros((0, 2), "f4")


@dataclass(frozen=True, kw_only=True, eq=False)
class Samples:
    """`count` stereo samples in the file `path`, from number `first` on, the first of them replaced by `head`."""

    path: Path
    count: int
    first: int = 0
    head: np.ndarray = field(default_factory=lambda: _NONE)

    def part(self, start: int, count: int) -> np.ndarray:
        """`count` samples from number `start` on, none beyond the last."""
        count = max(0, min(count, self.count - start))
        found = np.fromfile(self.path, "<f4", 2 * count, offset=_FRAME * (self.first + start)).reshape(-1, 2)
        own = self.head[start : start + count]
        found[: len(own)] = own
        return found

    def round(self, index: np.ndarray) -> np.ndarray:
        """The samples numbered `index`, that go up by ones; after the last one comes the first."""
        runs = np.split(index % self.count, np.flatnonzero(np.diff(index % self.count) != 1) + 1)
        return np.concatenate([self.part(int(run[0]), len(run)) for run in runs])


@dataclass(frozen=True, kw_only=True)
class Wish:
    """A track as asked for: a sound, or footage heard at another speed."""

    sound: Sound
    speed: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Track:
    """A track ready to be added: `gain` makes it as loud as all others, times its volume; `at` and `length` say where
    it stands in the film, in samples."""

    samples: Samples
    sound: Sound
    at: int
    length: int
    gain: float

    def taken(self, t: np.ndarray | float) -> np.ndarray:
        """The samples at seconds `t` from the track's own start."""
        index = np.round(np.multiply(t, RATE)).astype(np.int64)
        found = self.gain * self.samples.round(np.atleast_1d(index)).astype(np.float64)
        return found if index.ndim else found[0]


def opened(wish: Wish, seconds: float, path: Path) -> Track | None:
    """The track of a wish in a film of `seconds`, decoded into the file `path`; None when there is nothing to hear.

    Raises InputFault for a file of no use.
    """
    sound = wish.sound
    stop = min(sound.until or seconds, seconds)
    if not sound.source or sound.volume <= 0 or sound.at >= stop:
        return None
    length = round((stop - sound.at) * RATE)
    samples, level = _decoded(wish, length, path)
    if sound.role == "music":
        samples = _repeatable(samples, sound, length)
    return Track(
        samples=samples, sound=sound, at=round(sound.at * RATE), gain=sound.volume * _evening(level),
        length=length if sound.role == "music" else min(length, samples.count),
    )


def sound_path(source: str) -> str:
    """The file of a track: one of ours for "shipped:...", else `source` itself. Raises InputFault."""
    if not source.startswith(SHIPPED):
        return source
    known = [sound.source for sound in shipped_sounds()]
    if source not in known:
        hint, hint_fa = meant(nearest(source, known), "see `ketabnama list sounds`", "از فهرست صداها برگزینید")
        raise input_fault(
            source, "there is no shipped sound of that name", hint, code="sound-unknown",
            what_fa="صدایی به این نام در برنامه نیست", hint_fa=hint_fa,
        )
    return str(resources.asset(f"sounds/{source.removeprefix(SHIPPED)}.opus"))


def _decoded(wish: Wish, length: int, path: Path) -> tuple[Samples, Level]:
    """The samples of a track, about as many as can be heard, and its level. Raises InputFault."""
    sound, source = wish.sound, sound_path(wish.sound.source)
    own = about_sound(source).seconds  # in hundredths, so nothing is cut there that was not asked for
    if sound.start >= min(sound.end or own, own):
        raise _nothing_left(source)
    seek = ("-ss", f"{sound.start:.6f}") if sound.start else ()
    most = length + round(2 * LEAD * RATE)
    if sound.end:
        most = min(most, round((sound.end - sound.start) / wish.speed * RATE))
    filters = [*_tempo(wish.speed), f"aresample={RATE}", "aformat=sample_fmts=flt:channel_layouts=stereo",
               f"atrim=end_sample={most}", MEASURE]
    command = [*reading(source, before=seek), "-map", "0:a:0", "-af", ",".join(filters), "-f", "f32le", "-y", str(path)]
    words, _ = said(command, source, patience=60.0 + most / RATE)
    count = path.stat().st_size // _FRAME if path.exists() else 0
    if not count:
        raise _nothing_left(source)
    return Samples(path=path, count=count), level_in(words)


def _tempo(speed: float) -> list[str]:
    """Filters that play faster or slower at the same pitch, each by a half to a hundred times."""
    steps = []
    while speed < 0.5:
        steps.append("atempo=0.5")
        speed /= 0.5
    return [*steps, f"atempo={min(speed, 100.0):.6f}"] if steps or speed != 1.0 else []


def _evening(level: Level) -> float:
    """The factor that makes a track as loud as all others."""
    if level.loudness > SILENT:
        return factor(min(LOUDNESS - level.loudness, _MOST_LIFT))
    return factor(min(_SHORT_PEAK - level.peak, _MOST_LIFT)) if isfinite(level.peak) else 1.0


# ---------------------------------------------------------------- music repeated


def _repeatable(samples: Samples, sound: Sound, length: int) -> Samples:
    """`samples` so that their end runs into their beginning, when they are too short for `length`."""
    if sound.source.startswith(SHIPPED) and not (sound.start or sound.end):
        return _ring(samples, length)
    seam = min(round(_SEAM * RATE), samples.count // 4)
    if samples.count >= length or not seam:
        return samples
    out = np.cos(np.linspace(0.0, np.pi / 2, seam, dtype=np.float32))[:, None]
    joined = samples.part(samples.count - seam, seam) * out + samples.part(0, seam) * out[::-1]
    return Samples(path=samples.path, count=samples.count - seam, head=joined)


def _ring(samples: Samples, length: int) -> Samples:
    """A piece of ours without what belongs to its other end, but for a soft change into it where that is heard."""
    lead = round(LEAD * RATE)
    if samples.count - lead >= length:
        return Samples(path=samples.path, first=lead, count=samples.count - lead)
    share = np.linspace(0.0, 1.0, lead // 4, dtype=np.float32)[:, None]
    head = samples.part(lead, lead // 4) * share + samples.part(samples.count - lead, lead // 4) * (1 - share)
    return Samples(path=samples.path, first=lead, count=samples.count - 2 * lead, head=head)


def _nothing_left(source: str) -> InputFault:
    return input_fault(
        source, "nothing of it is left to hear between its start and end", "set its start and end anew",
        code="sound-empty", what_fa="میان آغاز و پایانی که برگزیده‌اید صدایی نیست",
        hint_fa="آغاز و پایان را دوباره تنظیم کنید",
    )
