"""Turn the open design into a template of one's own, templates into packages for other libraries, and packages back."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from studio.disk import safe_name
from widgets import places
from widgets.asking import ask_where_to
from widgets.common import Common
from widgets.designs import Designs
from widgets.home.cards import Card, is_own
from widgets.lists import PACKAGE
from widgets.notice import Notice
from widgets.theme.icons import icon
from widgets.words import local, tr

if TYPE_CHECKING:
    from studio.document.model import Document
    from studio.template import TemplateForm

class OwnTemplates(QObject):
    """The user's own templates. `changed` comes when there are others than before."""

    changed = Signal()
    failed = Signal(object)  # a Problem

    def __init__(self, common: Common, designs: Designs, window: QWidget) -> None:
        super().__init__(window)
        self._common, self._designs, self._window = common, designs, window

    def ask_and_keep(self) -> None:
        """Let the user name the open design and keep it as a template."""
        from widgets.manners.template_dialog import TemplateDialog

        if self._designs.session is None:
            return
        dialog = TemplateDialog(self._designs.name, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.named.connect(self.keep)
        dialog.open()

    def keep(self, facts: "TemplateForm") -> None:
        """Keep the open design as a template called what `facts` say."""
        job = self._common.jobs.run(_kept, self._designs.session.committed, facts, key="keep-template")
        job.done.connect(lambda _: self._tell_kept(local(facts.name_fa, facts.name)))
        job.failed.connect(self.failed)

    def ask_and_add(self) -> None:
        """Let the user choose packages and add the templates in them."""
        names, _ = QFileDialog.getOpenFileNames(self._window, tr("Add a template package"), "", _filter())
        self.add([Path(name) for name in names])

    def add(self, packages: Sequence[Path]) -> None:
        """Add the templates in `packages`."""
        for package in packages:
            job = self._common.jobs.run(_added, package)
            job.done.connect(lambda _: self._tell_added())
            job.failed.connect(self.failed)

    def show_menu(self, card: Card, place: QPoint) -> None:
        """What can be done with a template of the gallery, at `place` of the screen."""
        menu = self.menu(card)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(place)

    def menu(self, card: Card) -> QMenu:
        """The menu of `card`; only one's own can be given away and deleted."""
        menu = QMenu(self._window)
        menu.addAction(icon("pencil"), tr("Begin with it"), lambda: self._designs.start(card.id))
        if is_own(card):
            menu.addSeparator()
            menu.addAction(icon("share"), tr("Export package…"), lambda: self.ask_and_pack(card))
            menu.addAction(icon("trash"), tr("Delete"), lambda: self.delete(card))
        return menu

    def ask_and_pack(self, card: Card) -> None:
        """Write a template of one's own into one file that another library can add."""
        proposed = self._common.settings.folder / f"{safe_name(local(card.name_fa, card.name))}{PACKAGE}"
        path = ask_where_to(self._window, tr("Export package"), proposed, tr("Template packages"), PACKAGE)
        if path is not None:
            job = self._common.jobs.run(_packed, Path(card.id), path)
            job.done.connect(lambda _: self._tell_packed(path))
            job.failed.connect(self.failed)

    def delete(self, card: Card) -> None:
        """Take a template of one's own away; a notice offers the way back."""
        folder, kept = Path(card.id), _bin() / Path(card.id).name
        _empty(kept)
        kept.parent.mkdir(parents=True, exist_ok=True)
        folder.rename(kept)
        self.changed.emit()
        words = tr("“{name}” is deleted.", name=local(card.name_fa, card.name))
        Notice(words, tr("Undo"), lambda: self._bring_back(kept, folder), self._window)

    # ------------------------------------------------------------ inside

    def _bring_back(self, kept: Path, folder: Path) -> None:
        if kept.is_dir() and not folder.exists():
            kept.rename(folder)
            _forget()
            self.changed.emit()

    def _tell_kept(self, name: str) -> None:
        _forget()
        self.changed.emit()
        Notice(tr("“{name}” is now one of your templates.", name=name), tr("OK"), lambda: None, self._window)

    def _tell_added(self) -> None:
        _forget()
        self.changed.emit()
        Notice(tr("The template is in your gallery."), tr("OK"), lambda: None, self._window)

    def _tell_packed(self, path: Path) -> None:
        from widgets.manners.desk import open_folder

        Notice(tr("The package is ready."), tr("Open folder"), lambda: open_folder(path.parent), self._window)


def own_folder() -> Path:
    """Where the user's own templates are, a folder each."""
    return places.data() / "templates"


def _bin() -> Path:
    """Where deleted templates are until the next one of that name is."""
    return places.data() / "deleted-templates"


def _empty(folder: Path) -> None:
    import shutil

    shutil.rmtree(folder, ignore_errors=True)


def _forget() -> None:
    """A template that was read may be another one now."""
    from studio.template import template

    template.cache_clear()


def _filter() -> str:
    return tr("Template packages") + f" (*{PACKAGE})"


def _kept(document: "Document", facts: "TemplateForm") -> Path:
    from studio.template import keep_as_template

    return keep_as_template(document, facts, own_folder())


def _added(package: Path) -> Path:
    from studio.template import unpack

    return unpack(package, own_folder())


def _packed(folder: Path, path: Path) -> Path:
    from studio.template import pack

    return pack(folder, path)
