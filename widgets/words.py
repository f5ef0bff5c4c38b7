"""Turn English source words into the language of the window.

Strings stand in the code in English as `tr("Save")`; their Persian is in `assets/translations/fa.ts`, in Qt's own form.
The English words are the key; where one English word needs two Persian ones, `tr("Open", "verb")` parts them by a note.
"""

from datetime import datetime
from functools import cache
from typing import Any
from xml.etree import ElementTree

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from studio import resources
from studio.letters import persian_digits

LANGUAGES = ("fa", "en")
_state = {"language": "fa"}
_kept: list[QTranslator] = []


def tr(text: str, note: str = "", **values: Any) -> str:
    """`text` in the language of the window, its {holes} filled; numbers get that language's digits."""
    if _state["language"] != "en":
        text = _catalogue(_state["language"]).get((text, note), text)
    return text.format(**{name: _worded(value) for name, value in values.items()}) if values else text


def number(value: float) -> str:
    """A number in the digits of the window."""
    return _worded(value)


def moment(when: datetime) -> str:
    """A day and an hour in words: «چهارشنبه ۵ آذر ۱۴۰۴، ۹:۰۵»."""
    if not is_rtl():
        return f"{when:%A, %d %B %Y, %H:%M}"
    from studio.days import written_day

    return f"{written_day(when.date())}، {persian_digits(f'{when.hour}:{when.minute:02d}')}"


def language() -> str:
    """The language of the window: "fa" or "en"."""
    return _state["language"]


def is_rtl() -> bool:
    """Whether the window is read from right to left."""
    return _state["language"] == "fa"


def mark() -> str:
    """The invisible sign that begins a line in the direction of the window, whatever letters follow."""
    return "\u200f" if is_rtl() else "\u200e"


def local(persian: str, english: str) -> str:
    """The one of two names (data files give both) that suits the window; the other one where it is empty."""
    return (persian or english) if _state["language"] == "fa" else (english or persian)


def speak(chosen: str, app: QApplication) -> None:
    """Make `chosen` the language of every window built from now on, of Qt's own dialogs, and the default locale."""
    _state["language"] = chosen if chosen in LANGUAGES else "fa"
    for old in _kept:
        app.removeTranslator(old)
    _kept.clear()
    # Iran's Persian whatever the window speaks: Nastaliq would draw Urdu digits otherwise (DESIGN, "Text").
    QLocale.setDefault(QLocale("fa_IR"))
    if _state["language"] == "fa":
        own = QTranslator(app)
        if own.load("qtbase_fa", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            _kept.append(own)
        _kept.append(_Keys(app))  # asked before the one above
        for translator in _kept:
            app.installTranslator(translator)


class _Keys(QTranslator):
    """Leaves keys the names that stand on them, in Iran too: Qt's Persian has its own words for Ctrl and Shift.

    What they begin is read from the left to its end, or a menu would show ",+Ctrl".
    """

    def translate(self, context: str, source: str, _note: str | None = None, _count: int = -1) -> str | None:
        if context != "QShortcut":
            return None
        return f"\u2066{source}" if source in ("Ctrl", "Alt", "Shift", "Meta") else source


def _worded(value: Any) -> str:
    text = f"{value:g}" if isinstance(value, float) else str(value)
    if _state["language"] != "fa" or not isinstance(value, int | float):
        return text
    return persian_digits(text.replace(".", "٫"))


@cache
def _catalogue(chosen: str) -> dict[tuple[str, str], str]:
    """Source and note → translation; what is not translated yet is left out."""
    tree = ElementTree.parse(resources.asset(f"translations/{chosen}.ts"))
    messages = ((message, message.find("translation")) for message in tree.iter("message"))
    return {
        (message.findtext("source", ""), message.findtext("comment", "")): found.text
        for message, found in messages
        if found is not None and found.text and found.get("type") != "unfinished"
    }
