"""Turn images into letters and numbers, so that a test can say what it sees."""

from PIL import Image
from PySide6.QtGui import QImage

from studio.paint import paint
from studio.scene import Frame, Item
from studio.values import WHITE, Colour, Size

LETTERS = {
    (255, 255, 255): ".", (0, 0, 0): "#", (255, 0, 0): "R", (0, 255, 0): "G", (0, 0, 255): "B", (255, 255, 0): "Y",
}  # fmt: skip
RED, GREEN, BLUE, YELLOW = Colour(255, 0, 0), Colour(0, 255, 0), Colour(0, 0, 255), Colour(255, 255, 0)


def picture(image: QImage) -> Image.Image:
    """The same pixels for Pillow, straight alpha."""
    straight = image.convertToFormat(QImage.Format.Format_RGBA8888)
    line = straight.bytesPerLine()
    return Image.frombytes("RGBA", (image.width(), image.height()), bytes(straight.constBits()), "raw", "RGBA", line)


def letters(image: QImage, *, near: int = 0) -> list[str]:
    """A row of letters for each row of pixels, `?` for a colour without a letter; `near` forgives JPEG."""
    seen = picture(image).convert("RGB")

    def letter(pixel: tuple[int, ...]) -> str:
        for colour, sign in LETTERS.items():
            if all(abs(a - b) <= near for a, b in zip(pixel, colour, strict=True)):
                return sign
        return "?"

    return ["".join(letter(seen.getpixel((x, y))) for x in range(seen.width)) for y in range(seen.height)]


def painted(*items: Item, width: float = 8, height: float = 4, scale: float = 1.0, ground: Colour = WHITE) -> QImage:
    """Items on a small page."""
    return paint(Frame(size=Size(width, height), items=items, ground=ground), scale=scale)


def grey(*items: Item, width: float, height: float, scale: float = 1.0) -> Image.Image:
    """Items on a white page, as luminance."""
    return picture(painted(*items, width=width, height=height, scale=scale)).convert("L")


def raw(image: QImage) -> bytes:
    """All bytes of an image."""
    return bytes(image.constBits())
