"""Turn what a person looks for into the questions servers understand."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, fields
from typing import TypeVar

from studio.catalogue.isbn import thirteen
from studio.catalogue.lookup.spelling import alternatives, spellings, words
from studio.catalogue.lookup.words import Refusal, fault
from studio.letters import latin_digits

_MOST_WORDS = 8
Found = TypeVar("Found")


@dataclass(frozen=True, kw_only=True)
class Clause:
    """Something asked of one field of a record: each group must be met, by any one of its words."""

    field: str
    groups: tuple[tuple[str, ...], ...]


Clauses = tuple[Clause, ...]


@dataclass(frozen=True, kw_only=True)
class Query:
    """What to look for; at least one is given, and a record must match all that are.

    `isbn` in any writing (ten or thirteen digits, hyphens, Persian digits), words of the `title`, of an `author`'s
    name or of `any` field, or `record`: the number the server itself gives a record.
    """

    isbn: str = ""
    title: str = ""
    author: str = ""
    any: str = ""
    record: str = ""

    def given(self) -> dict[str, str]:
        """What is asked, by field, without the fields left empty."""
        asked = {each.name: getattr(self, each.name).strip() for each in fields(self)}
        return {name: text for name, text in asked.items() if text}

    def clauses(self) -> Clauses:
        """The question with every spelling of every word. Raises InputFault for no question or a wrong ISBN."""
        clauses = [Clause(field=name, groups=_groups(name, text)) for name, text in self.given().items()]
        told = tuple(clause for clause in clauses if clause.groups)
        if not told:
            raise fault("empty-query", "")
        return told

    def singles(self) -> list[Clauses]:
        """The same question as several simple ones, a spelling each; empty when it asks of more than one field."""
        given = list(self.given().items())
        if len(given) != 1:
            return []
        ((name, text),) = given
        plain = isbn_forms(text) if name == "isbn" else spellings(" ".join(words(text)))
        return [(Clause(field=name, groups=((form,),)),) for form in plain]


def query_for(text: str) -> Query:
    """The Query for what somebody typed: an ISBN when it is a valid one, else words of the title."""
    return Query(isbn=text) if thirteen(_digits(text)) else Query(title=text)


def _groups(name: str, text: str) -> tuple[tuple[str, ...], ...]:
    if name == "isbn":
        return (isbn_forms(text),)
    if name == "record":
        return ((text,),)
    return tuple(alternatives(word) for word in words(text)[:_MOST_WORDS])


def _digits(text: str) -> str:
    return re.sub(r"[\s\-‐-―]", "", latin_digits(text))


def isbn_forms(text: str) -> tuple[str, ...]:
    """The thirteen digits of an ISBN and, where there are such, its ten. Raises InputFault when it is none."""
    number = thirteen(_digits(text))
    if not number:
        raise fault("query-isbn", "", text)
    return (number, ten(number)) if number.startswith("978") else (number,)


def ten(number: str) -> str:
    """The ten-digit form of a valid ISBN that starts with 978 (ISO 2108 before 2007: weights 1 to 9, modulo 11)."""
    body = number[3:12]
    return body + "0123456789X"[sum(place * int(digit) for place, digit in enumerate(body, 1)) % 11]


def asked(query: Query, find: Callable[[Clauses], Iterator[Found]], too_complex: Collection[int]) -> Iterator[Found]:
    """What `find` gives for `query`; where the server says that is too complex, for one spelling after the other."""
    try:
        yield from find(query.clauses())
    except Refusal as refused:
        singles = query.singles()
        if refused.number not in too_complex or not singles:
            raise
        for single in singles:
            yield from find(single)
