"""Turn a start of the program into the open window: one for each user, up within half a second."""

import gc
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from studio import resources
from widgets.brand_file import BrandFile
from widgets.common import Common
from widgets.designs import load_rooms
from widgets.garbage import Sweeper
from widgets.instance import Instance
from widgets.jobs import Jobs
from widgets.settings import Settings
from widgets.theme import style
from widgets.window import MainWindow
from widgets.words import is_rtl, speak

_QUIET = 700  # ms after which the first previews are there and nobody has clicked yet


class Program(QObject):
    """The application's own objects, and the window, built anew when its language changes."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.common = Common(settings=Settings(parent=self), jobs=Jobs(self), brand=BrandFile(parent=self))
        self.window: MainWindow | None = None
        style.load_fonts(app)
        style.apply(app, self.common.settings.theme)
        self.common.settings.theme_changed.connect(self._change_theme)
        app.styleHints().colorSchemeChanged.connect(self._change_theme)

    def open_window(self) -> None:
        """Build and show the window in the language of the settings."""
        speak(self.common.settings.language, self._app)
        direction = Qt.LayoutDirection.RightToLeft if is_rtl() else Qt.LayoutDirection.LeftToRight
        self._app.setLayoutDirection(direction)
        self.window = MainWindow(self.common)
        self.window.language_asked.connect(self._speak)
        self.window.show()

    def close(self) -> None:
        """End what runs in the background."""
        self.common.jobs.close()
        self.common.settings.sync()

    def _change_theme(self) -> None:
        style.change(self._app, self.common.settings.theme)

    def _speak(self, language: str) -> None:
        old = self.window
        if old is None:
            return
        session = old.designs.session
        if not old.close():
            return
        self.common.settings.set_language(language)
        self.open_window()
        if session is not None and session.path is not None:
            self.window.designs.open(session.path)
        old.deleteLater()


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or hand over to the one that is open. Returns the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    file = os.path.abspath(given[0]) if given else ""  # noqa: PTH100 - a path that need not be there
    app = application()
    instance = Instance(parent=app)
    if not instance.is_first() and instance.hand_over(file):
        return 0
    program = Program(app)
    program.open_window()
    QTimer.singleShot(0, lambda: _settle(program, instance, file))
    code = app.exec()
    program.close()
    instance.close()
    return code


def application() -> QApplication:
    """The process's application object, dressed in nothing yet."""
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    app.setApplicationName("ketabnama")
    app.setDesktopFileName("ketabnama")
    app.setStyle("Fusion")
    app.setWindowIcon(QIcon(str(resources.asset("desktop/ketabnama.png"))))
    return app


def _settle(program: Program, instance: Instance, file: str) -> None:
    """What can wait until the window is there."""
    gc.freeze()
    Sweeper(QApplication.instance())
    from widgets.faults import install_hook, start_log

    start_log()
    install_hook()
    instance.asked.connect(lambda name: program.window.open_given(name))
    instance.listen()
    QTimer.singleShot(_QUIET, lambda: program.common.jobs.run(load_rooms))
    if file:
        program.window.open_given(file)
