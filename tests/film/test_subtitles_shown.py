"""Subtitles in the picture: legible, inside the safe area, never over words, each for its own seconds."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from studio.document.clips import Cue
from studio.layout.subtitles import with_subtitles
from studio.motion import ramp
from studio.paint import paint
from studio.scene import Frame, Glyphs, Group, LinearGradient, Move, Path, Scene, Stop, rectangle, walk
from studio.values import Box, Colour, Point, Size
from tests.paint.letters import line

LONG = ("کتابخانهٔ ملی ایران در خرداد ۱۴۰۳ نمایشگاهی از نسخه‌های خطی برگزار می‌کند و این نمایشگاه، که در تالار ایران برپا "
        "می‌شود، تا پایان ماه ادامه دارد و ورود به آن برای همگان آزاد است و راهنما هم دارد")
SIZES = {"tall": (1080, 1920), "wide": (1920, 1080), "square": (720, 720), "small": (480, 270)}


def film(size: tuple[int, int] = (1080, 1920), *items: Glyphs) -> Scene:
    """Ten seconds of a page whose tone goes from black to white."""
    page = Box(0, 0, *size)
    tones = LinearGradient(start=Point(0, 0), end=Point(*size), stops=(
        Stop(at=0, colour=Colour(0, 0, 0)), Stop(at=1, colour=Colour(255, 255, 255))))
    ground = Path(outline=rectangle(page), fill=tones)
    moving = Group(items=(Path(outline=rectangle(Box(0, 0, 9, 9)), fill=Colour(9, 9, 9)),), box=Box(0, 0, 9, 9),
                   moves=(Move(what="x", track=ramp(0.0, 10.0, (0.0, 50.0))),))
    safe = Box(size[0] * 0.07, size[1] * 0.12, size[0] * 0.86, size[1] * 0.70)
    return Scene(size=Size(*size), items=(ground, moving, *items), safe=safe, duration=10.0)


def panels(frame: Frame) -> list[Group]:
    return [item for item in walk(frame.items) if isinstance(item, Group) and item.role == "subtitle"]


def said(frame: Frame) -> list[str]:
    return [item.text for panel in panels(frame) for item in walk(panel.items) if isinstance(item, Glyphs)]


def test_words_are_seen_from_their_start_until_their_end() -> None:
    scene = with_subtitles(film(), [Cue(start=2.0, end=4.0, text="سلام"), Cue(start=4.0, end=6.0, text="بدرود")])
    seen = {t: said(scene.at(t)) for t in (0.0, 1.99, 2.0, 3.99, 4.0, 5.99, 6.0, 9.0)}
    assert seen == {0.0: [], 1.99: [], 2.0: ["سلام"], 3.99: ["سلام"], 4.0: ["بدرود"], 5.99: ["بدرود"], 6.0: [], 9.0: []}


def test_while_a_cue_stands_its_panel_is_painted_once() -> None:
    scene = with_subtitles(film(), [Cue(start=2.0, end=4.0, text="سلام")])
    first, second = panels(scene.at(2.5))[0], panels(scene.at(3.5))[0]
    assert first is second


@pytest.mark.parametrize("shape", SIZES)
@pytest.mark.parametrize("text", ["سلام!", "این کتاب را\nاز کتابخانه بگیرید", LONG], ids=["short", "two", "long"])
def test_subtitles_stay_in_the_safe_area_in_at_most_two_lines(shape: str, text: str) -> None:
    scene = with_subtitles(film(SIZES[shape]), [Cue(start=0.0, end=9.0, text=text)])
    for t in np.arange(0.0, 9.0, 0.5):
        (panel,) = panels(scene.at(float(t)))
        lines = [item for item in panel.items if isinstance(item, Glyphs)]
        assert 1 <= len(lines) <= 2
        assert scene.safe.holds(panel.box, slack=1.0)
        assert all(panel.box.holds(one.box, slack=1.0) for one in lines)


def test_of_a_long_cue_no_word_is_lost() -> None:
    scene = with_subtitles(film(), [Cue(start=0.0, end=9.0, text=LONG)])
    seen = [said(scene.at(float(t))) for t in np.arange(0.0, 9.0, 0.05)]
    parts = [seen[0], *(after for before, after in pairwise(seen) if after != before)]
    words = " ".join(text for part in parts for text in part).replace("\u0640", "")
    assert words.split() == LONG.split()
    assert len(parts) > 1


def test_letters_are_large_enough_on_a_phone() -> None:
    scene = with_subtitles(film(), [Cue(start=0.0, end=9.0, text=LONG)])
    sizes = {run.size for t in range(9) for item in walk(panels(scene.at(float(t)))[0].items)
             if isinstance(item, Glyphs) for run in item.runs}
    assert min(sizes) > 0.03 * 1080 * 0.85  # Latin words are set somewhat smaller


def test_letters_stand_out_from_any_photo() -> None:
    scene = with_subtitles(film(), [Cue(start=0.0, end=9.0, text="سلام بر همگان")])
    (panel,) = panels(scene.at(1.0))
    box, image = panel.box, paint(scene.at(1.0))
    corner = image.pixelColor(round(box.x + 8), round(box.centre.y))
    ground = Colour(corner.red(), corner.green(), corner.blue())
    assert Colour(255, 255, 255).contrast(ground) > 7


@pytest.mark.parametrize("place", [0.8, 0.2])
def test_subtitles_do_not_hide_the_words_of_a_page(place: float) -> None:
    words = line("معرفی کتاب «بوف کور» در کتابخانه", 60, 150, 1920 * place)
    scene = with_subtitles(film((1080, 1920), words), [Cue(start=0.0, end=9.0, text="این کتاب را از کتابخانه بگیرید")])
    (panel,) = panels(scene.at(1.0))
    assert not panel.box.overlaps(words.box)
    assert (panel.box.centre.y < 960) == (place > 0.5)


def test_where_words_stand_low_and_high_subtitles_stand_between_them() -> None:
    page = [line("معرفی کتاب «بوف کور» در کتابخانه", 60, 150, 1920 * place) for place in (0.16, 0.2, 0.8)]
    cues = (Cue(start=0.0, end=4.0, text="این کتاب را بگیرید"), Cue(start=4.0, end=9.0, text="بخوانید و " * 9))
    scene = with_subtitles(film((1080, 1920), *page), cues)
    shown = [panels(scene.at(t))[0].box for t in (1.0, 6.0)]
    assert not any(box.overlaps(words.box) for box in shown for words in page)
    assert shown[0].bottom == pytest.approx(shown[1].bottom, abs=60)  # they do not jump about


def test_subtitles_do_not_lie_across_a_card_where_there_is_other_room() -> None:
    words, box = line("تالار مطالعه", 60, 300, 1400), Box(100, 1300, 500, 250)
    card = Group(items=(Path(outline=rectangle(box), fill=Colour(255, 255, 255)), words), role="box", box=box)
    scene = with_subtitles(film((1080, 1920), card), [Cue(start=0.0, end=9.0, text="بگیرید")])
    (panel,) = panels(scene.at(1.0))
    assert not panel.box.overlaps(box)


def test_subtitles_rather_lie_over_a_cover_than_over_the_words_of_the_page() -> None:
    title, named = (line("بوف کور", 60, 300, 1920 * place) for place in (0.78, 0.5))
    high = line("معرفی کتاب", 60, 300, 1920 * 0.16)
    box = Box(100, 1920 * 0.2, 900, 1920 * 0.53)
    cover = Group(items=(named, replace(named, baseline=700.0)), role="cover", box=box)
    scene = with_subtitles(film((1080, 1920), high, cover, title), [Cue(start=0.0, end=9.0, text="کتاب را\nبگیرید")])
    (panel,) = panels(scene.at(1.0))
    assert not panel.box.overlaps(title.box)
    assert not panel.box.overlaps(high.box)


def test_words_after_the_films_end_and_no_words_at_all_change_nothing() -> None:
    scene = film()
    assert with_subtitles(scene, []) is scene
    assert with_subtitles(scene, [Cue(start=11.0, end=12.0, text="دیر")]) is scene
