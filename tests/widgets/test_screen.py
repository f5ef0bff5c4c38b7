"""The program on a real X server, with xdotool's hands."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.screen import hand, lacking, screen

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def there() -> Iterator[dict[str, str]]:
    if missing := lacking():
        pytest.skip(f"not on this machine: {missing} (tools/system.py tests)")
    with screen() as environment:
        yield environment


def visible(child: subprocess.Popen, there: dict[str, str]) -> str:
    """The first visible window of the program."""
    end = time.monotonic() + 60
    while time.monotonic() < end and child.poll() is None:
        found = hand(there, "search", "--all", "--onlyvisible", "--pid", str(child.pid), "--name", ".")
        if found:
            return found.split()[0]
        time.sleep(0.1)
    raise AssertionError(f"no window came; exit code {child.poll()}")


def test_the_window_comes_fits_the_screen_and_leaves_by_keys(there: dict[str, str], tmp_path: Path) -> None:
    own = {**there, **{f"XDG_{name}_HOME": str(tmp_path / name) for name in ("CONFIG", "DATA", "CACHE")}}
    child = subprocess.Popen([sys.executable, "-m", "studio"], env=own, cwd=ROOT, stderr=subprocess.DEVNULL)
    try:
        window = visible(child, there)
        size = hand(there, "getwindowgeometry", "--shell", window)
        width, height = (int(line.partition("=")[2]) for line in size.splitlines() if line[:5] in ("WIDTH", "HEIGH"))
        assert (width, height) <= (1366, 768)
        assert height <= 768
        hand(there, "windowfocus", "--sync", window)
        end = time.monotonic() + 40
        while child.poll() is None and time.monotonic() < end:
            hand(there, "key", "ctrl+q")
            time.sleep(0.5)
        assert child.poll() == 0
    finally:
        child.kill()
        child.wait()
