"""Turn a hand that pulls layers into other sizes or angles into pictures that keep up with it.

Where the page is quick to lay out, all of it is shown as it would be. Where it is not, what is pulled is shown alone,
as a picture over a kept one of everything else, and the page follows whenever the hand rests. Which of them a page is
shows the last time it changed.
"""

from collections.abc import Sequence

from PySide6.QtCore import QTimer

from studio.document.model import Document
from studio.scene import Transform
from widgets.canvas.gestures.gesture import Gesture, Pointer
from widgets.canvas.stage import Stage

REST = 60  # ms without a move: the hand rests


class Pulling(Gesture):
    """What a hand does to `ids`, of which `document` knows nothing yet."""

    def __init__(self, stage: Stage, start: Pointer, ids: Sequence[str]) -> None:
        super().__init__(stage, start)
        self.ids = list(ids)
        self.document: Document = stage.session.document
        self._lifted = False
        self._resting = QTimer(stage, singleShot=True, interval=REST)
        self._resting.timeout.connect(self._follow)

    def made(self) -> Document:
        """The document as the hand asks for it now."""
        raise NotImplementedError

    def ways(self) -> tuple[Transform, Transform]:
        """The ways over the page from how the layers are laid out now to how the hand asks for them: of their picture
        and of the frames round them."""
        raise NotImplementedError

    def show(self) -> None:
        """Show what the hand asks for now."""
        if not self.stage.slow:
            self._follow()
            return
        if not self._lifted:
            self._lifted = True
            self.stage.carry.emit(self.ids, False)
        self.stage.carried_by.emit(*self.ways())
        self._resting.start()

    def _follow(self) -> None:
        self._put_down()
        self.stage.session.preview(self.made())

    def _put_down(self) -> None:
        self._resting.stop()
        if self._lifted:
            self._lifted = False
            self.stage.carry.emit([], False)

    def finish(self, name: str, document: Document) -> None:
        """The hand has let go: `document` is an edit called `name`."""
        self._end()
        self.stage.session.edit(name, document)

    def cancel(self) -> None:
        self._end()
        self.stage.session.cancel()

    def _end(self) -> None:
        self._put_down()
        self._resting.deleteLater()
        self.stage.show_marks()
