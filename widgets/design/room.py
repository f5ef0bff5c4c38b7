"""Turn the open session into a room: its words at the right, the canvas in the middle, panels at the left."""

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from widgets.actions import Actions
from widgets.canvas import CanvasDesk
from widgets.common import Common
from widgets.design.bar import DesignBar
from widgets.form.form import ContentForm
from widgets.later import Later
from widgets.panels.layers import LayersPanel
from widgets.panels.looks import LooksPanel
from widgets.panels.pick import IconsPanel, PatternsPanel
from widgets.panels.properties import PropertiesPanel
from widgets.session import Session
from widgets.theme.icons import icon
from widgets.timeline import Timeline
from widgets.words import tr

_FORM, _PANELS, _TIME = 336, 320, 268  # px, as they begin
_FORM_LEAST, _PANELS_LEAST = 292, 308  # px: with less, fields would be cut


class DesignRoom(QWidget):
    """The room of one session; a new session gets a new room."""

    def __init__(self, session: Session, name: str, actions: Actions, common: Common) -> None:
        super().__init__()
        self.setObjectName("room")
        self.session, self._common = session, common
        # From the outside in: a widget that is put into another one is dressed anew, with all that is in it.
        self.bar = DesignBar(session, name, actions, self)
        self._floors = QSplitter(Qt.Orientation.Vertical, self)
        self._columns = QSplitter(Qt.Orientation.Horizontal, self._floors)
        self._form = Later(lambda place: ContentForm(session, common, place), self._columns)
        self.desk = CanvasDesk(session, self._columns)
        self.panels = QTabWidget(self._columns)
        self.canvas = self.desk.canvas
        self._timeline = Later(lambda _: Timeline(session, self.canvas, common), self._floors)
        self._arrange()
        self._show_timeline(session.document.kind == "teaser")
        self.bar.timeline.setChecked(session.document.kind == "teaser")
        self.bar.timeline.toggled.connect(self._show_timeline)
        self.setFocusProxy(self.canvas)
        QTimer.singleShot(0, self, self._furnish)

    @property
    def form(self) -> ContentForm:
        """The words of the design."""
        return self._form.part

    @property
    def timeline(self) -> Timeline:
        """The time of the film."""
        return self._timeline.part

    def _arrange(self) -> None:
        self._form.setMinimumWidth(_FORM_LEAST)
        self.panels.setMinimumWidth(_PANELS_LEAST)
        self.panels.hide()
        self._columns.setStretchFactor(1, 1)
        self._columns.setCollapsible(1, False)
        self._columns.setSizes([_FORM, 10_000, _PANELS])
        settings = self._common.settings
        self._columns.restoreState(settings.state("design"))
        self._columns.splitterMoved.connect(lambda *_: settings.set_state("design", self._columns.saveState()))
        self._floors.setStretchFactor(0, 1)
        self._floors.setChildrenCollapsible(False)
        self._floors.setSizes([10_000, _TIME])
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.bar)
        rows.addWidget(self._floors, 1)

    def _show_timeline(self, on: bool) -> None:
        """Show the time of the film; its strip has the pages, and the room of the small pictures."""
        self._timeline.setVisible(on)
        self.desk.bar.pages.setChecked(not on and len(self.session.document.pages) > 1)
        self.desk.bar.sizes.setChecked(not on)

    def _furnish(self) -> None:
        """Put the panels in once the page is there: they are looked at later than it."""
        properties = partial(PropertiesPanel, stage=self.canvas.stage)
        for kind, title, drawing in (
            (properties, tr("Properties"), "adjustments"), (LayersPanel, tr("Layers"), "stack-2"),
            (LooksPanel, tr("Looks"), "palette"), (IconsPanel, tr("Icons"), "star"),
            (PatternsPanel, tr("Patterns"), "grid-dots"),
        ):
            self.add_panel(Later(partial(kind, self.session), self.panels), title, drawing)

    def add_panel(self, panel: QWidget, title: str, drawing: str) -> None:
        """Put a panel (colours, layers, ...) at the left. Its tab is a drawing with a name for pointers and readers."""
        at = self.panels.addTab(panel, icon(drawing, "muted"), "")
        self.panels.setTabToolTip(at, title)
        self.panels.tabBar().setAccessibleTabName(at, title)
        self.panels.show()
