"""Turn the model of cards into the grid one chooses from."""

from PySide6.QtCore import QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFont, QMouseEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from widgets.fitting import cell_width
from widgets.home.cards import Card
from widgets.home.model import CARD, CardModel
from widgets.home.previews import Previews
from widgets.theme import current
from widgets.theme.sides import as_pointed
from widgets.words import local, tr

PICTURE = QSize(196, 245)  # px at least; cards share the width of the window
GAP, BAR = 16, 16  # px between cards, and for the scroll bar
_EDGE, _WORDS = 2, 40


class CardDelegate(QStyledItemDelegate):
    """Paints a card: its picture with round corners, its name below."""

    def __init__(self, previews: Previews, parent: QWidget) -> None:
        super().__init__(parent)
        self._previews = previews

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        return self.parent().gridSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        card: Card = index.data(CARD)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        width = option.rect.width() - GAP
        picture = QRect(option.rect.left() + GAP // 2, option.rect.top() + _EDGE, width, _height(width))
        self._paint_picture(painter, QRectF(picture), card)
        self._paint_edge(painter, QRectF(picture), option.state)
        words = QRect(picture.left() + 2, picture.bottom() + 8, picture.width() - 4, _WORDS)
        self._paint_words(painter, words, card)
        painter.restore()

    def _paint_picture(self, painter: QPainter, rectangle: QRectF, card: Card) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(rectangle, 14, 14)
        painter.fillPath(shape, current.colour("sunk"))
        found = self._previews.pixmap(card)
        if found is not None:
            painter.setClipPath(shape)
            painter.drawPixmap(rectangle, found, QRectF(found.rect()))
            painter.setClipping(False)

    def _paint_edge(self, painter: QPainter, rectangle: QRectF, state: QStyle.StateFlag) -> None:
        focused = bool(state & QStyle.StateFlag.State_HasFocus and state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        role, width = ("gold", 3.0) if focused else ("accent", 2.0) if hovered else ("line", 1.0)
        painter.setPen(QPen(current.colour(role), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rectangle, 14, 14)

    def _paint_words(self, painter: QPainter, rectangle: QRect, card: Card) -> None:
        font = QFont(painter.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(current.colour("ink"))
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(rectangle, flags, local(card.name_fa, card.name))


class Gallery(QListView):
    """The grid of cards; Enter or a click chooses."""

    chosen = Signal(object)  # the Card
    menu_asked = Signal(object, object)  # the Card, and where on the screen

    def __init__(self, model: CardModel, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setAccessibleName(tr("Templates"))
        self.setItemDelegate(CardDelegate(previews, self))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setStyleSheet("QListView, QListView:focus { background: transparent; border: 0; padding: 0; }")
        self.activated.connect(self._choose)
        previews.came.connect(model.refresh)

    def moveCursor(self, move: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        return super().moveCursor(as_pointed(move), keys)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the whole width between as many columns as find room."""
        cell = cell_width(self, PICTURE.width() + GAP)
        self.setGridSize(QSize(cell, _height(cell - GAP) + _WORDS + GAP))
        super().resizeEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_key else self.indexAt(event.pos())
        if index.isValid():
            place = self.visualRect(index).center() if by_key else event.pos()
            self.menu_asked.emit(index.data(CARD), self.viewport().mapToGlobal(place))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid() and index == self.currentIndex():
            self._choose(index)

    def _choose(self, index: QModelIndex) -> None:
        self.chosen.emit(index.data(CARD))


def _height(width: int) -> int:
    """The height of a picture of that width."""
    return width * PICTURE.height() // PICTURE.width()
