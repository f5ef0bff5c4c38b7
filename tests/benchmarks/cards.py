"""Forty cards by this program and by a hand-written Pillow + Raqm script, in one run.

    python tests/benchmarks/cards.py [--cards 40] [--rounds 5] [--workers 240]

Every card has its own cover, title, author, 60-word paragraph and QR code over a photo ground with a gradient. The
script draws the same card twice over: composing it anew each time, and keeping ground, gradient, shadow and fonts.
Start-up is left out of all three. Times are medians of the rounds, taken in turn; ratios are pair by pair.
"""

import argparse
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import replace
from pathlib import Path
from random import Random

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import segno
from PIL import Image, ImageDraw, ImageFilter, ImageFont, features

from studio import job
from studio.brand import Brand
from studio.content import Book, Person, Row
from studio.presets import load_presets
from studio.template import load_template
from studio.text import faces

HERE = Path(__file__).resolve().parent
WIDTH, HEIGHT, MARGIN = 1080, 1350, 72
_PROSE = (
    "کتابخانه خانهٔ کتاب است و کتاب خانهٔ اندیشه؛ هر که در این خانه قدم می‌گذارد چیزی با خود می‌برد که پیش از آن نداشت. "
    "در این رمان، نویسنده داستان شهری را می‌گوید که مردمانش هر شب گرد هم می‌آیند و برای یکدیگر قصه می‌خوانند، تا آن که "
    "روزی غریبه‌ای از راه می‌رسد و کتابی نانوشته را از آنان می‌خواهد. "
    "زبان روان و تصویرهای زنده‌اش خواننده را تا پایان همراه می‌کند"
)
_WORDS = _PROSE.split()


def photo(size: tuple[int, int], seed: int) -> Image.Image:
    """A picture with the detail of a photo: blurred coloured noise over a gradient."""
    chance = Random(seed)
    small = Image.effect_noise((size[0] // 6, size[1] // 6), 90).resize(size, Image.Resampling.BICUBIC)
    tone = Image.linear_gradient("L").resize(size)
    shades = [Image.blend(small, tone, 0.3 + chance.random() * 0.5) for _ in range(3)]
    return Image.merge("RGB", shades).filter(ImageFilter.GaussianBlur(1))


def books(folder: Path, count: int, *, start: int = 1) -> list[Row]:
    """`count` books from number `start`, each with its own cover file, title and paragraph of 60 words."""
    rows = []
    for number in range(start, start + count):
        cover = folder / f"cover-{number}.jpg"
        if not cover.exists():
            photo((600, 900), number).save(cover, quality=90)
        chance = Random(number)
        words = [*chance.sample(_WORDS, 58), "شمارهٔ", str(number)]
        book = Book(
            title=f"داستان شهر {' '.join(chance.sample(_WORDS, 2))} {number}", people=(Person(name="سیمین دانشور"),),
            summary=" ".join(words), cover=str(cover), link=f"https://opac.example.ir/cgi-bin/koha/opac-detail.pl?biblionumber={number}",
        )
        rows.append(Row(where=f"row {number}", number=number, content=book))
    return rows


# ---------------------------------------------------------------- this program


def order(folder: Path, rows: list[Row], out: Path) -> job.Order:
    """The order that makes `rows` with the benchmark's template."""
    source = load_template(folder)
    preset = replace(load_presets().preset("instagram/feed_portrait"), formats=("jpg",))
    return job.Order(template=source, rows=rows, brand=Brand(), presets=[preset], out=out)


def ours(folder: Path, rows: list[Row], out: Path) -> float:
    """Seconds that this program takes from records to written cards (the script makes no captions or overview)."""
    asked = order(folder, rows, out)
    began = time.perf_counter()
    forms, _ = job.forms_of(asked.presets)
    for design in job.designs_of(asked):
        for task in job.tasks_of(design, asked.presets, forms, out):
            job.run_task(task)
    return time.perf_counter() - began


# ---------------------------------------------------------------- the script one would write instead


class Script:
    """The same card with Pillow and Raqm. `keep` holds on to everything that does not change from card to card."""

    def __init__(self, folder: Path, *, keep: bool) -> None:
        self.folder, self.keep = folder, keep
        self.ground = self._ground() if keep else None
        self.fonts = self._fonts() if keep else None
        self.mask = self._mask() if keep else None

    def _ground(self) -> Image.Image:
        picture = Image.open(self.folder / "ground.jpg").convert("RGB")
        scale = max(WIDTH / picture.width, HEIGHT / picture.height)
        size = (round(picture.width * scale), round(picture.height * scale))
        picture = picture.resize(size, Image.Resampling.LANCZOS)
        left, top = (picture.width - WIDTH) // 2, (picture.height - HEIGHT) // 2
        picture = picture.crop((left, top, left + WIDTH, top + HEIGHT))
        shade = Image.linear_gradient("L").resize((WIDTH, HEIGHT)).point(lambda v: round(255 * (0.35 + 0.59 * v / 255)))
        picture.paste((11, 19, 43), (0, 0), shade)
        shadow = Image.new("L", (WIDTH, HEIGHT), 0)
        x = (WIDTH - 380) // 2
        ImageDraw.Draw(shadow).rounded_rectangle((x, MARGIN + 18, x + 380, MARGIN + 588), 12, fill=128)
        picture.paste((0, 0, 0), (0, 0), shadow.filter(ImageFilter.GaussianBlur(26)))
        return picture

    def _fonts(self) -> dict[str, ImageFont.FreeTypeFont]:
        sizes = {"title": (800, 72), "author": (500, 42), "body": (400, 31)}
        raqm = ImageFont.Layout.RAQM
        return {name: ImageFont.truetype(faces.face("vazirmatn", weight).file, size, layout_engine=raqm)
                for name, (weight, size) in sizes.items()}

    def _mask(self) -> Image.Image:
        mask = Image.new("L", (380 * 2, 570 * 2), 0)
        ImageDraw.Draw(mask).rounded_rectangle((0, 0, 759, 1139), 24, fill=255)
        return mask.resize((380, 570), Image.Resampling.LANCZOS)

    def card(self, row: Row, path: Path) -> None:
        """Draw one card and save it."""
        book = row.content
        fonts = self.fonts or self._fonts()
        page = self.ground.copy() if self.ground else self._ground()
        cover = Image.open(book.cover).convert("RGB").resize((380, 570), Image.Resampling.LANCZOS)
        page.paste(cover, ((WIDTH - 380) // 2, MARGIN), self.mask or self._mask())
        draw = ImageDraw.Draw(page)
        y = MARGIN + 570 + 24
        for words, name, colour, step in ((book.title, "title", "#f5f7fa", 97), (book.author, "author", "#f2c14e", 63),
                                          (book.summary, "body", "#f5f7fa", 46.5)):
            for line in self._lines(draw, words, fonts[name]):
                place = (WIDTH - MARGIN, y)
                draw.text(place, line, font=fonts[name], fill=colour, anchor="ra", direction="rtl", language="fa")
                y += step
            y += 24
        self._code(page, book.link)
        page.save(path, quality=92, subsampling=0)

    def _lines(self, draw: ImageDraw.ImageDraw, words: str, font: ImageFont.FreeTypeFont) -> list[str]:
        lines, line = [], ""
        for word in words.split():
            longer = f"{line} {word}".strip()
            if draw.textlength(longer, font=font, direction="rtl", language="fa") > WIDTH - 2 * MARGIN and line:
                lines.append(line)
                longer = word
            line = longer
        return [*lines, line]

    def _code(self, page: Image.Image, link: str) -> None:
        matrix = segno.make(link, error="m", micro=False).matrix
        side = len(matrix) + 8
        module = 150 // side
        code = Image.new("L", (side, side), 255)
        for y, cells in enumerate(matrix):
            for x, cell in enumerate(cells):
                if cell:
                    code.putpixel((x + 4, y + 4), 16)
        code = code.resize((side * module, side * module), Image.Resampling.NEAREST)
        page.paste(code.convert("RGB"), (MARGIN, HEIGHT - MARGIN - code.height))


def script(folder: Path, rows: list[Row], out: Path, *, keep: bool) -> float:
    """Seconds that the hand-written script takes."""
    made = Script(folder, keep=keep)
    out.mkdir(parents=True, exist_ok=True)
    began = time.perf_counter()
    for row in rows:
        made.card(row, out / f"{row.number}.jpg")
    return time.perf_counter() - began


# ---------------------------------------------------------------- the run


def main() -> None:
    """Run everything and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--workers", type=int, default=240, help="cards for the comparison of one and two processes")
    options = parser.parse_args()
    if not features.check("raqm"):
        sys.exit("this Pillow has no Raqm: install libfribidi0")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "template.json").write_bytes((HERE / "card" / "template.json").read_bytes())
        photo((1600, 2000), 0).save(folder / "ground.jpg", quality=90)
        compare(folder, options.cards, options.rounds)
        scale(folder, options.workers)


def compare(folder: Path, cards: int, rounds: int) -> None:
    """This program against the script, in turn; every round has books that no earlier one had."""
    runs: dict[str, Callable[[list[Row]], float]] = {
        "this program": lambda rows: ours(folder, rows, folder / "ours"),
        "Pillow + Raqm, anew for each card": lambda rows: script(folder, rows, folder / "anew", keep=False),
        "Pillow + Raqm, fixed parts kept": lambda rows: script(folder, rows, folder / "kept", keep=True),
    }
    times: dict[str, list[float]] = {name: [] for name in runs}
    for number in range(rounds + 1):
        rows = books(folder, cards, start=1 + number * cards)
        for name, run in runs.items():
            seconds = run(rows)
            times[name] += [seconds] if number else []  # the first round warms up
    mine = times["this program"]
    for name, found in times.items():
        ratio = statistics.median(theirs / my for theirs, my in zip(found, mine, strict=True))
        print(f"{name:36s} {1000 * statistics.median(found) / cards:6.1f} ms a card   {ratio:5.2f} x this program")


def scale(folder: Path, cards: int) -> None:
    """This process alone against two workers once they are there, and from how many cards on starting them pays."""
    rows = books(folder, cards)
    warm = 8

    def seconds(count: int, name: str, pool: Executor | None = None) -> float:
        began = time.perf_counter()
        list(job.make(order(folder, rows[:count], folder / name), pool))
        return time.perf_counter() - began

    seconds(warm, "warm-1")
    alone = seconds(cards, "out-1")
    with job.workers(2) as pool:
        start = seconds(warm, "warm-2", pool)
        two = seconds(cards, "out-2", pool)
    pays = (start - warm * two / cards) / ((alone - two) / cards) if two < alone else float("inf")
    print(f"{cards} cards: {alone:.2f} s in one process, {two:.2f} s in two: {alone / two:.2f} x; "
          f"starting two takes {start:.1f} s and pays from {pays:.0f} cards on")


if __name__ == "__main__":
    main()
