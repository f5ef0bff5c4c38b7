"""Turn the canvas and its strips into the middle of the design room: page, a bar of views, pages, sizes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from widgets.canvas.canvas import Canvas
from widgets.canvas.inserting import insert_picture, insert_shape, insert_text
from widgets.canvas.pages import PagesStrip
from widgets.canvas.phone import PhonePreview
from widgets.canvas.sizes import SizesStrip
from widgets.flow import FlowLayout
from widgets.media import SUFFIXES
from widgets.session import Session
from widgets.theme.icons import icon
from widgets.theme.sides import wrap
from widgets.words import tr

_PERCENT = 64  # px of the zoom in words, up to 1600%: the bar stays still while one zooms
_HIGH = 38  # px of a row of the bar: one with words is no higher than the others


class CanvasDesk(QWidget):
    """`canvas` with the bar under it, `pages` when there are several, `sizes` when there are several."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.canvas = Canvas(session)
        self.pages, self.sizes = PagesStrip(session), SizesStrip(session)
        self.bar = ViewBar(self)
        self.phone: PhonePreview | None = None
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.canvas, 1)
        for part in (self.bar.scope, self.bar, self.pages, self.sizes):
            rows.addWidget(part)
        session.changed.connect(self.fit_strips)
        session.presets_changed.connect(self.fit_strips)
        self.setFocusProxy(self.canvas)
        self.fit_strips()

    def fit_strips(self) -> None:
        """Show the strips that are switched on and have something to show."""
        self.pages.setVisible(self.bar.pages.isChecked())
        self.sizes.setVisible(self.bar.sizes.isChecked() and len(self.session.presets) > 1)

    def show_phone(self, on: bool) -> None:
        """Show the page as a phone does, or no more."""
        if on and self.phone is None:
            self.phone = PhonePreview(self.session, self)
            self.phone.stand_beside(self.canvas)
            self.phone.closed.connect(lambda: self.bar.phone.setChecked(False))
        if self.phone is not None:
            self.phone.setVisible(on)


class ViewBar(QFrame):
    """How the page is looked at, and which sizes edits are for."""

    def __init__(self, desk: CanvasDesk) -> None:
        super().__init__(desk)
        self.setProperty("look", "panel")
        self.desk = desk
        canvas, stage = desk.canvas, desk.canvas.stage
        self.zoom = QToolButton()
        self.zoom.setToolTip(tr("Show at 100%"))
        self.zoom.setAccessibleName(tr("Zoom"))
        self.zoom.setFixedWidth(_PERCENT)
        self.zoom.clicked.connect(canvas.actual_size)
        self.only_here = self._switch("pin", tr("Only in this size"), stage.set_only_here)
        self.snap = self._switch("magnet", tr("Snap to lines"), self._set_snapping, on=True)
        self.rulers = self._switch("ruler-2", tr("Rulers"), self._set_rulers, on=True)
        self.safe = self._switch("shield", tr("What the service covers"), self._set_safe)
        self.phone = self._switch("device-mobile", tr("On a phone"), desk.show_phone)
        self.pages = self._switch("stack-2", tr("Pages"), lambda _: desk.fit_strips(),
                                  on=len(desk.session.document.pages) > 1)
        self.sizes = self._switch("layout-grid", tr("All sizes"), lambda _: desk.fit_strips(), on=True)
        self.compare = self._button("eye", tr("Hold to see it without changes of this size"), lambda: None)
        self.compare.pressed.connect(lambda: stage.compare(True))
        self.compare.released.connect(lambda: stage.compare(False))
        self.insert = self._menu_button("plus", tr("Insert"), self._insertions())
        self.scope = QLabel()
        self.scope.setProperty("look", "banner")
        wrap(self.scope)
        self._fill()
        canvas.zoom_changed.connect(self._show_zoom)
        stage.scope_changed.connect(self._show_scope)
        desk.session.changed.connect(self._show_compare)
        desk.session.preset_changed.connect(self._show_compare)
        self._show_compare()
        self._show_zoom(canvas.zoom)
        self._show_scope()

    def _fill(self) -> None:
        canvas = self.desk.canvas
        ways = QWidget(self)
        flow = FlowLayout(ways, spacing=8)
        zooming = (self._button("zoom-out", tr("Smaller"), canvas.zoom_out), self.zoom,
                   self._button("zoom-in", tr("Larger"), canvas.zoom_in),
                   self._button("arrows-maximize", tr("Whole page"), canvas.fit))
        for parts in ((self.insert,), zooming, (self.rulers, self.snap, self.safe, self.phone)):
            flow.addWidget(_group(parts, ways))
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 3, 10, 3)
        row.setSpacing(8)
        row.addWidget(ways, 1)
        shown = _group((self.compare, self.only_here, self.pages, self.sizes), self)
        row.addWidget(shown, 0, Qt.AlignmentFlag.AlignTop)

    def _insertions(self) -> QMenu:
        """What can be put on the page."""
        stage, made = self.desk.canvas.stage, QMenu(self)
        made.addAction(icon("typography"), tr("Text"), lambda: insert_text(stage))
        made.addAction(icon("photo"), tr("Picture…"), self._choose_picture)
        shapes = (("rectangle", tr("Rectangle")), ("ellipse", tr("Ellipse")), ("line", tr("Line")))
        for shape, words in shapes:
            made.addAction(words, lambda shape=shape: insert_shape(shape)(stage))
        return made

    def _choose_picture(self) -> None:
        pattern = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        path, _ = QFileDialog.getOpenFileName(self, tr("Picture…"), "", f"{tr('Pictures')} ({pattern})")
        if path:
            insert_picture(self.desk.canvas.stage, path)

    def _menu_button(self, drawing: str, words: str, menu: QMenu) -> QToolButton:
        button = self._button(drawing, words, lambda: None)
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        return button

    def _button(self, drawing: str, words: str, deed: Callable[[], None]) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(drawing))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: deed())
        return button

    def _switch(self, drawing: str, words: str, deed: Callable[[bool], None], *, on: bool = False) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(drawing))
        button.setToolTip(words)
        button.setAccessibleName(words)
        button.setCheckable(True)
        button.setChecked(on)
        button.setAutoRaise(True)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.toggled.connect(deed)
        return button

    def _set_snapping(self, on: bool) -> None:
        self.desk.canvas.stage.snapping = on

    def _set_rulers(self, on: bool) -> None:
        self.desk.canvas.rulers = on
        self.desk.canvas.update()

    def _set_safe(self, on: bool) -> None:
        self.desk.canvas.safe_zone = on
        self.desk.canvas.update()

    def _show_zoom(self, zoom: float) -> None:
        self.zoom.setText(tr("{percent}%", percent=round(zoom * 100)))

    def _show_compare(self) -> None:
        session = self.desk.session
        self.compare.setVisible(bool(session.document.overrides.get(session.preset.id)))

    def _show_scope(self) -> None:
        here = self.desk.canvas.stage.only_here
        self.only_here.setChecked(here)
        self.scope.setText(tr("Places and sizes change only in this size") if here else "")
        self.scope.setVisible(here)


def _group(parts: Sequence[QWidget], parent: QWidget) -> QWidget:
    """What stays together in one row, however narrow the bar is."""
    group = QWidget(parent)
    group.setMinimumHeight(_HIGH)
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(2)
    for part in parts:
        row.addWidget(part)
    return group
