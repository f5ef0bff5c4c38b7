"""Turn a picture into shades of one colour, its light and dark kept."""

from PIL import Image

from studio.paint.effects import changed
from studio.paint.effects.duotone import by_luminance
from studio.scene import Tint
from studio.values import Colour


@changed.register
def _(effect: Tint, image: Image.Image, scale: float) -> Image.Image:  # noqa: ARG001 - has no lengths
    # One colour over any backdrop depends on the backdrop's luminance alone, so 256 answers are all there are.
    colours = [with_luminance(effect.colour, grey) for grey in range(256)]
    tinted = by_luminance(image, list(zip(*((c.red, c.green, c.blue) for c in colours), strict=True)))
    share = effect.strength * effect.colour.alpha
    return tinted if share >= 1 else Image.blend(image, tinted, max(0.0, share))


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
