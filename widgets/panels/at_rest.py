"""Turn the changes of a design into moments to show it: at once, but while a hand is on its way only when it rests."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from widgets.session import Session

_REST = 120  # ms


class AtRest(QObject):
    """Calls `show` after every change of the document, of previews after the last one only."""

    def __init__(self, session: Session, show: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._show = session, show
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(show)
        session.changed.connect(self._on_changed)

    def _on_changed(self) -> None:
        if self._session.previewing:
            self._rest.start()
        else:
            self._rest.stop()
            self._show()
