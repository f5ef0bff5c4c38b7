"""Turn a MARC 21 bibliographic record into a draft: which field of the record says what on a card.

Fields: MARC 21 Format for Bibliographic Data (loc.gov/marc/bibliographic); items: Koha's 952.
"""

from collections.abc import Iterator

from studio.catalogue.cleaning import unmarked
from studio.catalogue.people import role_of
from studio.catalogue.reading import Draft
from studio.catalogue.record import MARK, Record, first, in_series, subfields, values
from studio.content import Person

_SUBJECTS = ("600", "610", "611", "630", "650", "651", "653", "655")
_PLAIN = (("edition", "250", "a"), ("pages", "300", "a"), ("summary", "520", "ab"), ("summary", "505", "agrt"))
_SUBJECT_PARTS = frozenset("abcdfghjklmnopqrstu")
_DIVISIONS = frozenset("xyzv")


def fill(draft: Draft, record: Record) -> None:
    """Put what `record` says into `draft`."""
    _title(draft, record)
    _people(draft, record)
    _imprint(draft, record)
    _numbers(draft, record)
    _shelf(draft, record)
    _texts(draft, record)


def _title(draft: Draft, record: Record) -> None:
    """Title proper with its part, other title information up to a parallel title, statement of responsibility."""
    for _, script, written in record.pairs("245"):
        for text in (script, written):
            _title_from(draft, text)
            if "title" in draft.said:
                return
        # A damaged subfield code: whatever it says first is better than no title.
        draft.say("title", *[value for code, value in subfields(written) if code != "6"][:1])


def _title_from(draft: Draft, text: str) -> None:
    title: list[str] = []
    rest: list[str] = []
    parallel = False
    for code, value in subfields(text):
        if code in "anp" and not rest:
            title.append(unmarked(value))
            parallel = value.rstrip().endswith("=")
        elif code == "b" and not parallel:
            rest.append(f" {value}".partition(" = ")[0])
            parallel = " = " in f" {value}" or value.rstrip().endswith("=")
        elif code == "c":
            draft.say("responsibility", value)
    name, equals, _ = "، ".join(filter(None, title)).partition(" = ")
    draft.say("title", name)
    if not equals:
        draft.say("subtitle", " ".join(rest))


def _people(draft: Draft, record: Record) -> None:
    for tag, text, written in record.pairs("100", "110", "111", "700", "710", "711"):
        if tag[0] == "7" and first(text, "t"):
            continue  # a work named by author and title, not somebody with a part in this book
        told = values(text, "e4") or values(written, "e4")
        role = next(filter(None, (role_of(said.strip(" .,،")) for said in told)), "")
        given = values(text, "ab" if tag[1:] in ("00", "10") else "a")
        if not given or (tag[1:] != "00" and (tag[0] == "7" or not role)):
            continue
        name = " ".join(map(unmarked, given)) if tag[1:] == "10" else " ".join(given)
        draft.people.append(Person(name=name, role=role or ("author" if tag[0] == "1" else "")))


def _imprint(draft: Draft, record: Record) -> None:
    published = [text for text in record.shown("264") if text[1:2] == "1"]
    for text in published or record.shown("260", "264"):
        draft.say("place", first(text, "a"))
        draft.say("publisher", first(text, "b"))
        draft.say("year", *values(text, "c"))
    coded = record.control("008")
    if "year" not in draft.said and len(coded) >= 11:
        draft.say("year", coded[7:11])


def _numbers(draft: Draft, record: Record) -> None:
    for text in record.all("020"):
        number = first(text, "a")
        draft.say("isbn", " ".join((number, *values(text, "q"))) if number else "")
    draft.say("record", record.control("001"))
    language = record.control("008")[35:38]
    if language.isalpha():
        draft.say("language", language)
    else:
        draft.say("language", *(first(text, "a")[:3] for text in record.all("041")))


def _shelf(draft: Draft, record: Record) -> None:
    for text in record.all("952"):
        draft.say("call_number", first(text, "o"))
        draft.say("shelf", first(text, "c"))
        draft.say("acquired", first(text, "d"))
    for text in record.all("852"):
        draft.say("call_number", " ".join(values(text, "hi")))
        draft.say("shelf", first(text, "c"))
    for name, tags in (("lc", ("050", "090")), ("dewey", ("082", "092"))):
        draft.say(name, *(" ".join(values(text, "ab")).replace("/", "") for text in record.all(*tags)))
    draft.say("call_number", *draft.said.get("lc", ())[:1], *draft.said.get("dewey", ())[:1])


def _texts(draft: Draft, record: Record) -> None:
    for name, tag, codes in _PLAIN:
        draft.say(name, *(" ".join(values(text, codes)) for text in record.shown(tag)))
    draft.say("series", *(_series(text) for text in record.shown("490", "440", "830")))
    draft.say("subjects", *_subjects(record))
    for text in record.all("856"):
        about = " ".join(values(text, "3yz")).casefold()
        cover = text[1:2] == "2" and ("cover" in about or "جلد" in about)
        draft.say("cover_url" if cover else "link", first(text, "u"))


def _series(text: str) -> str:
    name, number = unmarked(first(text, "a")), unmarked(first(text, "v"))
    return in_series(name, number)


def _subjects(record: Record) -> Iterator[str]:
    for text in record.shown(*_SUBJECTS):
        name: list[str] = []
        divisions: list[str] = []
        for piece in text.split(MARK)[1:]:
            if piece[:1] in _DIVISIONS:
                divisions.append(piece[1:].strip(" ,.;:"))
            elif piece[:1] in _SUBJECT_PARTS:
                name.append(piece[1:].strip(" ,;:"))
        yield " -- ".join([" ".join(name).rstrip("."), *divisions]) if divisions else " ".join(name)
