"""Turn the bytes of an ISO 2709 file into MARC records, whatever its lengths and flags claim.

pymarc stops for good at the first wrong length; here byte 0x1D alone ends a record, so one bad record costs one
record. Layout: ISO 2709:2008; MARC 21 Specifications, "Record Structure".
"""

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO

from studio.catalogue.encodings import decoded
from studio.catalogue.marc_card import draft_from
from studio.catalogue.reading import Draft
from studio.catalogue.record import Record
from studio.catalogue.source import Source
from studio.catalogue.words import problem

END_OF_RECORD, END_OF_FIELD = b"\x1d", b"\x1e"
_BETWEEN = b"\r\n\x00\x1a \xef\xbb\xbf"
_CHUNK = 256 << 10
_LEADER = 24
_ENTRY = 12
_LOOKS = re.compile(rb"[\r\n\x00\x1a \xef\xbb\xbf]{0,64}[\d ]{5}")


def recognises(source: Source) -> bool:
    """Whether it starts with a length and has the marks of ISO 2709 in its first 64 KB; no text file holds those."""
    return bool(_LOOKS.match(source.head)) and END_OF_FIELD in source.head


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each record of the file, in order."""
    encodings_told: set[str] = set()
    with source.open() as file:
        for number, (position, data, whole) in enumerate(raw_records(file, source.limits.record), 1):
            yield _draft(data, f"record {number} at byte {position}", whole, source, encodings_told)


def raw_records(file: BinaryIO, longest: int) -> Iterator[tuple[int, bytes, bool]]:
    """(byte position, bytes without the end mark, whether the end mark was there) of each record.

    Newlines, zeros, spaces and byte order marks between records are no part of them. Bytes beyond `longest` in one
    record are dropped, so a file without any end mark cannot fill the memory.
    """
    rest, start, lost = b"", 0, 0
    while chunk := file.read(_CHUNK):
        *ended, rest_of_chunk = chunk.split(END_OF_RECORD)
        for piece in ended:
            data = rest + piece
            if record := data.lstrip(_BETWEEN):
                yield start + len(data) - len(record), record, lost == 0
            start += len(data) + 1 + lost
            rest, lost = b"", 0
        rest += rest_of_chunk
        if len(rest) > longest:
            lost += len(rest) - longest
            rest = rest[:longest]
    if record := rest.strip(_BETWEEN):
        yield start + len(rest) - len(rest.lstrip(_BETWEEN)), record, False


def parsed(data: bytes, encoding: str = "") -> tuple[Record, str, str]:
    """(record, encoding found, what had to be repaired) of one record's bytes. Raises ValueError when it is none."""
    head, mark, body = data.partition(END_OF_FIELD)
    directory = head[_LEADER:]
    if not mark or len(directory) < _ENTRY:
        raise ValueError("there is no directory")
    count = len(directory) // _ENTRY
    cells = struct.unpack_from("3s4s5s" * count, directory)
    tags = [tag.decode("latin-1") for tag in cells[::3]]
    text, found = decoded(body, unimarc="245" not in tags, encoding=encoding)
    pieces = text.split("\x1e")
    if pieces and not pieces[-1]:
        pieces.pop()
    fault = _fault(data, directory, pieces, tags)
    places = cells[2::3]
    if list(places) != sorted(places):  # the fields stand in another order than the directory names them
        pieces = _by_place(body, list(zip(places, cells[1::3], strict=True)), encoding) or pieces
    return Record(head[:_LEADER].decode("latin-1"), tags, pieces), found, fault


def _fault(data: bytes, directory: bytes, pieces: list[str], tags: list[str]) -> str:
    """What is wrong with the frame of a record, in words; empty when nothing is."""
    if len(directory) % _ENTRY:
        return "the directory is damaged"
    if len(pieces) != len(tags):
        return f"the directory names {len(tags)} fields and there are {len(pieces)}"
    told = data[:5]
    if told.isdigit() and int(told) not in (len(data) + 1, 99999):
        return "the length it gives is wrong"
    return ""


def _by_place(body: bytes, entries: list[tuple[bytes, bytes]], encoding: str) -> list[str]:
    """The fields from where the directory says they are; nothing unless each of them ends there."""
    found = []
    for place, size in entries:
        if not (place.isdigit() and size.isdigit()):
            return []
        start, length = int(place), int(size)
        piece = body[start : start + length]
        if not piece.endswith(END_OF_FIELD) or END_OF_FIELD in piece[:-1]:
            return []
        found.append(decoded(piece[:-1], encoding=encoding)[0])
    return found


def _draft(data: bytes, where: str, whole: bool, source: Source, told: set[str]) -> Draft:
    if not whole:
        cut = problem("record-cut", f"{source.name}, {where}")
        return Draft(where=where, unusable=True, raw=data, problems=[cut])
    try:
        record, encoding, fault = parsed(data, source.choices.encoding)
    except (ValueError, LookupError) as error:
        damage = problem("damaged-record", f"{source.name}, {where}", error)
        return Draft(where=where, unusable=True, raw=data, problems=[damage])
    draft = draft_from(record, where)
    draft.raw = data
    if fault or encoding not in ("ASCII", "UTF-8") or record.leader[9:10] != "a":
        _explain(draft, record, encoding, fault, source, told)
    return draft


def _explain(draft: Draft, record: Record, encoding: str, fault: str, source: Source, told: set[str]) -> None:
    """Say what had to be repaired or guessed; what concerns the whole file only once (`told`)."""
    place = f"{source.name}, {draft.where}"
    if fault:
        draft.repaired = True
        draft.problems.append(problem("record-repaired", place, fault))
    if encoding == "damaged UTF-8":
        draft.problems.append(problem("damaged-letters", place, draft.said.get("title", [""])[0]))
    elif encoding not in ("ASCII", "UTF-8", "MARC-8") and encoding not in told:
        told.add(encoding)
        draft.problems.append(problem("encoding-guessed", place, encoding))
    flag = "UTF-8" if record.leader[9:10] == "a" else "MARC-8"
    if encoding in ("UTF-8", "MARC-8") and encoding != flag and "245" in record.tags and "flag" not in told:
        told.add("flag")
        draft.problems.append(problem("encoding-flag", source.name, flag))
