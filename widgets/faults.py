"""Turn a fault of ours into a line in the log and a quiet window that can copy what we need to know."""

import logging
import platform
import sys
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from types import TracebackType

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

import studio
from widgets import places
from widgets.words import tr

_log = logging.getLogger("ketabnama")
_LOG_BYTES = 500_000
_TAIL = 60  # lines of the log that go into the diagnostics


def start_log() -> None:
    """Write what goes wrong to the log file, 1 MB of it at most."""
    path = places.log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=_LOG_BYTES, backupCount=1, encoding="utf-8", delay=True)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _log.addHandler(handler)
    _log.setLevel(logging.INFO)


def install_hook(shown: Callable[[str], None] | None = None) -> None:
    """Let every fault that nobody handles be logged and shown, and the program go on.

    `shown` is called with the words of the fault; by default a window shows them.
    """
    tell = shown or _show

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        words = "".join(traceback.format_exception(kind, fault, trace))
        _log.error("%s", words)
        sys.__stderr__.write(words) if sys.__stderr__ else None
        tell(words)

    sys.excepthook = hook


def diagnostics() -> str:
    """What helps to find a fault: versions, the system, the screen, the end of the log. Nothing of designs."""
    screen = QGuiApplication.primaryScreen()
    size = screen.size() if screen else None
    lines = [
        f"ketabnama {studio.__version__}", f"python {platform.python_version()}, {platform.platform()}",
        f"PySide6 {PySide6.__version__}, Qt {qVersion()}, {QGuiApplication.platformName()}",
        f"screen {size.width()}x{size.height()} at {screen.devicePixelRatio():g}" if size else "no screen",
    ]
    return "\n".join([*lines, "", *_tail()])


def copy_diagnostics() -> None:
    """Put the diagnostics on the clipboard."""
    QGuiApplication.clipboard().setText(diagnostics())


def _tail() -> list[str]:
    try:
        return places.log_file().read_text("utf-8", errors="replace").splitlines()[-_TAIL:]
    except OSError:
        return []


def _show(words: str) -> None:
    """A window for the fault; faults that come while it is open are only logged."""
    if QApplication.instance() is None or QApplication.activeModalWidget() is not None:
        return
    window = fault_window(words, QApplication.activeWindow())
    window.open()


def fault_window(words: str, parent: QWidget | None = None) -> QMessageBox:
    """The window that tells of a fault."""
    box = QMessageBox(parent)
    box.setWindowTitle(tr("Something went wrong"))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(tr("A fault of the program stopped this step. Your design is safe; you can go on."))
    box.setInformativeText(tr("If it happens again, copy the diagnostics and send them to us."))
    box.setDetailedText(words)
    copy = box.addButton(tr("Copy diagnostics"), QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(copy_diagnostics)
    box.addButton(QMessageBox.StandardButton.Ok)
    return box
