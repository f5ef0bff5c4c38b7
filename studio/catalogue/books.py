"""Turn a draft (what one record says) into a clean Book, with a problem for everything that could not be right."""

import re
from itertools import chain, islice

from studio.catalogue.cleaning import (
    element,
    in_letters_of,
    language_code,
    language_seen,
    one_line,
    paragraphs,
    plain,
    repeated,
    says_nothing,
    seen_only,
    unmangled,
    without_material,
)
from studio.catalogue.isbn import isbns
from studio.catalogue.people import people_in_cell, person, with_statement
from studio.catalogue.reading import Draft, Reading
from studio.catalogue.sayings import saying
from studio.catalogue.vocabulary import keys
from studio.catalogue.words import problem
from studio.catalogue.years import years
from studio.content import ROLES, Book, Person, Row
from studio.errors import Problem
from studio.letters import persian_digits, search_key

# Card fields that are one element and need nothing more.
_LINES = ("publisher", "place", "series", "dewey", "lc", "call_number", "shelf", "acquired")
_JUDGED = ("title", "subtitle", "author", "publisher", "summary")
_NUMBERS = r"((?:\[?\d+\]?\s*[,،]\s*)*\[?\d+\]?)"
_NUMBER = re.compile(r"\d+")
_LATIN = re.compile("[A-Za-z]")
_ARABIC = re.compile("[\u0620-\u06d3]")
_PAGES = re.compile(_NUMBERS + r"\s*(?:unnumbered\s+)?(?:pp?\b|pages?|s\b|ص|برگ|páginas|seiten|с\b|стр)", re.IGNORECASE)
_VOLUMES = re.compile(r"(\d+)\s*(?:v\b|vols?\b|volumes?|ج\b|جلد)", re.IGNORECASE)
_HEADINGS = re.compile(r"\s--?\s.*(?:\s--?\s|;)|;.*\s--?\s")
_SHOP_TAIL = re.compile(r"(?:\s*\([^()]*\))+$")
_NOTE = re.compile(r"\(([^()]*)\)")
_UNIT = re.compile(r"(\d)(ریال|تومان)")
_JOIN = "\x1d"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1c\x1e\x1f\x7f]")


def finished(draft: Draft, number: int, source: str) -> Reading:
    """The Reading of one draft: number `number` of the file called `source`."""
    problems = tuple(draft.problems)
    if draft.unusable:
        return Reading(row=None, problems=problems, raw=draft.raw)
    if "quote" in draft.said and "isbn" not in draft.said:
        return saying(draft, number)
    maker = _Maker(draft, f"{source}, {draft.where}" if draft.where else source)
    book = maker.book()
    problems += tuple(maker.problems)
    if book is None:
        return Reading(row=None, problems=problems, raw=draft.raw)
    row = Row(where=draft.where, number=number, content=book)
    return Reading(row=row, problems=problems, repaired=draft.repaired or maker.repaired)


def _language(said: dict[str, list[str]]) -> str:
    """The language a record tells, else the one its letters betray."""
    for told in said.get("language", ()):
        if code := language_code(told):
            return code
    return language_seen(" ".join(text for name in _JUDGED for text in said.get(name, ())))


def _clean_letters(texts: list[str], language: str) -> list[str]:
    """The texts in the letters of their language, without signs that are not seen; those beyond ASCII all at once."""
    whole = _JOIN.join(texts)
    if "&#" in whole:
        texts = [seen_only(text) for text in texts]
    elif whole.isascii() and _CONTROL.search(whole) is None:
        return texts
    foreign = [text for text in texts if not text.isascii()]
    joined = _JOIN.join(foreign)
    if joined.count(_JOIN) >= max(1, len(foreign)):
        joined = _JOIN.join(text.replace(_JOIN, " ") for text in foreign)
    clean = iter(in_letters_of(language, seen_only(joined)).split(_JOIN))
    return [(text if text.isprintable() else seen_only(text)) if text.isascii() else next(clean) for text in texts]


class _Maker:
    """The cleaning of one draft: its texts, the language its letters are of, and what was found wrong.

    `persian` says that the card will be in Persian: a Persian book whose title is only romanised has none of its own.
    """

    def __init__(self, draft: Draft, where: str) -> None:
        self.draft, self.where = draft, where
        self.problems: list[Problem] = []
        self.repaired = False
        self.language = _language(draft.said)
        self.said, self.names = self._in_clean_letters()
        self.persian = self.language == "fa" and bool(_ARABIC.search(self.said.get("title", [""])[0]))

    def _in_clean_letters(self) -> tuple[dict[str, list[str]], list[str]]:
        """What the draft says and its names in clean letters: all at once, as a record has dozens of short texts."""
        said = self.draft.said
        texts = [*chain.from_iterable(said.values()), *(someone.name for someone in self.draft.people)]
        title = said.get("title", [""])[0]
        if not title.isascii() and unmangled(title) != title:
            texts = [unmangled(text, sure=True) for text in texts]
            self.language = language_code(said.get("language", [""])[0]) or language_seen(" ".join(texts))
            self.problems.append(problem("mojibake", self.where))
            self.repaired = True
        clean = iter(_clean_letters(texts, self.language))
        return {name: list(islice(clean, len(told))) for name, told in said.items()}, list(clean)

    def _line(self, name: str) -> str:
        """The first text said for `name` that says something."""
        for raw in self.said.get(name, ()):
            if text := repeated(raw):
                return text
        return ""

    def book(self) -> Book | None:
        """The Book, or None (with the reason among the problems) when there is no title."""
        title, subtitle = self._title()
        if not title:
            self.problems.append(problem("no-title", self.where))
            return None
        found = isbns(self.said.get("isbn", []), self.where, title)
        self.problems += found.problems
        self.repaired |= found.repaired
        dates = years(self.said.get("year", []), persian=self.persian)
        if dates.clash:
            self.problems.append(problem("year-mismatch", self.where, f"{dates.jalali}, {dates.gregorian}"))
        return Book(
            title=title, subtitle=subtitle, people=self._people(), **{name: self._line(name) for name in _LINES},
            year=dates.text, year_jalali=dates.jalali, year_gregorian=dates.gregorian,
            isbn=found.chosen, isbns=found.valid, summary=self._summary(), subjects=self._subjects(),
            language=self.language, pages=self._pages(), edition=self._edition(), price=self._price(),
            cover=self.draft.said.get("cover", [""])[0].strip(),  # the name of a file, letter for letter
            cover_url=self._address("cover_url"), link=self._address("link"),
            record=self._first("record"), original=self.draft.original,
        )

    def _title(self) -> tuple[str, str]:
        """Title and subtitle: no material words, parallel titles or shop's notes in brackets."""
        titles = self.said.get("title", ())
        told = next(filter(None, (element(without_material(plain(raw))) for raw in titles)), "") if titles else ""
        title, slash, statement = told.partition(" / ")
        if slash and any(map(str.isdigit, statement)):
            title = f"{title} / {statement}"
        elif slash:
            self.said.setdefault("responsibility", []).append(statement)
        if " : " in title and "subtitle" not in self.said:
            title, _, told = title.partition(" : ")
            self.said["subtitle"] = [told]
        subtitles = self.said.get("subtitle")
        subtitle = element(without_material(plain(" ".join(subtitles)))) if subtitles else ""
        if title.endswith(")"):
            title = self._without_shop_notes(title)
        return title, "" if subtitle == title else subtitle

    def _without_shop_notes(self, title: str) -> str:
        """«گلستان (رحلی)», «۱۹۸۴ (نیلوفر)»: bindings, stock numbers and the publisher go from the end of a title."""
        tail = _SHOP_TAIL.search(title)
        if not tail or not tail.start():
            return title
        told = [search_key(text) for name in ("publisher", "format") for text in self.said.get(name, ())]
        kept = [note for note in _NOTE.findall(tail[0]) if not _is_shop_note(search_key(note), told)]
        return " ".join([title[: tail.start()], *(f"({note})" for note in kept)])

    def _people(self) -> tuple[Person, ...]:
        """Everyone, each once, completed from the statement of responsibility."""
        pairs = zip(self.names, self.draft.people, strict=True)
        found = [named for name, raw in pairs if (named := person(one_line(name), raw.role))]
        for role in ROLES:
            for cell in self.said.get(role, ()):
                found += people_in_cell(cell, role)
        for heading in self.said.get("heading", ()):
            named = person(one_line(heading))
            if named and named.name not in [other.name for other in found]:
                found.insert(0, named)
        if statement := element(self.said.get("responsibility", [""])[0]):
            found = with_statement(found, statement)
        return tuple(dict.fromkeys(one if one.role else Person(name=one.name, role="other") for one in found))

    def _summary(self) -> str:
        """The first real summary; strings of subject headings, which some records keep there, are none."""
        for raw in self.said.get("summary", ()):
            text = paragraphs(raw)
            headings = len(text) < 400 and ". " not in text and _HEADINGS.search(text)
            physical = len(text) < 40 and (_PAGES.search(text) or text.startswith("pages:"))
            if not (says_nothing(text) or headings or physical):
                return text
        return ""

    def _subjects(self) -> tuple[str, ...]:
        """Each subject once; those in Arabic script first for a Persian record."""
        cleaned = [text for raw in self.said.get("subjects", ()) if (text := repeated(plain(raw)))]
        unique = [text for text in dict.fromkeys(cleaned) if text.casefold() not in keys("no_subject")]
        if self.language == "fa":
            unique.sort(key=str.isascii)
        return tuple(unique)

    def _pages(self) -> str:
        """The number of pages («۲۴۸»; the longest sequence of several), or «۹ جلد», or the statement itself."""
        text = self._line("pages")
        persian = self.persian
        if not any(map(str.isdigit, text)):
            return ""
        if numbers := [int(number) for told in _PAGES.findall(text) for number in _NUMBER.findall(told)]:
            text = str(max(numbers))
        elif (volumes := _VOLUMES.search(text)) and int(volumes[1]) > 1:
            text = f"{volumes[1]} جلد" if persian else f"{volumes[1]} volumes"
        elif volumes:
            return ""  # one volume, unpaged
        elif persian and _LATIN.search(text):
            text = max(_NUMBER.findall(text), key=int)
        return persian_digits(text) if persian else text

    def _edition(self) -> str:
        """The edition; a bare number, or one after «نوبت چاپ:», is the printing («چاپ ۱۰»)."""
        text = self._line("edition")
        if text.startswith("نوبت چاپ"):
            text = f"چاپ {text.removeprefix('نوبت چاپ').strip(' :')}"
        return persian_digits(f"چاپ {text}") if text.isdigit() and self.persian else text

    def _price(self) -> str:
        """A price without the shop's notes, its unit parted from the number."""
        text = self._line("price")
        return _UNIT.sub(r"\1 \2", _NOTE.sub("", text)).strip() if any(map(str.isdigit, text)) else ""

    def _first(self, name: str) -> str:
        return self.said.get(name, [""])[0].strip()

    def _address(self, name: str) -> str:
        """A web address said for `name`, or empty text: nothing else is an address."""
        said = (text.strip() for text in self.said.get(name, ()))
        return next((text for text in said if text.startswith(("http://", "https://"))), "")


def _is_shop_note(key: str, told: list[str]) -> bool:
    """Whether what stands in brackets after a title is of the shop: publisher, binding, stock number."""
    if key.isdigit():
        return len(key) > 4
    words = key.split()
    if not words or words[0] in keys("bindings"):
        return True
    if words[0] in keys("publishing") and any(name.split()[-1:] == words[-1:] for name in told):
        return True
    return key.replace(" ", "") in (name.replace(" ", "") for name in told)
