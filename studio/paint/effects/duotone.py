"""Turn a picture into two colours and what lies between them."""

from collections.abc import Sequence

from PIL import Image

from studio.paint.effects import changed
from studio.scene import Duotone


@changed.register
def _(effect: Duotone, image: Image.Image, scale: float) -> Image.Image:  # noqa: ARG001 - has no lengths
    dark, light = effect.dark, effect.light
    ends = ((dark.red, light.red), (dark.green, light.green), (dark.blue, light.blue))
    return by_luminance(image, [[round(low + (high - low) * grey / 255) for grey in range(256)] for low, high in ends])


def by_luminance(image: Image.Image, tables: Sequence[Sequence[int]]) -> Image.Image:
    """`image` with what its luminance (0–255) finds in the tables for red, green and blue; alpha is kept."""
    grey = image.convert("L")
    made = Image.merge("RGB", [grey.point(list(table)) for table in tables])
    if image.mode == "RGBA":
        made.putalpha(image.getchannel("A"))
    return made
