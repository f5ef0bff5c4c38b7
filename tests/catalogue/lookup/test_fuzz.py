"""Whatever a server sends, a look-up ends soon, with records or problems; never with a crash.

The number of mutated answers of each kind is small here; KETABNAMA_FUZZ=10000 makes it what one likes.
"""

import io
import json
import os
import random
import signal
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import date
from xml.sax.saxutils import escape

import pytest

from studio.catalogue.lookup import Bounds, Query, Server, ber, koha, new_since, oai, openlibrary, search, sru, z3950
from tests.catalogue.lookup import test_bounds as talk
from tests.catalogue.lookup.test_json_servers import EDITION, WORKS
from tests.catalogue.test_fuzz import mutated

COUNT = int(os.environ.get("KETABNAMA_FUZZ", "300"))
SECONDS = 2.0
BOOK = Query(title="تاریخ")
TAGS = [
    b"\x80", b"\x00\x00", b"\xbf", b"\x30\x80", b"\x84\xff\xff\xff\xff", b"\x1f\xff\xff\xff\xff\x7f", b"\x85",
    b"\x05\x00", b"\xa0\x80" * 50, b"\x9f\x81\x02",
]


def parsed(data: bytes) -> ber.Node:
    """The message as a tree."""
    return ber.read(ber.Bytes(memoryview(data)).take)


def written(node: ber.Node, *, endless: bool) -> bytes:
    """A tree as BER, with indefinite lengths wherever that can be or nowhere."""
    first = node.kind << 6 | (0x20 if node.parts else 0)
    tag = bytes([first | node.number]) if node.number < 31 else bytes([first | 31, *_high(node.number)])
    data = node.data or b"".join(written(part, endless=endless) for part in node.parts)
    if endless and node.parts:
        return tag + b"\x80" + data + b"\x00\x00"
    return tag + ber._length(len(data)) + data


def misshapen(node: ber.Node, chance: random.Random) -> ber.Node:
    """A sound tree that says something else: parts lost, doubled, of another kind, with other data."""
    parts = tuple(misshapen(part, chance) for part in node.parts if chance.random() > 0.03)
    if parts and chance.random() < 0.06:
        parts = (*parts, *parts) if chance.random() < 0.5 else parts[::-1]
    odd = chance.random()
    if odd < 0.03:
        return replace(node, parts=parts, number=chance.choice((0, 1, 2, 8, 22, 23, 28, 48, 130, 205)))
    if odd < 0.05:
        return replace(node, parts=parts, kind=chance.choice((0, 2)))
    if odd < 0.08 and not parts:
        return replace(node, data=chance.choice((b"", b"\xff" * 9, b"\x7f" * 20, b"\x00", mutated(node.data, chance))))
    if odd < 0.10 and not parts:
        return ber.Node(node.kind, node.number, parts=(node, node))
    return replace(node, parts=parts)


def otherwise(value, chance: random.Random):
    """JSON of the same shape with other things in some places."""
    if chance.random() < 0.08:
        return chance.choice((None, [], {}, "", 0, -1.5, True, "x" * 300, [[]], {"name": None}, 10**30, "\ud800"))
    if isinstance(value, dict):
        return {key: otherwise(held, chance) for key, held in value.items() if chance.random() > 0.05}
    return [otherwise(held, chance) for held in value] if isinstance(value, list) else value


def _high(number: int) -> list[int]:
    high, low = divmod(number, 128)
    return [0x80 | high, low] if high else [low]


DIAGNOSTIC = ber.sequence(ber.object_id("1.2.840.10003.4.1"), b"\x02\x01\x6e", b"\x1a\x03odd")
RECORDS = [talk.z_record(talk.marc(title)) for title in ("كتاب", "دىگر")]
PAGE = ber.group(25, ber.integer(24, 2), ber.group(28, *RECORDS))
REFUSED = ber.group(23, ber.integer(23, 0), ber.string(22, b"\x00"), ber.group(130, DIAGNOSTIC[2:]))
SURROGATE = ber.group(25, ber.group(28, ber.sequence(ber.group(1, ber.group(2, DIAGNOSTIC)))))
CLOSE = ber.group(48, ber.integer(211, 2), ber.string(3, b"bye"))
TALKS = {
    "records": [talk.INIT, talk.z_search(2), PAGE], "refused": [talk.INIT, REFUSED, REFUSED, REFUSED, REFUSED],
    "surrogate": [talk.INIT, talk.z_search(2), SURROGATE, SURROGATE, SURROGATE], "closed": [talk.INIT, CLOSE],
    "endless": [written(parsed(piece), endless=True) for piece in (talk.INIT, talk.z_search(2), PAGE)],
}
OAI = (
    b'<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><Identify><granularity>YYYY-MM-DD</granularity></Identify>'
    b"<ListRecords><record><header><identifier>oai:x:1</identifier></header><metadata>"
    + talk.RECORD.format(7).encode() + b"</metadata></record><record><header status='deleted'/></record>"
    b"<resumptionToken>next</resumptionToken></ListRecords></OAI-PMH>"
)  # fmt: skip
STRING = talk.sru(1).replace(talk.RECORD.format(1).encode(), escape(talk.RECORD.format(1)).encode())
ANSWERS = {
    "sru": (sru, talk.sru("الف", 2)), "sru, string": (sru, STRING), "oai": (oai, OAI),
    "koha": (koha, talk.RECORD.format(3).encode()),
    "openlibrary": (openlibrary, json.dumps(WORKS, ensure_ascii=False).encode()),
    "openlibrary, edition": (openlibrary, json.dumps({"ISBN:9786009103089": EDITION}).encode()),
}


def hurt(pieces: list[bytes], chance: random.Random) -> list[bytes]:
    """The messages of one talk, one of them hurt: its bytes, or what it says in a sound form."""
    at = chance.randrange(len(pieces))
    piece = pieces[at]
    kind = chance.random()
    if kind < 0.6:
        piece = written(misshapen(parsed(piece), chance), endless=kind < 0.3)
    elif kind < 0.8:
        piece = mutated(piece, chance)
    else:
        place = chance.randrange(len(piece) + 1)
        piece = piece[:place] + chance.choice(TAGS) + piece[place:]
    return [*pieces[:at], piece, *pieces[at + 1 :]]


@contextmanager
def in_time(case: bytes):
    """Fails the test when the block hangs; on Windows, where that cannot be, it only runs."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def late(*_):
        raise AssertionError(f"more than {SECONDS} s for {case!r}")

    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def is_sound(readings) -> None:
    for reading in readings:
        assert reading.row or reading.problems
        if reading.row:
            assert json.dumps(asdict(replace(reading.row.content, original={})), ensure_ascii=False).encode()
        assert all(problem.what and problem.what_fa for problem in reading.problems)


class Told:
    """A line that has already heard everything."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def makefile(self):
        """What it heard."""
        return io.BufferedReader(io.BytesIO(self._data))

    def sendall(self, data):
        """Nobody listens."""


@pytest.mark.parametrize("name", TALKS)
def test_damaged_messages_of_z3950_end_in_words(name, monkeypatch):
    server = Server(id="f", name="Fuzz", protocol="z3950", address="127.0.0.1:1/x")
    chance = random.Random(name)
    for _ in range(COUNT):
        data = b"".join(hurt(TALKS[name], chance))
        monkeypatch.setattr(z3950, "Line", lambda *_, data=data: Told(data))
        with in_time(data):
            is_sound(search(server, BOOK, limit=5))


@pytest.mark.parametrize("name", ANSWERS)
def test_damaged_answers_of_the_web_end_in_words(name, monkeypatch):
    room, answer = ANSWERS[name]
    protocol = name.partition(",")[0]
    server = Server(id="f", name="Fuzz", protocol=protocol, address="http://127.0.0.1:1/", user="u", password="p")
    query = Query(isbn="9786009103089") if "edition" in name else Query(record="3") if protocol == "koha" else BOOK
    chance = random.Random(name)
    for _ in range(COUNT):
        hurt_inside = protocol == "openlibrary" and chance.random() < 0.7
        data = json.dumps(otherwise(json.loads(answer), chance)).encode() if hurt_inside else mutated(answer, chance)
        monkeypatch.setattr(room, "get", lambda *_, data=data, **__: data)
        with in_time(data):
            is_sound(new_since(server, date(2026, 1, 1)) if protocol == "oai" else search(server, query, limit=5))


@pytest.mark.parametrize("name", ["http", "chunked"])
def test_damaged_http_ends_in_words(name, peer):
    body = talk.sru(1)
    heads = {
        "http": b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n" % len(body) + body,
        "chunked": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n" % len(body) + body + b"\r\n0\r\n\r\n",
    }
    chance = random.Random(name)
    for _ in range(max(20, COUNT // 20)):
        whole = heads[name]
        cut = whole.index(b"<")
        data = mutated(whole[:cut], chance) + whole[cut:]
        with peer(data) as server, in_time(data):
            one = Server(id="f", name="Fuzz", protocol="sru", address=f"http://127.0.0.1:{server.port}/")
            is_sound(search(one, BOOK, limit=5, bounds=Bounds(seconds=1)))
