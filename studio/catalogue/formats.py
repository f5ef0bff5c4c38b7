"""Turn a source into drafts with the first format of the table that recognises its bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from studio.catalogue import csv_file, iso2709, json_file, xlsx_file
from studio.catalogue.reading import Draft
from studio.catalogue.source import Source
from studio.catalogue.words import fault


@dataclass(frozen=True, kw_only=True)
class Format:
    """One kind of source: its name for people, how its bytes are known, and its reader."""

    name: str
    recognises: Callable[[Source], bool]
    drafts: Callable[[Source], Iterator[Draft]]


# In this order: what is sure by its bytes first, separated text last.
FORMATS = (
    Format(name="XLSX", recognises=xlsx_file.recognises, drafts=xlsx_file.drafts),
    Format(name="MARC (ISO 2709)", recognises=iso2709.recognises, drafts=iso2709.drafts),
    Format(name="JSON", recognises=json_file.recognises, drafts=json_file.drafts),
    Format(name="CSV", recognises=csv_file.recognises, drafts=csv_file.drafts),
)


def format_of(source: Source) -> Format:
    """The format of `source`. Raises InputFault when it is none of them."""
    for known in FORMATS:
        if known.recognises(source):
            return known
    raise fault("unknown-format", source.name)
