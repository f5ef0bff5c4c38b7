"""Turn a layout's answer into its finished form: four kinds of items at fixed places, and how they go on in time.

Painters and writers see nothing else. Everything here is a frozen value without Qt, so a scene can be pickled,
compared and sent to another process. All lengths are px of the page, y grows downwards, the origin is the left top.
"""

from studio.scene.frames import Frame, Link, Scene
from studio.scene.items import (
    IDENTITY,
    Blend,
    Blur,
    Duotone,
    Fill,
    GlyphRun,
    Glyphs,
    Group,
    Item,
    LetterFill,
    LinearGradient,
    Move,
    Outline,
    Path,
    Picture,
    PictureEffect,
    Plays,
    RadialGradient,
    Shadow,
    Step,
    Stop,
    Stroke,
    Tint,
    Transform,
    by_fill,
    casting,
    ellipse,
    polygon,
    rectangle,
    walk,
)

__all__ = [
    "IDENTITY", "Blend", "Blur", "Duotone", "Fill", "Frame", "GlyphRun", "Glyphs", "Group", "Item", "LetterFill",
    "LinearGradient", "Link", "Move", "Outline", "Path", "Picture", "PictureEffect", "Plays", "RadialGradient", "Scene",
    "Shadow", "Step", "Stop", "Stroke", "Tint", "Transform", "by_fill", "casting", "ellipse", "polygon", "rectangle",
    "walk",
]
