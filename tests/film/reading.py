"""What a finished film holds, by ffmpeg, which is no part of what is tested here but the coder itself."""

import re
import subprocess
from pathlib import Path

import numpy as np
from PySide6.QtGui import QImage

from studio.export.film.pipe import program


def said(path: Path) -> str:
    """What ffmpeg says of the file."""
    line = [program(), "-hide_banner", "-i", path]
    done = subprocess.run(line, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return done.stderr.decode()


def frames(path: Path, width: int, height: int) -> np.ndarray:
    """Every frame as rows of R, G, B, converted by the colours that the file names."""
    line = [program(), "-v", "error", "-i", path, "-an", "-f", "rawvideo", "-pix_fmt", "rgb24", "-"]
    data = subprocess.run(line, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL).stdout
    return np.frombuffer(data, np.uint8).reshape(-1, height, width, 3)


def samples(path: Path) -> np.ndarray:
    """The sound, left and right, as it is played."""
    line = [program(), "-v", "error", "-i", path, "-vn", "-f", "s16le", "-ar", "48000", "-ac", "2", "-"]
    data = subprocess.run(line, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL).stdout
    return np.frombuffer(data, "<i2").reshape(-1, 2)


def clean(path: Path) -> bool:
    """Whether everything in the file can be decoded without a word of complaint."""
    line = [program(), "-v", "warning", "-xerror", "-i", path, "-f", "null", "-"]
    done = subprocess.run(line, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    return done.returncode == 0 and not done.stderr


def length(path: Path) -> float:
    """Its duration in seconds as players show it."""
    hours, minutes, seconds = re.search(r"Duration: (\d+):(\d+):([\d.]+)", said(path)).groups()
    return int(hours) * 3600 + int(minutes) * 60 + float(seconds)


def pixels(image: QImage) -> np.ndarray:
    """A painted image as rows of R, G, B."""
    form = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(form.constBits(), np.uint8).reshape(form.height(), form.bytesPerLine())
    return rows[:, : form.width() * 3].reshape(form.height(), form.width(), 3).copy()


def psnr(one: np.ndarray, other: np.ndarray) -> float:
    """The peak signal to noise ratio of two pictures in dB."""
    error = np.mean((one.astype(np.float64) - other) ** 2)
    return float("inf") if error == 0 else 10 * np.log10(255**2 / error)
