"""What a hand waits for on the canvas: a letter until it is seen, a frame of a drag, and the memory of ten pages.

    python tests/benchmarks/window.py [--rounds 40] [--template book-intro]

Everything runs offscreen on the real widgets with real events; what a display adds is left out. A letter counts from
its key event until the canvas has painted it, with six sizes until all six previews have too. Medians, with the
slowest of twenty beside them; then the processor's own time, which other programs of a busy machine do not lengthen.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from PySide6.QtCore import QEvent, QEventLoop, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication  # noqa: TID251 - the window is what is measured

from studio.content import Book, Person
from studio.document.edits import duplicate_page
from studio.presets import load_presets
from studio.template import fill, template
from widgets.canvas import CanvasDesk
from widgets.canvas.grips import grips
from widgets.session import Session
from widgets.theme import style

SIX = ("instagram/feed_portrait", "instagram/story", "instagram/feed_square", "telegram/post_landscape",
       "eitaa/post_portrait", "telegram/post_square")
WORDS = "سووشون داستان زری و یوسف در شیراز سال‌های جنگ جهانی دوم است "
BUDGETS = {"letter": 16.0, "letter, six sizes": 50.0, "drag": 16.7, "resize": 16.7}
MEMORY = 300


def session(name: str, presets: tuple[str, ...]) -> Session:
    """A card of one book."""
    book = Book(title="سووشون", people=(Person(name="سیمین دانشور"),), publisher="خوارزمی", summary=WORDS * 4,
                link="https://example.org/books/1")
    document = fill(template(name), [book], {"library": "کتابخانهٔ مرکزی"})
    known = load_presets()
    return Session(document, [known.preset(one) for one in presets])


def desk(name: str, presets: tuple[str, ...]) -> CanvasDesk:
    """The middle of the window, shown."""
    made = CanvasDesk(session(name, presets))
    made.resize(1280, 980)
    made.show()
    settle(made)
    return made


def settle(made: CanvasDesk) -> None:
    """Let everything that is under way come to its end."""
    QApplication.processEvents()
    made.canvas.finish()
    made.sizes.finish()
    made.pages.finish()
    QApplication.processEvents()


Times = list[tuple[float, float]]


def timed(rounds: int, step: Callable[[int], None], after: Callable[[], None]) -> Times:
    """Milliseconds by the clock and of the processor of `step` for each round; `after` is not counted."""
    found = []
    for number in range(rounds + 3):
        start, own = time.perf_counter(), time.process_time()
        step(number)
        found.append(((time.perf_counter() - start) * 1000, (time.process_time() - own) * 1000))
        after()
    return found[3:]


def press_key(made: CanvasDesk, number: int) -> None:
    sign = WORDS[number % len(WORDS)]
    key = QKeyEvent(QEvent.Type.KeyPress, ord(sign), Qt.KeyboardModifier.NoModifier, sign)
    QApplication.sendEvent(made.canvas, key)


def letters(name: str, rounds: int) -> Times:
    """A letter typed in the title until the canvas shows it."""
    made = desk(name, SIX[:1])
    made.canvas.type_in("title")
    made.canvas.mode.set_draft(made.canvas.mode.draft.to(made.canvas.mode.draft.place))

    def step(number: int) -> None:
        press_key(made, number)
        made.canvas.repaint()

    return timed(rounds, step, lambda: settle(made))


def letters_in_six(name: str, rounds: int) -> Times:
    """A letter typed in the title until the canvas and six previews show it."""
    made = desk(name, SIX)
    made.canvas.type_in("title")

    def step(number: int) -> None:
        press_key(made, number)
        made.canvas.repaint()
        while not made.sizes.idle:  # asleep until something comes, as the window is: the thread paints meanwhile
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        QApplication.processEvents()

    return timed(rounds, step, lambda: settle(made))


def hand(made: CanvasDesk, kind: QEvent.Type, x: float, y: float) -> None:
    """An event of the left button at a place of the canvas."""
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else Qt.MouseButton.LeftButton
    at = QPointF(x, y)
    QApplication.sendEvent(made.canvas, QMouseEvent(
        kind, at, made.canvas.mapToGlobal(at), button, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier))


def drags(name: str, rounds: int) -> Times:
    """A frame of dragging the cover about."""
    made = desk(name, SIX)
    one = made.canvas.stage.find("cover")
    at = made.canvas.stage.view.to_screen(one.box.centre.x, one.box.centre.y)
    made.session.select("cover")
    hand(made, QEvent.Type.MouseButtonPress, at.x, at.y)
    hand(made, QEvent.Type.MouseMove, at.x + 10, at.y + 10)

    def step(number: int) -> None:
        hand(made, QEvent.Type.MouseMove, at.x + 10 + 5 * (number % 30), at.y + 4 * (number % 23))
        made.canvas.repaint()

    return timed(rounds, step, lambda: None)


def resizes(name: str, rounds: int) -> Times:
    """A frame of pulling the cover at a corner: the page laid out anew where that is quick, else the cover alone."""
    made = desk(name, SIX)
    made.session.select("cover")
    place = dict(grips(made.canvas.stage))["rb"]
    hand(made, QEvent.Type.MouseButtonPress, place.x, place.y)

    def step(number: int) -> None:
        hand(made, QEvent.Type.MouseMove, place.x - 3 * (number % 30), place.y - 4 * (number % 30))
        made.canvas.repaint()

    return timed(rounds, step, lambda: None)


def memory(name: str) -> float:
    """MB of the process after editing each of ten pages in six sizes."""
    made = desk(name, SIX)
    document = made.session.document
    for _ in range(9):
        document = duplicate_page(document, 0)
    made.session.edit("pages", document)
    made.bar.pages.setChecked(True)
    for page in range(10):
        made.session.show_page(page)
        settle(made)
        titles = [one.id for one in made.canvas.stage.standing if one.id.startswith("title")]
        made.canvas.type_in(titles[0])
        for number in range(12):
            press_key(made, number)
            settle(made)
        made.canvas.select_mode()
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


def told(name: str, found: Times) -> None:
    """A line of the report."""
    clock, own = zip(*found, strict=True)
    worst, budget, median = sorted(clock)[int(len(clock) * 0.95)], BUDGETS[name], statistics.median(clock)
    verdict = "within" if median <= budget else "OVER"
    print(f"{name:20} {median:6.1f} ms   (one in twenty {worst:6.1f}, processor {statistics.median(own):5.1f})   "
          f"{verdict} {budget:g} ms")


def main() -> None:
    """Measure everything and print it."""
    wish = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    wish.add_argument("--rounds", type=int, default=40)
    wish.add_argument("--template", default="book-intro")
    chosen = wish.parse_args()
    app = QApplication.instance() or QApplication(["ketabnama-benchmark"])
    style.load_fonts(app)
    style.apply(app, "light")
    if Path("/proc/self/statm").exists():
        used = memory(chosen.template)
        print(f"{'ten pages':20} {used:6.0f} MB   {'within' if used <= MEMORY else 'OVER'} {MEMORY} MB")
    told("letter", letters(chosen.template, chosen.rounds))
    told("letter, six sizes", letters_in_six(chosen.template, chosen.rounds))
    told("drag", drags(chosen.template, chosen.rounds))
    told("resize", resizes(chosen.template, chosen.rounds))


if __name__ == "__main__":
    main()
