"""Clips and waves as layers: in stills and in motion, cropped, held, played from right to left, and when files fail."""

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage

from studio.document.clips import Cue, Subtitles
from studio.document.files import from_form, to_json
from studio.document.model import Box, Clip, Document, Page, Picture, Sound, Text, Waveform
from studio.document.pictures import mapped_sources, sources
from studio.export.film import FilmSpec, write_film
from studio.export.film.footage import FOOTAGE
from studio.export.film.probe import facts
from studio.export.film.sound import clip_sounds, mix
from studio.export.film.subtitles import on_screen, read_subtitles
from studio.export.film.wave import levels
from studio.job.checking import checked
from studio.job.films import film_steps_of, film_tasks_of
from studio.job.orders import Design
from studio.layout import Layout, lay_out
from studio.layout.film import lay_out_film, plan
from studio.paint import paint
from studio.presets import load_presets
from studio.scene import Group, Scene, walk
from studio.scene import Picture as Shown
from tests.film import reading
from tests.film.media import film, numbered, tone
from tests.film.test_footage_reading import colour, is_number, near, quarters

STORY = load_presets().preset("instagram/story")
SQUARE = load_presets().preset("telegram/post_square")


@pytest.fixture(autouse=True)
def nothing_left_open():
    yield
    FOOTAGE.close()


def page(*layers: object, **facts: object) -> Document:
    column = Box(flow="column", gap=40, width="fill", height="fill", children=layers)
    return Document(name="گفت‌وگو", pages=(Page(layers=(column,)),), **facts)


def laid(document: Document, preset=SQUARE) -> Layout:
    seen = checked(document)
    return lay_out(seen.document, preset, aspects=seen.aspects)


def filmed(document: Document, preset=SQUARE) -> Scene:
    seen = checked(document)
    return lay_out_film(seen.document, preset, aspects=seen.aspects).scene


def clip_in(scene: Scene, t: float = 0.0) -> Shown:
    return next(item for item in walk(scene.at(t).items) if isinstance(item, Shown))


def middle(image: QImage, box: object) -> tuple[int, int]:
    return round(box.centre.x), round(box.centre.y)


# ---------------------------------------------------------------- clips


def test_a_still_shows_a_moment_soon_after_the_beginning_or_the_one_asked_for(tmp_path: Path) -> None:
    clip = numbered(tmp_path / "clip.mp4", "-qp", "1")
    scene = laid(page(Clip(source=str(clip), width="fill"))).scene
    assert is_number(*shot(scene, 0.0), 10)
    scene = laid(page(Clip(source=str(clip), width="fill", poster=0.6))).scene
    assert is_number(*shot(scene, 0.0), 15)


def shot(scene: Scene, t: float) -> tuple[QImage]:
    """What is seen of the clip at second `t`, alone."""
    box = clip_in(scene, t).box
    image = paint(scene.at(t)).copy(*(round(side) for side in (box.x, box.y, box.width, box.height)))
    return (image.scaled(64, 48),)


def test_in_a_film_the_clip_goes_on_from_its_start_at_its_speed(tmp_path: Path) -> None:
    clip = numbered(tmp_path / "clip.mp4", "-qp", "1")
    document = page(Clip(source=str(clip), width="fill", start=1.0, end=3.0, speed=0.5), motion="none")
    scene = filmed(document)
    assert scene.duration >= 4.0  # two seconds at half the speed
    for t, number in ((0.0, 25), (1.0, 37), (2.0, 50), (3.5, 68)):
        assert is_number(*shot(scene, t), number), t


def test_a_clip_of_the_second_page_begins_with_its_page(tmp_path: Path) -> None:
    clip = numbered(tmp_path / "clip.mp4", "-qp", "1")
    words = page(Text(text="سلام")).pages[0]
    shown = page(Clip(source=str(clip), width="fill", volume=1.0)).pages[0]
    document = Document(pages=(words, shown), motion="none")
    seen = checked(document)
    scene = lay_out_film(seen.document, SQUARE, aspects=seen.aspects).scene
    start = plan(seen.document, SQUARE, aspects=seen.aspects).pages[1].start
    assert is_number(*shot(scene, start + 1.0), 25)
    assert clip_sounds(scene)[0].at == pytest.approx(start)


def test_a_clip_fills_its_box_round_its_focus_and_keeps_its_shape(tmp_path: Path) -> None:
    clip = quarters(tmp_path / "clip.mp4")  # 3 : 2
    whole = clip_in(laid(page(Clip(source=str(clip), width="fill"))).scene)
    assert whole.box.width / whole.box.height == pytest.approx(1.5, abs=0.01)
    narrow = laid(page(Clip(source=str(clip), width=300, height=600, focus=(1.0, 0.5)))).scene
    shown = clip_in(narrow)
    assert shown.crop.right == pytest.approx(1.0)
    assert shown.crop.height == pytest.approx(1.0)
    image = paint(narrow.at(0.0))
    top = round(shown.box.centre.x), round(shown.box.y + shown.box.height * 0.2)
    assert near(colour(image, *top), (32, 160, 32), 6)


def test_round_corners_and_masks_cut_a_clip(tmp_path: Path) -> None:
    clip = quarters(tmp_path / "clip.mp4")
    scene = laid(page(Clip(source=str(clip), width=400, height=400, mask="ellipse"))).scene
    shown, image = clip_in(scene), paint(scene.at(0.0))
    ground = colour(image, 2, 2)
    assert colour(image, round(shown.box.x) + 4, round(shown.box.y) + 4) == ground
    assert colour(image, *middle(image, shown.box)) != ground


@pytest.mark.parametrize("fault", ["torn", "words", "sound", "missing"])
def test_a_clip_that_cannot_be_shown_has_a_stand_in_and_the_film_is_made(fault: str, tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    if fault == "torn":
        numbered(path)
        path.write_bytes(path.read_bytes()[:2000])
    elif fault == "words":
        path.write_text("سلام", "utf-8")
    elif fault == "sound":
        path = film(tmp_path / "clip.m4a", "sine=440:d=1")
    clip = Clip(source=str(path), width="fill", height="fill")
    document = page(Text(text="نمایشگاه", type="title"), clip, motion="none")
    seen = checked(document)
    assert len(seen.problems) == 1
    assert seen.problems[0].what_fa
    assert seen.problems[0].level == "warning"
    scene = lay_out_film(seen.document, SQUARE, seconds=1.0).scene
    written = write_film(scene, tmp_path / "out.mp4", FilmSpec(width=SQUARE.width, height=SQUARE.height, fps=10))
    assert written.seconds == pytest.approx(1.0)
    picture = paint(scene.at(0.5))
    stand_in = next(item for item in walk(scene.at(0.5).items) if isinstance(item, Group) and item.role == "clip")
    tones = {colour(picture, round(stand_in.box.x + stand_in.box.width * part / 9), round(stand_in.box.centre.y))
             for part in range(1, 9)}
    assert len(tones) >= 2  # a drawn picture, not a flat patch


def test_a_part_that_begins_after_the_clips_end_is_told(tmp_path: Path) -> None:
    clip = numbered(tmp_path / "clip.mp4", seconds=1.0)
    seen = checked(page(Clip(id="talk", source=str(clip), width="fill", start=30.0)))
    assert [problem.code for problem in seen.problems] == ["clip-late"]
    assert seen.problems[0].where == "talk"


def test_the_sound_of_a_clip_is_heard_only_when_it_has_a_volume(tmp_path: Path) -> None:
    clip = film(tmp_path / "clip.mp4", "testsrc2=s=64x48:r=10:d=2[out0];sine=440:d=2[out1]")
    for volume, count in ((0.0, 0), (0.8, 1)):
        scene = filmed(page(Clip(source=str(clip), width="fill", volume=volume), motion="none"))
        assert len(clip_sounds(scene)) == count
    mixed = mix([], 2.0, tmp_path, clips=clip_sounds(scene))
    assert mixed.loudness == pytest.approx(-14.0, abs=0.5)


def test_a_talk_becomes_a_film_with_sound_wave_and_subtitles(tmp_path: Path) -> None:
    clip = numbered(tmp_path / "clip.mp4", seconds=2.0)
    talk = tone(tmp_path / "talk.wav", "0.3*sin(300*2*PI*t)*abs(sin(5*t))", 2.0)
    document = page(Text(text="گفت‌وگو با نویسنده", type="title"), Clip(source=str(clip), width="fill", height="fill"),
                    Waveform(width="fill"), sounds=(Sound(source=str(talk), role="narration"),))
    seen = checked(document)
    assert not seen.problems
    scene = lay_out_film(seen.document, SQUARE, aspects=seen.aspects, seconds=2.0).scene

    def sound(folder: Path, seconds: float):
        return mix(seen.document.sounds, seconds, folder)

    spec = FilmSpec(width=SQUARE.width, height=SQUARE.height, fps=10, scale=0.25)
    write_film(scene, tmp_path / "talk.mp4", spec, sound=sound)
    found = facts(tmp_path / "talk.mp4")
    assert found.sound == "aac"
    assert found.seconds == pytest.approx(2.0, abs=0.11)


# ---------------------------------------------------------------- waves


def test_a_wave_is_high_where_the_sound_is_loud(tmp_path: Path) -> None:
    sound = tone(tmp_path / "talk.wav", "0.5*sin(300*2*PI*t)*gte(t,1)*lt(t,2)+0.05*sin(300*2*PI*t)*gte(t,2)", 3.0)
    heights = levels(str(sound), count=30)
    assert max(heights[:9]) < 0.05
    assert min(heights[11:19]) > 0.9
    assert 0.3 < np.mean(heights[21:29]) < 0.6
    assert levels(str(sound), 1.0, 2.0, count=10) == pytest.approx([1.0] * 10, abs=0.05)


def heard_share(scene: Scene, t: float) -> tuple[float, str]:
    """The share of the wave in the colour of what was heard, and at which side it is."""
    image = paint(scene.at(t))
    box = next(item.box for item in walk(scene.items) if isinstance(item, Group) and item.role == "waveform")
    y = round(box.centre.y)
    tones = [colour(image, x, y) for x in range(round(box.x), round(box.right))]
    accent = [near(tone, (0x0E, 0x7C, 0x86), 12) for tone in tones]
    rest = [not heard and not near(tone, (0xF4, 0xEF, 0xE3), 12) for heard, tone in zip(accent, tones, strict=True)]
    half = len(accent) // 2
    return sum(accent) / (sum(accent) + sum(rest)), "right" if sum(accent[half:]) > sum(accent[:half]) else "left"


@pytest.mark.parametrize(("language", "side"), [("fa", "right"), ("en", "left")])
def test_a_wave_is_coloured_from_the_side_where_reading_begins_as_it_is_heard(
    language: str, side: str, tmp_path: Path
) -> None:
    sound = tone(tmp_path / "talk.wav", "0.5*sin(300*2*PI*t)", 8.0)
    scene = filmed(page(Waveform(source=str(sound), width="fill", height=200), language=language, motion="none"))
    scene = replace(scene, duration=10.0)
    for t in (2.0, 4.0, 6.0):
        share, at = heard_share(scene, t)
        assert share == pytest.approx(t / 8.0, abs=0.06)
        assert at == side or t > 3
    assert heard_share(scene, 9.0)[0] == pytest.approx(1.0, abs=0.02)


def test_a_still_shows_the_whole_wave_in_its_colour(tmp_path: Path) -> None:
    sound = tone(tmp_path / "talk.wav", "0.5*sin(300*2*PI*t)", 2.0)
    scene = laid(page(Waveform(source=str(sound), width="fill", height=200))).scene
    assert heard_share(scene, 0.0)[0] == pytest.approx(1.0, abs=0.02)


def test_the_wave_of_a_narration_goes_on_from_page_to_page(tmp_path: Path) -> None:
    sound = tone(tmp_path / "talk.wav", "0.5*sin(300*2*PI*t)", 8.0)
    one = replace(page(Waveform(width="fill", height=200)).pages[0], seconds=4.0)
    document = Document(pages=(one, one), sounds=(Sound(source=str(sound), role="narration"),), motion="none")
    seen = checked(document)
    scene = lay_out_film(seen.document, SQUARE, aspects=seen.aspects, seconds=8.0).scene
    assert heard_share(scene, 2.0)[0] == pytest.approx(0.25, abs=0.06)
    assert heard_share(scene, 6.0)[0] == pytest.approx(0.75, abs=0.06)


def test_a_wave_without_a_sound_is_drawn_all_the_same_and_one_of_a_lost_sound_is_left_out(tmp_path: Path) -> None:
    assert laid(page(Waveform(width="fill"))).scene.items
    seen = checked(page(Text(text="سلام"), Waveform(source=str(tmp_path / "none.mp3"), width="fill")))
    assert [problem.code for problem in seen.problems] == ["footage-missing"]
    scene = lay_out(seen.document, SQUARE).scene
    assert not [item for item in walk(scene.items) if isinstance(item, Group) and item.role == "waveform"]


# ---------------------------------------------------------------- documents


def everything() -> Document:
    return page(
        Picture(source="a.jpg"), Clip(id="c", source="b.mp4", on={"tall": {"source": "tall.mp4"}}),
        Waveform(source="c.mp3"),
        sounds=(Sound(source="d.mp3", role="narration"), Sound(source="shipped:shur-calm"), Sound(source="b.mp4")),
        subtitles=Subtitles(source="e.srt"), overrides={"instagram/story": {"c": {"source": "own.mp4"}}},
    )


def test_files_of_every_kind_are_found_and_carried_along() -> None:
    document = everything()
    assert sources(document) == ("a.jpg", "b.mp4", "tall.mp4", "c.mp3", "own.mp4", "d.mp3", "e.srt")
    assert sources(document, "clip") == ("b.mp4", "tall.mp4", "own.mp4")
    assert sources(document, "sound") == ("c.mp3", "d.mp3", "b.mp4")
    moved = mapped_sources(document, lambda name: f"media/{name}")
    assert sources(moved) == tuple(f"media/{name}" for name in sources(document))
    assert moved.sounds[1].source == "shipped:shur-calm"


def test_a_film_lost_as_footage_may_still_be_heard() -> None:
    moved = mapped_sources(everything(), lambda name: "", "clip")
    clip = moved.pages[0].layers[0].children[1]
    assert clip.source == ""
    assert not clip.hide
    assert moved.overrides["instagram/story"]["c"]["source"] == ""
    assert [sound.source for sound in moved.sounds] == ["d.mp3", "shipped:shur-calm", "b.mp4"]
    assert moved.pages[0].layers[0].children[0].source == "a.jpg"


def test_a_document_with_media_is_kept_and_read_again() -> None:
    assert from_form(json.loads(to_json(everything())), "a") == (everything(), ())


def test_subtitles_of_a_file_are_read_and_faults_told(tmp_path: Path) -> None:
    (tmp_path / "a.srt").write_text("1\n00:00:01,000 --> 00:00:02,000\nسلام\n", "utf-8")
    seen = checked(page(Text(text="الف"), subtitles=Subtitles(source=str(tmp_path / "a.srt"))))
    assert [cue.text for cue in seen.document.subtitles.cues] == ["سلام"]
    seen = checked(page(Text(text="الف"), subtitles=Subtitles(source=str(tmp_path / "b.srt"))))
    assert [problem.code for problem in seen.problems] == ["subtitles-missing"]
    assert seen.document.subtitles.cues == ()


def test_what_is_read_on_the_screen_becomes_subtitles() -> None:
    first = page(Text(text="معرفی کتاب", type="title"), Text(text="بوف کور، نوشتهٔ صادق هدایت")).pages[0]
    second = page(Text(text="معرفی کتاب", type="title"), Text(text="در کتابخانهٔ مرکزی")).pages[0]
    document = Document(pages=(first, second), motion="rise")
    scene, pages = lay_out_film(document, STORY).scene, plan(document, STORY).pages
    cues = on_screen(scene, pages)
    words = " ".join(cue.text.replace("\n", " ") for cue in cues)
    assert words == "معرفی کتاب بوف کور، نوشتهٔ صادق هدایت در کتابخانهٔ مرکزی"
    assert cues[0].start == 0.0
    assert cues[-1].start == pytest.approx(pages[1].start)
    assert cues[-1].end <= scene.duration


def written(document: Document, out: Path) -> dict[str, Path]:
    """The files of a film of `document`, by their endings."""
    design = Design(stem="film", title="", document=document)
    (task,) = film_tasks_of(design, [SQUARE], {SQUARE.id: "mp4"}, out)
    steps = film_steps_of(task)
    try:
        while True:
            next(steps)
    except StopIteration as end:
        made = end.value
    assert all(not file.problems for file in made)
    return {Path(file.path).suffix: out / file.path for file in made}


@pytest.mark.parametrize("shown", [True, False])
def test_subtitles_lie_beside_the_film_for_players_of_every_sort(shown: bool, tmp_path: Path) -> None:
    cues = (Cue(start=0.2, end=1.5, text="گفت‌وگو با نویسنده!"),)
    document = replace(page(Text(text="سلام", type="title"), motion="none", kind="teaser"),
                       subtitles=Subtitles(cues=cues, shown=shown))
    files = written(replace(document, pages=(replace(document.pages[0], seconds=2.0),)), tmp_path)
    for ending in (".srt", ".vtt"):
        assert read_subtitles(files[ending])[0] == cues
    before, during = (reading.frames(files[".mp4"], SQUARE.width, SQUARE.height)[number] for number in (2, 20))
    assert (np.abs(before.astype(int) - during).max() > 60) == shown


def test_a_document_that_wants_subtitles_without_giving_any_gets_its_words(tmp_path: Path) -> None:
    document = page(Text(text="سلام بر همگان", type="title"), motion="none", kind="teaser", subtitles=Subtitles())
    files = written(document, tmp_path)
    assert [cue.text for cue in read_subtitles(files[".vtt"])[0]] == ["سلام بر همگان"]
