"""Still formats: exact size, true colours, tagged sRGB, nothing else inside, and the best quality under a limit."""

from io import BytesIO

import pytest
from PIL import Image, ImageChops, ImageCms, ImageStat, JpegImagePlugin
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter

from studio.errors import InputFault
from studio.export import still
from studio.export.still import BEST, FORMATS, LEAST, encode
from studio.paint import paint
from studio.presets import load_presets
from studio.scene import Frame, Picture
from studio.values import Box, Size
from tests.export import frames


@pytest.fixture
def busy(tmp_path) -> QImage:
    """A painted Facebook cover full of detail, far above its 100 KB at full quality."""
    preset = load_presets().preset("facebook/cover")
    photo = str(_noisy(tmp_path / "noisy.png"))
    return paint(Frame(size=preset.size, items=(
        Picture(source=photo, box=Box(0, 0, preset.width, preset.height)),
        *frames.words("کتابخانهٔ مرکزی شهر", size=60),
    )))


def _noisy(path):
    soft = Image.effect_noise((600, 300), 90)
    Image.merge("RGB", (soft, soft.rotate(180), Image.radial_gradient("L").resize((600, 300)))).save(path)
    return path


@pytest.fixture
def plain() -> QImage:
    """A see-through ground, a gradient of alpha, and a solid field of a colour that is easy to get wrong."""
    image = QImage(400, 300, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    painter = QPainter(image)
    fading = QLinearGradient(0, 0, 400, 0)
    fading.setColorAt(0, QColor(150, 24, 60, 0))
    fading.setColorAt(1, QColor(150, 24, 60, 255))
    painter.fillRect(0, 0, 400, 150, fading)
    painter.fillRect(50, 180, 300, 100, QColor(12, 124, 130))
    painter.end()
    return image


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def apart(one: Image.Image, other: Image.Image) -> float:
    """The mean difference of 0–255 a channel."""
    return max(ImageStat.Stat(ImageChops.difference(one.convert("RGB"), other.convert("RGB"))).mean)


@pytest.mark.parametrize("form", FORMATS)
def test_files_open_again_with_the_exact_size_and_the_same_colours(form, tmp_path):
    shown = frames.pictures(tmp_path)["round picture with a shadow"]
    picture = opened(encode(paint(shown), form).data)
    assert picture.size == (480, 360)
    assert picture.format == {"jpg": "JPEG"}.get(form, form.upper())
    assert apart(picture, frames.painted(shown)) < (0.01 if form == "png" else 2.5)


@pytest.mark.parametrize("form", FORMATS)
def test_files_are_tagged_srgb_and_hold_nothing_else(form, busy):
    picture = opened(encode(busy, form).data)
    profile = ImageCms.ImageCmsProfile(BytesIO(picture.info["icc_profile"]))
    assert "srgb" in ImageCms.getProfileDescription(profile).lower()
    assert not picture.getexif()
    assert set(picture.info) <= {"icc_profile", "jfif", "jfif_version", "jfif_unit", "jfif_density", "loop", "duration",
                                 "background", "timestamp", "progressive", "progression"}


@pytest.mark.parametrize("form", FORMATS)
def test_equal_pictures_give_equal_bytes(form, plain):
    assert encode(plain, form).data == encode(plain.copy(), form).data


def test_the_profile_does_not_tell_when_it_was_made():
    assert still.srgb_profile()[24:36] == bytes.fromhex("07d0 0001 0001 0000 0000 0000")


def test_a_facebook_cover_full_of_detail_comes_under_its_100_kb(busy):
    preset = load_presets().preset("facebook/cover")
    assert len(encode(busy, "jpg").data) > preset.max_bytes
    encoded = encode(busy, "jpg", most_bytes=preset.max_bytes)
    assert len(encoded.data) <= preset.max_bytes
    assert encoded.problems == ()
    assert opened(encoded.data).size == (preset.width, preset.height)


@pytest.mark.parametrize("form", ["jpg", "webp", "avif"])
def test_the_highest_quality_under_the_limit_is_taken(form, busy):
    small = busy.scaled(320, 140)
    sizes = {quality: len(encode_at(small, form, quality)) for quality in (50, 51, 66, 67, 84, 85)}
    for quality in (50, 66, 84):
        encoded = encode(small, form, most_bytes=sizes[quality])
        assert quality <= encoded.quality  # more than that only where the next one is no larger
        assert len(encoded.data) <= sizes[quality]
        if sizes[quality + 1] > sizes[quality]:
            assert encoded.quality == quality


def encode_at(image: QImage, form: str, quality: int) -> bytes:
    """The file of that very quality, as the search writes it."""
    writer = still._FORMS[form]
    return still._written(still.to_pillow(image, alpha=writer.alpha), writer, quality, tight=True)


@pytest.mark.parametrize("form", ["jpg", "webp", "avif"])
def test_without_need_the_best_quality_is_written(form, plain):
    assert encode(plain, form).quality == BEST
    assert encode(plain, form, most_bytes=10_000_000).quality == BEST


@pytest.mark.parametrize("form", FORMATS)
def test_a_limit_that_cannot_be_reached_is_told_with_the_smallest_file(form, busy):
    encoded = encode(busy, form, most_bytes=900)
    (problem,) = encoded.problems
    assert (problem.code, problem.level) == ("too-large", "error")
    assert problem.hint and problem.what_fa
    assert encoded.quality in (LEAST, 32)
    assert len(encoded.data) < len(encode(busy, form).data)
    assert opened(encoded.data).size == (busy.width(), busy.height())


def test_jpeg_lays_what_is_see_through_on_white(plain):
    picture = opened(encode(plain, "jpg").data)
    assert picture.mode == "RGB"
    for x, y, expected in ((5, 290, (255, 255, 255)), (200, 230, (12, 124, 130)), (200, 75, (202, 139, 157))):
        assert picture.getpixel((x, y)) == pytest.approx(expected, abs=4)


@pytest.mark.parametrize("form", ["png", "webp", "avif"])
def test_other_formats_keep_what_is_see_through(form, plain):
    picture = opened(encode(plain, form).data)
    assert picture.mode == "RGBA"
    assert picture.getpixel((5, 290))[3] == 0
    assert picture.getpixel((200, 230)) == pytest.approx((12, 124, 130, 255), abs=4)
    assert picture.getpixel((200, 75)) == pytest.approx((150, 24, 60, 128), abs=6)


def test_a_png_that_is_too_large_gets_a_palette_and_still_looks_right(plain):
    free = encode(plain, "png")
    tight = encode(plain, "png", most_bytes=len(free.data) - 1)
    assert free.quality is None
    assert tight.quality in (256, 128, 64, 32)
    assert opened(tight.data).mode == "P"
    assert tight.problems == ()
    assert opened(tight.data).convert("RGBA").getpixel((5, 290))[3] == 0
    assert opened(tight.data).convert("RGBA").getpixel((200, 230))[:3] == pytest.approx((12, 124, 130), abs=6)


def test_jpeg_keeps_colour_at_full_resolution_so_that_coloured_letters_stay_sharp(plain):
    assert JpegImagePlugin.get_sampling(opened(encode(plain, "jpg").data)) == 0  # 4:4:4


def test_rows_that_need_padding_are_read_right():
    """Widths that are no multiple of four bytes must not shear the picture."""
    image = QImage(37, 21, QImage.Format.Format_RGB32)
    image.fill(QColor(200, 30, 90))
    image.setPixelColor(36, 20, QColor(0, 255, 0))
    for form in FORMATS:
        picture = opened(encode(image, form).data).convert("RGB")
        assert picture.size == (37, 21)
        assert picture.getpixel((3, 3)) == pytest.approx((200, 30, 90), abs=4)
    assert opened(encode(image, "png").data).convert("RGB").getpixel((36, 20)) == (0, 255, 0)


def test_another_format_is_refused():
    with pytest.raises(KeyError):
        encode(paint(Frame(size=Size(4, 4), items=())), "gif")


def test_a_side_that_webp_cannot_have_is_refused_with_the_way_out():
    image = QImage(16_400, 16, QImage.Format.Format_RGB32)
    image.fill(0)
    with pytest.raises(InputFault) as caught:
        encode(image, "webp")
    assert "png" in caught.value.problem.hint
    assert caught.value.problem.hint_fa
