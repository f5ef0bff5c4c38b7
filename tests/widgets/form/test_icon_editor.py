"""Icons of a form are chosen by their looks and called by their Persian names."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from studio.template import Slot
from widgets.form.fields import Field
from widgets.form.icon_editor import IconDelegate, IconEditor, icon_title
from widgets.form.rows_editor import ListEditor


@pytest.fixture
def editor(qtbot: QtBot) -> IconEditor:
    made = IconEditor(Field(name="icon", label="نشانه", kind="icon", shown="flower"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_the_templates_own_icon_is_shown_until_another_is_chosen(editor: IconEditor, qtbot: QtBot) -> None:
    assert (editor.button.text(), editor.value(), editor.back.isVisible()) == (icon_title("flower"), "", False)
    editor.open_chooser()
    with qtbot.waitSignal(editor.edited) as told:
        editor.chooser.icons.chosen.emit("heart")
    assert (told.args, editor.value(), editor.button.text()) == (["heart"], "heart", icon_title("heart"))
    editor.back.click()
    assert (editor.value(), editor.button.text()) == ("", icon_title("flower"))


def test_no_file_name_of_an_icon_is_read_in_a_persian_window(editor: IconEditor) -> None:
    assert all("\u0600" <= letter <= "\u06ff" or letter in " \u200c" for letter in editor.button.text())


def test_icons_in_a_list_are_shown_by_their_titles_and_chosen_from_the_set(qtbot: QtBot) -> None:
    columns = {"title": Slot(), "icon": Slot(kind="icon")}
    editor = ListEditor(Field(name="events", label="رویدادها", kind="list", columns=columns))
    qtbot.addWidget(editor)
    editor.show()
    editor.show_value([{"title": "آغاز", "icon": "heart"}])
    index = editor.grid.model().index(0, 1)
    delegate = editor.grid.itemDelegateForIndex(index)
    assert isinstance(delegate, IconDelegate)
    option = QStyleOptionViewItem()
    delegate.initStyleOption(option, index)
    assert option.text == icon_title("heart")
    with qtbot.waitSignal(editor.edited) as told:
        editor.grid.model().setData(index, "book", Qt.ItemDataRole.EditRole)
    assert told.args == [[["آغاز", "book"]]]
