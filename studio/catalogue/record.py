"""Turn a MARC record of any carrier (ISO 2709, XML, JSON, text) into one form, with its linked script fields."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

MARK = "\x1f"


class Record:
    """A MARC record: its leader and its fields as (tag, text), the text as ISO 2709 writes it.

    A data field's text is two indicators, then for each subfield U+001F, its code and its value.
    """

    __slots__ = ("_linked", "by_tag", "leader")

    def __init__(self, leader: str, fields: Iterable[tuple[str, str]]) -> None:
        self.leader = leader
        by_tag: dict[str, list[str]] = defaultdict(list)
        for tag, text in fields:
            by_tag[tag].append(text)
        linked: dict[tuple[str, str], str] = {}
        for text in by_tag.get("880", ()):
            if text[2:4] == "\x1f6" and text[8:10] != "00" and "\x1fa" in text:
                linked[text[4:7], text[8:10]] = text
        self.by_tag, self._linked = by_tag, linked

    def __contains__(self, tag: str) -> bool:
        return tag in self.by_tag

    def control(self, tag: str) -> str:
        """The text of a control field, or empty text."""
        return self.by_tag.get(tag, ("",))[0]

    def all(self, *tags: str) -> list[str]:
        """The fields with these tags as written, in order of the tags."""
        return [text for tag in tags if tag in self.by_tag for text in self.by_tag[tag]]

    def shown(self, *tags: str) -> list[str]:
        """These fields; where field 880 holds the original script, that one instead."""
        linked = self._linked
        texts = [(tag, text) for tag in tags if tag in self.by_tag for text in self.by_tag[tag]]
        return [_script_of(tag, text, linked) for tag, text in texts] if linked else [text for _, text in texts]

    def pairs(self, *tags: str) -> list[tuple[str, str, str]]:
        """(tag, the field in its original script, the field as written) of these fields."""
        texts = [(tag, text) for tag in tags if tag in self.by_tag for text in self.by_tag[tag]]
        return [(tag, _script_of(tag, text, self._linked), text) for tag, text in texts]

    def unlinked(self, tag: str) -> Iterator[str]:
        """880 fields for `tag` that belong to no other field (occurrence 00)."""
        for text in self.by_tag.get("880", ()):
            if f"\x1f6{tag}-00" in text:
                yield text


def _script_of(tag: str, text: str, linked: dict[tuple[str, str], str]) -> str:
    """The 880 field paired with a field: 245 $6 880-02 belongs to 880 $6 245-02 (a script code may follow)."""
    at = text.find("\x1f6880-") if linked else -1
    return text if at < 0 else linked.get((tag, text[at + 6 : at + 8]), text)


def subfields(text: str) -> Iterator[tuple[str, str]]:
    """(code, value) of each subfield of a data field."""
    for piece in text.split(MARK)[1:]:
        if piece:
            yield piece[0], piece[1:]


def values(text: str, codes: str) -> list[str]:
    """The values of the subfields with these codes, in the order of the field."""
    return [piece[1:] for piece in text.split(MARK)[1:] if piece and piece[0] in codes]


def first(text: str, code: str) -> str:
    """The first value of subfield `code`, or empty text."""
    at = text.find(MARK + code)
    if at < 0:
        return ""
    end = text.find(MARK, at + 1)
    return text[at + 2 :] if end < 0 else text[at + 2 : end]


def in_series(name: str, number: str) -> str:
    """The name of a series with the number in it, parted as its script does."""
    return f"{name}{' ; ' if name.isascii() else '؛ '}{number}" if name and number else name


class Original(Mapping[str, str]):
    """What a record said, by tag, before any cleaning: "245" → "10$aTitle /$cName"; repeats follow on new lines."""

    __slots__ = ("_by_tag",)

    def __init__(self, by_tag: dict[str, list[str]]) -> None:
        self._by_tag = by_tag

    def __getitem__(self, tag: str) -> str:
        if tag not in self._by_tag:
            raise KeyError(tag)
        return "\n".join(text.replace(MARK, "$") for text in self._by_tag[tag])

    def __iter__(self) -> Iterator[str]:
        return iter(self._by_tag)

    def __len__(self) -> int:
        return len(self._by_tag)
