"""Turn words being typed into a menu of what can be done with them, each with its key."""

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from widgets.canvas.typing.commands import cut
from widgets.canvas.typing.mode import Typing
from widgets.theme.icons import icon
from widgets.words import tr


def typing_menu(mode: Typing, parent: QWidget) -> QMenu:
    """Cut, copy, paste, and the half-space that many keyboards hide."""
    made, selected = QMenu(parent), bool(mode.draft.selected)
    _line(made, "scissors", tr("Cut"), "Ctrl+X", lambda: cut(mode), selected)
    _line(made, "copy", tr("Copy"), "Ctrl+C", mode.copy, selected)
    _line(made, "clipboard", tr("Paste"), "Ctrl+V", mode.paste, bool(QGuiApplication.clipboard().text()))
    made.addSeparator()
    _line(made, "", tr("Half-space"), "Shift+Space", mode.insert_half_space, True)
    _line(made, "", tr("Select all"), "Ctrl+A", lambda: mode.set_draft(mode.draft.everything()), bool(mode.draft.text))
    return made


def _line(made: QMenu, drawing: str, words: str, keys: str, deed: Callable[[], None], possible: bool) -> None:
    action = made.addAction(words)
    if drawing:
        action.setIcon(icon(drawing))
    action.setShortcut(QKeySequence(keys))
    action.setShortcutVisibleInContextMenu(True)
    action.setEnabled(possible)
    action.triggered.connect(lambda _=False: deed())
