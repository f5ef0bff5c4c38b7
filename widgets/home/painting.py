"""Turn a template or a design into a small picture on disk. Runs in a worker process; nothing here knows a window."""

from pathlib import Path

from studio.brand import Brand, load_brand
from studio.disk import written_beside
from studio.document.model import Document
from studio.errors import InputFault
from studio.job.checking import checked
from studio.layout import lay_out
from studio.paint import paint
from studio.presets import load_presets
from widgets.beginning import design_of

_PRESET = "instagram/feed_portrait"
_QUALITY = 88


def paint_template(template_id: str, brand_file: str, out: str, width: int) -> None:
    """Paint the sample of a template in the brand, `width` px wide, as the JPEG `out`. Raises InputFault."""
    _paint(design_of(template_id, (), _brand(brand_file)), Path(out), width)


def paint_design(design: str, out: str, width: int) -> None:
    """Paint the first page of the design file `design`, `width` px wide, as the JPEG `out`. Raises InputFault."""
    from widgets.design_file import load

    _paint(load(Path(design))[0], Path(out), width)


def _brand(file: str) -> Brand:
    try:
        return load_brand(Path(file))[0] if file else Brand()
    except InputFault:
        return Brand()


def _paint(document: Document, out: Path, width: int) -> None:
    seen = checked(document)
    preset = load_presets().preset(_PRESET)
    layout = lay_out(seen.document, preset, aspects=seen.aspects)
    image = paint(layout.scene.at(0.0), scale=width / preset.width)
    with written_beside(out) as scratch:
        image.save(str(scratch), "JPG", _QUALITY)
