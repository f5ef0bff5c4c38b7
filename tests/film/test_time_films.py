"""Films made of still designs: what is seen when, for every recipe, on shipped templates."""

import pickle
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest

from studio.document.model import Box, Document, Page, Picture, Text
from studio.document.timing import Keys, Motion
from studio.effects import effect_names, recipe_names
from studio.layout import lay_out
from studio.layout.film import lay_out_film, plan
from studio.layout.film.parts import lines_in
from studio.layout.setting import unit_of
from studio.presets import load_presets
from studio.scene import Glyphs, Group, Item, Scene, walk
from studio.values import BLACK
from tests.layout.cases import filled

PRESETS = {preset.id: preset for preset in load_presets()}
STORY, SQUARE, WIDE = (PRESETS[name] for name in ("instagram/story", "facebook/feed_square", "library/screen"))
TEMPLATES = ("book-intro", "book-tile", "quote", "new-arrivals")
RECIPES = ("none", *recipe_names())
GLIMPSE = 0.1  # seconds after which a number of the first page counts


@cache
def film(name: str, recipe: str, preset: str = "instagram/story", pages: int = 1, language: str = "fa") -> Scene:
    document = replace(filled(name, "typical"), motion=recipe, language=language)
    whole = replace(document, pages=document.pages * pages)
    return lay_out_film(whole, PRESETS[preset]).scene


def still(name: str, preset: str = "instagram/story") -> Scene:
    return lay_out(filled(name, "typical"), PRESETS[preset]).scene


def times(scene: Scene, step: float = 0.05) -> list[float]:
    """Moments of everything that happens: fine while things move, once where all stands."""
    found, t = [], 0.0
    while t < scene.duration:
        found.append(t)
        t = max(t + step, scene.still_until(t))
    return [*found, scene.duration]


def glyphs(items: tuple[Item, ...]) -> dict[tuple, int]:
    """Every glyph drawn, with its font, size and place on the unmoved page, and how often it is drawn."""
    found: dict[tuple, int] = {}
    for line in lines_in(items):
        for run in line.runs:
            for number, (x, y) in zip(run.ids, run.places, strict=True):
                key = (run.font, round(run.size, 4), number, round(x, 3), round(y, 3))
                found[key] = found.get(key, 0) + 1
    return found


def words(items: tuple[Item, ...]) -> str:
    return " ".join(line.text for line in lines_in(items))


# ---------------------------------------------------------------- letters


@pytest.mark.parametrize("recipe", [name for name in RECIPES if name != "numbers"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_in_every_frame_letters_have_the_joined_forms_and_places_of_the_still(name, recipe):
    allowed = set(glyphs(still(name).items))
    scene = film(name, recipe)
    for t in times(scene):
        assert set(glyphs(scene.at(t).items)) <= allowed, t


@pytest.mark.parametrize("by", ["line", "word", "cluster"])
@pytest.mark.parametrize("family", ["vazirmatn", "lalezar", "noto-nastaliq-urdu", "amiri"])
def test_parts_of_a_text_hold_each_of_its_glyphs_once(by, family):
    text = Text(text="می‌خواهم کِتابخانهٔ ملّی ۱۴۰۳ (ISBN 978-600) را بشناسم؛ لِلّهِ الأمر", role="headline", family=family,
                motion=Motion(enter="rise", by=by, start=0.2), id="said", width=700)
    document = Document(pages=(Page(layers=(text,)),))
    wanted = glyphs(lay_out(document, SQUARE).scene.items)
    scene = lay_out_film(document, SQUARE).scene
    seen = [glyphs(scene.at(t).items) for t in times(scene, 0.02)]
    assert all(set(one) <= set(wanted) and max(one.values(), default=0) <= max(wanted.values()) for one in seen)
    assert seen[-1] == wanted
    assert {len(one) for one in seen} > {0, len(wanted)}, "parts come one after another"


def test_a_piece_is_never_cut_inside_a_join():
    text = Text(text="کتابخانه", motion=Motion(enter="fade", by="cluster", start=0.2), role="headline")
    scene = lay_out_film(Document(pages=(Page(layers=(text,)),)), SQUARE).scene
    counts = {sum(glyphs(scene.at(t).items).values()) for t in times(scene, 0.01)}
    assert counts == {0, 3, 6, 8}, "کتا · بخا · نه"


def test_a_typewriter_writes_letter_by_letter_in_reading_order():
    scene = text_film(Motion(enter="type", start=0.2))
    lines = [line for t in times(scene, 0.005) for item in _said(scene, t) for line in lines_in(item.items)]
    clusters = [sorted(cluster for run in line.runs for cluster in run.clusters) for line in lines]
    assert all(later[: len(earlier)] == earlier for earlier, later in pairwise(clusters))
    assert len({len(one) for one in clusters}) == len("کتابخانهٔملی") - 1, "a letter more each time, with its mark"


def test_a_typed_headline_waits_in_a_paler_colour():
    text = Text(text="سلام بر شما", role="headline", motion=Motion(enter="type"))
    scene = lay_out_film(Document(pages=(Page(layers=(text,)),)), SQUARE).scene
    waiting, = lines_in(scene.at(0.0).items)
    at_last, = lines_in(scene.at(scene.duration).items)
    assert waiting.text == at_last.text
    assert waiting.fill.contrast(scene.ground) >= 3.0
    assert waiting.fill.contrast(scene.ground) < at_last.fill.contrast(scene.ground)


def test_words_and_lines_read_from_the_right_come_from_the_right_one():
    text = Text(text="یک دو سه چهار", motion=Motion(enter="fade", by="word", start=0.2), width="fill", role="headline")
    scene = lay_out_film(Document(pages=(Page(layers=(text,)),)), SQUARE).scene
    firsts = [next(iter(lines_in(scene.at(t).items)), None) for t in times(scene, 0.01)]
    assert next(line.text.strip() for line in firsts if line) == "یک"


# ---------------------------------------------------------------- the still is where it comes to


@pytest.mark.parametrize("recipe", [name for name in RECIPES if name != "highlight"])
@pytest.mark.parametrize("name", TEMPLATES)
def test_once_all_is_in_the_film_shows_the_still_design(name, recipe):
    scene = film(name, recipe)
    assert glyphs(scene.at(scene.duration).items) == glyphs(still(name).items)
    ended = [item for item in walk(scene.at(scene.duration).items) if isinstance(item, Group)]
    assert not any(item.moving or item.moves for item in ended)


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_nothing_moves_while_it_is_read(name, recipe):
    scene = film(name, recipe)
    rests = max(scene.still_until(t) - t for t in times(scene))
    assert rests >= 2.0 or recipe == "karaoke"  # its colours go along with the reader
    assert recipe in ("karaoke", "highlight", "pop", "deeper") or scene.still_until(scene.cover_at) > scene.cover_at + 1


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_first_frame_says_what_the_film_is_about(name, recipe):
    headline = next(item for item in walk(still(name).items) if isinstance(item, Group) and item.role == "headline")
    if recipe != "numbers":
        assert words(headline.items) in words(film(name, recipe).at(0.0).items)


@pytest.mark.parametrize("recipe", RECIPES)
@pytest.mark.parametrize("name", TEMPLATES)
def test_the_cover_frame_has_all_the_words(name, recipe):
    scene = film(name, recipe)
    assert set(glyphs(scene.at(scene.cover_at).items)) == set(glyphs(still(name).items))


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize("transition", effect_names("transition"))
def test_no_frame_between_pages_is_empty(transition):
    document = filled("book-intro", "typical")
    pages = (document.pages[0], replace(document.pages[0], id="two", transition=transition))
    scene = lay_out_film(replace(document, pages=pages), SQUARE).scene
    start = plan(replace(document, pages=pages), SQUARE).pages[1].start
    for step in range(-2, 40):
        assert len(glyphs(scene.at(start + step / 40).items)) >= 5


@pytest.mark.parametrize("transition", effect_names("transition"))
def test_after_a_transition_only_the_new_page_is_left(transition):
    document = filled("quote", "typical")
    other = filled("book-intro", "typical").pages[0]
    both = replace(document, pages=(document.pages[0], replace(other, transition=transition)))
    scene = lay_out_film(both, SQUARE).scene
    timed = plan(both, SQUARE).pages[1]
    assert "بنی‌آدم" not in words(scene.at(timed.start + 1.0).items)
    assert "بنی‌آدم" in words(scene.at(timed.start - 0.01).items)


def test_pages_that_wait_or_are_gone_cost_nothing():
    scene = film("book-tile", "rise", pages=3)
    assert len(scene.at(1.0).items) < len(film("book-tile", "rise").at(1.0).items) + 3


def test_every_page_lies_on_a_ground_of_its_own():
    document = filled("quote", "typical")
    pages = (document.pages[0], replace(document.pages[0], ground="accent", transition="push"))
    scene = lay_out_film(replace(document, pages=pages), SQUARE).scene
    start = plan(replace(document, pages=pages), SQUARE).pages[1].start
    assert scene.at(start + 2).items[0] != scene.at(0).items[0]


# ---------------------------------------------------------------- sides


def _first_x(recipe: str, language: str) -> float:
    """How far to the right of its place the cover of a card stands when it is first seen."""
    scene = film("book-intro", recipe, language=language)
    for t in times(scene, 0.02):
        for item in walk(scene.at(t).items):
            if isinstance(item, Group) and item.moving and item.role == "cover":
                return item.transform[4]
    raise AssertionError("the cover never moved")


def test_things_enter_from_the_side_where_lines_begin():
    assert _first_x("slide", "fa") > 0
    assert _first_x("slide", "en") < 0


def _edges(language: str) -> tuple[float, float]:
    """Which part of the page is uncovered when half of a page is turned."""
    document = replace(filled("quote", "typical"), language=language)
    pages = (document.pages[0], replace(document.pages[0], transition="page"))
    scene = lay_out_film(replace(document, pages=pages), SQUARE).scene
    timed = plan(replace(document, pages=pages), SQUARE).pages[1]
    moving = [item for item in scene.at(timed.start + 0.35).items if isinstance(item, Group) and item.moving]
    a, _, _, _, e, _ = moving[0].transform
    return e, a * SQUARE.width + e


def test_a_persian_page_turns_on_its_right_edge():
    left, right = _edges("fa")
    assert right == pytest.approx(SQUARE.width)
    assert left > 100
    left, right = _edges("en")
    assert left == pytest.approx(0)
    assert right < SQUARE.width - 100


# ---------------------------------------------------------------- what a maker sets


def text_film(motion: Motion, **more) -> Scene:
    text = Text(text="کتابخانهٔ ملی", id="said", motion=motion, width="fill", **more)
    head = Text(text="سلام", role="headline")
    return lay_out_film(Document(pages=(Page(layers=(Box(children=(head, text)),)),)), SQUARE).scene


def _said(scene: Scene, t: float) -> Iterator[Group]:
    return (item for item in walk(scene.at(t).items) if isinstance(item, Group) and item.layer == "said")


def test_a_layers_own_start_is_kept():
    scene = text_film(Motion(enter="fade", by="layer", start=1.7))
    assert not list(_said(scene, 1.7))
    assert list(_said(scene, 1.75))


def test_a_layer_told_to_keep_still_does():
    scene = text_film(Motion(enter="none"))
    assert next(_said(scene, 0.0)) is next(_said(scene, 5.0))


def test_keyframes_move_by_units_and_end_where_they_say():
    keys = (Keys(what="x", keys=((0.5, 0.0), (1.5, 100.0)), easing="linear"),
            Keys(what="opacity", keys=((0.0, 1.0), (2.0, 0.5)), easing="linear"))
    scene = text_film(Motion(enter="none", keys=keys))
    middle = next(_said(scene, 1.0))
    assert middle.transform[4] == pytest.approx(50.0 * unit_of(SQUARE.size))
    assert middle.opacity == pytest.approx(0.75)
    assert next(_said(scene, scene.duration)).opacity == 0.5


def test_colours_are_keyframes_too():
    keys = (Keys(what="colour", keys=((0.0, "#000000"), (1.0, "#ff0000")), easing="linear"),)
    scene = text_film(Motion(enter="none", keys=keys))
    fills = {line.fill.hex() for item in _said(scene, 1.5) for line in lines_in(item.items)}
    assert fills == {"#ff0000"}


def test_a_page_lasts_until_its_last_keyframe():
    keys = (Keys(what="opacity", keys=((0.0, 1.0), (9.0, 0.2))),)
    assert text_film(Motion(enter="none", keys=keys)).duration >= 9.0


def test_what_leaves_is_gone_before_the_page():
    scene = text_film(Motion(enter="none", exit="slide"))
    assert list(_said(scene, scene.duration - 0.5))
    assert not list(_said(scene, scene.duration))


# ---------------------------------------------------------------- numbers


def counting(said: str, **more) -> list[str]:
    text = Text(text=said, role="number", motion=Motion(enter="count", start=0.3), **more)
    head = Text(text="آمار", role="headline")
    scene = lay_out_film(Document(pages=(Page(layers=(Box(children=(head, text)),)),)), SQUARE).scene
    found = [words(scene.at(t).items).removeprefix("آمار").strip() for t in times(scene, 0.02) if t >= GLIMPSE]
    return list(filter(None, dict.fromkeys(found)))


def test_the_first_frame_of_a_film_says_the_number_itself_and_not_the_one_it_counts_from():
    text = Text(text="۱۲ روز", role="number", motion=Motion(enter="countdown"))
    document = Document(pages=(Page(layers=(Box(children=(Text(text="نشست", role="headline"), text)),)),))
    scene = lay_out_film(document, SQUARE).scene
    assert "۱۲" in words(scene.at(0.0).items)
    assert "۱۲" not in words(scene.at(GLIMPSE).items)
    assert all(group.opacity == 1 for group in walk(scene.at(0.0).items) if isinstance(group, Group))


def test_on_later_pages_a_number_comes_as_it_counts():
    text = Text(text="۱۲", role="number", motion=Motion(enter="count", start=0.3))
    page = Page(layers=(Box(children=(Text(text="نشست", role="headline"), text)),))
    document = Document(pages=(Page(layers=(Text(text="آغاز"),)), page))
    begin = plan(document, SQUARE).pages[1].start
    scene = lay_out_film(document, SQUARE).scene
    assert "۱۲" not in words(scene.at(begin + 0.35).items)


def test_numbers_count_up_in_persian_digits_with_their_marks():
    said = counting("۱۲٬۳۴۵")
    assert said[-1] == "۱۲٬۳۴۵"
    assert len(said) > 15
    assert all(set(one) <= set("۰۱۲۳۴۵۶۷۸۹٬") for one in said)
    values = [int(one.replace("٬", "")) for one in said]
    assert values == sorted(values)
    assert values[0] < 2000


def test_words_beside_a_number_stay_where_they_are():
    said = counting("۴۵٪ از اعضا")
    assert all("از اعضا" in one and "٪" in one for one in said)


def test_decimals_stay_as_many():
    assert all("٫" in one and len(one.split("٫")[1]) == 1 for one in counting("۴٫۵"))


def test_a_text_without_a_number_simply_comes():
    assert counting("بی‌شمار")[-1] == "بی‌شمار"


def test_the_units_of_a_number_stay_in_their_column():
    text = Text(text="۱۱۱۱", role="number", motion=Motion(enter="count", start=0.0), family="vazirmatn")
    scene = lay_out_film(Document(pages=(Page(layers=(Box(children=(Text(text="آمار", role="headline"), text)),)),)),
                         SQUARE).scene
    rights = []
    for t in (t for t in times(scene, 0.03) if t >= GLIMPSE):
        *_, line = lines_in(scene.at(t).items)
        if line.text == "آمار":
            continue
        run = line.runs[-1]
        rights.append(run.places[-1][0] + run.advances[-1] / 2)
    steps = [abs(b - a) for a, b in pairwise(rights)]
    assert max(steps) < 3.0, "no digit jumps about"


def test_words_that_are_read_along_stay_a_while_once_they_are_read_and_then_stand_for_the_film():
    text = Text(text="کتابخانه خانهٔ کتاب است", role="headline", colour="black", motion=Motion(exit="fade"))
    layout = lay_out_film(Document(pages=(Page(layers=(text,), ground="white"),), motion="karaoke"), SQUARE)
    scene = layout.scene
    waiting = [t for t in times(scene, 0.02) if paler(scene.at(t).items)]
    assert scene.duration - 0.35 - max(waiting) >= 0.5
    assert max(waiting) < scene.cover_at < scene.duration - 0.35


def paler(items: tuple[Item, ...]) -> bool:
    """Whether letters wait to be read: seen in another colour than their own."""
    seen = (line for group in walk(items) if isinstance(group, Group) and group.clip != () and group.opacity > 0.9
            for line in group.items if isinstance(line, Glyphs))
    return any(line.fill != BLACK for line in seen)


# ---------------------------------------------------------------- photos


def test_a_photo_is_neared_round_its_focus_inside_its_frame():
    photo = Picture(source="somewhere.jpg", fit="cover", width="fill", height="fill", focus=(0.2, 0.3), bleed=True)
    head = Text(text="سلام", role="headline")
    document = Document(pages=(Page(layers=(photo, head)),), motion="photo")
    scene = lay_out_film(document, SQUARE, aspects={"somewhere.jpg": 1.0}).scene
    scales = []
    for t in (0.5, 1.5, scene.duration - 0.5):
        moving = next(item for item in walk(scene.at(t).items) if isinstance(item, Group) and item.moving)
        a, _, _, d, e, f = moving.transform
        focus = (0.2 * moving.box.width + moving.box.x, 0.3 * moving.box.height + moving.box.y)
        assert (a * focus[0] + e, d * focus[1] + f) == pytest.approx(focus)
        scales.append(a)
    assert scales == sorted(scales)
    assert 1.0 <= scales[0] < scales[-1] <= 1.13


@pytest.mark.parametrize("recipe", ["pan", "photo"])
def test_a_photo_never_shows_its_edge(recipe):
    photo = Picture(source="somewhere.jpg", fit="cover", width="fill", height="fill", bleed=True)
    document = Document(pages=(Page(layers=(photo, Text(text="سلام", role="headline"))),), motion=recipe)
    scene = lay_out_film(document, WIDE, aspects={"somewhere.jpg": 1.5}).scene
    for step in range(1, 20):
        for item in walk(scene.at(scene.duration * step / 20).items):
            if isinstance(item, Group) and item.moving and item.box.width > 1800:
                a, _, _, d, e, f = item.transform
                box = item.box
                assert a * box.x + e <= box.x + 1e-6 and a * box.right + e >= box.right - 1e-6
                assert d * box.y + f <= box.y + 1e-6 and d * box.bottom + f >= box.bottom - 1e-6


# ---------------------------------------------------------------- as values


def test_a_film_can_be_sent_to_another_process():
    scene = film("book-tile", "words", pages=2)
    there = pickle.loads(pickle.dumps(scene))
    assert there == scene
    assert there.at(0.9) == scene.at(0.9)


def test_laying_out_twice_gives_the_same_film():
    document = replace(filled("new-arrivals", "typical"), motion="shelf")
    assert lay_out_film(document, STORY).scene == lay_out_film(document, STORY).scene


@pytest.mark.parametrize("preset", [STORY, SQUARE, WIDE], ids=lambda preset: preset.id)
@pytest.mark.parametrize("name", TEMPLATES)
def test_at_most_the_things_that_move_are_new_from_frame_to_frame(name, preset):
    scene = lay_out_film(filled(name, "typical"), preset).scene
    for t in times(scene):
        before, after = ({id(item) for item in walk(scene.at(at).items) if isinstance(item, Glyphs)}
                         for at in (t, t + 0.01))
        assert len(after & before) >= len(after) - 12


def test_text_painted_for_readers_is_not_lost():
    scene = film("quote", "words")
    assert "بنی‌آدم اعضای یک پیکرند" in words(scene.at(scene.duration).items)


def test_the_recipe_of_numbers_counts_what_says_how_many_and_nothing_else():
    texts = ("۱٬۵۰۰", "۴۵٪", "۱۲۰ جلد", "۱۴۰۳", "۰۲۱-۸۸۷۷", "۸ تا ۱۶", "ساعت ۱۷", "۵")
    layers = (Text(text="آمار", role="headline"), *(Text(text=text, id=f"t{n}") for n, text in enumerate(texts)))
    scene = lay_out_film(Document(pages=(Page(layers=(Box(children=layers),)),), motion="numbers"), SQUARE).scene
    counted = set()
    for t in times(scene, 0.04):
        for item in walk(scene.at(t).items):
            if isinstance(item, Group) and item.layer[:1] == "t":
                own = texts[int(item.layer[1:])]
                said, wanted = ("".join(filter(str.isalnum, text)) for text in (words(item.items), own))
                counted |= {own} if said not in ("", wanted) else set()
    assert counted == {"۱٬۵۰۰", "۴۵٪", "۱۲۰ جلد"}


def test_numbers_count_in_boxes_that_move_as_one_too():
    card = Box(fill="surface", padding=20, children=(Text(text="۱٬۵۰۰", id="many"), Text(text="نشریه")))
    layers = (Text(text="آمار", role="headline"), card)
    scene = lay_out_film(Document(pages=(Page(layers=(Box(children=layers),)),), motion="numbers"), SQUARE).scene
    said = {words(item.items) for t in times(scene, 0.04) for item in walk(scene.at(t).items)
            if isinstance(item, Group) and item.layer == "many"}
    assert len(said) > 8
    assert "۱٬۵۰۰" in said


def test_keyframes_of_a_number_say_what_is_counted():
    keys = (Keys(what="number", keys=((0.0, 10.0), (1.0, 30.0)), easing="linear"),)
    text = Text(text="۳۰ جلد", id="said", motion=Motion(enter="none", keys=keys))
    layers = (Text(text="آمار", role="headline"), text)
    scene = lay_out_film(Document(pages=(Page(layers=(Box(children=layers),)),)), SQUARE).scene
    said = [words(item.items) for t in (0.0, 0.5, 1.0, 2.0) for item in _said(scene, t)]
    assert said == ["۱۰ جلد", "۲۰ جلد", "۳۰ جلد", "۳۰ جلد"]
