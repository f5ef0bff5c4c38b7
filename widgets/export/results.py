"""Turn what a run left behind into a page of thumbnails, problems and ways on."""

from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QMimeData, QModelIndex, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QImageReader, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QListView,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.errors import InputFault
from studio.export.folder import Made
from widgets.export.run import Result
from widgets.export.said import seconds_words, size_words
from widgets.fitting import edged, untinted
from widgets.jobs import Jobs
from widgets.manners.desk import open_path
from widgets.own import known_presets
from widgets.theme.icons import put_icon
from widgets.theme.sides import as_pointed
from widgets.words import local, mark, tr

_THUMB = QSize(168, 168)
_CELL = _THUMB + QSize(28, 64)
_PATH = Qt.ItemDataRole.UserRole
_SHOWN = (".jpg", ".png", ".webp", ".avif", ".gif")
_MOST_THUMBS = 400
_SHOWN_KINDS = ("picture", "film")


class Files(QStandardItemModel):
    """The files of a result; dragged out they are files, for an upload page or another program."""

    def __init__(self, result: Result, parent: QWidget) -> None:
        super().__init__(parent)
        self._out = result.out
        for made in result.files:
            if made.kind in _SHOWN_KINDS:
                self.appendRow(self._item(made))

    def _item(self, made: Made) -> QStandardItem:
        service, place = _place(made)
        item = QStandardItem(f"{place}\n{' · '.join(filter(None, (service, size_words(made.bytes))))}")
        item.setToolTip(made.path)
        item.setData(str(self._out / made.path), _PATH)
        item.setEditable(False)
        item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom)
        item.setSizeHint(_CELL)
        return item

    def mimeTypes(self) -> list[str]:
        return ["text/uri-list"]

    def mimeData(self, indexes: Iterable) -> QMimeData:
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(index.data(_PATH)) for index in indexes])
        return data

    def show_thumb(self, row: int, image: QImage) -> None:
        """The picture of a file has been read."""
        item = self.item(row)
        if item is not None and not image.isNull():
            item.setIcon(untinted(edged(image)))


def _place(made: Made) -> tuple[str, str]:
    """Where a file goes, as people say it: the service and the kind of post."""
    try:
        preset = known_presets().preset(made.preset)
    except InputFault:  # the user's own place, gone from the file of presets since
        return "", made.preset
    platform = local(preset.platform_name_fa, preset.platform_name)
    return platform, local(preset.name_fa, preset.name)


class FileGrid(QListView):
    """The files as a grid of pictures."""

    def moveCursor(self, move: QAbstractItemView.CursorAction, keys: Qt.KeyboardModifier) -> QModelIndex:
        return super().moveCursor(as_pointed(move), keys)


class Results(QWidget):
    """The last page of an export."""

    again = Signal()

    def __init__(self, result: Result, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._result = result
        self.files = Files(result, self)
        self.list = self._made_list()
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        rows.addLayout(self._head())
        rows.addWidget(self.list, 1)
        said = problem_lines(result)
        if said:
            rows.addWidget(self._problems(said))
        paths = [self.files.item(row).data(_PATH) for row in range(min(self.files.rowCount(), _MOST_THUMBS))]
        ratio = self.devicePixelRatioF()
        self._reading = jobs.run(_thumbs, paths, _THUMB * ratio, key="thumbs")
        self._reading.progress.connect(self._take_thumb)  # by name: ends with the page

    def open_folder(self) -> None:
        """Show the folder in the system's own file window."""
        open_path(self._result.out)

    def copy_report(self) -> None:
        """Put the report into the clipboard."""
        QApplication.clipboard().setText(report(self._result))

    # ------------------------------------------------------------ inside

    def _take_thumb(self, found: tuple[int, QImage]) -> None:
        self.files.show_thumb(*found)

    def _made_list(self) -> QListView:
        view = FileGrid()
        view.setModel(self.files)
        view.setViewMode(QListView.ViewMode.IconMode)
        view.setIconSize(_THUMB)
        view.setGridSize(_CELL)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setUniformItemSizes(True)
        view.setMovement(QListView.Movement.Static)
        view.setDragEnabled(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setAccessibleName(tr("Files made"))
        view.setProperty("look", "grid")
        view.doubleClicked.connect(lambda index: open_path(Path(index.data(_PATH))))
        return view

    def _head(self) -> QHBoxLayout:
        row, words = QHBoxLayout(), QVBoxLayout()
        words.setSpacing(4)
        row.setSpacing(8)
        # A path is set from left to right, but stands at the side of the window.
        title, under = QLabel(_headline(self._result)), QLabel(f"{mark()}\u2066{self._result.out}\u2069")
        title.setProperty("look", "title")
        under.setProperty("look", "small")
        under.setAlignment(Qt.AlignmentFlag.AlignLeading)
        under.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(title)
        words.addWidget(under)
        row.addLayout(words, 1)
        for text, drawing, slot, look in (
            (tr("Copy report"), "clipboard-text", self.copy_report, ""),
            (tr("Export again"), "refresh", self.again.emit, ""),
            (tr("Open folder"), "folder-open", self.open_folder, "primary"),
        ):
            button = QPushButton(text)
            put_icon(button, drawing, "on_accent" if look else "ink")
            button.setProperty("look", look)
            button.setAutoDefault(True)  # Return presses it, outside dialogs as well
            button.clicked.connect(lambda _=False, slot=slot: slot())
            row.addWidget(button)
        self.setFocusProxy(button)
        return row

    def _problems(self, said: list[str]) -> QListWidget:
        listed = QListWidget()
        listed.addItems(said)
        listed.setWordWrap(True)
        listed.setFixedHeight(min(150, 34 * len(said) + 14))
        listed.setAccessibleName(tr("What to look at"))
        return listed


def problem_lines(result: Result) -> list[str]:
    """What a person should know about the files, each thing once, in the language of the window."""
    own = [(local(p.what_fa, p.what), p.where) for p in result.problems]
    told = [(local(p.get("what_fa", ""), p["what"]), p["where"]) for made in result.files for p in made.problems]
    gathered: dict[str, list[str]] = {}
    for what, where in [*own, *told]:
        gathered.setdefault(what, []).append(where)
    return [_line(what, places) for what, places in gathered.items()]


def _line(what: str, places: list[str]) -> str:
    if len(places) == 1:
        return f"{what} — {places[0]}" if places[0] else what
    return tr("{what} — in {count} files", what=what, count=len(places))


def report(result: Result) -> str:
    """The run in plain words, for a message or a note."""
    lines = [_headline(result), str(result.out), ""]
    lines += [f"{made.path}  {made.width}×{made.height}  {size_words(made.bytes)}" for made in result.files]
    return "\n".join([*lines, "", *problem_lines(result)]).rstrip() + "\n"


def _headline(result: Result) -> str:
    good = len(result.files) - len(result.failed)
    words = tr("{count} files are ready, in {time}", count=good, time=seconds_words(result.seconds))
    return words + (tr("; {count} could not be made", count=len(result.failed)) if result.failed else "")


def _thumbs(paths: list[str], size: QSize):
    """In a thread: the small picture of each file, one by one."""
    for row, path in enumerate(paths):
        cover = Path(path).with_suffix(".cover.jpg")  # of a film
        if Path(path).suffix in _SHOWN:
            yield row, _thumb(path, size)
        elif cover.is_file():
            yield row, _thumb(str(cover), size)


def _thumb(path: str, size: QSize) -> QImage:
    reader = QImageReader(path)
    whole = reader.size()
    if whole.isValid():
        reader.setScaledSize(whole.scaled(size, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()
