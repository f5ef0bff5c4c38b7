"""Turn bytes, seconds and counts into the words of the window."""

from studio.presets import MB
from widgets.words import tr


def size_words(count: int) -> str:
    """Bytes as people say them."""
    if count >= MB / 10:
        return tr("{size} MB", size=round(count / MB, 1))
    return tr("{size} KB", size=max(1, round(count / 1000)))


def seconds_words(seconds: float) -> str:
    """A time left as people say it."""
    if seconds < 60:
        return tr("{count} seconds", count=max(1, round(seconds)))
    return tr("{count} minutes", count=round(seconds / 60))
