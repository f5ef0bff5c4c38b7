"""How long the window is deaf: the longest turn of its event loop while one opens, types, takes photos, exports, lists.

    python tests/benchmarks/blocks.py [--rows 2800]

Runs offscreen on the real window in folders of its own. A turn is what is done between two looks at the events that
came. Of the longest of each action stand the processor's time of the window's thread, which other programs do not
lengthen, and the clock's, in which waiting for other threads is too; then how many turns took the processor over 50 ms.
"""

import argparse
import compileall
import os
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

BUDGET = 0.05  # seconds
_PATIENCE = 60.0
_DELETE = 52  # QEvent.Type.DeferredDelete; Qt is loaded later, as the start is measured


class Watch:
    """Turns the event loop and keeps how long each turn of each phase took."""

    def __init__(self, app: object) -> None:
        self.app, self.turns = app, {}

    def phase(self, name: str, deed: Callable[[], object], until: Callable[[], bool] | None = None,
              rest: float = 1.0) -> None:
        """Do `deed`, wait `until` something is so, and `rest` seconds more."""
        turns = self.turns.setdefault(name, [])
        turns.append(_timed(deed))
        end = time.perf_counter() + _PATIENCE
        while until is not None and not until() and time.perf_counter() < end:
            turns.append(self._turn())
        end = time.perf_counter() + rest
        while time.perf_counter() < end:
            turns.append(self._turn())

    def _turn(self) -> tuple[float, float]:
        time.sleep(0.001)
        return _timed(self._events)

    def _events(self) -> None:
        """What came, and the end of what was thrown away, which only a loop that runs for good sees to itself."""
        self.app.processEvents()
        self.app.sendPostedEvents(None, _DELETE)

    def tell(self) -> None:
        """A line for each phase."""
        for name, turns in self.turns.items():
            own, clock = (max(times) for times in zip(*turns, strict=True))
            over = sum(turn > BUDGET for turn, _ in turns)
            verdict = "within" if not over else f"OVER ({over} times)"
            longest = f"{own * 1000:6.0f} ms, by the clock {clock * 1000:6.0f}"
            print(f"{name:20} {longest}   {verdict} {BUDGET * 1000:g} ms")


def _timed(deed: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the processor in this thread, and by the clock."""
    own, clock = time.thread_time(), time.perf_counter()
    deed()
    return time.thread_time() - own, time.perf_counter() - clock


def walk(folder: Path, rows: int) -> None:
    """Everything a first morning with the program has in it."""
    from widgets.app import Program, application

    app = application()
    watch, program = Watch(app), Program(app)
    program.open_window()  # until it is there nothing is deaf; how long that takes: start.py
    watch.phase("first seen", lambda: None, rest=4.0)
    window = program.window
    rooms = window.rooms
    watch.phase("design opened", lambda: window.designs.start("book-intro"), lambda: rooms.is_open("design"), rest=3.0)
    words = rooms.room("design").form.editor("title").words
    for letter in "سووشون":
        watch.phase("typing", partial(words.insertPlainText, letter), rest=0.4)
    photos(watch, rooms.room("design"), folder)
    watch.phase("another size", lambda: window.designs.session.show_preset(window.designs.session.presets[1]))
    watch.phase("theme", window.actions_["view.theme"].trigger)
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
    watch.phase("theme, all rooms", window.actions_["view.theme"].trigger)
    watch.tell()
    window.designs.close()
    window.close()
    program.close()


def photos(watch: Watch, room: object, folder: Path) -> None:
    """All ways a photo of 20 megapixels comes onto the page; each time one that was not seen before."""
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import QImage

    from studio.values import Point
    from widgets.canvas.inserting import dropped, replace_picture
    from widgets.canvas.pasting import pasted

    canvas, session, files = room.desk.canvas, room.session, [photo(folder / f"photo{n}.jpg", n) for n in range(3)]
    watch.phase("photo dropped", lambda: dropped(canvas.stage, [files[0]], Point(540, 300)))
    made = session.selection[0]
    watch.phase("photo replaced", lambda: replace_picture(canvas.stage, made, str(files[1])))
    watch.phase("photo enlarged", lambda: session.change("", made, width=1000, height=667))
    watch.phase("photo cropped", lambda: canvas.crop(made))
    canvas.select_mode()
    watch.phase("photo undone", lambda: [session.undo_stack.undo() for _ in range(3)])
    cover = room.form.editor("cover")
    watch.phase("photo in the form", lambda: (cover.show_value(str(files[2])), cover.edited.emit(str(files[2]))))
    clipboard = QMimeData()
    clipboard.setImageData(QImage(str(files[0])))
    watch.phase("photo pasted", lambda: pasted(canvas.stage, clipboard), rest=4.0)


def photo(file: Path, seed: int) -> Path:
    """A JPEG of 5472 x 3648 px at `file`, as a camera makes one."""
    from PIL import Image

    rough = Image.merge("RGB", [Image.effect_noise((684, 456), 60 + seed) for _ in range(3)])
    rough.resize((5472, 3648), Image.Resampling.BICUBIC).save(file, quality=88)
    return file


def _compile() -> None:
    """Have bytecode at hand, as an installed program has."""
    sys.dont_write_bytecode = False
    sys.pycache_prefix = str(Path(tempfile.gettempdir()) / "ketabnama-bytecode")
    for room in ("studio", "widgets"):
        compileall.compile_dir(ROOT / room, quiet=1)


def main() -> None:
    """Measure and print."""
    wish = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wish.add_argument("--rows", type=int, default=2800)
    rows = wish.parse_args().rows
    _compile()
    with tempfile.TemporaryDirectory() as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = str(Path(folder) / name.lower())
        walk(Path(folder), rows)


if __name__ == "__main__":
    main()
