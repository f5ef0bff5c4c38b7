"""Turn a MARC record of any carrier (ISO 2709, XML, JSON, text) into one form, with its linked script fields."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from studio.catalogue.reading import Draft

MARK = "\x1f"
Filler = Callable[[Draft, str], None]
"""Puts what one field says into a draft."""


class Record:
    """A MARC record: its leader, and its fields as tags and texts side by side, a text as ISO 2709 writes it.

    A data field's text is two indicators, then for each subfield U+001F, its code and its value.
    """

    __slots__ = ("_linked", "leader", "tags", "texts")

    def __init__(self, leader: str, tags: Iterable[str], texts: Iterable[str]) -> None:
        self.leader, self.tags, self.texts = leader, list(tags), list(texts)
        self._linked = self._scripts() if "880" in self.tags else {}

    def _scripts(self) -> dict[tuple[str, str], str]:
        """The 880 fields by what they belong to: $6 245-02/(3/r → ("245", "02"); 00 belongs to nothing."""
        held = (text for tag, text in zip(self.tags, self.texts, strict=False) if tag == "880")
        return {
            (text[4:7], text[8:10]): text
            for text in held
            if text[2:4] == "\x1f6" and text[8:10] != "00" and "\x1fa" in text
        }

    def fill(self, draft: Draft, fillers: Mapping[str, Filler]) -> None:
        """Give each field to the filler of its tag, in order; where 880 holds its original script, that instead.

        245 $6 880-02 is paired with 880 $6 245-02; a script code may follow and is not needed.
        """
        linked = self._linked
        for tag, text in zip(self.tags, self.texts, strict=False):
            filler = fillers.get(tag)
            if filler is None:
                continue
            if linked and text.startswith("\x1f6880-", 2):
                text = _script(linked, tag, text)
            filler(draft, text)


def _script(linked: Mapping[tuple[str, str], str], tag: str, text: str) -> str:
    """The field in its original script, with the role ($e, $4) that only its romanised twin may tell."""
    script = linked.get((tag, text[8:10]))
    if script is None:
        return text
    if not ("\x1fe" in text or "\x1f4" in text) or "\x1fe" in script or "\x1f4" in script:
        return script
    return script + "".join(f"{MARK}{code}{value}" for code, value in subfields(text) if code in "e4")


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

    __slots__ = ("_tags", "_texts")

    def __init__(self, record: Record) -> None:
        self._tags, self._texts = record.tags, record.texts

    def __getitem__(self, tag: str) -> str:
        told = [text for known, text in zip(self._tags, self._texts, strict=False) if known == tag]
        if not told:
            raise KeyError(tag)
        return "\n".join(text.replace(MARK, "$") for text in told)

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys(self._tags))

    def __len__(self) -> int:
        return len(set(self._tags))
