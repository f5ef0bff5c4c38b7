"""Turn wishes (new from a template, open, save, close) into the one session that is open."""

from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from studio.disk import safe_name
from studio.errors import Problem
from widgets.asking import ask_where_to
from widgets.common import Common
from widgets.left import Left, recover
from widgets.loading import for_good
from widgets.messages import ask_to_save
from widgets.words import tr

if TYPE_CHECKING:
    from studio.content import Content
    from studio.document.model import Document
    from widgets.journal import Journal
    from widgets.session import Session

SUFFIX = ".ketab"
_one_at_a_time = Lock()
_LONGEST_NAME = 60
_LOST = "picture-missing"
_TORN = ("not-a-design", "bad-json")


class Designs(QObject):
    """The design that is open. The rooms of the studio are loaded with the first one, not with the window."""

    opened = Signal(object)  # the Session
    closed = Signal()
    asked_again = Signal()  # the design that is open was to be opened
    media_lost = Signal(object)  # the Path of a design that was opened without some of its pictures
    failed = Signal(object)  # a Problem
    broken = Signal(object, object)  # the Path of a design that cannot be read but has earlier versions; the Problem

    def __init__(self, common: Common, window: QWidget) -> None:
        super().__init__(window)
        self._common, self._window = common, window
        self.session: Session | None = None
        self._journal: Journal | None = None
        self.may_close: Callable[[], bool] = lambda: True  # asks the room that makes files of the design

    # ------------------------------------------------------------ opening

    def start(self, template_id: str, contents: "Sequence[Content]" = ()) -> None:
        """A new design from a template: with `contents`, or with the template's own sample words."""
        if self.close():  # what was open is thrown away first, in a turn of its own
            QTimer.singleShot(0, self, lambda: self._fill(template_id, tuple(contents)))

    def _fill(self, template_id: str, contents: "tuple[Content, ...]") -> None:
        job = self._common.jobs.run(_filled, template_id, contents, self._common.brand, key="open")
        job.done.connect(lambda document: self.show(document))
        job.failed.connect(self.failed)

    def open(self, path: Path) -> None:
        """The design file at `path`. What is open stays so when it cannot be read, or is that file, changed since."""
        session = self.session
        if session is not None and not session.saved and session.path is not None and _same(session.path, path):
            self.asked_again.emit()
            return
        job = self._common.jobs.run(_loaded, path, key="open")
        job.done.connect(lambda found: self.close() and self._opened(path, *found))
        job.failed.connect(lambda problem: self._told(path, problem))

    def open_earlier(self, path: Path, version: Path) -> None:
        """An earlier version of the design at `path`, in its place: it is not saved yet."""
        job = self._common.jobs.run(_loaded, version, key="open")
        job.done.connect(lambda found: self.close() and self._show_unsaved(found[0], path))
        job.failed.connect(self.failed)

    def go_on(self, one: Left) -> None:
        """A design that a killed program left."""
        if self.close():
            job = self._common.jobs.run(_recovered, one, key="open")
            job.done.connect(lambda found: self.show(found[0], one.path, journal=one.journal))
            job.failed.connect(self.failed)

    def go_back(self, version: Path) -> None:
        """Make an earlier version the open design's document, as one edit."""
        job = self._common.jobs.run(_loaded, version, key="open")
        job.done.connect(lambda found: self.session.edit(tr("Back to an earlier version"), found[0]))
        job.failed.connect(self.failed)

    def ask_and_open(self) -> None:
        """Let the user choose a design file."""
        name, _ = QFileDialog.getOpenFileName(
            self._window, tr("Open a design"), str(self._folder()), tr("Ketabnama designs") + f" (*{SUFFIX})")
        if name:
            self.open(Path(name))

    def show(self, document: "Document", path: Path | None = None, *, journal: Path | None = None) -> None:
        """Make `document` the open design; what was open must be closed already.

        A `journal` is what a killed program left of it: the design is not saved then.
        """
        from widgets.journal import Journal
        from widgets.own import presets_at_first
        from widgets.session import Session

        presets = presets_at_first(self._common.settings, document.kind)
        self.session = Session(document, presets, path=path, saved=journal is None, parent=self)
        self._journal = Journal(self.session, journal)
        self.opened.emit(self.session)

    def _opened(self, path: Path, document: "Document", problems: tuple[Problem, ...]) -> None:
        self._common.settings.add_recent(path)
        self.show(document, path)
        if any(problem.code == _LOST for problem in problems):
            self.media_lost.emit(path)
        for problem in [problem for problem in problems if problem.code != _LOST][:1]:
            self.failed.emit(problem)

    def _show_unsaved(self, document: "Document", path: Path) -> None:
        self.show(document, path)
        self.session.undo_stack.resetClean()

    def _told(self, path: Path, problem: Problem) -> None:
        from widgets.design_file import versions

        if path.exists() and problem.code in _TORN and versions(path):
            self.broken.emit(path, problem)
        else:
            self.failed.emit(problem)

    def put_back(self, path: Path, given: dict[str, str]) -> None:
        """Show the files `given` in place of those that the design just opened from `path` has lost, as one edit."""
        job = self._common.jobs.run(_loaded, path, given, key="open")
        job.done.connect(lambda found: self.session.edit(tr("Lost pictures put back"), found[0]))
        job.failed.connect(self.failed)

    # ------------------------------------------------------------ saving and closing

    def save(self) -> bool:
        """Save the open design where it lies; ask where for a new one. False when nothing was saved."""
        if self.session is None:
            return False
        return self._write(self.session.path) if self.session.path else self.save_as()

    def save_as(self) -> bool:
        """Ask for a place and save there."""
        if self.session is None:
            return False
        path = ask_where_to(self._window, tr("Save the design"), self._proposed(), tr("Ketabnama designs"), SUFFIX)
        return path is not None and self._write(path)

    def close(self) -> bool:
        """Close the open design, asking about unsaved changes. False when the user would rather stay."""
        if self.session is None:
            return True
        if not self.may_close():
            return False
        if not self.session.saved:
            wish = ask_to_save(self.name, self._window)
            if wish == "cancel" or (wish == "save" and not self.save()):
                return False
        old, self.session = self.session, None
        self._journal.close()
        self.closed.emit()
        old.deleteLater()
        return True

    @property
    def name(self) -> str:
        """What the open design is called."""
        if self.session is None:
            return ""
        if self.session.path:
            return self.session.path.stem
        first = self.session.committed.name.strip().partition("\n")[0].strip("«» ")
        return first[:_LONGEST_NAME] or tr("New design")

    def _write(self, path: Path) -> bool:
        from studio.errors import OutputFault
        from widgets import design_file

        session = self.session
        try:
            design_file.save(session.committed, path)
        except OutputFault as fault:
            self.failed.emit(fault.problem)
            return False
        session.mark_saved(path)
        self._common.settings.add_recent(path)
        return True

    def _proposed(self) -> Path:
        if self.session.path is not None:
            return self.session.path
        return self._folder() / f"{safe_name(self.name)}{SUFFIX}"

    def _folder(self) -> Path:
        """Where designs were last."""
        recent = self._common.settings.recent
        return recent[0].parent if recent else self._common.settings.folder


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


def load_rooms() -> None:
    """Load what shows a design, in a thread: it takes longer than anybody likes to wait."""
    with _one_at_a_time:  # who asks meanwhile waits for the one who loads
        _loaded_rooms()


@cache
def _loaded_rooms() -> None:
    with for_good():
        import widgets.brand.dialog
        import widgets.design.room
        import widgets.export.captions
        import widgets.export.room
        import widgets.journal  # noqa: F401
        from studio.layout.icons import search_icons
        from studio.presets import load_presets
        from studio.text.faces import families

        families()
        load_presets()
        search_icons("book")


def _loaded(path: Path, given: dict[str, str] | None = None) -> "tuple[Document, tuple[Problem, ...]]":
    from widgets.design_file import load

    load_rooms()
    found = load(path, given)
    _look_at_pictures(found[0])
    return found


def _recovered(one: Left) -> "tuple[Document, tuple[Problem, ...]]":
    load_rooms()
    found = recover(one)
    _look_at_pictures(found[0])
    return found


def _filled(template_id: str, contents: "tuple[Content, ...]", brand_file: QObject) -> "Document":
    from widgets.beginning import design_of

    load_rooms()
    document = design_of(template_id, contents, brand_file.brand)
    _look_at_pictures(document)
    return document


def _look_at_pictures(document: "Document") -> None:
    """Open the pictures of a design in this thread: the window asks for all of them, and large ones take long. What was
    seen of them is kept."""
    from studio.job.checking import checked

    checked(document)
