"""Turn a film into lanes of blocks under a ruler: its pages with their changes, the layers of a page, its sounds."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QScrollArea, QToolButton, QWidget

from studio.document.clips import Sound
from studio.document.model import Document
from studio.effects import DEFAULT, recipe
from studio.export.film.shipped import shipped_sounds
from studio.layout.film import PagePlan, Turn
from widgets.canvas.naming import name_of
from widgets.session import Session
from widgets.theme.current import colour
from widgets.theme.icons import icon
from widgets.timeline.blocks import Block, LayerBar, PageBlock, SoundBar
from widgets.timeline.choosing import effect_word
from widgets.timeline.film import Film
from widgets.timeline.scale import Scale, fitted
from widgets.words import is_rtl, local, number, tr

RULER, PAGES, ROW, GAP = 22, 56, 22, 3
_MARK = 24  # px, the button of a change of pages
_MOST_ZOOM = 12.0
_ROWS = 6  # of layers and sounds that are seen without scrolling
_FADES = {"music": (0.5, 1.5), "narration": (0.02, 0.05), "effect": (0.0, 0.02)}


class Lanes(QWidget):
    """All blocks of a film. `session` says which page and layers are selected."""

    sought = Signal(float)  # the user points at a second
    made = Signal(object)  # a new block, to be listened to
    marked = Signal(object)  # a new button of a change of pages

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.film: Film | None = None
        self.scale = Scale(width=600, pace=60.0, rtl=is_rtl())
        self.zoom = 1.0
        self.held = False  # while something is pulled, seconds keep their places
        self.pages: list[PageBlock] = []
        self.changes: list[QToolButton] = []
        self.layers: list[LayerBar] = []
        self.sounds: list[SoundBar] = []
        self.head = Playhead(self)
        self._room = QSize(600, 0)
        self.setAccessibleName(tr("Timeline"))

    # ------------------------------------------------------------ what is shown

    def show_film(self, film: Film) -> None:
        """Show `film`."""
        self.film = film
        self.refresh()

    def set_room(self, room: QSize) -> None:
        """So much can be seen at once."""
        if room != self._room:
            self._room = room
            self.refresh()

    def set_zoom(self, zoom: float) -> None:
        """Show seconds so many times as wide as when all of the film is seen."""
        self.zoom = min(max(1.0, zoom), _MOST_ZOOM)
        self.refresh()

    def refresh(self) -> None:
        """Put everything in its place."""
        if self.film is None:
            return
        if not self.held:
            self.scale = fitted(self._room.width(), self.film.seconds, self.zoom, rtl=self.isRightToLeft())
        y = self._show_layers(self._show_pages(RULER + GAP))
        y = self._show_sounds(y)
        for block in self.blocks:
            block.scale = self.scale
            block.show()
        self.setFixedSize(self.scale.width, max(y + GAP, self._room.height()))
        self.head.fit()
        self.update()

    @property
    def blocks(self) -> Iterator[Block]:
        """Every block, pages first."""
        yield from (*self.pages, *self.layers, *self.sounds)

    def show_pictures(self, pictures: list) -> None:
        """Show small pictures of the pages."""
        for block, picture in zip(self.pages, pictures, strict=False):
            block.picture = picture
            block.update()

    # ------------------------------------------------------------ pages

    def _show_pages(self, y: int) -> int:
        film = self.film
        self._fit(self.pages, len(film.plan.pages), lambda at: PageBlock(self, at))
        while len(self.changes) > len(self.pages):
            _drop(self.changes.pop())
        while len(self.changes) < len(self.pages):
            self.changes.append(self._mark(len(self.changes)))
        for block, timed in zip(self.pages, film.plan.pages, strict=True):
            block.setGeometry(self.scale.rect(timed.start, timed.end, y, PAGES))
            page = film.document.pages[block.page]
            block.show_page(timed.seconds, local(timed.why_fa, timed.why), given=page.seconds > 0,
                            warning=film.warning(block.page))
            block.setChecked(block.page == self.session.page)
            self._show_change(block.page, timed, y + PAGES - _MARK - 2)
        return y + PAGES + GAP

    def _mark(self, page: int) -> QToolButton:
        button = QToolButton(self)
        button.setProperty("look", "change")
        button.setFixedSize(_MARK, _MARK)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setProperty("page", page)
        self.marked.emit(button)
        return button

    def _show_change(self, page: int, timed: PagePlan, y: int) -> None:
        button, document = self.changes[page], self.film.document
        usual = "none" if document.motion == "none" else recipe(document.motion or DEFAULT).transition
        name = document.pages[page].transition or usual
        button.setIcon(icon("scissors" if name == "none" else "transfer", "accent"))
        words = tr("Change to page {number}: {effect}", number=page + 1, effect=effect_word("transition", name))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.move(round(self.scale.x(timed.start)) - _MARK // 2, y)
        button.setVisible(page > 0)
        button.raise_()

    # ------------------------------------------------------------ layers and sounds

    def _show_layers(self, y: int) -> int:
        turns = self.film.turns[self.session.page] if self.session.page < len(self.film.turns) else ()
        rows = {turn.layer: turn for turn in turns} | {name: None for name in self.session.selection
                                                       if name not in {turn.layer for turn in turns}}
        known = [(name, turn) for name, turn in rows.items() if self.session.layer(name) is not None]
        self._fit(self.layers, len(known), lambda _: LayerBar(self))
        for bar, (name, turn) in zip(self.layers, known, strict=True):
            self._show_layer(bar, name, turn, y)
            y += ROW
        return y + GAP

    def _show_layer(self, bar: LayerBar, name: str, turn: Turn | None, y: int) -> None:
        page = self.film.plan.pages[self.session.page]
        start = min(turn.start, page.seconds) if turn else 0.0
        lasts = max(page.seconds - start, 0.1)
        bar.layer, bar.still = name, turn is None
        bar.setGeometry(self.scale.rect(page.start + start, page.end, y, ROW - 2))
        bar.shares = (min(1.0, turn.arriving / lasts), min(1.0, turn.leaving / lasts)) if turn else (0.0, 0.0)
        bar.words = name_of(self.session.layer(name))
        enters = effect_word("enter", turn.enter if turn else "none")
        told = tr("{layer}. Enters after {seconds} seconds: {effect}", layer=bar.words, seconds=round(start, 1),
                  effect=enters)
        bar.setAccessibleName(told)
        bar.setToolTip(told)
        bar.setChecked(name in self.session.selection)
        bar.update()

    def _show_sounds(self, y: int) -> int:
        sounds = self.film.document.sounds
        self._fit(self.sounds, len(sounds), lambda at: SoundBar(self, at))
        for bar, sound, lasts in zip(self.sounds, sounds, self.film.lasting, strict=True):
            start, end = heard_from_to(sound, lasts, self.film.seconds)
            bar.setGeometry(self.scale.rect(start, end, y, ROW - 2))
            bar.words = sound_words(sound)
            fades = (sound.fade_in, sound.fade_out)
            bar.fades = tuple((usual if own is None else own) * self.scale.pace
                              for own, usual in zip(fades, _FADES[sound.role], strict=True))
            told = tr("{sound}, from {start} to {end} seconds", sound=bar.words, start=round(start, 1),
                      end=round(end, 1))
            bar.setAccessibleName(told)
            bar.setToolTip(told)
            bar.update()
            y += ROW
        return y

    def _fit(self, blocks: list, count: int, make: object) -> None:
        """So many blocks; those that were there stay, and keep the keyboard."""
        while len(blocks) > count:
            _drop(blocks.pop())
        while len(blocks) < count:
            blocks.append(make(len(blocks)))
            self.made.emit(blocks[-1])

    # ------------------------------------------------------------ pulling

    def show_pulled(self, block: Block, document: Document) -> None:
        """Show at once where `block` is in `document`; its film comes later."""
        if isinstance(block, PageBlock):
            self._show_longer(block.page, document.pages[block.page].seconds)
        elif isinstance(block, SoundBar):
            span = heard_from_to(document.sounds[block.sound], self.film.lasting[block.sound], self.film.seconds)
            block.setGeometry(self.scale.rect(*span, block.y(), block.height()))
        else:
            page = self.film.plan.pages[self.session.page]
            start = page.start + self.session.layer(block.layer).motion.start
            block.setGeometry(self.scale.rect(start, page.end, block.y(), block.height()))

    def _show_longer(self, page: int, seconds: float) -> None:
        """Page number `page` lasts `seconds`, and all after it come later by as much."""
        film = self.film
        by = seconds - film.plan.pages[page].seconds
        for block, change, timed in zip(self.pages[page:], self.changes[page:], film.plan.pages[page:], strict=True):
            later = by if block.page > page else 0.0
            block.setGeometry(self.scale.rect(timed.start + later, timed.end + by, block.y(), block.height()))
            change.move(round(self.scale.x(timed.start + later)) - _MARK // 2, change.y())
        why = film.plan.pages[page]
        self.pages[page].show_page(seconds, local(why.why_fa, why.why), given=True)

    # ------------------------------------------------------------ the ruler

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), colour("sunk"))
            font = QFont(self.font())
            font.setPixelSize(11)
            painter.setFont(font)
            step = self.scale.ticks()
            last = self.scale.width / self.scale.pace
            for count in range(int(last / step) + 1):
                self._paint_tick(painter, count * step)

    def _paint_tick(self, painter: QPainter, second: float) -> None:
        x = self.scale.x(second)
        painter.setPen(QPen(colour("line"), 1))
        painter.drawLine(QPointF(x, RULER), QPointF(x, self.height()))
        painter.setPen(QPen(colour("field"), 1))
        painter.drawLine(QPointF(x, RULER - 6), QPointF(x, RULER))
        painter.setPen(colour("muted"))
        words = number(second if second % 1 else int(second))
        width = painter.fontMetrics().horizontalAdvance(words)
        painter.drawText(QPointF(x - width - 4 if self.scale.rtl else x + 4, RULER - 7), words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._seek(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._seek(event)

    def _seek(self, event: QMouseEvent) -> None:
        if self.film is not None:
            self.sought.emit(min(max(0.0, self.scale.second(event.position().x())), self.film.seconds))


def _drop(widget: QWidget) -> None:
    widget.hide()
    widget.deleteLater()


class Playhead(QWidget):
    """The line at the second that is seen; it lets everything under it be pressed."""

    def __init__(self, lanes: Lanes) -> None:
        super().__init__(lanes)
        self.second = 0.0
        self._lanes = lanes
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_moment(self, second: float) -> None:
        """Stand at `second`."""
        self.second = second
        self.move(round(self._lanes.scale.x(second)) - 6, 0)

    def fit(self) -> None:
        """Reach from the top to the bottom."""
        self.resize(13, self._lanes.height())
        self.show_moment(self.second)
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour("danger"))
            painter.drawPolygon(QPolygonF([QPointF(1, 2), QPointF(12, 2), QPointF(12, 9), QPointF(6.5, 15),
                                           QPointF(1, 9)]))
            painter.drawRect(6, 12, 1, self.height())


class Strip(QScrollArea):
    """The lanes, as wide as the window at zoom 1; Ctrl and the wheel zoom."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lanes = lanes
        self.setWidget(lanes)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)

    def sizeHint(self) -> QSize:
        return QSize(600, RULER + PAGES + _ROWS * ROW + 4 * GAP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.lanes.set_room(self.viewport().size())

    def zoom(self, by: float) -> None:
        """Show time `by` times as large, at least all of it; the moment seen stays in sight."""
        self.lanes.set_zoom(self.lanes.zoom * by)
        self.ensureVisible(round(self.lanes.scale.x(self.lanes.head.second)), self.verticalScrollBar().value(), 200, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.25 if event.angleDelta().y() > 0 else 0.8)
            event.accept()
        else:
            super().wheelEvent(event)


def heard_from_to(sound: Sound, lasts: float, film: float) -> tuple[float, float]:
    """The seconds of a film between which a sound is heard that `lasts` so long by itself (0: nobody knows)."""
    own = max(0.0, (sound.end or lasts) - sound.start)
    end = film if sound.role == "music" or not own else sound.at + own
    return min(sound.at, film), min(sound.until or end, film)


def sound_words(sound: Sound) -> str:
    """What a sound is called."""
    shipped = next((one for one in shipped_sounds() if one.source == sound.source), None)
    words = local(shipped.name_fa, shipped.name) if shipped else Path(sound.source).name
    return tr("{sound}, muted", sound=words) if not sound.volume else words
