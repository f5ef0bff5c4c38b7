"""Turn a picture into two colours and what lies between them."""

from collections.abc import Sequence

from PIL import Image
from PySide6.QtGui import QImage

from studio.paint.effects import changed
from studio.paint.pillow import to_pillow, to_qimage
from studio.scene import Duotone


@changed.register
def _(effect: Duotone, image: QImage, scale: float) -> QImage:  # noqa: ARG001 - has no lengths
    dark, light = effect.dark, effect.light
    ends = ((dark.red, light.red), (dark.green, light.green), (dark.blue, light.blue))
    tables = [[round(low + (high - low) * grey / 255) for grey in range(256)] for low, high in ends]
    return to_qimage(by_luminance(to_pillow(image), tables))


def by_luminance(image: Image.Image, tables: Sequence[Sequence[int]]) -> Image.Image:
    """`image` with what its luminance (0–255) finds in the tables for red, green and blue; alpha is kept."""
    grey = image.convert("L")
    made = Image.merge("RGB", [grey.point(list(table)) for table in tables])
    if image.mode == "RGBA":
        made.putalpha(image.getchannel("A"))
    return made
