"""Turn a shortcut of the Latin keyboard into those that the same keys give while a Persian layout is on.

Some systems send the Persian letter of a key even with Ctrl held, and a program that knows only Ctrl+Z is deaf then.
The layouts are ISIRI 9147 and the older Persian one of Windows; where they differ, both letters count.
"""

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeySequence

_LATIN = "QWERTYUIOPASDFGHJKLZXCVBNM0123456789"
_PERSIAN = "ضصثقفغعهخحشسیبلاتنمظطزرذدپ۰۱۲۳۴۵۶۷۸۹"
_OLDER = {"M": "ئ", "D": "ي", "C": "ژ", ";": "ك"}
_SIGNS = {"[": "ج", "]": "چ", ";": "ک", "'": "گ", ",": "و"}
_PLACES = {**dict(zip(_LATIN, _PERSIAN, strict=True)), **_SIGNS}


def with_persian(shortcut: str) -> list[QKeySequence]:
    """`shortcut` ("Ctrl+Shift+Z") and the sequences that its keys give under a Persian layout."""
    latin = QKeySequence(shortcut)
    if latin.count() != 1:
        return [latin]
    combination = latin[0]
    return [latin, *(_pressed(letter, combination) for letter in _letters(combination.key()))]


def _letters(key: Qt.Key) -> list[str]:
    """The Persian letters on a key, those of both layouts."""
    sign = chr(key) if 0x20 < key < 0x7F else ""
    found = [_PLACES.get(sign, ""), _OLDER.get(sign, "")]
    return [letter for letter in found if letter]


def _pressed(letter: str, combination: QKeyCombination) -> QKeySequence:
    # Qt numbers the key of a letter by its code point.
    return QKeySequence(int(combination.keyboardModifiers().value) | ord(letter))
