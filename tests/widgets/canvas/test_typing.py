"""Typing on the page with real keys: caret, selection, half-spaces, clipboard, undo and input methods."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication

from studio.document.edits import change_layer
from studio.document.model import Span
from studio.letters import ZWNJ
from widgets.canvas.gestures.select import Select
from widgets.canvas.typing.mode import Typing

HELD = Qt.KeyboardModifier
SHIFT, CTRL = HELD.ShiftModifier, HELD.ControlModifier


@pytest.fixture
def writer(canvas, session, hand):
    """Typing in the text «one», everything in it selected."""
    canvas.setFocus()
    session.select("one")
    canvas.type_in("one")
    hand.words = lambda: session.layer("one").text
    return hand


def test_a_double_click_puts_the_caret_where_it_was_pressed(canvas, session, hand):
    box = canvas.stage.find("one").box
    hand.double(box.right - 4, box.centre.y)
    assert isinstance(canvas.mode, Typing) and canvas.mode.draft.place.index == 0
    hand.key(Qt.Key.Key_Escape)
    assert isinstance(canvas.mode, Select) and session.selection == ("one",)


def test_letters_take_the_place_of_the_selection_and_are_one_step_of_undo(canvas, session, writer):
    before = session.document
    writer.type("کتاب Python")
    assert writer.words() == "کتاب Python" and session.undo_stack.count() == 1
    writer.key(Qt.Key.Key_Z, CTRL)
    assert session.document == before
    assert isinstance(canvas.mode, Typing) and canvas.mode.draft.text == "سطر یکم"


def test_a_moved_caret_begins_another_step_of_undo(canvas, session, writer):
    writer.type("کتب")
    writer.key(Qt.Key.Key_Right)
    writer.type("ا")
    assert writer.words() == "کتاب"
    writer.key(Qt.Key.Key_Z, CTRL)
    assert writer.words() == "کتب" and canvas.mode.draft.place.index == 2


def test_arrows_go_the_way_they_point(canvas, writer):
    writer.type("اب")
    writer.key(Qt.Key.Key_Home)
    assert canvas.mode.draft.place.index == 0
    writer.key(Qt.Key.Key_Left)
    assert canvas.mode.draft.place.index == 1
    writer.key(Qt.Key.Key_Right)
    assert canvas.mode.draft.place.index == 0


def test_shift_selects_over_both_directions_and_what_is_selected_is_replaced(canvas, writer):
    writer.type("کتاب AB است")
    writer.key(Qt.Key.Key_Home)
    for _ in range(6):
        writer.key(Qt.Key.Key_Left, SHIFT)
    start, end = canvas.mode.draft.selection
    assert (start, end) == (0, 6)
    assert len(canvas.mode.carets.boxes(start, end)) == 2
    writer.key(Qt.Key.Key_Delete)
    assert writer.words() == "B است"


@pytest.mark.parametrize(("key", "held"), [
    (Qt.Key.Key_Space, SHIFT), (Qt.Key.Key_2, CTRL | SHIFT), (Qt.Key.Key_At, CTRL | SHIFT)])
def test_a_half_space_is_typed_and_taken_away_by_one_backspace(writer, key, held):
    writer.type("می")
    writer.key(key, held)
    writer.type("رود")
    assert writer.words() == f"می{ZWNJ}رود"
    for _ in range(4):
        writer.key(Qt.Key.Key_Backspace)
    assert writer.words() == "می"


def test_a_half_space_where_it_would_mean_nothing_is_not_typed(writer):
    writer.type("می ")
    writer.key(Qt.Key.Key_Space, SHIFT)
    assert writer.words() == "می "


def test_a_half_space_of_the_keyboard_layout_is_typed_as_it_comes(canvas, writer):
    writer.type("می")
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, 0x200C, SHIFT, ZWNJ))
    assert writer.words() == f"می{ZWNJ}"


def test_a_double_click_selects_a_word_with_its_half_spaces_and_a_third_the_line(canvas, writer):
    writer.type(f"من می{ZWNJ}خواهم بروم")
    found = canvas.mode.carets
    at = found.caret(canvas.mode.draft.to(canvas.mode.draft.place._replace(index=6)).place)
    writer.double(at.x, (at.top + at.bottom) / 2)
    assert canvas.mode.draft.selected == f"می{ZWNJ}خواهم"
    writer.click(at.x, (at.top + at.bottom) / 2)
    assert canvas.mode.draft.selected == f"من می{ZWNJ}خواهم بروم"


def test_words_go_over_the_clipboard(canvas, writer):
    writer.type("یک دو")
    writer.key(Qt.Key.Key_A, CTRL)
    writer.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == "یک دو"
    writer.key(Qt.Key.Key_X, CTRL)
    assert writer.words() == ""
    writer.key(Qt.Key.Key_V, CTRL)
    assert writer.words() == "یک دو"


def test_words_that_a_pdf_has_torn_are_mended_and_undo_brings_them_back_as_they_were(writer):
    torn = "ﮐﺘﺎب"
    QGuiApplication.clipboard().setText(torn)
    writer.key(Qt.Key.Key_V, CTRL)
    assert writer.words() == "کتاب"
    writer.key(Qt.Key.Key_Z, CTRL)
    assert writer.words() == torn


def test_an_emptied_text_can_be_typed_in_again(canvas, writer):
    writer.key(Qt.Key.Key_Backspace)
    assert writer.words() == "" and isinstance(canvas.mode, Typing)
    assert canvas.mode.carets.caret(canvas.mode.draft.place).rtl
    writer.type("نو")
    assert writer.words() == "نو"


def test_lines_are_parted_by_enter_and_up_and_down_go_between_them(canvas, writer):
    writer.type("یک")
    writer.key(Qt.Key.Key_Return)
    writer.type("دو")
    assert writer.words() == "یک\nدو"
    writer.key(Qt.Key.Key_Up)
    assert canvas.mode.draft.place.index == 2
    writer.key(Qt.Key.Key_Down)
    assert canvas.mode.draft.place.index == 5


def test_letters_on_trial_of_an_input_method_are_seen_but_no_edit_until_they_are_sure(canvas, session, writer):
    writer.type("الف ")
    count = session.undo_stack.count()
    QApplication.sendEvent(canvas, QInputMethodEvent("日", []))
    assert session.layer("one").text == "الف 日" and session.committed.pages[0].layers[0].children[0].text == "الف "
    commit = QInputMethodEvent("", [])
    commit.setCommitString("日本")
    QApplication.sendEvent(canvas, commit)
    assert session.committed.pages[0].layers[0].children[0].text == "الف 日本"
    assert session.undo_stack.count() <= count + 1
    assert canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorPosition) == 6
    assert canvas.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle).height() > 5


def test_a_press_elsewhere_ends_typing(canvas, session, writer):
    writer.click(900, 1000)
    assert isinstance(canvas.mode, Select)
    writer.take("red")
    assert session.selection == ("red",)


def test_shortcuts_of_the_window_do_not_take_letters_from_the_words(canvas, writer):
    event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Home, HELD.NoModifier)
    event.ignore()
    QApplication.sendEvent(canvas, event)
    assert event.isAccepted()


def test_marked_letters_stay_marked_while_one_types(session, canvas, writer):
    writer.type("کتاب خوب")
    session.edit("", change_layer(session.document, "one", spans=(Span(start=5, end=8, colour="accent"),)))
    writer.key(Qt.Key.Key_Home)
    writer.type("یک ")
    assert session.layer("one").spans == (Span(start=8, end=11, colour="accent"),)


def test_undo_from_elsewhere_puts_the_caret_where_the_words_changed(canvas, session, writer):
    writer.type("الف ب")
    writer.key(Qt.Key.Key_Home)
    writer.type("نو ")
    session.undo_stack.undo()
    assert canvas.mode.draft.place.index == 0 and writer.words() == "الف ب"
