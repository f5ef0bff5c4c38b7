"""Turn what the program owes its user beside designing (templates, printer, clipboard, help, settings) into actions."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QWidget

from widgets.actions import Actions
from widgets.common import Common
from widgets.designs import Designs
from widgets.manners.keeping import OwnTemplates
from widgets.manners.notify import Herald
from widgets.manners.saving import Autosave
from widgets.notice import Notice
from widgets.own import use_all
from widgets.rooms import Rooms
from widgets.words import tr

if TYPE_CHECKING:
    from widgets.export.run import Result
    from widgets.manners.help import HelpWindow
    from widgets.session import Session


class Manners(QObject):
    """Binds those actions; what they do is loaded when it is first asked for."""

    failed = Signal(object)  # a Problem
    language_asked = Signal(str)
    brand_asked = Signal()

    def __init__(self, common: Common, rooms: Rooms, actions: Actions, designs: Designs, window: QWidget) -> None:
        super().__init__(window)
        self._common, self._rooms, self._actions = common, rooms, actions
        self._designs, self._window = designs, window
        self._shown_help: HelpWindow | None = None
        self.templates = OwnTemplates(common, designs, window)
        self.templates.failed.connect(self.failed)
        actions.bind("file.add_template", self.templates.ask_and_add)
        self.herald, self.autosave = Herald(window), Autosave(common.settings, designs, self)
        for name, slot in {"app.settings": self._set_up, "app.log": _open_log, "app.help": self._help,
                           "app.keys": lambda: self._help("keys")}.items():
            actions.bind(name, slot)
        rooms.entered.connect(self._listen)
        QTimer.singleShot(0, self, lambda: use_all(common.settings))
        designs.opened.connect(self._bind)
        designs.media_lost.connect(self._ask_for_lost)
        designs.closed.connect(self._unbind)

    def _bind(self, _session: "Session") -> None:
        for name, slot in self._of_a_design().items():
            self._actions.bind(name, slot)

    def _unbind(self) -> None:
        for name in self._of_a_design():
            self._actions.unbind(name)

    def _of_a_design(self) -> dict:
        return {"file.template": self.templates.ask_and_keep, "file.print": self._print, "edit.copy_page": self._copy}

    def _copy(self) -> None:
        from widgets.manners.page import copy_page

        copy_page(self._designs.session)
        Notice(tr("The page is on the clipboard, as a picture."), tr("OK"), lambda: None, self._window)

    def _print(self) -> None:
        from widgets.manners.printing import PrintingDialog

        self._open(PrintingDialog(
            self._designs.session, self._designs.name, self._common.settings.folder, self._window))

    def _set_up(self) -> None:
        from widgets.manners.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._common, self._window)
        dialog.language_asked.connect(self.language_asked, Qt.ConnectionType.QueuedConnection)
        dialog.brand_asked.connect(self.brand_asked)
        self._open(dialog)

    def _help(self, page: str = "") -> None:
        """The help, at `page` or at the one of the room that is open."""
        from widgets.manners.help import OF_ROOMS, HelpWindow

        if self._shown_help is None:
            self._shown_help = HelpWindow(self._window)
            self._shown_help.action_asked.connect(lambda name: self._actions[name].trigger())
        name = next((name for name in OF_ROOMS if self._rooms.is_open(name)), "home")
        self._shown_help.show_page(page or OF_ROOMS[name])
        self._shown_help.show()
        self._shown_help.raise_()

    def _ask_for_lost(self, path: Path) -> None:
        from widgets.manners.lost import LostDialog

        dialog = LostDialog(path, self._window)
        dialog.found.connect(lambda given: self._designs.put_back(path, given))
        self._open(dialog)

    def _listen(self, name: str) -> None:
        """Hear of exports that end in the room `name`."""
        room = self._rooms.room(name)
        if hasattr(room, "finished") and not room.property("heard"):
            room.setProperty("heard", True)
            room.finished.connect(self._tell_finished)

    def _tell_finished(self, result: "Result") -> None:
        words = tr("{count} files are in “{folder}”.", count=len(result.files), folder=result.out.name)
        self.herald.tell(tr("The files are ready"), words, result.seconds)

    def _open(self, dialog: QDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()


def _open_log() -> None:
    from widgets import places
    from widgets.manners.desk import open_folder

    open_folder(places.log_file().parent)
