"""Turn frames into the input of a process that encodes them, and its end into a finished file or a fault.

Nothing here waits for long: who feeds it may look round ten times a second whether anybody wants to stop, whatever the
encoder does. However the block ends, the process is gone and waited for, and what it says is read all the time.
"""

import contextlib
import errno
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from queue import SimpleQueue
from threading import Event, Semaphore, Thread
from typing import Self

import numpy as np

from studio.errors import Problem, StudioError
from studio.export.film.source import ffmpeg, no_ffmpeg, quiet, widen

_SLOTS = 2  # frames under way: neither side waits for the other, and more would leave the processor's cache
_LAST = 4096  # bytes of its last words that are kept
_LEAVING = 5.0  # seconds given to an encoder that takes nothing any more to say why
_END = object()
_ERRNO = {
    "No space left on device": errno.ENOSPC, "Disk quota exceeded": errno.EDQUOT, "File too large": errno.EFBIG,
    "Permission denied": errno.EACCES, "Read-only file system": errno.EROFS,
}


def program() -> str:
    """The path of ffmpeg. Raises InputFault where there is none."""
    try:
        return ffmpeg()
    except (RuntimeError, OSError) as error:
        raise no_ffmpeg() from error


class Encoder:
    """ffmpeg, told by `command` (without the program itself) to read raw frames from its standard input.

    Use it by `with`: `put` frames, then ask `finished` until it is.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._command = [program(), "-hide_banner", "-nostats", "-loglevel", "error", "-y", *command]
        self._free = SimpleQueue()
        self._shots = SimpleQueue()
        self._room = Semaphore(_SLOTS)
        self._words = b""
        self._broken = Event()
        self._ending = False
        self._made = 0

    def __enter__(self) -> Self:
        try:
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, bufsize=0,
                start_new_session=sys.platform != "win32", **quiet(),
            )
        except OSError as error:
            raise no_ffmpeg() from error
        widen(self._process.stdin.fileno())
        self._writer = Thread(target=self._write, daemon=True, name="film-writer")
        self._listener = Thread(target=self._listen, daemon=True, name="film-listener")
        self._writer.start()
        self._listener.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            _kill(self._process)
        self._process.wait()
        self._end()
        self._writer.join()
        self._listener.join()
        self._process.stderr.close()

    def buffer(self, size: int) -> np.ndarray:
        """Room for the bytes of one of the next two frames; it is the encoder's own again once it was `put`."""
        if self._free.empty() and self._made < _SLOTS + 3:  # in the queue, the one written last, two to be filled
            self._made += 1
            return np.empty(size, np.uint8)
        return self._free.get()

    def put(self, frame: np.ndarray | None, seconds: float = 0.1) -> bool:
        """Hand over a filled `buffer`, or the last one once more for None; False when there is no room in `seconds`.

        A frame that was handed over may be read, but not changed, until the next one has been. Raises OSError when the
        disk refused, StudioError when the encoder has ended for another reason.
        """
        if self._broken.is_set():
            raise self._fault()
        if not self._room.acquire(timeout=seconds):
            return False
        self._shots.put(frame)
        return True

    def finished(self, seconds: float = 0.1) -> bool:
        """Whether the encoder wrote everything and ended well; waits for that up to `seconds`. Raises as `put`."""
        self._end()
        self._listener.join(seconds)  # it hears the end the moment it comes
        if self._listener.is_alive():
            return False
        if self._process.wait() or self._broken.is_set():
            raise self._fault()
        return True

    def _end(self) -> None:
        if not self._ending:
            self._ending = True
            self._shots.put(_END)

    def _write(self) -> None:
        """The writer's thread."""
        last = None
        while (shot := self._shots.get()) is not _END:
            if shot is not None:
                if last is not None:
                    self._free.put(last)
                last = shot
            try:
                if not self._broken.is_set():
                    _write_all(self._process.stdin.fileno(), last)
            except OSError:
                self._broken.set()
            self._room.release()
        with contextlib.suppress(OSError):
            self._process.stdin.close()

    def _listen(self) -> None:
        """The listener's thread: an encoder nobody listens to would wait for ever once its pipe is full."""
        while some := os.read(self._process.stderr.fileno(), 1 << 16):
            self._words = (self._words + some)[-_LAST:]

    def _fault(self) -> Exception:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(_LEAVING)
        self._listener.join(_LEAVING)
        words = self._words.decode("utf-8", "replace")
        for phrase, number in _ERRNO.items():
            if phrase in words:
                return OSError(number, phrase)
        if sys.platform != "win32" and self._process.returncode == -signal.SIGXFSZ:
            return OSError(errno.EFBIG, "File too large")
        return _ended(self._process.returncode, words)


def _write_all(handle: int, frame: np.ndarray) -> None:
    rest = memoryview(frame)
    while rest:
        rest = rest[os.write(handle, rest) :]


def _kill(process: subprocess.Popen) -> None:
    with contextlib.suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)


def _ended(code: int | None, words: str) -> StudioError:
    why = f"it was stopped from outside (signal {-code})" if code is not None and code < 0 else _last(words)
    return StudioError(Problem(
        where="ffmpeg", what=f"the encoder ended in the middle of the film: {why}", level="error", code="encoder-ended",
        hint="run it again; if it happens again close other programs or choose a smaller size",
        what_fa="برنامهٔ فیلم‌سازی در میانهٔ کار از کار افتاد",
        hint_fa="دوباره اجرا کنید؛ اگر تکرار شد برنامه‌های دیگر را ببندید یا اندازهٔ کوچک‌تری برگزینید",
    ))


def _last(words: str) -> str:
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    return lines[-1][:200] if lines else "it did not say why"
