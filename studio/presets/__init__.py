"""Turn the published figures of every service into presets: the size, format and limits of one place to post to.

The data are `assets/presets/<platform>.toml`, one line a figure with its source; a user's file has the same form and
adds to ours or overrides it. Limits said in MB count 1,000,000 bytes: services mean that or 1,048,576 and rarely say
which, so the smaller one is always under the limit. For the same reason 1 GB is 1,000 MB.
"""

from studio.presets.choice import Presets, suitable
from studio.presets.file import load_presets
from studio.presets.model import CARD_KINDS, CLIP_KINDS, FORMATS, KINDS, MB, SHAPES, Platform, Preset, Video

__all__ = [
    "CARD_KINDS", "CLIP_KINDS", "FORMATS", "KINDS", "MB", "SHAPES", "Platform", "Preset", "Presets", "Video",
    "load_presets", "suitable",
]
