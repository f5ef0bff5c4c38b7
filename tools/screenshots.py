"""Turn the window into pictures of every view, in both languages, themes and usual sizes, to be looked at.

    python tools/screenshots.py OUT [--languages fa en] [--themes light dark] [--sizes 1366x768 1920x1080]
                                    [--views home design ...] [--quick] [--sheets]

OUT gets `<view>-<language>-<theme>-<width>x<height>.png`. Without arguments the whole matrix is taken; --quick takes
the Persian light ones at 1366x768 alone, --sheets adds contact sheets of four. The window runs without a screen, in
folders of its own, with the sample brand and the sample books. QT_SCALE_FACTOR=2 shows what a fine screen shows.
"""

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES, THEMES, SIZES = ("fa", "en"), ("light", "dark"), ("1366x768", "1920x1080")
SETTLE, LONG = 0.5, 25.0  # seconds: for layouts; at most, for previews made in other processes
PHOTO, LOST = "photo.jpg", "lost.ketab"
DESIGNS = {"fa": {"سووشون": "book-intro", "کارگاه مرجع‌نویسی": "workshop", "شب یلدا": "occasion"},
           "en": {"Savushun": "book-intro", "Citing workshop": "workshop", "Yalda night": "occasion"}}
OF_KINDS = {"Picture": "book-intro", "Shape": "book-intro", "Code": "book-intro", "Box": "book-intro",
            "Pattern": "book-tile", "Icon": "opening-hours", "Chart": "infographic-trend",
            "Diagram": "infographic-hierarchy"}
BAD_ROWS = """title,author,publisher,year,isbn,cover
سووشون,سیمین دانشور,خوارزمی,1348,9789640000000,
,بزرگ علوی,نگاه,1331,,
چشم‌هایش,بزرگ علوی,نگاه,13x1,123,covers/missing.jpg
كليدر,محمود دولت آبادي,فرهنگ معاصر,1363,978-600-105-001-4,
سووشون,سیمین دانشور,خوارزمی,1348,9789640000000,
"""


@contextmanager
def own_folders() -> Iterator[Path]:
    """Settings, brand and caches of this run alone, so that nothing of the user's is shown or changed."""
    with tempfile.TemporaryDirectory(prefix="ketabnama-") as folder:
        for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
            os.environ[name] = str(Path(folder) / name.lower())
        os.environ["HOME"] = os.environ["USERPROFILE"] = "/home/library"  # shown, never written to
        yield Path(folder)


class Photographer:
    """Walks through the views of one window. Each picture is called after its view and the `tail`."""

    def __init__(self, program: object, app: object, out: Path, tail: str = "") -> None:
        self.program, self.app, self.out, self.tail = program, app, out, tail
        self.scratch = out / ".scratch"

    @property
    def window(self) -> object:
        """The window that is open now."""
        return self.program.window

    def wait(self, seconds: float = SETTLE, until: Callable[[], bool] | None = None) -> None:
        """Let the window work for some seconds, or `until` something is so."""
        end = time.monotonic() + (LONG if until else seconds)
        while time.monotonic() < end and not (until and until()):
            self.app.processEvents()
            time.sleep(0.005)
        if until:
            self.wait(SETTLE)

    def shoot(self, name: str, widget: object = None) -> None:
        """Keep what is seen now as `name`."""
        self.app.processEvents()
        (widget or self.window).grab().save(str(self.out / f"{name}{self.tail}.png"))

    def open(self, size: str, views: tuple[str, ...]) -> None:
        """Take these views in a window of that size."""
        width, height = map(int, size.split("x"))
        self.program.open_window()
        self.window.resize(width, height)
        self.take(views)
        self.window.close()

    def take(self, views: tuple[str, ...]) -> None:
        """Every picture of these views, then back at home."""
        for view in views:
            getattr(self, view)()
            self._close()
            self.window.rooms.enter("home")

    # ------------------------------------------------------------ views

    def first(self) -> None:
        """Home at the very first start: no brand, no designs."""
        self._previews()
        self.shoot("home-first")

    def home(self) -> None:
        """Home with recent designs and what a crash left; a search; a use; the menu."""
        home = self.window.rooms.room("home")
        self._previews()
        self.shoot("home")
        home.hero.search.setText("یلدا" if self._persian else "event")
        self._previews()
        self.shoot("home-search")
        home.hero.search.setText("ققنوس سیمرغ" if self._persian else "zebra crossing")
        self.wait()
        self.shoot("home-nothing")
        home.hero.search.setText("")
        self.window._show_menu()
        self.wait(0.2)
        menu = self.app.activePopupWidget()
        self.shoot("menu", menu)
        self.shoot("menu-file", menu.actions()[0].menu())
        menu.close()

    def brand(self) -> None:
        """The steps of the brand."""
        from widgets.brand.dialog import BrandDialog

        dialog = BrandDialog(self.program.common, self.window)
        for step in range(3):
            dialog._show_step(step)
            dialog.show()
            self.wait(0.2)
            self.shoot(f"brand-{step + 1}", dialog)
        dialog.close()

    def design(self) -> None:
        """The room of a design: nothing selected, each panel with the title selected, the form further down."""
        room = self._begin("book-intro")
        self.shoot("design")
        room.session.select("title")
        for at in range(room.panels.count()):
            room.panels.setCurrentIndex(at)
            self.wait()
            self.shoot(f"design-panel-{at + 1}")
        for view in ("form", "properties"):
            part = room.form if view == "form" else room.panels.widget(0)
            room.panels.setCurrentIndex(0)
            self._scroll_down(part)
            self.shoot(f"design-{view}-end")

    def kinds(self) -> None:
        """The properties of each kind of layer."""
        for kind, template in OF_KINDS.items():
            room = self._begin(template)
            self._select(room, kind)
            self.shoot(f"properties-{kind.lower()}")

    def canvas(self) -> None:
        """What a service covers, the phone, several layers, words with the caret, a picture being cropped."""
        room = self._begin("book-intro")
        for name, switch in (("covered", room.desk.bar.safe), ("only-here", room.desk.bar.only_here)):
            switch.setChecked(True)
            self.wait()
            self.shoot(f"design-{name}")
            switch.setChecked(False)
        room.desk.bar.phone.setChecked(True)
        self.wait()
        self.shoot("phone", room.desk.phone)
        room.desk.bar.phone.setChecked(False)
        room.session.select("title", "author")
        self.wait()
        self.shoot("design-several")
        room.session.select("title")
        self._into(room)
        self.shoot("design-typing")
        self._press(room.canvas)
        self._crop(room)
        self._press(room.canvas)
        self._problems(room)

    def pages(self) -> None:
        """A design of several pages."""
        self._begin("book-carousel")
        self.shoot("design-pages")

    def teaser(self) -> None:
        """The timeline of a teaser, and with a layer of it selected."""
        room = self._begin("teaser-book")
        self.wait(2.0)
        self.shoot("teaser")
        self._select(room, "Text")
        self.shoot("teaser-selected")

    def batch(self) -> None:
        """Before a list is there; the list of the samples; one with faults; where it goes."""
        rooms = self.window.rooms
        self.window.lists._rooms.offer("batch", self.window.lists._make_door)
        rooms.enter("batch")
        self.wait()
        self.shoot("batch-empty")
        self._list(ROOT / "assets" / "samples" / "books.csv")
        self.shoot("batch")
        bad = self.scratch / ("تازه‌ها.csv" if self._persian else "arrivals.csv")
        bad.write_text(BAD_ROWS, "utf-8")
        self._list(bad)
        room = rooms.room("batch")
        room.table.setFocus()
        room.table.setCurrentIndex(room.searched.index(min(1, room.searched.rowCount() - 1), 1))
        self.wait(2.0)
        self.shoot("batch-problems")
        room.left_out.show_all()
        self._shoot_dialog("batch-left-out")
        room.table.edit(room.searched.index(1, 1))
        self.wait(0.2)
        self.shoot("batch-mending")
        self._press(room.table)
        room.start()
        self.wait()
        self.shoot("batch-places")

    def export(self) -> None:
        """Without a design; choosing; the run; what came of it."""
        self.window.rooms.enter("export")
        self.wait()
        self.shoot("export-empty")
        self._begin("book-intro")
        self.window.rooms.enter("export")
        self.wait()
        self.shoot("export")
        room = self.window.rooms.room("export")
        with tempfile.TemporaryDirectory() as folder:
            room.folder.setText(str(Path(folder) / "Instagram"))
            room.start()
            self.wait(0.1)
            self.shoot("export-run")
            self.wait(until=lambda: room.page == "look")
            self.shoot("export-results")

    def dialogs(self) -> None:
        """Settings, help, versions, printing, own templates, lost pictures, notices."""
        self._dialog("app.settings", "settings")
        self._dialog("app.help", "help")
        self._dialog("app.keys", "help-keys")
        self.window.designs.open(self.scratch / f"{next(iter(DESIGNS[self.program.common.settings.language]))}.ketab")
        self.wait(until=lambda: self.window.rooms.is_open("design"))
        self._dialog("file.versions", "versions")
        self._dialog("file.print", "print")
        self._dialog("file.template", "template")
        self.window.actions_["edit.copy_page"].trigger()
        self.wait()
        self.shoot("notice")
        self._close()
        self.window.designs.open(self.scratch / LOST)
        self.wait(until=lambda: self._top_dialog() is not None)
        self.shoot("lost", self._top_dialog())
        self._top_dialog().reject()

    # ------------------------------------------------------------ what views are made of

    @property
    def _persian(self) -> bool:
        return self.program.common.settings.language == "fa"

    def _previews(self) -> None:
        previews = self.window.rooms.room("home").previews
        self.wait(0.8)
        self.wait(until=lambda: not previews._running and not previews._asked)

    def _begin(self, template: str) -> object:
        self._close()
        self.window.designs.start(template)
        self.wait(until=lambda: self.window.rooms.is_open("design"))
        room = self.window.rooms.room("design")
        self.wait(until=lambda: room.panels.count() > 4 and room.desk.sizes.idle)
        return room

    def _close(self) -> None:
        if self.window.designs.session is not None:
            self.window.designs.session.mark_saved(None)
            self.window.designs.close()

    def _select(self, room: object, kind: str) -> None:
        """Select the first layer of a kind, on whatever page it is."""
        for number, page in enumerate(room.session.document.pages):
            waiting = list(page.layers)
            while waiting:
                layer = waiting.pop(0)
                if type(layer).__name__ == kind and not layer.hide:
                    room.session.show_page(number)
                    self.wait()
                    room.session.select(layer.id)
                    self.wait()
                    return
                waiting += getattr(layer, "children", ())

    def _into(self, room: object) -> None:
        from widgets.canvas import deeds

        deeds.into(room.canvas.stage)
        self.wait()

    def _press(self, widget: object, key: str = "Escape") -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtTest import QTest

        QTest.keyClick(widget, getattr(Qt.Key, f"Key_{key}"))
        self.wait(0.1)

    def _crop(self, room: object) -> None:
        from studio.document import edits

        session = room.session
        session.edit("", edits.change_layer(session.document, "cover", source=str(self.scratch / PHOTO),
                                            fit="cover", treatment="", width=420.0, height=600.0))
        self.wait()
        session.select("cover")
        self._into(room)
        self.shoot("design-crop")

    def _problems(self, room: object) -> None:
        from studio.document import edits

        session = room.session
        words = "خلاصهٔ بلند کتاب " if self._persian else "A long summary of the book "
        session.edit("", edits.change_layer(session.document, "summary", text=words * 90))
        session.edit("", edits.change_layer(session.document, "author", colour="#f5e8c8"))
        session.select("author")
        self.wait(1.5)
        self.shoot("design-problems")

    def _list(self, file: Path) -> None:
        self.window.rooms.enter("home")
        self.window.lists.take_files([file])
        self.wait(until=lambda: self.window.rooms.is_open("batch"))
        self.wait(3.0)

    def _scroll_down(self, part: object) -> None:
        from PySide6.QtCore import QObject

        for area in (one for one in (part, *part.findChildren(QObject)) if hasattr(one, "ensureWidgetVisible")):
            area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
        self.wait()

    def _top_dialog(self) -> object:
        return next((one for one in self.app.topLevelWidgets() if one.isVisible() and hasattr(one, "reject")), None)

    def _dialog(self, action: str, name: str) -> None:
        self.window.actions_[action].trigger()
        self._shoot_dialog(name)

    def _shoot_dialog(self, name: str) -> None:
        self.wait(until=lambda: self._top_dialog() is not None)
        dialog = self._top_dialog()
        if dialog is None:
            print(f"{name}{self.tail}: no dialog came", file=sys.stderr)
            return
        self.shoot(name, dialog)
        dialog.close()
        self.wait(0.1)


VIEWS = ("home", "brand", "design", "kinds", "canvas", "pages", "teaser", "batch", "export", "dialogs")


def main() -> int:
    """Take the pictures. Returns the exit code."""
    words = _arguments()
    out = Path(words.out)
    out.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.path.insert(0, str(ROOT))
    with own_folders():
        walk(out, words)
    if words.sheets:
        sheets(out)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("out")
    parser.add_argument("--languages", nargs="+", choices=LANGUAGES, default=LANGUAGES)
    parser.add_argument("--themes", nargs="+", choices=THEMES, default=THEMES)
    parser.add_argument("--sizes", nargs="+", default=SIZES)
    parser.add_argument("--views", nargs="+", choices=("first", *VIEWS), default=("first", *VIEWS))
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--sheets", action="store_true")
    words = parser.parse_args()
    if words.quick:
        words.languages, words.themes, words.sizes = LANGUAGES[:1], THEMES[:1], SIZES[:1]
    return words


def walk(out: Path, words: argparse.Namespace) -> None:
    """Build the window for each language, theme and size, and walk through it."""
    from widgets.app import Program, application

    app = application()
    program = Program(app)
    for language, theme, size in product(words.languages, words.themes, words.sizes):
        program.common.settings.set_language(language)
        program.common.settings.set_theme(theme)
        camera = Photographer(program, app, out, f"-{language}-{theme}-{size}")
        if "first" in words.views:
            forget(program.common)
            camera.open(size, ("first",))
        prepare(program.common, camera.scratch)
        leave(program.common)
        camera.open(size, tuple(view for view in words.views if view != "first"))
    program.close()


def forget(common: object) -> None:
    """Be as on the first day."""
    from widgets import places

    for journal in places.journals().glob("*.json"):
        journal.unlink()
    common.brand.path.unlink(missing_ok=True)
    common.brand.changed.emit()
    for path in common.settings.recent:
        common.settings.forget_recent(path)


def prepare(common: object, folder: Path) -> None:
    """The sample brand; in `folder` recent designs, and one that lost a picture."""
    from studio.brand import load_brand
    from studio.document import edits
    from studio.resources import asset
    from widgets.beginning import design_of
    from widgets.design_file import save
    from widgets.home.painting import paint_template

    forget(common)
    folder.mkdir(exist_ok=True)
    common.brand.save(load_brand(asset("samples/brand.toml"))[0])
    for name, template in DESIGNS[common.settings.language].items():
        for _ in range(3):  # two of them become earlier versions
            save(design_of(template, (), common.brand.brand), folder / f"{name}.ketab")
        common.settings.add_recent(folder / f"{name}.ketab")
    paint_template("rare-book", "", str(folder / PHOTO), 1200)
    document = design_of("book-intro", (), common.brand.brand)
    save(edits.change_layer(document, "cover", source=str(folder / "cover.jpg")), folder / LOST)


def leave(common: object) -> None:
    """Leave a design behind as a killed program does."""
    from studio.presets import load_presets
    from widgets.beginning import design_of
    from widgets.journal import Journal
    from widgets.session import Session

    session = Session(design_of("book-intro", (), common.brand.brand), [load_presets().preset("instagram/story")])
    journal = Journal(session)
    journal.note()
    journal.flush()


def sheets(out: Path) -> None:
    """Contact sheets of four pictures of one language, theme and size, in OUT/sheets."""
    from PIL import Image

    (out / "sheets").mkdir(exist_ok=True)
    found = sorted(out.glob("*.png"), key=lambda file: (file.stem.split("-")[-3:], file.stem))
    for tail in sorted({"-".join(file.stem.split("-")[-3:]) for file in found}):
        alike = [file for file in found if file.stem.endswith(tail)]
        for at in range(0, len(alike), 4):
            sheet = Image.new("RGB", (1920, 1090), "#888888")
            for place, file in enumerate(alike[at : at + 4]):
                with Image.open(file) as picture:
                    picture.thumbnail((950, 540))
                    sheet.paste(picture, (5 + place % 2 * 960, 3 + place // 2 * 545))
            sheet.save(out / "sheets" / f"{tail}-{at // 4 + 1:02d}.png")


if __name__ == "__main__":
    sys.exit(main())
