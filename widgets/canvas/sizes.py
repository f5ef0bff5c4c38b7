"""Turn the design into a strip of live previews, one for each size it is made for; a press looks at that size."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QScrollArea, QSizePolicy, QWidget

from studio.presets import Preset
from widgets.aside import Aside
from widgets.canvas.tile import Small, Tile
from widgets.session import Session
from widgets.words import local, tr

ROOM = QSize(140, 104)
_WHILE_DRAGGING = 120  # ms: previews wait while a hand is resizing something


class SizesStrip(QScrollArea):
    """Previews of the page shown in every size. The size looked at, and those in sight, come first."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.tiles: dict[str, Tile] = {}
        self._presets: dict[str, Preset] = {}
        self._aside = Aside(self._plan, self._show, self)
        self._group = QButtonGroup(self)
        self._inner = QWidget()
        self._row = QHBoxLayout(self._inner)
        self._row.setContentsMargins(8, 4, 8, 4)
        self._row.setSpacing(6)
        self.setWidget(self._inner)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Sizes"))
        self._group.buttonClicked.connect(self._on_pressed)
        session.changed.connect(self.refresh)
        session.page_changed.connect(self.refresh)
        session.preset_changed.connect(self._mark)
        session.presets_changed.connect(self.rebuild)
        self.horizontalScrollBar().valueChanged.connect(lambda _: self._go_on())
        self.rebuild()

    def sizeHint(self) -> QSize:
        return QSize(600, ROOM.height() + 68)

    def rebuild(self) -> None:
        """Make a tile for every size."""
        for tile in self.tiles.values():
            self._group.removeButton(tile)
            self._row.removeWidget(tile)
            tile.deleteLater()
        while self._row.count():
            self._row.takeAt(0)
        self._presets = {preset.id: preset for preset in self.session.presets}
        self.tiles = {preset.id: self._made(preset) for preset in self.session.presets}
        self._row.addStretch(1)
        self._mark()
        self.refresh()

    def _made(self, preset: Preset) -> Tile:
        tile = Tile(ROOM)
        name = local(preset.name_fa, preset.name)
        service = local(preset.platform_name_fa, preset.platform_name)
        tile.caption, tile.under = name, service
        whole = f"{service}{tr(', ')}{name}"
        tile.setToolTip(tr("{name}, {width} × {height}", name=whole, width=preset.width, height=preset.height))
        tile.setAccessibleName(whole)
        tile.setProperty("preset", preset.id)
        tile.set_page(preset.size)
        self._group.addButton(tile)
        self._row.addWidget(tile)
        return tile

    def refresh(self) -> None:
        """Show all sizes anew, one after another."""
        for name, tile in self.tiles.items():
            tile.stale = True
            local_here = bool(self.session.document.overrides.get(name))
            if tile.local != local_here:
                tile.local = local_here
                tile.update()
        self._go_on(after=_WHILE_DRAGGING if self.session.previewing else 0)

    def _go_on(self, after: int = 0) -> None:
        if not self.isVisible():
            return
        shown = self.viewport().rect()
        active = self.session.preset.id

        def late(name: str) -> tuple[bool, bool]:
            tile = self.tiles[name]
            at = tile.mapTo(self.viewport(), tile.rect().topLeft())
            return name != active, not shown.intersects(tile.rect().translated(at))

        stale = sorted((name for name, tile in self.tiles.items() if tile.stale), key=late)
        self._aside.ask(stale, after=after)

    def finish(self) -> None:
        """Show everything now."""
        self._aside.finish()

    @property
    def idle(self) -> bool:
        """Whether every preview is up to date."""
        return self._aside.idle

    def _plan(self, name: str) -> Callable[[], Small] | None:
        tile = self.tiles.get(name)
        return tile.plan(self.session.planned(self._presets[name])) if tile is not None else None

    def _show(self, name: str, small: Small) -> None:
        if name in self.tiles:
            self.tiles[name].show_small(small, self.session)

    def _mark(self) -> None:
        tile = self.tiles.get(self.session.preset.id)
        if tile is not None:
            tile.setChecked(True)
            self.ensureWidgetVisible(tile)

    def _on_pressed(self, tile: Tile) -> None:
        self.session.show_preset(self._presets[tile.property("preset")])

    def showEvent(self, event: QEvent) -> None:
        super().showEvent(event)
        self._go_on()
