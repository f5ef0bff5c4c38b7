"""Turn picture files into images of the size a page needs; what was decoded or scaled is kept in the room's store."""

import os

from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from studio.paint.cache import STORE
from studio.paint.canvas import weight
from studio.paint.decoding import PictureInfo, decode, header, identity
from studio.paint.effects import changed
from studio.paint.pillow import to_pillow, to_qimage
from studio.scene import PictureEffect
from studio.values import Box

__all__ = ["PictureInfo", "fitted", "is_see_through", "open_picture", "probe", "with_effects"]

# A picture is decoded at least this large where it has so much, so that one decoding serves the check, most cards and
# the previews; a cover on a card of 1,080 px is seldom larger.
_USUAL_SIDE = 800
_ALL = 1 << 30
_MOST_FITTED = 16_000_000
_LEVELS = (16, 8, 4, 2, 1)


def probe(source: str | os.PathLike[str]) -> PictureInfo:
    """What the picture file `source` holds, decoded to be sure. Raises InputFault when it cannot be painted."""
    name = os.fspath(source)
    return STORE.made(("probe", *identity(name)), lambda: _probed(name), lambda _: 200)


def _probed(name: str) -> PictureInfo:
    info = header(name)
    _decoded(name, _USUAL_SIDE)
    return info


def open_picture(source: str | os.PathLike[str], max_side: int | None = None) -> QImage:
    """The picture upright, in sRGB, its first frame when it moves; RGB32, or ARGB32_Premultiplied when see-through.

    `max_side` bounds the longer side in px; None gives it whole. Kept for the next call; do not change the answer.
    Raises InputFault.
    """
    name = os.fspath(source)
    image = _decoded(name, max_side or _ALL)
    longer = max(image.width(), image.height())
    if max_side is None or longer <= max_side:
        return image
    size = (max(1, round(image.width() * max_side / longer)), max(1, round(image.height() * max_side / longer)))
    return fitted(name, Box(0.0, 0.0, 1.0, 1.0), size)


def is_see_through(source: str) -> bool:
    """Whether any pixel of the picture is less than opaque. Raises InputFault."""
    return _decoded(source, _USUAL_SIDE).hasAlphaChannel()


def fitted(
    source: str, crop: Box, size: tuple[int, int], effects: tuple[PictureEffect, ...] = (), scale: float = 1.0
) -> QImage:
    """The part `crop` (shares 0–1) of a picture at `size` px with `effects`, their lengths times `scale`. Kept.

    At most 16 megapixels are made; what is asked for beyond that comes smaller. Raises InputFault.
    """
    key = ("fitted", *identity(source), crop, size, effects, scale if effects else 1.0)
    return STORE.made(key, lambda: with_effects(_fitted(source, crop, size), effects, scale), weight)


def _fitted(name: str, crop: Box, size: tuple[int, int]) -> QImage:
    too_much = max(1.0, (size[0] * size[1] / _MOST_FITTED) ** 0.5)
    width, height = (max(1, int(side / too_much)) for side in size)
    image = _decoded(name, max(width / max(crop.width, 1e-3), height / max(crop.height, 1e-3)))
    return _scaled(image.copy(_part(image, crop)), width, height)


def _scaled(image: QImage, width: int, height: int) -> QImage:
    """Down to a half by Qt: each pixel the mean of the area it covers, in a ninth of Pillow's time.

    Beyond that a mean of areas lets moiré through (scanned covers are full of fine dots), and Qt enlarges softly.
    """
    if 1 <= image.width() / width <= 2 and 1 <= image.height() / height <= 2:
        whole = Qt.AspectRatioMode.IgnoreAspectRatio
        return image.scaled(width, height, whole, Qt.TransformationMode.SmoothTransformation)
    return to_qimage(to_pillow(image).resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0))


def _part(image: QImage, crop: Box) -> QRect:
    """The pixels of `crop`, at least one, none beyond the edges."""
    left = min(max(0, round(crop.x * image.width())), image.width() - 1)
    top = min(max(0, round(crop.y * image.height())), image.height() - 1)
    right = min(max(left + 1, round(crop.right * image.width())), image.width())
    bottom = min(max(top + 1, round(crop.bottom * image.height())), image.height())
    return QRect(left, top, right - left, bottom - top)


def with_effects(image: QImage, effects: tuple[PictureEffect, ...], scale: float) -> QImage:
    """`image` with `effects` one after another, their lengths times `scale`."""
    for effect in effects:
        image = changed(effect, image, scale)
    return image


def _decoded(name: str, side: float) -> QImage:
    """The picture, its longer side at least `side` px or all it has. Kept, and what is large enough serves for less."""
    file = identity(name)
    for level in _LEVELS:
        kept = STORE.get(("decoded", *file, level))
        if isinstance(kept, QImage) and (level == 1 or max(kept.width(), kept.height()) >= side):
            return kept
    image, level = decode(name, max(side, _USUAL_SIDE))
    made = to_qimage(image)
    STORE.put(("decoded", *file, level), made, weight(made))
    return made
