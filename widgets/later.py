"""Turn a panel that may never be looked at into one that is made when it is."""

from collections.abc import Callable

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Later(QWidget):
    """An empty place until it is first shown; `panel` is what `make` gave then."""

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self.panel: QWidget | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        if self.panel is None:
            self.panel = self._make()
            self.layout().addWidget(self.panel)
            self.setFocusProxy(self.panel)
        super().showEvent(event)
