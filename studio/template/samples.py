"""Turn a template's samples, or the shared ones for what it takes, into contents for a preview without other files."""

import json
from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from studio.content import ROLES, Book, Content, Person, Quote, Words
from studio.resources import asset
from studio.template.facts import Template

LENGTHS = ("short", "typical", "long")
_BOOK = {part.name for part in fields(Book)}
_QUOTE = {part.name for part in fields(Quote)}


def sample_contents(
    template: Template, language: str = "fa", which: str = "typical"
) -> tuple[tuple[Content, ...], dict[str, Any]]:
    """Contents and words that `fill` takes, as a preview of `template` in `language` shows them.

    `which` is one of LENGTHS. What the template does not say itself comes from the shared samples of books and sayings.
    """
    own = _own(template, language, which)
    takes = template.facts.takes
    if takes == "words":
        return (Words(values=own),), {}
    shared = _shared()[takes][language][which]
    if takes == "books":
        books = own.pop("books", shared)
        return tuple(map(_book, books)), own
    if takes == "quote":
        said = {**shared, **{name: value for name, value in own.items() if name in _QUOTE}}
        return (Quote(**said),), {name: value for name, value in own.items() if name not in _QUOTE}
    of_book = _BOOK | set(ROLES)
    said = {**shared, **{name: value for name, value in own.items() if name in of_book}}
    return (_book(said),), {name: value for name, value in own.items() if name not in of_book}


def _own(template: Template, language: str, which: str) -> dict[str, Any]:
    """The values of the template's sample, the typical one for a length it does not have."""
    by_name = {sample.name: sample.values for sample in template.facts.samples if sample.language == language}
    return dict(by_name.get(which, by_name.get("typical", {})))


def _book(said: Mapping[str, Any]) -> Book:
    people = tuple(Person(name=name, role=role) for role in ROLES for name in _names(said.get(role)))
    facts = {name: value for name, value in said.items() if name in _BOOK and name != "people"}
    return Book(**facts, people=people)


def _names(said: Any) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) and said else tuple(said or ())


@cache
def _shared() -> dict[str, Any]:
    return json.loads(asset("samples/contents.json").read_text("utf-8"))
