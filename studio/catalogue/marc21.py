"""Turn a MARC 21 bibliographic record into a draft: which field of the record says what on a card.

Fields: MARC 21 Format for Bibliographic Data (loc.gov/marc/bibliographic); items: Koha's 952.
"""

from studio.catalogue.cleaning import unmarked
from studio.catalogue.people import role_of
from studio.catalogue.reading import Draft
from studio.catalogue.record import MARK, Filler, Record, first, in_series, subfields, values
from studio.content import Person

_SUBJECT_PARTS = frozenset("abcdfghjklmnopqrstu")
_DIVISIONS = frozenset("xyzv")
# Where several fields say the same, the better one first. What they say is kept under the names on the right
# until the whole record is read; of the first group only one source counts, of the second all do.
_FIRST_OF = {
    "place": ("264 place", "260 place"), "publisher": ("264 publisher", "260 publisher"),
    "year": ("264 year", "260 year", "008 year"), "language": ("008 language", "041 language"),
}
_ALL_OF = {"summary": ("520", "505"), "call_number": ("952", "852", "lc", "dewey")}
_BESIDE = {source for sources in (*_FIRST_OF.values(), *_ALL_OF.values()) for source in sources} - {"lc", "dewey"}


def fill(draft: Draft, record: Record) -> None:
    """Put what `record` says into `draft`."""
    record.fill(draft, _FILLERS)
    said = draft.said
    for name, sources in _FIRST_OF.items():
        for source in sources:
            if source in said:
                said[name] = said[source]
                break
    for name, sources in _ALL_OF.items():
        draft.say(name, *(text for source in sources if source in said for text in said[source]))
    for source in _BESIDE & said.keys():
        del said[source]


def _title(draft: Draft, text: str) -> None:
    """Title proper with its part, other title information up to a parallel title, statement of responsibility."""
    if "title" in draft.said:
        return
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
    # A damaged subfield code: whatever the field says first is better than no title.
    draft.say("title", name or next((value for code, value in subfields(text) if code != "6"), ""))
    if not equals and rest:
        draft.say("subtitle", " ".join(rest))


def _author(draft: Draft, text: str) -> None:
    draft.people.append(Person(name=" ".join(values(text, "ab")), role=_role(text) or "author"))


def _body(draft: Draft, text: str) -> None:
    """A body or a meeting, only when its part in the book is told: most just issued it."""
    if role := _role(text):
        draft.people.append(Person(name=" ".join(map(unmarked, values(text, "ab"))), role=role))


def _added(draft: Draft, text: str) -> None:
    """Somebody else with a part in this book; with a title ($t) it is another work that is meant."""
    if MARK + "t" not in text:
        draft.people.append(Person(name=" ".join(values(text, "ab")), role=_role(text)))


def _role(text: str) -> str:
    return next(filter(None, (role_of(said.strip(" .,،")) for said in values(text, "e4"))), "")


def _older_imprint(draft: Draft, text: str, source: str = "260") -> None:
    draft.say(f"{source} place", first(text, "a"))
    draft.say(f"{source} publisher", first(text, "b"))
    draft.say(f"{source} year", *values(text, "c"))


def _imprint(draft: Draft, text: str) -> None:
    """Place, publisher and year; of several 264 the one of publication (second indicator 1) counts."""
    _older_imprint(draft, text, "264" if text[1:2] == "1" else "260")


def _coded(draft: Draft, text: str) -> None:
    draft.say("008 year", text[7:11])
    if text[35:38].isalpha():
        draft.say("008 language", text[35:38])


def _isbn(draft: Draft, text: str) -> None:
    number = first(text, "a")
    if number:
        draft.say("isbn", " ".join((number, *values(text, "q"))) if MARK + "q" in text else number)


def _item(draft: Draft, text: str) -> None:
    draft.say("952", first(text, "o"))
    draft.say("shelf", first(text, "c"))
    draft.say("acquired", first(text, "d"))


def _holding(draft: Draft, text: str) -> None:
    draft.say("852", " ".join(values(text, "hi")))
    draft.say("shelf", first(text, "c"))


def _series(draft: Draft, text: str) -> None:
    draft.say("series", in_series(unmarked(first(text, "a")), unmarked(first(text, "v"))))


def _subject(draft: Draft, text: str) -> None:
    name: list[str] = []
    divisions: list[str] = []
    for piece in text.split(MARK)[1:]:
        if piece[:1] in _DIVISIONS:
            divisions.append(piece[1:].strip(" ,.;:"))
        elif piece[:1] in _SUBJECT_PARTS:
            name.append(piece[1:].strip(" ,;:"))
    told = " ".join(name)
    draft.say("subjects", " -- ".join([told.rstrip("."), *divisions]) if divisions else told)


def _link(draft: Draft, text: str) -> None:
    about = " ".join(values(text, "3yz")).casefold()
    cover = text[1:2] == "2" and ("cover" in about or "جلد" in about)
    draft.say("cover_url" if cover else "link", first(text, "u"))


def _said(name: str, codes: str) -> Filler:
    """A filler that says the subfields with `codes`, joined, for `name`."""

    def filler(draft: Draft, text: str) -> None:
        draft.say(name, first(text, codes) if len(codes) == 1 else " ".join(values(text, codes)))

    return filler


_FILLERS: dict[str, Filler] = {
    "001": lambda draft, text: draft.say("record", text),
    "008": _coded, "020": _isbn,
    "041": lambda draft, text: draft.say("041 language", first(text, "a")[:3]),
    "050": _said("lc", "ab"), "082": _said("dewey", "a"), "090": _said("lc", "ab"), "092": _said("dewey", "a"),
    "245": _title, "250": _said("edition", "a"), "260": _older_imprint, "264": _imprint, "300": _said("pages", "a"),
    "100": _author, "110": _body, "111": _body, "700": _added, **dict.fromkeys(("440", "490", "830"), _series),
    "505": _said("505", "agrt"), "520": _said("520", "ab"),
    **dict.fromkeys(("600", "610", "611", "630", "650", "651", "653", "655"), _subject),
    "852": _holding, "856": _link, "952": _item,
}
