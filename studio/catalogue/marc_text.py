"""Turn MARC written as text (MarcEdit's .mrk, Aleph's sequential form) into MARC records."""

import codecs
import io
import re
from collections.abc import Iterator
from itertools import groupby

from studio.catalogue.encodings import letters_of_text
from studio.catalogue.marc_card import draft_from
from studio.catalogue.reading import Draft
from studio.catalogue.record import MARK, Record
from studio.catalogue.source import Source

_MRK = re.compile(r"\ufeff?\s*=LDR\s\s")
_MRK_LINE = re.compile(r"=(\w{3})  (.*)")
_ALEPH_LINE = re.compile(r"(\d{9}) (\w{3})(.)(.) L (.*)")
_LONGEST_LINE = 1 << 20
_NAMED = {"{dollar}": "$", "{lcub}": "{", "{rcub}": "}", "{bsol}": "\\", "{esc}": ""}


def recognises(source: Source) -> bool:
    """Whether it starts with a leader line of MarcEdit or a line of Aleph."""
    text = source.head[:400].decode("utf-8", errors="replace")
    return bool(_MRK.match(text) or _ALEPH_LINE.match(text.removeprefix("\ufeff")))


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each record."""
    encoding = source.choices.encoding or letters_of_text(source.head) or "utf-8"
    with source.open() as file:
        lines = _lines(codecs.getreader(encoding)(file, errors="replace"))
        aleph = bool(_ALEPH_LINE.match(source.head[:400].decode("utf-8", errors="replace").removeprefix("\ufeff")))
        for number, fields in enumerate(_aleph(lines) if aleph else _mrk(lines), 1):
            leader = next((text for tag, text in fields if tag == "LDR"), "")
            kept = [field for field in fields if field[0] != "LDR"]
            record = Record(leader, [tag for tag, _ in kept], [text for _, text in kept])
            yield draft_from(record, f"record {number}")


def _lines(text: io.TextIOBase) -> Iterator[str]:
    while line := text.readline(_LONGEST_LINE):
        yield line.rstrip("\r\n").removeprefix("\ufeff")


def _mrk(lines: Iterator[str]) -> Iterator[list[tuple[str, str]]]:
    """The fields of each record; an empty line ends one."""
    for is_field, group in groupby(lines, key=lambda line: line.startswith("=")):
        if is_field:
            yield [_mrk_field(found[1], found[2]) for line in group if (found := _MRK_LINE.match(line))]


def _mrk_field(tag: str, text: str) -> tuple[str, str]:
    if tag == "LDR" or tag < "010":
        return tag, text.replace("\\", " ")
    text = text[:2].replace("\\", " ") + text[2:].replace("$", MARK)
    for name, sign in _NAMED.items():
        text = text.replace(name, sign)
    return tag, text


def _aleph(lines: Iterator[str]) -> Iterator[list[tuple[str, str]]]:
    """The fields of each record; the number before each line says which it belongs to."""
    found = filter(None, map(_ALEPH_LINE.match, lines))
    for _, group in groupby(found, key=lambda line: line[1]):
        yield [_aleph_field(line) for line in group]


def _aleph_field(line: re.Match[str]) -> tuple[str, str]:
    tag, text = line[2], line[5]
    return (tag, line[3] + line[4] + text.replace("$$", MARK)) if "$$" in text else (tag, text.replace("^", " "))
