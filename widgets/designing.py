"""Turn the open design into its rooms (design, export) and into what the actions of the window do with it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from studio.errors import Problem
from widgets.actions import Actions
from widgets.common import Common
from widgets.designs import Designs
from widgets.leaving import may_leave
from widgets.messages import words_of
from widgets.notice import Notice
from widgets.rooms import Rooms
from widgets.soon import SoonRoom
from widgets.words import tr

if TYPE_CHECKING:
    from widgets.session import Session

_OF_A_DESIGN = (
    "edit.undo", "edit.redo", "file.save", "file.save_as", "file.versions", "file.close", "go.design", "page.next",
    "page.previous",
)


class Designing(QObject):
    """Keeps rooms, actions and the title of the window in step with the open design."""

    failed = Signal(object)  # a Problem

    def __init__(self, common: Common, rooms: Rooms, actions: Actions, designs: Designs, window: QWidget) -> None:
        super().__init__(window)
        self._common, self._rooms, self._actions = common, rooms, actions
        self._designs, self._window = designs, window
        designs.opened.connect(self._show)
        designs.closed.connect(self._forget)
        designs.asked_again.connect(lambda: rooms.enter("design"))
        designs.broken.connect(self._offer_versions)
        designs.may_close = lambda: may_leave(rooms.room("export"), window)
        rooms.entered.connect(self._show_ticked)
        rooms.offer("export", self._no_design)

    def _show(self, session: "Session") -> None:
        self._rooms.offer("design", self._make_design)
        self._rooms.offer("export", self._make_export)
        self._bind(session)
        session.edited.connect(self._outdate_export)
        session.saved_changed.connect(self._show_name)
        self._show_name()
        self._rooms.enter("design")

    def _forget(self) -> None:
        for name in _OF_A_DESIGN:
            self._actions.unbind(name)
        if self._rooms.is_open("design") or self._rooms.is_open("export"):
            self._rooms.enter("home")
        self._rooms.withdraw("design")
        self._rooms.offer("export", self._no_design)
        self._show_name()

    def _bind(self, session: "Session") -> None:
        designs, stack = self._designs, session.undo_stack
        for name, slot in (
            ("edit.undo", stack.undo), ("edit.redo", stack.redo), ("file.save", designs.save),
            ("file.save_as", designs.save_as), ("file.close", designs.close), ("file.versions", self._show_versions),
            ("go.design", lambda: self._rooms.enter("design")),
            ("page.next", lambda: session.show_page(session.page + 1)),
            ("page.previous", lambda: session.show_page(session.page - 1)),
        ):
            self._actions.bind(name, slot)
        for name, able, changed in (
            ("edit.undo", stack.canUndo, stack.canUndoChanged), ("edit.redo", stack.canRedo, stack.canRedoChanged),
        ):
            self._actions[name].setEnabled(able())
            changed.connect(self._actions[name].setEnabled)
        stack.undoTextChanged.connect(self._actions.name_undo)
        stack.redoTextChanged.connect(self._actions.name_redo)

    def _show_name(self) -> None:
        session, name = self._designs.session, self._designs.name
        self._window.setWindowTitle(f"{name}[*] · {tr('Ketabnama')}" if session else tr("Ketabnama"))
        self._window.setWindowModified(session is not None and not session.saved)
        room = self._rooms.room("design")
        if room is not None and session is not None:
            room.bar.rename(name)

    def _make_design(self) -> QWidget:
        from widgets.design.room import DesignRoom

        room = DesignRoom(self._designs.session, self._designs.name, self._actions, self._common)
        room.canvas.stage.refused.connect(self.failed)
        return room

    def _make_export(self) -> QWidget:
        from widgets.export.captions import Captions
        from widgets.export.room import ExportRoom
        from widgets.export.wish import of_document

        session, name = self._designs.session, self._designs.name
        wish = replace(  # captions may be written in the room itself: what is exported is the document of that moment
            of_document(session.committed, name),
            sets=lambda presets: of_document(session.committed, name).sets(presets),
        )
        room = ExportRoom(wish, session.presets, self._common, Captions(session), self._rooms)
        room.problem.connect(self.failed)
        return room

    def _show_ticked(self, room: str) -> None:
        """Back in the design, look at it as the places ticked for the export have it."""
        places = getattr(self._rooms.room("export"), "places", None) if room == "design" else None
        ticked = places.chosen if places is not None else ()
        if ticked and set(ticked) != set(self._designs.session.presets):
            self._designs.session.set_presets(ticked)

    def _no_design(self) -> QWidget:
        room = SoonRoom(tr("Export"))
        room.asked.connect(lambda: self._rooms.enter("home"))
        return room

    def _outdate_export(self) -> None:
        """Another document would be exported now: the room is made anew when it is entered, unless it is at work."""
        if not self._rooms.is_open("export") and not getattr(self._rooms.room("export"), "under_way", False):
            self._rooms.drop("export")

    def _show_versions(self) -> None:
        if self._designs.session.path is None:
            words = tr("Versions are kept from the first saving on.")
            Notice(words, tr("Save"), self._designs.save, self._window)
        else:
            self._open_versions(self._designs.session.path, "", self._designs.go_back)

    def _offer_versions(self, path: Path, problem: Problem) -> None:
        why = f"\u2068{path.name}\u2069: {words_of(problem)[0]}."
        self._open_versions(path, why, lambda version: self._designs.open_earlier(path, version))

    def _open_versions(self, path: Path, why: str, choose: Callable[[Path], None]) -> None:
        from widgets.versions import VersionsDialog

        dialog = VersionsDialog(path, self._window, why=why)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(choose)
        dialog.open()
