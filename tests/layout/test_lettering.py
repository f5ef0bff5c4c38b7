"""Texts of a document get their effects as scene items: joined, in their places, inside the safe area."""

import json
from dataclasses import replace

import pytest
from PIL import Image
from PySide6.QtGui import QImage

from studio.document.files import from_form, to_json
from studio.document.model import (
    Box,
    Curve,
    Document,
    DropShadow,
    Glow,
    Gradient,
    Line,
    Page,
    PictureFill,
    Span,
    Text,
)
from studio.document.pictures import mapped_sources, sources
from studio.layout import lay_out
from studio.paint import paint
from studio.presets import load_presets
from studio.scene import Glyphs, Group, Item, LinearGradient, Path, Picture, walk
from studio.text.outline import box_of, letters
from studio.values import CLEAR, Colour, united
from tests.text.ink import ink_rows, pieces

FAMILIES = ("vazirmatn", "markazi-text", "noto-nastaliq-urdu", "lalezar", "amiri")
PRESET = load_presets().preset("instagram/feed_portrait")
SAID = "کتابخانهٔ ملی السلام پیچیدگی"


def words(said: str = SAID, **more) -> Text:
    usual = {"id": "words", "family": "vazirmatn", "largest": 80.0, "smallest": 30.0, "width": "fill"}
    return Text(text=said, **usual | more)


def document(*layers) -> Document:
    return Document(pages=(Page(layers=(Box(width="fill", height="fill", gap=40.0, children=layers),)),))


def items(text: Text, aspects=None) -> tuple[Item, ...]:
    layout = lay_out(document(text), PRESET, aspects=aspects)
    assert [str(problem) for problem in layout.problems] == []
    group, = [item for item in walk(layout.scene.items) if isinstance(item, Group) and item.layer == "words"]
    return group.items


def safe():
    return lay_out(document(words()), PRESET).scene.safe


def lines_of(found: tuple[Item, ...]) -> list[Glyphs]:
    return [item for item in found if isinstance(item, Glyphs) and item.text]


EVERYTHING = words(
    outline=Line(width=4.0), outline_at="inside", glow=Glow(colour="#ff0000", spread=2.0), underline=Line(width=3.0),
    fill=Gradient(colours=("ink", "accent"), angle=0.0), highlight="accent-2", curve=Curve(path=((0.0, 0.5), (0.3, 0.1),
    (0.6, 0.9), (1.0, 0.5))), spans=(Span(start=2, end=5, colour="accent", underline=Line(), highlight="surface"),),
)


def test_a_text_with_everything_comes_back_from_its_file_as_it_was():
    made = document(EVERYTHING, replace(EVERYTHING, id="other", fill=PictureFill(source="a.jpg", focus=(0.2, 0.3))))
    assert from_form(json.loads(to_json(made)), "test") == (made, ())


@pytest.mark.parametrize(("field", "value"), [
    ("curve", {"arc": 400}), ("curve", {"path": [[0, 0], [1, 1]]}), ("spans", [{"start": -1}]), ("colour", "nothing"),
    ("outline_at", "behind"), ("fill", "red"), ("glow", {"blur": -2}),
])
def test_what_no_page_can_show_is_named_and_left_out(field, value):
    form = json.loads(to_json(document(words())))
    form["pages"][0]["layers"][0]["children"][0][field] = value
    found, problems = from_form(form, "test")
    assert field in problems[0].where
    assert lay_out(found, PRESET).problems == ()


def test_a_picture_in_letters_is_a_picture_of_the_document():
    made = document(words(fill=PictureFill(source="a.jpg")))
    assert sources(made) == ("a.jpg",)
    assert sources(mapped_sources(made, lambda _: "b.jpg")) == ("b.jpg",)


# ---------------------------------------------------------------- outlines, shadows, fills


@pytest.mark.parametrize(("at", "painted", "width"), [("outside", "behind", 12), ("centre", "over", 6),
                                                      ("inside", "inside", 12)])
def test_an_outline_is_as_wide_as_said_wherever_it_stands(at, painted, width):
    line, = lines_of(items(words(outline=Line(width=6.0), outline_at=at)))
    assert (line.outline_at, line.outline.width) == (painted, pytest.approx(width))


def test_clear_letters_have_their_line_on_their_edge():
    line, = lines_of(items(words(colour="none", outline=Line(width=6.0))))
    assert (line.fill, line.outline_at, line.outline.width) == (CLEAR, "over", 6)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("more", [
    {"outline": Line(width=14.0)}, {"highlight": "accent"}, {"underline": Line(width=6.0)},
    {"spans": (Span(start=0, end=9, highlight="accent"),)}, {"curve": Curve(arc=90.0), "outline": Line(width=10.0)},
], ids=["outline", "highlight", "underline", "span", "curve"])
def test_what_reaches_out_of_the_letters_stays_inside_the_safe_area(family, more):
    found = items(words(family=family, **more))
    boxes = [item.box if isinstance(item, Glyphs) else box_of(item.outline) for item in found]
    assert safe().holds(united(boxes), 8.0 if family == "noto-nastaliq-urdu" else 4.0)


def test_white_letters_with_a_dark_line_stay_white_on_a_light_page():
    line, = lines_of(items(words(colour="#ffffff", outline=Line(colour="ink", width=4.0))))
    assert line.fill == Colour(255, 255, 255)


def test_a_gradient_runs_over_the_ink_of_all_lines():
    lines = lines_of(items(words(f"{SAID}\nدو", fill=Gradient(colours=("ink", "accent"), angle=0.0))))
    ink = united([line.box for line in lines])
    assert {line.fill for line in lines} == {lines[0].fill}
    assert isinstance(lines[0].fill, LinearGradient)
    assert (lines[0].fill.start.x, lines[0].fill.end.x) == (pytest.approx(ink.x), pytest.approx(ink.right))


def test_a_picture_is_seen_through_the_letters_and_the_words_are_still_there_to_read():
    found = items(words(fill=PictureFill(source="a.jpg")), aspects={"a.jpg": 2.0})
    picture, = [item for item in found if isinstance(item, Picture)]
    line, = lines_of(found)
    assert line.fill == CLEAR
    assert picture.clip == letters(line.runs)
    shown = picture.crop.width * 2.0 / picture.crop.height
    assert shown == pytest.approx(picture.box.width / picture.box.height)


def test_shadows_of_several_lines_lie_behind_all_letters():
    found = items(words(f"{SAID}\nدو", shadow=DropShadow(), glow=Glow(spread=3.0)))
    casts = [at for at, item in enumerate(found) if item.shadow]
    assert casts == [0, 1]
    assert all(item.text == "" and item.fill == CLEAR for item in found[:2])
    assert found[0].outline.width == pytest.approx(6.0)


# ---------------------------------------------------------------- spans


@pytest.mark.parametrize("family", FAMILIES)
def test_colours_change_no_glyph(family):
    plain, = lines_of(items(words(family=family)))
    spans = tuple(Span(start=at, end=at + 1, colour="accent") for at in range(0, len(SAID), 2))
    coloured, = lines_of(items(words(family=family, spans=spans)))
    assert coloured.runs == plain.runs
    assert len(coloured.letters) >= 10


def test_a_span_colours_the_letters_it_was_typed_on():
    said = "سال ۱۴۰۲ در ISBN کتابخانه"
    at = said.index("در")
    line, = lines_of(items(words(said, spans=(Span(start=at, end=at + 2, colour="#c0392b"),))))
    part, = line.letters
    assert line.text[part.start : part.end].strip(" \u2066") == "در"


def test_words_on_a_highlight_can_be_read():
    line, = lines_of(items(words(spans=(Span(start=0, end=9, highlight="ink"),))))
    part, = line.letters
    bar = items(words(spans=(Span(start=0, end=9, highlight="ink"),)))[0].fill
    assert part.fill.contrast(bar) >= 3.0


# ---------------------------------------------------------------- underlines


@pytest.mark.parametrize("family", FAMILIES)
def test_an_underline_never_touches_a_letter_or_a_dot(family):
    found = items(words("پیچیدگی چشم‌های نوجوان در یک روز برفی\nو ژرفای جاری", family=family, underline=Line(width=5.0)))
    bars = tuple(step for item in found if isinstance(item, Path) for step in item.outline)
    ink = letters([run for line in lines_of(found) for run in line.runs])
    assert bars
    covered = [sum(end - start for row in ink_rows(shape, 3.0, bold=1.0) for start, end in row)
               for shape in (bars, ink, (*bars, *ink))]
    assert covered[0] + covered[1] == covered[2]


def test_an_underline_under_one_word_is_as_long_as_that_word():
    at = SAID.index("ملی")
    found = items(words(spans=(Span(start=at, end=at + 3, underline=Line(width=4.0)),)))
    bars = united([box_of(item.outline) for item in found if isinstance(item, Path)])
    line, = lines_of(found)
    assert bars.width < line.box.width * 0.2


# ---------------------------------------------------------------- curves and turns


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("arc", [-90.0, 60.0])
def test_words_on_a_curve_are_whole_and_can_still_be_read(family, arc):
    said = "مرکز سفر السلام"
    curved, straight = items(words(said, family=family, curve=Curve(arc=arc))), items(words(said, family=family))
    shape, = [item.outline for item in curved if isinstance(item, Path)]
    assert pieces(shape, 6.0) == pieces(letters(lines_of(straight)[0].runs), 6.0)
    line, = lines_of(curved)
    assert (line.text, line.fill) == (said, CLEAR)
    assert line.box.holds(box_of(shape), 0.01)


def test_a_long_text_on_a_curve_becomes_smaller_until_it_fits():
    found = items(words(" ".join([SAID] * 2), curve=Curve(arc=100.0), largest=120.0, smallest=20.0))
    shape, = [item for item in found if isinstance(item, Path)]
    assert safe().holds(box_of(shape.outline), 1.0)


def test_words_on_a_free_curve_fill_no_more_than_the_curve():
    curve = Curve(path=((0.0, 0.7), (0.3, -0.2), (0.6, 1.3), (1.0, 0.4)))
    found = items(words(SAID, curve=curve, height=300.0, largest=200.0))
    shape, = [item for item in found if isinstance(item, Path)]
    assert safe().x - 1 <= box_of(shape.outline).x
    assert box_of(shape.outline).right <= safe().right + 1


def test_a_spine_takes_a_tall_narrow_box_and_turns_its_line_into_it():
    layout = lay_out(document(words("صد سال تنهایی", width="hug", height=700.0, rotate=90.0)), PRESET)
    assert layout.problems == ()
    group, = [item for item in walk(layout.scene.items) if isinstance(item, Group) and item.layer == "words"]
    assert group.box.width < group.box.height / 4
    line, = lines_of(group.items)
    a, b, c, d, e, f = group.transform
    corners = [(a * x + c * y + e, b * x + d * y + f) for x in (line.box.x, line.box.right)
               for y in (line.box.y, line.box.bottom)]
    assert all(group.box.x - 4 <= x <= group.box.right + 4 for x, _ in corners)
    assert all(group.box.y - 4 <= y <= group.box.bottom + 4 for _, y in corners)


def seen(layout, ground: tuple[int, int, int]) -> Image.Image:
    image = paint(layout.scene.at(0)).convertToFormat(QImage.Format.Format_RGB888)
    whole = Image.frombytes("RGB", (image.width(), image.height()), bytes(image.constBits()), "raw", "RGB",
                            image.bytesPerLine())
    return whole.convert("L").point(lambda value: 255 if value < sum(ground) / 3 - 40 else 0)


@pytest.mark.parametrize("more", [
    {"outline": Line(width=6.0)}, {"underline": Line(width=4.0)}, {"rotate": 8.0}, {"opacity": 0.6},
    {"fill": Gradient(colours=("ink", "accent"))}, {"spans": (Span(start=0, end=4, colour="accent"),)},
    {"outline": Line(width=4.0), "outline_at": "inside"}, {"shadow": DropShadow()},
], ids=lambda more: next(iter(more)))
def test_nothing_of_nastaliq_is_cut_off_by_an_effect(more):
    """The picture has ink as far as the outlines reach, on all four sides."""
    text = words("پیچیدگی نستعلیق\nگنجشک و گل", family="noto-nastaliq-urdu", largest=110.0, **more)
    layout = lay_out(document(text), PRESET)
    group, = [item for item in walk(layout.scene.items) if isinstance(item, Group) and item.layer == "words"]
    a, b, c, d, e, f = group.transform
    steps = letters([run for line in lines_of(group.items) for run in line.runs])
    turned = tuple((letter, *(v for x, y in zip(n[::2], n[1::2], strict=True)
                              for v in (a * x + c * y + e, b * x + d * y + f))) for letter, *n in steps)
    ink, box = box_of(turned), seen(layout, (244, 239, 227)).getbbox()
    assert box[0] <= ink.x + 2
    assert box[1] <= ink.y + 2
    assert box[2] >= ink.right - 2
    assert box[3] >= ink.bottom - 2
