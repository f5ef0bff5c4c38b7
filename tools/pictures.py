"""Make the pictures of README from the shipped samples: docs/pictures/*.jpg.

    .venv/bin/python tools/pictures.py
"""

import sys
from io import BytesIO
from pathlib import Path

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))

from PIL import Image  # noqa: E402

from studio import resources  # noqa: E402
from studio.brand import brand_values, load_brand  # noqa: E402
from studio.catalogue import read  # noqa: E402
from studio.content import Content  # noqa: E402
from studio.disk import write_safely  # noqa: E402
from studio.document.model import Document  # noqa: E402
from studio.export.still import to_pillow  # noqa: E402
from studio.job.checking import checked  # noqa: E402
from studio.layout import lay_out  # noqa: E402
from studio.layout.film import lay_out_film  # noqa: E402
from studio.paint import paint  # noqa: E402
from studio.presets import load_presets  # noqa: E402
from studio.template import fill, sample_contents, template  # noqa: E402

GAP, GREY = 18, (233, 231, 226)
PORTRAIT = "instagram/feed_portrait"


def card(name: str, contents: list[Content], preset: str) -> Image.Image:
    """One card of the template `name` at `preset`."""
    brand, _ = load_brand(resources.asset("samples/brand.toml"))
    values = {key: value for key, value in brand_values(brand).items() if key.startswith("library")}
    return painted(fill(template(name), contents, values), preset)


def painted(document: Document, preset: str) -> Image.Image:
    """The first page of `document` at `preset`, looked through as for an export."""
    seen = checked(document)
    scene = lay_out(seen.document, load_presets().preset(preset), aspects=seen.aspects).scene
    return to_pillow(paint(scene.at(0.0)), alpha=False)


def row(pictures: list[Image.Image], height: int) -> Image.Image:
    """Pictures side by side at one height, the first at the right."""
    shown = [picture.resize((round(picture.width * height / picture.height), height), Image.Resampling.LANCZOS)
             for picture in pictures]
    sheet = Image.new("RGB", (sum(one.width + GAP for one in shown) + GAP, height + 2 * GAP), GREY)
    x = sheet.width
    for one in shown:
        x -= one.width + GAP
        sheet.paste(one, (x, GAP))
    return sheet


def save(sheet: Image.Image, name: str) -> None:
    """Write a picture to docs/pictures."""
    file = BytesIO()
    sheet.save(file, "JPEG", quality=82, optimize=True)
    write_safely(TOP / "docs" / "pictures" / name, file.getvalue())


def sample(name: str) -> Document:
    """The template `name` with its own sample content in the sample brand."""
    brand, _ = load_brand(resources.asset("samples/brand.toml"))
    source = template(name)
    contents, words = sample_contents(source)
    return fill(source, contents, brand_values(brand), words)


def shown(name: str, preset: str = PORTRAIT) -> Image.Image:
    """The sample of a template at `preset`."""
    return painted(sample(name), preset)


def strip(name: str, preset: str, moments: int) -> list[Image.Image]:
    """Frames of the film that a teaser becomes, evenly spread over its time."""
    seen = checked(sample(name))
    scene = lay_out_film(seen.document, load_presets().preset(preset), aspects=seen.aspects).scene
    times = [scene.duration * (0.3 + number) / moments for number in range(moments)]
    return [to_pillow(paint(scene.at(time), scale=0.5), alpha=False) for time in times]


def main() -> None:
    """Make every picture; those of the window are made by tools/screenshots.py."""
    books = [reading.row.content for reading in read(resources.asset("samples/books.csv")) if reading.row]
    save(row([card("book-tile", [books[0]], PORTRAIT), *(shown(name) for name in (
        "event", "poem", "workshop", "this-or-that"))], 460), "cards.jpg")
    save(row([shown(name) for name in (
        "exhibition", "reading-bingo", "membership", "did-you-know", "opening-hours")], 460), "more.jpg")
    save(row([shown(name) for name in (
        "infographic-year", "infographic-collection", "infographic-map", "infographic-venn", "infographic-month")],
        460), "infographics.jpg")
    save(row(strip("teaser-book", "instagram/reel", 7), 420), "teaser.jpg")
    shapes = ["instagram/story", PORTRAIT, "telegram/post_square", "x/feed_landscape"]
    save(row([card("book-tile", [books[7]], shape) for shape in shapes], 420), "shapes.jpg")


if __name__ == "__main__":
    main()
