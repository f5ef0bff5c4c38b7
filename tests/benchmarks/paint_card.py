"""Time the painting of a typical card of 1080 × 1350 px, and of a film's frame; watch the memory of thousands of cards.

    python tests/benchmarks/paint_card.py [--png FILE] [--soak 10000]

Milliseconds are medians of this process's own time. `--soak` paints that many full cards, each with its own words, and
prints the resident memory on the way.
"""

import argparse
import math
import os
import random
import sys
import tempfile
import time
from pathlib import Path as File

from PIL import Image, ImageDraw

sys.path.insert(0, str(File(__file__).resolve().parents[2]))

from studio.paint import ensure_app, paint
from studio.paint.cache import STORE
from studio.scene import Frame, Group, LinearGradient, Path, Picture, Shadow, Stop, Stroke, polygon, rectangle
from studio.values import Box, Colour, Point, Size
from tests.paint.letters import line, width

PAGE = Size(1080, 1350)
INK, ACCENT, GROUND = Colour.parse("#12343B"), Colour.parse("#0E7C86"), Colour.parse("#F4EFE3")
WORDS = (
    "کتابخانه", "ملی", "ایران", "برای", "دوستداران", "ادبیات", "داستانی", "نمایشگاهی", "از", "کتاب‌های", "تازه", "و",
    "کمیاب", "برپا", "کرده", "است", "که", "در", "آن", "می‌توان",
)


def pattern() -> Group:
    """About 2,000 segments of an eight-pointed star net over the whole page, on its ground."""
    steps = []
    for row in range(9):
        for column in range(14):
            cx, cy = column * 84.0, row * 168.0 + (column % 2) * 84
            ring = [(80 if i % 2 else 48, i * math.pi / 8) for i in range(16)]
            star = tuple(Point(cx + r * math.cos(turn), cy + r * math.sin(turn)) for r, turn in ring)
            steps.extend(polygon(star))
    fade = LinearGradient(
        start=Point(0, 0), end=Point(0, PAGE.height),
        stops=(Stop(at=0, colour=GROUND), Stop(at=1, colour=GROUND.mixed(ACCENT, 0.12))),
    )
    page = Path(outline=rectangle(Box(0, 0, PAGE.width, PAGE.height)), fill=fade)
    lines = Path(outline=tuple(steps), stroke=Stroke(fill=ACCENT.faded(0.14), width=2))
    return Group(items=(page, lines), key="ground")


def code(x: float, y: float, module: float) -> Path:
    """Something as busy as a QR code of version 4."""
    dark = [(r, c) for r in range(33) for c in range(33) if (r * 7 + c * 13 + r * c) % 5 < 2]
    boxes = [Box(x + c * module, y + r * module, module, module) for r, c in dark]
    return Path(outline=tuple(step for box in boxes for step in rectangle(box)), fill=INK, crisp=True)


def cover(folder: File) -> str:
    """A made-up cover of 800 × 1,200 px."""
    image = Image.linear_gradient("L").resize((800, 1200)).convert("RGB")
    ImageDraw.Draw(image).ellipse((150, 300, 650, 800), fill=(14, 124, 134))
    image.save(folder / "cover.jpg", quality=90)
    return str(folder / "cover.jpg")


def words(number: int, seed: int) -> str:
    """`number` words in an order of their own."""
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(number))


def text(seed: int) -> tuple:
    """A title in two lines, nine lines of body and a caption, right-aligned."""
    def right(words: str, size: float, baseline: float, colour: Colour):
        return line(words, size, PAGE.width - 80 - width(words, size), baseline, fill=colour)

    title = [right(words(4, 100 * seed + i), 64, 860 + 90 * i, INK) for i in range(2)]
    body = [right(words(9, 100 * seed + 5 + i), 30, 1020 + 32 * i, INK) for i in range(9)]
    return (*title, *body, right(words(5, 100 * seed + 90), 24, 1322, ACCENT))


def card(seed: int, source: str, ground: Group, qr: Path) -> Frame:
    """A card with its own words."""
    box = Box(290, 30, 500, 750)
    picture = Picture(
        source=source, box=box, clip=rectangle(box, 12), shadow=Shadow(dy=14, blur=18, colour=Colour(0, 0, 0, 0.35)),
    )
    return Frame(size=PAGE, items=(ground, picture, *text(seed), qr), ground=GROUND)


def median_ms(work, times: int) -> float:
    """The median of `times` calls in ms of this process's own time: other programs' work does not count."""
    took = []
    for turn in range(times):
        start = time.process_time()
        work(turn)
        took.append((time.process_time() - start) * 1000)
    return sorted(took)[len(took) // 2]


def moment(still: Frame, turn: int) -> Frame:
    """The card in a film: its cover grows slowly, its words slide in."""
    z, slide = 1 + turn / 500, 40 - turn
    ground, cover, *words = still.items
    grown = Group(items=(cover,), transform=(z, 0, 0, z, 540 * (1 - z), 405 * (1 - z)))
    moved = Group(items=tuple(words), transform=(1, 0, 0, 1, slide * 0.7, 0), opacity=turn / 40)
    return Frame(size=still.size, items=(ground, grown, moved), ground=still.ground)


def resident_mb() -> float:
    """Memory of this process in MB (Linux)."""
    return int(File("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def soak(times: int, source: str, ground: Group, qr: Path) -> None:
    """Paint `times` different cards."""
    for turn in range(1, times + 1):
        paint(card(turn, source, ground, qr))
        if turn % max(1, times // 10) == 0:
            print(f"{turn:6} cards: {resident_mb():6.1f} MB resident, {STORE.bytes / 1e6:6.1f} MB kept", flush=True)


def measure(source: str, ground: Group, qr: Path) -> Frame:
    """Print times; the card they are of."""
    same = card(0, source, ground, qr)
    others = [card(seed, source, ground, qr) for seed in range(1, 41)]
    film = [moment(same, turn) for turn in range(40)]
    print(f"first card, nothing kept       {median_ms(lambda _: paint(same), 1):7.2f} ms")
    print(f"cards with new words (40)      {median_ms(lambda turn: paint(others[turn]), 40):7.2f} ms")
    print(f"the same card again            {median_ms(lambda _: paint(same), 40):7.2f} ms")
    print(f"the same card at 360 px width  {median_ms(lambda _: paint(same, scale=1 / 3), 40):7.2f} ms")
    print(f"the card in motion (40 frames) {median_ms(lambda turn: paint(film[turn]), 40):7.2f} ms")
    print(f"kept                           {STORE.bytes / 1e6:7.1f} MB in {len(STORE)} things")
    return same


def main() -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--png", help="write the card here")
    options.add_argument("--soak", type=int, default=0, help="how many full cards to paint for the memory")
    chosen = options.parse_args()
    ensure_app()
    with tempfile.TemporaryDirectory() as folder:
        source, ground, qr = cover(File(folder)), pattern(), code(80, 1000, 5)
        same = measure(source, ground, qr)
        soak(chosen.soak, source, ground, qr)
        if chosen.png:
            paint(same).save(chosen.png)


if __name__ == "__main__":
    main()
