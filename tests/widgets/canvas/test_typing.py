"""Typing on the page with real keys: caret, selection, half-spaces, clipboard, undo and input methods."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.document.edits import change_layer
from studio.document.model import Span
from studio.letters import ZWNJ
from studio.values import Point
from widgets.canvas.gestures.gesture import Pointer
from widgets.canvas.gestures.select import Select
from widgets.canvas.typing.menu import typing_menu
from widgets.canvas.typing.mode import Typing
from widgets.words import tr

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


# ---------------------------------------------------------------- what one is used to


def undone(session):
    """What the words were before each step of undo, the last first."""
    found = []
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
        found.append(session.layer("one").text)
    return found


def test_a_long_sentence_is_undone_a_few_words_at_a_time(session, writer):
    writer.type("داستان زری و یوسف در شیراز سال‌های جنگ جهانی دوم است و هنوز خوانده می‌شود")
    steps = undone(session)
    assert 3 <= len(steps) <= 5 and all(step.endswith(" ") for step in steps[:-1])


def test_letters_taken_away_come_back_apart_from_those_typed(session, writer):
    writer.type("کتابخانه ")
    for _ in range(5):
        writer.key(Qt.Key.Key_Backspace)
    writer.type("ها")
    assert writer.words() == "کتابها"
    assert undone(session) == ["کتاب", "کتابخانه ", "سطر یکم"]


def test_held_backspace_is_one_step(session, writer):
    writer.type("کتاب")
    writer.key(Qt.Key.Key_End)
    for _ in range(4):
        writer.key(Qt.Key.Key_Backspace)
    session.undo_stack.undo()
    assert writer.words() == "کتاب"


def spot(canvas, index):
    """The place of the page where the caret before the letter `index` is."""
    caret = canvas.mode.carets.caret(canvas.mode.draft.place._replace(index=index, after=False))
    return caret.x, (caret.top + caret.bottom) / 2


@pytest.mark.parametrize(("first", "last", "selected"), [
    (6, 13, "Python است"), (13, 6, "Python است"), (2, 7, "کتاب Python"), (7, 7, "Python")])
def test_a_double_click_and_a_drag_select_whole_words_in_both_directions(canvas, writer, first, last, selected):
    writer.type("کتاب Python است")
    (x, y), end = spot(canvas, first), spot(canvas, last)
    place = writer.at(x, y)
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, HELD.NoModifier, place)
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, HELD.NoModifier, place)
    mode = canvas.mode
    gesture = mode.double(pointer(canvas, x, y))
    gesture.move(pointer(canvas, *end))
    assert mode.draft.selected == selected


def pointer(canvas, x, y):
    return Pointer(page=Point(x, y), screen=canvas.stage.view.to_screen(x, y), button=Qt.MouseButton.LeftButton)


def test_a_drag_selects_from_letter_to_letter_over_several_lines(canvas, writer):
    writer.type("یک دو")
    writer.key(Qt.Key.Key_Return)
    writer.type("سه چهار")
    writer.drag(spot(canvas, 3), spot(canvas, 8))
    assert canvas.mode.draft.selected == "دو\nسه"


def test_shift_and_a_click_select_up_to_there(canvas, writer):
    writer.type("یک دو سه")
    writer.click(*spot(canvas, 3))
    writer.click(*spot(canvas, 8), SHIFT)
    assert canvas.mode.draft.selected == "دو سه"


@pytest.mark.parametrize(("key", "held", "index"), [
    (Qt.Key.Key_Left, CTRL, 9), (Qt.Key.Key_Right, CTRL, 0), (Qt.Key.Key_Home, HELD.NoModifier, 0),
    (Qt.Key.Key_End, HELD.NoModifier, 17), (Qt.Key.Key_Home, CTRL, 0), (Qt.Key.Key_End, CTRL, 17)])
def test_keys_that_jump(canvas, writer, key, held, index):
    writer.type(f"می{ZWNJ}خواهم Web بروم".replace("  ", " "))
    writer.click(*spot(canvas, 2))
    writer.key(key, held)
    assert canvas.mode.draft.place.index == index


def test_words_are_taken_away_whole_with_their_half_spaces(canvas, writer):
    writer.type(f"من می{ZWNJ}خواهم")
    writer.key(Qt.Key.Key_Backspace, CTRL)
    assert writer.words() == "من "
    writer.key(Qt.Key.Key_Home)
    writer.key(Qt.Key.Key_Delete, CTRL)
    assert writer.words() == ""


def test_delete_takes_a_letter_with_its_marks_and_backspace_the_last_mark_alone(writer):
    writer.type("کِتاب")
    writer.key(Qt.Key.Key_Home)
    writer.key(Qt.Key.Key_Delete)
    assert writer.words() == "تاب"
    writer.key(Qt.Key.Key_End)
    writer.type("بّ")
    writer.key(Qt.Key.Key_Backspace)
    assert writer.words() == "تابب"


def test_a_press_on_another_layer_takes_it_at_once(canvas, session, writer):
    writer.take("red")
    assert isinstance(canvas.mode, Select) and session.selection == ("red",)


def test_a_layer_can_be_dragged_right_out_of_typing(canvas, session, writer):
    before = canvas.stage.find("red").box
    x, y = writer.middle("red")
    writer.drag((x, y), (x + 200, y + 100), CTRL)
    assert canvas.stage.find("red").box.x == pytest.approx(before.x + 200, abs=3)


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_typing_ends_by_key_with_the_text_selected(canvas, session, writer, key):
    writer.key(key, CTRL if key == Qt.Key.Key_Return else HELD.NoModifier)
    assert isinstance(canvas.mode, Select) and session.selection == ("one",)
    assert writer.words() == "سطر یکم"


def test_shortcuts_work_in_words_under_a_persian_layout(canvas, writer):
    writer.type("کتاب")
    for sign in "ش", "ز":  # where A and C are
        QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, ord(sign), CTRL, sign))
    assert writer.words() == "کتاب" and QGuiApplication.clipboard().text() == "کتاب"
    QApplication.sendEvent(canvas, QKeyEvent(QEvent.Type.KeyPress, ord("ظ"), CTRL, "ظ"))  # Z: all typed is gone
    assert writer.words() == "سطر یکم"


def test_the_menu_of_words_cuts_copies_pastes_and_types_a_half_space(canvas, writer):
    writer.type("می رود")
    writer.key(Qt.Key.Key_A, CTRL)
    lines = {action.text(): action for action in typing_menu(canvas.mode, canvas).actions() if action.text()}
    assert all(action.isEnabled() for name, action in lines.items() if name != tr("Paste"))
    lines[tr("Cut")].trigger()
    assert writer.words() == "" and QGuiApplication.clipboard().text() == "می رود"
    lines = {action.text(): action for action in typing_menu(canvas.mode, canvas).actions() if action.text()}
    assert not lines[tr("Copy")].isEnabled()
    lines[tr("Paste")].trigger()
    lines[tr("Half-space")].trigger()
    assert writer.words() == f"می رود{ZWNJ}"


def test_a_right_click_puts_the_caret_there_and_keeps_a_selection_it_falls_into(canvas, writer):
    writer.type("یک دو سه")
    place = writer.at(*spot(canvas, 4))
    for selection, index in ((None, 4), ((3, 5), 5)):
        if selection:
            canvas.mode.set_draft(canvas.mode.draft.with_selection(*selection))
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.mapToGlobal(place))
        QApplication.sendEvent(canvas, event)
        menu = QApplication.activePopupWidget()
        assert menu is not None and canvas.mode.draft.place.index == index
        menu.close()
    assert canvas.mode.draft.selected == "دو"


def test_letters_on_trial_are_underlined_and_have_a_caret(canvas, writer):
    writer.type("الف ")
    canvas.repaint()
    plain = canvas.grab().toImage()
    cursor = QInputMethodEvent.Attribute(QInputMethodEvent.AttributeType.Cursor, 1, 1)
    QApplication.sendEvent(canvas, QInputMethodEvent("ab", [cursor]))
    assert canvas.mode.preedit_caret == 1
    canvas.repaint()
    assert canvas.grab().toImage() != plain
    QApplication.sendEvent(canvas, QInputMethodEvent("", []))
    assert writer.words() == "الف " and canvas.mode.preedit == ""


# ---------------------------------------------------------------- marked letters


@pytest.fixture
def selected(canvas, session, writer):
    """The word «خوب» of a text selected while one types."""
    writer.type("کتاب خوب")
    canvas.mode.set_draft(canvas.mode.draft.with_selection(5, 8))
    session.undo_stack.setClean()
    QApplication.processEvents()
    return canvas.marks_bar


def spans(session):
    return session.layer("one").spans


def test_a_bar_beside_selected_letters_marks_them(canvas, session, selected):
    assert selected.isVisible()
    before, count = session.document, session.undo_stack.count()
    selected.dots["accent"].click()
    assert spans(session) == (Span(start=5, end=8, colour="accent"),)
    assert session.undo_stack.count() == count + 1
    selected.under.click()
    selected.behind.click()
    canvas.repaint()
    QApplication.processEvents()
    assert selected.dots["accent"].isChecked() and selected.under.isChecked() and selected.behind.isChecked()
    selected.dots["accent"].click()
    assert spans(session)[0].colour == "" and spans(session)[0].highlight
    selected.none.click()
    assert spans(session) == () and session.document == before
    assert canvas.mode.draft.selected == "خوب"


def test_letters_are_marked_by_key_and_undo_takes_it_back(session, canvas, selected, writer):
    before = session.document
    writer.key(Qt.Key.Key_U, CTRL)
    writer.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert spans(session)[0].underline and spans(session)[0].highlight
    writer.key(Qt.Key.Key_Z, CTRL)
    writer.key(Qt.Key.Key_Z, CTRL)
    assert session.document == before
    writer.key(Qt.Key.Key_U, CTRL)
    writer.key(Qt.Key.Key_U, CTRL)
    assert spans(session) == ()


def test_without_a_selection_there_is_no_bar_and_nothing_is_marked(session, canvas, selected, writer):
    canvas.mode.set_draft(canvas.mode.draft.to(canvas.mode.draft.place))
    canvas.repaint()
    QApplication.processEvents()
    assert not selected.isVisible()
    count = session.undo_stack.count()
    writer.key(Qt.Key.Key_U, CTRL)
    assert session.undo_stack.count() == count
    canvas.mode.set_draft(canvas.mode.draft.everything())
    canvas.repaint()
    QApplication.processEvents()
    assert selected.isVisible()
    canvas.select_mode()
    canvas.repaint()
    QApplication.processEvents()
    assert not selected.isVisible()
