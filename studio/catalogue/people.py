"""Turn the names of a catalogue into people in reading order, each with a part in the work."""

import re
from functools import lru_cache

from studio.catalogue.cleaning import says_nothing, unmarked
from studio.catalogue.vocabulary import first_words, table
from studio.content import Person
from studio.letters import ZWNJ, latin_digits, search_key

_LONGEST_LEAD = 4
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_SEGMENT = re.compile(r"\s*[؛;/\]\[]\s*")
_PARTS = re.compile(r"\s*[،,]\s*")
_LIST = re.compile(r"\s*(?:[؛;|\n]|//)\s*")
_NAMES = re.compile(r"\s*[،,]\s*(?:و\s+)?|\s+(?:و|and|va|&)\s+")
_DASHES = re.compile(r"\s*[-–]\s+")
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"\w+")
_WORD = re.compile(r"[^\W\d]{3}")
_LIFE = re.compile(r"^(?:\d{3,4}|قرن|ca|approximately|active|b|d)\b|\d{2,4}\s*-|-\s*\d|\d\s*ق|\d\s*م$")
_IN_BRACKETS = re.compile(r"\s*[(\[<]([^()\[\]<>]*)[)\]>]")
# Stems of the words for every part but the author's: without one, a statement adds nothing to known roles.
_NAMES_A_PART = re.compile(
    "ترجم|برگردان|ویراست|تصحیح|کوشش|اهتمام|تصویرگ|نقاش|عکس|مقدم|پیشگفتار|گردآور|تدوین|زیر نظر|"
    "trans|edit|illus|intro|preface|foreword|compil|tarjum|mutarjim|kūshish|ihtim|muqaddam|taṣḥ|tadvīn"
)
_ARABIC = re.compile("[\u0620-\u06d3]")
_INITIAL = re.compile(r"(?:^|[\s.\-])\w$")


@lru_cache(maxsize=4096)
def role_of(word: str) -> str:
    """The role a code, term or phrase names ("trl", "translator", «مترجم»), or empty text."""
    return table("roles").get(search_key(word), "")


@lru_cache(maxsize=4096)
def person(heading: str, role: str = "author", *, inverted: bool = True) -> Person | None:
    """The person an authority heading names, in reading order; None when it names nobody.

    «سعدی، مصلح بن عبدالله، - ۶۹۱ق.، مترجم» → translator «مصلح بن عبدالله سعدی». Dates go; a role said within the
    heading wins over `role`; names are turned round only when exactly one family and one given part are left.
    """
    name, role = _without_brackets(heading, role)
    if "،" not in name and "," not in name:
        return _named(name, role)
    kept: list[str] = []
    suffix = ""
    for part in _PARTS.split(name):
        said = role_of(part) if len(kept) > 1 or (kept and not inverted) else ""
        if said:
            role = said
        elif part.strip(".").lower() in _SUFFIXES:
            suffix = part
        elif part and not _is_life(part):
            kept.append(_undotted(part))
    if inverted and len(kept) == 2:
        name = _named(f"{kept[1]} {kept[0]}", role)
        return Person(name=f"{name.name} {suffix}", role=role) if name and suffix else name
    return _named("، ".join(kept), role)


def _is_life(part: str) -> bool:
    """Whether a part of a heading tells years, not a name."""
    if not _DIGIT.search(part):
        return part in "-–"
    digits = latin_digits(part)
    return bool(_LIFE.search(digits)) or not _WORD.search(digits)


def _without_brackets(text: str, role: str) -> tuple[str, str]:
    """The name outside brackets; a role inside them («(مترجم)») is taken."""
    if not ("(" in text or "[" in text or "<" in text):
        return text, role
    for inside in _IN_BRACKETS.findall(text):
        role = role_of(inside) or role
    outside = _IN_BRACKETS.sub("", text)
    return (outside if outside.strip() else text.strip("[]()<> ")), role


def _named(name: str, role: str) -> Person | None:
    name = _undotted(name.strip(" ،,؛;:/=-–|").removesuffix("..."))
    return None if says_nothing(name) else Person(name=name, role=role)


def _undotted(name: str) -> str:
    """`name` without the full stop of a heading; the dot of an initial stays."""
    return name.rstrip(". ") if name.endswith(".") and not _INITIAL.search(name[:-1]) else name.strip()


def people_in_cell(text: str, role: str) -> list[Person]:
    """Everyone a cell of a sheet names, in any of the ways lists are typed there.

    «؛», «|» and "//" part people; so do commas, unless there is just one with a single word on a side: that is
    a family name first.
    """
    found: list[Person] = []
    for entry in _entries(text):
        parts = [part for part in _PARTS.split(entry) if part]
        inverted = len(parts) == 2 and min(len(part.split()) for part in parts) == 1
        found += [someone for part in ([entry] if inverted else parts) if (someone := person(part, role))]
    return found


def _entries(text: str) -> list[str]:
    """The entries of a list of names; a dash parts them only when there are full names on all its sides."""
    entries = _LIST.split(text)
    dashed = _DASHES.split(text)
    parted = len(entries) == 1 and len(dashed) > 1 and all(len(name.split()) > 1 for name in dashed)
    return dashed if parted else entries


def people_in_statement(statement: str) -> list[Person]:
    """Everyone a statement of responsibility names: «نوشتهٔ احمد محمود؛ ترجمهٔ گیتی خوشدل و …»."""
    found: list[Person] = []
    for segment in _SEGMENT.split(unmarked(statement)):
        said, names = _lead(segment)
        role = said or ("author" if not found else "other")
        for name in _NAMES.split(names):
            extra, rest = _lead(name)
            role = extra or role
            someone = person(rest, role, inverted=False)
            if someone and someone not in found and not role_of(someone.name):
                found.append(someone)
    return found


def _lead(segment: str) -> tuple[str, str]:
    """The role the first words of `segment` tell and the rest, or no role and all of it."""
    words = segment.strip(" ،,.:").split()
    if not words or words[0].casefold() not in first_words("roles"):
        return "", " ".join(words)
    for count in range(min(_LONGEST_LEAD, len(words)), 0, -1):
        if role := role_of(" ".join(words[:count])):
            told, rest = _lead(" ".join(words[count:]))
            return (told if role == "author" and told else role), rest
    return "", " ".join(words)


def with_statement(found: list[Person], statement: str) -> list[Person]:
    """`found` completed from the statement of responsibility.

    Missing roles ("") are taken from where the statement names the person; people of a role that nobody in `found`
    has are added; everyone is, when `found` is empty. Names of another script give way to those of the statement,
    role by role: catalogues keep "Eggers, Dave" as the heading of a book that says «دیو اگرز».
    """
    told: list[Person] = []
    abroad = bool(_ARABIC.search(statement)) and any(not _ARABIC.search(one.name) for one in found)
    if not found or abroad or _NAMES_A_PART.search(statement.casefold()):
        told = people_in_statement(statement)
        words = [(_words(named.name), named.role) for named in told]
    elif all(one.role for one in found):
        return found
    else:
        words = [(_words(statement), "author")]
    if not found:
        return told
    known = [one if one.role else Person(name=one.name, role=_role_in(words, one.name)) for one in found]
    if abroad:
        known = _in_own_script(known, told)
    roles = {"author", "other", *(one.role for one in known)}
    return known + [named for named in told if named.role not in roles]


def _in_own_script(known: list[Person], told: list[Person]) -> list[Person]:
    """`known` with the names in another script replaced, where the statement tells as many of that role instead."""
    shown = list(known)
    for role in {one.role for one in known}:
        foreign = [at for at, one in enumerate(known) if one.role == role and not _ARABIC.search(one.name)]
        at_home = [one for one in known if one.role == role and _ARABIC.search(one.name)]
        own = [one for one in told if one.role == role and _ARABIC.search(one.name)]
        own = [one for one in own if not any(_words(one.name) & _words(other.name) for other in at_home)]
        if len(own) == len(foreign):
            for at, one in zip(foreign, own, strict=True):
                shown[at] = one
    return shown


def _words(text: str) -> set[str]:
    """The words of a text, for comparing two of the same record."""
    return set(_WORDS.findall(text.casefold().replace(ZWNJ, "")))


def _role_in(told: list[tuple[set[str], str]], name: str) -> str:
    """The role of the named person who shares the most words with `name`, at least two (or the only one)."""
    words = _words(name)
    best = max(told, key=lambda entry: len(entry[0] & words), default=(set(), ""))
    return best[1] if len(best[0] & words) >= min(2, len(words)) else "other"
