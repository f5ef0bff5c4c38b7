"""Every teaser of the gallery is a film worth posting: as long as people watch, readable from its first frame, never
empty, its words clear of each other and of the service's buttons, all of them seen."""

import re
import sys
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "tools"))

import gallery

from studio.content import Book, Words
from studio.document.clips import SHIPPED
from studio.document.model import Picture, Waveform, layers_of
from studio.job.checking import checked
from studio.layout.film import lay_out_film, plan
from studio.letters import latin_digits
from studio.presets import load_presets
from studio.resources import asset
from studio.review.seen import mapped
from studio.scene import IDENTITY, Glyphs, Group, walk
from studio.template import fill, template, template_ids
from studio.values import Box

SHAPES = {"story": "instagram/reel", "tall": "tiktok/video", "square": "x/video_square",
          "portrait": "instagram/feed_portrait", "wide": "youtube/video"}
TEASERS = tuple(name for name in template_ids() if template(name).document.kind == "teaser")
_MARKS = re.compile("[\u2066-\u2069\u200e\u200f\u061c]")  # they turn Latin names the right way round
_OVERHANG = 0.01  # of the width: by so much letters may leave their line
SEEN = 0.5  # of full opacity: from here on something is read
FAINT = 0.15  # of full opacity: up to here nobody notices it
films = pytest.mark.parametrize(("name", "shape"), [(name, shape) for name in TEASERS for shape in SHAPES])


@pytest.fixture(scope="module", autouse=True)
def _no_qt_words(qt_app):
    """The pictures need an application."""


@cache
def film(name, shape, language="fa", length="typical"):
    """The document, the film and its plan at a place of that shape."""
    case = gallery.Case(template=name, place=SHAPES[shape], language=language, length=length)
    seen = checked(gallery.document_of(case))
    assert seen.problems == ()
    place = load_presets().preset(SHAPES[shape])
    return (seen.document, lay_out_film(seen.document, place, aspects=seen.aspects),
            plan(seen.document, place, aspects=seen.aspects))


def shown(items, opacity=1.0):
    """The lines of a frame that are seen; words on covers are part of a picture."""
    for item in items:
        if not isinstance(item, Group) or opacity * item.opacity < SEEN or item.role == "cover":
            continue
        yield from (line for line in item.items if isinstance(line, Glyphs) and line.text)
        yield from shown(item.items, opacity * item.opacity)


def texts(items):
    """What is read in a frame."""
    return latin_digits(_MARKS.sub("", " ".join(line.text for line in shown(items))))


def resting(timed):
    """A second for each page at which everything on it is there and nothing comes or goes."""
    return [page.end - 0.45 for page in timed.pages]


def test_there_is_a_teaser_for_each_use():
    assert len(TEASERS) >= 8
    assert {template(name).facts.takes for name in TEASERS} == {"book", "books", "quote", "words"}


@films
def test_it_lasts_as_long_as_people_watch(name, shape):
    document, layout, timed = film(name, shape)
    assert 6 <= timed.seconds <= 20.5
    assert layout.scene.duration == pytest.approx(timed.seconds)
    assert len(timed.pages) >= 3 or len(document.pages) >= 2
    assert [problem for problem in layout.problems if problem.level != "note"] == []


@pytest.mark.parametrize("place", ["telegram/round_video", "pinterest/video_pin", "library/screen_tall"])
@pytest.mark.parametrize("name", TEASERS)
def test_it_fits_round_messages_pins_and_screens_too(name, place):
    seen = checked(gallery.document_of(gallery.Case(template=name, place=place)))
    layout = lay_out_film(seen.document, load_presets().preset(place), aspects=seen.aspects)
    assert [problem for problem in layout.problems if problem.level != "note"] == []
    boxes = [line.box for line in shown(layout.scene.at(layout.scene.cover_at).items)]
    assert not [one for at, one in enumerate(boxes) for other in boxes[:at] if _over(one, other)]


@films
def test_its_first_frame_says_what_it_is_about(name, shape):
    document, layout, timed = film(name, shape)
    headline = next(layer for layer in layers_of(document.pages[0].layers) if layer.role == "headline")
    first = texts(layout.scene.at(0.0).items)
    assert set(latin_digits(headline.text).split()) <= set(first.split())
    assert timed.pages[0].arriving - 0.1 <= layout.scene.cover_at <= timed.pages[0].end


@pytest.mark.parametrize("name", ["teaser-book", "teaser-arrivals"])
def test_books_are_seen_from_the_first_frame_on(name):
    _, layout, _ = film(name, "story")
    covers = [group for group in walk(layout.scene.at(0.0).items) if isinstance(group, Group) and group.role == "cover"]
    assert covers and all(group.opacity == 1 for group in covers)


@films
def test_its_last_page_stays_long_enough_to_act_on_it(name, shape):
    _, _, timed = film(name, shape)
    assert timed.pages[-1].standing >= 2


@films
def test_words_of_two_pages_never_stand_on_each_other_while_one_follows_the_other(name, shape):
    """Where pages dissolve, old words are gone before new ones come; those that stay, stay at their place."""
    _, layout, timed = film(name, shape)
    for page in timed.pages[1:]:
        for share in (0.15, 0.25, 0.35):
            lines = [(line.text, box) for line, box in unmoved(layout.scene.at(page.start + share).items)]
            assert not [one for at, one in enumerate(lines) for other in lines[:at]
                        if one[0] != other[0] and _over(one[1], other[1])], (page.number, share)


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("length", ["typical", "long"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["teaser-audiogram", "teaser-poem", "teaser-quote"])
def test_words_that_stay_while_pages_dissolve_stay_at_their_place(name, shape, length, language):
    """Else they are seen twice."""
    _, layout, timed = film(name, shape, language, length)
    found = [{line.text: line.box for line, _ in unmoved(layout.scene.at(second).items)} for second in resting(timed)]
    for before, after in pairwise(found[:-1]):
        assert not [text for text in before.keys() & after.keys() if before[text] != after[text]]


def unmoved(items, opacity=1.0):
    """Lines that are seen at least faintly and stand where they were designed, with their boxes."""
    for item in items:
        if isinstance(item, Group) and item.transform == IDENTITY and opacity * item.opacity > FAINT and not item.clip:
            yield from ((line, line.box) for line in item.items if isinstance(line, Glyphs) and line.text)
            yield from unmoved(item.items, opacity * item.opacity)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("length", ["short", "typical", "long"])
def test_a_hemistich_is_never_broken(shape, length):
    document, layout, timed = film("teaser-poem", shape, "fa", length)
    seen = {_MARKS.sub("", line.text) for at in resting(timed) for line in shown(layout.scene.at(at).items)}
    assert set(map(latin_digits, verses_of(document))) <= seen


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("length", ["short", "typical", "long"])
def test_verses_of_other_scripts_are_turned_over_once_rather_than_small(shape, length):
    document, layout, timed = film("teaser-poem", shape, "en", length)
    lines = [line for at in resting(timed)[:-1] for line in shown(layout.scene.at(at).items)]
    least = 0.055 * layout.scene.size.short
    for verse in verses_of(document):
        own = {_MARKS.sub("", line.text).strip(): line for line in lines if _MARKS.sub("", line.text).strip() in verse}
        assert len(own) <= 2 and " ".join(own).replace("- ", "-") == verse
        assert min(run.size for line in own.values() for run in line.runs) >= least


def verses_of(document):
    """The verses of a poem."""
    return [line for page in document.pages[:-1] for layer in layers_of(page.layers) if layer.role == "headline"
            for line in layer.text.split("\n")]


@films
def test_no_frame_is_without_words(name, shape):
    _, layout, timed = film(name, shape)
    for second in [0.5 * step for step in range(int(timed.seconds / 0.5))] + [timed.seconds - 1 / 30]:
        assert texts(layout.scene.at(second).items), second


@films
def test_its_words_keep_clear_of_each_other_and_of_the_buttons(name, shape):
    _, layout, timed = film(name, shape)
    safe = layout.scene.safe
    for second in resting(timed):
        boxes = [line.box for line in shown(layout.scene.at(second).items)]
        assert all(safe.holds(box, slack=_OVERHANG * layout.scene.size.width) for box in boxes), second
        assert not [one for at, one in enumerate(boxes) for other in boxes[:at] if _over(one, other)], second


@pytest.mark.parametrize("length", ["typical", "long"])
@films
def test_headlines_keep_clear_of_the_buttons_while_they_settle_too(name, shape, length):
    """A first frame stands in lists for the whole film."""
    _, layout, timed = film(name, shape, "fa", length)
    slack = _OVERHANG * layout.scene.size.width
    for page in timed.pages:
        coming = 0.02 + 0.7 * page.pace if page.start else 0.0  # no page takes longer to come itself
        boxes = list(placed(layout.scene.at(page.start + coming).items))
        assert all(layout.scene.safe.holds(box, slack=slack) for box in boxes), page.number


@pytest.mark.parametrize("length", ["typical", "long"])
@pytest.mark.parametrize("shape", SHAPES)
def test_figures_that_count_take_no_more_room_than_there_is(shape, length):
    _, layout, timed = film("teaser-numbers", shape, "fa", length)
    safe, slack = layout.scene.safe, 0.02 * layout.scene.size.width  # a wide digit hangs out of a narrow one's place
    for page in timed.pages[1:-2]:
        for step in range(15):
            items = layout.scene.at(page.start + 0.65 + 0.1 * step).items
            boxes = [line.box for line in shown(items) if line.text[:1].isdecimal()]
            assert all(box.x >= safe.x - slack for box in boxes), page.number


def placed(items, *, headline=False):
    """The boxes that the lines of headlines have at that moment."""
    for item in items:
        if isinstance(item, Group) and item.opacity >= SEEN:
            told = headline or item.role == "headline"
            own = [line.box for line in item.items if isinstance(line, Glyphs) and line.text and told]
            yield from (mapped(box, item.transform) for box in (*own, *placed(item.items, headline=told)))


@pytest.mark.parametrize("language", ["fa", "en"])
@pytest.mark.parametrize("name", TEASERS)
def test_every_word_is_seen_in_some_frame(name, language):
    document, layout, timed = film(name, "story", language)
    seen = " ".join(texts(layout.scene.at(second).items) for second in resting(timed)).split()
    said = [layer.text for page in document.pages for layer in layers_of(page.layers)
            if getattr(layer, "text", "") and not layer.hide]
    words = [word for text in said for part in ([text] if isinstance(text, str) else text)
             for word in latin_digits(part).split()]
    assert not set(words) - set(seen) - {"·"}


@pytest.mark.parametrize("name", TEASERS)
def test_very_long_words_fit_too_and_stay_a_film_people_may_watch(name):
    _, layout, timed = film(name, "story", "fa", "long")
    assert timed.seconds <= 31
    assert timed.seconds <= 30 or "hurried" in {problem.code for problem in layout.problems}
    assert {problem.code for problem in layout.problems} <= {"text-cut", "dropped", "crowded", "hurried", "unseen"}


def test_small_print_and_what_was_read_before_take_no_time():
    said = {"title": "سالی با هم", "figures": "۴۸٬۲۶۰ | کتاب", "chart": "فصل | امانت\nبهار | 9\nتابستان | 15"}

    def words(library="", **more):
        brand = {"library": library} if library else {}
        document = fill(template("teaser-numbers"), [Words(values=said | more)], brand)
        return [page.words for page in plan(checked(document).document, load_presets().preset(SHAPES["story"])).pages]

    plain = words()
    assert words(source="سامانهٔ امانت کتابخانه، گزارش فروردین") == plain
    assert words(library="کتابخانهٔ مرکزی شهر") == [plain[0] + 3, *plain[1:]]


@pytest.mark.parametrize("name", TEASERS)
def test_it_has_music_of_ours_a_recipe_and_places_for_films(name):
    source = template(name)
    shipped = [sound.source for sound in source.document.sounds if sound.source.startswith(SHIPPED)]
    assert shipped and all(asset(f"sounds/{sound.removeprefix(SHIPPED)}.opus").is_file() for sound in shipped)
    assert source.document.motion
    assert {"story", "reel", "video", "screen"} <= set(source.facts.suits)


def test_the_days_left_count_down_to_their_number():
    _, layout, _ = film("teaser-event", "story")
    words = [texts(layout.scene.at(0.3 + 0.1 * step).items).split() for step in range(20)]
    days = [int(word) for frame in words for word in frame if word.isdecimal()]
    assert days[-1] == 12 and max(days) > 15
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", ["teaser-book", "teaser-arrivals"])
@pytest.mark.parametrize("link", ["", "https://library.example.ir/b/12", "https://opac.example.ir/" + "record/" * 14])
def test_books_stand_on_the_last_page_too_beside_the_code_of_a_link(name, shape, link):
    books = [Book(title=title, link=link) for title in ("سووشون", "چشم‌هایش", "مدیر مدرسه")]
    seen = checked(fill(template(name), books if name.endswith("arrivals") else books[:1], {}, {"link": link}))
    layout = lay_out_film(seen.document, load_presets().preset(SHAPES[shape]), aspects=seen.aspects)
    roles = {group.role for group in walk(layout.scene.at(layout.scene.duration - 0.1).items)
             if isinstance(group, Group) and group.opacity == 1}
    assert {problem.code for problem in layout.problems} == set()
    assert "cover" in roles and ("action" in roles) == bool(link)


@pytest.mark.parametrize("shape", SHAPES)
def test_two_new_books_leave_the_words_their_size(shape):
    """Covers are no larger than three of them would be."""
    def largest(count):
        document = fill(template("teaser-arrivals"), [Book(title="کتاب")] * count, {}, {})
        layout = lay_out_film(checked(document).document, load_presets().preset(SHAPES[shape]))
        assert layout.problems == ()
        return max(run.size for line in shown(layout.scene.at(2.0).items) for run in line.runs)

    assert largest(2) >= 0.9 * largest(3)


def test_thirty_new_books_make_a_film_people_may_watch():
    document = fill(template("teaser-arrivals"), [Book(title=f"کتاب {number}") for number in range(30)], {}, {})
    layout = lay_out_film(checked(document).document, load_presets().preset(SHAPES["story"]))
    assert layout.scene.duration <= 30
    assert [problem.code for problem in layout.problems] == ["unseen"]


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("days", ["0", "365", "1234567890"])
def test_days_of_any_length_stay_beside_the_buttons(shape, days):
    words = Words(values={"title": "رونمایی", "left": days, "date": "1404/9/5"})
    layout = lay_out_film(checked(fill(template("teaser-event"), [words], {})).document,
                          load_presets().preset(SHAPES[shape]))
    assert [problem for problem in layout.problems if problem.level != "note"] == []
    assert days in texts(layout.scene.at(layout.scene.cover_at).items).split()


@pytest.mark.parametrize("shape", SHAPES)
def test_figures_of_ten_digits_are_whole(shape):
    words = Words(values={"title": "آمار", "figures": "1234567890.75 | ریال بودجهٔ خرید کتاب"})
    layout = lay_out_film(checked(fill(template("teaser-numbers"), [words], {})).document,
                          load_presets().preset(SHAPES[shape]))
    assert layout.problems == ()


@pytest.mark.parametrize("place", ["instagram/story", "telegram/story_photo", "tiktok/photo"])
def test_names_of_usual_length_are_whole_beside_covers_of_a_tall_page(place):
    seen = checked(gallery.document_of(gallery.Case(template="new-arrivals", place=place)))
    layout = lay_out_film(seen.document, load_presets().preset(place), aspects=seen.aspects)
    assert layout.problems == ()


def test_a_long_text_says_what_it_leaves_out():
    words = "این کتاب را باید خواند. " * 40
    filled = fill(template("teaser-book"), [Book(title="کتاب", summary=words)], {})
    layout = lay_out_film(checked(filled).document, load_presets().preset(SHAPES["story"]))
    assert [problem.level for problem in layout.problems if problem.code == "unseen"] == ["note"]


def test_a_walk_with_photos_looks_into_them(tmp_path):
    photo = tmp_path / "hall.jpg"
    Image.new("RGB", (1600, 1200), (90, 120, 140)).save(photo)
    stops = ({"caption": "تالار", "picture": str(photo)}, {"caption": "مخزن", "picture": str(photo)})
    filled = fill(template("teaser-tour"), [Words(values={"title": "گشت", "stops": stops})], {})
    seen = checked(filled)
    pictures = [layer for page in filled.pages for layer in layers_of(page.layers) if isinstance(layer, Picture)]
    assert [one.motion.emphasis for one in pictures] == ["closer", "pan"]
    layout = lay_out_film(seen.document, load_presets().preset(SHAPES["story"]), aspects=seen.aspects)
    assert [problem for problem in layout.problems if problem.level != "note"] == []


def test_an_audiogram_is_as_long_as_its_talk_and_its_wave_is_that_of_the_talk():
    talk = str(asset("sounds/shur-calm.opus"))
    words = Words(values={"title": "داستان", "speaker": "زویا پیرزاد", "talk": talk})
    seen = checked(fill(template("teaser-audiogram"), [words], {}))
    waves = [layer for page in seen.document.pages for layer in layers_of(page.layers) if isinstance(layer, Waveform)]
    assert waves and all(wave.levels for wave in waves)
    assert [sound.role for sound in seen.document.sounds] == ["narration", "music"]


def _over(one: Box, other: Box) -> bool:
    """Whether two lines stand on each other by more than their loose line heights."""
    wide = min(one.right, other.right) - max(one.x, other.x)
    high = min(one.bottom, other.bottom) - max(one.y, other.y)
    return wide > 2 and high > 0.5 * min(one.height, other.height)
