"""Films and sounds of every awkward sort, made by ffmpeg alone."""

import re
import subprocess
from pathlib import Path

import imageio_ffmpeg
import numpy as np
from PySide6.QtGui import QImage

FFMPEG = imageio_ffmpeg.get_ffmpeg_exe()
STEP = 7  # grey levels from one numbered picture to the next
COUNT = 28  # pictures until the greys begin again


def ffmpeg(*words: object) -> str:
    """Run ffmpeg; what it said."""
    done = subprocess.run([FFMPEG, "-hide_banner", "-nostdin", "-y", *map(str, words)], capture_output=True, check=True)
    return done.stderr.decode("utf-8", "replace")


def film(path: Path, source: str, *options: object) -> Path:
    """A film of what `source` (lavfi) draws."""
    ffmpeg("-loglevel", "error", "-f", "lavfi", "-i", source, *options, path)
    return path


def numbered(path: Path, *options: object, rate: float = 25, seconds: float = 4.0) -> Path:
    """A film whose every picture says its number by its grey (`number_in`)."""
    grey = f"geq=lum='16+mod(N,{COUNT})*{STEP}':cb=128:cr=128".replace(",", r"\,")
    return film(path, f"color=black:s=64x48:r={rate}:d={seconds},format=yuv420p,{grey}", *options)


def number_in(image: QImage, at: tuple[int, int] = (32, 24)) -> float:
    """The number that a picture of `numbered` says, up to COUNT."""
    return image.pixelColor(*at).red() * 219 / 255 / STEP


def tone(path: Path, expression: str, seconds: float, *options: object, rate: int = 48_000) -> Path:
    """A sound: one expression of `t` for each channel, parted by "|"."""
    spelled = expression.replace(",", r"\,")
    return film(path, f"aevalsrc={spelled}:s={rate}:d={seconds}", *options)


def samples(path: Path, rate: int = 48_000) -> np.ndarray:
    """All samples of a sound, stereo, as another reader has them."""
    command = [FFMPEG, "-loglevel", "error", "-i", path, "-f", "f32le", "-ac", "2", "-ar", str(rate), "-"]
    return np.frombuffer(subprocess.run(command, capture_output=True, check=True).stdout, "<f4").reshape(-1, 2)


def loudness(path: Path) -> tuple[float, float]:
    """Integrated loudness (LUFS) and true peak (dBTP) by the EBU R 128 meter of ffmpeg."""
    words = ffmpeg("-i", path, "-map", "0:a:0", "-af", "ebur128=peak=true:framelog=quiet", "-f", "null", "-")
    summary = words.rpartition("Summary:")[2]
    return float(re.search(r"I:\s+(\S+) LUFS", summary)[1]), float(re.search(r"Peak:\s+(\S+) dBFS", summary)[1])


def level(sound: np.ndarray, start: float, end: float, rate: int = 48_000) -> float:
    """The mean level of a stretch in dBFS."""
    part = sound[round(start * rate) : round(end * rate)]
    return 20 * float(np.log10(np.sqrt(np.mean(np.square(part, dtype=np.float64))) + 1e-9))


def strength(sound: np.ndarray, frequency: float, start: float, end: float, rate: int = 48_000) -> float:
    """The level in dB of one frequency in a stretch, to compare with others."""
    part = sound[round(start * rate) : round(end * rate)].mean(axis=1)
    part = part * np.hanning(len(part))
    turn = np.exp(-2j * np.pi * frequency * np.arange(len(part)) / rate)
    return 20 * float(np.log10(abs(np.dot(part, turn)) / len(part) + 1e-9))
