"""Turn JSON into drafts: a list of objects, one object per line, or a list inside an object."""

import codecs
import json
from collections.abc import Iterator
from typing import Any

from studio.catalogue import rows
from studio.catalogue.headers import field_of, rank_of
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import fault, problem

_CHUNK = 256 << 10
_NAMES = ("name", "title", "value", "label", "fullName", "text")
_DEEPEST = 4
_SPACE = " \t\r\n,\ufeff\x1e"


def recognises(source: Source) -> bool:
    """Whether the first sign is a bracket of JSON."""
    return source.head.removeprefix(codecs.BOM_UTF8).lstrip()[:1] in (b"[", b"{")


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each object."""
    for number, value in enumerate(values(source), 1):
        draft = _draft(value, number, source)
        yield draft


def values(source: Source) -> Iterator[Any]:
    """The objects of the list, one by one. Raises InputFault where the text stops being JSON."""
    try:
        for value in _stream(source):
            yield from _unpacked(value)
    except (ValueError, RecursionError) as error:
        raise fault("damaged-file", source.name, error) from error


def _unpacked(value: Any) -> list[Any]:
    """The longest list of objects in an object that only wraps it; else the object itself."""
    if not isinstance(value, dict) or "leader" in value or any(field_of(key) in ("title", "isbn") for key in value):
        return [value]
    inner = [item for held in value.values() for item in ([held] if isinstance(held, list) else _lists(held))]
    longest = max(inner, key=len, default=[])
    return longest if longest and all(isinstance(item, dict) for item in longest) else [value]


def _lists(held: Any) -> list[list[Any]]:
    return [item for item in held.values() if isinstance(item, list)] if isinstance(held, dict) else []


def _stream(source: Source) -> Iterator[Any]:
    """Every value of a list, or every value that follows another, holding no more than one of them."""
    decoder, text = json.JSONDecoder(), ""
    with source.open() as file:
        read = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")
        more, inside = True, None
        while more or text:
            chunk = file.read(_CHUNK) if more else b""
            more = bool(chunk)
            text = (text + read.decode(chunk, not more)).lstrip(_SPACE)
            if inside is None and text:
                inside = text[0] == "["
                text = text[1:] if inside else text
            text = yield from _complete(decoder, text, last=not more, source=source)
            if text.startswith("]"):
                return


def _complete(decoder: json.JSONDecoder, text: str, *, last: bool, source: Source):
    """Yield the values that are whole in `text`; return what is left."""
    while text := text.lstrip(_SPACE):
        if text[0] == "]":
            return text
        try:
            value, end = decoder.raw_decode(text)
        except ValueError:
            if last or len(text) > source.limits.document:
                raise
            return text
        if end == len(text) and not last:
            return text
        yield value
        text = text[end:]
    return text


def _draft(value: Any, number: int, source: Source) -> Draft:
    where = f"item {number}"
    if not isinstance(value, dict):
        place = f"{source.name}, {where}"
        return Draft(where=where, unusable=True, problems=[problem("damaged-record", place, "not an object")])
    told = sorted(_leaves(value, 0), key=lambda leaf: (leaf[0], rank_of(leaf[1])))
    raw = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    draft = Draft(where=where, original=_original(told), raw=raw)
    for _, key, text in told:
        if field := field_of(key):
            rows.put(draft, field, text)
    return draft


def _original(told: list[tuple[int, str, str]]) -> dict[str, str]:
    original: dict[str, str] = {}
    for _, key, text in told:
        original[key] = f"{original[key]}\n{text}" if key in original else text
    return original


def _leaves(value: dict[str, Any], depth: int) -> Iterator[tuple[int, str, str]]:
    """(depth, key, text) of everything an object says; an object with a name stands for that name."""
    for key, held in value.items():
        for item in held if isinstance(held, list) else [held]:
            if isinstance(item, dict):
                name = next((item[word] for word in _NAMES if isinstance(item.get(word), str)), None)
                if name is not None and (depth or field_of(key)):
                    yield depth, key, name
                elif depth < _DEEPEST:
                    yield from _leaves(item, depth + 1)
            elif isinstance(item, str | int | float) and not isinstance(item, bool):
                yield depth, key, str(item)
