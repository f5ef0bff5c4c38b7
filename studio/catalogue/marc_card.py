"""Turn a MARC record of any dialect into a draft: MARC 21 and UNIMARC give the same fields other numbers."""

from studio.catalogue import marc21
from studio.catalogue.reading import Draft
from studio.catalogue.record import Original, Record


def draft_from(record: Record, where: str) -> Draft:
    """The draft of one record that stood at `where`."""
    draft = Draft(where=where, original=Original(record.by_tag))
    marc21.fill(draft, record)
    return draft
