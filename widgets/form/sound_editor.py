"""Turn a slot for a sound (a talk, a reading) into a place to drop a file on, or to choose one."""

from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from studio.errors import Problem
from widgets import media
from widgets.flow import FlowLayout
from widgets.form.editor import Editor
from widgets.form.fields import Field
from widgets.jobs import Jobs, heard_by
from widgets.messages import words_of
from widgets.theme.icons import put_icon
from widgets.theme.sides import wrap
from widgets.words import tr


class SoundEditor(Editor):
    """The editor of one sound; its value is the path of a file, empty for none."""

    def __init__(self, field: Field, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._source = jobs, ""
        self.named, self.choose, self.remove = QLabel(), QPushButton(tr("Choose…")), QPushButton(tr("Remove"))
        wrap(self.named)
        self.named.setProperty("look", "small")
        self.choose.setAccessibleName(f"{field.label}: {self.choose.text()}")
        put_icon(self.choose, "file-music")
        put_icon(self.remove, "trash")
        self.setAcceptDrops(True)
        self._arrange()
        self.choose.clicked.connect(self._choose)
        self.remove.clicked.connect(lambda: self._take(""))
        self._refresh()

    def value(self) -> str:
        return self._source

    def show_value(self, value: Any) -> None:
        self._source = value if isinstance(value, str) else ""
        self._refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if media.files_in(event.mimeData(), media.SOUNDS):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._take_file(str(media.files_in(event.mimeData(), media.SOUNDS)[0]))

    def _arrange(self) -> None:
        rows, buttons = QVBoxLayout(self), QWidget()
        flow = FlowLayout(buttons, spacing=6)
        flow.addWidget(self.choose)
        flow.addWidget(self.remove)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(6)
        rows.addWidget(self.named)
        rows.addWidget(buttons)
        self.setFocusProxy(self.choose)

    def _refresh(self) -> None:
        there = Path(self._source).name
        self.named.setText(f"\u2068{there}\u2069" if there else tr("Drop a sound here, or"))
        self.named.setToolTip(self._source)
        self.remove.setVisible(bool(there))

    def _choose(self) -> None:
        start = str(Path(self._source).parent) if self._source else ""
        pattern = " ".join(f"*{suffix}" for suffix in media.SOUNDS)
        name, _ = QFileDialog.getOpenFileName(self, tr("Add a sound"), start, f"{tr('Sounds')} ({pattern})")
        if name:
            self._take_file(name)

    def _take_file(self, source: str) -> None:
        """Take a file once it was listened to, beside the window; of one that cannot be heard tell why."""
        self.named.setText(tr("Listening to the sound…"))
        job = self._jobs.run(media.listened, source, key=f"sound {id(self)}")
        job.done.connect(heard_by(self, self._take))
        job.failed.connect(heard_by(self, self._refuse))

    def _refuse(self, problem: Problem) -> None:
        self._refresh()
        self.named.setText(". ".join(words_of(problem)))

    def _take(self, source: str) -> None:
        self.show_value(source)
        self.edited.emit(source)
