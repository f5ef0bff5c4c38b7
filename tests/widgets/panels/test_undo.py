"""Undo and redo of every property, look and row of the layers panel, back to the exact value."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLineEdit

from studio.document.model import Document, Page, Sheet, layers_of
from studio.presets import load_presets
from tests.widgets.panels.kinds import SHEET, every_kind
from widgets.panels.editors import Ink
from widgets.panels.fields import properties_of
from widgets.panels.layers import LayersPanel
from widgets.panels.looks import LooksPanel
from widgets.panels.properties import PropertiesPanel
from widgets.panels.sheet import SheetEditor
from widgets.session import Session

LAYERS = every_kind(on={"portrait": {"weight": 500}})
FIELDS = [(layer.id, one.field) for layer in layers_of(LAYERS) for one in properties_of(layer)]


@pytest.fixture
def session(qapp):
    presets = load_presets().choose(["instagram/feed_portrait", "instagram/story"])
    local = {presets[0].id: {"text": {"cap": 3}}}
    made = Session(Document(pages=(Page(id="page", layers=LAYERS),), overrides=local), presets)
    yield made
    made.deleteLater()


@pytest.fixture
def panel(qtbot, session):
    made = PropertiesPanel(session)
    qtbot.addWidget(made)
    made.show()
    return made


def turned(editor):
    """Change what an editor holds, as a person does."""
    if isinstance(editor, Ink):
        editor.edited.emit("accent-2" if editor.value() != "accent-2" else "muted")
    elif isinstance(editor, SheetEditor):
        editor.edited.emit(Sheet(columns=SHEET.columns, rows=(*SHEET.rows, ("۱۴۰۴", "۱۹"))))
    elif isinstance(editor.box, QComboBox):
        editor.box.setFocus()
        last = editor.box.currentIndex() == editor.box.count() - 1
        QTest.keyClick(editor.box, Qt.Key.Key_Up if last else Qt.Key.Key_Down)
    elif isinstance(editor.box, QDoubleSpinBox):
        (editor.box.stepDown if editor.box.value() >= editor.box.maximum() else editor.box.stepUp)()
    elif isinstance(editor.box, QCheckBox):
        editor.box.click()
    elif isinstance(editor.box, QLineEdit):
        QTest.keyClicks(editor.box, "7")
    else:
        raise TypeError(type(editor.box))


def there_and_back(session, act):
    before, count = session.document, session.undo_stack.count()
    act()
    after = session.document
    assert after != before and session.undo_stack.count() == count + 1 and session.undo_stack.undoText()
    session.undo_stack.undo()
    assert session.document == before
    session.undo_stack.redo()
    assert session.document == after


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_every_property(session, panel, name, field):
    session.select(name)
    there_and_back(session, lambda: turned(panel.editors[field]))


@pytest.mark.parametrize("name", ["chart", "diagram"])
def test_the_numbers_of_a_chart(session, panel, name):
    session.select(name)
    there_and_back(session, lambda: turned(panel.editors["sheet"]))


def test_a_property_shows_its_old_value_after_undo(session, panel):
    session.select("shape")
    editor = panel.editors["opacity"]
    turned(editor)
    assert editor.value() == 0.95
    session.undo_stack.undo()
    assert editor.value() == 1.0


def test_eyes_and_locks_of_the_layers(session, qtbot):
    panel = LayersPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    for layer in list(layers_of(LAYERS)):
        there_and_back(session, lambda name=layer.id: panel.turn_eye(name))
        there_and_back(session, lambda name=layer.id: panel.turn_lock(name))


def test_palette_colours_and_fonts(session, qtbot):
    panel = LooksPanel(session)
    qtbot.addWidget(panel)
    panel.show()
    there_and_back(session, lambda: panel.choose_palette("night"))
    for ink in panel.colours.values():
        there_and_back(session, lambda ink=ink: ink.edited.emit("#123456"))
    for choice in panel.fonts.values():
        there_and_back(session, lambda choice=choice: turned(choice))
