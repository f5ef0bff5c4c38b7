"""`export` writes designs, `check` looks them over, `demo` shows every kind of them."""

import io
from pathlib import Path

from PIL import Image

from tests.commands import ask, asked, cover, export, export_words, greens


def a_design(path: Path, source: str = "photo.png", **fields: object) -> Path:
    from dataclasses import replace

    from studio.document.files import Design, save
    from studio.document.model import Document, Page, Picture, Text

    photo = io.BytesIO()
    Image.new("RGB", (60, 60), "#00ff00").save(photo, "PNG")
    layers = (
        Text(id="title", text="نمایشگاه کتاب", type="title"),
        Picture(id="photo", source=source, width="fill", height="fill"),
    )
    document = Document(name="نمایشگاه", pages=(Page(layers=layers),), caption="بیایید", alt="پوستر نمایشگاه")
    save(Design(document=replace(document, **fields), media={"photo.png": photo.getvalue()}), path)
    return path


def test_export_writes_a_design_with_the_pictures_it_carries(tmp_path):
    design = a_design(tmp_path / "نمایشگاه پاییز.ketab")
    command = export_words(design, tmp_path, "--json", places=("tiny",))
    done = ask(*command)
    assert (done.code, done.json["made"], done.json["problems"]) == (0, 3, [])
    assert greens(tmp_path / "out" / "tiny" / "card" / "01-نمایشگاه-پاییز.jpg") > 10_000
    assert ask(*command).json["kept"] == 3


def test_a_design_sees_no_file_but_its_own(tmp_path):
    secret = cover(tmp_path / "secret.png", colour="#00ff00")
    design = a_design(tmp_path / "a.ketab", source=str(secret))
    done = export(design, tmp_path, "--json")
    (problem,) = done.json["problems"]
    assert problem["code"] == "picture-missing"
    assert greens(tmp_path / "out" / "tiny" / "card" / "01-a.jpg") == 0


def test_check_lays_a_design_out_for_the_places_named(tmp_path):
    done = ask("check", a_design(tmp_path / "a.ketab"), "--preset", "instagram/story", "--json")
    assert done.code == 0
    broken = ask("check", a_design(tmp_path / "b.ketab", palette="turqoise"), "--preset", "instagram/story", "--json")
    (problem,) = broken.json["problems"]
    assert (problem["where"], problem["hint"]) == ("palette", "did you mean 'turquoise'?")
    assert ask("check", tmp_path).code == 2


def test_demo_makes_one_folder_of_every_template_and_says_where(tmp_path):
    done = asked("demo", "--out", tmp_path / "demo", "--jobs", "2", "--json")
    assert done.code == 0, done.err
    assert str(tmp_path / "demo") in done.err
    assert {problem["level"] for problem in done.json["problems"]} <= {"note"}
    platforms = {Path(one["path"]).parts[0] for one in done.json["files"] if one["kind"] == "picture"}
    assert platforms == {"instagram", "telegram", "eitaa", "x", "whatsapp", "library"}
    (long,) = (one for one in done.json["files"] if one["preset"] == "library/long" and one["kind"] == "picture")
    assert long["height"] > 1.5 * long["width"]  # an infographic as tall as its timeline
    assert (tmp_path / "demo" / "manifest.json").is_file()
    assert (tmp_path / "demo" / "overview.jpg").is_file()
    again = asked("demo", "--out", tmp_path / "demo", "--json")
    assert (again.json["made"], again.json["kept"]) == (0, done.json["made"])
