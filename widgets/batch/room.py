"""Turn a list into posts in one room: rows to tick, templates, a picture of the row looked at, then the export."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPixmap, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.content import Row
from studio.errors import Problem
from studio.job import Order, Set, designs_of, pages_of, rounds_of
from studio.presets import Preset
from studio.template import template
from widgets.batch.again import Done, other_template
from widgets.batch.left_out import LeftOut
from widgets.batch.model import RowModel, Searched
from widgets.batch.painting import brand_of
from widgets.batch.reading import Found
from widgets.batch.strip import Strip
from widgets.batch.table import RowTable
from widgets.common import Common
from widgets.export.room import ExportRoom
from widgets.export.wish import Wish
from widgets.jobs import heard_by
from widgets.messages import words_of
from widgets.own import known_presets, presets_at_first
from widgets.theme.icons import put_icon
from widgets.theme.sides import begin_at_start, wrap
from widgets.words import local, mark, tr

_PAINT = "widgets.batch.painting:painted_row"
_LIST, _SIDE = 900, 400  # shares of the width, as they begin
_WIDTH = 720  # px of the picture asked for; the label scales it down
_SHAPES = ("instagram/feed_portrait", "instagram/story", "telegram/post_square", "x/feed_landscape")


class BatchRoom(QWidget):
    """The room of one list."""

    design_asked = Signal(str, object)  # a template's id and the contents, to be refined by hand
    problem = Signal(object)
    read_again = Signal(object)  # what was Done with the list

    def __init__(self, found: Found, common: Common, done: Done | None = None, parent: QWidget | None = None) -> None:
        """`done` is what was done with the list before it was read again: it is done anew, and told where it is not."""
        super().__init__(parent)
        self.setObjectName("room")
        self._found, self._common = found, common
        self.rows = RowModel(found, self)
        self.searched = Searched(self.rows, self)
        self.strip = Strip(common, sayings=found.sayings)
        lost = self._begun(done) if done is not None else ()
        self.left_out = LeftOut((*lost, *self.rows.left_out), len(found.doubles))
        self.table = self._made_table()
        self.search = QLineEdit()
        self.shape = self._made_shape(done.shape if done is not None else 0)
        self.picture, self.told = QLabel(), QLabel()
        self.button = QPushButton()
        self.refine = QPushButton(tr("Refine by hand"))
        put_icon(self.button, "package", "on_accent")
        put_icon(self.refine, "palette")
        self.export: ExportRoom | None = None
        self._pixmap = QPixmap()
        self._pages = QStackedWidget(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.addWidget(self._pages)  # empty: what is in it would be dressed twice
        self._pages.addWidget(self._looking())
        self._connect()
        self.table.setCurrentIndex(self.searched.index(0, 1))
        self._count()
        self.setFocusProxy(self.table)

    # ------------------------------------------------------------ what the user does

    def start(self) -> None:
        """Go on to the places; to the files being made, when there are any."""
        if self.under_way:
            self._pages.setCurrentIndex(1)
            return
        while self._pages.count() > 1:
            old = self._pages.widget(1)
            self._pages.removeWidget(old)
            old.deleteLater()
        wish = self.wish()
        self.export = ExportRoom(wish, presets_at_first(self._common.settings, wish.kind), self._common)
        self.export.problem.connect(self.problem)
        self._pages.setCurrentIndex(self._pages.addWidget(self._with_way_back(self.export)))

    def back(self) -> None:
        """Return to the list."""
        self._pages.setCurrentIndex(0)

    @property
    def under_way(self) -> bool:
        """Whether files are being made."""
        return self.export is not None and self.export.under_way

    def cancel(self) -> None:
        """Stop making files."""
        if self.export is not None:
            self.export.cancel()

    def wish(self) -> Wish:
        """The ticked rows in the chosen template, to be exported."""
        order = Order(
            template=template(self.strip.chosen), rows=self.rows.ticked, brand=brand_of(self._brand()), presets=(),
            out=Path())

        kind = order.template.document.kind
        count = sum(1 for _ in rounds_of(order)) if kind == "teaser" else pages_of(order)

        def sets(presets: Sequence[Preset]) -> list[Set]:
            return [Set(designs=designs_of(order), pages=count, presets=tuple(presets))]

        return Wish(title=self._found.name, count=count, sets=sets, kind=kind)

    # ------------------------------------------------------------ inside

    def _connect(self) -> None:
        self.search.textChanged.connect(self.searched.search)
        self.rows.ticked_changed.connect(self._count)
        self.rows.ticked_changed.connect(self._show_if_many)
        self.rows.row_changed.connect(lambda _: self._show())
        self.left_out.read_again.connect(self._read_again)
        self.left_out.untick_asked.connect(lambda: self.rows.tick(self._found.doubles, False))
        self.strip.changed.connect(lambda _: (self._count(), self._show()))
        self.shape.currentIndexChanged.connect(lambda _: self._show())
        self.table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.button.clicked.connect(self.start)
        self.refine.clicked.connect(self._refine)

    def _begun(self, done: Done) -> tuple[Problem, ...]:
        """Go on where the list was before it was read again; what was lost."""
        lost = self.rows.take(done)
        return lost if self.strip.choose(done.template) else (*lost, other_template())

    def _read_again(self) -> None:
        self.read_again.emit(self.rows.done(template=self.strip.chosen, shape=self.shape.currentIndex()))

    def _made_shape(self, chosen: int) -> QComboBox:
        made = QComboBox()
        for name in _SHAPES:
            preset = known_presets().preset(name)
            platform, place = local(preset.platform_name_fa, preset.platform_name), local(preset.name_fa, preset.name)
            made.addItem(f"{platform}{tr(', ')}{place}", preset)
        made.setAccessibleName(tr("Size of the preview"))
        made.setCurrentIndex(chosen)
        return made

    def _looking(self) -> QWidget:
        page, columns = QSplitter(Qt.Orientation.Horizontal), QWidget()
        rows = QVBoxLayout(columns)
        rows.setContentsMargins(24, 20, 16, 20)
        rows.setSpacing(12)
        name = f"\u2068{self._found.name}\u2069"  # a Latin name must not turn the line round
        title = QLabel(mark() + tr("“{name}”: {count} records", name=name, count=len(self._found.rows)))
        title.setProperty("look", "title")
        rows.addWidget(title)
        rows.addWidget(self.left_out)
        rows.addWidget(self.strip)
        rows.addLayout(self._tools())
        rows.addWidget(self.table, 1)
        page.addWidget(columns)
        page.addWidget(self._side())
        QShortcut(QKeySequence("Ctrl+Return"), page, self.button.click,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        page.setStretchFactor(0, 3)
        page.setStretchFactor(1, 2)
        page.setChildrenCollapsible(False)
        page.setSizes([_LIST, _SIDE])
        return page

    def _tools(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.search.setPlaceholderText(tr("Search the list"))
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search the list"))
        begin_at_start(self.search)
        row.addWidget(self.search, 1)
        for words, ticked in ((tr("Tick all"), True), (tr("Tick none"), False)):
            button = QPushButton(words)
            button.setProperty("look", "chip")
            button.clicked.connect(lambda _=False, ticked=ticked: self.rows.tick(self.searched.shown(), ticked))
            row.addWidget(button)
        return row

    def _made_table(self) -> RowTable:
        table = RowTable()
        table.setModel(self.searched)
        table.set_widths()
        table.tick_asked.connect(self._turn_tick)
        return table

    def _side(self) -> QWidget:
        side = QWidget()
        rows = QVBoxLayout(side)
        rows.setContentsMargins(16, 20, 24, 20)
        rows.setSpacing(12)
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture.setMinimumSize(260, 260)
        self.picture.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)  # a picture asks no room
        wrap(self.told)
        self.told.setProperty("look", "warning")
        self.button.setProperty("look", "primary")
        rows.addWidget(self.shape)
        rows.addWidget(self.picture, 1)
        rows.addWidget(self.told)
        rows.addWidget(self.refine)
        rows.addWidget(self.button)
        return side

    def _with_way_back(self, export: ExportRoom) -> QWidget:
        """The places under a button that leads back to the list."""
        holder, button = QWidget(), QPushButton(tr("Back to the list"))
        put_icon(button, local("chevron-right", "chevron-left"))
        button.setProperty("look", "quiet")
        button.clicked.connect(self.back)
        rows = QVBoxLayout(holder)
        rows.setContentsMargins(0, 8, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addWidget(export, 1)
        return holder

    def _brand(self) -> str:
        return str(self._common.brand.path) if self._common.brand.is_there else ""

    def _rows_shown(self) -> tuple[Row, ...]:
        """What the picture shows: the row looked at, or the ticked ones when a template shows many."""
        index = self.table.currentIndex()
        if self.strip.takes_many:
            return self.rows.ticked
        return (index.data(Qt.ItemDataRole.UserRole),) if index.isValid() else ()

    def _show(self) -> None:
        rows = self._rows_shown()
        if not rows or not self.strip.chosen:
            return
        job = self._common.jobs.run_elsewhere(
            _PAINT, self.strip.chosen, rows, self._brand(), self.shape.currentData(), _WIDTH, key="batch-preview")
        job.done.connect(heard_by(self, lambda answer: self._take(*answer)))
        job.failed.connect(self.problem)

    def _show_if_many(self) -> None:
        if self.strip.takes_many:
            self._show()

    def _take(self, data: bytes, problems: tuple) -> None:
        self._pixmap.loadFromData(data)
        self._fit()
        own = self.rows.problems_of(self.searched.mapToSource(self.table.currentIndex()).row())
        told = dict.fromkeys(words_of(problem)[0] for problem in (*own, *problems))
        self.told.setText("\n".join(told))
        self.told.setVisible(bool(told))

    def _fit(self) -> None:
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        room: QSize = self.picture.size() * ratio
        small = self._pixmap.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        small.setDevicePixelRatio(ratio)
        self.picture.setPixmap(small)

    def _count(self) -> None:
        rows = self.rows.ticked
        self.button.setEnabled(bool(rows) and bool(self.strip.chosen))
        self.button.setText(tr("Go on with {count} records", count=len(rows)) if rows else tr("Tick a record first"))

    def _turn_tick(self, index: QModelIndex) -> None:
        row = self.searched.mapToSource(index).row()
        self.rows.tick([row], not self.rows.is_ticked(row))

    def _refine(self) -> None:
        rows = self._rows_shown()
        if rows:
            self.design_asked.emit(self.strip.chosen, tuple(row.content for row in rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
