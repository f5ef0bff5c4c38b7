"""Turn a UNIMARC or IRANMARC bibliographic record into a draft: which field of the record says what on a card.

Fields: UNIMARC Manual, Bibliographic Format (IFLA); IRANMARC, the national form of the National Library of Iran, adds
block 9; items: Koha's 995.
"""

import re

from studio.catalogue.cleaning import unmarked
from studio.catalogue.people import role_of
from studio.catalogue.reading import Draft
from studio.catalogue.record import Record, first, in_series, subfields, values
from studio.content import Person

_ARABIC = re.compile("[\u0620-\u06d3]")
_PEOPLE = ("700", "701", "702", "710", "711", "712", "720", "721", "722", "730")
_SUBJECTS = ("600", "601", "602", "604", "605", "606", "607", "608", "610")
_PLAIN = (("edition", "205", "a"), ("pages", "215", "a"), ("summary", "330", "a"), ("summary", "327", "a"))


def fill(draft: Draft, record: Record) -> None:
    """Put what `record` says into `draft`."""
    _title(draft, record)
    _people(draft, record)
    _imprint(draft, record)
    _numbers(draft, record)
    _shelf(draft, record)
    for name, tag, codes in _PLAIN:
        draft.say(name, *(" ".join(values(text, codes)) for text in record.all(tag)))
    for text in record.all("225", "410"):
        name, number = unmarked(first(text, "a")), unmarked(first(text, "v"))
        draft.say("series", in_series(name, number))
    draft.say("subjects", *map(_subject, record.all(*_SUBJECTS)))
    draft.say("link", *(first(text, "u") for text in record.all("856")))


def _title(draft: Draft, record: Record) -> None:
    """Title, part, other title information and both statements of responsibility; the Arabic script one of several."""
    fields = record.all("200")
    text = next((text for text in fields if _ARABIC.search(text)), fields[0] if fields else "")
    title: list[str] = []
    for code, value in subfields(text):
        if code in "ahi":
            title.append(unmarked(value))
        elif code == "e":
            draft.say("subtitle", value)
        elif code == "f":
            draft.say("responsibility", value)
        elif code == "g" and "responsibility" in draft.said:
            draft.said["responsibility"][0] += f" ; {value}"
    draft.say("title", "، ".join(filter(None, title)))


def _people(draft: Draft, record: Record) -> None:
    for tag in _PEOPLE:
        for text in record.all(tag):
            name = _name(tag, text)
            role = next(filter(None, map(role_of, values(text, "4"))), "")
            if name and not (tag.endswith("2") and first(text, "z")):  # $z: another spelling of somebody already named
                draft.people.append(Person(name=name, role=role or ("author" if tag in ("700", "701", "710") else "")))


def _name(tag: str, text: str) -> str:
    """The name in inverted order; the National Library of Iran uses $9 where $a is missing."""
    family, given = first(text, "a") or first(text, "9"), (first(text, "g") or first(text, "b")).strip(" ,،")
    if not given or tag[1] == "1":
        return " ".join(filter(None, (unmarked(family), given)))
    return f"{family.strip(' ,،')}، {given}"


def _imprint(draft: Draft, record: Record) -> None:
    for text in record.all("210", "214"):
        draft.say("place", first(text, "a"))
        draft.say("publisher", first(text, "c"))
        draft.say("year", *values(text, "d"))
    if "year" not in draft.said:
        draft.say("year", *(first(text, "a")[9:13] for text in record.all("100")))


def _numbers(draft: Draft, record: Record) -> None:
    for text in record.all("010"):
        number = first(text, "a")
        draft.say("isbn", " ".join((number, *values(text, "b"))) if number else "")
        draft.say("price", first(text, "d"))
    draft.say("record", record.control("001"), *(first(text, "b") for text in record.all("020")))
    draft.say("language", *(first(text, "a") for text in record.all("101")))


def _shelf(draft: Draft, record: Record) -> None:
    for text in record.all("995"):
        draft.say("call_number", first(text, "k"))
        draft.say("shelf", first(text, "e"))
        draft.say("acquired", first(text, "5"))
    draft.say("call_number", *(" ".join(values(text, "hijk")) for text in record.all("852")))
    # The National Library of Iran writes the decimal mark of Dewey numbers as «/».
    draft.say("dewey", *(first(text, "a").replace("/", ".") for text in record.all("676")))
    draft.say("lc", *(" ".join(values(text, "ab")) for text in record.all("680")))
    draft.say("call_number", *draft.said.get("lc", ())[:1], *draft.said.get("dewey", ())[:1])


def _subject(text: str) -> str:
    parts = [unmarked(value.strip(" -")) for code, value in subfields(text) if code in "abfjtxyz"]
    return " -- ".join(filter(None, parts))
