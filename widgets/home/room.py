"""Turn cards, chips, lists dropped in and recent designs into the home page."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.common import Common
from widgets.empty import Empty
from widgets.home.cards import Card, cards
from widgets.home.chips import UseChips
from widgets.home.drop import DropZone
from widgets.home.gallery import BAR, GAP, PICTURE, Gallery
from widgets.home.hero import Hero
from widgets.home.model import CardModel
from widgets.home.previews import Previews
from widgets.home.recents import Recents
from widgets.home.recovery import Recovery
from widgets.home.uses import by_use, uses
from widgets.home.welcome import Welcome
from widgets.words import is_rtl, tr

_SIDE, _EDGE = 330, 24


class HomeRoom(QWidget):
    """The first room."""

    template_chosen = Signal(str)
    design_chosen = Signal(object)  # a Path
    brand_asked = Signal()
    left_chosen = Signal(object)  # a Left
    files_given = Signal(list)  # of Path
    text_given = Signal(str)
    card_menu_asked = Signal(object, object)  # a Card, and where on the screen

    def __init__(self, common: Common, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self.model = CardModel(by_use(cards()), self)
        self.previews = Previews(common, round(PICTURE.width() * 2), self)
        self.gallery = Gallery(self.model, self.previews)
        self.hero = Hero()
        self.chips = UseChips(uses())
        self.drop = DropZone()
        self.recents = Recents(common.settings)
        self.recovery = Recovery()
        self.welcome = Welcome(common)
        self._nothing = Empty("search", tr("No template answers that. Try other words."))
        self._arrange()
        self._connect(common)
        self._offer_uses()
        self.setFocusProxy(self.hero.search)

    def refresh(self) -> None:
        """Templates have come or gone."""
        self.model.set_cards(by_use(cards()))
        self._offer_uses()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.hero.search.setFocus()
        self.hero.search.selectAll()

    def _arrange(self) -> None:
        self._side = QWidget()
        main, side, columns = QVBoxLayout(), QVBoxLayout(self._side), QHBoxLayout(self)
        side.setContentsMargins(0, _EDGE, 0, 0)
        columns.setContentsMargins(*_mirrored(_EDGE - GAP // 2, _EDGE))
        columns.setSpacing(_EDGE - GAP // 2 - BAR)
        main.setContentsMargins(0, _EDGE, 0, 0)
        main.setSpacing(16)
        side.setSpacing(16)
        for part in (self.hero, self.chips):
            main.addWidget(_over_cards(part))
        main.addWidget(self._nothing, 1)
        main.addWidget(self.gallery, 1)
        self._nothing.hide()
        side.addWidget(self.recovery)
        side.addWidget(self.drop)
        side.addWidget(self.welcome)
        side.addWidget(self.recents)
        side.addStretch(1)
        for part in (self.recovery, self.drop, self.welcome, self.recents):
            part.setFixedWidth(_SIDE)
        columns.addLayout(main, 1)
        columns.addWidget(self._side)

    def _connect(self, common: Common) -> None:
        self.hero.asked.connect(self._search)
        self.hero.done.connect(self._go_to_found)
        self.hero.search.list_pasted.connect(self.drop.paste)
        self.chips.chosen.connect(self.model.show_use)
        self.gallery.chosen.connect(self._choose)
        self.gallery.menu_asked.connect(self.card_menu_asked)
        self.recents.chosen.connect(self.design_chosen)
        self.recovery.chosen.connect(self.left_chosen)
        self.welcome.asked.connect(self.brand_asked)
        self.drop.files_given.connect(self.files_given)
        self.drop.text_given.connect(self.text_given)
        common.brand.changed.connect(self.model.refresh_all)

    def _offer_uses(self) -> None:
        self.chips.show_only([use for use in uses() if self.model.count_of(use)])

    def _search(self, words: str) -> None:
        self.model.search(words)
        self._nothing.setVisible(not self.model.shown)
        self.gallery.setVisible(bool(self.model.shown))

    def _go_to_found(self) -> None:
        """The keys go on among the cards, from the first on."""
        if self.model.shown:
            self.gallery.setFocus(Qt.FocusReason.TabFocusReason)
            self.gallery.setCurrentIndex(self.model.index(0))

    def _choose(self, card: Card) -> None:
        self.template_chosen.emit(card.id)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.setVisible(self.width() >= 900)


def _over_cards(part: QWidget) -> QWidget:
    """`part` as wide as the cards of the gallery, which has its scroll bar beside them."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(*_mirrored(GAP // 2, GAP // 2 + BAR))
    row.addWidget(part)
    return holder


def _mirrored(start: int, end: int) -> tuple[int, int, int, int]:
    """Margins of a layout, which Qt does not mirror: px where the window is read from, and at the other end."""
    return (end, 0, start, 0) if is_rtl() else (start, 0, end, 0)
