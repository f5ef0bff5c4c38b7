"""Turn a template folder into a Template and, filled with content, into a Document.

A template is a folder with `template.json` (a document with holes, and facts about it) and its own pictures. Holes are
slot names in braces: "{title}". A part of a text whose holes are all empty vanishes; so does a layer with nothing left
to show, and a box whose holes all came out empty. Nothing in a template runs, and no path leads out of its folder.
"""

from studio.template.facts import FILES, Sample, Slot, Template, TemplateForm
from studio.template.filling import evenly, fill, page_count
from studio.template.heads import knows_head, list_of, unknown_heads, words_of
from studio.template.keeping import keep_as_template, pack, unpack
from studio.template.loading import load_template, template, template_ids
from studio.template.refilling import adopted, begun, refilled, template_of
from studio.template.samples import LENGTHS, sample_contents
from studio.template.values import items_of

__all__ = [
    "FILES", "LENGTHS", "Sample", "Slot", "Template", "TemplateForm", "adopted", "begun", "evenly", "fill", "items_of",
    "keep_as_template", "knows_head", "list_of", "load_template", "pack", "page_count", "refilled", "sample_contents",
    "template", "template_ids", "template_of", "unknown_heads", "unpack", "words_of",
]  # fmt: skip
