"""The picture on the screen is what is exported, whatever was painted anew and whatever was kept."""

from dataclasses import replace
from random import Random

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPainter

from studio.content import Book, Person
from studio.document.edits import change_layer, with_ids
from studio.document.model import Text, layers_of
from studio.job.checking import checked
from studio.layout import lay_out
from studio.paint import paint
from studio.paint.pillow import to_pillow
from studio.presets import load_presets
from studio.scene import IDENTITY, Frame
from studio.template import fill, template
from widgets.canvas.parts import differing, parted
from widgets.canvas.surface import Spot, Surface

GREY = QColor("#888888")
PRESETS = load_presets()
BOOK = Book(title="سووشون", people=(Person(name="سیمین دانشور"),), publisher="خوارزمی",
            summary="داستان زندگی زری و یوسف در شیراز سال‌های جنگ جهانی دوم است. " * 3, link="https://example.org/1")


def card(name="book-intro"):
    return with_ids(fill(template(name), [BOOK], {"library": "کتابخانهٔ مرکزی"}))


def frame(document, preset="instagram/feed_portrait"):
    seen = checked(document)
    scene = lay_out(seen.document, PRESETS.preset(preset), aspects=seen.aspects).scene
    return Frame(size=scene.size, items=scene.items, ground=scene.ground)


def spot(x=20, y=30, scale=0.5):
    return Spot(scale=scale, x=x, y=y, width=600, height=760)


def difference(one: QImage, other: QImage) -> int:
    """The greatest difference of any channel."""
    pair = [np.asarray(to_pillow(image).convert("RGB"), dtype=int) for image in (one, other)]
    return int(np.abs(pair[0] - pair[1]).max())


def test_the_page_is_painted_as_it_is_exported():
    shown = Surface(GREY)
    shown.show(frame(card()), spot())
    exported = paint(frame(card()), scale=0.5)
    assert difference(shown.image.copy(20, 30, exported.width(), exported.height()), exported) <= 1


@pytest.mark.parametrize("name", ["book-intro", "book-tile"])
def test_patches_leave_the_picture_as_if_all_had_been_painted(name):
    document, chance, kept = card(name), Random(7), Surface(GREY)
    for step in range(14):
        layer = chance.choice(list(layers_of(document.pages[0].layers)))
        change = {"text": chance.choice(["نو", "کتاب Python ۳", "دو\nسطر"])} if isinstance(layer, Text) else (
            chance.choice([{"opacity": 0.4}, {"rotate": 9.0}, {"hide": True}, {"hide": False}]))
        document = change_layer(document, layer.id, **change)
        at = spot(x=20 + 7 * (step % 4), y=30 - 5 * (step % 3))
        kept.show(frame(document), at)
        fresh = Surface(GREY)
        fresh.show(frame(document), at)
        assert difference(kept.image, fresh.image) <= 1, step


def test_nothing_is_painted_when_nothing_changed():
    shown, seen = Surface(GREY), frame(card())
    shown.show(seen, spot())
    assert shown.show(frame(card()), spot()).isEmpty()
    assert list(differing(seen.items, frame(card()).items)) == []


def test_a_letter_changes_its_line_and_not_the_page():
    shown, document = Surface(GREY), card()
    shown.show(frame(document), spot())
    changed = shown.show(frame(change_layer(document, "action", text="از کتابخانه بگیر")), spot()).boundingRect()
    assert 0 < changed.width() * changed.height() < 600 * 760 / 4


def test_another_zoom_is_shown_at_once_and_sharp_afterwards():
    shown, seen = Surface(GREY), frame(card())
    shown.show(seen, spot())
    shown.stretched(spot(scale=0.7))
    rough = shown.image.copy()
    shown.show(seen, spot(scale=0.7))
    fresh = Surface(GREY)
    fresh.show(seen, spot(scale=0.7))
    assert difference(rough, shown.image) > 1 and difference(shown.image, fresh.image) <= 1


@pytest.mark.parametrize("name", ["cover", "title", "panel", "code"])
def test_what_is_carried_and_put_down_where_it_was_is_as_if_it_had_never_been_lifted(name):
    shown = Surface(GREY)
    shown.show(frame(card()), spot())
    lifted = shown.lift([name])
    again = QImage(shown.image.size(), QImage.Format.Format_RGB32)
    with QPainter(again) as painter:
        lifted.draw(painter, again.rect(), IDENTITY)
    assert difference(again, shown.image) <= 3
    with QPainter(again) as painter:
        lifted.draw(painter, again.rect(), (1.0, 0.0, 0.0, 1.0, 40.0, 25.0))
    assert difference(again, shown.image) > 30


def test_what_lies_before_the_carried_layer_stays_before_it():
    behind, carried, before = parted(frame(card()).items, ["panel"])
    assert [run[0] for run in (behind, carried, before)] == [False, True, False]
    assert [item.layer for item in carried[1]] == ["panel"]
    names = [getattr(item, "layer", "") for item in before[1]]
    assert "cover" in names and "cover" not in [getattr(item, "layer", "") for item in behind[1]]


def test_what_lies_between_two_carried_layers_stays_between_them():
    runs = parted(frame(card()).items, ["title", "cover"])
    carried = [number for number, run in enumerate(runs) if run[0]]
    between = [getattr(item, "layer", "") for item in runs[carried[0] + 1][1]]
    assert len(carried) == 2 and "panel" in between


def test_a_page_one_can_see_through_lies_on_squares():
    document = card()
    clear = replace(document, pages=(replace(document.pages[0], ground="none", layers=()),))
    shown = Surface(GREY)
    shown.show(frame(clear), spot())
    colours = {shown.image.pixelColor(x, 200).name() for x in range(100, 140)}
    assert len(colours) == 2
