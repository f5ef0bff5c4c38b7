"""Turn a template, content and the user's brand into the document a design begins with."""

from collections.abc import Sequence
from dataclasses import replace

from studio.brand import Brand, brand_values
from studio.content import Content
from studio.document.model import Document
from studio.template import begun, sample_contents, template


def design_of(template_id: str, contents: Sequence[Content], brand: Brand, language: str = "fa") -> Document:
    """The document of the template filled with `contents`, or with its sample, in the brand's colours and fonts.

    Raises InputFault when there is no such template.
    """
    source = template(template_id)
    words = {}
    if not contents:
        contents, words = sample_contents(source, language)
    return branded(begun(source, contents, brand_values(brand), words, language=language), brand)


def branded(document: Document, brand: Brand) -> Document:
    """The brand's palette and fonts over the template's own."""
    colours = brand.colours if brand.palette or brand.colours else document.colours
    return replace(document, palette=brand.palette or document.palette, colours=colours,
                   fonts={**document.fonts, **brand.fonts})
