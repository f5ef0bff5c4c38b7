"""Turn a question into Koha's REST interface: one record by its number for anyone, a search for its staff.

Koha's openapi: /public/biblios/{id} needs no login; /biblios?q= (Koha 23.05 and later) one with the right to see the
catalogue. Both give MARCXML when asked for it.
"""

import json
from collections.abc import Iterator
from urllib.parse import quote

from lxml import etree

from studio.catalogue.lookup.answer import Answer
from studio.catalogue.lookup.query import Clauses, Query
from studio.catalogue.lookup.servers import Server
from studio.catalogue.lookup.watch import Watch
from studio.catalogue.lookup.web import get, login, with_query
from studio.catalogue.lookup.words import Refusal, fault
from studio.catalogue.lookup.xml_answer import children, descendants, root_of

_MARCXML = {"Accept": "application/marcxml+xml"}
_COLUMNS = {"isbn": ("isbn",), "title": ("title",), "author": ("author",), "any": ("title", "author")}
_PAGE = 20


def ask(server: Server, query: Query, limit: int, watch: Watch) -> Iterator[Answer]:
    """The records `server` has for `query`. Raises InputFault, Stopped."""
    given = query.given()
    if list(given) == ["record"]:
        yield from _single(server, given["record"], watch)
        return
    if "record" in given or not server.user:
        raise fault("query-kind", server.name, ", ".join(given))
    for page in range(1, -(-limit // _PAGE) + 1):
        wishes = {"q": wanted(query.clauses()), "_per_page": _PAGE, "_page": page}
        address = with_query(f"{_base(server)}/biblios", wishes)
        root = root_of(get(address, watch, headers=_MARCXML | login(server.user, server.password)), watch)
        records = [record for record in descendants(root, "record") if children(record, "leader", "datafield")]
        for record in records:
            yield Answer(data=etree.tostring(record, encoding="utf-8", with_tail=False))
        if len(records) < _PAGE:
            return


def _single(server: Server, number: str, watch: Watch) -> Iterator[Answer]:
    """The record of one number, if the public may see it."""
    address = f"{_base(server)}/public/biblios/{quote(number, safe='')}"
    try:
        data = get(address, watch, headers=_MARCXML | login(server.user, server.password))
    except Refusal as refused:
        if refused.number != 404:
            raise
        return
    root_of(data, watch)
    yield Answer(data=data, total=1)


def _base(server: Server) -> str:
    return server.address.rstrip("/").removesuffix("/api/v1") + "/api/v1"


def wanted(clauses: Clauses) -> str:
    """The question in the JSON of Koha's `q`: every group must be met, by any of its words in any of its columns."""
    met = [
        {"-or": [{column: {"-like": f"%{_plain(term)}%"}} for term in terms for column in _COLUMNS[clause.field]]}
        for clause in clauses for terms in clause.groups
    ]
    return json.dumps({"-and": met} if len(met) > 1 else met[0], ensure_ascii=False)


def _plain(term: str) -> str:
    """A term without the signs LIKE takes for commands."""
    return term.replace("\\", "").replace("%", "").replace("_", "\\_")
