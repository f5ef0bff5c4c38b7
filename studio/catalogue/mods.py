"""Turn MODS (Library of Congress, Koha, DSpace) into drafts. Elements: MODS 3.8, loc.gov/standards/mods."""

from collections.abc import Iterator

from studio.catalogue.people import role_of
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.xml_file import Element, child_text, children, drafts_of, local, names_in, text_of
from studio.content import Person


def recognises(source: Source) -> bool:
    """Whether a mods element starts in the first 64 KB of XML."""
    return names_in(source, "mods")


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each mods element."""
    return drafts_of(source, ("mods",), _draft)


def _draft(mods: Element, where: str) -> Draft:
    draft = Draft(where=where)
    for title in children(mods, "titleInfo"):
        if not title.get("type"):
            _title(draft, title)
            break
    for name in children(mods, "name"):
        _person(draft, name)
    for origin in children(mods, "originInfo"):
        _origin(draft, origin)
    for subject in children(mods, "subject"):
        draft.say("subjects", " -- ".join(filter(None, map(text_of, subject))))
    draft.say("isbn", *(text_of(each) for each in children(mods, "identifier") if each.get("type") == "isbn"))
    draft.say("summary", *map(text_of, children(mods, "abstract")))
    draft.say("language", child_text(mods, "language", "languageTerm"))
    draft.say("pages", child_text(mods, "physicalDescription", "extent"))
    draft.say("record", child_text(mods, "recordInfo", "recordIdentifier"))
    for related in children(mods, "relatedItem"):
        if related.get("type") == "series":
            draft.say("series", child_text(related, "titleInfo", "title"))
    _place(draft, mods)
    draft.original = {local(child): text_of(child) for child in mods if local(child)}
    return draft


def _title(draft: Draft, title: Element) -> None:
    part = [child_text(title, name) for name in ("partNumber", "partName")]
    start = child_text(title, "nonSort")
    draft.say("title", "، ".join(filter(None, [f"{start} {child_text(title, 'title')}".strip(), *part])))
    draft.say("subtitle", child_text(title, "subTitle"))


def _person(draft: Draft, name: Element) -> None:
    """One name with its first known role; family and given parts are put into inverted order."""
    parts = {part.get("type", ""): text_of(part) for part in reversed(children(name, "namePart"))}
    told = parts.get("") or "، ".join(filter(None, (parts.get("family"), parts.get("given"))))
    terms = [text_of(term) for role in children(name, "role") for term in children(role, "roleTerm")]
    role = next(filter(None, map(role_of, terms)), "")
    if told:
        draft.people.append(Person(name=told, role=role or ("author" if name.get("usage") == "primary" else "")))


def _origin(draft: Draft, origin: Element) -> None:
    for place in children(origin, "place"):
        draft.say("place", *(text_of(term) for term in children(place, "placeTerm") if term.get("type") != "code"))
    draft.say("publisher", *map(text_of, children(origin, "publisher")))
    draft.say("year", *map(text_of, children(origin, "dateIssued", "copyrightDate", "dateCreated")))
    draft.say("edition", *map(text_of, children(origin, "edition")))


def _place(draft: Draft, mods: Element) -> None:
    """Where the copy stands and what numbers it bears."""
    for location in children(mods, "location"):
        draft.say("shelf", child_text(location, "physicalLocation"))
        draft.say("call_number", child_text(location, "shelfLocator"))
        for url in children(location, "url"):
            draft.say("cover_url" if url.get("access") == "preview" else "link", text_of(url))
    for number in children(mods, "classification"):
        field = {"lcc": "lc", "ddc": "dewey"}.get(number.get("authority", ""), "")
        if field:
            draft.say(field, text_of(number))
