"""Real servers on loopback, started for the tests and stopped after them; nothing else can be reached."""

import os
import shutil
import socket
import subprocess
import threading
import time
import tomllib
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from studio.catalogue.lookup import Server

SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data"
# Another folder with the records, where they are kept elsewhere.
RECORDS = Path(os.environ.get("KETABNAMA_PERSIAN_MARC") or SHARED / "catalogue" / "nyu_persian")
TAB = Path("/usr/share/idzebra-2.0/tab")
LOOPBACK = ("127.0.0.1", "localhost", "::1")


@pytest.fixture(autouse=True)
def only_loopback(monkeypatch):
    """Every name but this computer's is unknown, as on a computer without a network; no proxy is asked either."""
    resolve = socket.getaddrinfo

    def guarded(host, *rest, **named):
        if host not in LOOPBACK:
            raise socket.gaierror(socket.EAI_NONAME, "no such host")
        return resolve(host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", guarded)
    for name in [name for name in os.environ if name.lower().endswith("_proxy")]:
        monkeypatch.delenv(name)


def program(name: str) -> str:
    """The path of a server program, or a skipped test."""
    found = shutil.which(name)
    if not found:
        pytest.skip(f"the program {name} is not here (python3 tools/system.py tests)")
    return found


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@contextmanager
def running(command: list[str], port: int, folder: Path):
    """A server process that takes calls on `port`; ended with the block."""
    with (folder / "output.log").open("ab") as log:
        process = subprocess.Popen(command, cwd=folder, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
    try:
        _wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait_for(port: int, process: subprocess.Popen) -> None:
    for _ in range(200):
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    pytest.fail(f"{process.args[0]} does not take calls")


@dataclass(frozen=True, kw_only=True)
class Zebra:
    """A Zebra server with Persian records: where it listens and what it must answer."""

    port: int
    expected: dict[str, Any]
    records: Path

    @property
    def z3950(self) -> Server:
        """Its Z39.50 side."""
        return Server(id="z", name="Zebra", protocol="z3950", address=f"127.0.0.1:{self.port}/Default")

    @property
    def sru(self) -> Server:
        """Its SRU side."""
        address = f"http://127.0.0.1:{self.port}/Default"
        return Server(id="s", name="Zebra", protocol="sru", address=address, syntax="marcxml")


def record_set() -> dict[str, Any]:
    sets = tomllib.loads(Path(__file__).with_name("expected.toml").read_text("utf-8"))
    whole = [known for known in sets.values() if all((RECORDS / name).exists() for name in known["files"])]
    if not whole:
        pytest.skip("the collected Persian MARC files are not here")
    return max(whole, key=lambda known: known["records"])


@pytest.fixture(scope="session")
def zebra(tmp_path_factory):
    """Zebra, serving Z39.50 and SRU on one port, with real Persian and Arabic MARC records."""
    for name in ("zebraidx", "zebrasrv", "yaz-marcdump"):
        program(name)
    modules = next(Path("/usr/lib").glob("*/idzebra-2.0/modules"), None)
    if not modules or not TAB.is_dir():
        pytest.skip("Zebra's modules or tables are not here (libidzebra-2.0-modules, idzebra-2.0-common)")
    if not (SHARED / "zebra").is_dir():
        pytest.skip("the collected settings of Zebra are not here")
    expected = record_set()
    folder, port = tmp_path_factory.mktemp("zebra"), free_port()
    _settle(folder, port, modules)
    _index(folder, expected["files"])
    with running(["zebrasrv", "-f", "yazserver.xml"], port, folder):
        yield Zebra(port=port, expected=expected, records=folder / "recs")


def _settle(folder: Path, port: int, modules: Path) -> None:
    """The collected settings with our port and this machine's folders."""
    for source in (SHARED / "zebra").iterdir():
        text = source.read_text("utf-8").replace("19998", str(port))
        text = text.replace("/usr/lib/x86_64-linux-gnu/idzebra-2.0/modules", str(modules))
        (folder / source.name).write_text(text, "utf-8")
    (folder / "recs").mkdir()
    (folder / "reg").mkdir()


def _index(folder: Path, names: list[str]) -> None:
    for name in names:
        dump = ["yaz-marcdump", "-i", "marc", "-o", "marcxml", "-f", "utf-8", "-t", "utf-8", str(RECORDS / name)]
        (folder / "recs" / f"{name}.xml").write_bytes(subprocess.run(dump, capture_output=True, check=True).stdout)
    for act in (["init"], ["update", "recs"]):
        subprocess.run(["zebraidx", "-c", "zebra.cfg", *act], cwd=folder, capture_output=True, check=True)


@dataclass(frozen=True, kw_only=True)
class Toy:
    """yaz-ztest: Index Data's toy server, with a log of every Z39.50 message as YAZ understands it."""

    port: int
    log: Path

    def z3950(self, database: str = "Default", **rest) -> Server:
        """One of its databases, by Z39.50."""
        return Server(id="z", name="Toy", protocol="z3950", address=f"127.0.0.1:{self.port}/{database}", **rest)

    def sru(self, database: str = "Default", **rest) -> Server:
        """One of its databases, by SRU."""
        return Server(id="s", name="Toy", protocol="sru", address=f"http://127.0.0.1:{self.port}/{database}", **rest)


@pytest.fixture(scope="session")
def toy(tmp_path_factory):
    """yaz-ztest on a free port."""
    folder, port = tmp_path_factory.mktemp("ztest"), free_port()
    command = [program("yaz-ztest"), "-T", "-a", "-", f"tcp:127.0.0.1:{port}"]
    with running(command, port, folder):
        yield Toy(port=port, log=folder / "output.log")


@dataclass
class Web:
    """A web server that answers as it is told: path → body, or a function of the request's handler."""

    answers: dict[str, Any] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    port: int = 0
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def address(self) -> str:
        """Its address without a path."""
        return f"http://127.0.0.1:{self.port}"

    def sru(self, path: str = "/", **rest) -> Server:
        """It as an SRU server."""
        return Server(id="w", name="Web", protocol="sru", address=self.address + path, **rest)


def handler_for(web: Web):
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            web.asked.append((self.path, dict(self.headers)))
            answer = web.answers.get(self.path.partition("?")[0], (404, b"nothing here"))
            if callable(answer):
                with suppress(ConnectionError):
                    answer(self)
                return
            status, body = answer if isinstance(answer, tuple) else (200, answer)
            reply(self, body, status=status)

        def log_message(self, *_):
            pass

    return Handler


def reply(handler: BaseHTTPRequestHandler, body: bytes, *, status: int = 200, **headers: str) -> None:
    """Send a whole answer."""
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name.replace("_", "-"), value)
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """Clients that hang up are what these tests are about."""


@pytest.fixture
def web():
    """A scripted web server."""
    told = Web()
    with _Server(("127.0.0.1", 0), handler_for(told)) as server:
        told.port = server.server_port
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield told
        finally:
            told.closing.set()
            server.shutdown()
            thread.join()


class Peer:
    """A socket server that sends each caller the same bytes and says what it was told."""

    def __init__(self, *pieces: bytes, hang: bool = False) -> None:
        self._pieces, self._hang = pieces, hang
        self.over = threading.Event()
        self.heard: list[bytes] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self.over.set()
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        self._thread.join()
        self._socket.close()

    def _serve(self) -> None:
        while not self.over.is_set():
            caller, _ = self._socket.accept()
            with caller, suppress(OSError):
                caller.settimeout(5)
                for piece in self._pieces:
                    self.heard.append(caller.recv(1 << 16))
                    if not self.heard[-1]:
                        break
                    caller.sendall(piece)
                if self._hang:
                    self.over.wait(20)

    def z3950(self, **rest) -> Server:
        """It as a Z39.50 server."""
        return Server(id="p", name="Peer", protocol="z3950", address=f"127.0.0.1:{self.port}/Default", **rest)


@pytest.fixture
def peer():
    """The class of a socket server with answers made up before."""
    return Peer


@pytest.fixture
def titles():
    """A function that lists the titles of readings."""

    def listed(readings) -> list[str]:
        return [reading.row.content.title for reading in readings if reading.row]

    return listed


@pytest.fixture
def codes():
    """A function that lists the problem codes of readings."""

    def listed(readings) -> list[str]:
        return [problem.code for reading in readings for problem in reading.problems]

    return listed
