"""Turn the window into pictures of every room, in both languages, themes and usual sizes, to be looked at.

    python tools/screenshots.py OUT [--quick]

OUT gets `<room>-<language>-<theme>-<width>x<height>.png`. --quick takes the Persian light ones at 1366x768 alone. The
window runs without a screen, in folders of its own, with the sample brand and the sample books.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SIZES = ((1366, 768), (1920, 1080))
SETTLE, LONG = 0.6, 25.0  # seconds: for layouts; at most, for previews made in other processes


@contextmanager
def own_folders() -> Iterator[Path]:
    """Settings, brand and caches of this run alone, so that nothing of the user's is shown or changed."""
    with tempfile.TemporaryDirectory(prefix="ketabnama-") as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = str(Path(folder) / name.lower())
        yield Path(folder)


class Photographer:
    """Walks through the rooms of one window."""

    def __init__(self, program: object, app: object, out: Path) -> None:
        self.program, self.app, self.out = program, app, out

    def wait(self, seconds: float = SETTLE, until: object = None) -> None:
        """Let the window work for some seconds, or `until` something is so."""
        end = time.monotonic() + (LONG if until else seconds)
        while time.monotonic() < end and not (until and until()):
            self.app.processEvents()
            time.sleep(0.01)
        if until:
            self.wait(SETTLE)

    def shoot(self, name: str, widget: object = None) -> None:
        """Keep what is seen now as `name`."""
        self.app.processEvents()
        (widget or self.program.window).grab().save(str(self.out / f"{name}.png"))

    def rooms(self, tail: str) -> None:
        """Every room of the window as it is."""
        window = self.program.window
        previews = window.rooms.room("home").previews
        self.wait(1.0)
        self.wait(until=lambda: not previews._running and not previews._asked)
        self.shoot(f"home-{tail}")
        window.designs.start("book-intro")
        self.wait(until=lambda: window.rooms.is_open("design"))
        self.shoot(f"design-{tail}")
        self.panels(tail)
        window.rooms.enter("export")
        self.wait()
        self.shoot(f"export-{tail}")
        self.results(tail)
        window.lists.take_files([ROOT / "assets" / "samples" / "books.csv"])
        self.wait(until=lambda: window.rooms.is_open("batch"))
        self.wait(4.0)
        self.shoot(f"batch-{tail}")
        self.brand(tail)
        window.rooms.enter("home")
        window.designs.close()

    def panels(self, tail: str) -> None:
        """Each panel with the title selected, then what a service covers, the phone and the time."""
        room = self.program.window.rooms.room("design")
        self.wait(until=lambda: room.panels.count() > 4)
        room.session.select("title")
        for at in range(room.panels.count()):
            room.panels.setCurrentIndex(at)
            self.wait()
            self.shoot(f"design-panel-{at + 1}-{tail}")
        room.session.select()
        for name, switch in (("covered", room.desk.bar.safe), ("phone", room.desk.bar.phone)):
            switch.setChecked(True)
            self.wait()
            self.shoot(f"design-{name}-{tail}")
            switch.setChecked(False)

    def results(self, tail: str) -> None:
        """The run of an export, and what came of it."""
        room = self.program.window.rooms.room("export")
        with tempfile.TemporaryDirectory() as folder:
            room.folder.setText(str(Path(folder) / "out"))
            room.start()
            self.wait(0.1)
            self.shoot(f"export-run-{tail}")
            self.wait(until=lambda: room.page == "look")
            self.shoot(f"export-results-{tail}")

    def brand(self, tail: str) -> None:
        """The steps of the brand."""
        from widgets.brand.dialog import BrandDialog

        dialog = BrandDialog(self.program.common, self.program.window)
        for step in range(3):
            dialog._show_step(step)
            dialog.show()
            self.wait(0.2)
            self.shoot(f"brand-{step + 1}-{tail}", dialog)
        dialog.close()


def main() -> int:
    """Take the pictures. Returns the exit code."""
    words = [word for word in sys.argv[1:] if not word.startswith("--")]
    quick = "--quick" in sys.argv
    if len(words) != 1:
        print(__doc__)
        return 2
    out = Path(words[0])
    out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    with own_folders():
        take(out, quick=quick)
    return 0


def take(out: Path, *, quick: bool) -> None:
    """Build the window for each language and theme, and walk through it at each size."""
    from studio.brand import load_brand
    from studio.resources import asset
    from widgets.app import Program, application

    app = application()
    program = Program(app)
    program.common.brand.save(load_brand(asset("samples/brand.toml"))[0])
    kinds = [("fa", "light")] if quick else list(product(("fa", "en"), ("light", "dark")))
    for language, theme in kinds:
        program.common.settings.set_language(language)
        program.common.settings.set_theme(theme)
        program.open_window()
        for width, height in SIZES[:1] if quick else SIZES:
            program.window.resize(width, height)
            Photographer(program, app, out).rooms(f"{language}-{theme}-{width}x{height}")
        program.window.close()
    program.close()


if __name__ == "__main__":
    sys.exit(main())
