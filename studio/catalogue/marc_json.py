"""Turn MARC-in-JSON (Ross Singer's form, as pymarc, Koha and yaz write it) into MARC records."""

from collections.abc import Iterator
from typing import Any

from studio.catalogue import json_file
from studio.catalogue.marc_card import draft_from
from studio.catalogue.reading import Draft
from studio.catalogue.record import MARK, Record
from studio.catalogue.source import Source
from studio.catalogue.words import problem


def recognises(source: Source) -> bool:
    """Whether it is JSON with a leader and fields."""
    return json_file.recognises(source) and b'"leader"' in source.head and b'"fields"' in source.head


def drafts(source: Source) -> Iterator[Draft]:
    """A draft for each record."""
    for number, value in enumerate(json_file.values(source), 1):
        where = f"record {number}"
        record = _record(value)
        if record is None:
            found = problem("damaged-record", f"{source.name}, {where}", "it has no fields")
            yield Draft(where=where, unusable=True, problems=[found])
        else:
            yield draft_from(record, where)


def _record(value: Any) -> Record | None:
    if not isinstance(value, dict) or not isinstance(value.get("fields"), list):
        return None
    told = [pair for field in value["fields"] if isinstance(field, dict) for pair in field.items()]
    tags = [str(tag).zfill(3) for tag, _ in told]
    return Record(str(value.get("leader", "")), tags, [_text(held) for _, held in told])


def _text(held: Any) -> str:
    if not isinstance(held, dict):
        return str(held)
    parts = [str(held.get("ind1") or " ")[:1] + str(held.get("ind2") or " ")[:1]]
    subfields = held.get("subfields")
    for subfield in subfields if isinstance(subfields, list) else []:
        if isinstance(subfield, dict):
            parts += [f"{code[:1]}{value}" for code, value in subfield.items() if value is not None]
    return MARK.join(parts)
