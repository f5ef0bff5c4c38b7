"""Turn the end of long work into a word from the desktop, when the user has turned to something else."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

LONG = 8.0  # seconds after which somebody may have turned away


class Herald(QObject):
    """Tells the user of a window that is not in front. `say` takes a title and words; by default the desktop does."""

    def __init__(self, window: QWidget, say: Callable[[str, str], None] | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._say = say or self._say_by_desktop
        self._tray: QSystemTrayIcon | None = None

    def tell(self, title: str, words: str, seconds: float) -> None:
        """Tell what has ended after `seconds`; nothing when it was short or the window is being looked at."""
        if seconds >= LONG and not self._window.isActiveWindow():
            self._say(title, words)

    def _say_by_desktop(self, title: str, words: str) -> None:
        QApplication.alert(self._window)
        if not QSystemTrayIcon.isSystemTrayAvailable() or not QSystemTrayIcon.supportsMessages():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(QIcon(QApplication.windowIcon()), self)
            self._tray.messageClicked.connect(self._come_forward)
        self._tray.show()
        self._tray.showMessage(title, words, QApplication.windowIcon())

    def _come_forward(self) -> None:
        self._tray.hide()
        self._window.raise_()
        self._window.activateWindow()
