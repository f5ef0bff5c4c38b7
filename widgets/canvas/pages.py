"""Turn the pages of a set into a strip of small pictures: look at one, add, copy, delete, drag to another place."""

from collections.abc import Callable
from dataclasses import fields, replace

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QHBoxLayout,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from studio.document.edits import add_page, duplicate_page, move_page, remove_page
from studio.document.model import Document, Page
from widgets.aside import Aside
from widgets.canvas.tile import Small, Tile
from widgets.session import Session
from widgets.theme.icons import icon
from widgets.words import number, tr

ROOM = QSize(110, 96)


class PagesStrip(QScrollArea):
    """The pages in order, in the direction of the window: from right to left in Persian."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.tiles: list[PageTile] = []
        self._seen: Document | None = None
        self._aside = Aside(self._plan, self._show_small, self)
        self._group = QButtonGroup(self)
        inner = QWidget()
        self._row = QHBoxLayout(inner)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(4)
        self._row.addWidget(self._add_button())
        self._row.addStretch(1)
        self.setWidget(inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Pages"))
        self._group.buttonClicked.connect(lambda tile: session.show_page(tile.number))
        session.changed.connect(self.refresh)
        session.page_changed.connect(self._mark)
        session.preset_changed.connect(self._refresh_all)
        self._refresh_all()

    def sizeHint(self) -> QSize:
        return QSize(600, ROOM.height() + 54)

    def _add_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon("plus"))
        button.setToolTip(tr("Add a page"))
        button.setAccessibleName(tr("Add a page"))
        button.setFixedSize(40, ROOM.height())
        button.clicked.connect(self.add)
        return button

    # ------------------------------------------------------------ what is shown

    def _refresh_all(self) -> None:
        self._seen = None
        self.refresh()

    def refresh(self) -> None:
        """Show what has changed, one after another."""
        document, before = self.session.document, self._seen
        self._fit_tiles(len(document.pages))
        for tile, page in zip(self.tiles, document.pages, strict=True):
            old = before.pages[tile.number] if before is not None and tile.number < len(before.pages) else None
            if old is None or not _same_setting(before, document) or not _same(old, page):
                tile.stale = True
        self._seen = document
        self._mark()
        self._go_on()

    def _fit_tiles(self, count: int) -> None:
        while len(self.tiles) < count:
            tile = PageTile(self, len(self.tiles))
            self.tiles.append(tile)
            self._group.addButton(tile)
            self._row.insertWidget(len(self.tiles) - 1, tile)
        while len(self.tiles) > count:
            tile = self.tiles.pop()
            self._group.removeButton(tile)
            self._row.removeWidget(tile)
            tile.deleteLater()

    def _go_on(self) -> None:
        if self.isVisible():
            stale = [tile.number for tile in self.tiles if tile.stale]
            self._aside.ask(sorted(stale, key=lambda number: number != self.session.page),
                            after=120 if self.session.previewing else 0)

    def _plan(self, page: int) -> Callable[[], Small] | None:
        there = page < len(self.session.document.pages)
        return self.tiles[page].plan(self.session.planned(page=page)) if there else None

    def _show_small(self, page: int, small: Small) -> None:
        if page < len(self.tiles):
            self.tiles[page].show_small(small, self.session)

    def finish(self) -> None:
        """Show everything now."""
        self._aside.finish()

    def _mark(self) -> None:
        if self.session.page < len(self.tiles):
            self.tiles[self.session.page].setChecked(True)
            self.ensureWidgetVisible(self.tiles[self.session.page])

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self._go_on()

    # ------------------------------------------------------------ what is done

    def add(self) -> None:
        """An empty page after the one shown."""
        at = self.session.page + 1
        self._edit(tr("Add a page"), add_page(self.session.document, at), at)

    def duplicate(self, page: int) -> None:
        """A copy of a page after it."""
        self._edit(tr("Duplicate page"), duplicate_page(self.session.document, page), page + 1)

    def remove(self, page: int) -> None:
        """A page less; the last one stays."""
        self._edit(tr("Delete page"), remove_page(self.session.document, page), max(0, page - 1))

    def move(self, page: int, to: int) -> None:
        """A page elsewhere in the order."""
        to = max(0, min(to, len(self.tiles) - 1))
        if page != to:
            self._edit(tr("Move page"), move_page(self.session.document, page, to), to)

    def _edit(self, name: str, document: Document, page: int) -> None:
        self.session.edit(name, document)
        self.session.show_page(page)

    def menu_of(self, page: int) -> QMenu:
        """What can be done with a page."""
        made = QMenu(self)
        deeds: list[tuple[str, Callable[[], None], bool]] = [
            (tr("Duplicate page"), lambda: self.duplicate(page), True),
            (tr("Move earlier"), lambda: self.move(page, page - 1), page > 0),
            (tr("Move later"), lambda: self.move(page, page + 1), page < len(self.tiles) - 1),
            (tr("Delete page"), lambda: self.remove(page), len(self.tiles) > 1),
        ]
        for words, deed, possible in deeds:
            made.addAction(words, deed).setEnabled(possible)
        return made

    def number_at(self, place: QPoint) -> int:
        """The page number that a place of the strip stands for."""
        middles = [tile.mapTo(self, tile.rect().center()).x() for tile in self.tiles]
        before = [middle > place.x() if self.isRightToLeft() else middle < place.x() for middle in middles]
        return sum(before)


class PageTile(Tile):
    """One page: pressed to be looked at, dragged to another place, Delete, Ctrl+D, Alt with arrows."""

    def __init__(self, strip: PagesStrip, page: int) -> None:
        super().__init__(ROOM)
        self.strip, self.number = strip, page
        self.caption = number(page + 1)
        self.setAccessibleName(tr("Page {number}", number=page + 1))
        self._pressed: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() if event.button() == Qt.MouseButton.LeftButton else None
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        far = self._pressed is not None and (
            event.position().toPoint() - self._pressed).manhattanLength() > QApplication.startDragDistance()
        if far:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        place = event.position().toPoint()
        super().mouseReleaseEvent(event)
        event.accept()
        if pressed is not None and (place - pressed).manhattanLength() > QApplication.startDragDistance():
            to = self.strip.number_at(self.mapTo(self.strip, place))
            self.strip.move(self.number, to - 1 if to > self.number else to)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        strip = self.strip
        earlier = Qt.Key.Key_Right if self.isRightToLeft() else Qt.Key.Key_Left
        later = Qt.Key.Key_Left if self.isRightToLeft() else Qt.Key.Key_Right
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Delete:
            strip.remove(self.number)
        elif event.key() == Qt.Key.Key_D and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            strip.duplicate(self.number)
        elif event.key() in (earlier, later):
            to = self.number + (1 if event.key() == later else -1)
            if alt:
                strip.move(self.number, to)
            else:
                strip.session.show_page(to)
            strip.tiles[strip.session.page].setFocus()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        shown = self.strip.menu_of(self.number)
        shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        shown.popup(event.globalPos())


def _same(one: Page, other: Page) -> bool:
    """Whether two pages are the same value, told by the layers they share: cheap, and never wrongly yes."""
    if one is other:
        return True
    if len(one.layers) != len(other.layers) or any(a is not b for a, b in zip(one.layers, other.layers, strict=True)):
        return False
    return replace(one, layers=()) == replace(other, layers=())


def _same_setting(one: Document, other: Document) -> bool:
    """Whether two documents differ in nothing but their pages and words beside them."""
    return all(getattr(one, field.name) is getattr(other, field.name) or getattr(one, field.name) == getattr(
        other, field.name) for field in fields(Document) if field.name not in ("pages", "caption", "alt", "hashtags"))
