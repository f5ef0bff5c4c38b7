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
        count = max(1, round(seconds))
        return tr("one second") if count == 1 else tr("{count} seconds", count=count)
    count = round(seconds / 60)
    return tr("one minute") if count == 1 else tr("{count} minutes", count=count)
