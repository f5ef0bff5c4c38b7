"""Turn the list of rooms into the strip they are entered by: the spine of the book, on its right side."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget

from widgets.theme import current
from widgets.theme.icons import icon
from widgets.theme.ornament import draw_stars

_WIDTH = 100


class Rail(QFrame):
    """Buttons for rooms above, for the menu and the like below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self.setFixedWidth(_WIDTH)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(8, 16, 8, 12)
        self._column.setSpacing(6)
        self._column.addStretch(1)
        self._rooms = 0

    def add_room(self, name: str, action: QAction, drawing: str) -> None:
        """A button that does `action` and shows which room is open."""
        button = self._button(action, drawing)
        button.setCheckable(True)
        self._group.addButton(button)
        self._buttons[name] = button
        self._column.insertWidget(self._rooms, button, 0, Qt.AlignmentFlag.AlignHCenter)
        self._rooms += 1

    def add_below(self, action: QAction, drawing: str) -> QToolButton:
        """A button at the lower end."""
        button = self._button(action, drawing)
        self._column.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        return button

    def show_room(self, name: str) -> None:
        """Mark the room that is open."""
        self._buttons[name].setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        tokens = current.tokens()
        draw_stars(painter, QRectF(self.rect()), tokens.rail_ink, cell=50, strength=0.045)
        inner = 0 if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else self.width() - 3
        painter.fillRect(inner, 0, 3, self.height(), current.colour("gold", 0.55))

    def _button(self, action: QAction, drawing: str) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "rail")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setIcon(icon(drawing, "rail_ink"))
        button.setIconSize(QSize(26, 26))
        button.setText(action.text().rstrip("…"))  # the sign of a question to come belongs to menus
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
        return button
