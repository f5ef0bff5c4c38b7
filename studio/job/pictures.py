"""Turn the names of pictures in a list into files that may be opened."""

import os
from collections.abc import Sequence
from pathlib import Path

from studio.errors import Problem

MOST_COVER = 30 << 20  # bytes; a scanned cover is 1 to 5 MB


def usable_picture(name: str, where: str, folders: Sequence[Path]) -> tuple[str, Problem | None]:
    """The path of the picture `name` as seen from the first of `folders`, or why it is not used.

    One outside all of `folders` (a file of somebody else, another machine's share) is never opened, nor one over 30 MB.
    """
    place = f"{where}: {name}"
    if name.startswith(("\\\\", "//")) or "\0" in name:
        return "", _outside(place)
    path = Path(os.path.realpath(folders[0] / name.replace("\\", os.sep)))
    if not any(path.is_relative_to(folder) for folder in folders):
        return "", _outside(place)
    try:
        size = path.stat().st_size
    except OSError:
        return "", _no_cover(place)
    return ("", _too_heavy(place, size)) if size > MOST_COVER else (str(path), None)


def _outside(where: str) -> Problem:
    return Problem(
        where=where, what="this cover is outside the list's own folder and was not opened", code="cover-outside",
        hint="put the covers beside the list or in a folder there",
        what_fa="این جلد بیرون از پوشهٔ فهرست است و باز نشد", hint_fa="جلدها را کنار فهرست یا در پوشه‌ای همان‌جا بگذارید",
    )


def _no_cover(where: str) -> Problem:
    return Problem(
        where=where, what="there is no such cover; a designed one stands in for it", code="cover-missing",
        hint="names of covers are seen from the folder of the list",
        what_fa="این تصویر جلد پیدا نشد؛ جلدی طراحی‌شده به جای آن آمد", hint_fa="نام جلدها از پوشهٔ فهرست خوانده می‌شود",
    )


def _too_heavy(where: str, size: int) -> Problem:
    return Problem(
        where=where, what=f"this cover has {size >> 20} MB, more than {MOST_COVER >> 20}, and was not opened",
        hint="save it smaller", code="cover-too-large",
        what_fa="حجم این جلد بسیار زیاد است و باز نشد", hint_fa="آن را کوچک‌تر ذخیره کنید",
    )
