"""Turn the state of a session into the bar above it: its name, undo, the size and page looked at, export."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from studio.presets import Preset
from widgets.actions import Actions
from widgets.manners.page import PageGrip
from widgets.session import Session
from widgets.theme.icons import icon
from widgets.words import local, tr


class DesignBar(QFrame):
    """The bar above the canvas."""

    def __init__(self, session: Session, name: str, actions: Actions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "panel")
        self._session, self._actions = session, actions
        self.name, self.state, self.page = QLabel(name), QLabel(), QLabel()
        self.name.setProperty("look", "heading")
        for label in (self.state, self.page):
            label.setProperty("look", "small")
        self.presets = QComboBox()
        self.presets.setAccessibleName(tr("Size looked at"))
        self.presets.setMinimumWidth(220)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.name)
        row.addWidget(self.state)
        row.addStretch(1)
        for action in ("edit.undo", "edit.redo"):
            row.addWidget(self._button(action))
        row.addSpacing(12)
        self._turning = (self._button("page.previous"), self.page, self._button("page.next"))
        for part in self._turning:
            row.addWidget(part)
        row.addSpacing(12)
        self.timeline = self._switch("movie", tr("Timeline of the film"))
        row.addWidget(self.timeline)
        row.addWidget(self.presets)
        row.addWidget(PageGrip(session, self.name.text))
        export = QPushButton(tr("Export"))
        export.setProperty("look", "primary")
        export.clicked.connect(actions["go.export"].trigger)
        row.addWidget(export)
        self._connect()

    def rename(self, name: str) -> None:
        """The design is called otherwise."""
        self.name.setText(name)

    def _button(self, action: str) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(self._actions[action])
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setAccessibleName(self._actions[action].text())
        return button

    def _switch(self, drawing: str, words: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(drawing))
        button.setCheckable(True)
        button.setToolTip(words)
        button.setAccessibleName(words)
        return button

    def _connect(self) -> None:
        session = self._session
        session.saved_changed.connect(self._show_state)
        session.page_changed.connect(self._show_page)
        session.changed.connect(self._show_page)
        session.presets_changed.connect(self._fill_presets)
        session.preset_changed.connect(self._show_preset)
        self.presets.activated.connect(lambda _: session.show_preset(self.presets.currentData()))
        self._fill_presets()
        self._show_state()
        self._show_page()

    def _fill_presets(self) -> None:
        self.presets.clear()
        for preset in self._session.presets:
            self.presets.addItem(preset_name(preset), preset)
        self._show_preset()

    def _show_preset(self) -> None:
        ids = [self.presets.itemData(at).id for at in range(self.presets.count())]
        if self._session.preset.id in ids:
            self.presets.setCurrentIndex(ids.index(self._session.preset.id))

    def _show_state(self) -> None:
        self.state.setText("" if self._session.saved else tr("not saved"))

    def _show_page(self) -> None:
        count = len(self._session.document.pages)
        self.page.setText(tr("{page} of {count}", page=self._session.page + 1, count=count))
        for part in self._turning:
            part.setVisible(count > 1)
        self._actions["page.previous"].setEnabled(self._session.page > 0)
        self._actions["page.next"].setEnabled(self._session.page < count - 1)


def preset_name(preset: Preset) -> str:
    """What a place to post to is called: the service and the kind of post."""
    platform = local(preset.platform_name_fa, preset.platform_name)
    return tr("{platform}, {placement}", platform=platform, placement=local(preset.name_fa, preset.name))
