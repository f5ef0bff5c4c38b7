"""Turn where readers find the library into the third part of a brand."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from studio.brand import Brand, catalogue_systems, check_link
from widgets.forms import form_in
from widgets.messages import words_of
from widgets.theme.sides import begin_at_start, wrap
from widgets.words import local, tr


class Contact(QWidget):
    """Phone, address, site, accounts and the catalogue's link for each book."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.phone, self.address, self.site = QLineEdit(), QLineEdit(), QLineEdit()
        self.handles = {name: QLineEdit() for name in ("instagram", "telegram", "eitaa", "bale")}
        self.system, self.base, self.said = QComboBox(), QLineEdit(), QLabel()
        self._link = ""
        self.system.addItem(tr("Own pattern, or none"), "")
        for system in catalogue_systems():
            self.system.addItem(local(system.name_fa, system.name), system.id)
        self.base.setPlaceholderText("opac.example.ir")
        self.said.setProperty("look", "small")
        wrap(self.said)
        form = form_in(self)
        names = {"instagram": tr("Instagram"), "telegram": tr("Telegram"), "eitaa": tr("Eitaa"), "bale": tr("Bale")}
        for words, field in (
            (tr("Phone"), self.phone), (tr("Address"), self.address), (tr("Web site"), self.site),
            *((names[name], field) for name, field in self.handles.items()),
            (tr("Catalogue program"), self.system), (tr("Its address"), self.base),
        ):
            form.addRow(words, field)
        form.addRow("", self.said)
        for field in (self.phone, self.site, self.base, *self.handles.values()):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        begin_at_start(self.address)
        self.base.textChanged.connect(self._check)
        self.system.currentIndexChanged.connect(lambda _: self._check())

    @property
    def link(self) -> str:
        """The pattern of a book's page."""
        systems = {system.id: system for system in catalogue_systems()}
        chosen, base = self.system.currentData(), self.base.text().strip()
        return systems[chosen].link(base) if chosen and base else base

    def show_brand(self, brand: Brand) -> None:
        """Show what a brand has."""
        for field, words in ((self.phone, brand.phone), (self.address, brand.address), (self.site, brand.site)):
            field.setText(words)
        for name, field in self.handles.items():
            field.setText(brand.handles.get(name, ""))
        self.base.setText(brand.link)
        self.base.setCursorPosition(0)

    def handles_with(self, brand: Brand) -> dict[str, str]:
        """The accounts typed here beside those of `brand` that have no field here."""
        rest = {name: handle for name, handle in brand.handles.items() if name not in self.handles}
        typed = {name: field.text().strip().lstrip("@") for name, field in self.handles.items()}
        return {name: handle for name, handle in typed.items() if handle} | rest

    def _check(self) -> None:
        found = check_link(self.link) if self.link else ()
        self.said.setText("\n".join(": ".join(filter(None, words_of(problem))) for problem in found))
