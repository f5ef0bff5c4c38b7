"""Turn the rooms into the main window: the spine with its buttons, the room that is open, the program's actions."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QMessageBox, QWidget

import studio
from studio.errors import Problem
from widgets.actions import Actions, menu_titles
from widgets.common import Common
from widgets.designing import Designing
from widgets.designs import Designs
from widgets.home.room import HomeRoom
from widgets.leaving import may_leave
from widgets.lists import Lists
from widgets.manners.manners import Manners
from widgets.messages import show_problem
from widgets.rail import Rail
from widgets.rooms import Rooms
from widgets.theme import current
from widgets.words import language, tr

ROOMS = {"home": "home", "design": "palette", "batch": "stack-2", "export": "package"}
_USUAL = QSize(1320, 820)


class MainWindow(QMainWindow):
    """The window."""

    language_asked = Signal(str)

    def __init__(self, common: Common, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Ketabnama"))
        self.setMinimumSize(1024, 600)
        self.setAcceptDrops(True)
        self.common = common
        self.actions_ = Actions(self)
        self.rail, self.rooms = Rail(), Rooms()
        self.designs = Designs(common, self)
        self.lists = Lists(common, self.rooms, self.designs, self)
        self.designing = Designing(common, self.rooms, self.actions_, self.designs, self)
        self.manners = Manners(common, self.rooms, self.actions_, self.designs, self)
        self.manners.language_asked.connect(self.language_asked)
        self.manners.brand_asked.connect(self._set_up_brand)
        self.rooms.offer("home", self._make_home)
        self._arrange()
        self._bind()
        for teller in (self.designs, self.lists, self.designing, self.manners):
            teller.failed.connect(self.tell)
        self.lists.packages_given.connect(self.manners.templates.add)
        if not self.restoreGeometry(common.settings.state("window")):
            self.resize(_USUAL.boundedTo(self.screen().availableSize()))
        self.rooms.enter("home")

    def tell(self, problem: Problem) -> None:
        """Show what a person should know."""
        show_problem(problem, self)

    def open_given(self, file: str) -> None:
        """Come forward, and open the file that a start of the program was given."""
        self.show()
        self.raise_()
        self.activateWindow()
        if file:
            self.lists.take_files([Path(file)])

    def closeEvent(self, event: QCloseEvent) -> None:
        if not may_leave(self.rooms.room("batch"), self) or not self.designs.close():
            event.ignore()
            return
        self.common.settings.set_state("window", self.saveGeometry())
        self.common.settings.sync()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _opened_by_drop(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.lists.take_files(_opened_by_drop(event.mimeData()))

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self.rooms, 1)
        self.setCentralWidget(body)
        for name, drawing in ROOMS.items():
            self.rail.add_room(name, self.actions_[f"go.{name}"], drawing)
        self.rail.add_below(self.actions_["app.brand"], "building-bank")
        self.rail.add_below(self.actions_["view.theme"], "sun-moon")
        self._menu_button = self.rail.add_below(self.actions_["app.menu"], "menu-2")
        self.rooms.entered.connect(self.rail.show_room)
        self.addActions(list(self.actions_))

    def _bind(self) -> None:
        rooms = self.rooms
        for name, slot in {
            "file.new": lambda: rooms.enter("home"), "file.open": self.designs.ask_and_open, "file.quit": self.close,
            "go.home": lambda: rooms.enter("home"), "go.batch": lambda: rooms.enter("batch"),
            "go.export": lambda: rooms.enter("export"), "go.search": self._search, "view.theme": self._turn_theme,
            "view.language": self._turn_language, "app.brand": self._set_up_brand, "app.menu": self._show_menu,
            "app.diagnostics": _copy_diagnostics, "app.about": self._show_about,
        }.items():
            self.actions_.bind(name, slot)

    def _make_home(self) -> QWidget:
        home = HomeRoom(self.common, self.rooms)
        for signal, slot in (
            (home.template_chosen, self.designs.start), (home.design_chosen, self.designs.open),
            (home.left_chosen, self.designs.go_on), (home.files_given, self.lists.take_files),
            (home.text_given, self.lists.take_text), (home.brand_asked, self._set_up_brand),
        ):
            signal.connect(slot)
        self.manners.templates.changed.connect(home.refresh)
        home.card_menu_asked.connect(self.manners.templates.show_menu)
        return home

    def _search(self) -> None:
        self.rooms.enter("home")
        self.rooms.room("home").focus_search()

    def _turn_theme(self) -> None:
        self.common.settings.set_theme("light" if current.is_dark() else "dark")

    def _turn_language(self) -> None:
        self.language_asked.emit("en" if language() == "fa" else "fa")

    def _set_up_brand(self) -> None:
        from widgets.brand.dialog import BrandDialog

        dialog = BrandDialog(self.common, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def _show_about(self) -> None:
        words = tr("Ketabnama {version}: cards, infographics and teasers for libraries. Free, under the MIT licence.",
                   version=studio.__version__)
        QMessageBox.about(self, tr("About Ketabnama"), words)

    def _show_menu(self) -> None:
        menu = QMenu(self)
        for name, title in menu_titles().items():
            menu.addMenu(title).addActions(self.actions_.of_menu(name))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._menu_button.mapToGlobal(QPoint(0, 0)))


def _opened_by_drop(mime: QMimeData) -> list[Path]:
    """Designs, template packages and lists that are dragged; the window opens them wherever they are let go.

    Pictures and sounds are for a page or a field, and are let go there.
    """
    from widgets.media import SOUNDS, SUFFIXES  # loads slowly, and is not needed before

    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    return [] if any(file.suffix.lower() in (*SUFFIXES, *SOUNDS) for file in files) else files


def _copy_diagnostics() -> None:
    from widgets.faults import copy_diagnostics

    copy_diagnostics()
