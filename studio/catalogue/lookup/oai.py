"""Turn "what is new since a day" into OAI-PMH 2.0 and its answers into records.

openarchives.org/OAI/openarchivesprotocol.html. Koha answers at /cgi-bin/koha/oai.pl where that is switched on.
"""

from collections.abc import Iterator
from datetime import date

from lxml import etree

from studio.catalogue.lookup.answer import Answer
from studio.catalogue.lookup.servers import Server
from studio.catalogue.lookup.watch import Watch
from studio.catalogue.lookup.web import get, login, with_query
from studio.catalogue.lookup.words import fault
from studio.catalogue.lookup.xml_answer import Element, child_text, children, local, root_of, text_of

_USUAL = "oai_dc"


def news(server: Server, since: date, watch: Watch) -> Iterator[Answer]:
    """The records added or changed since a day, deleted ones left out. Raises InputFault, Stopped.

    "Nothing new" is an answer without records, not a fault.
    """
    wishes = {"verb": "ListRecords", "metadataPrefix": server.syntax or _USUAL, "from": _from(server, since, watch)}
    if server.set:
        wishes["set"] = server.set
    page = _page(server, wishes, watch)
    if _error(page) == "cannotDisseminateFormat" and server.syntax not in ("", _USUAL):
        page = _page(server, wishes | {"metadataPrefix": _USUAL}, watch)
    seen: set[str] = set()
    while True:
        token = yield from _records(page, server, watch)
        if not token:
            return
        if token in seen:
            raise fault("bad-answer", watch.where, "it sends us in a circle")
        seen.add(token)
        page = _page(server, {"verb": "ListRecords", "resumptionToken": token}, watch)


def _page(server: Server, wishes: dict[str, str], watch: Watch) -> Element:
    address = with_query(server.address, wishes)
    page = root_of(get(address, watch, headers=login(server.user, server.password)), watch)
    if local(page) != "OAI-PMH":
        raise fault("bad-answer", watch.where, f"no OAI-PMH but <{local(page)}>")
    return page


def _from(server: Server, since: date, watch: Watch) -> str:
    """The day as this server's granularity wants it."""
    granularity = child_text(_page(server, {"verb": "Identify"}, watch), "Identify", "granularity")
    return f"{since.isoformat()}T00:00:00Z" if "hh" in granularity else since.isoformat()


def _error(page: Element) -> str:
    return next((error.get("code", "") for error in children(page, "error")), "")


def _records(page: Element, server: Server, watch: Watch):
    """Yield the records of one page; return the token of the next, empty for the last."""
    code = _error(page)
    if code == "noRecordsMatch":
        return ""
    if code:
        said = f"{code}: {text_of(children(page, 'error')[0])}"
        raise fault("server-says", watch.where, server.hidden(said))
    listed = next(iter(children(page, "ListRecords")), None)
    if listed is None:
        raise fault("bad-answer", watch.where, "there is no list in it")
    for record in children(listed, "record"):
        headers = children(record, "header")
        if not any(header.get("status") == "deleted" for header in headers):
            yield Answer(data=_whole(record))
    return child_text(listed, "resumptionToken")


def _whole(record: Element) -> bytes:
    """A record with its header, whose identifier the readers of Dublin Core want."""
    return etree.tostring(record, encoding="utf-8", with_tail=False)
