"""Turn a question into Z39.50 and its answers into records: Init, Search, Present, Close.

ANSI/NISO Z39.50-2003 (ISO 23950), version 3, its ASN.1 in appendix 5; attributes of Bib-1, diagnostics of Bib-1.
"""

from collections.abc import Iterator
from contextlib import closing, suppress
from urllib.parse import urlsplit

import studio
from studio.catalogue.lookup import ber
from studio.catalogue.lookup.answer import Answer
from studio.catalogue.lookup.ber import Node
from studio.catalogue.lookup.query import Clause, Clauses, Query, asked
from studio.catalogue.lookup.servers import Server
from studio.catalogue.lookup.watch import Line, Stopped, Watch
from studio.catalogue.lookup.web import too_big
from studio.catalogue.lookup.words import Refusal, fault
from studio.errors import InputFault

_BIB1 = "1.2.840.10003.3.1"
_SYNTAXES = {"usmarc": "1.2.840.10003.5.10", "unimarc": "1.2.840.10003.5.1", "xml": "1.2.840.10003.5.109.10"}
_USES = {"isbn": "7", "title": "4", "author": "1003", "any": "1016", "record": "12"}
_NEGOTIATION, _UTF8 = "1.2.840.10003.15.3", "1.0.10646.1.0.8"
_SEARCH_AND_PRESENT = b"\x06\xc0"  # options 0 and 1, six bits unused
_NEGOTIATING = b"\x06\xc0\x00\x40"  # and 17 (negotiation of letters)
_PAGE = 10
_AND, _OR = 0, 1
_TOO_COMPLEX = (3, 5, 6, 110)
_WRONG_SYNTAX = (14, 227, 238, 239)
# What Bib-1 diagnostics say, where servers give only the number.
_MEANINGS = {
    1: "a lasting fault of the server", 2: "a fault of the server, for now", 3: "this search is not supported",
    6: "too many operators", 14: "it could not present the records", 31: "the server is at its limits",
    108: "the query is malformed",
    109: "the database is not available", 110: "this operator is not supported", 114: "this access point is unknown",
    235: "there is no such database", 236: "no access to this database", 238: "no record in this syntax",
    239: "this record syntax is not supported",
}


def ask(server: Server, query: Query, limit: int, watch: Watch) -> Iterator[Answer]:
    """The records `server` has for `query`, at most `limit` of each question. Raises InputFault, Stopped."""
    with closing(_Session(server, watch)) as session:
        session.open()
        yield from asked(query, lambda clauses: session.found(clauses, limit), _TOO_COMPLEX)


class _Session:
    """A conversation with one server."""

    def __init__(self, server: Server, watch: Watch) -> None:
        """Call the server. Raises InputFault when it cannot be reached."""
        self.server, self.watch = server, watch
        parts = urlsplit(f"z3950://{server.address}")
        self._database = parts.path.strip("/") or "Default"
        self._count = 0
        watch.start()
        try:
            self._line = Line(parts.hostname or "", parts.port or 210, watch)
        except OSError:
            raise fault("offline", watch.where) from None
        self._file = self._line.makefile()

    def close(self) -> None:
        """Say goodbye if that is possible at once, and hang up."""
        with closing(self._file), suppress(OSError, InputFault, Stopped):
            self._line.sendall(ber.group(48, ber.integer(211, 0)))

    # ------------------------------------------------------------ one request, one answer

    def _exchange(self, request: bytes, expected: int) -> Node:
        self.watch.start()
        self._count = 0
        try:
            self._line.sendall(request)
            first = self._file.peek(1)[:1]
            if first and first[0] & 0xE0 != 0xA0:  # every message of Z39.50 is a group under a context tag
                raise fault("bad-answer", self.watch.where, "no Z39.50")
            answer = ber.read(self._take)
        except OSError:
            raise fault("broke-off", self.watch.where) from None
        except ber.Damaged as damaged:
            raise fault("bad-answer", self.watch.where, damaged) from None
        if answer.number == 48:
            raise fault("broke-off", self.watch.where, self._reason(answer))
        if (answer.kind, answer.number) != (2, expected):
            raise fault("bad-answer", self.watch.where, "not what was asked for")
        return answer

    def _take(self, count: int) -> bytes:
        """Exactly `count` more bytes of the answer."""
        self._count += count
        if self._count > self.watch.bounds.size:
            raise too_big(self.watch)
        data = self._file.read(count)
        if len(data) < count:
            raise fault("broke-off", self.watch.where)
        return data

    def _reason(self, answer: Node) -> str:
        told = answer.part(3)
        return f": {self.server.hidden(told.text())}" if told else ""

    # ------------------------------------------------------------ Init

    def open(self) -> None:
        """Introduce ourselves. Raises InputFault when the server does not want us."""
        parts = [
            ber.string(3, b"\x05\xe0"),  # versions 1 to 3
            ber.string(4, _NEGOTIATING if self._negotiates else _SEARCH_AND_PRESENT),
            ber.integer(5, 1 << 20), ber.integer(6, self.watch.bounds.size),
        ]
        if self.server.user:
            names = ((1, self.server.user), (2, self.server.password))
            parts.append(ber.group(7, ber.sequence(*(ber.string(number, text.encode()) for number, text in names))))
        parts += [ber.string(110, b"81"), ber.string(111, b"Ketabnama"), ber.string(112, studio.__version__.encode())]
        if self._negotiates:
            parts.append(_letters_wanted())
        answer = self._exchange(ber.group(20, *parts), 21)
        taken = answer.part(12)
        if taken is None or not any(taken.data):
            raise fault("access-denied", self.watch.where)

    @property
    def _negotiates(self) -> bool:
        """Whether the server is known to speak UTF-8 when asked."""
        return self.server.charset.lower() in ("utf-8", "utf8")

    # ------------------------------------------------------------ Search

    def found(self, clauses: Clauses, limit: int) -> Iterator[Answer]:
        """The first `limit` records for `clauses`."""
        request = ber.group(
            22, ber.integer(13, 0), ber.integer(14, 1), ber.integer(15, 0), ber.string(16, b"\xff"),
            ber.string(17, b"default"), ber.group(18, ber.string(105, self._database.encode())),
            ber.group(21, ber.group(1, ber.object_id(_BIB1), self._tree(clauses))),
        )
        answer = self._exchange(request, 23)
        if told := _diagnostic(answer):
            raise self._refusal(told)
        status, count = answer.part(22), answer.part(23)
        if count is None or status is None or not any(status.data):
            raise fault("bad-answer", self.watch.where, "the search failed without a reason")
        total = max(0, count.whole())
        yield from self._records(min(total, limit), total)

    def _tree(self, clauses: Clauses) -> bytes:
        """Every group of every clause must be met, by any one of its terms."""
        met = [_joined([self._term(clause, term) for term in self._sayable(terms)], _OR)
               for clause in clauses for terms in clause.groups]
        return _joined(met, _AND)

    def _sayable(self, terms: tuple[str, ...]) -> list[bytes]:
        """The terms in the server's letters; spellings those do not have are left out."""
        said = []
        for term in terms:
            with suppress(UnicodeEncodeError):
                said.append(term.encode(self.server.charset or "utf-8"))
        return said or [terms[0].encode(self.server.charset or "utf-8", errors="replace")]

    def _term(self, clause: Clause, term: bytes) -> bytes:
        use = int(self.server.indexes.get(clause.field) or _USES[clause.field])
        attribute = ber.sequence(ber.integer(120, 1), ber.integer(121, use))
        return ber.group(0, ber.group(102, ber.group(44, attribute), ber.string(45, term)))

    # ------------------------------------------------------------ Present

    def _records(self, wanted: int, total: int) -> Iterator[Answer]:
        first = self.server.syntax if self.server.syntax in _SYNTAXES else "usmarc"
        syntaxes = [first, *(name for name in _SYNTAXES if name != first)]
        position = 1
        while position <= wanted:
            page, refused = self._page(position, min(_PAGE, wanted - position + 1), syntaxes[0])
            if refused and position == 1 and len(syntaxes) > 1 and refused.number in _WRONG_SYNTAX:
                del syntaxes[0]
                continue
            if not page:
                raise refused or fault("broke-off", self.watch.where)
            for found in page:
                refusal = isinstance(found, Refusal)
                yield Answer(problem=found.problem) if refusal else Answer(data=found, total=total)
            position += len(page)

    def _page(self, position: int, count: int, syntax: str) -> tuple[list[bytes | Refusal], Refusal | None]:
        """(records, or what stands in place of one; the refusal of all of them)."""
        request = ber.group(
            24, ber.string(31, b"default"), ber.integer(30, position), ber.integer(29, count),
            ber.group(19, ber.string(0, b"F")), ber.string(104, ber.oid_data(_SYNTAXES[syntax])),
        )
        answer = self._exchange(request, 25)
        if told := _diagnostic(answer):
            return [], self._refusal(told)
        listed = answer.part(28)
        page = [self._record(part.part(1) or part) for part in listed.parts][:count] if listed else []
        every = bool(page) and all(isinstance(found, Refusal) for found in page)
        return page, page[0] if every else None

    def _record(self, record: Node) -> bytes | Refusal:
        """The bytes of a record, or what the server says in its place."""
        if told := record.part(2):
            return self._refusal(told)
        outside = record.part(1) or record
        external = next(iter(outside.all(8)), outside)
        body = next((part for part in external.parts if part.kind == 2), None)
        return body.octets() if body else b""

    # ------------------------------------------------------------ diagnostics

    def _refusal(self, told: Node) -> Refusal:
        """What a diagnostic says: DefaultDiagFormat, alone or as the first of several."""
        while not told.all(2) and told.parts and not told.all(6):
            told = told.parts[0]
        number = told.all(2)[0].whole() if told.all(2) else 0
        said = " ".join(part.text() for part in told.parts if part.kind == 0 and part.number in (26, 27)).strip()
        words = ": ".join(filter(None, (_MEANINGS.get(number, "diagnostic"), self.server.hidden(said))))
        return Refusal(self.watch.where, number, words)


def _diagnostic(answer: Node) -> Node | None:
    """The diagnostic in an answer without records, or nothing."""
    return answer.part(130) or answer.part(205)


def _joined(parts: list[bytes], operator: int) -> bytes:
    """RPN of `parts` with one operator between them, as flat a tree as pairs make (servers bound the depth)."""
    while len(parts) > 1:
        pairs = zip(parts[::2], parts[1::2], strict=False)
        joined = [ber.group(1, one, other, ber.group(46, ber.string(operator, b""))) for one, other in pairs]
        parts = joined + (parts[-1:] if len(parts) % 2 else [])
    return parts[0]


def _letters_wanted() -> bytes:
    """Other information of Init: we propose UTF-8, for records too (character set negotiation 3)."""
    utf8 = ber.group(2, ber.string(2, ber.oid_data(_UTF8)))
    proposal = ber.group(1, ber.group(1, utf8), ber.string(3, b"\xff"))
    external = ber.object_id(_NEGOTIATION) + ber.group(0, proposal)
    return ber.group(201, ber.sequence(ber.group(4, external)))
