"""Turn icons and patterns into grids to search and choose from; what is chosen goes into the page."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.document import edits
from studio.document.model import AnyLayer, Icon, Pattern
from studio.layout.ornament import pattern_items
from studio.layout.ornament.catalogue import kinds
from studio.paint import paint
from studio.scene import Frame
from studio.values import Box, Colour, Size
from widgets.aside import Aside
from widgets.fitting import untinted
from widgets.grid import Grid, IconChooser
from widgets.session import Session
from widgets.theme import current
from widgets.theme.tokens import Tokens
from widgets.words import is_rtl, local, tr

_PATTERN = QSize(112, 84)


class IconsPanel(IconChooser):
    """The icon set. A click changes the selected icons, or puts one on the page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.chosen.connect(self.choose)

    def choose(self, name: str) -> None:
        """Take the icon `name`."""
        layer = Icon(icon=name, colour="accent", width=160.0, anchor="centre")
        _put(self._session, tr("Icon"), layer, icon=name)


class PatternsPanel(QWidget):
    """The ornaments. A click changes the selected patterns, or lays one behind the page."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        lines = 1 if is_rtl() else 2  # English names are longer
        cell = _PATTERN + QSize(14, 14 + 24 * lines)
        self.grid = Grid(_PATTERN, cell, tr("Patterns"))
        self._aside = Aside(self._plan, self._take, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(12, 16, 12, 0)
        rows.addWidget(self.grid)
        self.grid.chosen.connect(self.choose)

    def showEvent(self, event: QShowEvent) -> None:
        if not self.grid.count():
            self._fill()
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Samples are in the colours of the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self.grid.clear()
            self._aside.ask(())
            if self.isVisible():
                self._fill()
        super().changeEvent(event)

    def _fill(self) -> None:
        empty = QPixmap(_PATTERN)
        empty.fill(current.colour("surface"))
        for kind in kinds():
            self.grid.add(kind.name, untinted(empty), local(kind.title_fa, kind.title), named=True)
        self._aside.ask(range(self.grid.count()))

    def _plan(self, row: int) -> Callable[[], QImage]:
        name, tokens = self.grid.item(row).data(Qt.ItemDataRole.UserRole), current.tokens()
        return lambda: _sample(name, tokens)

    def _take(self, row: int, image: QImage) -> None:
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(2)
        if row < self.grid.count():
            self.grid.item(row).setIcon(untinted(pixmap))

    def choose(self, name: str) -> None:
        """Take the pattern `name`."""
        layer = Pattern(pattern=name, colour="accent", strength=0.12, width="fill", height="fill", bleed=True,
                        anchor="top-right", role="decoration")
        _put(self._session, tr("Pattern"), layer, at=0, pattern=name)


def _put(session: Session, name: str, layer: AnyLayer, *, at: int | None = None, **fields: str) -> None:
    """Give `fields` to the selected layers of that kind; put `layer` on the page when there are none."""
    kind = type(layer)
    alike = [one for one in session.selection if isinstance(session.layer(one), kind)]
    if alike:
        session.edit(name, edits.set_all(session.committed, alike, **fields))
        return
    known = {one.id for page in session.committed.pages for one in page.layers}
    session.edit(name, edits.insert(session.committed, session.page, layer, at=at))
    made = [one.id for page in session.committed.pages for one in page.layers if one.id not in known]
    session.select(*made)


def _sample(name: str, tokens: Tokens) -> QImage:
    """A piece of the pattern in the colours of the theme, twice as large as it is shown. Runs in a thread."""
    size = Size(_PATTERN.width() * 2, _PATTERN.height() * 2)
    colours = (Colour.parse(tokens.accent), Colour.parse(tokens.gold))
    box = Box(0, 0, size.width, size.height)
    items = tuple(pattern_items(name, box, cell=70, seed=1, colours=colours, line_width=2.4))
    return paint(Frame(size=size, items=items, ground=Colour.parse(tokens.surface)))
