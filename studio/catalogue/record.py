"""Turn a MARC record of any carrier (ISO 2709, XML, JSON, text) into one form, with its linked script fields."""

import re
from collections.abc import Iterable, Iterator, Mapping

MARK = "\x1f"
_LINK = re.compile(r"\x1f6(\d{3})-(\d\d)")
_ELSEWHERE = re.compile(r"\x1f6880-(\d\d)")


class Record:
    """A MARC record: its leader and its fields as (tag, text), the text as ISO 2709 writes it.

    A data field's text is two indicators, then for each subfield U+001F, its code and its value.
    """

    __slots__ = ("_by_tag", "_linked", "fields", "leader")

    def __init__(self, leader: str, fields: Iterable[tuple[str, str]]) -> None:
        self.leader = leader
        self.fields = list(fields)
        by_tag: dict[str, list[str]] = {}
        for tag, text in self.fields:
            by_tag.setdefault(tag, []).append(text)
        self._by_tag = by_tag
        linked: dict[tuple[str, str], str] = {}
        for text in by_tag.get("880", ()):
            found = _LINK.search(text)
            if found and found[2] != "00":
                linked[found[1], found[2]] = text
        self._linked = linked

    def __contains__(self, tag: str) -> bool:
        return tag in self._by_tag

    def control(self, tag: str) -> str:
        """The text of a control field, or empty text."""
        return self._by_tag.get(tag, ("",))[0]

    def all(self, *tags: str) -> Iterator[str]:
        """The fields with these tags as written, in order of the tags."""
        for tag in tags:
            yield from self._by_tag.get(tag, ())

    def shown(self, *tags: str) -> Iterator[str]:
        """These fields; where field 880 holds the original script, that one instead."""
        for _, script, _ in self.pairs(*tags):
            yield script

    def pairs(self, *tags: str) -> Iterator[tuple[str, str, str]]:
        """(tag, the field in its original script, the field as written) of these fields."""
        for tag in tags:
            for text in self._by_tag.get(tag, ()):
                yield tag, self._script_of(tag, text), text

    def _script_of(self, tag: str, text: str) -> str:
        """The 880 field paired with a field: 245 $6 880-02 belongs to 880 $6 245-02 (the script code is optional)."""
        if not self._linked or "\x1f6880-" not in text:
            return text
        found = _ELSEWHERE.search(text)
        return self._linked.get((tag, found[1]), text) if found else text

    def unlinked(self, tag: str) -> Iterator[str]:
        """880 fields for `tag` that belong to no other field (occurrence 00)."""
        for text in self._by_tag.get("880", ()):
            if f"\x1f6{tag}-00" in text:
                yield text


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


class Original(Mapping[str, str]):
    """What a record said, by tag, before any cleaning: "245" → "10$aTitle /$cName"; repeats follow on new lines."""

    __slots__ = ("_fields",)

    def __init__(self, fields: list[tuple[str, str]]) -> None:
        self._fields = fields

    def __getitem__(self, tag: str) -> str:
        texts = [text.replace(MARK, "$") for known, text in self._fields if known == tag]
        if not texts:
            raise KeyError(tag)
        return "\n".join(texts)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(tag for tag, _ in self._fields))

    def __len__(self) -> int:
        return len({tag for tag, _ in self._fields})
