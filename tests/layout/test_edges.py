"""Layout at its edges: bounds of what fills, boxes emptied by dropping, too little room, odd pages, English."""

from dataclasses import replace

import pytest

from studio.document.model import Box, Code, Document, Icon, Line, Page, Pattern, Picture, Shape, Text
from studio.layout import lay_out
from studio.layout.icons import icons
from studio.presets import load_presets
from studio.scene import Glyphs, Group, walk
from studio.values import WHITE
from studio.values import Box as Rectangle
from tests.layout.cases import filled

PORTRAIT = load_presets().preset("instagram/feed_portrait")
WORDS = "متنی که باید بماند و چند سطر می‌گیرد تا جای دیگران تنگ شود. " * 6


def page_of(*layers, language="fa", **facts) -> Document:
    return Document(language=language, pages=(Page(layers=layers, margin=90, **facts),))


def groups(document: Document, preset=PORTRAIT) -> dict[str, Group]:
    scene = lay_out(document, preset).scene
    return {item.layer: item for item in walk(scene.items) if isinstance(item, Group) and item.layer}


def block(name: str, **facts) -> Shape:
    return Shape(id=name, fill="ink", **{"width": 100, "height": 50, **facts})


def widths(*children) -> list[float]:
    found = groups(page_of(Box(flow="row", width="fill", children=children)))
    return [found[child.id].box.width for child in children]


def test_what_one_child_of_a_row_may_not_take_the_others_get():
    assert widths(block("a", width="fill", most_width=100), block("b", width="fill")) == [100, 800]


def test_what_one_child_of_a_row_must_have_the_others_give():
    assert widths(block("a", width="fill", least_width=700), block("b", width="fill")) == [700, 200]


def test_parts_are_kept_among_those_without_bounds():
    assert widths(block("a", width="fill", most_width="10%"), block("b", width="fill"), block("c", width="fill 2")) == [
        90, 270, 540]


def test_what_one_child_of_a_column_may_not_take_the_others_get():
    column = Box(width="fill", height=600, children=(
        block("a", height="fill", most_height=100), block("b", height="fill")))
    found = groups(page_of(column))
    assert (found["a"].box.height, found["b"].box.height) == (100, 500)


def test_words_that_may_not_fill_a_wide_column_break_within_their_most_and_start_at_the_right():
    text = Text(id="t", text=WORDS, width="fill", most_width="50%")
    layout = lay_out(page_of(Box(width="fill", height="fill", children=(text, block("b")))), PORTRAIT)
    found = {item.layer: item.box for item in walk(layout.scene.items) if isinstance(item, Group)}
    assert (found["t"].x, found["t"].width) == (540, 450)
    assert found["b"].y >= found["t"].bottom - 1
    assert layout.problems == ()


def test_what_fills_a_row_downwards_obeys_its_most_height():
    row = Box(flow="row", width="fill", height=400, children=(block("a", height="fill", most_height=120),))
    assert groups(page_of(row))["a"].box.height == 120


def crowded(panel: Box) -> dict[str, Group]:
    must = Text(id="must", text=WORDS, width="fill")
    return groups(page_of(Box(width="fill", height=230, children=(must, panel))))


def test_a_panel_goes_with_the_last_words_in_it():
    words = Text(id="words", text=WORDS, width="fill", priority=1)
    found = crowded(Box(id="panel", width="fill", padding=10, line=Line(), children=(words,)))
    assert "words" not in found
    assert "panel" not in found


def test_a_box_that_holds_a_place_keeps_it_without_words():
    words = Text(id="words", text=WORDS, width="fill", priority=1)
    found = crowded(Box(id="band", width="fill", height=40, fill="accent", children=(words,)))
    assert "words" not in found
    assert found["band"].box.height == 40


def test_a_grid_without_room_for_its_gaps_says_so():
    shelf = Box(id="shelf", flow="grid", columns=2, width="fill", height=40, gap=40, children=tuple(
        block(name) for name in "abcdef"))
    layout = lay_out(page_of(shelf), PORTRAIT)
    assert [(problem.code, problem.where) for problem in layout.problems] == [("overflow", "shelf")]
    assert all(item.box.height >= 0 for item in walk(layout.scene.items) if isinstance(item, Group))


def test_words_on_a_see_through_page_are_as_dark_as_on_a_light_one():
    document = page_of(Text(text="کتاب"), ground="none")
    line = next(item for item in walk(lay_out(document, PORTRAIT).scene.items) if isinstance(item, Glyphs))
    assert line.fill.contrast(WHITE) >= 4.5


def test_equal_patterns_in_other_colours_are_not_taken_for_the_same_picture():
    def key(**colours):
        pattern = Pattern(id="p", colour="accent", colour2="accent-2", width="fill", height=300)
        return groups(replace(page_of(pattern), colours=colours))["p"].key

    assert key() == key()
    assert key() != key(**{"accent-2": "#123456"})


def test_a_pattern_without_room_draws_nothing():
    assert "p" not in groups(page_of(Pattern(id="p", width=0, height=0), block("b")))


@pytest.mark.parametrize("empty", [
    Box(id="e", flow=flow, width="fill", height="fill") for flow in ("column", "row", "grid", "stack")])
def test_an_empty_box_is_no_fault(empty):
    assert lay_out(page_of(empty, block("b")), PORTRAIT).problems == ()


def test_pins_and_starts_change_sides_in_english_and_words_read_from_the_left():
    pinned, words = block("pin", anchor="bottom-right", x=10, y=20), Text(id="t", text="Books (1398)", width="fill")
    found = groups(page_of(pinned, words, language="en"))
    assert found["pin"].box.x == 100
    line = next(item for item in walk((found["t"],)) if isinstance(item, Glyphs))
    assert not line.rtl
    assert line.text == "Books (1398)"
    assert line.box.x == pytest.approx(90, abs=6)


@pytest.mark.parametrize("size", [(150, 150), (320, 50), (9933, 14043), (200, 2000)])
@pytest.mark.parametrize("name", ["book-tile", "quote", "new-arrivals"])
def test_templates_hold_on_sizes_nobody_thought_of(name, size):
    preset = replace(PORTRAIT, id="own/size", width=size[0], height=size[1])
    layout = lay_out(filled(name, "typical"), preset)
    assert [str(problem) for problem in layout.problems if problem.level == "error"] == []


def test_a_picture_that_fills_a_box_of_no_height_is_no_fault():
    picture = Picture(id="p", source="/pictures/p.jpg", fit="cover", width="fill", height=0)
    lay_out(page_of(picture), PORTRAIT)


def test_icons_that_follow_the_reading_direction_are_mirrored_for_persian_only():
    name = next(icon.name for icon in icons() if icon.directed)

    def left(language):
        (path,) = groups(page_of(Icon(id="i", icon=name, width=100, anchor="top"), language=language))["i"].items
        return path.outline

    assert left("fa") != left("en")


LINKS = ("https://lib.ir/1", "https://opac.example.ir/bib/1012",
         "https://lib.example.ac.ir/cgi-bin/koha/opac-detail.pl?biblionumber=120391")


def drawn_box(group: Group) -> Rectangle:
    """What its paths cover, without the slivers by which rows of a code reach into each other."""
    steps = [step for item in group.items for step in item.outline]
    across, down = ([number for step in steps for number in step[at::2]] for at in (1, 2))
    return Rectangle(min(across), min(down), max(across) - min(across), max(down) - min(down))


@pytest.mark.parametrize("data", LINKS)
@pytest.mark.parametrize("width", [120, 140, 150, 190, 200])
@pytest.mark.parametrize("ground", ["#101820", "#ffffff"])
def test_what_is_seen_of_a_code_fills_its_box_and_so_stands_in_line_with_words(ground, width, data):
    bar, code = block("a", width="fill"), Code(id="c", data=data, width=width)
    row = Box(flow="row", width="fill", gap=40, children=(bar, code))
    found = groups(page_of(row, ground=ground))
    code, drawn = found["c"], drawn_box(found["c"])
    assert len(code.items) == (2 if ground == "#101820" else 1)
    assert drawn.width == code.box.width == pytest.approx(drawn.height, abs=0.5)
    assert drawn.x == code.box.x == 90 and drawn.y == pytest.approx(code.box.y, abs=0.5)
    assert found["a"].box.x - drawn.right == 40


@pytest.mark.parametrize("data", LINKS)
def test_codes_beside_each_other_on_dark_and_light_grounds_both_fill_their_boxes(data):
    panel = Box(flow="row", fill="#ffffff", padding=40, children=(Code(id="light", data=data, width=150),))
    found = groups(page_of(Box(flow="row", children=(panel, Code(id="dark", data=data, width=150))), ground="#101820"))
    assert [len(found[name].items) for name in ("light", "dark")] == [1, 2]
    assert all(drawn_box(found[name]).width == found[name].box.width for name in ("light", "dark"))


TEAL_WITH_WHITE = (0.16,) * 7 + (1.0,) * 3


@pytest.mark.parametrize(("ground", "plates"), [("accent", 1), ("ground", 0), ("#ffffff", 0), ("ink", 1)])
def test_a_logo_stands_on_a_plate_where_half_of_it_would_vanish(ground, plates):
    logo = Picture(id="logo", role="logo", source="logo.png", aspect=2.0, tones=TEAL_WITH_WHITE, width=160, height=80,
                   anchor="bottom-left")
    found = groups(replace(page_of(logo, ground=ground), palette="turquoise"))["logo"]
    *under, picture = found.items
    assert len(under) == plates
    assert all(drawn_box(replace(found, items=under)).holds(picture.box) for _ in under)
    whole = drawn_box(replace(found, items=under)) if under else picture.box
    assert (whole.x, whole.width / whole.height) == (90, pytest.approx(2.0, abs=0.4))


def test_a_white_logo_stands_on_a_dark_plate_and_one_of_unknown_tones_on_none():
    white = Picture(id="white", role="logo", source="logo.png", aspect=1.0, tones=(1.0,) * 10, width=100, height=100)
    found = groups(page_of(white, replace(white, id="bare", tones=(), anchor="bottom-left"), ground="#ffffff"))
    plate, _ = found["white"].items
    assert plate.fill.contrast(WHITE) >= 3
    assert len(found["bare"].items) == 1


@pytest.mark.parametrize(("strength", "reads_on_pattern"), [(0.12, True), (0.5, False)])
def test_words_are_readable_on_the_lines_of_a_quiet_pattern_behind_them_too(strength, reads_on_pattern):
    pattern = Pattern(id="p", pattern="dots", colour="accent", strength=strength, width="fill", height="fill",
                      anchor="top-right", bleed=True, cell=60)
    words = Text(id="t", text="از کتابدار بپرسید", colour="accent", largest=36, smallest=36, width="fill")
    found = groups(replace(page_of(pattern, words), palette="saffron"))
    lines = [item.fill for item in walk(found["p"].items) if not isinstance(item, Group)]
    (ink,) = [item.fill for item in found["t"].items if isinstance(item, Glyphs)]
    assert (min(map(ink.contrast, lines)) >= 4.5) == reads_on_pattern


def test_an_odd_list_of_dashes_is_read_twice():
    (path,) = groups(page_of(block("s", line=Line(dash=(3.0, 2.0, 1.0)))))["s"].items
    assert path.stroke.dash == (3.0, 2.0, 1.0, 3.0, 2.0, 1.0)
