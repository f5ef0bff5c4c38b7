"""Turn a sound into its loudness and true peak, after ITU-R BS.1770-4 and EBU R 128."""

import re
from dataclasses import dataclass
from math import inf
from pathlib import Path

from studio.export.film.source import about_sound, reading, said

LOUDNESS = -14.0  # LUFS: what the large services play at; louder is turned down by them
SILENT = -70.0  # LUFS; the gate of BS.1770, below which nothing counts
MEASURE = "ebur128=peak=true:framelog=quiet"  # a filter that lets the sound pass and says its level at the end


@dataclass(frozen=True, kw_only=True)
class Level:
    """Integrated loudness in LUFS (-inf for silence) and true peak in dBTP."""

    loudness: float
    peak: float


def measured(path: str | Path) -> Level:
    """How loud a sound or film file is. Raises InputFault."""
    own = about_sound(path)
    command = [*reading(own.path), "-map", "0:a:0", "-af", MEASURE, "-f", "null", "-"]
    return level_in(said(command, own.path, patience=60.0 + own.seconds)[0])


def level_in(words: str) -> Level:
    """What the measure says at the end of `words`."""
    summary = words.rpartition("Summary:")[2]
    loudness = re.search(r"I:\s+(-?[\d.]+) LUFS", summary)
    peak = re.search(r"Peak:\s+(-?[\d.]+) dBFS", summary)
    found = float(loudness[1]) if loudness else -inf
    return Level(loudness=found if found > SILENT else -inf, peak=float(peak[1]) if peak else -inf)


def factor(decibels: float) -> float:
    """What a change of `decibels` multiplies samples by."""
    return 10.0 ** (decibels / 20.0)
