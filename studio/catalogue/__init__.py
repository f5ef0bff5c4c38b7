"""Turn every list a librarian can export into content, one record at a time.

`read` looks at the bytes, finds the format and yields a `Reading` for each record: a clean Book, or the reason why
there is none. `Tally` counts them on the way. Nothing here holds more than one record, so a catalogue of any size
passes through little memory.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path

from studio.catalogue.books import finished
from studio.catalogue.formats import FORMATS, format_of
from studio.catalogue.pictures import Covers
from studio.catalogue.reading import LIMITS, NO_CHOICES, Choices, Limits, Reading
from studio.catalogue.report import Report, Tally, duplicates, set_aside, tally
from studio.catalogue.source import Source
from studio.catalogue.words import fault
from studio.content import Book
from studio.errors import InputFault

__all__ = ["FORMATS", "Choices", "Limits", "Reading", "Report", "Tally", "duplicates", "read", "set_aside", "tally"]


def read(origin: Path | bytes, *, limits: Limits = LIMITS, choices: Choices = NO_CHOICES) -> Iterator[Reading]:
    """The readings of a file, a folder or pasted bytes, in order; a generator throughout.

    A record that cannot be used comes as a Reading without a row and the reading goes on. Raises InputFault at once
    when nothing can be had: not a file, empty, unknown format, DOCTYPE, bomb, no column of titles, no record.
    """
    source = Source(origin, limits=limits, choices=choices)
    readings = _readings(source)
    first = next(readings, None)
    if first is None:
        raise fault("no-records", source.name)
    return chain([first], readings)


def _readings(source: Source) -> Iterator[Reading]:
    """Number the drafts of a source and finish them. What breaks a source after its first record ends it there."""
    number = 0
    covers = Covers(source.choices.covers) if source.choices.covers else None
    try:
        for number, draft in enumerate(format_of(source).drafts(source), 1):
            reading = finished(draft, number, source.name)
            yield _with_cover(reading, covers) if covers else reading
    except InputFault as broken:
        if not number:
            raise
        yield Reading(row=None, problems=(broken.problem,))


def _with_cover(reading: Reading, covers: Covers) -> Reading:
    """The reading with the cover found for its book."""
    row = reading.row
    if row is None or not isinstance(row.content, Book):
        return reading
    return replace(reading, row=replace(row, content=covers.matched(row.content)))
