"""Turn keys into deeds, whatever keyboard layout is on."""

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

from widgets.canvas import deeds
from widgets.canvas.stage import Stage
from widgets.keys import with_persian

Deed = Callable[[Stage], None]

# Left and right move things left and right: the page is not mirrored, whatever the language of the window.
TABLE: dict[str, Deed] = {
    "Left": deeds.nudge(-1, 0), "Right": deeds.nudge(1, 0), "Up": deeds.nudge(0, -1), "Down": deeds.nudge(0, 1),
    "Shift+Left": deeds.nudge(-10, 0), "Shift+Right": deeds.nudge(10, 0),
    "Shift+Up": deeds.nudge(0, -10), "Shift+Down": deeds.nudge(0, 10),
    "Alt+Left": deeds.grow(-1, 0), "Alt+Right": deeds.grow(1, 0), "Alt+Up": deeds.grow(0, -1),
    "Alt+Down": deeds.grow(0, 1), "Alt+Shift+Left": deeds.grow(-10, 0), "Alt+Shift+Right": deeds.grow(10, 0),
    "Alt+Shift+Up": deeds.grow(0, -10), "Alt+Shift+Down": deeds.grow(0, 10),
    "Ctrl+Alt+Left": deeds.turn(-1), "Ctrl+Alt+Right": deeds.turn(1),
    "Ctrl+Alt+Shift+Left": deeds.turn(-15), "Ctrl+Alt+Shift+Right": deeds.turn(15),
    "Del": deeds.delete, "Backspace": deeds.delete, "Ctrl+D": deeds.duplicate, "Ctrl+A": deeds.select_all,
    "Ctrl+C": deeds.copy, "Ctrl+X": deeds.cut, "Ctrl+V": deeds.paste,
    "Ctrl+G": deeds.group, "Ctrl+Shift+G": deeds.ungroup,
    "Ctrl+]": deeds.restack("forward"), "Ctrl+[": deeds.restack("backward"),
    "Ctrl+Shift+]": deeds.restack("front"), "Ctrl+Shift+[": deeds.restack("back"),
    "Ctrl+L": deeds.lock, "Ctrl+H": deeds.hide,
    "Tab": deeds.cycle(1), "Shift+Backtab": deeds.cycle(-1), "Shift+Tab": deeds.cycle(-1),
    "Escape": deeds.out, "Return": deeds.into, "Enter": deeds.into, "F2": deeds.into,
}


# Names of what the canvas itself can do.
VIEWS: dict[str, str] = {
    "Ctrl+0": "fit", "Ctrl+Alt+0": "actual_size", "Ctrl+=": "zoom_in", "Ctrl++": "zoom_in", "Ctrl+-": "zoom_out",
}


@cache
def _views() -> dict[int, str]:
    return {sequence[0].toCombined(): name for keys, name in VIEWS.items() for sequence in with_persian(keys)}


def view_of(event: QKeyEvent) -> str:
    """The method of the canvas that a key calls; "" for none."""
    return _views().get(combined(event), "")


@cache
def _table() -> dict[int, Deed]:
    return {sequence[0].toCombined(): deed for keys, deed in TABLE.items() for sequence in with_persian(keys)}


def deed_of(event: QKeyEvent) -> Deed | None:
    """What a key does; None for nothing."""
    return _table().get(combined(event))


def combined(event: QKeyEvent) -> int:
    """Key and modifiers as one number; keys of the number pad are those of the others."""
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeyCombination(held, Qt.Key(event.key())).toCombined()
