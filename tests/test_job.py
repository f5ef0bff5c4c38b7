"""An order becomes designs, tasks and files; what is unchanged is left alone, and every place gets what it wants."""

import os
import pickle
from collections.abc import Callable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from studio import job
from studio.brand import Brand
from studio.content import Book, Person, Row
from studio.document.edits import override
from studio.errors import OutputFault
from studio.export.words import caption
from studio.job import inputs, tasks
from studio.presets import Preset, load_presets
from studio.template import template
from tests.commands import TITLES, cover, files, manifest, presets_file

pytestmark = pytest.mark.usefixtures("qt_app")


def rows(count: int = 2, **fields: Any) -> list[Row]:
    people = (Person(name="سیمین دانشور"),)
    return [
        Row(where=f"row {number}", number=number,
            content=Book(**{"title": TITLES[number % len(TITLES)], "people": people, "dewey": "۸۶۳", **fields}))
        for number in range(1, count + 1)
    ]  # fmt: skip


@pytest.fixture
def tiny(tmp_path: Path) -> dict[str, Preset]:
    presets = load_presets(presets_file(tmp_path))
    return {preset.placement: preset for preset in presets if preset.platform in ("tiny", "files")}


@pytest.fixture
def order(tmp_path: Path, tiny: dict[str, Preset]) -> job.Order:
    return job.Order(
        template=template("book-intro"), rows=rows(), brand=Brand(), presets=[tiny["card"]], out=tmp_path / "out",
    )  # fmt: skip


def made(order: job.Order, executor: Executor | None = None) -> list[job.Progress]:
    return list(job.make(order, executor))


def new(steps: list[job.Progress]) -> list[str]:
    return [step.made.path for step in steps if step.made and not step.kept]


# ---------------------------------------------------------------- progress


def test_progress_counts_files_and_ends_with_the_problems(order, tiny):
    steps = made(replace(order, presets=[tiny["card"], tiny["square"]], form="webp"))
    assert [step.done for step in steps] == [1, 2, 3, 4, 4]
    assert {step.total for step in steps} == {4}
    assert steps[-1].made is None
    assert {problem.code for problem in steps[-1].problems} == {"format-refused"}


def test_closing_the_generator_keeps_what_is_finished(order):
    running = job.make(replace(order, rows=rows(4)))
    first = next(running).made
    running.close()
    assert (order.out / first.path).exists()
    assert not (order.out / "manifest.json").exists()
    steps = made(replace(order, rows=rows(4)))
    assert len(new(steps)) == 3
    assert (order.out / "manifest.json").exists()


def test_an_order_without_rows_makes_an_empty_folder(order):
    assert new(made(replace(order, rows=[]))) == []
    assert manifest(order.out)["files"] == []


@pytest.mark.parametrize("language", ["fa", "en"])
def test_a_file_says_the_language_its_words_are_in(order, language, tiny):
    made(replace(order, rows=rows(1), presets=[tiny["any"]], form="svg", language=language))
    (picture,) = order.out.rglob("*.svg")
    assert f'xml:lang="{language}"' in picture.read_text("utf-8")


# ---------------------------------------------------------------- any executor


class Elsewhere(Executor):
    """An engine of somebody else: what comes in and goes out is pickled, and done in its own time."""

    def __init__(self) -> None:
        self.sent = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future:
        work = pickle.loads(pickle.dumps((fn, args, kwargs)))
        self.sent += 1
        future: Future = Future()
        try:
            future.set_result(pickle.loads(pickle.dumps(work[0](*work[1], **work[2]))))
        except (OutputFault, OSError) as error:
            future.set_exception(pickle.loads(pickle.dumps(error)))
        return future


def test_any_executor_will_do(order, tmp_path):
    made(order)
    engine = Elsewhere()
    made(replace(order, out=tmp_path / "elsewhere"), engine)
    assert engine.sent == 2
    assert files(tmp_path / "elsewhere") == files(order.out)
    made(replace(order, out=tmp_path / "elsewhere"), engine)
    assert engine.sent == 2


def test_a_fault_of_the_disk_comes_home_from_elsewhere(order, monkeypatch):
    def full(*_arguments: Any, **_options: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    with pytest.raises(OutputFault) as caught:
        made(order, Elsewhere())
    assert "room" in caught.value.problem.hint


# ---------------------------------------------------------------- what depends on what


def test_only_what_changed_is_made_again(order):
    assert len(new(made(order))) == 2
    changed = [
        order.rows[0],
        replace(order.rows[1], content=replace(order.rows[1].content, summary="خلاصه‌ای تازه")),
    ]
    assert new(made(replace(order, rows=changed))) == ["tiny/card/02-بوف-کور.jpg"]
    assert new(made(replace(order, rows=changed, brand=Brand(palette="night")))) == [
        "tiny/card/01-چشم-هایش.jpg", "tiny/card/02-بوف-کور.jpg"]  # fmt: skip


def test_words_beside_the_picture_are_written_without_painting_it_again(order):
    made(order)
    spoken = replace(order.template, document=replace(order.template.document, caption="متن تازه", hashtags=()))
    steps = made(replace(order, template=spoken))
    assert new(steps) == []
    assert (order.out / "tiny" / "01-چشم-هایش.caption.txt").read_text("utf-8") == "متن تازه\n"


def test_one_new_book_of_a_carousel_changes_only_its_page(order, tiny):
    many = replace(order, template=template("new-arrivals"), rows=rows(20), presets=[tiny["square"]])
    assert len(new(made(many))) == 3
    last = replace(many.rows[-1], content=replace(many.rows[-1].content, title="کتابی دیگر"))
    assert [path[-6:] for path in new(made(replace(many, rows=[*many.rows[:-1], last])))] == ["-3.jpg"]


def test_pictures_are_known_by_their_contents_not_by_names_or_dates(tmp_path, order):
    for name in ("a", "b"):
        cover(tmp_path / name / "cover.png")
    first = replace(order, rows=rows(1, cover=str(tmp_path / "a" / "cover.png")))
    assert len(new(made(first))) == 1
    os.utime(tmp_path / "a" / "cover.png", (1, 1))
    assert new(made(first)) == []
    moved = replace(order, rows=rows(1, cover=str(tmp_path / "b" / "cover.png")))
    assert new(made(moved)) == []
    cover(tmp_path / "b" / "cover.png", colour="#123456")
    assert len(new(made(moved))) == 1


def test_another_state_of_the_program_makes_everything_again(order, monkeypatch):
    made(order)
    monkeypatch.setattr(inputs, "program_hash", lambda: "another")
    assert len(new(made(order))) == 2


def test_the_hash_of_the_program_covers_code_fonts_and_assets():
    assert len(inputs.program_hash()) == 64
    assert inputs.program_hash() == inputs.program_hash()


# ---------------------------------------------------------------- pictures that several places share


def tasks_for(order: job.Order, *presets: Preset) -> list[job.Task]:
    forms, _ = job.forms_of(presets)
    return [task for design in job.designs_of(order) for task in job.tasks_of(design, presets, forms, order.out)]


def a_task(order: job.Order, *presets: Preset) -> job.Task:
    (task,) = tasks_for(replace(order, rows=order.rows[:1]), *presets)
    return task


def test_places_of_one_size_are_one_task(order, tiny):
    found = tasks_for(order, tiny["card"], tiny["square"], tiny["twin"])
    assert [[place.preset for place in task.places] for task in found] == [
        ["tiny/card", "tiny/twin"], ["tiny/square"], ["tiny/card", "tiny/twin"], ["tiny/square"]]  # fmt: skip


def test_a_picture_is_painted_once_for_all_its_places(order, tiny, monkeypatch):
    painted = []
    write = tasks.write_picture
    monkeypatch.setattr(tasks, "write_picture", lambda *a, **k: painted.append(a) or write(*a, **k))
    one, other = job.run_task(a_task(order, tiny["card"], tiny["twin"]))
    assert len(painted) == 1
    assert one.sha256 == other.sha256
    assert (one.preset, other.preset) == ("tiny/card", "tiny/twin")
    assert (order.out / one.path).read_bytes() == (order.out / other.path).read_bytes()


@pytest.mark.parametrize("tight_first", [True, False])
def test_a_place_with_a_tighter_limit_gets_a_smaller_file(order, tiny, tight_first):
    tight = replace(tiny["twin"], max_bytes=18_000)
    presets = [tight, tiny["card"]] if tight_first else [tiny["card"], tight]
    found = {one.preset: one for one in job.run_task(a_task(order, *presets))}
    assert found["tiny/twin"].bytes <= 18_000 < found["tiny/card"].bytes


def test_a_change_for_one_place_is_seen_there_only(order, tiny):
    (design,) = job.designs_of(replace(order, rows=order.rows[:1]))
    local = replace(design, document=override(design.document, "tiny/twin", "title", {"hide": True}))
    list(job.export([job.Set(designs=[local], pages=1, presets=[tiny["card"], tiny["twin"]])], order.out))
    card, twin = (files(order.out)[f"tiny/{name}/01-چشم-هایش.jpg"] for name in ("card", "twin"))
    assert card != twin
    made(replace(order, rows=order.rows[:1], out=order.out.parent / "plain"))
    assert files(order.out.parent / "plain")["tiny/card/01-چشم-هایش.jpg"] == card


def test_problems_name_the_file_they_were_found_in(order, tiny):
    task = a_task(order, tiny["card"], tiny["twin"])
    found = job.run_task(replace(task, document=replace(task.document, palette="turqoise")))
    assert [one.kind for one in found] == ["picture", "picture"]
    assert {(one.problems[0]["code"], one.problems[0]["where"]) for one in found} == {
        ("no-palette", "چشم‌هایش: palette")}


# ---------------------------------------------------------------- faults


def test_a_fault_of_ours_costs_one_picture_and_says_where(order, monkeypatch):
    lay_out = tasks.lay_out

    def faulty(document: Any, *arguments: Any, **options: Any) -> Any:
        if document.name == "بوف کور":
            raise KeyError("nobody thought of this")
        return lay_out(document, *arguments, **options)

    monkeypatch.setattr(tasks, "lay_out", faulty)
    steps = made(replace(order, rows=rows(3)))
    kinds = {step.made.path: step.made.kind for step in steps if step.made}
    assert list(kinds.values()) == ["picture", "failed", "picture"]
    (failed,) = (entry for entry in manifest(order.out)["files"] if entry["kind"] == "failed")
    assert failed["problems"][0]["code"] == "our-fault"
    assert "test_job.py" in failed["problems"][0]["what"]
    monkeypatch.undo()
    assert len(new(made(replace(order, rows=rows(3))))) == 1


def test_running_out_of_memory_costs_one_picture(order, monkeypatch):
    monkeypatch.setattr(tasks, "write_picture", lambda *a, **k: (_ for _ in ()).throw(MemoryError()))
    assert {step.made.kind for step in made(order) if step.made} == {"failed"}


# ---------------------------------------------------------------- covers


def test_covers_come_from_the_folders_named_and_nowhere_else(tmp_path):
    inside = cover(tmp_path / "lists" / "a.png")
    kept = cover(tmp_path / "kept" / "b.png")
    cover(tmp_path / "elsewhere.png")
    named = [replace(row, content=replace(row.content, cover=name)) for row, name in zip(
        rows(4), ["a.png", str(kept), str(tmp_path / "elsewhere.png"), "none.png"], strict=True)]  # fmt: skip
    found, problems = job.with_covers(named, [tmp_path / "lists", tmp_path / "kept"])
    assert [row.content.cover for row in found] == [str(inside), str(kept), "", ""]
    assert [(problem.where.split(":")[0], problem.code) for problem in problems] == [
        ("row 3", "cover-outside"), ("row 4", "cover-missing")]  # fmt: skip


def test_the_link_of_a_book_is_the_catalogue_s_own_or_made_by_the_brand(order):
    linked = replace(order, rows=rows(1, record="77"), brand=Brand(link="https://opac.example.org/{id}"))
    (design,) = job.designs_of(linked)
    assert design.document.link == "https://opac.example.org/77"
    own = replace(linked, rows=rows(1, record="77", link="https://example.org/own"))
    assert next(job.designs_of(own)).document.link == "https://example.org/own"


# ---------------------------------------------------------------- the words


def test_captions_are_written_once_for_a_platform(order, tiny):
    made(replace(order, presets=[tiny["card"], tiny["square"], tiny["any"]]))
    words = [name for name in files(order.out) if name.endswith(".txt")]
    assert sorted(words) == sorted(
        f"{platform}/{stem}.{kind}.txt"
        for platform in ("tiny", "files") for stem in ("01-چشم-هایش", "02-بوف-کور") for kind in ("caption", "alt")
    )  # fmt: skip
    document = next(job.designs_of(order)).document
    said = (order.out / "tiny" / "01-چشم-هایش.caption.txt").read_text("utf-8")
    assert said == caption(document.caption, document.hashtags, [tiny["card"]])


def test_a_task_is_small_enough_to_send(order, tiny):
    whole = replace(order, template=template("new-arrivals"), rows=rows(200), presets=[tiny["card"]])
    found = tasks_for(whole, tiny["card"])
    assert len(found) == 23
    assert max(len(pickle.dumps(task)) for task in found) < 60_000


def test_pictures_carry_no_metadata_but_their_colour_space(order):
    made(order)
    found = sorted((order.out / "tiny" / "card").iterdir())
    assert len(found) == 2
    for path in found:
        with Image.open(path) as picture:
            assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "icc_profile"}
            assert not picture.getexif()
        assert str(order.out).encode() not in path.read_bytes()


def test_made_values_survive_the_manifest(order):
    said = [step.made for step in made(order) if step.made]
    listed = {entry["path"]: entry for entry in manifest(order.out)["files"]}
    assert len(said) == 2
    for one in said:
        entry = listed[one.path]
        assert (entry["width"], entry["height"]) == (324, 405)
        assert (entry["sha256"], entry["title"]) == (one.sha256, one.title)
