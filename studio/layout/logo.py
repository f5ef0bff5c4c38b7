"""Turn a logo that would vanish into what lies behind it into one that stands on a plate.

The rule is that of words (WCAG 2.2, 1.4.11): what is drawn needs 3 : 1. Logos are of several colours, of which half
must have it; a white book in a green star is not seen as the star on green.
"""

from collections.abc import Sequence

from studio.document.model import Picture
from studio.layout.inks import Inks
from studio.palettes import LARGE_RATIO
from studio.values import BLACK, WHITE, Box, Colour

INSET = 0.1  # of the shorter side of its room: how far a logo stands inside its plate


def plate_of(logo: Picture, box: Box, inks: Inks) -> Colour | None:
    """The colour of the plate that `logo` needs in `box`; None where it stands out, or nobody knows its tones."""
    behind = inks.possible(box)
    if logo.role != "logo" or not logo.tones or all(_stands_out(logo.tones, colour) for colour in behind):
        return None
    palette = inks.palette
    plates = (palette.ground, palette.surface, WHITE, palette.ink, BLACK)
    return next(plate for plate in plates if _stands_out(logo.tones, plate))  # any tone does on white or on black


def _stands_out(tones: Sequence[float], behind: Colour) -> bool:
    light = behind.luminance
    seen = sum(max(tone, light) + 0.05 >= LARGE_RATIO * (min(tone, light) + 0.05) for tone in tones)
    return 2 * seen >= len(tones)
