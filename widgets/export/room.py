"""Turn a wish into the three pages of an export: choose, run, look."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from studio.errors import Problem
from studio.presets import Preset
from widgets.common import Common
from widgets.export.places import Places
from widgets.export.results import Results
from widgets.export.run import Result, Run
from widgets.export.said import seconds_words
from widgets.export.wish import Wish, proposed_folder
from widgets.notice import Notice
from widgets.own import keep_presets
from widgets.theme.icons import put_icon
from widgets.theme.sides import wrap
from widgets.words import mark, tr

_FORMS = ("", "png", "jpg", "webp", "avif", "pdf", "svg")
_FILM_FORMS = ("", "mp4", "webm", "gif")
_WIDEST = 1280  # px of a list of places with nothing beside it: names and sizes must be read in one look
_FINE = 100  # steps of the bar for one file


class ExportRoom(QWidget):
    """Choose places and a folder, watch the run, look at what came. `beside` stands beside the places (captions)."""

    problem = Signal(object)  # a Problem
    finished = Signal(object)  # a Result

    def __init__(
        self, wish: Wish, presets: Sequence[Preset], common: Common, beside: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("room")
        self._wish, self._common, self._beside = wish, common, beside
        self.places = Places(wish, [preset.id for preset in presets])
        self.folder = QLineEdit(str(proposed_folder(wish.title, self._base())))
        self.form = QComboBox()
        self.button = QPushButton()
        self.bar, self.said, self.stop = QProgressBar(), QLabel(), QPushButton(tr("Stop"))
        self.run: Run | None = None
        self._pages = QStackedWidget(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 20)
        rows.addWidget(self._pages)  # empty: what is in it would be dressed twice
        self._pages.addWidget(self._choosing())
        self._pages.addWidget(self._running())
        self.places.changed.connect(self._count)
        self.button.clicked.connect(self.start)
        self.stop.clicked.connect(self.cancel)
        self.stop.setAutoDefault(True)  # Return presses it, outside dialogs as well
        self._count()

    def start(self) -> None:
        """Begin the run."""
        out = Path(self.folder.text().strip()).expanduser()
        if not self.places.chosen or not self.folder.text().strip():
            return
        keep_presets(self._common.settings, self._wish.kind, self.places.chosen)
        self._common.settings.set_words("export-folder", (str(out.parent),))
        self.run = Run(self._common, self)
        self.run.progress.connect(self._step)
        self.run.done.connect(self._show)
        self.run.failed.connect(self._fail)
        self.run.cancelled.connect(self._stopped)
        self.bar.setRange(0, 0)
        self.said.setText(tr("Beginning…"))
        self._pages.setCurrentIndex(1)
        self.stop.setFocus()
        self.run.start(self._wish, self.places.chosen, out, self.form.currentData())

    def cancel(self) -> None:
        """Stop the run; what is finished stays in the folder."""
        if self.run is not None:
            self.run.cancel()

    @property
    def under_way(self) -> bool:
        """Whether files are being made."""
        return self.run is not None and self.page == "run"

    @property
    def page(self) -> str:
        """Which page is shown: "choose", "run" or "look"."""
        return ("choose", "run", "look")[self._pages.currentIndex()]

    # ------------------------------------------------------------ pages

    def _choosing(self) -> QWidget:
        page, column, columns = QWidget(), QWidget(), QHBoxLayout()
        title = QLabel(mark() + tr("Where will “{title}” be posted?", title=f"\u2068{self._wish.title}\u2069"))
        title.setProperty("look", "title")
        wrap(title)
        columns.setSpacing(24)
        columns.addWidget(self.places, 3)
        if self._beside is not None:
            columns.addWidget(self._beside, 2)
        else:
            column.setMaximumWidth(_WIDEST)
        rows = QVBoxLayout(column)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(14)
        rows.addWidget(title)
        rows.addLayout(columns, 1)
        rows.addLayout(self._bottom())
        sides = QHBoxLayout(page)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.addWidget(column, 1)
        sides.addStretch(0)
        QShortcut(QKeySequence("Ctrl+Return"), page, self.button.click,
                  context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        return page

    def _bottom(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        for form in _FILM_FORMS if self._wish.is_film else _FORMS:
            self.form.addItem(form.upper() if form else tr("Best format for each place"), form)
        self.form.setAccessibleName(tr("Format"))
        self.folder.setAccessibleName(tr("Folder"))
        self.folder.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # paths are written so, whatever their letters
        browse = QPushButton(tr("Choose…"))
        put_icon(browse, "folder")
        browse.clicked.connect(self._browse)
        self.button.setProperty("look", "primary")
        self.button.setDefault(True)
        label = QLabel(tr("Folder"))
        label.setBuddy(self.folder)
        row.addWidget(label)
        row.addWidget(self.folder, 1)
        for part in (browse, self.form, self.button):
            row.addWidget(part)
        return row

    def _running(self) -> QWidget:
        page, rows = QWidget(), QVBoxLayout()
        title = QLabel(tr("Making the files"))
        title.setProperty("look", "title")
        self.said.setProperty("look", "muted")
        self.bar.setAccessibleName(tr("Progress"))
        rows.setSpacing(14)
        rows.addStretch(1)
        for part in (title, self.bar, self.said):
            rows.addWidget(part)
        rows.addWidget(self.stop, 0, Qt.AlignmentFlag.AlignLeading)
        rows.addStretch(2)
        page.setLayout(rows)
        page.setContentsMargins(60, 0, 60, 0)
        return page

    # ------------------------------------------------------------ what happens

    def _base(self) -> Path:
        kept = self._common.settings.words("export-folder")
        return Path(kept[0]) if kept and Path(kept[0]).is_dir() else self._common.settings.folder

    def _browse(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for the files"), str(self._base()))
        if chosen:
            self.folder.setText(str(proposed_folder(self._wish.title, Path(chosen))))

    def _count(self) -> None:
        places = self.places.chosen
        count = len(places) * self._wish.count
        self.button.setEnabled(bool(places))
        self.button.setText(tr("Make {count} files", count=count) if places else tr("Tick a place first"))
        if self._beside is not None and hasattr(self._beside, "show_limits"):
            self._beside.show_limits(places)

    def _step(self, done: float, total: int, left: float) -> None:
        self.bar.setRange(0, total * _FINE)
        self.bar.setValue(round(done * _FINE))
        words = tr("{done} of {total} files", done=int(done), total=total)
        self.said.setText(words + (tr(", about {time} left", time=seconds_words(left)) if left >= 1 else ""))

    def _show(self, result: Result) -> None:
        while self._pages.count() > 2:
            old = self._pages.widget(2)
            self._pages.removeWidget(old)
            old.deleteLater()
        page = Results(result, self._common.jobs)
        page.again.connect(self._back)
        self._pages.addWidget(page)
        self._pages.setCurrentIndex(2)
        page.setFocus()
        self.finished.emit(result)

    def _fail(self, problem: Problem) -> None:
        self._back()
        self.problem.emit(problem)

    def _stopped(self) -> None:
        self._back()
        words = tr("Stopped. What is finished is in the folder; the same button makes the rest.")
        Notice(words, tr("OK"), lambda: None, self)

    def _back(self) -> None:
        self.run = None
        self._pages.setCurrentIndex(0)
        self.button.setFocus()
