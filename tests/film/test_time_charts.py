"""Charts and diagrams grow by the roles of their marks, from where reading begins, and end as they were drawn."""

from dataclasses import replace

import pytest

from studio.document.charts import Chart
from studio.document.diagrams import Diagram
from studio.document.model import Box, Document, Page, Text
from studio.document.sheet import Sheet
from studio.layout import laid, lay_out
from studio.layout.film import lay_out_film
from studio.layout.film.growing import grown
from studio.layout.film.moves import Stage
from studio.layout.film.parts import lines_in
from studio.presets import load_presets
from studio.scene import Glyphs, Group, Item, Path, Scene, rectangle, walk
from studio.values import Box as Rectangle
from studio.values import Colour, Size

SQUARE = next(preset for preset in load_presets() if preset.id == "facebook/feed_square")
SHEET = Sheet(columns=("ماه", "امانت"), rows=(("فروردین", "۱۲۴۰"), ("اردیبهشت", "۲۳۱۰"), ("خرداد", "۱۸۵۰")))
PAGE = Rectangle(0, 0, 1000, 1000)
INK = Colour(0, 0, 0)


def document(*layers, **more) -> Document:
    column = Box(width="fill", height="fill", gap=30, children=layers)
    return Document(pages=(Page(layers=(column,)),), motion="rise", **more)


def film_of(kind: str, **more) -> tuple[Scene, Scene]:
    chart = Chart(chart=kind, sheet=SHEET, width="fill", height="fill")
    one = document(Text(text="امانت بهار", role="headline"), chart, **more)
    return lay_out_film(one, SQUARE).scene, lay_out(one, SQUARE).scene


def shapes(items: tuple[Item, ...]) -> list[Item]:
    return [item for item in walk(items) if isinstance(item, Glyphs | Path)]


def stage(*, rtl: bool = True) -> Stage:
    return Stage(page=PAGE, safe=PAGE, rtl=rtl, pen=laid(document(Text(text="سلام")), SQUARE).pen)


def mark(way: str, box: Rectangle) -> Group:
    return Group(items=(Path(outline=rectangle(box), fill=INK),), role=f"mark:{way}", box=box)


def scene_of(*items: Item, rtl: bool = True) -> Scene:
    chart = Group(items=items, role="chart", box=PAGE)
    return Scene(size=Size(1000, 1000), items=(grown(chart, 1.0, stage(rtl=rtl)),), duration=9.0)


def seen_box(scene: Scene, t: float) -> Rectangle | None:
    """What is seen of the only mark of a scene: its box where its motion has brought it, cut by its clips."""
    for item in walk(scene.at(t).items):
        if isinstance(item, Group) and item.clip and item.items:
            (bar,) = item.items
            xs, ys = ([step[n] for step in item.clip if step[0] != "Z"] for n in (1, 2))
            a, _, _, d, e, f = bar.transform
            box = Rectangle(bar.box.x * a + e, bar.box.y * d + f, bar.box.width * a, bar.box.height * d)
            left, top = max(box.x, min(xs)), max(box.y, min(ys))
            return Rectangle(left, top, min(box.right, max(xs)) - left, min(box.bottom, max(ys)) - top)
    return None


BAR = Rectangle(200, 300, 400, 50)


@pytest.mark.parametrize(("way", "foot"), [
    ("left", lambda box: box.right), ("right", lambda box: box.x), ("up", lambda box: box.bottom),
    ("down", lambda box: box.y),
])
def test_a_bar_grows_out_of_its_foot(way, foot):
    scene = scene_of(mark(way, BAR))
    lengths = []
    for t in (1.05, 1.2, 1.4):
        box = seen_box(scene, t)
        assert foot(box) == pytest.approx(foot(BAR))
        lengths.append(box.width if way in ("left", "right") else box.height)
    assert lengths == sorted(lengths)
    assert 0 < lengths[0] < lengths[-1]


def test_parts_of_a_ring_go_round_together():
    ring = Rectangle(100, 100, 400, 400)
    scene = scene_of(mark("sweep", ring), mark("sweep", ring))
    clips = [item.clip for item in walk(scene.at(1.5).items) if isinstance(item, Group) and item.clip]
    assert len(clips) == 2
    assert clips[0] == clips[1]


def test_a_line_is_drawn_as_one_reads():
    line = Rectangle(100, 100, 800, 200)
    for rtl, edge in ((True, max), (False, min)):
        scene = scene_of(mark("draw", line), rtl=rtl)
        clip = next(item.clip for item in walk(scene.at(1.3).items) if isinstance(item, Group) and item.clip)
        inside = [step[1] for step in clip if step[0] != "Z" and line.x < step[1] < line.right]
        assert inside, "the moving edge"
        far = edge(step[1] for step in clip if step[0] != "Z")
        assert far > line.right or far < line.x


def test_marks_come_one_after_another_and_their_labels_with_them():
    label = Group(items=(Path(outline=rectangle(BAR), fill=INK),), role="label", box=BAR.moved(0, 200))
    other = replace(label, box=BAR)
    scene = scene_of(mark("pop", BAR), mark("pop", BAR.moved(0, 200)), label, other)
    roles = []
    for step in range(200):
        for item in walk(scene.at(1 + step / 100).items):
            if isinstance(item, Group) and item.role in ("label", "mark:pop") and (item.role, item.box.y) not in roles:
                roles.append((item.role, item.box.y))
    assert roles == [("mark:pop", 300), ("mark:pop", 500), ("label", 300), ("label", 500)]


@pytest.mark.parametrize("kind", ["bar", "column", "line", "donut", "number", "progress", "ring", "waffle", "area"])
def test_every_kind_of_chart_starts_without_marks_and_ends_as_it_was_drawn(kind):
    film, still = film_of(kind)
    ended = shapes(film.at(film.duration).items)
    assert all(item in ended for item in shapes(still.items))
    assert len(shapes(film.at(0.0).items)) < len(ended)


def test_bars_of_a_persian_chart_come_from_the_right():
    for language, sign in (("fa", 1), ("en", -1)):
        film, _ = film_of("bar", language=language)
        moving = [item for item in walk(film.at(0.4).items) if isinstance(item, Group) and item.moving
                  and item.role.startswith("mark")]
        assert moving
        assert all(item.transform[4] * sign > 0 for item in moving)


def test_large_numbers_count_up_to_what_they_say():
    film, _ = film_of("number")
    said = [line.text for step in range(90) for line in lines_in(film.at(step / 30).items)]
    assert "۰" in said
    assert any("۲٬۳۱۰" in text for text in said)


def test_steps_of_a_diagram_come_in_their_order():
    sheet = Sheet(columns=("گام",), rows=(("ثبت نام",), ("جست‌وجو",), ("امانت",)))
    layer = Diagram(diagram="steps", sheet=sheet, width="fill", height="fill")
    one = document(Text(text="چگونه؟", role="headline"), layer)
    film = lay_out_film(one, SQUARE).scene
    said = []
    for step in range(120):
        for line in lines_in(film.at(step / 40).items):
            if line.text.strip() not in said:
                said.append(line.text.strip())
    order = [said.index(word) for word in ("ثبت نام", "جست‌وجو", "امانت")]
    assert order == sorted(order)
