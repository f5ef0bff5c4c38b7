"""Turn what other programs put on the clipboard (pictures, words) into layers of the page."""

from PySide6.QtCore import QMimeData

from studio.document.model import Picture
from studio.errors import OutputFault
from widgets import media
from widgets.canvas.inserting import insert_picture, insert_text, replace_picture
from widgets.canvas.stage import Stage

_LONGEST = 4_000  # letters: more is a book, not a card


def pasted(stage: Stage, data: QMimeData) -> bool:
    """Put the pictures or the words in `data` on the page; a picture replaces the one selected. False for neither."""
    return _picture(stage, data) or _words(stage, data)


def _picture(stage: Stage, data: QMimeData) -> bool:
    if not media.pictures_in(data):
        return False
    try:
        sources = [str(path) for path in media.files_in(data)] or [media.taken(data)]
    except OutputFault:
        return False
    chosen = stage.chosen
    if len(sources) == 1 and len(chosen) == 1 and isinstance(chosen[0].layer, Picture) and not chosen[0].layer.locked:
        return replace_picture(stage, chosen[0].id, sources[0])
    made = [insert_picture(stage, source) for source in sources if source]
    return any(made)


def _words(stage: Stage, data: QMimeData) -> bool:
    words = data.text().replace("\r\n", "\n").strip()[:_LONGEST] if data.hasText() else ""
    if not words:
        return False
    insert_text(stage, words)
    return True
