"""Turn words into set lines: Persian typesetting in exact places, for stills and film alike.

    block = set_text("کتابخانهٔ ملی", Style(family="vazirmatn", weight=700), size=64, width=600)

Everything about shaping, direction, breaking and justification stays behind these functions. A Qt application is
made on first use where there is none.
"""

from studio.text.block import Align, Block, Digits, Direction, Line, Style
from studio.text.fit import fit
from studio.text.paragraph import lone_words, measure, natural_width, set_text

__all__ = [
    "Align", "Block", "Digits", "Direction", "Line", "Style", "fit", "lone_words", "measure", "natural_width",
    "set_text",
]
