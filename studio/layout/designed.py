"""Turn a title and an author into a designed cover: what stands in for the picture of a cover that is not there.

Which of the designs and which palette a book gets depends on its `seed` (its title), so it always looks the same.
"""

from collections.abc import Iterator
from zlib import crc32

from studio.document.model import Picture
from studio.layout.ornament.covers import STYLES, cover_ground
from studio.layout.words import glyph_items
from studio.palettes import load_palettes
from studio.scene import Group, Item, Outline, Path, Shadow
from studio.text import Style, fit
from studio.values import Box, Colour

_TITLE_SHARE = 0.64  # of the text box's height; the author has the rest


def designed_cover(layer: Picture, box: Box, clip: Outline, shadow: Shadow | None) -> Iterator[Item]:
    """The items of a cover with the words of `layer` in `box`, cut to `clip`; none where there is no room."""
    if box.width < 1 or box.height < 1:
        return
    number = crc32((layer.seed or layer.title).encode())
    palettes = tuple(load_palettes())
    palette = palettes[number // len(STYLES) % len(palettes)]
    ground = cover_ground(number % len(STYLES), box, palette, seed=number)
    if shadow is not None:
        yield Path(outline=clip, fill=palette.ground, shadow=shadow)
    key = ("cover", number % len(STYLES), palette.id, number, box)
    yield Group(items=ground.items, clip=clip, key=key, box=box)
    yield from _words(layer, ground.words, ground.ink, ground.ink_2)


def _words(layer: Picture, box: Box, ink: Colour, ink_2: Colour) -> Iterator[Item]:
    title = Style(family="lalezar", align="center", balance=True, line_height=1.3)
    author = Style(family="vazirmatn", weight=500, align="center")
    high = box.height * _TITLE_SHARE
    w = box.width
    block = fit(layer.title, title, width=w, height=high, smallest=w * 0.07, largest=w * 0.24, max_lines=4)
    yield from glyph_items(block, box.x, box.y, ink)
    if not layer.author:
        return
    low = box.height - high
    block = fit(layer.author, author, width=w, height=low, smallest=w * 0.055, largest=w * 0.1, max_lines=2)
    yield from glyph_items(block, box.x, box.bottom - block.height, ink_2)
