"""Turn one row and a template into a picture. Runs in a worker process; nothing here knows a window."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice

from studio.brand import Brand, load_brand
from studio.content import Row
from studio.errors import InputFault, Problem
from studio.job import Order, designs_of
from studio.job.checking import checked
from studio.layout import lay_out
from studio.paint import paint
from studio.presets import Preset
from studio.template import template


def painted_row(
    template_id: str, rows: tuple[Row, ...], brand_file: str, preset: Preset, width: int
) -> tuple[bytes, tuple[Problem, ...]]:
    """The first page of the design made of `rows`, `width` px wide, as PNG, and what to know about it.

    Raises InputFault when there is no such template.
    """
    order = Order(template=template(template_id), rows=rows, brand=brand_of(brand_file), presets=(preset,), out=Path())
    design = next(iter(designs_of(order)))
    seen = checked(design.document)
    layout = lay_out(seen.document, preset, aspects=seen.aspects)
    image = paint(layout.scene.at(0.0), scale=width / preset.width)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", 90)  # the quality of PNG is how little Qt packs it: quick here
    return bytes(data), (*seen.problems, *layout.problems)


def brand_of(file: str) -> Brand:
    """The brand in `file`; the plain one when there is none or it cannot be read."""
    try:
        return load_brand(Path(file))[0] if file else Brand()
    except InputFault:
        return Brand()
