"""Text is one shape at every size: no hairlines at joins, no double alpha, no seams in outlines."""

from dataclasses import replace

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageFont, features
from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPainterPath, QTransform

from studio import resources
from studio.errors import InputFault
from studio.paint.outlines import MASTER, glyph_shape, line_path
from studio.scene import Glyphs, Group, LinearGradient, Shadow, Stop, Stroke
from studio.values import BLACK, CLEAR, Box, Point
from tests.paint.letters import VAZIRMATN, line, shaped, width
from tests.paint.pixels import BLUE, RED, grey, letters, painted, picture, raw

NASTALIQ = str(resources.fonts() / "noto-nastaliq-urdu" / "NotoNastaliqUrdu-Regular.ttf")
JOINED = "بیست نمایشگاه ملی هستیم"
SIZES = (24, 40, 64, 110, 200)


def page(text: str, size: float, font: str = VAZIRMATN) -> dict[str, int]:
    return {"width": round(width(text, size, font) + 2 * size), "height": round(size * 4)}


def set_line(text: str, size: float, font: str = VAZIRMATN, shift: float = 0.0, **more) -> Glyphs:
    return line(text, size, size + shift, round(size * 2.5), file=font, **more)


@pytest.mark.parametrize("font", [VAZIRMATN, NASTALIQ])
@pytest.mark.parametrize("size", [14, 18, 24, 32, 40, 47, 60, 110])
def test_no_hairline_shows_where_letters_join(size, font):
    for shift in (0.0, 0.3, 0.57):
        item, area = set_line(JOINED, size, font, shift), page(JOINED, size, font)
        seen = grey(item, **area)
        # Painted eight times as large, letters overlap by whole pixels: the mean of 8 × 8 is what each pixel should be.
        true = grey(item, **area, scale=8).reduce(8)
        pale = [a - b for a, b in zip(seen.tobytes(), true.tobytes(), strict=True) if b < 20]
        assert max(pale) <= 40, (size, shift)


@pytest.mark.parametrize("font", [VAZIRMATN, NASTALIQ])
@pytest.mark.parametrize("size", [16, *SIZES])
def test_half_clear_text_has_no_darker_overlaps(size, font):
    item = set_line("کتابخانهٔ ملی گلستانه", size, font, fill=BLACK.faded(128 / 255))
    assert min(grey(item, **page("کتابخانهٔ ملی گلستانه", size, font)).tobytes()) >= 126


def test_half_clear_words_that_overlap_are_still_one_coat():
    twice = line("لا", 60, 20, 80).runs + line("لا", 60, 40, 80).runs
    item = Glyphs(text="لالا", runs=twice, fill=BLACK.faded(0.5), box=Box(0, 0, 120, 120), baseline=80)
    assert min(grey(item, width=140, height=120).tobytes()) >= 126


def seam_pixels(stroked: Image.Image, ink: Image.Image, reach: int) -> int:
    """Painted pixels deeper inside the letters than a stroke on their edge may reach."""
    deep = ink.point(lambda value: 255 if value == 0 else 0).filter(ImageFilter.MinFilter(2 * reach + 1))
    dark = stroked.point(lambda value: 255 if value < 250 else 0)
    return sum(ImageChops.multiply(deep, dark).point(bool).tobytes())


@pytest.mark.parametrize("font", [VAZIRMATN, NASTALIQ])
@pytest.mark.parametrize("size", SIZES)
def test_an_outline_has_no_seams_inside_joined_letters(size, font):
    area = page(JOINED, size, font)
    stroke = Stroke(fill=BLACK, width=1)
    stroked = grey(set_line(JOINED, size, font, fill=CLEAR, outline=stroke), **area)
    ink = grey(set_line(JOINED, size, font), **area)
    assert min(stroked.tobytes()) < 128
    assert seam_pixels(stroked, ink, 2) == 0


def test_the_seam_test_sees_the_seams_of_a_naive_outline():
    area = page(JOINED, 110)
    naive = painted(**area)
    run = shaped(JOINED, 110, 110, 275)
    whole = QPainterPath()
    whole.setFillRule(Qt.FillRule.WindingFill)
    for number, (x, y) in zip(run.ids, run.places, strict=True):
        k = run.size / MASTER
        whole.addPath(QTransform(k, 0, 0, k, x, y).map(glyph_shape(run.font, number).path))
    with QPainter(naive) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawPath(whole)
    assert seam_pixels(picture(naive).convert("L"), grey(set_line(JOINED, 110), **area), 2) > 50


def test_uniting_a_line_changes_its_ink_by_no_more_than_soft_edges():
    item, area = set_line(JOINED, 110), page(JOINED, 110)
    by_path = painted(**area)
    with QPainter(by_path) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (x, y) in zip(item.runs[0].ids, item.runs[0].places, strict=True):
            k = 110 / MASTER
            painter.setTransform(QTransform(k, 0, 0, k, x, y))
            painter.fillPath(glyph_shape(VAZIRMATN, number).path, Qt.GlobalColor.black)
    one, other = grey(item, **area), picture(by_path).convert("L")
    assert sum(abs(a - b) > 90 for a, b in zip(one.tobytes(), other.tobytes(), strict=True)) <= 7


@pytest.mark.skipif(not features.check("raqm"), reason="this Pillow was built without Raqm")
@pytest.mark.parametrize("size", [24, 40, 96])
def test_text_stands_where_pillow_and_raqm_put_it(size):
    area = page(JOINED, size)
    theirs = Image.new("L", (area["width"], area["height"]), 255)
    font = ImageFont.truetype(VAZIRMATN, size, layout_engine=ImageFont.Layout.RAQM)
    place = (size, round(size * 2.5))
    ImageDraw.Draw(theirs).text(place, JOINED, font=font, fill=0, anchor="ls", direction="rtl", language="fa")
    ours = grey(set_line(JOINED, size), **area)
    # Pillow sets glyphs on whole pixels, so compare at the grain of letters, not of pixels.
    soft = [image.filter(ImageFilter.GaussianBlur(size / 16)) for image in (ours, theirs)]
    total = sum(255 - value for value in ours.tobytes())
    apart = sum(abs(a - b) for a, b in zip(soft[0].tobytes(), soft[1].tobytes(), strict=True))
    assert apart / total < 0.2


def test_text_moves_by_parts_of_a_pixel():
    def middle(shift: float) -> float:
        seen = grey(Group(items=(line("•", 40, 20, 60),), transform=(1, 0, 0, 1, shift, 0)), width=80, height=80)
        darkness = [[255 - seen.getpixel((x, y)) for x in range(80)] for y in range(80)]
        return sum(x * v for row in darkness for x, v in enumerate(row)) / sum(map(sum, darkness))

    start = middle(0)
    for step in range(1, 20):
        assert middle(step * 0.11) - start == pytest.approx(step * 0.11, abs=0.1)


def test_the_same_line_looks_the_same_wherever_it_stands_on_whole_pixels():
    def cut(x: int, y: int):
        seen = grey(line("کتاب", 30, 20 + x, 50 + y), width=160, height=120)
        return seen.crop((20 + x, 10 + y, 90 + x, 80 + y)).tobytes()

    assert cut(0, 0) == cut(31, 17) == cut(0, 39)


def test_fill_colour_and_gradient_fill_the_letters_only():
    seen = picture(painted(line("کتاب", 60, 10, 70, fill=RED), width=160, height=110)).convert("RGB")
    assert {pixel[0] for pixel in seen.getdata()} == {255}
    stops = (Stop(at=0, colour=RED), Stop(at=1, colour=BLUE))
    fill = LinearGradient(start=Point(60, 0), end=Point(61, 0), stops=stops)
    rows = letters(painted(line("ــــــ", 60, 10, 70, fill=fill), width=160, height=110))
    inked = max(rows, key=lambda row: row.count("R") + row.count("B"))
    assert "R" in inked[:60]
    assert "B" not in inked[:59]
    assert "R" not in inked[62:]
    assert "B" in inked[62:]


def test_an_outline_lies_behind_the_fill():
    item = set_line("کتاب", 80, fill=RED, outline=Stroke(fill=BLUE, width=8))
    plain = set_line("کتاب", 80, fill=RED)
    seen, only = picture(painted(item, **page("کتاب", 80))), picture(painted(plain, **page("کتاب", 80)))
    pairs = zip(seen.getdata(), only.getdata(), strict=True)
    assert all(mine == theirs for mine, theirs in pairs if theirs == (255, 0, 0, 255))
    assert (0, 0, 255, 255) in set(seen.getdata())


def test_clear_letters_with_an_outline_show_the_page_inside():
    rows = letters(painted(set_line("ه", 200, fill=CLEAR, outline=Stroke(fill=BLACK, width=4)), **page("ه", 200)))
    assert any("#" in row and "." in row.strip(".") for row in rows)


def test_text_casts_the_shadow_of_its_letters():
    item = set_line("کتاب", 60, fill=RED, shadow=Shadow(dx=4, dy=4, colour=BLUE))
    seen = picture(painted(item, **page("کتاب", 60)))
    moved = picture(painted(set_line("کتاب", 60, fill=BLUE), **page("کتاب", 60)))
    shadow = ImageChops.offset(moved, 4, 4)
    agree = [a == b for a, b in zip(seen.getdata(), shadow.getdata(), strict=True) if a == (0, 0, 255, 255)]
    assert sum(agree) > 100
    assert all(agree)


def test_no_letter_is_cut_off_even_when_the_box_is_wrong():
    right = line("گلستان", 50, 20, 80)
    wrong = Glyphs(text=right.text, runs=right.runs, fill=right.fill, box=Box(0, 0, 1, 1), baseline=80)
    area = {"width": 240, "height": 140}
    assert raw(painted(right, **area)) == raw(painted(wrong, **area))
    faded = [Group(items=(item, item), opacity=0.5) for item in (right, wrong)]
    assert raw(painted(faded[0], **area)) == raw(painted(faded[1], **area))


def test_text_too_large_to_keep_is_painted_where_it_is_seen():
    huge = line("ـــــ", 3000, -1500, 150)
    seen = grey(huge, width=300, height=200)
    assert 0 < sum(value < 128 for value in seen.tobytes()) < 300 * 200
    part = grey(huge, width=150, height=200)
    assert part.tobytes() == seen.crop((0, 0, 150, 200)).tobytes()


def test_turned_text_is_as_whole_as_upright_text():
    turned = Group(items=(set_line(JOINED, 30, fill=BLACK.faded(0.5)),), transform=(0.8, 0.6, -0.6, 0.8, 60, 0))
    assert min(grey(turned, width=500, height=400).tobytes()) >= 126


def test_blanks_and_empty_lines_paint_nothing():
    empty = Glyphs(text="", runs=(), fill=BLACK, box=Box(0, 0, 0, 0), baseline=0)
    assert set(grey(empty, line("  ", 30, 5, 30), width=60, height=40).tobytes()) == {255}


def test_a_line_path_holds_all_letters_at_their_places():
    item = set_line("کتاب", 64)
    box = line_path(item).boundingRect()
    ink = ImageChops.invert(grey(item, **page("کتاب", 64))).getbbox()
    assert (box.left(), box.top(), box.right(), box.bottom()) == tuple(pytest.approx(edge, abs=1.01) for edge in ink)


def test_a_missing_font_is_named_with_a_way_out(tmp_path, qt_words):
    bad = tmp_path / "قلم.ttf"
    bad.write_text("not a font")
    run = shaped("کتاب", 30, 0, 30)
    item = replace(line("کتاب", 30), runs=(replace(run, font=str(bad)),))
    with pytest.raises(InputFault) as fault:
        painted(Group(items=(item, item), opacity=0.5))
    assert fault.value.problem.code == "font-missing"
    assert "قلم.ttf" in fault.value.problem.where
    qt_words.clear()
