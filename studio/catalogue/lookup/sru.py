"""Turn a question into SRU 1.1, 1.2 or 2.0 and its answers into records.

Elements are known by their local names, as each version has its namespace. Errors come with HTTP 200, as diagnostics
in place of the records or of one record. SRU 1.1/1.2: loc.gov/standards/sru; 2.0 and CQL: OASIS searchRetrieve 1.0.
"""

from collections.abc import Iterator

from lxml import etree

from studio.catalogue.lookup.answer import Answer
from studio.catalogue.lookup.query import Clause, Clauses, Query, asked
from studio.catalogue.lookup.servers import Server
from studio.catalogue.lookup.watch import Watch
from studio.catalogue.lookup.web import get, login, with_query
from studio.catalogue.lookup.words import Refusal, fault
from studio.catalogue.lookup.xml_answer import Element, child_text, children, descendants, local, root_of, text_of

_INDEXES = {"isbn": "bath.isbn", "title": "dc.title", "author": "dc.creator", "any": "cql.anywhere", "record": "rec.id"}
_PAGE = 20
_TOO_COMPLEX = (10, 12, 37, 38, 47, 48, 414)  # diagnostics; 414 is HTTP: the address is too long


def ask(server: Server, query: Query, limit: int, watch: Watch) -> Iterator[Answer]:
    """The records `server` has for `query`, at most `limit` of each question. Raises InputFault, Stopped."""
    yield from asked(query, lambda clauses: _found(server, clauses, limit, watch), _TOO_COMPLEX)


def _found(server: Server, clauses: Clauses, limit: int, watch: Watch) -> Iterator[Answer]:
    position, total = 1, 1
    while position <= min(total, limit):
        wanted = min(_PAGE, limit - position + 1)
        address = _address(server, clauses, position, wanted)
        page = root_of(get(address, watch, headers=login(server.user, server.password)), watch)
        records = [record for part in children(page, "records") for record in children(part, "record")][:wanted]
        total = _count(page, watch)
        _refuse(page, server, watch, found=bool(records))
        if not records and position <= total:
            raise fault("broke-off", watch.where)
        for record in records:
            yield _answer(record, total, server, watch)
        position += len(records)


def _address(server: Server, clauses: Clauses, position: int, count: int) -> str:
    version = server.version or "1.1"
    packing = "recordXMLEscaping" if version.startswith("2") else "recordPacking"
    wishes = {
        "version": version, "operation": "searchRetrieve", "query": cql(server, clauses), "startRecord": position,
        "maximumRecords": count, packing: "xml",
    }
    return with_query(server.address, wishes | ({"recordSchema": server.syntax} if server.syntax else {}))


def cql(server: Server, clauses: Clauses) -> str:
    """The question in CQL: every group of every clause must be met, by any one of its terms."""
    met = [_either([_term(server, clause, term) for term in terms]) for clause in clauses for terms in clause.groups]
    return " and ".join(met)


def _either(terms: list[str]) -> str:
    return f"({' or '.join(terms)})" if len(terms) > 1 else terms[0]


def _term(server: Server, clause: Clause, term: str) -> str:
    index = server.indexes.get(clause.field) or _INDEXES[clause.field]
    relation = "" if " " in index else " ="
    quoted = term.replace("\\", "\\\\").replace('"', '\\"')
    return f'{index}{relation} "{quoted}"'


def _count(page: Element, watch: Watch) -> int:
    """How many records there are. Raises InputFault when this is no answer of SRU."""
    if local(page) not in ("searchRetrieveResponse", "explainResponse", "diagnostics"):
        raise fault("bad-answer", watch.where, f"no SRU but <{local(page)}>")
    return _number(child_text(page, "numberOfRecords"))


def _refuse(page: Element, server: Server, watch: Watch, *, found: bool) -> None:
    """Raises Refusal for a diagnostic in place of the records; beside records it is only a remark."""
    told = page if local(page) == "diagnostics" else next(iter(children(page, "diagnostics")), None)
    if told is not None and not found and (diagnostic := next(descendants(told, "diagnostic"), None)) is not None:
        raise _refusal(diagnostic, server, watch)


def _refusal(diagnostic: Element, server: Server, watch: Watch) -> Refusal:
    number = child_text(diagnostic, "uri").rpartition("/")[2]
    said = (child_text(diagnostic, name) for name in ("message", "details"))
    words = server.hidden(": ".join(filter(None, said)))
    return Refusal(watch.where, _number(number), words)


def _number(text: str) -> int:
    """A number a server wrote, 0 when it is none; beyond eighteen digits nothing is believed."""
    return int(text) if text.isdecimal() and text.isascii() and len(text) < 19 else 0


def _answer(record: Element, total: int, server: Server, watch: Watch) -> Answer:
    """The bytes of one record (escaped text when it is packed as a string), or what stands in its place."""
    held = next(iter(children(record, "recordData")), None)
    inner = next((child for child in held if local(child)), None) if held is not None else None
    if inner is None:
        return Answer(data=text_of(held).encode(), total=total)
    if local(inner) == "diagnostic":
        return Answer(problem=_refusal(inner, server, watch).problem, total=total)
    return Answer(data=etree.tostring(inner, encoding="utf-8", with_tail=False), total=total)
