"""Turn a picture slot into a place to drop a picture on, crop it, and say what must stay in sight."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QShortcut
from PySide6.QtWidgets import QFileDialog, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.document.model import Picture, layers_of
from studio.errors import Problem
from widgets import media
from widgets.flow import FlowLayout
from widgets.form.crop_dialog import CropDialog
from widgets.form.editor import Editor
from widgets.form.fields import Field
from widgets.form.focus_picture import FocusPicture
from widgets.jobs import Jobs
from widgets.keys import with_persian
from widgets.messages import words_of
from widgets.session import Session
from widgets.theme.icons import put_icon
from widgets.theme.sides import wrap
from widgets.words import tr

_SHOWN_SIDE = 640


class PictureEditor(Editor):
    """The editor of one picture; its value is the path of a file, empty for none."""

    def __init__(self, field: Field, session: Session, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field, self._session, self._jobs = field, session, jobs
        self._source = ""
        self.picture = FocusPicture()
        self._hint = QLabel()
        self._hint.setProperty("look", "small")
        wrap(self._hint)
        self.choose, self.crop, self.remove = (
            QPushButton(words) for words in (tr("Choose…"), tr("Crop…"), tr("Remove"))
        )
        for button, drawing in ((self.choose, "photo"), (self.crop, "scissors"), (self.remove, "trash")):
            put_icon(button, drawing)
        self.setAcceptDrops(True)
        self._arrange()
        pasting = QShortcut(self)
        pasting.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        pasting.setKeys(with_persian("Ctrl+V"))
        pasting.activated.connect(self.paste)
        self.choose.clicked.connect(self._choose)
        self.crop.clicked.connect(self._crop)
        self.remove.clicked.connect(lambda: self._take(""))
        self.picture.moving.connect(self._preview_focus)
        self.picture.moved.connect(lambda: self._session.commit(tr("What stays in sight")))
        session.edited.connect(self._show_focus)
        self._refresh()

    def value(self) -> str:
        return self._source

    def show_value(self, value: Any) -> None:
        source = value if isinstance(value, str) else ""
        if source != self._source:
            self._source = source
            self._refresh()
        self._show_focus()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if media.pictures_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take_from(event.mimeData())

    def paste(self) -> None:
        """Take the picture on the clipboard."""
        mime = QGuiApplication.clipboard().mimeData() or QMimeData()  # none at all on some systems
        if media.pictures_in(mime):
            self._take_from(mime)

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        outer, frame, buttons = QVBoxLayout(self), QFrame(), QWidget()
        frame.setProperty("look", "place")
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        rows, flow = QVBoxLayout(frame), FlowLayout(buttons, spacing=8)
        for button in (self.choose, self.crop, self.remove):
            flow.addWidget(button)
        rows.setContentsMargins(12, 12, 12, 12)
        rows.setSpacing(8)
        for part in (self.picture, self._hint, buttons):
            rows.addWidget(part)
        self.setFocusProxy(self.choose)

    def _refresh(self) -> None:
        there = bool(self._source)
        self._hint.setText(tr("Drop a picture here, or"))
        self._hint.setVisible(not there)
        self.picture.setVisible(there)
        self.crop.setVisible(there)
        self.remove.setVisible(there)
        if there:
            job = self._jobs.run(_picture, self._source, _SHOWN_SIDE, key=f"picture {id(self)}")
            job.done.connect(self.picture.show_picture)
            job.failed.connect(self._show_unreadable)

    def _show_unreadable(self, problem: Problem) -> None:
        self.picture.show_picture(None)
        self.crop.setVisible(False)
        self._tell(problem)

    def _tell(self, problem: Problem) -> None:
        self._hint.setText(". ".join(words_of(problem)))
        self._hint.setVisible(True)

    def _choose(self) -> None:
        start = str(Path(self._source).parent) if self._source else ""
        pattern = " ".join(f"*{suffix}" for suffix in media.SUFFIXES)
        name, _ = QFileDialog.getOpenFileName(self, tr("Choose a picture"), start, f"{tr('Pictures')} ({pattern})")
        if name:
            self._take(name)

    def _take_from(self, mime: QMimeData) -> None:
        """What is no file yet is kept in one, which takes seconds when it is large."""
        job = self._jobs.run(media.taking(mime), key=f"take {id(self)}")
        job.done.connect(self._take)
        job.failed.connect(self._tell)

    def _take(self, source: str) -> None:
        self.show_value(source)
        self.edited.emit(source)

    def _crop(self) -> None:
        job = self._jobs.run(_picture, self._source, 1600, key=f"crop {id(self)}")
        job.done.connect(self._open_crop)
        job.failed.connect(self._tell)

    def _open_crop(self, image: QImage) -> None:
        dialog = CropDialog(image, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._cut(dialog.box))
        dialog.open()

    def _cut(self, box: tuple[float, float, float, float]) -> None:
        if box != (0.0, 0.0, 1.0, 1.0):
            job = self._jobs.run(media.cropped, self._source, box, key=f"crop {id(self)}")
            job.done.connect(self._take)
            job.failed.connect(self._tell)

    # ------------------------------------------------------------ focus

    def _layers(self) -> list[Picture]:
        every = (layer for page in self._session.document.pages for layer in layers_of(page.layers))
        return [one for one in every if isinstance(one, Picture) and self._field.name in (one.slot, one.id)]

    def _show_focus(self) -> None:
        filled = [layer for layer in self._layers() if layer.fit == "cover"]
        self.picture.show_focus(filled[0].focus if filled else None)

    def _preview_focus(self, x: float, y: float) -> None:
        ids = {layer.id for layer in self._layers()}
        self._session.preview(self._session.with_fields(*ids, focus=(x, y)))


def _picture(source: str, side: int) -> QImage:
    """The picture at most `side` px large. Raises InputFault."""
    from studio.paint.images import open_picture

    return open_picture(source, side).copy()
