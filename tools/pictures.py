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
from studio.content import Content, Quote  # noqa: E402
from studio.disk import write_safely  # noqa: E402
from studio.export.still import to_pillow  # noqa: E402
from studio.layout import lay_out  # noqa: E402
from studio.paint import paint  # noqa: E402
from studio.presets import load_presets  # noqa: E402
from studio.template import fill, template  # noqa: E402

GAP, GREY = 18, (233, 231, 226)


def card(name: str, contents: list[Content], preset: str) -> Image.Image:
    """One card of the template `name` at `preset`."""
    brand, _ = load_brand(resources.asset("samples/brand.toml"))
    values = {key: value for key, value in brand_values(brand).items() if key.startswith("library")}
    document = fill(template(name), contents, values)
    scene = lay_out(document, load_presets().preset(preset)).scene
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


def main() -> None:
    """Make every picture."""
    books = [reading.row.content for reading in read(resources.asset("samples/books.csv")) if reading.row]
    poem = Quote(text="بنی‌آدم اعضای یک پیکرند\nکه در آفرینش ز یک گوهرند", author="سعدی", source="گلستان، باب اول")
    portrait = "instagram/feed_portrait"
    save(row([card("book-tile", [books[0]], portrait), card("book-intro", [books[6]], portrait),
              card("new-arrivals", books[:6], portrait), card("quote", [poem], portrait)], 520), "cards.jpg")
    shapes = ["instagram/story", portrait, "telegram/post_square", "x/feed_landscape"]
    save(row([card("book-tile", [books[7]], shape) for shape in shapes], 420), "shapes.jpg")


if __name__ == "__main__":
    main()
