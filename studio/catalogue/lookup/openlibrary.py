"""Turn a question into Open Library's search and its JSON into drafts. openlibrary.org/dev/docs/api."""

import json
from collections.abc import Iterator
from typing import Any

from studio.catalogue.lookup.answer import Answer
from studio.catalogue.lookup.query import Query, isbn_forms
from studio.catalogue.lookup.servers import Server
from studio.catalogue.lookup.watch import Watch
from studio.catalogue.lookup.web import get, with_query
from studio.catalogue.lookup.words import fault
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.content import Person

_FIELDS = (
    "key,title,subtitle,author_name,publisher,first_publish_year,publish_year,isbn,language,subject,cover_i,"
    "edition_count,number_of_pages_median"
)
_INDEXES = {"title": "title", "author": "author"}


def ask(server: Server, query: Query, limit: int, watch: Watch) -> Iterator[Answer]:
    """The records for `query`: the edition of an ISBN, or works by their words. Raises InputFault, Stopped."""
    given = query.given()
    if "record" in given:
        raise fault("query-kind", server.name, "record")
    if "isbn" in given:
        yield from _edition(server, given["isbn"], watch)
        return
    wishes = {"q": _words(query), "limit": limit, "fields": _FIELDS}
    found = _json(with_query(f"{server.address.rstrip('/')}/search.json", wishes), watch)
    works = found.get("docs")
    total = next((count for name in ("numFound", "num_found") if isinstance(count := found.get(name), int)), 0)
    for work in works[:limit] if isinstance(works, list) else ():
        yield Answer(data=_bytes(work), total=total)


def _edition(server: Server, isbn: str, watch: Watch) -> Iterator[Answer]:
    number = isbn_forms(isbn)[0]
    wishes = {"bibkeys": f"ISBN:{number}", "jscmd": "data", "format": "json"}
    for edition in _json(with_query(f"{server.address.rstrip('/')}/api/books", wishes), watch).values():
        yield Answer(data=_bytes(edition), total=1)


def _bytes(held: Any) -> bytes:
    """JSON of one record; halves of letters, which JSON can escape and UTF-8 cannot hold, become question marks."""
    return json.dumps(held, ensure_ascii=False).encode("utf-8", errors="replace")


def _words(query: Query) -> str:
    """The question in the search language of Open Library (Solr): any spelling of every word."""
    met = []
    for clause in query.clauses():
        index = f"{_INDEXES[clause.field]}:" if clause.field in _INDEXES else ""
        met += [f"{index}({' OR '.join(terms)})" for terms in clause.groups]
    return " AND ".join(met)


def _json(address: str, watch: Watch) -> dict[str, Any]:
    try:
        found = json.loads(get(address, watch))
    except (ValueError, RecursionError) as error:
        raise fault("bad-answer", watch.where, f"no JSON ({type(error).__name__})") from None
    if not isinstance(found, dict):
        raise fault("bad-answer", watch.where, "no JSON object")
    return found


# ---------------------------------------------------------------- records


def recognises(source: Source) -> bool:
    """Whether this is one object of JSON."""
    return source.head[:1] == b"{"


def drafts(source: Source) -> Iterator[Draft]:
    """The draft of one edition or work, as `ask` gives them."""
    told = json.loads(source.whole())
    draft = Draft(where="", original={name: _shown(value) for name, value in told.items()})
    draft.say("title", *_texts(told, "title"))
    draft.say("subtitle", *_texts(told, "subtitle"))
    draft.people = [Person(name=name) for name in (_texts(told, "authors") or _texts(told, "author_name"))]
    draft.say("subjects", *(_texts(told, "subjects") or _texts(told, "subject"))[:20])
    draft.say("language", *_texts(told, "language")[:1])
    draft.say("record", *_texts(told, "key"))
    _edition_of(draft, told)
    _addresses(draft, told)
    yield draft


def _edition_of(draft: Draft, told: dict[str, Any]) -> None:
    """What only an edition can say; of a work with several editions nothing but the first year is sure."""
    if told.get("edition_count", 1) != 1:
        draft.say("year", *_texts(told, "first_publish_year"))
        return
    draft.say("publisher", *(_texts(told, "publishers") or _texts(told, "publisher"))[:1])
    draft.say("place", *_texts(told, "publish_places")[:1])
    draft.say("year", *(_texts(told, "publish_date") or _texts(told, "publish_year"))[:1])
    pages = _texts(told, "number_of_pages") or _texts(told, "number_of_pages_median")
    draft.say("pages", *(f"{count} p." for count in pages[:1]))
    numbers = told.get("identifiers") if isinstance(told.get("identifiers"), dict) else told
    draft.say("isbn", *(text for name in ("isbn_13", "isbn_10", "isbn") for text in _texts(numbers, name)))
    classes = told.get("classifications")
    if isinstance(classes, dict):
        draft.say("dewey", *_texts(classes, "dewey_decimal_class")[:1])
        draft.say("lc", *_texts(classes, "lc_classifications")[:1])


def _addresses(draft: Draft, told: dict[str, Any]) -> None:
    cover = told.get("cover")
    if isinstance(cover, dict):
        draft.say("cover_url", *_texts(cover, "large")[:1])
    elif isinstance(number := told.get("cover_i"), int):
        draft.say("cover_url", f"https://covers.openlibrary.org/b/id/{number}-L.jpg?default=false")
    key = "".join(_texts(told, "key")[:1])
    draft.say("link", *(_texts(told, "url") or ([f"https://openlibrary.org{key}"] if key.startswith("/") else [])))


def _texts(told: dict[str, Any], name: str) -> list[str]:
    """What is said under `name`, whether a text, a number, an object with a name or a list of those."""
    held = told.get(name)
    values = held if isinstance(held, list) else [held]
    named = (value.get("name") if isinstance(value, dict) else value for value in values)
    return [str(value) for value in named if isinstance(value, str | int) and not isinstance(value, bool)]


def _shown(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
