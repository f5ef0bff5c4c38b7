"""Turn the rooms into the main window: the spine with its buttons, the room that is open, the program's actions."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QWidget

from studio.errors import Problem
from widgets.actions import Actions, menu_titles
from widgets.common import Common
from widgets.designs import Designs
from widgets.home.room import HomeRoom
from widgets.messages import show_problem
from widgets.rail import Rail
from widgets.soon import SoonRoom
from widgets.words import language, tr

if TYPE_CHECKING:
    from widgets.session import Session

_OF_A_DESIGN = (
    "edit.undo", "edit.redo", "file.save", "file.save_as", "file.versions", "file.close", "go.design", "page.next",
    "page.previous",
)
ROOMS = {"home": "home", "design": "palette", "batch": "stack-2", "export": "package"}


class MainWindow(QMainWindow):
    """The window. Rooms are made when they are first entered."""

    language_asked = Signal(str)

    def __init__(self, common: Common, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Ketabnama"))
        self.setMinimumSize(960, 600)
        self.common = common
        self.actions_ = Actions(self)
        self.designs = Designs(common, self)
        self._rooms: dict[str, QWidget] = {}
        self._makers: dict[str, Callable[[], QWidget]] = {
            "home": self._make_home, "batch": lambda: SoonRoom(tr("Batch")),
            "export": lambda: SoonRoom(tr("Export")),
        }
        self._stack = QStackedWidget()
        self.rail = Rail()
        self._arrange()
        self._bind()
        self.designs.opened.connect(self._show_session)
        self.designs.closed.connect(self._forget_session)
        self.designs.failed.connect(self.tell)
        self.restoreGeometry(common.settings.state("window")) or self.resize(1320, 820)
        self.enter("home")

    def enter(self, name: str) -> None:
        """Open the room `name`; nothing when there is none (no design is open)."""
        if name not in self._rooms:
            if name not in self._makers:
                return
            self._rooms[name] = self._makers[name]()
            self._stack.addWidget(self._rooms[name])
        self._stack.setCurrentWidget(self._rooms[name])
        self._rooms[name].setFocus()
        self.rail.show_room(name)

    def room(self, name: str) -> QWidget | None:
        """The room `name`, if it was entered already."""
        return self._rooms.get(name)

    def tell(self, problem: Problem) -> None:
        """Show what a person should know."""
        show_problem(problem, self)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.designs.close():
            event.ignore()
            return
        self.common.settings.set_state("window", self.saveGeometry())
        self.common.settings.sync()
        super().closeEvent(event)

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        for name, drawing in ROOMS.items():
            self.rail.add_room(name, self.actions_[f"go.{name}"], drawing)
        self.addActions(list(self.actions_))

    def _bind(self) -> None:
        bind, designs = self.actions_.bind, self.designs
        bind("file.new", lambda: self.enter("home"))
        bind("file.open", designs.ask_and_open)
        bind("file.quit", self.close)
        bind("go.home", lambda: self.enter("home"))
        bind("go.batch", lambda: self.enter("batch"))
        bind("go.export", lambda: self.enter("export"))
        bind("go.search", self._search)
        bind("view.theme", self._turn_theme)
        bind("view.language", lambda: self.language_asked.emit("en" if language() == "fa" else "fa"))
        self.rail.add_below(self.actions_["app.brand"], "building-bank")
        self.rail.add_below(self.actions_["view.theme"], "sun-moon")
        self._menu_button = self.rail.add_below(self.actions_["app.menu"], "menu-2")
        bind("app.menu", self._show_menu)

    def _make_home(self) -> QWidget:
        home = HomeRoom(self.common)
        home.template_chosen.connect(self.designs.start)
        home.design_chosen.connect(self.designs.open)
        home.left_chosen.connect(self.designs.go_on)
        return home

    def _show_session(self, session: "Session") -> None:
        from widgets.design.room import DesignRoom

        self._makers["design"] = lambda: DesignRoom(session, self.designs.name, self.actions_, self.common)
        self._bind_session(session)
        self.enter("design")

    def _bind_session(self, session: "Session") -> None:
        """Let the actions of a design work on this one."""
        actions, stack = self.actions_, session.undo_stack
        for name, slot in (
            ("edit.undo", stack.undo), ("edit.redo", stack.redo), ("file.save", self.designs.save),
            ("file.save_as", self.designs.save_as), ("file.close", self.designs.close),
            ("file.versions", self._show_versions), ("go.design", lambda: self.enter("design")),
            ("page.next", lambda: session.show_page(session.page + 1)),
            ("page.previous", lambda: session.show_page(session.page - 1)),
        ):
            actions.bind(name, slot)
        for name, able, changed in (
            ("edit.undo", stack.canUndo, stack.canUndoChanged), ("edit.redo", stack.canRedo, stack.canRedoChanged),
        ):
            actions[name].setEnabled(able())
            changed.connect(actions[name].setEnabled)
        stack.undoTextChanged.connect(actions.name_undo)
        stack.redoTextChanged.connect(actions.name_redo)
        session.saved_changed.connect(self._show_name)
        self._show_name()

    def _show_name(self) -> None:
        session = self.designs.session
        changed = session is not None and not session.saved
        self.setWindowTitle(f"{self.designs.name}[*] · {tr('Ketabnama')}" if session else tr("Ketabnama"))
        self.setWindowModified(changed)
        room = self.room("design")
        if room is not None and session is not None:
            room.bar.rename(self.designs.name)

    def _show_versions(self) -> None:
        if self.designs.session.path is not None:
            from widgets.versions import VersionsDialog

            dialog = VersionsDialog(self.designs.session.path, self)
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.chosen.connect(self.designs.go_back)
            dialog.open()

    def _forget_session(self) -> None:
        self._makers.pop("design", None)
        for name in _OF_A_DESIGN:
            self.actions_.unbind(name)
        self._show_name()
        room = self._rooms.pop("design", None)
        if room is not None:
            self.enter("home")
            self._stack.removeWidget(room)
            room.deleteLater()

    def _search(self) -> None:
        self.enter("home")
        self._rooms["home"].focus_search()

    def _turn_theme(self) -> None:
        from widgets.theme import current

        self.common.settings.set_theme("light" if current.is_dark() else "dark")

    def _show_menu(self) -> None:
        menu = QMenu(self)
        for name, title in menu_titles().items():
            part = menu.addMenu(title)
            part.addActions(self.actions_.of_menu(name))
        corner = self._menu_button.mapToGlobal(QPoint(0, 0))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(corner)

    def open_given(self, file: str) -> None:
        """Come forward, and open the file that a start of the program was given."""
        self.show()
        self.raise_()
        self.activateWindow()
        if file:
            self.designs.open(Path(file))
