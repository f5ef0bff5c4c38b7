"""Turn a picture into two colours and what lies between them."""

from PIL import Image

from studio.paint.effects import changed
from studio.scene import Duotone
from studio.values import Colour


@changed.register
def _(effect: Duotone, image: Image.Image, scale: float) -> Image.Image:  # noqa: ARG001 - has no lengths
    return by_luminance(image, [effect.dark.mixed(effect.light, grey / 255) for grey in range(256)])


def by_luminance(image: Image.Image, colours: list[Colour]) -> Image.Image:
    """`image` with the colour at its luminance (0–255) in place of every pixel; alpha is kept."""
    grey = image.convert("L")
    tables = ([c.red for c in colours], [c.green for c in colours], [c.blue for c in colours])
    made = Image.merge("RGB", [grey.point(table) for table in tables])
    if image.mode == "RGBA":
        made.putalpha(image.getchannel("A"))
    return made
