"""Turn the pictures of a folder into its overview: one contact sheet, first at the right."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw

from studio.disk import write_safely
from studio.export.folder import Made, digest, still_there

NAME = "overview.jpg"
MOST = 120
_SHOWN = (".jpg", ".png", ".webp", ".avif")
_SIDE, _GAP, _COLUMNS = 240, 16, 6
_CELL = _SIDE + _GAP
_GROUND, _EDGE = (236, 236, 238), (205, 205, 210)


class Overview:
    """A contact sheet that grows while pictures are made, so that little work is left for the end."""

    def __init__(self, out: Path, paths: Sequence[str]) -> None:
        """A sheet with places for the pictures at `paths` inside `out`, in order, at most 120."""
        self._out = out
        shown = [path for path in paths if path.endswith(_SHOWN)][:MOST]
        self._places = {path: divmod(at, _COLUMNS) for at, path in enumerate(shown)}
        self._empty = set(shown)
        columns, rows = min(_COLUMNS, len(shown)), -(-len(shown) // _COLUMNS)
        self._sheet = Image.new("RGB", (columns * _CELL + _GAP, rows * _CELL + _GAP), _GROUND)

    def add(self, path: str) -> None:
        """Put the picture that was written at `path` into its place, if it has one that is empty."""
        if path in self._empty:
            self._empty.remove(path)
            row, column = self._places[path]
            self._put(self._out / path, self._sheet.width - (column + 1) * _CELL, _GAP + row * _CELL)

    def finished(self, pictures: Sequence[Made], before: Made | None) -> Made | None:
        """Write OUT/overview.jpg of `pictures`, unless `before`, that of an earlier run, still shows them.

        None when there is nothing to show.
        """
        shown = [made for made in pictures if made.path in self._places]
        inputs = digest("".join(made.sha256 for made in shown).encode())
        if not shown or (before and before.inputs == inputs and still_there(self._out, before)):
            return before if shown else None
        for made in shown:
            self.add(made.path)
        file = BytesIO()
        self._sheet.save(file, "JPEG", quality=85)
        data = file.getvalue()
        write_safely(self._out / NAME, data)
        return Made(path=NAME, preset="", width=self._sheet.width, height=self._sheet.height, bytes=len(data),
                    sha256=digest(data), inputs=inputs, kind="overview")

    def _put(self, path: Path, x: int, y: int) -> None:
        """One picture, made small, in the middle of its cell."""
        with Image.open(path) as picture:
            picture.draft("RGB", (_SIDE, _SIDE))  # a JPEG is decoded at a quarter of its size
            small = picture.convert("RGB")
        small.thumbnail((_SIDE, _SIDE), Image.Resampling.BICUBIC, reducing_gap=2.0)
        x, y = x + (_SIDE - small.width) // 2, y + (_SIDE - small.height) // 2
        ImageDraw.Draw(self._sheet).rectangle((x - 1, y - 1, x + small.width, y + small.height), outline=_EDGE)
        self._sheet.paste(small, (x, y))
