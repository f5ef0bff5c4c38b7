"""How long pages stand: by their words, at least two seconds, stretched to what is wanted, and told in words."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from studio.document.model import Box, Clip, Document, Page, Picture, Text
from studio.layout.film import lay_out_film, plan
from studio.layout.film.plan import LEAST, Limits, Need, planned
from studio.layout.film.score import _SOON
from studio.presets import load_presets
from tests.layout.cases import filled

PRESETS = {preset.id: preset for preset in load_presets()}
STORY, WIDE = PRESETS["instagram/story"], PRESETS["library/screen"]
NEEDS = st.lists(st.builds(
    Need, words=st.integers(0, 80), arriving=st.floats(0, 4), lead=st.just(0.0),
    given=st.one_of(st.just(0.0), st.floats(0.5, 20)), showing=st.one_of(st.just(0.0), st.floats(0, 20)),
), min_size=1, max_size=6)


def words(number: int) -> str:
    return " ".join(["کتاب"] * number)


def page(*texts: str, **more) -> Page:
    return Page(layers=(Box(children=tuple(Text(text=text) for text in texts)),), **more)


def plan_of(*pages: Page, **more):
    return plan(Document(pages=pages, motion="none"), WIDE, **more)


# ---------------------------------------------------------------- by reading


def test_a_page_lasts_as_long_as_its_words_at_180_a_minute():
    (one,) = plan_of(page(words(30))).pages
    assert (one.words, one.reading, one.seconds) == (30, 10.0, pytest.approx(10.0))


def test_a_page_of_few_words_stands_two_seconds_after_everything_has_come_in():
    document = Document(pages=(page("سلام", "دنیا"),), motion="rise")
    (one,) = plan(document, WIDE).pages
    assert one.arriving > 0.4
    assert one.standing == pytest.approx(2.0)


def test_numbers_and_dates_are_read_and_signs_are_not():
    (one,) = plan_of(page("۱۲ آذر ۱۴۰۴ · ساعت ۱۷ — نشست")).pages
    assert one.words == 6


def test_words_inside_pictures_are_not_counted():
    cover = Picture(designed=True, title=words(9), author="حافظ", role="cover", width=400)
    (one,) = plan_of(Page(layers=(cover, Text(text="سلام")))).pages
    assert one.words == 1


def test_words_that_stood_on_the_page_before_are_not_read_again():
    first, second = plan_of(page(words(6), "کتابخانهٔ شهر"), page("نشست تازه", "کتابخانهٔ شهر")).pages
    assert (first.words, second.words) == (8, 2)


def test_a_page_keeps_the_seconds_its_maker_gave_it():
    first, second = plan_of(page(words(30), seconds=4.0), page(words(15), words(14))).pages
    assert first.seconds == pytest.approx(4.0)
    assert second.seconds == pytest.approx(29 / 3)


def test_a_page_given_little_time_moves_quicker_instead_of_staying_longer():
    document = replace(filled("book-intro", "typical"), motion="calm")
    pages = (replace(document.pages[0], seconds=1.5),)
    (one,) = plan(replace(document, pages=pages), WIDE).pages
    assert one.seconds == pytest.approx(1.5)
    assert one.pace < 1


def test_footage_is_shown_to_its_end():
    clip = Clip(source="", start=0.0, end=9.0, width="fill", height="fill")
    (one,) = plan_of(Page(layers=(clip, Text(text="سلام")))).pages
    assert one.seconds == pytest.approx(9.0)


def test_pages_follow_each_other_without_a_gap_and_the_film_is_as_long_as_its_plan():
    document = replace(filled("book-intro", "typical"), motion="slide")
    whole = replace(document, pages=document.pages * 3)
    found = plan(whole, STORY)
    assert [one.start for one in found.pages[1:]] == [one.end for one in found.pages[:-1]]
    assert lay_out_film(whole, STORY).scene.duration == found.seconds


def test_things_come_while_their_page_still_comes_so_that_it_is_not_empty():
    document = filled("book-intro", "typical")
    whole = replace(document, pages=document.pages * 2, motion="slide")
    assert 0 < _SOON < 1
    first, second = plan(whole, STORY).pages
    assert second.arriving < first.arriving + 0.6


# ---------------------------------------------------------------- to a wanted length


@given(NEEDS, st.floats(0.5, 90))
def test_a_wanted_length_is_kept_exactly(needs, seconds):
    assert planned(needs, seconds=seconds).seconds == pytest.approx(seconds, rel=1e-6)


@given(NEEDS, st.floats(1, 120))
def test_a_film_is_at_least_as_long_as_its_narration(needs, narration):
    found = planned(needs, narration=narration)
    assert found.seconds >= narration
    assert found.seconds >= planned(needs).seconds - 1e-6


@given(NEEDS)
def test_without_wishes_everything_can_be_read(needs):
    found = planned(needs)
    for one, need in zip(found.pages, needs, strict=True):
        if not need.given:
            assert one.seconds >= need.reading - 1e-9
            assert one.standing >= LEAST - 1e-9
    assert not [problem for problem in found.problems if problem.where in
                {f"page {n}" for n, need in enumerate(needs, 1) if not need.given}]


@given(NEEDS, st.floats(1.0, 3.0))
def test_a_longer_film_shows_every_page_longer_and_moves_no_slower(needs, times):
    natural = planned(needs)
    longer = planned(needs, seconds=natural.seconds * times)
    assert [page.pace for page in longer.pages] == [page.pace for page in natural.pages]
    assert all(one.seconds >= other.seconds - 1e-6
               for one, other in zip(longer.pages, natural.pages, strict=True))


@given(NEEDS, st.floats(0.05, 1.0))
def test_a_shorter_film_first_shortens_what_stands_and_only_then_moves_quicker(needs, share):
    natural = planned(needs)
    shorter = planned(needs, seconds=natural.seconds * share)
    if shorter.pages[0].pace < natural.pages[0].pace:
        assert all(one.standing <= max(LEAST, need.least) + 1e-6
                   for one, need in zip(shorter.pages, needs, strict=True))


def test_the_limits_of_a_place_are_kept():
    needs = [Need(words=90, arriving=1.0)] * 3
    assert planned(needs, limits=Limits(most=30)).seconds == pytest.approx(30)
    assert planned(needs[:1], limits=Limits(least=60)).seconds == pytest.approx(60)
    assert planned(needs, narration=50, limits=Limits(most=30)).seconds == pytest.approx(30)
    assert planned(needs, limits=Limits(least=1, most=900)).seconds == pytest.approx(90)


def test_a_film_longer_than_people_watch_is_hurried_a_little_and_says_so():
    needs = [Need(words=30, arriving=1.0) for _ in range(4)]
    timed = planned(needs, limits=Limits(well=34.0))
    assert timed.seconds == pytest.approx(34.0)
    assert "34" in timed.why and "40" in timed.why and "۳۴" in timed.why_fa
    assert [problem.code for problem in timed.problems] == ["hurried"]
    assert timed.problems[0].level == "note"
    assert "۳۴" in timed.problems[0].what_fa


def test_nobody_is_hurried_beyond_240_words_a_minute():
    needs = [Need(words=60, arriving=0.0) for _ in range(4)]
    timed = planned(needs, limits=Limits(well=30.0))
    assert all(page.words / page.seconds * 60 == pytest.approx(240) for page in timed.pages)


def test_seconds_given_by_hand_and_footage_are_never_hurried():
    needs = [Need(words=10, arriving=0.5, given=12.0), Need(words=2, arriving=0.5, showing=15.0),
             Need(words=30, arriving=0.5)]
    free, hurried = planned(needs), planned(needs, limits=Limits(well=30.0))
    assert [page.seconds for page in hurried.pages[:2]] == pytest.approx([page.seconds for page in free.pages[:2]])
    assert hurried.pages[2].seconds < free.pages[2].seconds


def test_a_wanted_length_is_not_hurried():
    timed = planned([Need(words=150, arriving=0.0)], seconds=50.0, limits=Limits(well=30.0))
    assert timed.seconds == pytest.approx(50.0)
    assert timed.problems == ()


def test_where_films_are_leafed_through_long_ones_are_hurried_and_on_a_screen_they_take_their_time():
    long = Document(pages=tuple(page(f"{number} {words(25)}") for number in range(5)), motion="none")
    assert plan(long, PRESETS["instagram/reel"]).seconds < plan(long, WIDE).seconds
    assert plan(long, WIDE).problems == ()


def test_items_that_got_no_page_are_told():
    layout = lay_out_film(Document(pages=(page("یک"), page("دو", unseen=3))), STORY)
    (told,) = (problem for problem in layout.problems if problem.code == "unseen")
    assert "3 more" in told.what and "۳" in told.what_fa


def test_a_round_message_is_no_longer_than_its_service_takes():
    round_video = PRESETS["telegram/round_video"]
    document = replace(filled("book-intro", "typical"))
    long = replace(document, pages=document.pages * 9)
    assert lay_out_film(long, round_video).scene.duration <= round_video.video.aim_dur


# ---------------------------------------------------------------- said


def test_too_little_time_to_read_is_told_in_both_languages():
    found = plan_of(page(words(30)), seconds=3.0)
    (problem,) = found.problems
    assert problem.code == "too-fast"
    assert "30 words" in problem.what
    assert "۳۰" in problem.what_fa


def test_a_cut_narration_is_told():
    assert "narration-cut" in {problem.code for problem in plan_of(page("سلام"), seconds=5, narration=20).problems}


def test_cut_footage_is_told_unless_somebody_chose_the_seconds():
    needs = [Need(words=2, arriving=0.5, showing=7200.0), Need(words=2, arriving=0.5, showing=3.0),
             Need(words=2, arriving=0.5, showing=9.0, given=4.0)]
    assert "footage" in planned(needs).why
    assert not planned(needs).problems
    told = planned(needs, limits=Limits(most=60.0)).problems
    assert [(one.code, one.where, one.level) for one in told] == [
        ("footage-cut", "page 1", "note"), ("footage-cut", "page 2", "note")]
    assert "7200.0" in told[0].what
    assert "۷۲۰۰٫۰" in told[0].what_fa


def test_a_plan_explains_itself():
    form = json.loads(json.dumps(plan_of(page(words(30)), page("سلام")).as_json()))
    first, second = form["pages"]
    assert form["seconds"] == first["seconds"] + second["seconds"]
    assert "30 new words at 180 a minute take 10.0 s" in first["why"]
    assert "at least 2.0 s" in second["why"]
    assert "۳۰" in first["why_fa"]
    assert form["why"]


@pytest.mark.parametrize(("more", "said"), [
    ({"seconds": 7.0}, "as asked"), ({"narration": 60.0}, "narration"), ({}, "words"),
])
def test_a_plan_says_where_its_length_comes_from(more, said):
    assert said in plan_of(page(words(12)), **more).why


def test_the_problems_of_pages_are_those_of_the_film():
    document = filled("book-intro", "long")
    layout = lay_out_film(document, STORY, seconds=2.0)
    assert {"too-fast"} <= {problem.code for problem in layout.problems}
