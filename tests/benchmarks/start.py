"""From a start of the program to the first window, beside Inkscape's, on one screen in one run.

    python tests/benchmarks/start.py [--rounds 5]

Both are started in turn on an Xvfb screen of 1366x768, in empty folders of settings of their own, after one start each
that is not counted; a window counts when xdotool finds it visible. Then the window's memory: at home, and with a
design of ten pages open. Says so and leaves when Xvfb, xdotool or Inkscape is missing.
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.screen import hand, lacking, screen

ROOT = Path(__file__).resolve().parents[2]
OURS = [sys.executable, "-m", "studio"]
MEMORY = 300  # MB
_SETTLED = 6.0  # seconds


def started(command: list[str], there: dict[str, str]) -> tuple[subprocess.Popen, float]:
    """A program whose first window is on the screen now, and the seconds that took."""
    began = time.perf_counter()
    child = subprocess.Popen(command, env=there, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for(child, ".", there)
    return child, time.perf_counter() - began


def wait_for(child: subprocess.Popen, name: str, there: dict[str, str]) -> None:
    """Until a window of the program with `name` in its title is on the screen."""
    while child.poll() is None:
        if hand(there, "search", "--all", "--onlyvisible", "--pid", str(child.pid), "--name", name):
            return
        time.sleep(0.02)
    raise SystemExit(f"{child.args[0]} ended with {child.returncode} before its window came")


def ended(child: subprocess.Popen) -> None:
    """Let the program end."""
    child.terminate()
    child.wait()


def own(there: dict[str, str], folder: str) -> dict[str, str]:
    """An environment with settings in `folder` alone, and bytecode kept there as an installed program has it."""
    names = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "PYTHONPYCACHEPREFIX")
    plain = {name: value for name, value in there.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**plain, **{name: str(Path(folder) / name.lower()) for name in names}}


def megabytes(child: subprocess.Popen) -> float:
    """What the program holds in memory now."""
    pages = int(Path(f"/proc/{child.pid}/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def ten_pages(folder: str) -> Path:
    """A design of ten pages in a file."""
    from studio.document.edits import duplicate_page, with_ids
    from studio.template import begun, sample_contents, template
    from widgets import design_file

    source = template("book-intro")
    contents, words = sample_contents(source)
    document = with_ids(begun(source, contents, {}, words))
    for _ in range(9):
        document = duplicate_page(document, 0)
    path = Path(folder) / "ten.ketab"
    design_file.save(document, path)
    return path


def memory(command: list[str], title: str, there: dict[str, str]) -> float:
    """MB of the window some seconds after it has this `title`."""
    child, _ = started(command, there)
    wait_for(child, title, there)
    time.sleep(_SETTLED)
    found = megabytes(child)
    ended(child)
    return found


def main() -> None:
    """Measure and print."""
    wish = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wish.add_argument("--rounds", type=int, default=5)
    rounds = wish.parse_args().rounds
    if missing := lacking("inkscape"):
        print(f"start: skipped, not on this machine: {missing}")
        return
    ours, theirs = [], []
    with screen() as bare, tempfile.TemporaryDirectory() as folder:
        there = own(bare, folder)
        for _ in range(rounds + 1):
            for times, command in ((ours, OURS), (theirs, ["inkscape"])):
                child, seconds = started(command, there)
                times.append(seconds)
                ended(child)
        mine, inkscape = statistics.median(ours[1:]), statistics.median(theirs[1:])
        verdict = "before" if mine <= inkscape else "AFTER"
        print(f"{'start':20} {mine:6.2f} s    Inkscape {inkscape:.2f} s    {verdict} it, {inkscape / mine:.1f} : 1")
        at_home = memory(OURS, ".", there)
        print(f"{'memory, home':20} {at_home:6.0f} MB")
        used = memory([*OURS, str(ten_pages(folder))], "ten", there)
        print(f"{'memory, ten pages':20} {used:6.0f} MB   {'within' if used <= MEMORY else 'OVER'} {MEMORY} MB")


if __name__ == "__main__":
    main()
