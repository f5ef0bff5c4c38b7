"""Turn the recent designs into a list one click opens."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.settings import Settings
from widgets.theme.icons import put_icon
from widgets.words import tr

_SHOWN = 6


class Recents(QFrame):
    """The last few designs."""

    chosen = Signal(object)  # a Path

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._settings = settings
        self._rows = QVBoxLayout(self)
        self._rows.setContentsMargins(16, 14, 16, 14)
        self._rows.setSpacing(4)
        settings.recent_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the list as it is now."""
        while (item := self._rows.takeAt(0)) is not None:
            item.widget().deleteLater()
        title = QLabel(tr("Recent designs"))
        title.setProperty("look", "name")
        self._rows.addWidget(title)
        recent = self._settings.recent[:_SHOWN]
        for path in recent:
            self._rows.addWidget(self._button(path))
        if not recent:
            empty = QLabel(tr("Designs you save appear here."))
            empty.setProperty("look", "small")
            self._rows.addWidget(empty)

    def _button(self, path: Path) -> QPushButton:
        button = QPushButton(path.stem)
        put_icon(button, "file-text", "muted")
        button.setProperty("look", "row")
        button.setToolTip(str(path))
        button.clicked.connect(lambda: self.chosen.emit(path))
        return button
