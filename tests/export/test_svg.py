"""SVG: looks like the painted picture in resvg, says its words, and reaches for nothing outside the file."""

import base64
import re
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from studio.export.svg import encode_svg, path_data
from studio.export.vector import words_of
from studio.export.writers import write_picture
from studio.layout import lay_out
from studio.presets import load_presets
from studio.scene import Frame, Glyphs, Picture, walk
from studio.values import Box, Colour, Size
from tests.export import frames
from tests.layout.cases import filled

SVG = "{http://www.w3.org/2000/svg}"
HREF = "{http://www.w3.org/1999/xlink}href"


def rendered(data: bytes) -> Image.Image:
    resvg = pytest.importorskip("resvg_py", reason="resvg-py, which renders the files, is not installed")
    return Image.open(BytesIO(bytes(resvg.svg_to_bytes(svg_string=data.decode()))))


def card(name: str) -> Frame:
    return lay_out(filled(name, "typical"), load_presets().preset("instagram/feed_portrait")).scene.at(0)


def everything(folder: Path) -> dict[str, Frame]:
    return {**frames.shapes(), **frames.pictures(folder), "card": card("book-tile")}


# ---------------------------------------------------------------- looks


@pytest.mark.parametrize("name", frames.shapes())
def test_it_looks_like_the_painted_picture(name):
    shown = frames.shapes()[name]
    mean, most = frames.distance(frames.painted(shown), rendered(encode_svg(shown)))
    assert mean < 0.7
    assert most < 12


def test_pictures_look_like_the_painted_ones(tmp_path):
    for name, shown in frames.pictures(tmp_path).items():
        mean, most = frames.distance(frames.painted(shown), rendered(encode_svg(shown)))
        assert mean < 0.7, name
        assert most < 12, name


@pytest.mark.parametrize("name", ["book-intro", "book-tile", "new-arrivals", "quote"])
def test_cards_look_like_the_painted_ones(name):
    shown = card(name)
    picture = rendered(encode_svg(shown))
    assert picture.size == (1080, 1350)
    mean, most = frames.distance(frames.painted(shown), picture)
    assert mean < 1.2
    assert most < 20


def test_a_see_through_ground_stays_see_through():
    picture = rendered(encode_svg(Frame(size=Size(20, 10), items=(), ground=Colour(200, 30, 30, 0.5))))
    assert picture.convert("RGBA").getpixel((5, 5)) == pytest.approx((200, 30, 30, 128), abs=2)


def test_letters_that_join_are_one_path_without_seams():
    shown = frames.frame(*frames.words("سلسله", size=120, weight=800, fill=Colour(150, 24, 60, 0.5)))
    picture = rendered(encode_svg(shown)).convert("RGB")
    seen = {colour for _, colour in picture.getcolors(100_000)}
    darkest = min(sum(colour) for colour in seen)
    assert darkest >= sum((200, 135, 148)) - 3  # half of the colour on the ground, never twice


# ---------------------------------------------------------------- words


def test_every_line_says_its_words_to_screen_readers_and_to_search():
    shown = frames.frame(*frames.words("کتاب‌های «صد سال تنهایی» به بهای ISBN 978-600 & <۱۴۰۲>", size=30))
    root = etree.fromstring(encode_svg(shown))
    said = [words_of(item) for item in walk(shown.items) if isinstance(item, Glyphs)]
    assert [group.get("aria-label") for group in root.iter(f"{SVG}g") if group.get("role") == "img"] == said
    texts = list(root.iter(f"{SVG}text"))
    assert [text.text for text in texts] == said
    assert all(text.get("fill") == "none" and text.get("direction") == "rtl" for text in texts)


def test_pictures_say_what_they_show(tmp_path):
    photo = frames.photo_file(tmp_path / "photo.jpg")
    shown = frames.frame(Picture(source=str(photo), box=Box(0, 0, 90, 90), alt="جلد «کتاب»"))
    root = etree.fromstring(encode_svg(shown))
    (image,) = root.iter(f"{SVG}image")
    assert image.get("aria-label") == "جلد «کتاب»"


def test_the_title_and_language_are_said():
    root = etree.fromstring(encode_svg(frames.frame(), title="آب & آتش\x0b"))
    assert root.findtext(f"{SVG}title") == "آب & آتش"
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "fa"
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("480", "360", "0 0 480 360")


# ---------------------------------------------------------------- the file


def test_nothing_reaches_outside_and_nothing_runs(tmp_path):
    for name, shown in everything(tmp_path).items():
        data = encode_svg(shown, title='<script>alert(1)</script>"')
        root = etree.fromstring(data)
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids)), name
        used = re.findall(r"url\(#([^)]+)\)", data.decode())
        used += [element.get(HREF)[1:] for element in root.iter(f"{SVG}use")]
        assert set(used) <= set(ids), name
        assert all(element.get(HREF).startswith("data:image/") for element in root.iter(f"{SVG}image")), name
        assert not list(root.iter(f"{SVG}script")), name
        assert not re.search(rb"https?://(?!www\.w3\.org/)", data), name
        assert not [key for element in root.iter() for key in element.attrib if key.lower().startswith("on")], name


def test_equal_frames_give_equal_bytes(tmp_path):
    for name, shown in everything(tmp_path).items():
        assert encode_svg(shown) == encode_svg(shown), name


def test_pictures_lose_their_metadata(tmp_path):
    photo = frames.photo_file(tmp_path / "photo.jpg")
    root = etree.fromstring(encode_svg(frames.frame(Picture(source=str(photo), box=Box(0, 0, 90, 90)))))
    (image,) = root.iter(f"{SVG}image")
    data = base64.b64decode(image.get(HREF).partition(",")[2])
    with Image.open(BytesIO(data)) as picture:
        assert picture.size == (180, 180)
        assert not picture.getexif()
    assert b"PHOTOGRAPHER" not in data


def test_codes_are_crisp():
    crisp = [path.get("shape-rendering") for path in etree.fromstring(encode_svg(card("book-tile"))).iter(f"{SVG}path")]
    assert "crispEdges" in crisp


def test_rounding_of_path_data_does_not_add_up():
    zigzag = tuple(("L", n * 1.004, -n * 0.333) for n in range(1, 400))
    words = re.findall(r"([mlz])([^mlz]*)", path_data((("M", 0.004, 0.004), *zigzag)))
    steps = [[float(part) for part in re.findall(r"-?\d*\.?\d+", numbers)] for _, numbers in words]
    assert [sum(step) for step in zip(*steps, strict=True)] == pytest.approx([399 * 1.004, -399 * 0.333], abs=0.006)


def test_a_limit_of_bytes_lowers_the_quality_of_pictures(tmp_path):
    photo = frames.photo_file(tmp_path / "photo.jpg")
    shown = frames.frame(Picture(source=str(photo), box=Box(0, 0, 480, 360)))
    free = write_picture(shown, tmp_path / "free.svg", "svg")
    tight = write_picture(shown, tmp_path / "tight.svg", "svg", most_bytes=free.bytes - 1)
    assert tight.bytes < free.bytes
    assert tight.problems == ()
