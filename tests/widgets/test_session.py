"""A session shows, changes and undoes one design."""

from dataclasses import replace

import pytest

from studio.document.edits import change_layer
from studio.document.model import Box, Document, Page, Text, layers_of
from studio.presets import load_presets
from widgets import session as session_module
from widgets.session import Session


@pytest.fixture
def session() -> Session:
    document = Document(pages=(Page(layers=(
        Box(id="upright", on={"square": {"hide": True}}, children=(
            Text(id="title", text="شازده کوچولو"), Text(text="سنت اگزوپری"),
        )),
        Box(id="across", hide=True, on={"square": {"hide": False}}, children=(Text(id="title", text="شازده کوچولو"),)),
    )),))
    presets = load_presets()
    return Session(document, [presets.preset("instagram/feed_portrait"), presets.preset("instagram/story")])


def words(document: Document, layer_id: str = "title") -> str:
    return next(layer.text for page in document.pages for layer in layers_of(page.layers) if layer.id == layer_id)


def test_every_layer_has_a_name(session: Session) -> None:
    names = [layer.id for layer in layers_of(session.document.pages[0].layers)]
    assert names == ["upright", "title", "text", "across", "title"]


def test_an_edit_is_one_step_of_undo(session: Session) -> None:
    before = session.document
    session.edit("تغییر عنوان", change_layer(before, "title", text="کلیدر"))
    assert words(session.document) == "کلیدر"
    assert session.undo_stack.undoText() == "تغییر عنوان"
    assert not session.saved
    session.undo_stack.undo()
    assert session.document == before
    assert session.saved


def test_a_change_reaches_the_same_thing_in_other_arrangements(session: Session) -> None:
    session.change("رنگ", "title", colour="accent")
    coloured = [one.id for one in layers_of(session.document.pages[0].layers) if getattr(one, "colour", "") == "accent"]
    assert coloured == ["title", "title"]


def test_typing_on_is_one_step_and_a_pause_begins_another(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr(session_module, "monotonic", lambda: now)
    for text in ("ک", "کل", "کلی"):
        now += 0.2
        session.change("نوشتن", "title", text=text, merge="title")
    assert session.undo_stack.count() == 1
    now += session_module.MERGE_PAUSE + 1
    session.change("نوشتن", "title", text="کلید", merge="title")
    assert session.undo_stack.count() == 2
    session.undo_stack.undo()
    assert words(session.document) == "کلی"


def test_a_preview_is_shown_and_escape_takes_it_back(session: Session) -> None:
    before = session.document
    session.preview(change_layer(before, "title", text="بوف کور"))
    assert words(session.document) == "بوف کور"
    assert session.saved
    session.cancel()
    assert session.document is before


def test_a_committed_preview_is_one_step(session: Session) -> None:
    before = session.document
    for number in range(5):
        session.preview(change_layer(before, "title", text=f"جلد {number}"))
    session.commit("جابه‌جایی")
    assert session.undo_stack.count() == 1
    session.undo_stack.undo()
    assert session.document == before


def test_an_edit_without_a_change_is_no_step(session: Session) -> None:
    session.edit("هیچ", replace(session.document))
    assert session.undo_stack.count() == 0


def test_only_layers_that_are_there_can_be_selected(session: Session) -> None:
    heard = []
    session.selection_changed.connect(lambda: heard.append(session.selection))
    session.select("text", "nobody", "text")
    assert session.selection == ("text",)
    _, across = session.document.pages[0].layers
    session.edit("حذف", replace(session.document, pages=(replace(session.document.pages[0], layers=(across,)),)))
    assert session.selection == ()
    assert heard == [("text",), ()]


def test_a_layout_is_kept_until_the_document_changes(session: Session) -> None:
    first = session.layout()
    assert session.layout() is first
    assert session.layout(session.presets[1]) is not first
    session.change("متن", "title", text="سووشون")
    assert session.layout() is not first
    session.undo_stack.undo()
    assert session.layout() is first


def test_what_cannot_be_used_is_told_and_the_rest_is_shown(session: Session) -> None:
    session.edit("قلم", replace(session.document, fonts={"title": "no such family"}))
    assert [problem.where for problem in session.problems] == ["fonts.title"]
    assert session.layout().scene.items


def test_saving_makes_it_clean(session: Session, tmp_path) -> None:
    heard = []
    session.saved_changed.connect(lambda: heard.append(session.saved))
    session.change("متن", "title", text="سووشون")
    session.mark_saved(tmp_path / "a.ketab")
    assert session.saved
    assert heard[0] is False
    assert heard[-1] is True
    assert session.path == tmp_path / "a.ketab"
