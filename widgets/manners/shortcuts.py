"""Turn the tables of actions and of the canvas into a list of every shortcut, as Markdown."""

from collections.abc import Iterator

from widgets.actions import menu_titles, table
from widgets.canvas.keys import TABLE, VIEWS
from widgets.words import tr


def listed() -> str:
    """Every shortcut under the menu it belongs to, then those of the canvas and of the words on it."""
    return "\n".join([
        *_of_menus(), f"\n## {tr('On the page')}\n", *_lines(canvas_words()),
        f"\n## {tr('In the words of the page')}\n", *_lines(typing_words()),
        f"\n## {tr('In lists, and when files are made')}\n", *_lines(list_words())])


def canvas_words() -> dict[str, str]:
    """What keys of the canvas do: several keys of one meaning stand together."""
    return {
        "← → ↑ ↓": tr("Move what is selected; with Shift ten times as far"),
        "Alt + ← → ↑ ↓": tr("Make it larger or smaller; with Shift in larger steps"),
        "Ctrl+Alt + ← →": tr("Turn it by a degree; with Shift by fifteen"),
        "Del": tr("Delete"), "Ctrl+D": tr("Duplicate"), "Ctrl+A": tr("Select all"), "Ctrl+C": tr("Copy"),
        "Ctrl+X": tr("Cut"), "Ctrl+V": tr("Paste layers, a picture or words"), "Ctrl+G": tr("Group"),
        "Ctrl+Shift+G": tr("Ungroup"), "Ctrl+]": tr("Bring forward"), "Ctrl+[": tr("Send backward"),
        "Ctrl+Shift+]": tr("Bring to front"), "Ctrl+Shift+[": tr("Send to back"), "Ctrl+L": tr("Lock or unlock"),
        "Ctrl+H": tr("Hide"), "Tab": tr("Select the next layer"), "Esc": tr("Select less, or nothing"),
        "Enter": tr("Into the text or the group"), "F2": tr("Into the text or the group"),
        "Ctrl+0": tr("Whole page"), "Ctrl+Alt+0": tr("Show at 100%"), "Ctrl+=": tr("Larger"),
        "Ctrl+-": tr("Smaller"),
    }


def typing_words() -> dict[str, str]:
    """What keys do while one types on the page, beside what they do everywhere."""
    return {
        "Shift+Space": tr("Half-space"), "Ctrl + ← →": tr("To the next word; with Shift select it"),
        "Ctrl+Backspace": tr("Take the word before away"), "Ctrl+Del": tr("Take the word after away"),
        "Ctrl+U": tr("Line under the letters"), "Ctrl+Shift+H": tr("Colour behind the letters"),
        "Ctrl+\\": tr("Without marks"), "Ctrl+Enter": tr("Leave the words"), "Esc": tr("Leave the words"),
    }


def list_words() -> dict[str, str]:
    """What keys do in the list of records and among the places of an export."""
    return {
        "Enter · Space": tr("Tick or untick"), "F2": tr("Change a title or an author"),
        "Ctrl+Enter": tr("Go on, or make the files"),
    }


def told(keys: str) -> bool:
    """Whether `canvas_words` says what a shortcut of the canvas does."""
    plain = keys.replace("Escape", "Esc").replace("Return", "Enter").replace("Ctrl++", "Ctrl+=")
    plain = plain.replace("Backspace", "Del").replace("Backtab", "Tab")
    if plain.rpartition("+")[2] in ("Left", "Right", "Up", "Down"):
        held = plain.rpartition("+")[0].replace("Shift", "").strip("+")
        return any(words.startswith(f"{held} + ←" if held else "←") for words in canvas_words())
    return plain in canvas_words() or plain.replace("Shift+Tab", "Tab") in canvas_words()


def known() -> tuple[str, ...]:
    """Every shortcut the canvas hears."""
    return (*TABLE, *VIEWS)


def _of_menus() -> Iterator[str]:
    for menu, title in menu_titles().items():
        rows = [row for row in table() if row.menu == menu and row.keys]
        if rows:
            yield f"\n## {title}\n"
            yield from (_line(" · ".join(row.keys), row.text) for row in rows)


def _lines(found: dict[str, str]) -> Iterator[str]:
    for keys, words in found.items():
        yield _line(keys, words)


def _line(keys: str, words: str) -> str:
    return f"- **\u2066{keys}\u2069** — {words}"
