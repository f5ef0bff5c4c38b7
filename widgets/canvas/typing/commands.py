"""Turn keys into what they do in a text. Arrows go the way they point, whichever way the words run."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from studio.document.layer import Line
from studio.text.boundaries import next_word
from studio.text.caret import Place
from widgets.canvas import deeds
from widgets.canvas.keys import combined
from widgets.keys import with_persian

if TYPE_CHECKING:
    from widgets.canvas.typing.mode import Typing

Command = Callable[["Typing"], None]

UNDERLINE, HIGHLIGHT = Line(colour="accent", width=4.0), "accent-2"

# Keys without a text of their own that are for the words nevertheless.
TYPING_KEYS = {Qt.Key.Key_Shift, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}


def _step(way: int, *, selecting: bool) -> Command:
    def done(mode: Typing) -> None:
        carets, draft = mode.carets, mode.draft
        if carets is None:
            return
        if draft.selected and not selecting:
            mode.set_draft(draft.to(_side_of_selection(mode, way)))
            return
        step = carets.left if way < 0 else carets.right
        mode.set_draft(draft.to(step(draft.place), selecting=selecting))

    return done


def _side_of_selection(mode: Typing, way: int) -> Place:
    """The end of the selection that lies to that side: where an arrow goes that ends it."""
    start, end = mode.draft.selection
    places = (Place(start), Place(end, after=True))
    carets = mode.carets
    lines = [carets.line_of(place) for place in places]
    if lines[0] != lines[1]:
        forward = (way < 0) == carets.lines[lines[0]].rtl
        return places[1] if forward else places[0]
    return min(places, key=lambda place: -way * carets.caret(place).x)


def _line(lines: int, *, selecting: bool) -> Command:
    def done(mode: Typing) -> None:
        carets = mode.carets
        if carets is not None:
            goal = mode.goal if mode.goal is not None else carets.caret(mode.draft.place).x
            mode.set_draft(mode.draft.to(carets.up(mode.draft.place, goal, lines), selecting=selecting), goal=goal)

    return done


def _edge(which: str, *, selecting: bool) -> Command:
    def done(mode: Typing) -> None:
        carets = mode.carets
        if carets is not None:
            place = getattr(carets, which)(mode.draft.place)
            mode.set_draft(mode.draft.to(place, selecting=selecting))

    return done


def _word(way: int, *, selecting: bool) -> Command:
    """A word further in the direction of the key: in a right-to-left line, left is onwards."""
    def done(mode: Typing) -> None:
        carets = mode.carets
        if carets is not None:
            rtl = carets.lines[carets.line_of(mode.draft.place)].rtl
            index = next_word(mode.draft.text, mode.draft.place.index, -way if rtl else way)
            mode.set_draft(mode.draft.to(Place(index), selecting=selecting))

    return done


def _whole(at_end: bool, *, selecting: bool) -> Command:
    def done(mode: Typing) -> None:
        end = len(mode.draft.text)
        mode.set_draft(mode.draft.to(Place(end, after=end > 0) if at_end else Place(0), selecting=selecting))

    return done


def _backspace(*, word: bool) -> Command:
    return lambda mode: mode.erase(mode.draft.without_before(mode.carets, word=word), apart=word or _some(mode))


def _delete(*, word: bool) -> Command:
    return lambda mode: mode.erase(mode.draft.without_after(mode.carets, word=word), apart=word or _some(mode))


def _some(mode: Typing) -> bool:
    return mode.draft.selected != ""


def cut(mode: Typing) -> None:
    """Put the selected words on the clipboard and take them away."""
    mode.copy()
    mode.write(mode.draft.typed(""), apart=True)


def _leave(mode: Typing) -> None:
    mode.stage.wants_select.emit()


def _undo(mode: Typing) -> None:
    mode.stage.session.undo_stack.undo()


def _redo(mode: Typing) -> None:
    mode.stage.session.undo_stack.redo()


def _next_text(step: int) -> Command:
    def done(mode: Typing) -> None:
        stage = mode.stage
        stage.wants_select.emit()
        deeds.cycle(step)(stage)

    return done


def underline(mode: Typing) -> None:
    """Draw a line under the selected letters, or take it away."""
    mode.mark(underline=None if mode.marks.underline else UNDERLINE)


def highlight(mode: Typing) -> None:
    """Put a colour behind the selected letters, or take it away."""
    mode.mark(highlight="" if mode.marks.highlight else HIGHLIGHT)


def unmark(mode: Typing) -> None:
    """Take all marks off the selected letters."""
    mode.mark(colour="", underline=None, highlight="")


def _half_space(mode: Typing) -> None:
    mode.insert_half_space()


TABLE: dict[str, Command] = {
    "Backspace": _backspace(word=False), "Shift+Backspace": _backspace(word=False), "Del": _delete(word=False),
    "Ctrl+Backspace": _backspace(word=True), "Ctrl+Del": _delete(word=True),
    "Return": lambda mode: mode.insert("\n"), "Enter": lambda mode: mode.insert("\n"),
    "Shift+Return": lambda mode: mode.insert("\n"), "Escape": _leave, "Ctrl+Return": _leave, "Ctrl+Enter": _leave,
    "Tab": _next_text(1), "Shift+Backtab": _next_text(-1), "Shift+Tab": _next_text(-1),
    "Shift+Space": _half_space, "Ctrl+Shift+2": _half_space, "Ctrl+Shift+@": _half_space, "Ctrl+@": _half_space,
    "Ctrl+A": lambda mode: mode.set_draft(mode.draft.everything()),
    "Ctrl+C": lambda mode: mode.copy(), "Ctrl+Insert": lambda mode: mode.copy(), "Ctrl+X": cut, "Shift+Del": cut,
    "Ctrl+V": lambda mode: mode.paste(), "Shift+Insert": lambda mode: mode.paste(),
    "Ctrl+U": underline, "Ctrl+Shift+H": highlight, "Ctrl+\\": unmark,
    "Ctrl+Z": _undo, "Ctrl+Shift+Z": _redo, "Ctrl+Y": _redo,
}
for _shift, _selecting in (("", False), ("Shift+", True)):
    TABLE |= {
        f"{_shift}Left": _step(-1, selecting=_selecting), f"{_shift}Right": _step(1, selecting=_selecting),
        f"{_shift}Up": _line(-1, selecting=_selecting), f"{_shift}Down": _line(1, selecting=_selecting),
        f"{_shift}Home": _edge("home", selecting=_selecting), f"{_shift}End": _edge("end", selecting=_selecting),
        f"Ctrl+{_shift}Left": _word(-1, selecting=_selecting), f"Ctrl+{_shift}Right": _word(1, selecting=_selecting),
        f"Ctrl+{_shift}Home": _whole(False, selecting=_selecting),
        f"Ctrl+{_shift}End": _whole(True, selecting=_selecting),
    }


@cache
def _table() -> dict[int, Command]:
    return {sequence[0].toCombined(): command for keys, command in TABLE.items() for sequence in with_persian(keys)}


def command_of(event: QKeyEvent) -> Command | None:
    """What a key does to the words; None for one that types a letter or is for somebody else."""
    return _table().get(combined(event))
