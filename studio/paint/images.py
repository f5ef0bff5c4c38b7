"""Turn picture files into images of the size a page needs; what was decoded or scaled is kept in the room's store."""

import os
from dataclasses import replace

from PIL import Image
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage

from studio.errors import InputFault, Problem
from studio.paint.cache import STORE
from studio.paint.canvas import weight
from studio.paint.decoding import PictureInfo, decode, header, identity
from studio.paint.effects import changed
from studio.paint.pillow import to_pillow, to_qimage
from studio.scene import PictureEffect
from studio.values import Box, Colour

__all__ = ["PictureInfo", "fitted", "is_decoded", "is_see_through", "open_picture", "probe", "probed", "with_effects"]

# A picture is decoded at least this large where it has so much, so that one decoding serves the check, most cards and
# the previews; a cover on a card of 1,080 px is seldom larger.
_USUAL_SIDE = 800
_ALL = 1 << 30
_MOST_FITTED = 16_000_000
_LEVELS = (16, 8, 4, 2, 1)
_SAMPLE_SIDE, _VISIBLE = 64, 128


def probe(source: str | os.PathLike[str]) -> PictureInfo:
    """What the picture file `source` holds, decoded to be sure. Raises InputFault when it cannot be painted."""
    name = os.fspath(source)
    return _answered(STORE.made(("probe", *identity(name)), lambda: _probe(name), lambda _: 200))


def probed(source: str | os.PathLike[str]) -> PictureInfo | None:
    """What `probe` found in the file as it is now; None when it has not looked. Nothing is decoded. Raises InputFault.
    """
    found = STORE.get(("probe", *identity(os.fspath(source))))
    return None if found is None else _answered(found)


def _probe(name: str) -> PictureInfo | Problem:
    """What is kept: of data that is damaged, as decoding it takes as long, the problem."""
    info = header(name)
    try:
        image = _decoded(name, _USUAL_SIDE)
    except InputFault as fault:
        if getattr(fault.__cause__, "errno", None) is not None:  # the disk failed, not the picture
            raise
        return fault.problem
    return replace(info, tones=_tones(image)) if image.hasAlphaChannel() else info


def _tones(image: QImage) -> tuple[float, ...]:
    """The luminances of a picture's visible pixels, from dark to light, each for a tenth of them."""
    sample = to_pillow(image.scaled(_SAMPLE_SIDE, _SAMPLE_SIDE)).getcolors(_SAMPLE_SIDE**2)
    counted = ((Colour(*rgb).luminance, count) for count, (*rgb, alpha) in sample if alpha >= _VISIBLE)
    tones = [tone for tone, count in sorted(counted) for _ in range(count)]
    return tuple(round(tones[len(tones) * at // 20], 3) for at in range(1, 20, 2)) if tones else ()


def _answered(found: PictureInfo | Problem) -> PictureInfo:
    if isinstance(found, Problem):
        raise InputFault(found)
    return found


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


def is_decoded(source: str, crop: Box, size: tuple[int, int]) -> bool:
    """Whether `fitted` need not decode the picture first, which takes long. Raises InputFault."""
    return _kept(identity(source), _side(crop, *_bounded(size))) is not None


def _fitted(name: str, crop: Box, size: tuple[int, int]) -> QImage:
    width, height = _bounded(size)
    image = _decoded(name, _side(crop, width, height))
    return _scaled(image.copy(_part(image, crop)), width, height)


def _bounded(size: tuple[int, int]) -> tuple[int, int]:
    """`size`, or less of the same shape."""
    too_much = max(1.0, (size[0] * size[1] / _MOST_FITTED) ** 0.5)
    return max(1, int(size[0] / too_much)), max(1, int(size[1] / too_much))


def _side(crop: Box, width: int, height: int) -> float:
    """How long the longer side of the whole picture must be for its part `crop` to have so many px."""
    return max(width / max(crop.width, 1e-3), height / max(crop.height, 1e-3))


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
    kept = _kept(file, side)
    if kept is not None:
        return kept
    image, level = decode(name, max(side, _USUAL_SIDE))
    made = to_qimage(image)
    STORE.put(("decoded", *file, level), made, weight(made))
    return made


def _kept(file: tuple[str, int, int], side: float) -> QImage | None:
    """The smallest decoding of a file that is kept and large enough."""
    for level in _LEVELS:
        kept = STORE.get(("decoded", *file, level))
        if isinstance(kept, QImage) and (level == 1 or max(kept.width(), kept.height()) >= side):
            return kept
    return None
