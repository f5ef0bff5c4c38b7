"""Turn a picture into a changed picture: one file for each effect."""

from functools import singledispatch

from PIL import Image

from studio.scene import PictureEffect


@singledispatch
def changed(effect: PictureEffect, image: Image.Image, scale: float) -> Image.Image:  # noqa: ARG001 - the signature
    """`image` (RGB or RGBA) with `effect`; `scale` is device px to a px of the page. New, same size and mode."""
    raise TypeError(f"no effect for {type(effect).__name__}")


from studio.paint.effects import blur, duotone, tint  # noqa: E402 - each registers itself above

__all__ = ["blur", "changed", "duotone", "tint"]
