"""Pictures fill their boxes: cropped, masked, scaled without moiré, changed by effects."""

import pytest
from PIL import Image

from studio.errors import InputFault
from studio.paint.effects.tint import with_luminance
from studio.scene import Blur, Duotone, Group, Picture, Shadow, Tint, ellipse, rectangle
from studio.values import BLACK, WHITE, Box, Colour
from tests.paint.pixels import BLUE, RED, grey, letters, painted, picture


@pytest.fixture
def source(tmp_path) -> str:
    """Eight by four: a red and a green half above a blue and a yellow one."""
    image = Image.new("RGB", (8, 4), (255, 0, 0))
    image.paste((0, 255, 0), (4, 0, 8, 2))
    image.paste((0, 0, 255), (0, 2, 4, 4))
    image.paste((255, 255, 0), (4, 2, 8, 4))
    image.save(tmp_path / "four.png")
    return str(tmp_path / "four.png")


@pytest.fixture
def photo(tmp_path) -> str:
    """A ramp from black to white, 256 × 64 px."""
    ramp = Image.linear_gradient("L").transpose(Image.Transpose.ROTATE_90)
    ramp.resize((256, 64)).convert("RGB").save(tmp_path / "ramp.png")
    return str(tmp_path / "ramp.png")


def test_a_picture_fills_its_box(source):
    assert letters(painted(Picture(source=source, box=Box(0, 0, 8, 4)))) == ["RRRRGGGG"] * 2 + ["BBBBYYYY"] * 2
    assert letters(painted(Picture(source=source, box=Box(2, 1, 8, 4))))[1] == "..RRRRGG"


def test_a_box_between_pixels_lands_on_whole_ones(source):
    seen = letters(painted(Picture(source=source, box=Box(1.3, 0.4, 4.2, 4)), width=8))
    assert seen[1][0] == "."
    assert seen[1][6:] == ".."
    assert "." not in seen[1][1:5]


def test_crop_shows_a_share_of_the_upright_picture(source):
    def seen(*crop: float) -> set[str]:
        image = painted(Picture(source=source, box=Box(0, 0, 80, 40), crop=Box(*crop)), width=80, height=40)
        return {row[x] for row in letters(image, near=4)[5:35:5] for x in range(5, 75, 5)} - {"?"}

    assert seen(0, 0, 0.5, 0.5) == {"R"}
    assert seen(0.5, 0.5, 0.5, 0.5) == {"Y"}
    assert seen(0, 0, 0.5, 1) == {"R", "B"}
    assert seen(0, 0, 1, 1) == set("RGBY")


@pytest.mark.parametrize("crop", [Box(-1, -1, 3, 3), Box(0.999, 0.999, 1, 1), Box(0, 0, 0, 0), Box(2, 2, 1, 1)])
def test_a_crop_beyond_the_picture_shows_what_is_nearest(source, crop):
    seen = picture(painted(Picture(source=source, box=Box(0, 0, 8, 4), crop=crop)))
    assert all(pixel != (255, 255, 255, 255) for pixel in seen.getdata())


def test_a_clip_masks_the_picture_with_smooth_edges(source):
    box = Box(0, 0, 40, 20)
    seen = painted(Picture(source=source, box=box, clip=ellipse(box)), width=40, height=20)
    rows = letters(seen, near=20)
    assert rows[0][0] == rows[19][39] == "."
    assert rows[6][8] == "R"
    assert rows[14][32] == "Y"
    assert sum(row.count("?") for row in rows) > 10


def test_fine_lines_scaled_down_become_grey_and_not_stripes(tmp_path):
    lines = Image.new("L", (1000, 1000), 255)
    for x in range(0, 1000, 2):
        lines.paste(0, (x, 0, x + 1, 1000))
    lines.save(tmp_path / "lines.png")
    still = Picture(source=str(tmp_path / "lines.png"), box=Box(0, 0, 137, 137))
    zoomed = Group(items=(still,), transform=(0.31, 0, 0, 0.31, 3.3, 3.7))
    for item, area in ((still, (10, 10, 120, 120)), (zoomed, (8, 8, 40, 40))):
        low, high = grey(item, width=137, height=137).crop(area).getextrema()
        assert high - low < 12


def test_see_through_pictures_show_the_page(tmp_path):
    image = Image.new("RGBA", (8, 4), (255, 0, 0, 255))
    image.paste((0, 0, 0, 0), (4, 0, 8, 4))
    image.save(tmp_path / "a.png")
    assert letters(painted(Picture(source=str(tmp_path / "a.png"), box=Box(0, 0, 8, 4))))[0] == "RRRR...."


def test_turned_and_mirrored_pictures_obey_their_group(source):
    item = Picture(source=source, box=Box(0, 0, 8, 4))
    mirrored = letters(painted(Group(items=(item,), transform=(-1, 0, 0, 1, 8, 0))), near=2)
    assert mirrored == ["GGGGRRRR"] * 2 + ["YYYYBBBB"] * 2
    turned = letters(painted(Group(items=(item,), transform=(0, 1, -1, 0, 4, 0)), width=4, height=8), near=2)
    assert turned == ["BBRR"] * 4 + ["YYGG"] * 4


def test_a_sliding_picture_moves_by_parts_of_a_pixel(tmp_path):
    dot = Image.new("L", (200, 200), 255)
    dot.paste(0, (80, 80, 120, 120))
    dot.save(tmp_path / "dot.png")
    item = Picture(source=str(tmp_path / "dot.png"), box=Box(0, 0, 100, 100))

    def middle(shift: float) -> float:
        moved = Group(items=(item,), transform=(1, 0, 0, 1, shift, 0))
        seen = grey(moved, width=120, height=100).crop((20, 20, 100, 80))
        columns = [sum(255 - seen.getpixel((x, y)) for y in range(60)) for x in range(80)]
        return sum(x * value for x, value in enumerate(columns)) / sum(columns)

    start = middle(0)
    for step in range(1, 15):
        assert middle(step * 0.13) - start == pytest.approx(step * 0.13, abs=0.05)


def test_shadows_follow_the_mask_or_the_see_through_shape(source, tmp_path):
    box = Box(0, 0, 20, 20)
    masked = Picture(source=source, box=box, clip=ellipse(box), shadow=Shadow(dx=20, colour=BLUE))
    rows = letters(painted(masked, width=40, height=20))
    assert rows[0][20] == rows[19][39] == "."
    assert rows[10][30] == "B"
    logo = Image.new("RGBA", (20, 20), (0, 0, 0, 0))
    logo.paste((255, 0, 0, 255), (8, 8, 12, 12))
    logo.save(tmp_path / "logo.png")
    item = Picture(source=str(tmp_path / "logo.png"), box=box, shadow=Shadow(dx=20, colour=BLUE))
    rows = letters(painted(item, width=40, height=20))
    assert rows[10].strip(".") == "RRRR................BBBB"


def test_duotone_maps_dark_and_light(photo):
    dark, light = Colour(20, 0, 80), Colour(250, 240, 200)
    item = Picture(source=photo, box=Box(0, 0, 256, 64), effects=(Duotone(dark=dark, light=light),))
    seen = picture(painted(item, width=256, height=64))
    for x in (0, 64, 128, 192, 255):
        right = dark.mixed(light, x / 255)
        for seen_channel, channel in zip(seen.getpixel((x, 30)), (right.red, right.green, right.blue), strict=False):
            assert seen_channel == pytest.approx(channel, abs=3)


def test_a_tint_keeps_light_and_dark_and_takes_the_hue(photo):
    item = Picture(source=photo, box=Box(0, 0, 256, 64), effects=(Tint(colour=RED),))
    seen = picture(painted(item, width=256, height=64))
    for x in (10, 60, 128, 200, 250):
        red, green, blue, _ = seen.getpixel((x, 30))
        assert 0.3 * red + 0.59 * green + 0.11 * blue == pytest.approx(x, abs=3)
        assert red >= green == blue
    weaker = Picture(source=photo, box=item.box, effects=(Tint(colour=RED, strength=0.5),))
    half = picture(painted(weaker, width=256, height=64))
    assert half.getpixel((128, 30))[0] == pytest.approx((128 + seen.getpixel((128, 30))[0]) / 2, abs=2)


def test_set_luminance_follows_the_standard():
    assert with_luminance(RED, 0) == BLACK
    assert with_luminance(RED, 255) == WHITE
    assert with_luminance(Colour(100, 100, 100), 60) == Colour(60, 60, 60)
    # Worked by the formulas of W3C Compositing 1 §10.2: Lum(red) = 76.5; to 200 it is raised by 123.5 and clipped.
    assert with_luminance(RED, 200) == Colour(255, 176, 176)


def test_blur_spreads_an_edge_like_a_gaussian_and_grows_with_the_page(tmp_path):
    edge = Image.new("L", (200, 100), 255)
    edge.paste(0, (0, 0, 100, 100))
    edge.save(tmp_path / "edge.png")
    item = Picture(source=str(tmp_path / "edge.png"), box=Box(0, 0, 200, 100), effects=(Blur(radius=8),))
    for scale in (1, 2):
        seen = grey(item, width=200, height=100, scale=scale)
        for sigmas, share in ((-2, 0.023), (-1, 0.159), (0, 0.5), (1, 0.841), (2, 0.977)):
            at = round((100 + 8 * sigmas) * scale)
            assert seen.getpixel((at, 50 * scale)) == pytest.approx(255 * share, abs=8)


def test_effects_keep_alpha_and_follow_one_another(tmp_path):
    image = Image.new("RGBA", (40, 40), (200, 30, 30, 255))
    image.paste((0, 0, 0, 0), (20, 0, 40, 40))
    image.save(tmp_path / "a.png")
    effects = (Tint(colour=BLUE), Duotone(dark=BLACK, light=WHITE), Blur(radius=2))
    item = Picture(source=str(tmp_path / "a.png"), box=Box(0, 0, 40, 40), effects=effects)
    seen = picture(painted(item, width=40, height=40))
    red, green, blue, _ = seen.getpixel((5, 20))
    assert red == green == blue < 120
    assert seen.getpixel((38, 20))[:3] == (255, 255, 255)
    middle = seen.getpixel((20, 20))[0]
    assert red < middle < 255


def test_pictures_at_one_scale_are_the_same_in_a_larger_page(source):
    item = Picture(source=source, box=Box(0, 0, 4, 2), clip=rectangle(Box(0, 0, 4, 2)))
    assert letters(painted(item, width=4, height=2, scale=2)) == ["RRRRGGGG"] * 2 + ["BBBBYYYY"] * 2


def test_a_vanished_picture_is_an_input_fault_and_painting_goes_on(source, tmp_path, qt_words):
    gone = Picture(source=str(tmp_path / "gone.png"), box=Box(0, 0, 8, 4))
    with pytest.raises(InputFault):
        painted(Group(items=(Group(items=(gone, gone), opacity=0.5, clip=ellipse(Box(0, 0, 8, 4))),)))
    assert qt_words == []
    assert letters(painted(Picture(source=source, box=Box(0, 0, 8, 4))))[0] == "RRRRGGGG"


def test_an_empty_box_paints_nothing(source):
    assert letters(painted(Picture(source=source, box=Box(2, 2, 0, 0)))) == ["........"] * 4
