"""Turn a slow, endless or vanished server into a clear word: every wait has an end and can be stopped.

Sockets wait in ticks of a tenth of a second; between two ticks the user's wish to stop and the time are looked at.
"""

import io
import selectors
import socket
import ssl
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from threading import Thread

from studio.catalogue.lookup.words import fault

_TICK = 0.1


class Stopped(Exception):
    """The user does not want the answer any more."""


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """How much of a server is borne: seconds for one question and its answer, bytes of one answer, redirects of one
    address, longest pause in seconds that a busy server may ask for."""

    seconds: float = 10.0
    size: int = 8 << 20
    redirects: int = 3
    pause: float = 30.0


BOUNDS = Bounds()


class Watch:
    """The time of one look-up and the wish to stop it. `where` is the server's name, for problems."""

    def __init__(self, where: str, bounds: Bounds, stop: Callable[[], bool]) -> None:
        self.where, self.bounds, self._stop = where, bounds, stop
        self._end = 0.0
        self.start()

    def start(self) -> None:
        """A new question begins: its time runs from now."""
        self._end = time.monotonic() + self.bounds.seconds

    def check(self) -> None:
        """Raises Stopped, or InputFault when the time is over."""
        if self._stop():
            raise Stopped
        if time.monotonic() > self._end:
            raise fault("no-answer", self.where, f"{self.bounds.seconds:g}")

    def pause(self, seconds: float) -> None:
        """Wait, as a busy server asked. Raises Stopped."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            if self._stop():
                raise Stopped
            time.sleep(min(_TICK, left))


class Line:
    """A connection whose every wait is watched. `http.client` takes it for a socket."""

    def __init__(self, host: str, port: int, watch: Watch) -> None:
        """Connect. Raises OSError when there is no way, Stopped, InputFault when the time is over."""
        self._watch = watch
        self._lent = False
        self._socket = _connected(_addresses(host, port, watch), watch)
        self._socket.settimeout(_TICK)

    def secure(self, context: ssl.SSLContext, host: str) -> None:
        """Go on encrypted. Raises ssl.SSLError for a certificate that is not the host's."""
        self._socket = context.wrap_socket(self._socket, server_hostname=host, do_handshake_on_connect=False)
        self._patiently(self._socket.do_handshake)

    def _patiently(self, act: Callable, *arguments):
        """What `act` gives, tried again after each tick without progress."""
        while True:
            self._watch.check()
            try:
                return act(*arguments)
            except TimeoutError:
                continue

    def sendall(self, data: bytes) -> None:
        """Send everything."""
        rest = memoryview(data)
        while rest:
            rest = rest[self._patiently(self._socket.send, rest) :]

    def receive(self, buffer) -> int:
        """Put what has come into `buffer`; the number of bytes, 0 when the other side is done."""
        return self._patiently(self._socket.recv_into, buffer)

    def makefile(self, *_: object) -> io.BufferedReader:
        """The incoming bytes as a file. Closing that closes the connection."""
        self._lent = True
        return io.BufferedReader(_Incoming(self))

    def hang_up(self) -> None:
        """Close the connection."""
        self._socket.close()

    def close(self) -> None:
        """Close it unless a file made of it still reads."""
        if not self._lent:
            self.hang_up()


class _Incoming(io.RawIOBase):
    """The bytes a Line receives."""

    def __init__(self, line: Line) -> None:
        self._line = line

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer) -> int:
        """Fill `buffer` with what has come."""
        return self._line.receive(buffer)

    def close(self) -> None:
        """Close the connection too."""
        self._line.hang_up()
        super().close()


def _addresses(host: str, port: int, watch: Watch) -> list[tuple]:
    """What the name of a host stands for; asked in a thread, as a dead name server would block for minutes."""
    found: list[tuple] = []
    failed: list[OSError] = []

    def resolve() -> None:
        try:
            found.extend(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            failed.append(error if isinstance(error, OSError) else OSError(str(error)))

    asking = Thread(target=resolve, daemon=True)
    asking.start()
    while asking.is_alive():
        watch.check()
        asking.join(_TICK)
    if failed:
        raise failed[0]
    return found


def _connected(addresses: list[tuple], watch: Watch) -> socket.socket:
    """A socket to the first of `addresses` that takes the call, each given its share of the time."""
    last = OSError("the host has no address")
    for family, kind, protocol, _, address in addresses:
        with ExitStack() as unless_connected:
            caller = unless_connected.enter_context(socket.socket(family, kind, protocol))
            try:
                _call(caller, address, watch, watch.bounds.seconds / len(addresses))
            except OSError as error:
                last = error
                continue
            unless_connected.pop_all()
            return caller
    raise last


def _call(caller: socket.socket, address: tuple, watch: Watch, seconds: float) -> None:
    caller.setblocking(False)
    caller.connect_ex(address)
    until = time.monotonic() + seconds
    with selectors.DefaultSelector() as selector:
        selector.register(caller, selectors.EVENT_WRITE)
        while not selector.select(_TICK):
            watch.check()
            if time.monotonic() > until:
                raise TimeoutError("no answer to the call")
    if number := caller.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
        raise OSError(number, "no connection")
