"""Turn a MARC record of any dialect into a draft: MARC 21 and UNIMARC give the same fields other numbers."""

from studio.catalogue import marc21, unimarc
from studio.catalogue.reading import Draft
from studio.catalogue.record import Original, Record


def draft_from(record: Record, where: str) -> Draft:
    """The draft of one record that stood at `where`. A title in 200 and none in 245 is UNIMARC (or IRANMARC)."""
    draft = Draft(where=where, original=Original(record))
    dialect = unimarc if "200" in record.tags and "245" not in record.tags else marc21
    dialect.fill(draft, record)
    return draft
