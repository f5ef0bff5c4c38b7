"""QR codes: what a phone sees is what was asked for."""

import io

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw, ImageFilter

from studio.layout.code import GOOD_MODULE, LEAST_MODULE, QUIET, qr_items, qr_matrix, qr_side
from studio.paint import paint
from studio.scene import Frame
from studio.values import WHITE, Box, Colour, Size

LINKS = (
    "https://opac.nlai.ir/opac-prod/bibliographic/4523891",
    "https://lib.example.ac.ir/cgi-bin/koha/opac-detail.pl?biblionumber=120391",
    "کتابخانهٔ مرکزی شهر، قفسهٔ ۸فا۳/۶۲",
    "9789643121440",
)
INK = Colour.parse("#12343B")
CREAM = Colour.parse("#F4EFE3")


def painted(code, width, height, ground=(120, 130, 140)):
    """The code as a picture, by an even-odd fill of its loops on whole pixels."""
    picture = Image.new("RGB", (width, height), ground)
    panel, modules = code.items
    corners = [code.box.x, code.box.y, code.box.right - 1, code.box.bottom - 1]
    ImageDraw.Draw(picture).rectangle(corners, fill=rgb(panel.fill))
    mask = np.zeros((height, width), bool)
    for loop in loops(modules.outline):
        one = Image.new("1", (width, height))
        ImageDraw.Draw(one).polygon(loop, fill=1)
        mask ^= inside(loop, width, height)
    pixels = np.array(picture)
    pixels[mask] = rgb(modules.fill)
    return Image.fromarray(pixels)


def inside(loop, width, height):
    """Pixels whose centre lies inside an upright polygon: every vertical side flips what is right of it."""
    mask = np.zeros((height, width), bool)
    for (x1, y1), (x2, y2) in zip(loop, [*loop[1:], loop[0]], strict=True):
        assert x1 == x2 or y1 == y2, "borders of modules are upright"
        if x1 == x2:
            mask[int(min(y1, y2)) : int(max(y1, y2)), int(x1) :] ^= True
    return mask


def loops(outline):
    found = []
    for step in outline:
        if step[0] == "M":
            found.append([])
        if step[0] in "ML":
            found[-1].append((step[1], step[2]))
    return found


def rgb(colour):
    return (colour.red, colour.green, colour.blue)


def read(picture):
    return [result.text for result in zxingcpp.read_barcodes(picture)]


@pytest.mark.parametrize("text", LINKS)
def test_a_painted_code_is_read_back(text):
    code = qr_items(text, Box(20.5, 11.25, 300, 280), dark=INK, light=CREAM)
    assert code.problems == ()
    assert read(painted(code, 340, 320)) == [text]


def test_the_painter_draws_modules_on_their_pixels_and_they_are_read():
    code = qr_items(LINKS[0], Box(7.3, 5.9, 290, 310), dark=INK, light=CREAM)
    image = paint(Frame(size=Size(310, 320), items=code.items, ground=Colour(120, 130, 140)))
    picture = Image.frombytes("RGBA", (310, 320), bytes(image.constBits()), "raw", "BGRA").convert("RGB")
    assert set(picture.getdata()) == {rgb(INK), rgb(CREAM), (120, 130, 140)}
    assert read(picture) == [LINKS[0]]


@pytest.mark.parametrize(("module", "blur"), [(LEAST_MODULE, 0.3), (GOOD_MODULE, 1.0)])
@pytest.mark.parametrize("text", LINKS)
def test_a_code_is_read_after_half_size_blur_and_strong_jpeg(text, module, blur):
    side = qr_side(text, module=module)
    code = qr_items(text, Box(10, 10, side, side), dark=INK, light=CREAM)
    assert code.module == module
    picture = painted(code, side + 20, side + 20)
    small = picture.resize((picture.width // 2, picture.height // 2), Image.Resampling.BILINEAR)
    stored = io.BytesIO()
    small.filter(ImageFilter.GaussianBlur(blur)).save(stored, "JPEG", quality=40)
    assert read(Image.open(stored)) == [text]


@settings(max_examples=40, deadline=None)
@given(
    place=st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
    size=st.tuples(st.floats(120, 900), st.floats(120, 900)),
)
def test_modules_stand_on_whole_pixels_inside_the_box_with_a_quiet_zone(place, size):
    box = Box(*place, *size)
    code = qr_items(LINKS[0], box, dark=INK, light=WHITE)
    assert box.holds(code.box)
    assert code.module >= 1
    points = [number for step in code.items[1].outline for number in step[1:]]
    assert all(number % 1 in (0, 1 / 64) for number in points)  # rows reach into the next one by a sliver
    free = QUIET * code.module
    assert min(points[0::2]) - code.box.x == free
    assert code.box.bottom - max(points[1::2]) == free


def test_the_outline_holds_exactly_the_dark_modules():
    matrix = qr_matrix(LINKS[1])
    code = qr_items(LINKS[1], Box(0, 0, len(matrix) + 8, len(matrix) + 8), dark=INK, light=WHITE)
    assert code.module == 1
    drawn = np.zeros((len(matrix) + 8,) * 2, bool)
    for loop in loops(code.items[1].outline):
        drawn ^= inside(loop, *drawn.shape)
    assert (drawn[4:-4, 4:-4] == np.array(matrix)).all()
    assert drawn.sum() == np.array(matrix).sum()


def test_a_code_too_small_for_a_screen_is_drawn_and_named():
    code = qr_items(LINKS[0], Box(0, 0, 130, 130), dark=INK, light=WHITE)
    assert code.items
    assert [problem.code for problem in code.problems] == ["qr-small"]
    assert str(qr_side(LINKS[0], module=LEAST_MODULE)) in code.problems[0].what


@pytest.mark.parametrize(
    ("dark", "light"),
    [("#F4EFE3", "#12343B"), ("#888888", "#bbbbbb"), ("#12343B80", "#ffffff"), ("#000000", "#ffffff10")],
)
def test_colours_a_phone_may_not_read_become_black_on_white(dark, light):
    code = qr_items(LINKS[0], Box(0, 0, 300, 300), dark=Colour.parse(dark), light=Colour.parse(light))
    assert [problem.code for problem in code.problems] == ["qr-contrast"]
    assert [item.fill.hex() for item in code.items] == ["#ffffff", "#000000"]


@pytest.mark.parametrize(("text", "name"), [("", "qr-empty"), ("  ", "qr-empty"), ("کتاب" * 1000, "qr-long")])
def test_what_cannot_be_a_code_draws_nothing_and_says_why(text, name):
    code = qr_items(text, Box(0, 0, 300, 300))
    assert code.items == ()
    assert [problem.code for problem in code.problems] == [name]
    assert qr_side(text) == 0


def test_no_room_at_all_is_a_problem_not_a_crash():
    assert [problem.code for problem in qr_items(LINKS[0], Box(0, 0, 10, 10)).problems] == ["qr-small"]
