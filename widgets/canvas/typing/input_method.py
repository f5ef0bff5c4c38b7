"""Turn what an input method asks about the words into answers. It counts in UTF-16, we in characters."""

from PySide6.QtCore import Qt

from widgets.canvas.typing.ink import caret_on_screen
from widgets.canvas.typing.mode import Typing


def answer(mode: Typing, query: Qt.InputMethodQuery) -> object:
    """The answer to one question; None for those we have none for."""
    draft = mode.draft
    asked = Qt.InputMethodQuery
    answers = {
        asked.ImEnabled: lambda: True,
        asked.ImCursorRectangle: lambda: caret_on_screen(mode),
        asked.ImSurroundingText: lambda: draft.text,
        asked.ImCursorPosition: lambda: units(draft.text, draft.place.index),
        asked.ImAnchorPosition: lambda: units(draft.text, draft.anchor),
        asked.ImCurrentSelection: lambda: draft.selected,
        asked.ImHints: lambda: int(Qt.InputMethodHint.ImhMultiLine.value),
    }
    found = answers.get(query)
    return found() if found is not None else None


def units(text: str, index: int) -> int:
    """The index in UTF-16 units."""
    return len(text[:index].encode("utf-16-le")) // 2
