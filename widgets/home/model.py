"""Turn cards into the list model of the gallery, filtered by use and by words."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from widgets.home.cards import Card, folded
from widgets.home.uses import Use
from widgets.words import local

CARD = Qt.ItemDataRole.UserRole


class CardModel(QAbstractListModel):
    """The cards that answer what was asked."""

    def __init__(self, cards: tuple[Card, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all = cards
        self._shown = cards
        self._use: Use | None = None
        self._asked = ""

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        card = self._shown[index.row()]
        if role == CARD:
            return card
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return local(card.name_fa, card.name)
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole):
            return local(card.about_fa, card.about)
        return None

    @property
    def shown(self) -> tuple[Card, ...]:
        """The cards shown now, in order."""
        return self._shown

    def set_cards(self, cards: tuple[Card, ...]) -> None:
        """There are other cards than before; what was asked stays."""
        self._all = cards
        self._filter()

    def count_of(self, use: Use) -> int:
        """How many cards make that."""
        return sum(map(use.holds, self._all))

    def show_use(self, use: Use) -> None:
        """Only cards that make this."""
        self._use = use
        self._filter()

    def search(self, words: str) -> None:
        """Only cards that have all of `words` in them."""
        self._asked = folded(words)
        self._filter()

    def refresh(self, card: Card) -> None:
        """The preview of `card` has come."""
        if card in self._shown:
            index = self.index(self._shown.index(card))
            self.dataChanged.emit(index, index)

    def refresh_all(self) -> None:
        """Everything looks different (another theme or brand)."""
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))

    def _filter(self) -> None:
        self.beginResetModel()
        self._shown = tuple(
            card for card in self._all
            if (self._use is None or self._use.holds(card)) and (not self._asked or card.answers(self._asked))
        )
        self.endResetModel()
