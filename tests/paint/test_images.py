"""Picture files are read upright, in sRGB, at the size needed, or refused with a word that helps."""

import io
import struct
import zlib

import pytest
from PIL import Image, ImageCms, ImageFile, features

from studio.errors import InputFault
from studio.paint import images
from studio.paint.cache import STORE
from studio.paint.decoding import header
from studio.paint.images import fitted, open_picture, probe, probed
from studio.values import Box
from tests.paint.pixels import letters, picture

QUADRANTS = ["RRRRGGGG"] * 2 + ["BBBBYYYY"] * 2


def quadrants() -> Image.Image:
    """8 × 4 px: red and green above blue and yellow."""
    image = Image.new("RGB", (8, 4), (255, 0, 0))
    image.paste((0, 255, 0), (4, 0, 8, 2))
    image.paste((0, 0, 255), (0, 2, 4, 4))
    image.paste((255, 255, 0), (4, 2, 8, 4))
    return image


# What a camera stores for an upright scene at each EXIF orientation (EXIF 2.32, tag 0x0112).
STORED = {
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip


@pytest.mark.parametrize("orientation", STORED)
def test_pictures_stand_upright_for_every_exif_orientation(tmp_path, orientation):
    turn = STORED[orientation]
    stored = quadrants().resize((32, 16), Image.Resampling.NEAREST)
    stored = stored.transpose(turn) if turn is not None else stored
    exif = Image.Exif()
    exif[0x0112] = orientation
    stored.save(tmp_path / "photo.jpg", quality=100, subsampling=0, exif=exif)
    info = probe(tmp_path / "photo.jpg")
    assert (info.width, info.height, info.format) == (32, 16, "JPEG")
    seen = letters(open_picture(tmp_path / "photo.jpg"), near=12)
    assert [row[::4] for row in seen[::4]] == QUADRANTS


def test_an_orientation_that_means_nothing_is_passed_over(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 77
    quadrants().save(tmp_path / "photo.png", exif=exif)
    assert letters(open_picture(tmp_path / "photo.png")) == QUADRANTS


def test_a_png_is_turned_by_what_stands_behind_its_pixels_too(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6
    file = tmp_path / "photo.png"
    quadrants().transpose(STORED[6]).save(file, exif=exif)
    data = file.read_bytes()
    at = data.index(b"eXIf") - 4
    chunk = data[at : at + 12 + int.from_bytes(data[at : at + 4], "big")]
    before_end = data.index(b"IEND") - 4 - len(chunk)
    rest = data.replace(chunk, b"")
    file.write_bytes(rest[:before_end] + chunk + rest[before_end:])
    assert (header(str(file)).width, header(str(file)).height) == (8, 4)
    assert letters(open_picture(file)) == QUADRANTS


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
def test_the_size_of_a_picture_is_told_without_its_pixels(tmp_path, kind, monkeypatch):
    file = tmp_path / "photo"
    quadrants().save(file, kind)
    monkeypatch.setattr(ImageFile.ImageFile, "load", lambda image: pytest.fail("decoded"))
    info = header(str(file))
    assert (info.width, info.height, info.format) == (8, 4, kind)


def test_what_was_found_of_a_picture_is_kept_until_its_file_changes(tmp_path, monkeypatch):
    file = tmp_path / "photo.jpg"
    file.write_bytes(jpeg_of(640, 480)[:2_000])
    assert probed(file) is None
    for _ in range(2):
        with pytest.raises(InputFault):
            probe(file)
        monkeypatch.setattr(images, "decode", lambda *_: pytest.fail("decoded again"))
    with pytest.raises(InputFault):
        probed(file)
    monkeypatch.undo()
    file.write_bytes(jpeg_of(640, 480))
    assert probed(file) is None
    assert probe(file).width == 640
    assert probed(file) == probe(file)


@pytest.mark.parametrize("name", ["a.png", "a.webp", "a.bmp", "a.tiff", "a.gif", "a.jp2"])
def test_formats_people_bring_are_read(tmp_path, name):
    options = {"lossless": True} if name.endswith(("webp",)) else {}
    quadrants().save(tmp_path / name, **options)
    assert letters(open_picture(tmp_path / name), near=6) == QUADRANTS


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow was built without AVIF")
def test_avif_is_read(tmp_path):
    quadrants().resize((64, 32), Image.Resampling.NEAREST).save(tmp_path / "a.avif", quality=100, subsampling="4:4:4")
    assert [row[::8] for row in letters(open_picture(tmp_path / "a.avif"), near=16)[4::8]] == QUADRANTS


def test_the_content_decides_the_format_not_the_name(tmp_path):
    quadrants().save(tmp_path / "cover.png")
    renamed = (tmp_path / "cover.png").rename(tmp_path / "جلد کتاب.jpg")
    assert probe(renamed).format == "PNG"


def test_alpha_is_kept_of_rgba_grey_and_palette_pictures(tmp_path):
    image = quadrants().convert("RGBA")
    image.paste((0, 0, 0, 0), (0, 0, 4, 2))
    image.save(tmp_path / "rgba.png")
    image.convert("LA").save(tmp_path / "la.png")
    quadrants().quantize(4).save(tmp_path / "palette.png", transparency=0)
    for name in ("rgba.png", "la.png", "palette.png"):
        seen = picture(open_picture(tmp_path / name))
        assert {pixel[3] for pixel in seen.getdata()} == {0, 255}, name
    assert picture(open_picture(tmp_path / "rgba.png")).getpixel((0, 0))[3] == 0
    assert picture(open_picture(tmp_path / "rgba.png")).getpixel((5, 0)) == (0, 255, 0, 255)


def test_the_tones_of_what_is_visible_are_told_of_see_through_pictures_only(tmp_path):
    logo = Image.new("RGBA", (100, 40), (255, 255, 255, 0))
    logo.paste((0, 0, 0, 255), (0, 0, 60, 20))
    logo.paste((255, 255, 255, 255), (60, 0, 80, 20))
    logo.save(tmp_path / "logo.png")
    logo.convert("RGB").save(tmp_path / "plain.png")
    tones = probe(tmp_path / "logo.png").tones
    assert len(tones) == 10 and set(tones) == {0.0, 1.0} and tones.count(0.0) in (7, 8)
    assert probe(tmp_path / "plain.png").tones == ()


def test_cmyk_and_sixteen_bit_pictures_become_srgb(tmp_path):
    Image.new("CMYK", (8, 8), (0, 255, 255, 0)).save(tmp_path / "print.jpg", quality=100)
    red, green, blue, _ = picture(open_picture(tmp_path / "print.jpg")).getpixel((4, 4))
    assert red > 180
    assert max(green, blue) < 70
    Image.new("I;16", (4, 4), 32896).save(tmp_path / "scan.png")
    assert picture(open_picture(tmp_path / "scan.png")).getpixel((1, 1)) == (128, 128, 128, 255)
    Image.new("F", (4, 4), 7.0).save(tmp_path / "float.tiff")
    assert open_picture(tmp_path / "float.tiff").width() == 4


def swapped_profile() -> bytes:
    """An RGB colour space whose red is sRGB's blue and the other way round."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack(">I", data[128:132])[0]
    tags = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, blue = tags[b"rXYZ"], tags[b"bXYZ"]
    data[red + 4 : red + 12], data[blue + 4 : blue + 12] = data[blue + 4 : blue + 12], data[red + 4 : red + 12]
    return bytes(data).replace("sRGB".encode("utf-16-be"), "swap".encode("utf-16-be"))


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp", "a.tiff"])
def test_colour_profiles_are_obeyed(tmp_path, name):
    Image.new("RGB", (8, 8), (255, 0, 0)).save(tmp_path / name, quality=100, icc_profile=swapped_profile())
    red, green, blue, _ = picture(open_picture(tmp_path / name)).getpixel((4, 4))
    assert blue > 245
    assert max(red, green) < 10


def test_alpha_survives_a_colour_profile_and_a_broken_profile_is_passed_over(tmp_path):
    image = Image.new("RGBA", (4, 4), (255, 0, 0, 255))
    image.putpixel((0, 0), (255, 0, 0, 51))
    image.save(tmp_path / "a.png", icc_profile=swapped_profile())
    seen = picture(open_picture(tmp_path / "a.png"))
    assert seen.getpixel((0, 0))[3] == 51
    assert seen.getpixel((2, 2))[2] > 245
    image.save(tmp_path / "b.png", icc_profile=b"no profile at all")
    assert picture(open_picture(tmp_path / "b.png")).getpixel((2, 2)) == (255, 0, 0, 255)


def test_the_first_frame_of_a_moving_picture_is_used(tmp_path):
    frames = [Image.new("P", (6, 6), colour) for colour in (0, 1)]
    for frame in frames:
        frame.putpalette([255, 0, 0, 0, 0, 255])
    frames[0].save(tmp_path / "a.gif", save_all=True, append_images=frames[1:])
    assert set("".join(letters(open_picture(tmp_path / "a.gif")))) == {"R"}


def test_max_side_bounds_the_answer_and_keeps_the_shape(tmp_path):
    quadrants().resize((640, 320), Image.Resampling.NEAREST).save(tmp_path / "a.png")
    small = open_picture(tmp_path / "a.png", 64)
    assert (small.width(), small.height()) == (64, 32)
    assert letters(small)[2][2] == "R"
    assert open_picture(tmp_path / "a.png", 5000).width() == 640


def test_a_changed_file_is_read_again(tmp_path):
    path = tmp_path / "a.png"
    quadrants().save(path)
    assert letters(open_picture(path))[0][0] == "R"
    Image.new("RGB", (80, 40), (0, 0, 255)).save(path)
    assert letters(open_picture(path))[0][0] == "B"


def test_names_places_and_cameras_stay_in_the_file(tmp_path):
    exif = Image.Exif()
    exif[0x010F], exif[0x013B] = "Camera", "A Person"
    exif.get_ifd(0x8825)[1] = "N"
    quadrants().save(tmp_path / "a.jpg", exif=exif)
    assert open_picture(tmp_path / "a.jpg").textKeys() == []


# ---------------------------------------------------------------- what cannot be used


def png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_of(width: int, height: int) -> bytes:
    """A valid one-bit PNG of any size in few bytes."""
    packer = zlib.compressobj(9)
    row = bytes(1 + (width + 7) // 8)
    data = b"".join(packer.compress(row * 100) for _ in range(height // 100)) + packer.flush()
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    body = png_chunk(b"IHDR", header) + png_chunk(b"IDAT", data) + png_chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def jpeg_of(width: int, height: int, **options) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (width, height), (255, 0, 0)).save(file, "JPEG", **options)
    return file.getvalue()


def gif_of(width: int, height: int) -> bytes:
    file = io.BytesIO()
    Image.new("P", (width, height)).save(file, "GIF")
    return file.getvalue()


BAD = {
    "text.jpg": ("picture-unreadable", "این فقط یک متن است".encode()),
    "empty.png": ("picture-unreadable", b""),
    "page.svg": ("picture-unreadable", b'<svg xmlns="http://www.w3.org/2000/svg"/>'),
    "program.eps": ("picture-unreadable", b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n%%EndComments\n"),
    "header-only.png": ("picture-unreadable", png_of(100, 100)[:40]),
    "cut.jpg": ("picture-broken", jpeg_of(400, 300, quality=95)[:2000]),
    "cut.png": ("picture-broken", png_of(2000, 2000)[:-60]),
    "dot.gif": ("picture-too-small", gif_of(1, 1)),
    "bomb.png": ("picture-too-large", png_of(30_000, 30_000)),
    "poster.png": ("picture-too-large", png_of(8_000, 6_000)),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_usable_picture_is_refused_in_words_that_help(tmp_path, name):
    code, data = BAD[name]
    (tmp_path / name).write_bytes(data)
    for use in (probe, open_picture):
        with pytest.raises(InputFault) as fault:
            use(tmp_path / name)
        problem = fault.value.problem
        assert problem.code == code
        assert name in problem.where
        assert problem.hint
        assert problem.what_fa
        assert problem.hint_fa


@pytest.mark.parametrize("where", ["gone.jpg", "", "no\0such"])
def test_a_picture_that_is_not_there_is_named(tmp_path, where):
    with pytest.raises(InputFault) as fault:
        probe(tmp_path / where if where == "gone.jpg" else where)
    assert fault.value.problem.code == "picture-missing"


def test_a_folder_is_no_picture(tmp_path):
    with pytest.raises(InputFault):
        probe(tmp_path)


def test_a_png_of_nine_hundred_megapixels_costs_no_memory():
    assert len(png_of(30_000, 30_000)) < 200_000


def test_a_huge_jpeg_is_decoded_at_a_part_of_its_size(tmp_path):
    (tmp_path / "scan.jpg").write_bytes(jpeg_of(8_000, 6_000, quality=30))
    info = probe(tmp_path / "scan.jpg")
    assert (info.width, info.height) == (8_000, 6_000)
    seen = open_picture(tmp_path / "scan.jpg")
    assert 1_600 <= seen.width() < 8_000
    assert letters(seen.copy(0, 0, 4, 1), near=4) == ["RRRR"]


@pytest.mark.parametrize("damage", range(24))
def test_damaged_bytes_give_a_picture_or_a_plain_refusal(tmp_path, damage):
    files = [jpeg_of(64, 48), png_of(100, 100), io.BytesIO()]
    quadrants().save(files[2], "WEBP")
    for number, file in enumerate(files):
        data = bytearray(file.getvalue() if isinstance(file, io.BytesIO) else file)
        for step in range(3):
            data[(damage * 97 + step * 31 + 8) % len(data)] ^= 0x5A + step
        path = tmp_path / f"{number}.bin"
        path.write_bytes(data)
        try:
            open_picture(path)
        except InputFault as fault:
            assert fault.problem.code.startswith("picture-")


def test_what_was_decoded_is_kept_within_bounds(tmp_path):
    STORE.clear()
    for number in range(30):
        Image.new("RGB", (1200, 1200), (number, 0, 0)).save(tmp_path / f"{number}.png")
        open_picture(tmp_path / f"{number}.png")
        assert STORE.bytes <= STORE.limit
    STORE.clear()


@pytest.mark.parametrize("size", [(8, 4), (4, 2), (3, 1), (40, 30)])
def test_a_picture_without_alpha_says_so_in_every_pixel(tmp_path, size):
    """Qt takes the fourth byte for alpha when it lays a picture on a see-through layer, as in a fade."""
    path = tmp_path / "picture.png"
    quadrants().save(path)
    image = fitted(str(path), Box(0.0, 0.0, 1.0, 1.0), size)
    assert set(bytes(image.constBits())[3::4]) == {255}
