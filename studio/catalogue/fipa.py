"""Turn FIPA text (فیپا, the catalogue block printed in every Iranian book) into drafts.

The National Library of Iran and e-libraries show the same block as lines of label and value.
"""

import re
from collections.abc import Iterator

from studio.catalogue.encodings import letters_of_text
from studio.catalogue.people import role_of
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.content import Person
from studio.letters import search_key

# Label → card field; the label is compared by its search key without spaces. "" is a known label of no use here.
_LABELS = {
    "سرشناسه": "heading", "عنوان و نام پدیدآور": "title_statement", "عنوان و پدیدآور": "title_statement",
    "عنوان": "title", "عنوان قراردادی": "", "عنوان دیگر": "", "عنوان اصلی": "", "عنوان گسترده": "", "عنوان روی جلد": "",
    "نام عام مواد": "", "وضعیت ویراست": "edition", "ویراست": "edition", "مشخصات نشر": "imprint", "وضعیت نشر": "imprint",
    "مشخصات ظاهری": "pages", "فروست": "series", "شابک": "isbn", "وضعیت فهرست نویسی": "", "فهرست نویسی": "",
    "یادداشت": "", "توصیفگر": "subjects", "موضوع": "subjects", "شناسه افزوده": "added", "رده بندی کنگره": "lc",
    "رده بندی دیویی": "dewey", "رده بندی دیوئی": "dewey", "شماره کتابشناسی ملی": "record",
    "شماره کتابشناسی": "record", "خلاصه": "summary", "چکیده": "summary", "مندرجات": "", "زبان": "language",
    "نوع ماده": "", "اطلاعات رکورد کتابشناسی": "", "نویسنده": "author", "مترجم": "translator", "ناشر": "publisher",
    "بها": "price", "قیمت": "price", "دسترسی و محل الکترونیکی": "",
}
_IMPRINT = re.compile(
    r"^\s*\[?(?P<place>[^:؛]*?)\]?\s*:\s*(?P<publisher>.*?)\s*(?:[،,]\s*(?P<year>[^،,]*\d{2,4}[^،,]*))?\s*$"
)
_LINE = re.compile(r"^\W*([^:：]{3,30}?)\s*[\u200e\u200f\u202a-\u202e]*\s*[:：\t]\s*(.*)$")
_PRICE = re.compile(r"[\d,٬٫.]+\s*(?:ریال|ريال|تومان)")


def _key(label: str) -> str:
    return search_key(label).replace(" ", "")


_FIELDS = {_key(label): field for label, field in _LABELS.items()}
_SURE = set(map(_key, (
    "سرشناسه", "عنوان و نام پدیدآور", "مشخصات نشر", "مشخصات ظاهری", "وضعیت فهرست نویسی", "شماره کتابشناسی ملی",
    "رده بندی کنگره", "شناسه افزوده", "شابک",
)))
_FIRST = (_key("سرشناسه"), _key("عنوان و نام پدیدآور"))


def recognises(source: Source) -> bool:
    """Whether at least three labels of the block stand at the starts of its first lines."""
    encoding = letters_of_text(source.head)
    if not encoding:
        return False
    labels = {label for label, _ in _labelled(source.head.decode(encoding, errors="replace")[:4000])}
    return len(labels & _SURE) >= 3


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each block."""
    encoding = source.choices.encoding or letters_of_text(source.head) or "utf-8"
    lines = _labelled(source.whole().decode(encoding, errors="replace"))
    for number, block in enumerate(_blocks(lines), 1):
        yield _draft(block, number)


def _labelled(text: str) -> list[tuple[str, str]]:
    """(label key, value) of each line; a line without a known label goes on with the value before."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        told = _LINE.match(line)
        if told and _key(told[1]) in _FIELDS:
            found.append((_key(told[1]), told[2].strip()))
        elif found and line.strip():
            label, value = found[-1]
            goes_on = label in (_key("موضوع"), _key("شناسه افزوده"), _key("شابک"))
            found[-1] = (label, f"{value}\n{line.strip()}" if goes_on else f"{value} {line.strip()}")
    return found


def _blocks(lines: list[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    """The lines of each block: a heading or title that comes a second time starts the next."""
    block: list[tuple[str, str]] = []
    for label, value in lines:
        seen = {name for name, _ in block}
        if label in _FIRST and (label in seen or (label == _FIRST[0] and _FIRST[1] in seen)):
            yield block
            block = []
        block.append((label, value))
    if block:
        yield block


def _draft(block: list[tuple[str, str]], number: int) -> Draft:
    draft = Draft(where=f"block {number}")
    names = {_key(label): label for label in _LABELS}
    original: dict[str, str] = {}
    for label, value in block:
        name = names[label]
        original[name] = f"{original[name]}\n{value}" if name in original else value
        _put(draft, _FIELDS[label], value)
    draft.original = original
    return draft


def _put(draft: Draft, field: str, value: str) -> None:
    match field:
        case "":
            return
        case "title_statement":
            split_title_statement(draft, value)
        case "imprint":
            split_imprint(draft, value)
        case "added":
            draft.people += [Person(name=one, role=_role_at_end(one)) for one in value.split("\n") if one.strip()]
        case "isbn":
            for line in value.split("\n"):
                draft.say("price", *_PRICE.findall(line)[:1])
                draft.say("isbn", _PRICE.sub(" ", line).strip(" :؛;"))
        case "subjects":
            draft.say("subjects", *value.split("\n"))
        case "dewey":
            # Copied from right to left, the parts round the decimal mark «/» change places: 1/158 is 158/1.
            draft.say("dewey", _dewey(value))
        case _:
            draft.say(field, value)


def _role_at_end(name: str) -> str:
    """The role a heading ends with («خوشدل، گیتی، ۱۳۲۵ - ، مترجم»), or empty text."""
    return role_of(re.split(r"[،,]", name)[-1].strip(" ."))


def _dewey(text: str) -> str:
    """A Dewey number with a point, its whole part (three digits) first."""
    left, mark, right = text.strip().partition("/")
    if mark and len(right) == 3 and len(left) != 3:
        left, right = right, left
    return f"{left}.{right}" if mark and right else left


def split_title_statement(draft: Draft, text: str) -> None:
    """«عنوان: عنوان فرعی / نام پدیدآوران» into its three parts."""
    title, slash, responsibility = text.partition(" / ") if " / " in text else text.partition("/")
    name, _, subtitle = title.partition(" : ") if " : " in title else title.partition(":")
    draft.say("title", name.partition(" = ")[0])
    draft.say("subtitle", subtitle.partition(" = ")[0])
    if slash:
        draft.say("responsibility", responsibility)


def split_imprint(draft: Draft, text: str) -> None:
    """«تهران: نشر نی، ۱۳۹۱.» into place, publisher and year."""
    found = _IMPRINT.match(text)
    if not found:
        draft.say("year", text)
        return
    for name in ("place", "publisher", "year"):
        draft.say(name, found[name])
