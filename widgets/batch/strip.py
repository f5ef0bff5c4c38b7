"""Turn the templates that can show a list into a strip of small pictures to choose from."""

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from widgets.common import Common
from widgets.fitting import edged, untinted
from widgets.home.cards import Card, cards
from widgets.home.previews import Previews
from widgets.theme import current
from widgets.theme.sides import as_pointed
from widgets.words import local, tr

_PICTURE = QSize(92, 115)


class Strip(QListWidget):
    """Templates side by side; `chosen` is one of them."""

    changed = Signal(str)  # the id of a template

    def __init__(self, common: Common, *, sayings: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = Previews(common, _PICTURE.width() * 4, self)
        self._items: dict[Card, QListWidgetItem] = {}
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(_PICTURE)
        self.setGridSize(_PICTURE + QSize(36, 58))
        self.setWordWrap(True)
        self.setProperty("look", "grid")
        self.setFixedHeight(_PICTURE.height() + 82)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(tr("Templates"))
        takes = ("quote",) if sayings else ("book", "books")
        for card in cards():
            if card.takes in takes:
                self._add(card)
        self._previews.came.connect(self._show)
        for card in self._items:
            self._show(card)
        self.setCurrentRow(0)
        self.currentItemChanged.connect(lambda *_: self.changed.emit(self.chosen))

    def moveCursor(self, move: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        return super().moveCursor(as_pointed(move), keys)

    def changeEvent(self, event: QEvent) -> None:
        """Places of pictures that have not come are in the colours of the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            for card, item in self._items.items():
                if self._previews.pixmap(card) is None:
                    item.setIcon(_blank())
        super().changeEvent(event)

    @property
    def chosen(self) -> str:
        """The id of the chosen template; empty when there is none."""
        item = self.currentItem()
        return item.data(Qt.ItemDataRole.UserRole).id if item else ""

    def choose(self, template: str) -> bool:
        """Choose the template of that id; False when it is not here."""
        item = next((item for card, item in self._items.items() if card.id == template), None)
        if item is not None:
            self.setCurrentItem(item)
        return item is not None

    @property
    def takes_many(self) -> bool:
        """Whether the chosen template shows several books on a page."""
        item = self.currentItem()
        return item is not None and item.data(Qt.ItemDataRole.UserRole).takes == "books"

    def _add(self, card: Card) -> None:
        item = QListWidgetItem(local(card.name_fa, card.name))
        item.setData(Qt.ItemDataRole.UserRole, card)
        item.setToolTip(local(card.about_fa, card.about))
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        item.setSizeHint(self.gridSize())
        item.setIcon(_blank())  # keeps the place until the picture comes
        self._items[card] = item
        self.addItem(item)

    def _show(self, card: Card) -> None:
        pixmap = self._previews.pixmap(card)
        if pixmap is not None and card in self._items:
            fine = self.devicePixelRatioF()
            whole, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            image = pixmap.toImage().scaled(_PICTURE * fine, whole, smooth)
            image.setDevicePixelRatio(fine)
            self._items[card].setIcon(untinted(edged(image)))


def _blank() -> QIcon:
    blank = QPixmap(_PICTURE)
    blank.fill(current.colour("sunk"))
    return untinted(blank)
