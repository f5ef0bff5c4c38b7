"""Turn a source into drafts with the first format of the table that recognises its bytes."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from studio.catalogue import (
    bibtex,
    cover_folder,
    csv_file,
    dublin_core,
    epub,
    excel_xml,
    fipa,
    html_table,
    iso2709,
    json_file,
    marc_json,
    marc_text,
    marcxml,
    mods,
    onix,
    pdf,
    ris,
    sayings,
    xlsx_file,
)
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
    Format(name="folder of covers", recognises=cover_folder.recognises, drafts=cover_folder.drafts),
    Format(name="EPUB", recognises=epub.recognises, drafts=epub.drafts),
    Format(name="XLSX", recognises=xlsx_file.recognises, drafts=xlsx_file.drafts),
    Format(name="PDF", recognises=pdf.recognises, drafts=pdf.drafts),
    Format(name="MARC (ISO 2709)", recognises=iso2709.recognises, drafts=iso2709.drafts),
    Format(name="HTML table", recognises=html_table.recognises, drafts=html_table.drafts),
    Format(name="Excel XML (2003)", recognises=excel_xml.recognises, drafts=excel_xml.drafts),
    Format(name="MARCXML", recognises=marcxml.recognises, drafts=marcxml.drafts),
    Format(name="MODS", recognises=mods.recognises, drafts=mods.drafts),
    Format(name="ONIX", recognises=onix.recognises, drafts=onix.drafts),
    Format(name="Dublin Core", recognises=dublin_core.recognises, drafts=dublin_core.drafts),
    Format(name="MARC-in-JSON", recognises=marc_json.recognises, drafts=marc_json.drafts),
    Format(name="MARC as text", recognises=marc_text.recognises, drafts=marc_text.drafts),
    Format(name="JSON", recognises=json_file.recognises, drafts=json_file.drafts),
    Format(name="RIS", recognises=ris.recognises, drafts=ris.drafts),
    Format(name="BibTeX", recognises=bibtex.recognises, drafts=bibtex.drafts),
    Format(name="FIPA text", recognises=fipa.recognises, drafts=fipa.drafts),
    Format(name="sayings", recognises=sayings.recognises, drafts=sayings.drafts),
    Format(name="CSV", recognises=csv_file.recognises, drafts=csv_file.drafts),
)


def format_of(source: Source) -> Format:
    """The format of `source`. Raises InputFault when it is none of them."""
    for known in FORMATS:
        if known.recognises(source):
            return known
    raise fault("unknown-format", source.name)
