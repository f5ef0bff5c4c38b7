"""Turn palettes (shipped ones, and the logo's own) and fonts into the second part of a brand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QVBoxLayout, QWidget

from studio.palettes import ROLES, Palette, load_palettes
from studio.text.faces import families
from widgets.brand.swatch import Swatch
from widgets.flow import FlowLayout
from widgets.forms import form_in
from widgets.words import local, tr


class Looks(QWidget):
    """Colours and fonts; nothing chosen means: as each template has it."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QWidget()
        self._flow = FlowLayout(self._place, spacing=8)
        self._group = QButtonGroup(self)
        self._of_logo: Swatch | None = None
        self.title, self.body = _fonts(), _fonts()
        for palette in load_palettes():
            self._add(Swatch(palette))
        self._group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)
        form = form_in()
        form.addRow(tr("Font of titles"), self.title)
        form.addRow(tr("Font of text"), self.body)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(16)
        rows.addWidget(QLabel(tr("Colours")))
        rows.addWidget(self._place)
        rows.addLayout(form)
        rows.addStretch(1)
        for fonts in (self.title, self.body):
            fonts.currentIndexChanged.connect(lambda _: self.changed.emit())

    @property
    def palette_chosen(self) -> Palette | None:
        """The palette, None when none is chosen."""
        button = self._group.checkedButton()
        return button.palette_ if isinstance(button, Swatch) else None

    @property
    def colours(self) -> dict[str, str]:
        """The colours by role when they are no shipped palette's."""
        chosen = self.palette_chosen
        return {role: chosen.role(role).hex() for role in ROLES} if chosen is not None and not chosen.id else {}

    @property
    def fonts(self) -> dict[str, str]:
        """The families by use, those of one's own choice only."""
        chosen = {"title": self.title.currentData(), "body": self.body.currentData()}
        return {use: name for use, name in chosen.items() if name}

    def offer(self, palette: Palette | None, *, choose: bool = True) -> None:
        """Put the palette of a logo first, and choose it; None takes it away."""
        if self._of_logo is not None:
            self._group.removeButton(self._of_logo)
            self._flow.removeWidget(self._of_logo)
            self._of_logo.deleteLater()
            self._of_logo = None
        if palette is not None:
            self._of_logo = Swatch(palette, tr("From the logo"))
            self._add(self._of_logo, first=True)
            self._of_logo.setChecked(choose)

    def show_chosen(self, palette: str, fonts: dict[str, str]) -> None:
        """Show what a brand has."""
        for button in self._group.buttons():
            if palette and button.palette_.id == palette:
                button.setChecked(True)
        for box, use in ((self.title, "title"), (self.body, "body")):
            box.setCurrentIndex(max(0, box.findData(fonts.get(use, ""))))

    def _add(self, swatch: Swatch, *, first: bool = False) -> None:
        self._group.addButton(swatch)
        if first:
            self._flow.insert_first(swatch)
        else:
            self._flow.addWidget(swatch)


def _fonts() -> QComboBox:
    box = QComboBox()
    box.addItem(tr("As each template has it"), "")
    for family in families():
        box.addItem(local(family.name_fa, family.name), family.id)
    return box
