"""What is selected can be changed from panels: each change is one step of undo, seen in every size."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from studio.document.model import Document, DropShadow, Page, Sheet
from studio.presets import load_presets
from tests.widgets.panels.kinds import every_kind
from widgets.panels.layers import LayersPanel
from widgets.panels.looks import LooksPanel
from widgets.panels.pick import IconsPanel, PatternsPanel
from widgets.panels.properties import PropertiesPanel
from widgets.session import Session

LAYERS = every_kind()


@pytest.fixture
def session(qapp):
    presets = load_presets().choose(["instagram/feed_portrait", "instagram/story"])
    made = Session(Document(pages=(Page(id="page", layers=LAYERS),)), presets)
    yield made
    made.deleteLater()


@pytest.fixture
def shown(qtbot, session):
    def made(kind):
        panel = kind(session)
        qtbot.addWidget(panel)
        panel.resize(320, 700)
        panel.show()
        return panel

    return made


@pytest.mark.parametrize("name", [layer.id for layer in LAYERS] + ["text", "icon"])
def test_every_kind_of_layer_has_properties_and_showing_them_changes_nothing(session, shown, name):
    before = session.committed
    panel = shown(PropertiesPanel)
    session.select(name)
    assert len(panel.editors) >= 4
    assert "opacity" in panel.editors
    assert session.committed is before
    assert session.undo_stack.count() == 0


def test_a_property_typed_is_one_step_of_undo_back_to_the_exact_value(session, shown):
    panel = shown(PropertiesPanel)
    session.select("text")
    before = session.committed
    panel.editors["largest"].box.setValue(88)
    assert session.layer("text").largest == 88
    session.undo_stack.undo()
    assert session.committed == before
    assert panel.editors["largest"].value() == 0


def test_a_switch_puts_a_shadow_there_and_takes_it_away(session, shown, qtbot):
    panel = shown(PropertiesPanel)
    session.select("shape")
    panel.editors["shadow"].box.click()
    assert session.layer("shape").shadow == DropShadow()
    panel.editors["shadow"].box.click()
    assert session.layer("shape").shadow is None


def test_a_colour_is_a_role_of_the_palette_or_ones_own(session, shown):
    panel = shown(PropertiesPanel)
    session.select("shape")
    panel.editors["fill"].choose("accent-2")
    assert session.layer("shape").fill == "accent-2"
    assert "دوم" in panel.editors["fill"].button.text()
    panel.editors["fill"].choose("#123456")
    assert session.layer("shape").fill == "#123456"


def test_words_without_a_colour_of_their_own_have_that_of_their_style(session, shown):
    panel = shown(PropertiesPanel)
    session.select("text")
    panel.editors["colour"].choose("")
    assert panel.editors["colour"].button.text() == panel.editors["largest"].box.specialValueText() == "همان سبک"


def test_layers_of_different_kinds_have_the_properties_that_all_have(session, shown):
    panel = shown(PropertiesPanel)
    session.select("chart", "diagram")
    assert set(panel.editors) == {"opacity", "blend", "priority"}
    panel.editors["opacity"].box.setValue(0.5)
    assert session.layer("chart").opacity == session.layer("diagram").opacity == 0.5
    session.select("text")
    assert "largest" in panel.editors
    session.select()
    assert panel.editors == {} and not panel.place.isVisible()


def test_numbers_of_a_chart_are_typed_and_pasted(session, shown):
    panel = shown(PropertiesPanel)
    session.select("chart")
    panel.editors["sheet"].grid.item(1, 1).setText("۲۰")
    assert session.layer("chart").sheet.rows[0] == ("۱۴۰۲", "۲۰")
    QGuiApplication.clipboard().setText("ماه\tعضو\nمهر\t۵\nآبان\t۹\n")
    panel.editors["sheet"].paste()
    assert session.layer("chart").sheet == Sheet(columns=("ماه", "عضو"), rows=(("مهر", "۵"), ("آبان", "۹")))


def test_layers_stand_front_first_and_select_with_the_canvas(session, shown):
    panel = shown(LayersPanel)
    assert panel.tree.topLevelItem(0).data(0, Qt.ItemDataRole.UserRole) == "diagram"
    session.select("text")
    assert panel.item("text").isSelected()
    panel.tree.clearSelection()
    panel.item("shape").setSelected(True)
    assert session.selection == ("shape",)


def test_eyes_and_locks_are_steps_of_undo(session, shown):
    panel = shown(LayersPanel)
    before = session.committed
    panel.turn_eye("shape")
    panel.turn_lock("text")
    assert session.layer("shape").hide
    assert session.layer("text").locked
    session.undo_stack.undo()
    session.undo_stack.undo()
    assert session.committed == before


def test_a_palette_and_a_font_change_the_whole_design(session, shown):
    panel = shown(LooksPanel)
    row = next(row for row in range(panel.palettes.count())
               if panel.palettes.item(row).data(Qt.ItemDataRole.UserRole) == "lapis")
    panel.palettes.itemClicked.emit(panel.palettes.item(row))
    assert session.committed.palette == "lapis"
    panel.colours["accent"].choose("#aa3300")
    assert session.committed.colours == {"accent": "#aa3300"}
    panel.choose_palette("adobe")
    assert session.committed.colours == {}
    box = panel.fonts["title"].box
    box.setCurrentIndex(box.findData("vazirmatn"))
    box.activated.emit(box.currentIndex())
    assert session.committed.fonts["title"] == "vazirmatn"


def test_icons_are_found_in_persian_and_go_onto_the_page_or_into_the_selected_icon(session, shown):
    panel = shown(IconsPanel)
    panel.search.setText("ساعت")
    assert panel.grid.count() > 0
    name = panel.grid.item(0).data(Qt.ItemDataRole.UserRole)
    panel.choose(name)
    made = session.layer(session.selection[0])
    assert (made.icon, made.anchor) == (name, "centre")
    session.select("icon")
    panel.choose("heart")
    assert session.layer("icon").icon == "heart"


def test_a_pattern_is_laid_behind_everything(session, shown):
    panel = shown(PatternsPanel)
    assert panel.grid.count() >= 30
    session.select()
    panel.choose("khatam")
    assert session.committed.pages[0].layers[0].pattern == "khatam"


def test_numbers_have_the_digits_of_the_window(qtbot, english):
    from widgets.panels.editors import Number

    editor = Number("Width", 0, 100)
    qtbot.addWidget(editor)
    editor.show_value(42)
    assert editor.box.text() == "42"
