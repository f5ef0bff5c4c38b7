"""Turn the uses into a row of chips, one of them chosen; the row wraps where the window is narrow."""

from collections.abc import Collection

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from widgets.flow import FlowLayout
from widgets.home.uses import Use
from widgets.theme.icons import put_icon


class UseChips(QWidget):
    """Chips for uses."""

    chosen = Signal(object)  # the Use

    def __init__(self, uses: tuple[Use, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = FlowLayout(self, spacing=8)
        self._group = QButtonGroup(self)
        self._chips: dict[Use, QPushButton] = {}
        for use in uses:
            chip = QPushButton(use.text)
            put_icon(chip, use.icon, "accent")
            chip.setProperty("look", "chip")
            chip.setCheckable(True)
            chip.setObjectName(f"use-{use.id}")
            chip.clicked.connect(lambda _=False, use=use: self.chosen.emit(use))
            self._group.addButton(chip)
            row.addWidget(chip)
            self._chips[use] = chip
        self._group.buttons()[0].setChecked(True)

    def show_only(self, uses: Collection[Use]) -> None:
        """Show the chips of these uses alone."""
        for use, chip in self._chips.items():
            chip.setVisible(use in uses)
