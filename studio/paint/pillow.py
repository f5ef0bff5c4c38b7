"""Turn images of Qt into Pillow's and back."""

from PIL import Image
from PySide6.QtGui import QImage


def to_qimage(image: Image.Image) -> QImage:
    """A copy of an RGB or RGBA image for Qt."""
    if image.mode == "RGBA":
        data = image.tobytes("raw", "BGRA")
        made = QImage(data, image.width, image.height, image.width * 4, QImage.Format.Format_ARGB32)
        return made.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)
    # By way of three bytes a pixel: of four, Pillow leaves the last 0, and Qt takes it for alpha on see-through layers.
    plain = QImage(image.tobytes(), image.width, image.height, image.width * 3, QImage.Format.Format_RGB888)
    return plain.convertToFormat(QImage.Format.Format_RGB32)


def to_pillow(image: QImage) -> Image.Image:
    """A copy of an image for Pillow: RGBA when it has alpha, RGB otherwise."""
    form = QImage.Format.Format_RGBA8888 if image.hasAlphaChannel() else QImage.Format.Format_RGBX8888
    straight = image.convertToFormat(form)
    size, data = (image.width(), image.height()), bytes(straight.constBits())
    if image.hasAlphaChannel():
        return Image.frombytes("RGBA", size, data)
    return Image.frombytes("RGB", size, data, "raw", "RGBX")
