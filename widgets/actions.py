"""Turn one table of what the window can do into QActions for menus, tool bars and shortcuts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from widgets.keys import with_persian
from widgets.theme.icons import icon
from widgets.words import local, tr


@dataclass(frozen=True, kw_only=True)
class Row:
    """One thing the window can do. `keys` are shortcuts of the Latin keyboard; `menu` is where it is listed."""

    id: str
    text: str
    icon: str = ""
    keys: tuple[str, ...] = ()
    menu: str = ""
    checkable: bool = False


def table() -> tuple[Row, ...]:
    """Everything the window can do, in the order of its menus."""
    return (
        Row(id="file.new", text=tr("New design"), icon="file-plus", keys=("Ctrl+N",), menu="file"),
        Row(id="file.open", text=tr("Open…"), icon="folder-open", keys=("Ctrl+O",), menu="file"),
        Row(id="file.save", text=tr("Save"), icon="device-floppy", keys=("Ctrl+S",), menu="file"),
        Row(id="file.save_as", text=tr("Save as…"), icon="copy", keys=("Ctrl+Shift+S",), menu="file"),
        Row(id="file.template", text=tr("Save as template…"), icon="bookmark", menu="file"),
        Row(id="file.add_template", text=tr("Add a template package…"), icon="book-upload", menu="file"),
        Row(id="file.versions", text=tr("Earlier versions…"), icon="history", menu="file"),
        Row(id="file.print", text=tr("Print…"), icon="printer", keys=("Ctrl+P",), menu="file"),
        Row(id="file.close", text=tr("Close design"), icon="x", keys=("Ctrl+W",), menu="file"),
        Row(id="file.quit", text=tr("Quit"), icon="logout", keys=("Ctrl+Q",), menu="file"),
        Row(id="edit.undo", text=tr("Undo"), icon="arrow-back-up", keys=("Ctrl+Z",), menu="edit"),
        Row(id="edit.redo", text=tr("Redo"), icon="arrow-forward-up", keys=("Ctrl+Shift+Z", "Ctrl+Y"), menu="edit"),
        Row(id="edit.copy_page", text=tr("Copy the page as a picture"), icon="photo", keys=("Ctrl+Shift+C",),
            menu="edit"),
        Row(id="go.home", text=tr("Home"), icon="home", keys=("Ctrl+1",), menu="go"),
        Row(id="go.design", text=tr("Design"), icon="palette", keys=("Ctrl+2",), menu="go"),
        Row(id="go.batch", text=tr("Batch"), icon="stack-2", keys=("Ctrl+3",), menu="go"),
        Row(id="go.export", text=tr("Export"), icon="package", keys=("Ctrl+4",), menu="go"),
        Row(id="go.search", text=tr("Search templates"), icon="search", keys=("Ctrl+F",), menu="go"),
        Row(id="page.next", text=tr("Next page"), icon=local("chevron-left", "chevron-right"), keys=("PgDown",),
            menu="go"),
        Row(id="page.previous", text=tr("Previous page"), icon=local("chevron-right", "chevron-left"),
            keys=("PgUp",), menu="go"),
        Row(id="view.theme", text=tr("Light or dark"), icon="sun-moon", menu="view"),
        Row(id="view.language", text=tr("فارسی / English"), icon="language", menu="view"),
        Row(id="app.help", text=tr("Help"), icon="help-circle", keys=("F1",), menu="help"),
        Row(id="app.keys", text=tr("Shortcuts"), icon="keyboard", menu="help"),
        Row(id="app.brand", text=tr("My library…"), icon="building-bank", menu="help"),
        Row(id="app.settings", text=tr("Settings…"), icon="settings", keys=("Ctrl+,",), menu="file"),
        Row(id="app.log", text=tr("Open log folder"), icon="folder", menu="help"),
        Row(id="app.diagnostics", text=tr("Copy diagnostics"), icon="clipboard-text", menu="help"),
        Row(id="app.menu", text=tr("Menu"), icon="menu-2", keys=("F10",)),
        Row(id="app.about", text=tr("About Ketabnama"), icon="info-circle", menu="help"),
    )


def menu_titles() -> dict[str, str]:
    """The menus in order, by the word the table uses."""
    return {"file": tr("File"), "edit": tr("Edit"), "go": tr("Go"), "view": tr("View"), "help": tr("Help")}


class Actions(QObject):
    """The QActions of one window, by id. Disabled until something is bound to them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {row.id: self._made(row) for row in table()}
        self._menus = {row.id: row.menu for row in table()}
        self._slots: dict[str, Callable[[], object]] = {}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def bind(self, name: str, slot: Callable[[], object]) -> None:
        """Let the action `name` call `slot`, without arguments, and nothing else any more."""
        self.unbind(name)
        self._slots[name] = slot
        self._actions[name].setEnabled(True)

    def unbind(self, name: str) -> None:
        """Let the action `name` do nothing."""
        self._slots.pop(name, None)
        self._actions[name].setEnabled(False)

    def name_undo(self, step: str) -> None:
        """Say in its tip which `step` undo would take back."""
        self._name("edit.undo", step)

    def name_redo(self, step: str) -> None:
        """Say in its tip which `step` would be done again."""
        self._name("edit.redo", step)

    def of_menu(self, menu: str) -> list[QAction]:
        """The actions listed in one menu."""
        return [action for name, action in self._actions.items() if self._menus[name] == menu]

    def _made(self, row: Row) -> QAction:
        action = QAction(row.text, self)
        action.setObjectName(row.id)
        action.setCheckable(row.checkable)
        action.setEnabled(False)
        if row.icon:
            action.setIcon(icon(row.icon))
        action.setShortcuts([sequence for keys in row.keys for sequence in with_persian(keys)])
        action.triggered.connect(lambda _checked=False: self._do(row.id))
        if row.keys:
            action.setToolTip(f"{row.text}  ({row.keys[0]})")
        return action

    def _name(self, name: str, step: str) -> None:
        text = self._actions[name].text()
        self._actions[name].setToolTip(f"{text}: {step}" if step else text)

    def _do(self, name: str) -> None:
        if name in self._slots:
            self._slots[name]()
