"""`ketabnama make` and `export` put films into the folder: covers, sound, subtitles, and all that a run promises."""

import json
import os
import signal
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from studio import job
from studio.brand import Brand
from studio.content import Book, Row
from studio.export.film import pipe
from studio.export.film.probe import facts
from studio.export.verify import verified
from studio.presets import load_presets
from studio.template import template
from tests.commands import ask, book_list, files, manifest, started
from tests.film import reading
from tests.test_interrupt import alone, half_files, until

PLACES = """version = 1
[tiny]
[tiny.reel]
kind = "reel"
media = ["video"]
size = [270, 480]
dur_max = 60
[tiny.story]
kind = "story"
media = ["image", "video"]
size = [270, 480]
[tiny.small]
kind = "reel"
media = ["video"]
size = [270, 480]
video_max_mb = 0.03
[tiny.wide]
kind = "video"
media = ["video"]
size = [480, 270]
containers = ["webm"]
[tiny.card]
kind = "feed"
size = [270, 480]
"""


def places(folder: Path, text: str = PLACES) -> Path:
    path = folder / "places.toml"
    path.write_text(text, "utf-8")
    return path


def films(folder: Path) -> dict[str, dict]:
    return {entry["path"]: entry for entry in manifest(folder)["files"] if entry["kind"] == "film"}


def made(tmp_path, *more, out="out", count=1):
    source = book_list(tmp_path / "list.csv", count)
    return ask("make", "book-intro", "--from", source, "--presets-file", places(tmp_path), "--out", tmp_path / out,
               "--json", *more)


REEL = ("--preset", "tiny/reel", "--format", "mp4")


def test_a_card_becomes_a_film_when_one_is_asked_for(tmp_path):
    answer = made(tmp_path, *REEL, count=2)
    out = tmp_path / "out"
    assert (answer.code, answer.json["made"]) == (0, 2)
    assert set(files(out)) == {
        "manifest.json", "overview.jpg", *(f"tiny/{name}{tail}" for name in ("01-سووشون", "02-چشم-هایش")
                                           for tail in (".caption.txt", ".alt.txt")),
        *(f"tiny/reel/{name}{tail}" for name in ("01-سووشون", "02-چشم-هایش") for tail in (".mp4", ".cover.jpg")),
    }
    for path, entry in films(out).items():
        seen = facts(out / path)
        assert (entry["width"], entry["height"]) == (seen.width, seen.height) == (270, 480)
        assert abs(entry["duration"] - seen.seconds) < 0.01
        assert entry["bytes"] == (out / path).stat().st_size
        assert entry["preset"] == "tiny/reel"
        assert seen.sound == "aac"
        assert abs(reading.length(out / path) - entry["duration"]) < 0.05
    with Image.open(out / "tiny/reel/01-سووشون.cover.jpg") as cover:
        assert cover.size == (270, 480)
        assert np.asarray(cover.convert("L")).std() > 10
    with Image.open(out / "overview.jpg") as overview:
        assert overview.width > 2 * 240
    assert ask("check", out, "--presets-file", tmp_path / "places.toml").code == 0


def test_the_cover_is_a_frame_that_can_be_read(tmp_path):
    made(tmp_path, *REEL)
    out = tmp_path / "out"
    with Image.open(out / "tiny/reel/01-سووشون.cover.jpg") as cover:
        pixels = np.asarray(cover.convert("RGB"))
    shown = reading.frames(out / "tiny/reel/01-سووشون.mp4", 270, 480)
    assert max(reading.psnr(frame, pixels) for frame in shown[::3]) > 30
    assert reading.psnr(shown[-1], pixels) > 25


def test_a_second_run_makes_nothing_and_a_changed_wish_everything(tmp_path):
    made(tmp_path, *REEL)
    before = files(tmp_path / "out")
    again = made(tmp_path, *REEL)
    assert (again.json["made"], again.json["kept"]) == (0, 1)
    assert files(tmp_path / "out") == before
    other = made(tmp_path, *REEL, "--seconds", 2)
    assert (other.json["made"], other.json["kept"]) == (1, 0)
    assert facts(tmp_path / "out/tiny/reel/01-سووشون.mp4").frames == 60
    (tmp_path / "out/tiny/reel/01-سووشون.cover.jpg").unlink()
    assert made(tmp_path, *REEL, "--seconds", 2).json["made"] == 1


def test_places_that_want_the_same_share_one_film_and_a_tight_one_has_its_own(tmp_path):
    answer = made(tmp_path, "--preset", "tiny/reel", "--preset", "tiny/story", "--preset", "tiny/small", "--preset",
                  "tiny/wide", "--format", "mp4", "--seconds", 2)
    out = tmp_path / "out/tiny"
    assert answer.json["made"] == 4
    reel, story, small = (out / f"{place}/01-سووشون.mp4" for place in ("reel", "story", "small"))
    assert reel.read_bytes() == story.read_bytes()
    assert small.stat().st_size <= 30_000 < reel.stat().st_size
    assert facts(out / "wide/01-سووشون.webm").width == 480
    (problem,) = (one for one in answer.json["problems"] if one["code"] == "format-refused")
    assert problem["where"] == "tiny/wide"
    assert ask("check", tmp_path / "out", "--presets-file", tmp_path / "places.toml").code == 0


def a_teaser(folder: Path, **document: object) -> Path:
    """A template of two pages that is a film by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    pages = [{"layers": [{"kind": "text", "id": name, "text": text, "type": "title"}]}
             for name, text in (("title", "{title}"), ("author", "نوشتهٔ {author}"))]
    form = {"version": 1, "takes": "book", "suits": ["reel", "story"], "slots": {"title": {"required": True}},
            "document": {"name": "{title}", "kind": "teaser", "pages": pages, **document}}
    (folder / "template.json").write_text(json.dumps(form), "utf-8")
    return folder


def teased(tmp_path, *more, out="out"):
    source = book_list(tmp_path / "list.csv", 1)
    return ask("make", a_teaser(tmp_path / "teaser"), "--from", source, "--presets-file", places(tmp_path), "--out",
               tmp_path / out, "--json", *more)


def test_a_teaser_is_one_film_of_all_its_pages_without_being_asked(tmp_path):
    answer = teased(tmp_path, "--preset", "tiny")
    out = tmp_path / "out"
    assert set(films(out)) == {f"tiny/{place}/01-سووشون.{form}" for place, form in (
        ("reel", "mp4"), ("story", "mp4"), ("small", "mp4"), ("wide", "webm"))}
    assert answer.code == 0
    shown = reading.frames(out / "tiny/reel/01-سووشون.mp4", 270, 480)
    assert reading.psnr(shown[len(shown) // 3], shown[-1]) < 35


def test_a_teaser_may_still_be_asked_for_as_stills_or_as_a_moving_picture(tmp_path):
    teased(tmp_path, "--preset", "tiny/story", "--format", "png", out="stills")
    assert {path.name for path in (tmp_path / "stills/tiny/story").iterdir()} == {"01-سووشون-1.png", "01-سووشون-2.png"}
    teased(tmp_path, "--preset", "tiny/story", "--format", "webp", "--seconds", 2, out="webp")
    (path,) = (tmp_path / "webp/tiny/story").iterdir()
    with Image.open(path) as picture:
        assert picture.n_frames > 10


def test_a_place_for_pictures_alone_is_left_out_with_a_note(tmp_path):
    answer = made(tmp_path, *REEL, "--preset", "tiny/card", "--seconds", 1)
    assert answer.json["made"] == 1
    (problem,) = (one for one in answer.json["problems"] if one["code"] == "no-clips")
    assert problem["where"] == "tiny/card"
    alone_ = made(tmp_path, "--preset", "tiny/card", "--format", "mp4")
    assert alone_.code == 2
    assert "takes clips" in alone_.json["problems"][0]["what"]


def test_a_plan_says_when_each_page_comes_and_writes_nothing(tmp_path):
    source = book_list(tmp_path / "list.csv", 1)
    answer = ask("make", a_teaser(tmp_path / "teaser"), "--from", source, "--presets-file", places(tmp_path),
                 "--preset", "tiny/reel", "--plan", "--json")
    (plan,) = answer.json["plans"]
    assert plan["preset"] == "tiny/reel"
    assert [page["page"] for page in plan["pages"]] == [1, 2]
    assert plan["seconds"] == pytest.approx(sum(page["seconds"] for page in plan["pages"]), abs=0.01)
    assert all(page["why"] and page["why_fa"] for page in plan["pages"])
    assert {path.name for path in tmp_path.iterdir()} == {"list.csv", "places.toml", "teaser"}
    teased(tmp_path, "--preset", "tiny/reel")
    (entry,) = films(tmp_path / "out").values()
    assert entry["duration"] == pytest.approx(plan["seconds"], abs=0.05)


def test_a_design_is_exported_as_a_film(tmp_path):
    from studio.document.files import Design, save

    document = template(str(a_teaser(tmp_path / "teaser"))).document
    save(Design(document=document), tmp_path / "طرح.ketab")
    answer = ask("export", tmp_path / "طرح.ketab", "--presets-file", places(tmp_path), "--preset", "tiny/reel", "--out",
                 tmp_path / "out", "--json", "--seconds", 2)
    assert answer.code == 0
    (path,) = films(tmp_path / "out")
    assert facts(tmp_path / "out" / path).seconds == 2.0
    assert ask("check", tmp_path / "طرح.ketab", "--presets-file", tmp_path / "places.toml", "--json").code == 0


def test_what_is_no_number_of_seconds_is_refused(tmp_path):
    assert made(tmp_path, *REEL, "--seconds", "0").code == 2
    assert made(tmp_path, *REEL, "--seconds", "long").code == 2
    assert not (tmp_path / "out").exists()


def test_without_a_folder_to_write_to_nothing_begins(tmp_path):
    answer = ask("make", "book-intro", "--from", book_list(tmp_path / "list.csv", 1), "--preset", "instagram/story",
                 "--json")
    assert answer.code == 2
    assert answer.json["problems"][0]["code"] == "no-out"


def test_formats_are_listed_by_kind():
    entries = ask("list", "formats", "--json").json["formats"]
    assert {entry["id"] for entry in entries if entry["kind"] == "film"} == {"mp4", "mov", "webm", "gif"}
    presets = {entry["id"]: entry for entry in ask("list", "presets", "--json").json["presets"]}
    assert presets["telegram/story_video"]["film"]["codec"] == "h265"
    assert presets["instagram/feed_square"]["film"] is None


# ---------------------------------------------------------------- sound and subtitles


def a_tone(path: Path, seconds: float) -> Path:
    import wave

    at = np.arange(round(seconds * 48_000)) / 48_000
    tone = (np.sin(at * 2 * np.pi * 330) * np.minimum(1, 4 * np.abs(np.sin(at * 3))) * 9_000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, 48_000, 0, "NONE", ""))
        file.writeframes(tone.tobytes())
    return path


def test_sound_is_heard_and_a_film_without_any_is_silent(tmp_path):
    made(tmp_path, *REEL, "--seconds", 2, out="silent")
    made(tmp_path, *REEL, "--seconds", 2, "--sound", a_tone(tmp_path / "tone.wav", 5), out="loud")
    silent, loud = (reading.samples(tmp_path / name / "tiny/reel/01-سووشون.mp4") for name in ("silent", "loud"))
    assert np.abs(silent).max() < 10
    assert np.abs(loud).max() > 3_000
    assert abs(len(loud) - 96_000) <= 1_600


def test_a_film_is_as_long_as_its_narration(tmp_path):
    made(tmp_path, *REEL, "--narration", a_tone(tmp_path / "talk.wav", 9))
    (entry,) = films(tmp_path / "out").values()
    assert 9 <= entry["duration"] < 11


def test_a_sound_that_is_none_is_refused(tmp_path):
    (tmp_path / "talk.wav").write_text("این صدا نیست", "utf-8")
    for name in ("talk.wav", "nothing.wav"):
        answer = made(tmp_path, *REEL, "--sound", tmp_path / name)
        assert answer.code == 2
        assert answer.json["problems"][0]["hint"]


def test_subtitles_are_shown_and_lie_beside(tmp_path):
    said = tmp_path / "talk.srt"
    said.write_text("1\n00:00:01,000 --> 00:00:02,000\nکتابی دربارهٔ تنهایی\n", "utf-8")
    made(tmp_path, *REEL, "--seconds", 3, out="bare")
    made(tmp_path, *REEL, "--seconds", 3, "--subtitles", said)
    bare, shown = (reading.frames(tmp_path / name / "tiny/reel/01-سووشون.mp4", 270, 480) for name in ("bare", "out"))
    assert reading.psnr(bare[45], shown[45]) < 30
    assert reading.psnr(bare[85], shown[85]) > 38
    assert "کتابی دربارهٔ تنهایی" in (tmp_path / "out/tiny/reel/01-سووشون.srt").read_text("utf-8-sig")
    assert made(tmp_path, *REEL, "--seconds", 3, "--subtitles", said).json["kept"] == 1


# ---------------------------------------------------------------- checking a folder


def checked(out: Path, text: str, tmp_path: Path) -> set[str]:
    return {problem.code for problem in verified(out, load_presets(places(tmp_path, text)))}


def test_a_folder_is_checked_against_what_its_places_want_of_films(tmp_path):
    made(tmp_path, *REEL, "--seconds", 2)
    out = tmp_path / "out"
    assert checked(out, PLACES, tmp_path) == set()
    assert checked(out, PLACES.replace("[270, 480]", "[360, 640]"), tmp_path) == {"wrong-size"}
    assert checked(out, PLACES.replace("dur_max = 60", "dur_max = 1"), tmp_path) == {"wrong-length"}
    assert checked(out, PLACES.replace("dur_max = 60", "dur_min = 5"), tmp_path) == {"wrong-length"}
    assert checked(out, PLACES.replace("dur_max = 60", "video_max_mb = 0.01"), tmp_path) == {"too-large"}
    assert checked(out, PLACES.replace("dur_max = 60", 'containers = ["webm"]'), tmp_path) == {"wrong-codec"}
    assert checked(out, PLACES.replace("dur_max = 60", 'codec = "h265"'), tmp_path) == {"wrong-codec"}


@pytest.mark.parametrize("harm", [lambda data: data[: len(data) // 2], lambda data: b"\0" * 500, lambda data: b""])
def test_a_damaged_film_is_found_even_if_the_manifest_believes_it(tmp_path, harm):
    made(tmp_path, *REEL, "--seconds", 1)
    out = tmp_path / "out"
    path = out / "tiny/reel/01-سووشون.mp4"
    path.write_bytes(harm(path.read_bytes()))
    assert checked(out, PLACES, tmp_path) == {"file-changed"}
    form = manifest(out)
    for entry in form["files"]:
        if entry["kind"] == "film":
            import hashlib

            entry |= {"bytes": path.stat().st_size, "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}
    (out / "manifest.json").write_text(json.dumps(form), "utf-8")
    assert checked(out, PLACES, tmp_path) == {"film-broken"}


# ---------------------------------------------------------------- faults and stopping


def test_without_ffmpeg_every_film_is_told_as_failed_and_the_next_run_makes_them(tmp_path, monkeypatch):
    def nowhere():
        raise RuntimeError("none")

    monkeypatch.setattr(pipe, "ffmpeg", nowhere)
    answer = made(tmp_path, *REEL, count=2)
    assert (answer.code, answer.json["made"]) == (1, 0)
    assert {one["kind"] for one in answer.json["files"]} == {"failed"}
    assert {one["code"] for one in answer.json["problems"] if one["level"] == "error"} == {"no-ffmpeg"}
    monkeypatch.undo()
    again = made(tmp_path, *REEL, "--seconds", 1, count=2)
    assert (again.code, again.json["made"]) == (0, 2)


@pytest.mark.skipif(not Path("/proc/self/task").is_dir(), reason="looks at processes the way Linux shows them")
@pytest.mark.parametrize("jobs", [1, 2])
def test_ctrl_c_in_the_middle_of_a_film_leaves_nothing_half(tmp_path, jobs):
    out = tmp_path / "out"
    process = started("make", "book-intro", "--from", book_list(tmp_path / "list.csv", 3), "--presets-file",
                      places(tmp_path), *REEL, "--seconds", 60, "--jobs", jobs, "--out", out)
    until(lambda: half_files(out))
    time.sleep(0.3)
    os.killpg(process.pid, signal.SIGINT)
    said, told = process.communicate(timeout=300)
    assert (process.returncode, said) == (130, "")
    assert told == "ketabnama: interrupted; finished files are kept, run the same command again to go on\n"
    until(lambda: alone(process.pid))
    assert not half_files(out)
    assert not [name for name in files(out) if name.endswith((".mp4", ".cover.jpg"))]


def test_a_run_in_workers_that_is_dropped_gives_its_films_up(tmp_path):
    preset = load_presets(places(tmp_path)).preset("tiny/reel")
    rows = [Row(where=f"row {n}", number=n, content=Book(title="سووشون")) for n in (1, 2, 3)]
    order = job.Order(template=template("book-intro"), rows=rows, brand=Brand(), presets=[preset], out=tmp_path / "out",
                      form="mp4", film=job.FilmWish(seconds=100))
    with job.workers(1) as pool:
        steps = job.make(order, pool)
        step = next(steps)
        while not step.share:
            step = next(steps)
        assert 0 < step.share < 1
        assert step.total == 3
        steps.close()
        pool.submit(int).result()  # the one worker is free again
        assert not half_files(tmp_path / "out")
        assert not list((tmp_path / "out").rglob("*.mp4"))  # and has not written its film to the end
        quick = job.Order(template=template("book-intro"), rows=rows[:1], brand=Brand(), presets=[preset],
                          out=tmp_path / "out", form="mp4", film=job.FilmWish(seconds=1))
        *_, last = job.make(quick, pool)
        assert (last.done, last.total) == (1, 1)


def test_progress_of_a_film_is_told_between_its_files(tmp_path):
    preset = load_presets(places(tmp_path)).preset("tiny/reel")
    order = job.Order(template=template("book-intro"), rows=[Row(where="1", number=1, content=Book(title="سووشون"))],
                      brand=Brand(), presets=[preset], out=tmp_path / "out", form="mp4", film=job.FilmWish(seconds=40))
    steps = list(job.make(order))
    shares = [step.share for step in steps if step.share]
    assert shares == sorted(shares)
    assert shares
    assert all(step.done == 0 for step in steps if step.share)
    assert steps[-1].done == steps[-1].total == 1
