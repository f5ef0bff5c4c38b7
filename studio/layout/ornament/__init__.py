"""Turn the name of an ornament into outlines over a box: girih, khatam, brick, scrolls, marbling, plain geometry.

Everything is computed, seeded and vector; colours come from the caller. An ornament has up to two tones: the drawing
(0) and a quiet filling (1), which is left out when only one colour is given.
"""

from studio.layout.ornament.catalogue import Kind, Pattern, kinds, pattern, pattern_items
from studio.layout.ornament.parts import Part

__all__ = ["Kind", "Part", "Pattern", "kinds", "pattern", "pattern_items"]
