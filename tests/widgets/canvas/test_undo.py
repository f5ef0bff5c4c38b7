"""Undo and redo of everything a hand, a key or a menu does on the canvas, back to the exact value."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from studio.document.edits import add_page
from studio.errors import Problem
from studio.values import Point
from widgets.canvas import PagesStrip, deeds, keys
from widgets.canvas.fixes import _FIXES, fix_of
from widgets.canvas.grips import grips
from widgets.canvas.inserting import dropped, insert_picture, insert_shape, insert_text, replace_picture
from widgets.canvas.menu import entries

HELD = Qt.KeyboardModifier
NONE, SHIFT, CTRL, ALT = HELD.NoModifier, HELD.ShiftModifier, HELD.ControlModifier, HELD.AltModifier
# Keys that choose, show or copy, and change no design.
QUIET = {"Ctrl+A", "Tab", "Shift+Backtab", "Shift+Tab", "Escape", "Return", "Enter", "F2", "Ctrl+C"}


def press(canvas, name):
    """A key with what is held, by the name it has in menus."""
    one = QKeySequence(name)[0]
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(canvas, QKeyEvent(kind, one.key(), one.keyboardModifiers()))


def there_and_back(session, act):
    """Do `act`, undo all of it, do it all again: each time the exact document."""
    before, count = session.document, session.undo_stack.count()
    act()
    after = session.document
    assert after != before and not session.previewing
    done = session.undo_stack.count() - count
    assert done and all(session.undo_stack.text(count + n) for n in range(done))
    for _ in range(done):
        session.undo_stack.undo()
    assert session.document == before
    for _ in range(done):
        session.undo_stack.redo()
    assert session.document == after


# ---------------------------------------------------------------- keys


@pytest.mark.parametrize("name", sorted(set(keys.TABLE) - QUIET))
def test_every_key(canvas, session, hand, name):
    chosen = {"Ctrl+G": ("red", "blue"), "Ctrl+[": ("blue",), "Ctrl+Shift+[": ("blue",)}.get(name, ("red",))
    session.select(*chosen)
    if name == "Ctrl+V":
        press(canvas, "Ctrl+C")
    if name == "Ctrl+Shift+G":
        session.select("red", "blue")
        press(canvas, "Ctrl+G")
    there_and_back(session, lambda: press(canvas, name))


@pytest.mark.parametrize("name", sorted(QUIET))
def test_keys_that_only_look_leave_no_trace(canvas, session, hand, name):
    before = session.document
    session.select("red")
    press(canvas, name)
    assert session.document is before and session.undo_stack.count() == 0


# ---------------------------------------------------------------- menus


def deeds_of(found):
    for entry in found:
        yield from deeds_of(entry.entries)
        if entry.deed is not None:
            yield entry.words, entry.deed


def prepared(canvas, session):
    """A page on which everything the menus offer has something to do."""
    stage = canvas.stage
    session.select("red", "blue")
    deeds.group(stage)
    session.change("lock", "three", locked=True)
    session.select("one")
    deeds.nudge(-30, 60)(stage)
    stage.set_only_here(True)
    session.select("photo")
    deeds.nudge(-7, -9)(stage)
    stage.set_only_here(False)
    session.select("photo")
    deeds.copy(stage)


@pytest.mark.parametrize("chosen", [(), ("group",), ("one",), ("photo",), ("one", "two"), ("red", "blue", "photo")])
def test_everything_in_the_menus(canvas, session, chosen):
    prepared(canvas, session)
    session.select(*chosen)
    before, start = session.document, session.undo_stack.index()
    names, done = [words for words, _ in deeds_of(entries(canvas.stage))], 0
    for number, name in enumerate(names):
        session.select(*chosen)
        list(deeds_of(entries(canvas.stage)))[number][1](canvas.stage)
        canvas.select_mode()
        after, steps = session.document, session.undo_stack.index() - start
        assert (steps > 0) == (after != before), name
        for _ in range(steps):
            session.undo_stack.undo()
        assert session.document == before, name
        for _ in range(steps):
            session.undo_stack.redo()
        assert session.document == after, name
        for _ in range(steps):
            session.undo_stack.undo()
        done += bool(steps)
    assert done > len(names) / 2


# ---------------------------------------------------------------- hands


def pull(canvas, hand, name, handle, dx, dy, held=CTRL):
    canvas.session.select(*name)
    place = dict(grips(canvas.stage))[handle]
    hand.drag((place.x, place.y), (place.x + dx, place.y + dy), held, screen=True)


def crop(canvas, hand):
    hand.double(*hand.middle("photo"))
    x, y = hand.middle("photo")
    hand.drag((x, y), (x + 40, y))


def write(canvas, hand):
    hand.double(*hand.middle("one"))
    hand.key(Qt.Key.Key_A, CTRL)
    hand.type("یک متن تازه")


def compose(canvas, hand):
    hand.double(*hand.middle("one"))
    event = QInputMethodEvent("", [])
    event.setCommitString("漢字")
    QApplication.sendEvent(canvas, event)


GESTURES = {
    "move": lambda canvas, hand: hand.drag(hand.middle("red"), (500, 300), CTRL),
    "move a copy": lambda canvas, hand: hand.drag(hand.middle("red"), (500, 300), ALT),
    "move in a column": lambda canvas, hand: hand.drag(
        hand.middle("one"), (hand.middle("one")[0], canvas.stage.find("two").box.bottom + 4)),
    "move out of a column": lambda canvas, hand: hand.drag(hand.middle("one"), (300, 900), CTRL),
    "move several": lambda canvas, hand: (canvas.session.select("red", "photo"),
                                          hand.drag(hand.middle("red"), (500, 300), CTRL)),
    "resize": lambda canvas, hand: pull(canvas, hand, ["red"], "rb", 60, 30),
    "resize words": lambda canvas, hand: pull(canvas, hand, ["one"], "l", 200, 0),
    "resize letters": lambda canvas, hand: pull(canvas, hand, ["one"], "lb", 200, 20),
    "resize several": lambda canvas, hand: pull(canvas, hand, ["red", "blue", "two"], "lt", 30, 30),
    "turn": lambda canvas, hand: pull(canvas, hand, ["red"], "turn", 60, 10),
    "turn several": lambda canvas, hand: pull(canvas, hand, ["red", "blue", "two"], "turn", 60, 10),
    "crop": crop,
    "crop by wheel": lambda canvas, hand: (canvas.crop("photo"), canvas.mode.wheel(2.0)),
    "crop by key": lambda canvas, hand: (canvas.crop("photo"), hand.key(Qt.Key.Key_Plus)),
    "write": write,
    "write by an input method": compose,
    "guide": lambda canvas, hand: hand.drag((10, 400), (300, 400), screen=True),
    "drop a picture": lambda canvas, hand: dropped(canvas.stage, [hand.picture], Point(540, 200)),
}


@pytest.mark.parametrize("name", GESTURES)
@pytest.mark.parametrize("only_here", [False, True])
def test_every_gesture(canvas, session, hand, picture, name, only_here):
    hand.picture = Path(picture)
    canvas.stage.set_only_here(only_here)
    there_and_back(session, lambda: GESTURES[name](canvas, hand))


@pytest.mark.parametrize("code", sorted(_FIXES))
def test_every_fix(canvas, session, code):
    session.change("before", "one", bleed=True)
    name = "red" if code in ("unsafe-zone", "thin-margin") else "one"
    if name == "red":
        session.change("out", "red", bleed=True, x=-90, y=20)
    if code == "code-covered":
        name = "blue"
    _, done = fix_of(canvas.stage, Problem(where=name, what="", hint="", code=code))
    if code in ("text-cut", "overflow"):
        done()
        assert canvas.mode is not None and session.document is not None
    else:
        there_and_back(session, done)


@pytest.mark.parametrize("insert", [
    insert_text, insert_shape("rectangle"), insert_shape("ellipse"), insert_shape("line"),
    lambda stage: insert_picture(stage, stage.picture), lambda stage: replace_picture(stage, "photo", stage.picture)])
def test_every_insertion(canvas, session, picture, insert):
    session.change("another", "photo", zoom=2.0)
    canvas.stage.picture = picture
    there_and_back(session, lambda: insert(canvas.stage))


def test_every_deed_of_pages(session, qtbot):
    strip = PagesStrip(session)
    qtbot.addWidget(strip)
    session.edit("pages", add_page(session.document, 1))
    for act in (strip.add, lambda: strip.duplicate(0), lambda: strip.move(0, 1), lambda: strip.remove(0)):
        there_and_back(session, act)


# ---------------------------------------------------------------- all together


@pytest.mark.parametrize("seed", range(4))
def test_a_long_day_is_undone_and_done_again_step_by_step(canvas, session, hand, seed):
    chance, seen = random.Random(seed), {0: session.document}
    table = sorted(set(keys.TABLE) - {"Del", "Backspace", "Ctrl+X", "Ctrl+H"})
    for _ in range(40):
        names = [one.id for one in canvas.stage.standing if one.solid]
        session.select(*chance.sample(names, min(len(names), chance.choice((1, 1, 2, 3)))))
        press(canvas, chance.choice(table))
        canvas.select_mode()
        seen[session.undo_stack.index()] = session.document
    last = session.undo_stack.index()
    assert last > 10
    for index in range(last - 1, -1, -1):
        session.undo_stack.undo()
        assert session.document == seen[index]
    for index in range(1, last + 1):
        session.undo_stack.redo()
        assert session.document == seen[index]
