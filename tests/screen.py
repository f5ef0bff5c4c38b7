"""Turn Xvfb into a screen for as long as a `with` lasts, and xdotool into a hand on it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SIZE = "1366x768x24"


def lacking(*more: str) -> str:
    """The programs that are not here, in a line; empty when all are."""
    return ", ".join(name for name in ("Xvfb", "xdotool", *more) if shutil.which(name) is None)


@contextmanager
def screen() -> Iterator[dict[str, str]]:
    """An empty screen; what it gives is the environment for programs that shall show themselves there."""
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-noreset", "-displayfd", str(writing), "-screen", "0", SIZE, "-nolisten", "tcp"], pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            display = said.readline().strip()
        yield {**os.environ, "DISPLAY": f":{display}", "QT_QPA_PLATFORM": "xcb"}
    finally:
        server.terminate()
        server.wait()


def hand(there: dict[str, str], *words: str, patience: float = 60.0) -> str:
    """What xdotool answers to `words`. Raises TimeoutExpired."""
    done = subprocess.run(["xdotool", *words], env=there, capture_output=True, text=True, timeout=patience, check=False)
    return done.stdout.strip()
