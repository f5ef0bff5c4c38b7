"""Turn footage at a moment into an image, through whoever can read films: this room cannot.

The room that knows films names its reader once; the painter asks here and nowhere else.
"""

from collections.abc import Callable

from PySide6.QtGui import QImage

from studio.errors import input_fault
from studio.values import Box

# (source, second of the footage, the part shown in shares 0–1 of the upright picture, size in px) -> that picture
Reader = Callable[[str, float, Box, tuple[int, int]], QImage]
_MOST = 16_000_000  # pixels of one picture; what is asked for beyond that comes smaller
_readers: list[Reader] = []


def read_by(reader: Reader) -> None:
    """Have all footage read by `reader` from now on."""
    _readers[:] = [reader]


def footage(source: str, moment: float, crop: Box, size: tuple[int, int]) -> QImage:
    """The part `crop` of the film `source` at second `moment`, at `size` px. Raises InputFault."""
    if not _readers:
        raise input_fault(
            source, "is a film, and nothing here reads films", "show a picture instead", code="footage-unreadable",
            what_fa="این پرونده فیلم است و این‌جا خوانده نمی‌شود", hint_fa="به جای آن تصویر بگذارید",
        )
    too_much = max(1.0, (size[0] * size[1] / _MOST) ** 0.5)
    return _readers[0](source, moment, crop, (max(1, int(size[0] / too_much)), max(1, int(size[1] / too_much))))
