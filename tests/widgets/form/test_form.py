"""What is typed into the form is in the design at once, and the form says what the design says."""

import subprocess
import wave
from math import sin
from pathlib import Path
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from studio.document.edits import change_layer
from studio.document.model import Document, Text, layers_of
from studio.presets import load_presets
from studio.template import begun, sample_contents, template, template_ids
from widgets.common import Common
from widgets.form import advice
from widgets.form.form import ContentForm
from widgets.form.sound_editor import SoundEditor
from widgets.session import Session


def session_of(name: str) -> Session:
    source = template(name)
    contents, words = sample_contents(source)
    preset = load_presets().preset("instagram/feed_portrait")
    return Session(begun(source, contents, {}, words), [preset])


@pytest.fixture
def session() -> Session:
    return session_of("book-intro")


@pytest.fixture
def form(session: Session, common: Common, qtbot: QtBot) -> ContentForm:
    made = ContentForm(session, common)
    qtbot.addWidget(made)
    return made


def said(document: Document, layer_id: str) -> list[str]:
    layers = (layer for page in document.pages for layer in layers_of(page.layers))
    return [layer.text for layer in layers if layer.id == layer_id and isinstance(layer, Text)]


def type_into(form: ContentForm, name: str, words: str) -> None:
    field = form.editor(name).words
    field.selectAll()
    for letter in words:
        field.insertPlainText(letter)


def test_the_fields_are_those_of_the_template_with_its_words(form: ContentForm, session: Session) -> None:
    assert form.editor("title").value() == session.document.origin.words["title"]
    assert form.editor("kicker").value() == ""
    assert form.editor("kicker").words.placeholderText() == "معرفی کتاب"


def test_typing_reaches_the_design_and_is_one_step_of_undo(form: ContentForm, session: Session) -> None:
    before = session.document
    type_into(form, "title", "چشم‌هایش")
    assert set(said(session.document, "title")) == {"چشم‌هایش"}
    assert session.undo_stack.count() == 1
    assert "عنوان" in session.undo_stack.undoText()
    session.undo_stack.undo()
    assert session.document == before
    assert form.editor("title").value() == before.origin.words["title"]


def test_an_empty_field_that_is_filled_appears_in_the_design(form: ContentForm, session: Session) -> None:
    type_into(form, "translator", "هرمز ریاحی")
    assert any("ترجمهٔ هرمز ریاحی" in words for words in said(session.document, "author"))


def test_what_is_changed_on_the_canvas_shows_in_the_form(form: ContentForm, session: Session) -> None:
    session.edit("x", change_layer(session.document, "title", text="بوف کور"))
    assert form.editor("title").value() == "بوف کور"
    assert "بوف کور" in session.document.caption


def test_changes_by_hand_stay_while_one_types(form: ContentForm, session: Session) -> None:
    session.change("x", "title", colour="accent")
    type_into(form, "title", "کلیدر")
    titles = [layer for page in session.document.pages for layer in layers_of(page.layers) if layer.id == "title"]
    assert {(title.text, title.colour) for title in titles} == {("کلیدر", "accent")}


def test_words_run_as_their_script_does(form: ContentForm) -> None:
    field = form.editor("link").words
    field.set_words("https://opac.example.ir/1")
    assert field.document().defaultTextOption().textDirection() == Qt.LayoutDirection.LeftToRight
    field.set_words("کتاب ABC")
    assert field.document().defaultTextOption().textDirection() == Qt.LayoutDirection.RightToLeft


def test_shift_and_space_make_a_half_space(form: ContentForm) -> None:
    field = form.editor("title").words
    field.selectAll()
    QTest.keyClicks(field, "mi")
    QTest.keyClick(field, Qt.Key.Key_Space, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(field, "x")
    assert field.toPlainText() == "mi\u200cx"


def test_enter_in_a_line_goes_on_and_breaks_no_line(form: ContentForm) -> None:
    field = form.editor("title").words
    before = field.toPlainText()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.toPlainText() == before


def test_the_copy_desk_offers_and_one_click_mends(form: ContentForm, session: Session, qtbot: QtBot) -> None:
    type_into(form, "summary", "اين كتاب را می خوانم")
    editor = form.editor("summary")
    qtbot.waitUntil(lambda: bool(editor.advice.chips()), timeout=8000)
    editor.advice.chips()[0].click()
    assert "ك" not in editor.value() or "ي" not in editor.value()
    assert said(session.document, "summary")[0] == editor.value()


def test_damaged_text_that_is_pasted_can_be_mended(form: ContentForm, session: Session, qtbot: QtBot) -> None:
    damaged = "\ufe8f\ufe8e\ufe98\ufedb"  # «کتاب» as programs without Persian store it: shaped, in visual order
    editor = form.editor("summary")
    editor.words.selectAll()
    mime = QMimeData()
    mime.setText(damaged)
    editor.words.insertFromMimeData(mime)
    qtbot.waitUntil(lambda: editor.advice.notice() is not None, timeout=8000)
    editor.advice.notice().findChild(object, "mend").click()
    assert editor.value() == "کتاب"


def test_a_form_that_is_gone_is_not_told_of_what_was_pasted(
    session: Session, common: Common, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = Event()
    monkeypatch.setattr(advice, "_repaired", lambda _: gone.wait(20) and "کتاب")
    made = ContentForm(session, common)
    made.editor("summary").words.pasted.emit("كتاب")
    with qtbot.capture_exceptions() as faults:
        made.deleteLater()
        qtbot.waitSignal(made.destroyed).wait()
        gone.set()
        qtbot.waitUntil(lambda: not common.jobs.busy)
    assert faults == []


def test_whole_text_that_is_pasted_is_left_alone(form: ContentForm, qtbot: QtBot) -> None:
    editor = form.editor("summary")
    mime = QMimeData()
    mime.setText("کتاب خوبی است.")
    editor.words.insertFromMimeData(mime)
    qtbot.wait(300)
    assert editor.advice.notice() is None


def test_a_picture_dropped_fills_the_slot(form: ContentForm, session: Session, tmp_path: Path, qtbot: QtBot) -> None:
    from PIL import Image

    file = tmp_path / "cover.png"
    Image.new("RGB", (200, 300), "#a4243b").save(file)
    form.editor("cover")._take(str(file))
    assert session.document.origin.words["cover"] == str(file)
    sources = {getattr(layer, "source", "") for page in session.document.pages for layer in layers_of(page.layers)}
    assert str(file) in sources
    session.undo_stack.undo()
    assert form.editor("cover").value() == ""


def test_a_picture_that_cannot_be_read_says_so_in_its_field(form: ContentForm, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "cover.png").write_bytes(b"no picture")
    editor = form.editor("cover")
    editor._take(str(tmp_path / "cover.png"))
    qtbot.waitUntil(lambda: "این پرونده تصویر نیست" in editor._hint.text(), timeout=10_000)
    assert editor.crop.isHidden()
    assert not editor.remove.isHidden()


def test_a_crop_is_a_file_of_its_own(tmp_path: Path, common: Common) -> None:
    from PIL import Image

    from widgets import media

    file = tmp_path / "cover.png"
    Image.new("RGB", (200, 300), "#a4243b").save(file)
    part = media.cropped(str(file), (0.25, 0.0, 0.75, 0.5))
    with Image.open(part) as image:
        assert image.size == (100, 150)


def test_a_list_is_a_grid_and_its_rows_reach_the_design(common: Common, qtbot: QtBot) -> None:
    session = session_of("new-arrivals")
    form = ContentForm(session, common)
    qtbot.addWidget(form)
    books = form.editor("books")
    count = len(session.document.origin.words["books"])
    assert books.grid.rowCount() == count
    books.grid.item(0, 0).setText("کتابی تازه")
    assert session.document.origin.words["books"][0]["title"] == "کتابی تازه"
    books.grid.setCurrentCell(0, 0)
    books._remove()
    assert len(session.document.origin.words["books"]) == count - 1


def test_a_table_pasted_from_a_spreadsheet_fills_cells(common: Common, qtbot: QtBot) -> None:
    session = session_of("new-arrivals")
    form = ContentForm(session, common)
    qtbot.addWidget(form)
    books = form.editor("books")
    QGuiApplication.clipboard().setText("الف\tنویسندهٔ الف\nب\tنویسندهٔ ب")
    books.grid.setCurrentCell(0, 0)
    QTest.keyClick(books.grid, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [book["title"] for book in books.value()[:2]] == ["الف", "ب"]


@pytest.mark.parametrize("name", template_ids())
def test_every_template_has_a_form(name: str, common: Common, qtbot: QtBot) -> None:
    session = session_of(name)
    form = ContentForm(session, common)
    qtbot.addWidget(form)
    assert session.undo_stack.count() == 0


def test_a_design_without_a_template_has_its_own_texts(common: Common, qtbot: QtBot) -> None:
    from dataclasses import replace

    document = replace(session_of("quote").document, origin=None)
    session = Session(document, [load_presets().preset("instagram/story")])
    form = ContentForm(session, common)
    qtbot.addWidget(form)
    name = next(name for name, editor in form._editors.items() if hasattr(editor, "words") and editor.value())
    type_into(form, name, "دست‌نوشت")
    assert said(session.document, name)[0] == "دست‌نوشت"


def a_sound(path: Path) -> Path:
    """A second of a tone."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(b"".join(round(9_000 * sin(at / 3)).to_bytes(2, "little", signed=True) for at in range(8_000)))
    return path


@pytest.fixture
def talk(common: Common, qtbot: QtBot) -> tuple[Session, SoundEditor]:
    """The field for a talk, and the design it belongs to."""
    session = session_of("teaser-audiogram")
    form = ContentForm(session, common)
    qtbot.addWidget(form)
    return session, form.editor("talk")


def drop(editor: SoundEditor, file: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    editor.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                                Qt.KeyboardModifier.NoModifier))


def test_a_sound_is_chosen_dropped_and_taken_away(
    talk: tuple[Session, SoundEditor], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, editor = talk
    first, second = a_sound(tmp_path / "گفت‌وگو ۱.wav"), a_sound(tmp_path / "b.wav")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(first), ""))
    editor.choose.click()
    qtbot.waitUntil(lambda: session.document.origin.words.get("talk") == str(first), timeout=10_000)
    assert "گفت‌وگو ۱.wav" in editor.named.text()
    drop(editor, second)
    qtbot.waitUntil(lambda: editor.value() == str(second), timeout=10_000)
    editor.remove.click()
    assert "talk" not in session.document.origin.words
    session.undo_stack.undo()
    assert editor.value() == str(second)


def test_a_dropped_talk_is_listened_to_beside_the_window(
    talk: tuple[Session, SoundEditor], qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session, editor = talk
    assert not session.problems  # its music was listened to when it was opened
    threads: list[Thread] = []
    popen = subprocess.Popen.__init__

    def seen(self: subprocess.Popen, *given: object, **named: object) -> None:
        threads.append(current_thread())
        popen(self, *given, **named)

    monkeypatch.setattr(subprocess.Popen, "__init__", seen)
    drop(editor, a_sound(tmp_path / "talk.wav"))
    qtbot.waitUntil(lambda: session.document.origin.words.get("talk", "").endswith("talk.wav"), timeout=10_000)
    assert not session.problems
    assert threads
    assert main_thread() not in threads


def test_what_cannot_be_heard_is_told_and_the_sound_before_it_stays(
    talk: tuple[Session, SoundEditor], qtbot: QtBot, tmp_path: Path
) -> None:
    session, editor = talk
    first, broken = a_sound(tmp_path / "a.wav"), tmp_path / "b.mp3"
    broken.write_bytes(b"RIFF")
    drop(editor, first)
    qtbot.waitUntil(lambda: editor.value() == str(first), timeout=10_000)
    drop(editor, broken)
    qtbot.waitUntil(lambda: "خوانده نمی‌شود" in editor.named.text(), timeout=10_000)
    assert editor.value() == session.document.origin.words["talk"] == str(first)


def test_a_picture_is_pasted_into_its_field_with_the_keys(form: ContentForm, session: Session, qtbot: QtBot) -> None:
    image = QImage(40, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("#c02030"))
    QGuiApplication.clipboard().setImage(image)
    with qtbot.waitActive(form):
        form.show()
    editor = form.editor("cover")
    editor.choose.setFocus()
    QTest.keyClick(editor.choose, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "cover" in session.document.origin.words, timeout=10_000)
    assert QImage(session.document.origin.words["cover"]).size() == image.size()


def test_a_file_let_go_over_a_field_of_words_is_not_written_there(form: ContentForm, tmp_path: Path) -> None:
    field, before = form.editor("title").words, form.editor("title").value()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "تازه‌ها.xlsx"))])
    assert not field.canInsertFromMimeData(mime)
    QGuiApplication.clipboard().setMimeData(mime)
    field.paste()
    assert form.editor("title").value() == before
