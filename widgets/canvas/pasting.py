"""Turn what other programs put on the clipboard (pictures, words) into layers of the page."""

from collections.abc import Callable

from PySide6.QtCore import QMimeData

from studio.document.model import Picture
from studio.errors import Problem
from widgets import media
from widgets.aside import Aside
from widgets.canvas.inserting import insert_picture, insert_text, replace_picture
from widgets.canvas.stage import Stage

_LONGEST = 4_000  # letters: more is a book, not a card


def pasted(stage: Stage, data: QMimeData) -> bool:
    """Put the pictures or the words in `data` on the page; a picture replaces the one selected. False for neither.

    A picture that is no file yet is kept in one beside the window, and then comes. Why it does not is told; the page
    stays as it is, and the clipboard has it still.
    """
    return _picture(stage, data) or _words(stage, data)


def _picture(stage: Stage, data: QMimeData) -> bool:
    if not media.pictures_in(data):
        return False
    into, files = _chosen(stage), media.files_in(data)
    if files:
        _put(stage, [str(path) for path in files], into)
    else:
        _take_beside(stage, media.taking(data), lambda source: _put(stage, [source], into))
    return True


def _chosen(stage: Stage) -> str:
    """The id of the picture that gives way to another one; "" for none."""
    chosen = stage.chosen
    gives_way = len(chosen) == 1 and isinstance(chosen[0].layer, Picture) and not chosen[0].layer.locked
    return chosen[0].id if gives_way else ""


def _put(stage: Stage, sources: list[str], into: str) -> None:
    if len(sources) == 1 and stage.session.layer(into) is not None:
        replace_picture(stage, into, sources[0])
        return
    for source in sources:
        if source:
            insert_picture(stage, source)


def _take_beside(stage: Stage, take: Callable[[], str], put: Callable[[str], None]) -> None:
    """`put` what a thread has taken; why it cannot be kept is told."""
    def done(_: str, source: str) -> None:
        aside.deleteLater()
        put(source)

    def refuse(problem: Problem) -> None:
        aside.deleteLater()
        stage.refused.emit(problem)

    aside = Aside(lambda _: take, done, stage, refuse=refuse)
    aside.ask(["picture"])


def _words(stage: Stage, data: QMimeData) -> bool:
    words = data.text().replace("\r\n", "\n").strip()[:_LONGEST] if data.hasText() else ""
    if not words:
        return False
    insert_text(stage, words)
    return True
