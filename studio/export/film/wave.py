"""Turn a sound into the heights of its drawn wave: how loud it is from part to part."""

import subprocess
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from threading import Timer

import numpy as np

from studio.export.film.source import about_sound, quiet, reading, unreadable

COUNT = 240  # heights of a wave: more than bars on any page
_RATE = 8_000  # samples a second: loudness needs no more
_LOWEST = -36.0  # dB below the loudest parts, where a bar is but a dot
_FLOOR = 0.04
_LOUD = 95  # percentile that fills the height: one cough does not make all speech small


def levels(path: str, start: float = 0.0, end: float = 0.0, count: int = COUNT) -> tuple[float, ...]:
    """`count` heights 0-1 of the sound from second `start` to `end` (0: its own end). Kept. Raises InputFault."""
    own = about_sound(path)
    state = Path(path).stat()
    stop = min(end or own.seconds, own.seconds)
    return _levels(path, (state.st_mtime_ns, state.st_size), min(start, stop), stop, count)


@lru_cache(maxsize=64)
def _levels(path: str, _version: tuple[int, int], start: float, stop: float, count: int) -> tuple[float, ...]:
    size = max(1, round((stop - start) * _RATE / count))
    power = np.zeros(count)
    for number, part in enumerate(_parts(path, start, stop - start, size)):
        if number < count:
            power[number] = np.mean(np.square(part, dtype=np.float64))
    loud = np.percentile(power, _LOUD) or power.max()
    if loud <= 0:
        return (_FLOOR,) * count
    decibels = 10 * np.log10(np.maximum(power / loud, 1e-12))
    heights = np.clip(1 - decibels / _LOWEST, _FLOOR, 1.0)
    return tuple(float(height) for height in heights.round(4))


def _parts(path: str, start: float, seconds: float, size: int) -> Iterator[np.ndarray]:
    """The samples of the sound in parts of `size`, as they come out of the reader."""
    before = ("-ss", f"{start:.6f}") if start else ()
    command = [*reading(path, before=before), "-t", f"{seconds:.6f}", "-map", "0:a:0", "-ac", "1", "-ar", str(_RATE),
               "-f", "f32le", "-"]
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **quiet())
    watch = Timer(60.0 + seconds, process.kill)
    watch.start()
    found = False
    try:
        while len(data := process.stdout.read(4 * size)) >= 4:
            found = True
            yield np.frombuffer(data[: len(data) // 4 * 4], "<f4")
    finally:
        watch.cancel()
        process.kill()
        process.stdout.close()
        process.wait()
    if not found:
        raise unreadable(path)
