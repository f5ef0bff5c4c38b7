"""Turn the name of a drawing into a part of a page that takes the colours of the theme whenever it is painted."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from widgets.theme.icons import icon


class Drawing(QWidget):
    """The drawing `name` in the theme's colour `role`, `side` px large."""

    def __init__(self, name: str, side: int, role: str = "muted", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(QSize(side, side))
        self._icon = icon(name, role)

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            self._icon.paint(painter, self.rect())
