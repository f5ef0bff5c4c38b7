"""Turn every edit of an open design into a file beside, so that a crash or a power cut takes one gesture at most.

The file holds the whole document: it is either the old or the new, never half (`studio.disk`). It is written in a
thread; a gesture waits until the one before it is on the disk, letters typed in a row are written when the hands rest.
The file goes when the design is saved or closed: one that is there when the program starts was left by a killed one.
"""

import json
from pathlib import Path
from threading import Condition, Thread
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from studio.disk import written_durably
from studio.document.form import plain
from studio.document.model import VERSION, Document
from studio.errors import OutputFault
from widgets import places
from widgets.session import Session

_PATIENCE = 0.25  # seconds
_LAST_PATIENCE = 2.0  # seconds, when the design is closed: a slow disk is done by then, one that hangs may never be
_REST = 150  # ms without a letter after which typing is written: the thread would slow each letter down


class Journal(QObject):
    """Keeps the journal of one session, in the file `file` (a new one by default)."""

    def __init__(self, session: Session, file: Path | None = None) -> None:
        super().__init__(session)
        self.file = file or places.journals() / f"{uuid4().hex}.json"
        self._session = session
        self._writer = _Writer(self.file)
        self._step = -1
        self._waiting: tuple[Document, str] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._write_waiting)
        session.edited.connect(self.note)
        session.saved_changed.connect(self._on_saved)

    def note(self) -> None:
        """Write what the document is now: a new gesture at once, letters of the same typing after a short rest."""
        session = self._session
        if session.undo_stack.index() == self._step:
            self._waiting = (session.committed, str(session.path or ""))
            self._rest.start()
            return
        self._step = session.undo_stack.index()
        self._write_waiting()
        self._writer.settle()
        self._writer.put((session.committed, str(session.path or "")))

    def _write_waiting(self) -> None:
        self._rest.stop()
        if self._waiting is not None:
            self._writer.put(self._waiting)
            self._waiting = None

    def close(self) -> None:
        """The design is closed: nothing of it is left to save."""
        self._rest.stop()
        self._writer.close(remove=True)

    def flush(self) -> None:
        """Wait until everything said is written, but not for a disk that hangs; the file stays."""
        self._write_waiting()
        self._writer.close(remove=False)

    def _on_saved(self) -> None:
        if self._session.saved:
            self._rest.stop()
            self._waiting = None
            self._writer.put(None)


class _Writer:
    """A thread that writes the newest of what it is given."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._turn = Condition()
        self._next: list[Any] = []
        self._open, self._busy = True, False
        self._thread: Thread | None = None

    def put(self, state: tuple[Document, str] | None) -> None:
        """Write `state` as soon as the last one is written; None removes the file."""
        with self._turn:
            self._next = [state]
            if self._thread is None:
                self._thread = Thread(target=self._work, name="journal", daemon=True)
                self._thread.start()
            self._turn.notify_all()

    def settle(self) -> None:
        """Wait until what was given is written; a disk that hangs holds nobody up for long."""
        with self._turn:
            self._turn.wait_for(lambda: not self._next and not self._busy, timeout=_PATIENCE)

    def close(self, *, remove: bool) -> None:
        """Write what waits, or `remove` the file, and end the thread; where the disk hangs, it goes on by itself."""
        with self._turn:
            self._open = False
            if remove:
                self._next = [None]
            self._turn.notify_all()
        if self._thread is not None:
            self._thread.join(_LAST_PATIENCE)
        elif remove:
            self._file.unlink(missing_ok=True)

    def _work(self) -> None:
        while True:
            with self._turn:
                while not self._next and self._open:
                    self._turn.wait()
                if not self._next:
                    return
                state, self._busy = self._next.pop(), True
            self._write(state)
            with self._turn:
                self._busy = False
                self._turn.notify_all()

    def _write(self, state: tuple[Document, str] | None) -> None:
        if state is None:
            self._file.unlink(missing_ok=True)
            return
        document, path = state
        form = {"path": path, "name": document.name, "document": {"version": VERSION} | plain(document)}
        try:
            with written_durably(self._file) as scratch:
                scratch.write_bytes(json.dumps(form, ensure_ascii=False).encode(errors="surrogatepass"))
        except OutputFault:  # a full disk must not stop anybody from working; saving tells of it
            return
