"""Every template holds at every page shape: nothing overlaps, leaves the safe area or loses what must stay."""

from dataclasses import replace
from itertools import combinations

import pytest

from studio.document.model import Box, Document, Page, Picture, Shape, Text
from studio.job.tasks import at_place
from studio.layout import lay_out, shapes_of
from studio.layout.setting import unit_of
from studio.presets import load_presets
from studio.scene import Glyphs, Group, walk
from studio.template import template
from studio.values import Colour, Size, united
from tests.layout.cases import filled, inks, lines

PRESETS = load_presets()
SHAPES = {
    "tall": "telegram/story_photo", "story": "instagram/story", "portrait": "instagram/feed_portrait",
    "square": "telegram/post_square", "wide": "x/feed_landscape", "banner": "x/header", "pin": "pinterest/pin",
    "thin": "linkedin/company_cover",
}
SLACK = 4.0  # px: the ink of a letter may reach over its advance


def suited(name: str) -> list[str]:
    kinds = template(name).facts.suits
    return [preset for preset in SHAPES.values() if PRESETS.preset(preset).kind in kinds]


# Every kind of content and every way boxes may stand; tests/gallery goes through all templates.
TRIED = ("book-intro", "book-tile", "new-arrivals", "quote")
CASES = [(name, preset, length) for name in TRIED for preset in suited(name) for length in ("short", "typical", "long")]


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(case).replace("/", "-"))
def laid(request):
    name, preset, length = request.param
    shown = at_place(filled(name, length), PRESETS.preset(preset))
    return shown.preset, [lay_out(shown.document, shown.preset, page=page) for page in range(len(shown.document.pages))]


def test_nothing_is_reported_as_too_large(laid):
    for layout in laid[1]:
        assert [str(problem) for problem in layout.problems if problem.level == "error"] == []


def test_every_word_stays_inside_the_safe_area(laid):
    for layout in laid[1]:
        for layer, boxes in inks(layout.scene.items).items():
            assert layout.scene.safe.holds(united(boxes), SLACK), layer


def test_no_two_texts_overlap(laid):
    for layout in laid[1]:
        for (one, first), (other, second) in combinations(inks(layout.scene.items).items(), 2):
            clash = [(a, b) for a in first for b in second if a.overlaps(b, SLACK)]
            assert clash == [], f"{one} and {other}"


def test_the_headline_is_always_there(laid):
    for layout in laid[1]:
        roles = {item.role for item in walk(layout.scene.items) if isinstance(item, Group)}
        assert "headline" in roles


def test_words_are_never_smaller_than_can_be_read(laid):
    preset, layouts = laid
    least = 0.0215 * preset.size.short if preset.shape != "banner" else 0.0  # VISUAL: captions 2.2 %, Latin at 90 %
    for layout in layouts:
        for item in layout.scene.items:
            for line in (part for part in walk((item,)) if isinstance(part, Glyphs)):
                if "cover" not in _path(layout.scene.items, line):
                    assert max(run.size for run in line.runs) >= least, line.text


def _path(items, wanted, trail=()):
    for item in items:
        if item is wanted:
            return trail
        if isinstance(item, Group):
            found = _path(item.items, wanted, (*trail, item.role))
            if found:
                return found
    return ()


# ---------------------------------------------------------------- what gives way, in which order


def page_of(*layers, **facts) -> Document:
    return Document(pages=(Page(layers=layers, **facts),))


PORTRAIT = PRESETS.preset("instagram/feed_portrait")


def test_optional_layers_are_dropped_highest_number_first_and_reported():
    words = "متنی که باید بماند و چند سطر می‌گیرد تا جای دیگران تنگ شود. " * 6
    column = Box(width="fill", height=560, children=(
        Text(id="must", text=words, width="fill"),
        Text(id="first", text=words, width="fill", priority=2),
        Text(id="later", text=words, width="fill", priority=1),
    ))
    layout = lay_out(page_of(column), PORTRAIT)
    assert list(inks(layout.scene.items)) == ["must", "later"]
    assert [(problem.code, problem.where) for problem in layout.problems] == [("dropped", "first")]


def test_a_text_that_may_be_cut_ends_in_an_ellipsis_and_is_reported():
    column = Box(width="fill", height=400, children=(Text(id="long", text="کلمه " * 300, width="fill", cut=True),))
    layout = lay_out(page_of(column), PORTRAIT)
    last = [line.text for _, line in _all_lines(layout)][-1]
    assert last.endswith("…")
    assert layout.problems[0].code == "text-cut"


def _all_lines(layout):
    return list(lines(layout.scene.items))


def test_what_cannot_fit_at_all_is_an_error_with_the_way_out():
    column = Box(width="fill", height=100, children=(Text(id="long", text="کلمه " * 300, width="fill"),))
    problems = lay_out(page_of(column), PORTRAIT).problems
    assert [problem.code for problem in problems] == ["overflow"]
    assert problems[0].hint
    assert problems[0].hint_fa


def test_short_texts_are_set_at_their_largest_and_long_ones_smaller():
    def size(words):
        column = Box(width="fill", height="fill", children=(
            Text(id="t", text=words, width="fill", largest=120, smallest=30),))
        return _all_lines(lay_out(page_of(column), PORTRAIT))[0][1].runs[0].size

    assert size("کوتاه") == pytest.approx(120)
    assert size("کلمه‌های بسیار " * 80) < 70


# ---------------------------------------------------------------- places


def boxes(document: Document, preset=PORTRAIT) -> dict[str, tuple[float, ...]]:
    scene = lay_out(document, preset).scene
    return {item.layer: tuple(round(v) for v in (item.box.x, item.box.y, item.box.width, item.box.height))
            for item in walk(scene.items) if isinstance(item, Group) and item.layer}


def block(name: str, **facts) -> Shape:
    return Shape(id=name, fill="ink", **{"width": 100, "height": 50, **facts})


def test_a_row_starts_at_the_right_and_a_left_to_right_document_at_the_left():
    row = Box(id="row", flow="row", gap=10, width="fill", children=(block("a"), block("b")))
    persian = boxes(page_of(row, margin=100))
    assert persian["a"] == (880, 100, 100, 50)
    assert persian["b"] == (770, 100, 100, 50)
    english = boxes(Document(language="en", pages=(Page(margin=100, layers=(row,)),)))
    assert english["a"] == (100, 100, 100, 50)
    assert english["b"] == (210, 100, 100, 50)


def test_fill_shares_what_is_left():
    row = Box(flow="row", width="fill", gap=20, children=(
        block("fixed"), block("one", width="fill"), block("two", width="fill 2")))
    found = boxes(page_of(row, margin=90))
    assert [found[name][2] for name in ("fixed", "one", "two")] == [100, 253, 507]


def test_a_share_of_a_row_is_measured_once():
    """Words in half of a row ask for the lines they have there, not for those of half of the half."""
    words = Text(id="words", text="کتاب‌هایی که شب‌های بلند زمستان را کوتاه می‌کنند " * 3, width="50%")
    for half in (words, Box(id="panel", width="50%", children=(replace(words, width="fill"),), fill="surface")):
        wide = boxes(page_of(Box(flow="row", width="fill", children=(half,)), margin=90))
        column = boxes(page_of(Box(flow="column", width="fill", children=(half,)), margin=90))
        assert wide[half.id][2:] == column[half.id][2:]


def test_a_grid_fills_rows_from_the_right_and_centres_a_short_last_row():
    grid = Box(flow="grid", columns=2, gap=0, width="fill", height=200, children=tuple(
        block(name, width="fill", height="fill") for name in "abc"))
    found = boxes(page_of(grid, margin=90))
    assert found["a"] == (540, 90, 450, 100)
    assert found["b"] == (90, 90, 450, 100)
    assert found["c"] == (315, 190, 450, 100)


def test_pinned_layers_take_no_room_and_bleed_ones_use_the_whole_page():
    column = Box(width="fill", height="fill", children=(
        block("pinned", anchor="bottom-left", x=10, y=20), block("flowing")))
    found = boxes(page_of(block("back", bleed=True, width="fill", height="100%"), column, margin=90))
    assert found["flowing"][1] == 90
    assert found["pinned"] == (100, 1350 - 90 - 20 - 50, 100, 50)
    assert found["back"] == (0, 0, 1080, 1350)


def test_overrides_for_a_shape_apply_to_that_shape_only():
    shape = block("s", on={"wide banner": {"width": 300}, "square": {"hide": True}})
    document = page_of(shape)
    assert boxes(document)["s"][2] == 100
    assert "s" not in boxes(document, PRESETS.preset("telegram/post_square"))
    assert boxes(document, PRESETS.preset("x/feed_landscape"))["s"][2] > 200


def test_a_story_whose_buttons_leave_a_square_answers_to_story_too():
    assert shapes_of(PRESETS.preset("instagram/story")) == ("tall", "story")
    assert shapes_of(PRESETS.preset("telegram/story_photo"))[0] == "tall"


def test_a_unit_is_one_pixel_on_the_portrait_page_and_grows_with_the_page():
    assert unit_of(Size(1080, 1350)) == pytest.approx(1.0)
    assert unit_of(Size(2160, 2700)) == pytest.approx(2.0)
    assert unit_of(Size(1080, 1080)) == pytest.approx(1.0)


def test_a_contained_picture_keeps_its_shape_and_a_covering_one_crops_round_its_focus():
    from studio.scene import Picture as Item

    def item(**facts):
        picture = Picture(id="p", source="/pictures/p.jpg", width=400, height=400, **facts)
        scene = lay_out(page_of(picture), PORTRAIT, aspects={"/pictures/p.jpg": 2.0}).scene
        return next(part for part in walk(scene.items) if isinstance(part, Item))

    whole = item(fit="contain")
    assert whole.box.width / whole.box.height == pytest.approx(2.0)
    right = item(fit="cover", focus=(0.9, 0.5))
    assert right.crop.width == pytest.approx(0.5)
    assert right.crop.right == pytest.approx(1.0)
    assert right.box.width == right.box.height


def test_words_keep_enough_contrast_to_what_is_behind_them():
    panel = Box(id="panel", fill="accent", width="fill", height=300, children=(
        Text(id="t", text="روی رنگ", colour="accent", width="fill"),))
    scene = lay_out(page_of(panel), PORTRAIT).scene
    line = next(part for part in walk(scene.items) if isinstance(part, Glyphs))
    assert isinstance(line.fill, Colour)
    assert line.fill.contrast(Colour.parse("#0E7C86")) >= 3.0


# ---------------------------------------------------------------- contrast


def told_and_fill(*layers):
    """The fill of the line of the layer "t", and the codes of the problems."""
    layout = lay_out(page_of(*layers), PORTRAIT, aspects={"/p.jpg": 1.0})
    line = next(part for part in walk(layout.scene.items) if isinstance(part, Glyphs))
    return line.fill, [problem.code for problem in layout.problems]


def test_words_straight_on_a_picture_are_reported_and_a_veil_mends_it():
    photo = Picture(id="p", source="/p.jpg", fit="cover", width="fill", height="fill", bleed=True)
    veil = Shape(id="v", fill="#000000", opacity=0.75, width="fill", height="fill", bleed=True)
    words = Text(id="t", text="روی عکس", colour="muted", width="fill")
    assert told_and_fill(photo, words)[1] == ["low-contrast"]
    fill, codes = told_and_fill(photo, veil, words)
    assert codes == []
    behind = (Colour(0, 0, 0), Colour(64, 64, 64))  # what black and white become under a veil of 75 %
    assert min(map(fill.contrast, behind)) >= 4.5


def test_words_half_on_a_panel_can_be_read_on_both_halves():
    panel = Shape(id="s", fill="#ffffff", anchor="top-left", width=400, height=400)
    words = Text(id="t", text="نیمی روی تابلو و نیمی بیرون از آن در یک سطر", colour="#777777", width="fill", largest=30)
    fill, codes = told_and_fill(panel, words)
    ground = Colour.parse("#F4EFE3")
    assert codes == []
    assert min(fill.contrast(ground), fill.contrast(Colour(255, 255, 255))) >= 4.5


def test_verses_are_set_smaller_rather_than_broken():
    poem = "بنی‌آدم اعضای یک پیکرند\nکه در آفرینش ز یک گوهرند"
    narrow = Box(width=420, height=900, children=(
        Text(id="t", text=poem, width="fill", largest=120, smallest=24, balance=True),))
    found = [line for _, line in lines(lay_out(page_of(narrow), PORTRAIT).scene.items)]
    assert [line.text for line in found] == poem.split("\n")


def test_a_picture_that_fills_its_frame_has_its_own_shape_where_nobody_says_how_high_it_is():
    layer = Picture(id="photo", width=300, aspect=1.5, fit="cover", designed=True, title="کتاب")
    box = next(item.box for item in lay_out(Document(pages=(Page(layers=(layer,)),)), PORTRAIT).scene.items)
    assert (box.width, box.height) == (300, 200)
