"""Turn the chosen theme into the one everything is painted with now."""

from PySide6.QtGui import QColor

from widgets.theme.tokens import DARK, LIGHT, Tokens

_state = {"tokens": LIGHT}


def tokens() -> Tokens:
    """The colours to paint with now."""
    return _state["tokens"]


def is_dark() -> bool:
    """Whether the dark theme is on."""
    return _state["tokens"] is DARK


def choose(*, dark: bool) -> None:
    """Paint with the dark or the light theme from now on."""
    _state["tokens"] = DARK if dark else LIGHT


def colour(role: str, strength: float = 1.0) -> QColor:
    """The theme's colour `role`, 0-1 opaque."""
    found = QColor(getattr(_state["tokens"], role))
    found.setAlphaF(strength)
    return found
