"""Turn a UNIMARC or IRANMARC bibliographic record into a draft: which field of the record says what on a card.

Fields: UNIMARC Manual, Bibliographic Format (IFLA); IRANMARC, the national form of the National Library of Iran, adds
block 9; items: Koha's 995.
"""

import re

from studio.catalogue.cleaning import unmarked
from studio.catalogue.people import role_of
from studio.catalogue.reading import Draft
from studio.catalogue.record import Filler, Record, first, in_series, subfields, values
from studio.content import Person

_ARABIC = re.compile("[\u0620-\u06d3]")
_SUBJECTS = ("600", "601", "602", "604", "605", "606", "607", "608", "610")


def fill(draft: Draft, record: Record) -> None:
    """Put what `record` says into `draft`."""
    record.fill(draft, _FILLERS)
    said = draft.said
    told = said.pop("100", [])
    if "year" not in said:
        draft.say("year", *told)
    draft.say("summary", *said.pop("327", []))
    draft.say("record", *said.pop("020", []))
    numbers = [*said.pop("995", []), *said.pop("852", []), *said.get("lc", [])[:1], *said.get("dewey", [])[:1]]
    draft.say("call_number", *numbers)


def _title(draft: Draft, text: str) -> None:
    """Title, part, other title information and both statements of responsibility; of several the one in Arabic text."""
    if "title" in draft.said and (_ARABIC.search(draft.said["title"][0]) or not _ARABIC.search(text)):
        return
    title: list[str] = []
    responsibility: list[str] = []
    for name in ("title", "subtitle", "responsibility"):
        draft.said.pop(name, None)
    for code, value in subfields(text):
        if code in "ahi":
            title.append(unmarked(value))
        elif code == "e":
            draft.say("subtitle", value)
        elif code in "fg":
            responsibility.append(value.strip(" /;؛"))
    draft.say("title", "، ".join(filter(None, title)))
    draft.say("responsibility", " ; ".join(responsibility))


def _author(draft: Draft, text: str) -> None:
    _named(draft, _name(text), _role(text) or "author")


def _other(draft: Draft, text: str) -> None:
    """Somebody with another part; $z marks another spelling of somebody already named."""
    _named(draft, "" if first(text, "z") else _name(text), _role(text))


def _body(draft: Draft, text: str) -> None:
    """A body with a part that is told; most just issued the book."""
    if role := _role(text):
        _named(draft, " ".join(map(unmarked, values(text, "ab"))), role)


def _named(draft: Draft, name: str, role: str) -> None:
    if name:
        draft.people.append(Person(name=name, role=role))


def _role(text: str) -> str:
    return next(filter(None, map(role_of, values(text, "4"))), "")


def _name(text: str) -> str:
    """The name in inverted order; the National Library of Iran uses $9 where $a is missing."""
    family, given = first(text, "a") or first(text, "9"), (first(text, "g") or first(text, "b")).strip(" ,،")
    return f"{family.strip(' ,،')}، {given}" if given else family


def _imprint(draft: Draft, text: str) -> None:
    draft.say("place", first(text, "a"))
    draft.say("publisher", first(text, "c"))
    draft.say("year", *values(text, "d"))


def _isbn(draft: Draft, text: str) -> None:
    number = first(text, "a")
    draft.say("isbn", " ".join((number, *values(text, "b"))) if number else "")
    draft.say("price", first(text, "d"))


def _item(draft: Draft, text: str) -> None:
    draft.say("995", first(text, "k"))
    draft.say("shelf", first(text, "e"))
    draft.say("acquired", first(text, "5"))


def _series(draft: Draft, text: str) -> None:
    draft.say("series", in_series(unmarked(first(text, "a")), unmarked(first(text, "v"))))


def _subject(draft: Draft, text: str) -> None:
    parts = [unmarked(value.strip(" -")) for code, value in subfields(text) if code in "abfjtxyz"]
    draft.say("subjects", " -- ".join(filter(None, parts)))


def _dewey(draft: Draft, text: str) -> None:
    """The National Library of Iran writes the decimal mark as «/»."""
    draft.say("dewey", first(text, "a").replace("/", "."))


def _said(name: str, codes: str) -> Filler:
    """A filler that says the subfields with `codes`, joined, for `name`."""

    def filler(draft: Draft, text: str) -> None:
        draft.say(name, " ".join(values(text, codes)))

    return filler


_FILLERS: dict[str, Filler] = {
    "001": lambda draft, text: draft.say("record", text),
    "010": _isbn, "020": _said("020", "b"),
    "100": lambda draft, text: draft.say("100", first(text, "a")[9:13]),
    "101": lambda draft, text: draft.say("language", first(text, "a")),
    "200": _title, "205": _said("edition", "a"), "210": _imprint, "214": _imprint, "215": _said("pages", "a"),
    "225": _series, "327": _said("327", "a"), "330": _said("summary", "a"), "410": _series,
    **dict.fromkeys(_SUBJECTS, _subject), "676": _dewey, "680": _said("lc", "ab"), "700": _author, "701": _author,
    "702": _other, **dict.fromkeys(("710", "711", "712"), _body), "720": _author, "721": _author, "722": _other,
    "852": _said("852", "hijk"), "856": _said("link", "u"), "995": _item,
}
