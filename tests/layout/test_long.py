"""A long page is as tall as what stands on it, and becomes slides that part no section and lose none."""

import pytest

from studio.document.model import Box, Document, Page, Text
from studio.layout import lay_out
from studio.layout.long import as_tall, cut, is_long, long_page
from studio.presets import load_presets
from studio.scene import Glyphs, Group, walk

LONG = load_presets().preset("library/long")
SLIDE = load_presets().preset("instagram/feed_portrait")
SAYING = "کتابخانه جایی است که هر کس می‌تواند بی‌هیچ پرسشی وارد شود، بنشیند و بخواند. "


def document(lengths: list[int]) -> Document:
    sections = tuple(
        Box(id=f"part-{n}", width="fill", fill="surface", padding=32, children=(
            Text(id=f"title-{n}", type="heading", text=f"بخش {n}", width="fill"),
            Text(id=f"body-{n}", text=SAYING * length, width="fill"),
        )) for n, length in enumerate(lengths, 1))
    running = Text(id="running", role="running", type="label", text="دنبالهٔ کتابخانه در یک نگاه", width="fill")
    count = Text(id="count", role="count", type="caption", text="۱ از ۱", anchor="bottom")
    main = Box(id="main", role="long", width="fill", gap=32, children=(running, *sections))
    return Document(pages=(Page(id="page", layers=(main, count)),))


def shown(layout) -> list[str]:
    return [item.layer for item in walk(layout.scene.items) if isinstance(item, Group) and item.layer]


def test_the_long_page_is_as_tall_as_its_sections_and_nothing_is_made_smaller():
    few, many = document([3, 4, 3]), document([3, 4, 3, 5, 6, 4, 3, 5])
    heights = [as_tall(each, LONG, {}).height for each in (few, many)]
    assert heights[0] < heights[1]
    preset = as_tall(many, LONG, {})
    layout = lay_out(long_page(many), preset)
    assert layout.problems == ()
    main = next(item for item in walk(layout.scene.items) if isinstance(item, Group) and item.layer == "main")
    assert main.box.bottom == pytest.approx(layout.scene.safe.bottom, abs=2)
    assert "running" not in shown(layout)
    assert "count" not in shown(layout)


@pytest.mark.parametrize("lengths", [[1], [2, 3], [3, 4, 3, 5, 6, 4, 3, 5], [9] * 6, [1] * 12, [1, 12, 1, 12]])
def test_slides_hold_every_section_once_in_order_and_none_overflows(lengths):
    slides = cut(document(lengths), SLIDE, {})
    found = []
    for number in range(len(slides.pages)):
        layout = lay_out(slides, SLIDE, page=number)
        assert [str(problem) for problem in layout.problems if problem.level == "error"] == []
        layers = shown(layout)
        found += [layer for layer in layers if layer.startswith("part-")]
        assert ("running" in layers) == (number > 0)
    assert found == [f"part-{n}" for n in range(1, len(lengths) + 1)]


def test_slides_are_about_equally_full():
    slides = cut(document([4] * 8), SLIDE, {})
    counts = [sum(layer.startswith("part-") for layer in shown(lay_out(slides, SLIDE, page=number)))
              for number in range(len(slides.pages))]
    assert max(counts) - min(counts) <= 1
    assert len(counts) > 1


def test_each_slide_says_which_one_it_is():
    slides = cut(document([6] * 5), SLIDE, {})
    count = len(slides.pages)
    words = [item.text for item in walk(lay_out(slides, SLIDE, page=1).scene.items) if isinstance(item, Glyphs)]
    persian = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
    assert f"2 از {count}".translate(persian) in words


def test_other_pages_stay_as_they_are():
    plain = Document(pages=(Page(id="page", layers=(Text(id="words", text=SAYING),)),))
    assert not is_long(plain)
    assert cut(plain, SLIDE, {}) == plain
