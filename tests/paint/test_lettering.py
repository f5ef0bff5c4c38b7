"""Effects on joined letters: outlines, fills of single letters and opacity take a line as one shape."""

import math
import random
from dataclasses import replace
from functools import cache
from pathlib import Path as FilePath

import pytest
from PIL import Image, ImageChops, ImageFilter

from studio import resources
from studio.paint.outlines import ink_box
from studio.paint.touching import touching
from studio.scene import Glyphs, Group, LetterFill, Path, Shadow, Stroke, by_fill
from studio.values import BLACK, CLEAR, WHITE, Box, Colour
from tests.paint.letters import line, shaped
from tests.paint.pixels import BLUE, RED, grey, painted, picture

FONTS = {
    "vazirmatn": "vazirmatn/Vazirmatn-Regular.ttf", "markazi-text": "markazi-text/MarkaziText-Regular.ttf",
    "noto-nastaliq-urdu": "noto-nastaliq-urdu/NotoNastaliqUrdu-Regular.ttf", "lalezar": "lalezar/Lalezar-Regular.ttf",
}
SIZES = (24, 40, 64, 110, 200)
WORDS = (FilePath(__file__).parents[1] / "text" / "words.txt").read_text(encoding="utf-8").split()[-200:]
ROWS = [" ".join(WORDS[at : at + 10]) for at in range(0, 200, 10)]
HALF = BLACK.faded(128 / 255)
# The darkest grey of one coat of it over white, and one step for rounding.
ONE_COAT = 255 - 128 - 1


def font(family: str) -> str:
    return str(resources.fonts() / FONTS[family])


@cache
def rows(family: str, size: float) -> tuple[tuple[Glyphs, dict[str, float]], ...]:
    """Lines of ten words that stand free on pages of their own, 200 words in all."""
    found = []
    for text in ROWS:
        run = shaped(text, size, size, 0, font(family))
        item = Glyphs(text=text, runs=(run,), fill=BLACK, box=Box(0, 0, 1, 1), baseline=0)
        ink = ink_box(item)
        down = 4 - round(ink.top())
        run = replace(run, places=tuple((x, y + down) for x, y in run.places))
        found.append((replace(item, runs=(run,)), {"width": ink.right() + 4, "height": ink.height() + 8}))
    return tuple(found)


EVERYWHERE = pytest.mark.parametrize(("family", "size"), [(family, size) for family in FONTS for size in SIZES])


@EVERYWHERE
def test_two_hundred_words_have_no_doubled_alpha(family, size):
    for item, page in rows(family, size):
        assert min(grey(replace(item, fill=HALF), **page).tobytes()) >= ONE_COAT


@EVERYWHERE
def test_two_hundred_words_in_a_faded_group_have_no_doubled_alpha(family, size):
    for item, page in rows(family, size)[::4]:
        assert min(grey(Group(items=(item,), opacity=128 / 255), **page).tobytes()) >= ONE_COAT


def seams(item: Glyphs, page: dict[str, float], width: float) -> int:
    """Stroked pixels deeper inside the letters than the stroke may reach: where letters overlap inside a word."""
    stroked = grey(replace(item, fill=CLEAR, outline=Stroke(fill=BLACK, width=width)), **page)
    deep = grey(item, **page).point(lambda value: 255 if value == 0 else 0)
    deep = deep.filter(ImageFilter.MinFilter(2 * int(width / 2 + 1.5) + 1))
    dark = stroked.point(lambda value: 255 if value < 250 else 0)
    return sum(ImageChops.multiply(deep, dark).histogram()[1:])


@EVERYWHERE
def test_two_hundred_words_have_no_seams_in_their_outlines(family, size):
    for item, page in rows(family, size):
        assert seams(item, page, 1) == 0


# ---------------------------------------------------------------- where the outline stands


def lined(at: str, fill: Colour = RED, width: float = 6) -> Image.Image:
    item = line("هستیم", 120, 60, 160, fill=fill, outline=Stroke(fill=BLUE, width=width))
    return picture(painted(replace(item, outline_at=at), width=460, height=260)).convert("RGB")


def area(image: Image.Image, colour: tuple[int, int, int]) -> int:
    return sum(pixel == colour for pixel in image.getdata())


def test_an_outline_inside_never_leaves_the_letters():
    plain = picture(painted(line("هستیم", 120, 60, 160, fill=BLUE), width=460, height=260)).convert("RGB")
    seen = lined("inside", fill=BLUE)
    worst = max(abs(a - b) for a, b in zip(seen.tobytes(), plain.tobytes(), strict=True))
    assert worst <= 2  # in one colour nothing shows that there is an outline
    assert area(lined("inside"), (255, 0, 0)) < area(plain, (0, 0, 255)) * 0.8


def test_the_edge_of_an_outline_inside_is_of_its_colour_alone():
    """No fringe of the fill: along the soft edge red never exceeds what white lets through."""
    assert all(red <= green + 2 for red, green, blue in lined("inside", width=12).getdata() if green > 8)


def test_an_outline_over_the_letters_covers_both_sides_of_their_edge():
    behind, over = lined("behind"), lined("over")
    assert area(over, (255, 0, 0)) < area(behind, (255, 0, 0))
    assert area(over, (0, 0, 255)) > area(behind, (0, 0, 255)) * 1.6
    whole = [image.point(lambda value: 0 if value < 128 else 255).convert("L") for image in (behind, over)]
    ends = [ImageChops.invert(image).getbbox() for image in whole]
    assert ends[0] == ends[1]


def test_an_outline_inside_clear_letters_is_seen_alone():
    seen = lined("inside", fill=CLEAR)
    assert area(seen, (0, 0, 255)) > 500
    assert area(seen, (255, 0, 0)) == 0


# ---------------------------------------------------------------- letters in colours of their own


def coloured(text: str, size: float, *spans: tuple[int, int, Colour], family: str = "vazirmatn", **more) -> Glyphs:
    item = line(text, size, size, round(3 * size), file=font(family), **more)
    return replace(item, letters=tuple(LetterFill(start=a, end=b, fill=fill) for a, b, fill in spans))


@pytest.mark.parametrize("family", FONTS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("word", ["نستعلیق", "السلام", "مُحَمَّد", "بلا"])
def test_a_letter_in_another_colour_changes_no_pixel_of_the_shape(family, size, word):
    plain = line(word, size, size, round(3 * size), file=font(family))
    page = {"width": round(size * 6), "height": round(size * 5)}
    for at in range(len(word)):
        item = coloured(word, size, (at, at + 1, RED), (at + 1, at + 2, BLUE), family=family)
        one, other = (picture(painted(thing, **page, ground=CLEAR)).getchannel("A") for thing in (item, plain))
        worst = max(abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
        assert worst <= 3, (at, worst)


@pytest.mark.parametrize("word", ["لا", "سلام", "إلى", "کلاه"])
def test_lam_alef_stays_a_ligature_and_takes_the_colour_of_its_lam(word):
    item = line(word, 80, 60, 120)
    at = word.index("لا") if "لا" in word else 0
    parts = dict(by_fill(replace(item, letters=(LetterFill(start=at, end=at + 1, fill=RED),))))
    ids = [number for runs in parts.values() for run in runs for number in run.ids]
    assert sorted(ids) == sorted(item.runs[0].ids)
    assert all(cluster != at for run in parts[BLACK] for cluster in run.clusters)


def test_of_two_colours_for_a_letter_the_first_counts():
    item = coloured("د", 80, (0, 1, RED), (0, 1, BLUE))
    assert {pixel[:3] for pixel in picture(painted(item, width=240, height=400)).getdata()} & {(0, 0, 255)} == set()


def test_the_soft_edge_of_a_coloured_letter_has_no_fringe_of_the_line():
    """White letters with one in red on a red page: that one cannot be seen at all."""
    item = coloured("آداب", 110, (0, 4, RED), fill=WHITE)
    seen = picture(painted(item, width=500, height=500, ground=RED)).convert("RGB")
    assert max(pixel[1] for pixel in seen.getdata()) <= 2


def test_half_clear_letters_in_colours_are_one_coat():
    item = coloured("نستعلیق", 64, (1, 3, BLACK.faded(0.5)), (4, 5, BLACK.faded(0.5)), fill=BLACK.faded(0.5))
    assert min(grey(item, width=500, height=320).tobytes()) >= 125


# ---------------------------------------------------------------- shadows of clear lines


def test_a_clear_line_casts_the_shadow_of_its_letters():
    shadow = Shadow(dx=0, dy=0, colour=BLUE)
    clear = line("کتاب", 60, 10, 70, fill=CLEAR, shadow=shadow)
    solid = line("کتاب", 60, 10, 70, fill=BLUE)
    one, other = (picture(painted(item, width=160, height=110)).tobytes() for item in (clear, solid))
    assert max(abs(a - b) for a, b in zip(one, other, strict=True)) <= 40


def test_a_clear_outline_makes_the_shadow_wider():
    shadow = Shadow(colour=BLUE)
    stroke = Stroke(fill=CLEAR, width=16)
    thin, wide = (
        area(picture(painted(line("کتاب", 60, 30, 70, fill=CLEAR, shadow=shadow, outline=edge), width=200, height=120))
             .convert("RGB"), (0, 0, 255))
        for edge in (None, stroke))
    assert wide > thin * 1.5


def test_a_line_parted_by_fills_keeps_every_glyph_at_its_place():
    item = coloured("کتاب", 50, (0, 2, RED))
    places = [place for _, runs in by_fill(item) for run in runs for place in run.places]
    assert sorted(places) == sorted(item.runs[0].places)


def test_boxes_that_touch_through_others_are_one_group():
    """A chain in which a later link joins two groups that are already linked."""
    boxes = [(0, 0, 3, 3), (2, 0, 5, 3), (4, 0, 7, 3), (6, 0, 9, 3), (1, 2, 8, 5), (20, 0, 21, 1)]
    for turn in range(5):
        turned = boxes[turn:5] + boxes[:turn] + boxes[5:]
        assert sorted(map(len, touching(turned))) == [1, 5]


def test_touching_agrees_with_a_search_through_all_pairs():
    at = random.Random(7)
    for _ in range(60):
        corners = [(at.uniform(0, 100), at.uniform(0, 60)) for _ in range(40)]
        boxes = [(x, y, x + at.uniform(1, 14), y + at.uniform(1, 14)) for x, y in corners]
        assert sorted(map(sorted, touching(boxes))) == sorted(map(sorted, by_search(boxes)))


def by_search(boxes: list[tuple[float, float, float, float]]) -> list[list[int]]:
    left, groups = set(range(len(boxes))), []
    while left:
        found, new = set(), {left.pop()}
        while new:
            found |= new
            new = {b for b in left for a in new if boxes[a][0] <= boxes[b][2] and boxes[b][0] <= boxes[a][2]
                   and boxes[a][1] <= boxes[b][3] and boxes[b][1] <= boxes[a][3]}
            left -= new
        groups.append(list(found))
    return groups


def test_a_clear_figure_casts_the_shadow_of_its_shape_and_line():
    square = (("M", 40.0, 40.0), ("L", 80.0, 40.0), ("L", 80.0, 80.0), ("L", 40.0, 80.0), ("Z",))
    shadow = Shadow(colour=BLUE)
    wide = Path(outline=square, fill=CLEAR, stroke=Stroke(fill=CLEAR, width=10, sharp=True), shadow=shadow)
    for item, side in ((wide, 50), (replace(wide, stroke=None), 40)):
        assert area(picture(painted(item, width=120, height=120)).convert("RGB"), (0, 0, 255)) == side * side


# ---------------------------------------------------------------- turned lines


@pytest.mark.parametrize("family", FONTS)
@pytest.mark.parametrize("more", [{}, {"outline": Stroke(fill=RED, width=3)}, {"fill": HALF}], ids=str)
def test_a_line_turned_by_a_quarter_is_as_sharp_as_the_upright_one(family, more):
    """The spine of a book: its pixels are those of the upright line, turned."""
    upright = line("صد سال تنهایی", 60, 20, 100, file=font(family), **more)
    turned = Group(items=(upright,), transform=(0, 1, -1, 0, 200, 0))
    one = picture(painted(turned, width=200, height=500)).convert("RGB")
    other = picture(painted(upright, width=500, height=200)).convert("RGB").transpose(Image.Transpose.ROTATE_270)
    worst = max(abs(a - b) for a, b in zip(one.tobytes(), other.tobytes(), strict=True))
    assert worst <= 40  # a sixth of a step at the softest edge: upright letters stand on eighths of a pixel


@pytest.mark.parametrize("family", FONTS)
@pytest.mark.parametrize("degrees", [7, 33, 90, 151, 270])
def test_nothing_of_a_turned_line_is_cut_off_or_blurred(family, degrees):
    c, s = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    upright = line("پیچیدگی ژرف", 50, -150, 10, file=font(family))
    turned = Group(items=(upright,), transform=(c, s, -s, c, 260, 260), opacity=0.999)
    flat = Group(items=(upright,), transform=(1, 0, 0, 1, 260, 260))
    inks = [sum(255 - value for value in grey(item, width=520, height=520).tobytes()) for item in (turned, flat)]
    assert inks[0] == pytest.approx(inks[1], rel=0.01)
    soft = [sum(8 < value < 247 for value in grey(item, width=520, height=520).tobytes()) for item in (turned, flat)]
    assert soft[0] < soft[1] * 1.6
