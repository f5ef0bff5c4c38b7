"""Turn files and folders of ours into windows of the system's own programs."""

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication

from widgets.notice import Notice
from widgets.words import tr


def open_folder(folder: Path) -> None:
    """Show `folder`, made if it is not there yet."""
    folder.mkdir(parents=True, exist_ok=True)
    open_path(folder)


def open_path(path: Path) -> None:
    """Show a file or folder in the program of the system for it; where there is none, its path can be pasted."""
    window = QApplication.activeWindow()
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(path))) and window is not None:
        QGuiApplication.clipboard().setText(str(path))
        Notice(tr("Nothing on this machine opens it; its path is on the clipboard."), tr("OK"), lambda: None, window)
