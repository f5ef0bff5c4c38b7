"""Turn a second start of the program into a message to the first: raise your window, open this file."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

from PySide6.QtCore import QLockFile, QObject, Signal

from widgets import places

_WAIT = 1_000  # ms for the first instance to answer
_PATIENCE = 15.0  # seconds for it to be there at all: a cold start on an old disk
_PAUSE = 0.1  # seconds


class Instance(QObject):
    """The one running program of this user. `asked` comes with the file another start was given, or nothing."""

    asked = Signal(str)

    def __init__(self, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        folder = folder or places.data()
        folder.mkdir(parents=True, exist_ok=True)
        self._name = "ketabnama-" + hashlib.sha256(str(folder).encode()).hexdigest()[:16]
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # stale only when its process is gone, however long it runs
        self._server: QObject | None = None

    def is_first(self) -> bool:
        """Whether no other window of this user is open; it is this one from now on."""
        return self._lock.tryLock(0)

    def hand_over(self, file: str = "") -> bool:
        """Tell the first instance to come forward and open `file`; False when it does not answer.

        One that was started a moment ago does not hear yet: it is given time.
        """
        from PySide6.QtNetwork import QLocalSocket

        socket, end = QLocalSocket(), monotonic() + _PATIENCE
        socket.connectToServer(self._name)
        while not socket.waitForConnected(_WAIT):
            if monotonic() > end:
                return False
            sleep(_PAUSE)
            socket.connectToServer(self._name)
        socket.write(file.encode() + b"\n")
        answered = socket.waitForBytesWritten(_WAIT) and socket.waitForReadyRead(_WAIT)
        socket.disconnectFromServer()
        return answered

    def listen(self) -> None:
        """Hear other starts from now on. Called once the window is there: the module of sockets loads slowly."""
        from PySide6.QtNetwork import QLocalServer

        QLocalServer.removeServer(self._name)  # what a killed process left
        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._hear)
        server.listen(self._name)
        self._server = server

    def close(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.unlock()

    def _hear(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(_reader(socket, self.asked.emit))


def _reader(socket: QObject, tell: Callable[[str], None]) -> Callable[[], None]:
    def read() -> None:
        if socket.canReadLine():
            file = bytes(socket.readLine()).decode(errors="replace").strip()
            socket.write(b"ok\n")
            socket.flush()
            socket.disconnected.connect(socket.deleteLater)
            tell(file)

    return read
