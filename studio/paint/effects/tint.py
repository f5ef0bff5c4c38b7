"""Turn a picture into shades of one colour, its light and dark kept."""

from PIL import Image
from PySide6.QtGui import QImage

from studio.paint.effects import changed
from studio.paint.effects.duotone import by_luminance
from studio.paint.pillow import to_pillow, to_qimage
from studio.scene import Tint
from studio.values import Colour


@changed.register
def _(effect: Tint, image: QImage, scale: float) -> QImage:  # noqa: ARG001 - has no lengths
    # One colour over any backdrop depends on the backdrop's luminance alone, so 256 answers are all there are.
    colours = [with_luminance(effect.colour, grey) for grey in range(256)]
    plain = to_pillow(image)
    tinted = by_luminance(plain, list(zip(*((c.red, c.green, c.blue) for c in colours), strict=True)))
    share = effect.strength * effect.colour.alpha
    return to_qimage(tinted if share >= 1 else Image.blend(plain, tinted, max(0.0, share)))


def with_luminance(colour: Colour, luminance: float) -> Colour:
    """`colour` made light or dark to `luminance` 0–255: SetLum of W3C Compositing and Blending 1, §10.2."""
    step = luminance - (0.3 * colour.red + 0.59 * colour.green + 0.11 * colour.blue)
    channels = [channel + step for channel in (colour.red, colour.green, colour.blue)]
    low, high = min(channels), max(channels)
    if low < 0:
        channels = [luminance + (c - luminance) * luminance / (luminance - low) for c in channels]
    if high > 255:
        channels = [luminance + (c - luminance) * (255 - luminance) / (high - luminance) for c in channels]
    return Colour(*(min(255, max(0, round(c))) for c in channels))
