"""Turn the layers of the page into a tree: what lies in front stands on top; eyes, locks, order."""

from collections.abc import Iterator

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QBrush, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from studio.document import edits
from studio.document.edits import kind_of
from studio.document.model import AnyLayer, Box, for_shape
from studio.layout import shapes_of
from widgets.canvas.naming import name_of
from widgets.panels.at_rest import AtRest
from widgets.session import Session
from widgets.theme import current
from widgets.theme.icons import icon
from widgets.words import tr

_ID = Qt.ItemDataRole.UserRole
_NAME, _EYE, _LOCK = 0, 1, 2
_DRAWINGS = {
    "box": "layout-grid", "text": "typography", "picture": "photo", "shape": "shape", "icon": "star",
    "code": "qrcode", "pattern": "grid-dots", "chart": "chart-bar", "diagram": "sitemap", "clip": "movie",
    "waveform": "wave-sine",
}


class LayersPanel(QWidget):
    """The tree of the page shown. Selecting here selects on the canvas and the other way round."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._telling = False
        self.tree = QTreeWidget()
        self.tree.setColumnCount(3)
        self.tree.header().hide()
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        for column in (_EYE, _LOCK):
            self.tree.header().setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.tree.setColumnWidth(column, 38)
        self.tree.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.tree.setIndentation(16)
        self.tree.setAccessibleName(tr("Layers"))
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self.tree)
        self.tree.itemSelectionChanged.connect(self._tell)
        self.tree.itemClicked.connect(self._click)
        AtRest(session, self._fill, self)
        session.page_changed.connect(self._fill)
        session.preset_changed.connect(self._fill)
        session.selection_changed.connect(self._mark)

    def turn_eye(self, layer_id: str) -> None:
        """Hide the layer, or show it again, in every size."""
        layer = self._session.layer(layer_id)
        if layer is not None:
            name = tr("Show") if layer.hide else tr("Hide")
            self._session.edit(name, edits.set_all(self._session.committed, {layer_id}, hide=not layer.hide))

    def turn_lock(self, layer_id: str) -> None:
        """Lock the layer, or unlock it."""
        layer = self._session.layer(layer_id)
        if layer is not None:
            name = tr("Unlock") if layer.locked else tr("Lock")
            self._session.edit(name, edits.set_all(self._session.committed, {layer_id}, locked=not layer.locked))

    def item(self, layer_id: str) -> QTreeWidgetItem | None:
        """The row of a layer."""
        return next((item for item in self._items() if item.data(_NAME, _ID) == layer_id), None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Rows of hidden layers are in a colour of the theme."""
        if event.type() == QEvent.Type.PaletteChange:
            self._fill()
        super().changeEvent(event)

    # ------------------------------------------------------------ inside

    def _fill(self) -> None:
        if not self.isVisible():
            return
        page = self._session.document.pages[self._session.page]
        shapes = shapes_of(self._session.preset)
        open_ids = {item.data(_NAME, _ID) for item in self._items() if item.isExpanded()}
        self._telling = True
        self.tree.clear()
        self._add(self.tree.invisibleRootItem(), page.layers, shapes)
        for item in self._items():
            item.setExpanded(not open_ids or item.data(_NAME, _ID) in open_ids or item.childCount() == 0)
        self._telling = False
        self._mark()

    def _add(self, parent: QTreeWidgetItem, layers: tuple[AnyLayer, ...], shapes: tuple[str, ...]) -> None:
        for own in reversed(layers):
            layer = for_shape(own, shapes)
            item = QTreeWidgetItem(parent, [name_of(layer)])
            item.setData(_NAME, _ID, layer.id)
            item.setIcon(_NAME, icon(_DRAWINGS.get(kind_of(layer), "square"), "muted"))
            item.setIcon(_EYE, icon("eye-off" if layer.hide else "eye", "muted"))
            item.setIcon(_LOCK, icon("lock" if layer.locked else "lock-open", "muted"))
            item.setToolTip(_EYE, tr("Show") if layer.hide else tr("Hide"))
            item.setToolTip(_LOCK, tr("Unlock") if layer.locked else tr("Lock"))
            if layer.hide:
                item.setForeground(_NAME, QBrush(current.colour("muted")))
            if isinstance(layer, Box):
                self._add(item, layer.children, shapes)

    def _items(self) -> Iterator[QTreeWidgetItem]:
        waiting = [self.tree.topLevelItem(at) for at in range(self.tree.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            yield item
            waiting += [item.child(at) for at in range(item.childCount())]

    def _mark(self) -> None:
        if self._telling:
            return
        self._telling = True
        wanted = set(self._session.selection)
        for item in self._items():
            item.setSelected(item.data(_NAME, _ID) in wanted)
        self._telling = False

    def _tell(self) -> None:
        if not self._telling:
            self._session.select(*(item.data(_NAME, _ID) for item in self.tree.selectedItems()))

    def _click(self, item: QTreeWidgetItem, column: int) -> None:
        if column == _EYE:
            self.turn_eye(item.data(_NAME, _ID))
        elif column == _LOCK:
            self.turn_lock(item.data(_NAME, _ID))
