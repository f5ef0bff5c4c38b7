"""The window is never deaf for more than 50 ms: every turn of its event loop is watched while one works.

What is measured is the processor's time of the window's own thread, which other programs of a busy machine do not
lengthen, of each action the least of three: whatever disturbs a measurement only lengthens it. On a machine slower than
the one the budget is for, as a fixed piece of work tells, the budget grows with it. By the clock:
tests/benchmarks/blocks.py.
"""

import gc
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from studio.values import Point
from tests.benchmarks.blocks import Watch, photo
from widgets.canvas.inserting import dropped, replace_picture
from widgets.common import Common
from widgets.designs import load_rooms
from widgets.theme import style
from widgets.window import MainWindow

BUDGET = 0.050  # seconds
YARDSTICK = 0.010  # seconds of `fixed_work` on the machine the budget was measured on
REST = 0.3  # seconds of turns after each action


@pytest.fixture
def _no_garbage_of_others() -> Iterator[None]:
    """What other tests of this process left is not collected while turns are measured."""
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


@pytest.fixture
def _dressed(qapp: QApplication) -> Iterator[None]:
    style.apply(qapp, "light")
    yield
    qapp.setStyleSheet("")


def fixed_work() -> float:
    """Seconds of the processor that a piece of work takes which is always the same."""
    start = time.thread_time()
    total = 0
    for number in range(150_000):
        total += number * number % 7
    assert total
    return time.thread_time() - start


def slowness() -> float:
    """How many times slower this machine is now than the one of the budget; at least 1."""
    return max(1.0, median(fixed_work() for _ in range(5)) / YARDSTICK)


def morning(watch: Watch, window: MainWindow, photos: list[Path]) -> None:
    """What one does all day."""
    rooms, designs = window.rooms, window.designs
    watch.phase("a design opened", lambda: designs.start("book-intro"), lambda: rooms.is_open("design"), REST * 2)
    words = rooms.room("design").form.editor("title").words
    for letter in "زری":
        watch.phase("a letter", lambda letter=letter: words.insertPlainText(letter), rest=REST)
    session, canvas = designs.session, rooms.room("design").canvas
    watch.phase("a photo", lambda: dropped(canvas.stage, photos[:1], Point(540, 300)), rest=REST * 2)
    (made,) = session.selection
    watch.phase("another photo", lambda: replace_picture(canvas.stage, made, str(photos[1])), rest=REST * 2)
    watch.phase("a crop", lambda: canvas.crop(made), rest=REST * 2)
    canvas.select_mode()
    for preset in session.presets[1:3]:
        watch.phase("another size", lambda preset=preset: session.show_preset(preset), rest=REST)
    watch.phase("undone", session.undo_stack.undo, rest=REST)
    watch.phase("another room", lambda: rooms.enter("export"), rest=REST)
    watch.phase("another theme", partial(style.change, QApplication.instance(), "dark"), rest=REST)
    watch.phase("the first theme", partial(style.change, QApplication.instance(), "light"), rest=REST)
    session.undo_stack.setClean()
    watch.phase("another design", lambda: designs.start("new-arrivals"), lambda: rooms.is_open("design"), REST * 3)
    watch.phase("closed", designs.close, rest=REST)


@pytest.mark.usefixtures("_no_garbage_of_others", "_dressed")
def test_no_turn_of_the_window_takes_longer_than_a_hand_notices(
    common: Common, qapp: QApplication, tmp_path: Path
) -> None:
    load_rooms()
    photos = [photo(tmp_path / f"{number}.jpg", number) for number in range(2)]
    rounds: list[dict[str, float]] = []
    budget = BUDGET * slowness()
    for _ in range(3):
        for file in photos:
            file.touch()  # another one, as far as anyone knows who has seen it
        window = MainWindow(common)
        window.show()
        watch = Watch(qapp)
        watch.phase("first seen", lambda: None, rest=1.0)
        morning(watch, window, photos)
        rounds.append({name: max(own for own, _ in turns) for name, turns in watch.turns.items()})
        window.close()
        window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    least = {name: min(found[name] for found in rounds) for name in rounds[0]}
    deaf = {name: f"{seconds * 1000:.0f} ms" for name, seconds in least.items() if seconds > budget}
    assert not deaf, f"longer than {budget * 1000:.0f} ms of the processor: {deaf}"
