"""Shapes, groups, clips and blends land on the pixels they name."""

import pytest
from PySide6.QtGui import QPainter

from studio.paint import paint
from studio.paint.convert import new_path, to_brush, to_pen
from studio.scene import (
    Frame,
    Group,
    LinearGradient,
    Path,
    RadialGradient,
    Shadow,
    Stop,
    Stroke,
    ellipse,
    polygon,
    rectangle,
)
from studio.values import BLACK, CLEAR, WHITE, Box, Colour, Point, Size
from tests.paint.letters import line
from tests.paint.pixels import BLUE, GREEN, RED, YELLOW, grey, letters, painted, picture, raw


def block(x: float, y: float, width: float, height: float, fill=RED, **more) -> Path:
    return Path(outline=rectangle(Box(x, y, width, height)), fill=fill, **more)


def test_later_items_cover_earlier_ones():
    image = painted(block(0, 0, 4, 4), block(2, 1, 4, 2, BLUE))
    assert letters(image) == ["RRRR....", "RRBBBB..", "RRBBBB..", "RRRR...."]


def test_the_page_is_its_size_times_the_scale():
    image = painted(block(1, 1, 2, 1), width=4, height=3, scale=2)
    assert letters(image) == ["........"] * 2 + ["..RRRR.."] * 2 + ["........"] * 2
    assert painted(width=1080, height=1350, scale=1 / 3).width() == 360
    assert painted(width=5, height=5, scale=0.3).width() == 2


def test_a_clear_ground_stays_clear_and_a_half_clear_one_half():
    image = painted(block(0, 0, 1, 4), ground=CLEAR)
    assert image.hasAlphaChannel()
    assert picture(image).getpixel((0, 0)) == (255, 0, 0, 255)
    assert picture(image).getpixel((5, 0))[3] == 0
    assert picture(painted(ground=Colour(255, 0, 0, 0.5))).getpixel((0, 0))[3] == 128


def test_both_fill_rules_are_known():
    ring = rectangle(Box(0, 0, 6, 4)) + rectangle(Box(2, 1, 2, 2))
    assert letters(painted(Path(outline=ring, fill=RED, even_odd=True)))[1] == "RR..RR.."
    assert letters(painted(Path(outline=ring, fill=RED)))[1] == "RRRRRR.."


def test_strokes_stand_astride_the_outline_and_dashes_are_px():
    line = polygon((Point(0, 2), Point(8, 2)), closed=False)
    image = painted(Path(outline=line, stroke=Stroke(fill=RED, width=2, dash=(2, 2), sharp=True)))
    assert letters(image) == ["........", "RR..RR..", "RR..RR..", "........"]


def test_crisp_shapes_have_no_soft_pixels():
    modules = tuple(step for at in range(0, 8, 2) for step in rectangle(Box(at + 0.2, 0.2, 1, 1)))
    assert letters(painted(Path(outline=modules, fill=BLACK, crisp=True)))[0] == "#.#.#.#."


def test_a_group_moves_turns_and_clips_what_is_in_it():
    inner = (block(0, 0, 4, 1),)
    assert letters(painted(Group(items=inner, transform=(1, 0, 0, 1, 2, 3))))[3] == "..RRRR.."
    assert letters(painted(Group(items=inner, transform=(0, 1, -1, 0, 1, 0)))) == ["R......."] * 4
    assert letters(painted(Group(items=inner, clip=rectangle(Box(1, 0, 2, 4)))))[0] == ".RR....."


@pytest.mark.parametrize("transform", [(0, 0, 0, 0, 4, 2), (1, 0, 0, 0, 0, 2), (0, 0, 0, 1, 3, 0)])
def test_a_group_seen_edge_on_paints_nothing(transform, qt_words):
    items = (block(0, 0, 8, 4, shadow=Shadow(blur=2)), line("کتاب", 20, 0, 4))
    assert letters(painted(Group(items=items, transform=transform, opacity=0.5))) == ["........"] * 4


def test_clips_of_nested_groups_leave_what_lies_in_both():
    inner = Group(items=(block(0, 0, 8, 4),), clip=rectangle(Box(0, 1, 6, 2)))
    assert letters(painted(Group(items=(inner, ), clip=rectangle(Box(2, 0, 6, 4))))) == [
        "........", "..RRRR..", "..RRRR..", "........",
    ]  # fmt: skip


def test_clips_are_smooth_along_curves():
    seen = grey(Group(items=(block(0, 0, 40, 40, BLACK),), clip=ellipse(Box(0, 0, 40, 40))), width=40, height=40)
    assert len({value for value in seen.tobytes() if 0 < value < 255}) > 20


def test_a_faded_group_fades_as_one():
    items = (block(0, 0, 4, 4, BLACK), block(2, 0, 4, 4, BLACK))
    row = [picture(painted(Group(items=items, opacity=0.5))).getpixel((x, 1))[0] for x in range(8)]
    assert row == [pytest.approx(127, abs=1)] * 6 + [255] * 2


def test_fading_multiplies_through_nested_groups():
    nest = Group(items=(Group(items=(block(0, 0, 8, 4, BLACK),), opacity=0.5),), opacity=0.5)
    assert picture(painted(nest)).getpixel((4, 2))[0] == pytest.approx(255 * 0.75, abs=1)


def test_a_filled_and_stroked_shape_fades_without_its_seam():
    shape = Path(outline=rectangle(Box(2, 2, 6, 6)), fill=BLACK, stroke=Stroke(fill=BLACK, width=2, sharp=True))
    seen = grey(Group(items=(shape,), opacity=0.5), width=10, height=10)
    assert set(seen.tobytes()) <= {127, 128, 255}


@pytest.mark.parametrize(
    ("blend", "expected"),
    # W3C Compositing and Blending 1, §9, for backdrop 100 and source 200, in shares of 255.
    [
        ("normal", 200), ("multiply", 78), ("screen", 222), ("overlay", 157), ("darken", 100), ("lighten", 200),
        ("soft-light", 132),
    ],
)
def test_blend_modes_follow_the_standard(blend, expected):
    ground, upper = block(0, 0, 8, 4, Colour(100, 100, 100)), block(0, 0, 8, 4, Colour(200, 200, 200))
    seen = painted(ground, Group(items=(upper,), blend=blend))
    assert picture(seen).getpixel((3, 2))[0] == pytest.approx(expected, abs=1)


def test_gradients_run_from_their_first_to_their_last_stop():
    stops = (Stop(at=0, colour=RED), Stop(at=1, colour=BLUE))
    fill = LinearGradient(start=Point(2, 0), end=Point(6, 0), stops=stops)
    row = letters(painted(block(0, 0, 8, 4, fill)))[0]
    assert row[0] == row[1] == "R"
    assert row[6] == row[7] == "B"
    round_fill = RadialGradient(centre=Point(20, 20), radius=10, stops=stops)
    seen = picture(painted(block(0, 0, 40, 40, round_fill), width=40, height=40))
    assert seen.getpixel((19, 19))[0] > 230
    assert seen.getpixel((2, 20)) == (0, 0, 255, 255)


def long_net() -> tuple:
    centres = [(20 + 30 * (i % 5), 20 + 30 * (i // 5)) for i in range(25)]
    return tuple(step for x, y in centres for step in polygon(tuple(Point(x + dx, y + dy) for dx, dy in STAR)))


STAR = [(0, -19), (5, -5), (19, 0), (5, 5), (0, 19), (-5, 5), (-19, 0), (-5, -5)]


@pytest.mark.parametrize("colour", [BLACK, BLACK.faded(0.5)])
@pytest.mark.parametrize("even_odd", [False, True])
def test_long_outlines_look_as_if_painted_whole(colour, even_odd):
    net = long_net()
    assert len(net) > 200
    item = Path(outline=net, fill=colour, stroke=Stroke(fill=colour, width=3), even_odd=even_odd)
    whole = painted(width=160, height=160)
    with QPainter(whole) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(new_path(net, even_odd=even_odd), to_brush(colour))
        painter.strokePath(new_path(net, even_odd=even_odd), to_pen(item.stroke))
    seen = zip(grey(item, width=160, height=160).tobytes(), picture(whole).convert("L").tobytes(), strict=True)
    different = sorted((abs(a - b) for a, b in seen), reverse=True)
    # Soft edges that cross within a pixel may differ a little; nothing else may.
    assert different[0] < 60
    assert different[160 * 160 // 50] <= 2


def test_holes_of_long_outlines_stay_holes():
    rings = tuple(
        step
        for i in range(36)
        for box in (Box(2 + 10 * (i % 6), 2 + 10 * (i // 6), 8, 8), Box(4 + 10 * (i % 6), 4 + 10 * (i // 6), 4, 4))
        for step in rectangle(box)
    )
    seen = grey(Path(outline=rings, fill=BLACK, even_odd=True), width=64, height=64)
    assert all(seen.getpixel((6 + 10 * (i % 6), 6 + 10 * (i // 6))) == 255 for i in range(36))
    assert all(seen.getpixel((3 + 10 * (i % 6), 3 + 10 * (i // 6))) == 0 for i in range(36))


# ---------------------------------------------------------------- shadows


def test_a_shadow_lies_behind_and_beside_its_shape():
    item = block(2, 1, 2, 1, RED, shadow=Shadow(dx=2, dy=1, colour=BLUE))
    assert letters(painted(item)) == ["........", "..RR....", "....BB..", "........"]


def test_a_soft_shadow_fades_like_a_gaussian():
    item = block(-100, -100, 150, 400, WHITE, shadow=Shadow(blur=10, colour=BLACK))
    seen = grey(block(0, 0, 100, 100, WHITE), item, width=100, height=100)
    # Beyond a straight edge a blurred half-plane falls as the normal distribution: 0.5, 0.159, 0.023 at 0, 1, 2 sigma.
    for sigmas, share in ((0.05, 0.48), (1, 0.159), (2, 0.023)):
        assert 255 - seen.getpixel((round(50 + 10 * sigmas), 50)) == pytest.approx(255 * share, abs=7)


def test_shadows_turn_and_grow_with_their_group():
    item = block(2, 2, 2, 2, RED, shadow=Shadow(dx=3, colour=BLUE))
    turned = Group(items=(item,), transform=(0, 2, -2, 0, 16, 0))
    seen = letters(painted(turned, width=16, height=16), near=4)
    assert [row[9] for row in seen] == list("....RRRR..BBBB..")


def test_a_shape_far_larger_than_the_page_casts_its_shadow_too():
    item = block(-30_000, 2, 60_000, 30_000, RED, shadow=Shadow(dy=-2, colour=BLUE))
    assert [row[4] for row in letters(painted(item))][2:] == ["R", "R"]
    assert picture(painted(item)).getpixel((4, 1))[2] > 200


def test_no_shadow_is_cut_off_at_the_edge_of_its_group():
    plain = block(20, 20, 20, 20, RED, shadow=Shadow(dy=4, blur=5))
    faded = Group(items=(plain,), opacity=0.999)
    one, other = painted(plain, width=60, height=60), painted(faded, width=60, height=60)
    differences = zip(picture(one).tobytes(), picture(other).tobytes(), strict=True)
    assert max(abs(a - b) for a, b in differences) <= 2


# ---------------------------------------------------------------- kept groups


HALF_GREEN = (pytest.approx(127, abs=1), 255, pytest.approx(127, abs=1), 255)


def keyed(**more) -> Group:
    return Group(items=(block(0, 0, 4, 2, GREEN), block(1, 1, 2, 1, YELLOW)), key="sign", **more)


def test_kept_groups_look_like_fresh_ones_wherever_they_are_put():
    for x, y in ((0, 0), (2, 1), (-2, 0), (6, 3), (1, 1)):
        place = (1, 0, 0, 1, x, y)
        fresh = Group(items=keyed().items, transform=place)
        assert letters(painted(keyed(transform=place))) == letters(painted(fresh)), (x, y)


def test_what_the_page_cut_off_is_there_when_a_kept_group_comes_back():
    wide = Group(items=(block(0, 0, 20, 4, RED),), key="wide")
    assert letters(painted(wide)) == ["RRRRRRRR"] * 4
    assert letters(painted(wide, width=12)) == ["RRRRRRRRRRRR"] * 4
    assert letters(painted(Group(items=wide.items, key="wide", transform=(1, 0, 0, 1, -15, 0)))) == ["RRRRR..."] * 4


def test_kept_groups_are_kept_for_each_scale_and_fade_afterwards():
    assert letters(painted(keyed(), scale=2))[3] == "GGYYYYGG........"
    assert letters(painted(keyed()))[1] == "GYYG...."
    assert picture(painted(keyed(opacity=0.5))).getpixel((0, 0)) == HALF_GREEN
    assert letters(painted(keyed()))[1] == "GYYG...."


def test_turned_and_half_pixel_groups_are_painted_anew():
    turned = keyed(transform=(0, 1, -1, 0, 2, 0))
    assert letters(painted(turned)) == ["GG......", "YG......", "YG......", "GG......"]
    half = painted(keyed(transform=(1, 0, 0, 1, 0.5, 0)))
    assert picture(half).getpixel((0, 0)) == HALF_GREEN


def test_painting_twice_gives_the_same_bytes():
    soft = block(3, 1, 3, 2, BLUE.faded(0.3), shadow=Shadow(blur=1, dx=0.3))
    frame = Frame(size=Size(8, 4), items=(keyed(), soft, Group(items=(keyed(),), opacity=0.4)))
    assert raw(paint(frame)) == raw(paint(frame)) == raw(paint(frame))


def test_an_item_of_no_known_kind_is_a_fault_of_ours():
    with pytest.raises(TypeError, match="no painter for str"):
        painted("not an item")
