"""Turn a picture into a changed picture: one file for each effect."""

from functools import singledispatch

from PySide6.QtGui import QImage

from studio.scene import PictureEffect


@singledispatch
def changed(effect: PictureEffect, image: QImage, scale: float) -> QImage:  # noqa: ARG001 - the signature
    """`image` with `effect`, see-through where it was; `scale` is device px to a px of the page. New, of the same size.
    """
    raise TypeError(f"no effect for {type(effect).__name__}")


from studio.paint.effects import blur, duotone, tint  # noqa: E402 - each registers itself above

__all__ = ["blur", "changed", "duotone", "tint"]
