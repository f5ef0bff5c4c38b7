"""Turn a first start into an invitation to set up the library's brand."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from widgets.common import Common
from widgets.theme.sides import wrap
from widgets.words import tr

_SKIPPED = "brand_skipped"


class Welcome(QFrame):
    """The invitation; gone once the brand is there or it was declined."""

    asked = Signal()

    def __init__(self, common: Common, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._common = common
        title, words = QLabel(tr("Make it your library's")), QLabel(
            tr("Your name, logo and colours on every card: three short steps."))
        title.setProperty("look", "name")
        words.setProperty("look", "small")
        wrap(words)
        begin, later = QPushButton(tr("Set up")), QPushButton(tr("Later"))
        begin.setProperty("look", "primary")
        begin.clicked.connect(self.asked)
        later.clicked.connect(self._skip)
        rows, row = QVBoxLayout(self), QHBoxLayout()
        rows.setContentsMargins(16, 14, 16, 14)
        rows.addWidget(title)
        rows.addWidget(words)
        row.addWidget(begin)
        row.addWidget(later)
        row.addStretch(1)
        rows.addLayout(row)
        common.brand.changed.connect(self._show)
        self._show()

    def _skip(self) -> None:
        self._common.settings.set_flag(_SKIPPED)
        self._show()

    def _show(self) -> None:
        self.setVisible(not self._common.brand.is_there and not self._common.settings.flag(_SKIPPED))
