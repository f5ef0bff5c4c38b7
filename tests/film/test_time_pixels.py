"""What moves is painted smoothly: by parts of a pixel, without seams, and at rest as in a still."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from studio.document import model
from studio.document.model import Document, Page, Picture, Shape, Text
from studio.document.timing import Motion
from studio.layout import lay_out
from studio.layout.film import lay_out_film, plan
from studio.motion import ramp
from studio.paint import paint
from studio.presets import load_presets
from studio.scene import Frame, Group, Move, Path, Scene, ellipse
from studio.values import BLACK, WHITE, Box, Size
from tests.layout.cases import filled

SQUARE = next(preset for preset in load_presets() if preset.id == "facebook/feed_square")
JITTER = 0.1  # px, DESIGN §5


def grey(frame: Frame, scale: float = 1.0) -> np.ndarray:
    image = paint(frame, scale=scale).convertToFormat(QImage.Format.Format_Grayscale8)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].astype(float)


def ink_middle(frame: Frame) -> tuple[float, float]:
    """The centre of gravity of what is darker than the ground."""
    dark = 255.0 - grey(frame)
    dark[dark < 4] = 0
    ys, xs = np.indices(dark.shape)
    return float((xs * dark).sum() / dark.sum()), float((ys * dark).sum() / dark.sum())


def wobble(places: list[float], wanted: list[float]) -> float:
    """How far steps differ from those wanted, at most."""
    steps = [b - a for a, b in pairwise(places)]
    return max(abs(step - (b - a)) for step, (a, b) in zip(steps, pairwise(wanted), strict=True))


def said(**more) -> tuple[Group, Size]:
    text = Text(text="کتابخانهٔ ملی ایران", family="vazirmatn", colour="black", **more)
    layout = lay_out(Document(pages=(Page(layers=(text,), ground="white"),)), SQUARE)
    (group,) = layout.scene.items
    return replace(group, key="said"), layout.scene.size


@pytest.mark.parametrize("what", ["x", "y"])
def test_words_move_by_parts_of_a_pixel(what):
    group, size = said()
    move = Move(what=what, track=ramp(0.0, 1.0, (3.0, 0.0)))
    scene = Scene(size=size, items=(replace(group, moves=(move,)),), ground=WHITE, duration=1.0)
    times = [step / 16 for step in range(17)]
    middles = [ink_middle(scene.at(t))[0 if what == "x" else 1] for t in times]
    assert wobble(middles, [-3.0 * t for t in times]) <= JITTER


def test_a_zoom_does_not_jitter():
    dot = Path(outline=ellipse(Box(600, 560, 30, 30)), fill=BLACK)
    zoom = Move(what="scale", track=ramp(0.0, 1.0, (1.0, 1.1)))
    scene = Scene(size=Size(700, 700), ground=WHITE, duration=1.0,
                  items=(Group(items=(dot,), box=Box(0, 0, 700, 700), key="dot", moves=(zoom,)),))
    times = [step / 40 for step in range(41)]
    middles = [ink_middle(scene.at(t)) for t in times]
    assert wobble([x for x, _ in middles], [350 + 265 * (1 + 0.1 * t) for t in times]) <= JITTER
    assert wobble([y for _, y in middles], [350 + 225 * (1 + 0.1 * t) for t in times]) <= JITTER


def test_a_photo_that_is_neared_does_not_jitter(tmp_path):
    photo = QImage(1200, 1200, QImage.Format.Format_RGB32)
    photo.fill(QColor("white"))
    for x in range(880, 920):
        for y in range(880, 920):
            photo.setPixelColor(x, y, QColor("black"))
    photo.save(str(tmp_path / "photo.png"))
    layer = Picture(source=str(tmp_path / "photo.png"), fit="cover", width="fill", height="fill", bleed=True,
                    motion=Motion(emphasis="closer"))
    scene = lay_out_film(Document(pages=(Page(layers=(layer,)),), motion="photo"), SQUARE,
                         aspects={layer.source: 1.0}, seconds=4.0).scene
    times = [1.0 + step / 30 for step in range(30)]
    middles, wanted = [], []
    for t in times:
        frame = scene.at(t)
        moving = frame.items[1]
        while not (isinstance(moving, Group) and moving.moving):
            moving = moving.items[0]
        a, _, _, _, e, _ = moving.transform
        middles.append(ink_middle(frame)[0])
        wanted.append(a * 899.5 * 0.9 + e)
    assert wobble(middles, wanted) <= JITTER


@pytest.mark.parametrize("recipe", ["rise", "words", "unveil", "pop", "shelf"])
def test_a_film_at_rest_is_painted_as_the_still(recipe):
    document = replace(filled("book-tile", "typical"), motion=recipe)
    scene = lay_out_film(document, SQUARE).scene
    film, still = grey(scene.at(scene.duration)), grey(lay_out(document, SQUARE).scene.at(0.0))
    assert np.abs(film - still).max() <= 2  # what was kept as a picture was rounded once more


def test_a_word_that_fades_in_has_no_dark_seams_where_its_letters_join():
    text = Text(text="بیبیبیبیب", colour="black", role="headline", motion=Motion(enter="fade", by="word", start=0.0))
    scene = lay_out_film(Document(pages=(Page(layers=(text,), ground="white"),)), SQUARE).scene
    full, half = grey(scene.at(scene.duration)), grey(scene.at(0.15))
    inside = full < 4  # wholly covered
    assert np.ptp(half[inside]) <= 6
    assert 10 < half[inside].mean() < 250


def test_a_group_that_came_near_its_place_looks_like_the_still_one():
    group, size = said()
    still = grey(Frame(size=size, items=(group,), ground=WHITE))
    scene = Scene(size=size, ground=WHITE, duration=2.0, items=(
        replace(group, moves=(Move(what="x", track=ramp(0.0, 1.0, (0.02, 0.0))),)),))
    assert np.abs(grey(scene.at(0.5)) - still).max() <= 8
    assert (grey(scene.at(1.0)) == still).all()


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("transition", ["push", "rise", "cover", "uncover", "page"])
def test_nothing_shines_through_between_pages_of_one_colour(transition, language):
    pages = (Page(layers=(), ground="black"), *(Page(layers=(), ground="white", transition=transition) for _ in "ab"))
    document = Document(pages=pages, motion="none", language=language)
    begin = plan(document, SQUARE).pages[2].start
    scene = lay_out_film(document, SQUARE).scene
    least = 250 if transition != "page" else 100  # a turned leaf has shades
    for step in range(1, 12):
        for scale in (1.0, 0.3):
            assert grey(scene.at(begin + 0.05 * step), scale).min() >= least, (step, scale)


def test_a_page_that_slides_over_another_brings_no_edge_of_its_own():
    over = model.Box(children=(Shape(shape="rectangle", fill="white", width="fill", height="fill"),), bleed=True,
                     anchor="top-right", width="fill", height="fill")
    pages = (Page(layers=(), ground="white"), Page(layers=(over,), ground="black", transition="cover"))
    document = Document(pages=pages, motion="none")
    begin = plan(document, SQUARE).pages[1].start
    scene = lay_out_film(document, SQUARE).scene
    assert all((grey(scene.at(begin + 0.05 * step)) < 128).sum(axis=0).max() == 0 for step in range(1, 12))
