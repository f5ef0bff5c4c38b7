"""Turn a question to a library's server into content: Z39.50, SRU, OAI-PMH, Koha, Open Library.

`search` and `new_since` yield a Reading for each record, made by the same mapping as records from files. Whatever goes
wrong on the way (no network, a slow, broken or unwilling server) is a Reading without a row, and ends the look-up: a
computer without a network is a normal state. Stopping is closing the generator or saying so by `stop`.
"""

from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from studio.catalogue.lookup import koha, oai, openlibrary, sru, z3950
from studio.catalogue.lookup.answer import Answer
from studio.catalogue.lookup.cache import Cache
from studio.catalogue.lookup.query import Query, query_for
from studio.catalogue.lookup.records import reading_of
from studio.catalogue.lookup.servers import HARVESTED, PROTOCOLS, Server, server, servers
from studio.catalogue.lookup.watch import BOUNDS, Bounds, Stopped, Watch
from studio.catalogue.lookup.words import fault, problem
from studio.catalogue.reading import Reading
from studio.errors import InputFault

__all__ = ["PROTOCOLS", "Bounds", "Query", "Server", "new_since", "query_for", "search", "server", "servers"]

_ASK = {"z3950": z3950.ask, "sru": sru.ask, "koha": koha.ask, "openlibrary": openlibrary.ask}
_NO_CONNECTION = ("offline", "no-answer")
Stop = Callable[[], bool]


def never() -> bool:
    """Nobody wants to stop."""
    return False


def search(
    server: Server, query: Query, *, limit: int = 20, cache: Path | None = None, stop: Stop = never,
    bounds: Bounds = BOUNDS,
) -> Iterator[Reading]:
    """The readings of what `server` has for `query`, at most `limit`; nothing found is no reading.

    `cache` is a folder for answers: those of the last seven days are given without asking, older ones when there is no
    connection (with a note of their day). `stop` is asked ten times a second. Raises InputFault at once for a question
    that is none: empty, a wrong ISBN, a server that cannot be searched.
    """
    if server.protocol not in _ASK:
        raise fault("query-kind", server.name, "words; it only lists what is new")
    query.clauses()

    def ask() -> Iterator[Answer]:
        return _answers(_ASK[server.protocol](server, query, limit, Watch(server.name, bounds, stop)), limit)

    answers = ask() if cache is None else _kept_or_asked(Cache(cache, server, query, limit), ask, server)
    return _readings(answers, server, limit)


def new_since(
    server: Server, since: date, *, limit: int = 1000, stop: Stop = never, bounds: Bounds = BOUNDS
) -> Iterator[Reading]:
    """The readings of what `server` added or changed since a day, at most `limit`; nothing new is no reading.

    Raises InputFault at once for a server without OAI-PMH.
    """
    if server.protocol not in HARVESTED:
        raise fault("no-news", server.name)
    return _readings(_answers(oai.news(server, since, Watch(server.name, bounds, stop)), limit), server, limit)


def _answers(told: Iterator[Answer], limit: int) -> Iterator[Answer]:
    """At most `limit` different records of what a server told; a fault on the way becomes the last answer."""
    seen: set[bytes | str] = set()
    count = 0
    with closing(told):
        try:
            for answer in told:
                key = str(answer.problem) if answer.problem else answer.data
                if key in seen:
                    continue
                seen.add(key)
                count += answer.problem is None
                yield answer
                if count >= limit:
                    return
        except InputFault as broken:
            yield Answer(problem=broken.problem)


def _kept_or_asked(cache: Cache, ask: Callable[[], Iterator[Answer]], server: Server) -> Iterator[Answer]:
    """Fresh answers from the cache, else the server's (which are kept), else old ones from the cache."""
    kept = cache.kept()
    if kept and kept.fresh:
        yield from kept.answers
        return
    told: list[Answer] = []
    for answer in ask():
        if kept and not told and answer.problem and answer.problem.code in _NO_CONNECTION:
            yield Answer(problem=problem("from-cache", server.name, kept.day.isoformat()))
            yield from kept.answers
            return
        told.append(answer)
        yield answer
    if told and not any(answer.problem for answer in told):
        cache.keep(told)


def _readings(answers: Iterator[Answer], server: Server, limit: int) -> Iterator[Reading]:
    """The reading of each answer; the first record says so when there are more than the limit."""
    number = 0
    with closing(answers), suppress(Stopped):
        for answer in answers:
            number += answer.problem is None
            reading = reading_of(answer, server, number)
            if number == 1 and answer.total > limit and not answer.problem:
                told = problem("more-found", server.name, answer.total)
                reading = replace(reading, problems=(*reading.problems, told))
            yield reading
