"""Turn a bare process into one that may paint."""

import os
import sys

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QGuiApplication


def ensure_app() -> QGuiApplication:
    """The process's application object, made without a display when there is none.

    Call it before anything of Qt's drawing is used. A window program makes its own (richer) application first and gets
    that one back. Raises RuntimeError when something made an application that cannot paint.
    """
    app = QCoreApplication.instance()
    if app is None:
        if sys.platform.startswith("linux") and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        app = QGuiApplication(sys.argv[:1] or ["ketabnama"])
        _kept.append(app)
    if not isinstance(app, QGuiApplication):
        raise RuntimeError("an application without graphics exists already; call ensure_app() first")
    return app


_kept: list[QGuiApplication] = []  # Qt keeps no reference of its own that Python can see
