"""How long the window is deaf: the longest turn of its event loop while it starts, opens, types, exports, reads a list.

    python tests/benchmarks/blocks.py [--rows 2800]

Runs offscreen on the real window in folders of its own. A turn is the time between two beats of a timer of 5 ms; beside
the longest stand how many were over 50 ms. Another busy program lengthens turns: run it on a quiet machine.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

BUDGET = 0.05  # seconds
_PATIENCE = 60.0
# What takes longer and why, told beside the figure.
KNOWN = {
    "start": "the window is built in one go, before anybody sees it",
    "design opened": "the first look at a card in each size is laid out and painted in the window's thread",
    "other template": "the same", "list dropped": "sizes of the design before may still be painted",
    "theme": "Qt dresses every widget anew",
}


class Watch:
    """Beats with the event loop and keeps the long turns of each phase."""

    def __init__(self, app: object) -> None:
        from PySide6.QtCore import QTimer

        self.app, self.turns, self.name = app, {}, ""
        self._last = time.perf_counter()
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._beat)
        self._timer.start()

    def phase(self, name: str, deed: Callable[[], object], until: Callable[[], bool] | None = None,
              rest: float = 1.0) -> None:
        """Do `deed`, wait `until` something is so, and `rest` seconds more."""
        self.name, self.turns[name], self._last = name, [], time.perf_counter()
        deed()
        end = time.perf_counter() + _PATIENCE
        while until is not None and not until() and time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.001)
        end = time.perf_counter() + rest
        while time.perf_counter() < end:
            self.app.processEvents()
            time.sleep(0.001)

    def tell(self) -> None:
        """A line for each phase."""
        for name, turns in self.turns.items():
            worst, over = max(turns, default=0.0), sum(turn > BUDGET for turn in turns)
            verdict = "within" if worst <= BUDGET else f"OVER ({over} times)"
            known = f"   known: {KNOWN[name]}" if worst > BUDGET and name in KNOWN else ""
            print(f"{name:20} {worst * 1000:6.0f} ms   {verdict} {BUDGET * 1000:g} ms{known}")

    def _beat(self) -> None:
        now = time.perf_counter()
        self.turns[self.name].append(now - self._last)
        self._last = now


def walk(folder: Path, rows: int) -> None:
    """Everything a first morning with the program has in it."""
    from widgets.app import Program, application

    app = application()
    watch, program = Watch(app), Program(app)
    watch.phase("start", program.open_window, rest=4.0)
    window = program.window
    rooms = window.rooms
    watch.phase("design opened", lambda: window.designs.start("book-intro"), lambda: rooms.is_open("design"), rest=3.0)
    words = rooms.room("design").form.editor("title").words
    for letter in "سووشون":
        watch.phase(f"letter {letter}", lambda letter=letter: words.insertPlainText(letter), rest=0.4)
    letters = [turn for name in [*watch.turns] if name.startswith("letter") for turn in watch.turns.pop(name)]
    watch.phase("theme", window.actions_["view.theme"].trigger)
    watch.turns["typing"] = letters
    watch.phase("export entered", lambda: rooms.enter("export"))
    export = rooms.room("export")
    export.folder.setText(str(folder / "out"))
    watch.phase("export run", export.start, lambda: export.page == "look")
    window.designs.session.undo_stack.setClean()
    started = partial(window.designs.start, "new-arrivals")
    watch.phase("other template", started, lambda: rooms.is_open("design"), rest=6.0)
    listed = folder / "list.csv"
    lines = (f"کتاب شمارهٔ {number},نویسندهٔ {number % 90},{1350 + number % 50}" for number in range(rows))
    listed.write_text("\n".join(("عنوان,نویسنده,سال", *lines)), "utf-8")
    watch.phase("list dropped", lambda: window.lists.take_files([listed]), lambda: rooms.is_open("batch"), rest=2.0)
    batch = rooms.room("batch")
    watch.phase("list searched", lambda: batch.search.setText("نویسندهٔ ۱"))
    watch.phase("ticks taken away", lambda: batch.rows.tick(range(rows), False))
    watch.tell()
    window.designs.close()
    window.close()
    program.close()


def main() -> None:
    """Measure and print."""
    wish = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wish.add_argument("--rows", type=int, default=2800)
    rows = wish.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = str(Path(folder) / name.lower())
        walk(Path(folder), rows)


if __name__ == "__main__":
    main()
