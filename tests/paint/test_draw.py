"""The same items go through any painter: into a PDF as text and shapes, onto other images as pixels."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path as File
from threading import Thread

import pikepdf
import pytest
from PIL import Image
from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter

from studio.paint import draw, ensure_app, paint
from studio.scene import Frame, Group, Path, Picture, Shadow, Stroke, ellipse, rectangle
from studio.values import BLACK, CLEAR, WHITE, Box, Colour, Size
from tests.paint.letters import line
from tests.paint.pixels import RED, picture, raw

ROOT = File(__file__).resolve().parents[2]


def pdf_of(frame: Frame, path: File) -> pikepdf.Pdf:
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(QSizeF(frame.size.width, frame.size.height), QPageSize.Unit.Point))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(72)
    with QPainter(writer) as painter:
        draw(frame, painter)
    return pikepdf.open(path)


def frame(*items, ground: Colour = WHITE) -> Frame:
    return Frame(size=Size(300, 200), items=items, ground=ground)


def images(pdf: pikepdf.Pdf) -> int:
    return sum(thing.Subtype == "/Image" for thing in pdf.pages[0].resources.get("/XObject", {}).values())


def fonts(pdf: pikepdf.Pdf) -> list[str]:
    resources = pdf.pages[0].resources
    return [str(font.BaseFont) for font in resources.get("/Font", {}).values()]


def test_text_and_shapes_stay_vectors_and_fonts_are_embedded(tmp_path):
    big, small = line("کتاب", 90, 10, 100), line("کتابخانهٔ ملی", 20, 10, 150, fill=RED)
    with pdf_of(frame(big, small, Path(outline=ellipse(Box(200, 20, 50, 50)), fill=RED)), tmp_path / "a.pdf") as pdf:
        assert images(pdf) == 0
        assert fonts(pdf)
        assert all("Vazirmatn" in name for name in fonts(pdf))


def test_kept_groups_stay_vectors_too(tmp_path):
    group = Group(items=(Path(outline=rectangle(Box(0, 0, 300, 200)), fill=RED),), key="ground")
    paint(frame(group))
    with pdf_of(frame(group), tmp_path / "a.pdf") as pdf:
        assert images(pdf) == 0


def test_only_shadows_and_groups_faded_as_one_become_images(tmp_path):
    shadowed = Path(outline=rectangle(Box(10, 10, 50, 50)), fill=RED, shadow=Shadow(blur=4))
    with pdf_of(frame(shadowed), tmp_path / "a.pdf") as pdf:
        assert images(pdf) == 1
    faded = Group(items=(replace(shadowed, shadow=None), line("کتاب", 40, 20, 80)), opacity=0.5)
    with pdf_of(frame(faded), tmp_path / "b.pdf") as pdf:
        assert images(pdf) == 1
    with pdf_of(frame(Group(items=faded.items[1:], opacity=0.5)), tmp_path / "c.pdf") as pdf:
        assert images(pdf) == 0


@pytest.mark.skipif(shutil.which("pdftoppm") is None, reason="pdftoppm is not installed")
def test_the_pdf_looks_like_the_image(tmp_path):
    Image.linear_gradient("L").convert("RGB").save(tmp_path / "ramp.png")
    box = Box(200, 110, 80, 80)
    items = (
        line("کتاب", 90, 10, 100),
        line("گنج", 40, 160, 60, fill=CLEAR, outline=Stroke(fill=RED, width=2)),
        line("نیم‌پیدا", 30, 10, 160, fill=BLACK.faded(0.5)),
        Picture(source=str(tmp_path / "ramp.png"), box=box, clip=ellipse(box), shadow=Shadow(dy=3, blur=3)),
        Group(items=(line("کج", 24, 0, 0),), transform=(0.9, 0.4, -0.4, 0.9, 120, 150)),
        Group(items=(Path(outline=rectangle(Box(150, 80, 40, 20)), fill=RED),) * 2, opacity=0.5, blend="multiply"),
    )
    pdf_of(frame(*items, ground=Colour(240, 235, 220)), tmp_path / "a.pdf").close()
    subprocess.run(["pdftoppm", "-r", "144", "-png", "-singlefile", tmp_path / "a.pdf", tmp_path / "a"], check=True)
    theirs = Image.open(tmp_path / "a.png").convert("L")
    ours = picture(paint(frame(*items, ground=Colour(240, 235, 220)), scale=2)).convert("L")
    assert theirs.size == ours.size
    different = [abs(a - b) for a, b in zip(ours.tobytes(), theirs.tobytes(), strict=True)]
    assert sum(different) / len(different) < 2
    assert sum(value > 128 for value in different) < len(different) / 500


def test_drawing_onto_an_image_gives_what_painting_gives():
    card = frame(line("کتابخانه", 30, 20, 60), Path(outline=rectangle(Box(10, 90, 50, 50), 8), fill=RED))
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    with QPainter(image) as painter:
        painter.scale(2, 2)
        draw(card, painter)
    assert raw(image) == raw(paint(card, scale=2))


def test_the_same_frame_gives_the_same_bytes_in_another_process(tmp_path):
    script = (
        "import sys, hashlib; from tests.paint.test_draw import *; ensure_app();"
        "card = frame(line('کتابخانه', 30, 20.3, 60), line('نو', 70, 100, 150, shadow=Shadow(blur=3)));"
        "print(hashlib.sha256(raw(paint(card))).hexdigest())"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}
    run = [sys.executable, "-c", script]
    sums = [subprocess.run(run, cwd=ROOT, env=environment, capture_output=True, check=True).stdout for _ in range(2)]
    assert len(sums[0].strip()) == 64
    assert sums[0] == sums[1]


def test_an_application_is_made_without_a_display_and_only_once():
    script = (
        "import os; [os.environ.pop(name, None) for name in ('DISPLAY', 'WAYLAND_DISPLAY', 'QT_QPA_PLATFORM')];"
        "from studio.paint import ensure_app; app = ensure_app(); assert app is ensure_app();"
        "print(app.platformName())"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=True,
    )  # fmt: skip
    assert made.stdout.strip() in {"offscreen", "windows", "cocoa"}


def test_an_application_that_cannot_paint_is_said_to_be_ours_to_mend():
    script = (
        "from PySide6.QtCore import QCoreApplication; app = QCoreApplication([]);"
        "from studio.paint import ensure_app; ensure_app()"
    )
    made = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True,
        text=True, check=False,
    )  # fmt: skip
    assert "RuntimeError" in made.stderr


def test_several_threads_paint_the_same_picture():
    card = frame(*(line("کتابخانهٔ ملی", 18 + number, 10, 30 * number + 30) for number in range(5)))
    right, seen = raw(paint(card)), []

    def work() -> None:
        seen.extend(raw(paint(card)) for _ in range(20))

    threads = [Thread(target=work) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(seen) == 60
    assert set(seen) == {right}


def test_the_window_room_is_not_needed():
    ensure_app()
    script = "import sys, studio.paint; sys.exit(any('QtWidgets' in name for name in sys.modules))"
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, env=environment, check=False).returncode == 0
