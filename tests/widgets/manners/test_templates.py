"""One's own templates: kept from any design, in the gallery at once, given away and taken in as packages."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio.document.model import layers_of
from studio.template import load_template, refilled, template_of
from widgets.home.cards import Card, cards, folded, is_own
from widgets.manners import keeping
from widgets.manners.keeping import own_folder
from widgets.manners.template_dialog import TemplateDialog
from widgets.notice import Notice
from widgets.window import MainWindow


def own_cards() -> list[Card]:
    return [card for card in cards() if is_own(card)]


def keep(window: MainWindow, qtbot: QtBot, name: str = "سخن هفته") -> Card:
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start("quote")
    window.actions_["file.template"].trigger()
    dialog = window.findChild(TemplateDialog)
    dialog.name.setText(name)
    dialog.about.setPlainText("برای هر شنبه")
    dialog.keywords.setText("هفتگی، سخن")
    with qtbot.waitSignal(window.manners.templates.changed, timeout=10_000):
        dialog.accept()
    return own_cards()[0]


def test_a_design_kept_as_a_template_is_in_the_gallery_at_once(window: MainWindow, qtbot: QtBot) -> None:
    home = window.rooms.room("home")
    assert not home.chips.findChild(QPushButton, "use-own").isVisibleTo(home)
    card = keep(window, qtbot)
    assert card.name_fa == "سخن هفته"
    assert card.answers(folded("هفتگی"))
    assert card in home.model.shown
    home.chips.findChild(QPushButton, "use-own").click()
    assert home.model.shown == (card,)
    assert home.chips.findChild(QPushButton, "use-own").isVisibleTo(home)


def test_a_template_of_ones_own_begins_a_design_that_looks_like_its_origin(window: MainWindow, qtbot: QtBot) -> None:
    card = keep(window, qtbot)
    said = [layer.text for layer in window.designs.session.document.pages[0].layers if hasattr(layer, "text")]
    window.designs.session.undo_stack.setClean()
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start(card.id)
    begun = [layer.text for layer in window.designs.session.document.pages[0].layers if hasattr(layer, "text")]
    assert begun == said


def test_the_form_goes_on_filling_a_design_begun_with_ones_own_template(window: MainWindow, qtbot: QtBot) -> None:
    card = keep(window, qtbot)
    window.designs.session.undo_stack.setClean()
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start(card.id)
    session = window.designs.session
    assert template_of(session.document) is not None
    session.edit("form", refilled(session.document, {**session.document.origin.words, "text": "سخنی دیگر"}))
    said = [getattr(layer, "text", "") for layer in layers_of(session.document.pages[0].layers)]
    assert "سخنی دیگر" in said


def test_a_template_without_a_name_cannot_be_kept(qtbot: QtBot) -> None:
    dialog = TemplateDialog("طرح")
    qtbot.addWidget(dialog)
    keep_it = next(button for button in dialog.findChildren(QPushButton) if button.property("look") == "primary")
    assert keep_it.isEnabled()
    dialog.name.setText("  ")
    assert not keep_it.isEnabled()


def test_a_template_deleted_comes_back_by_undo(window: MainWindow, qtbot: QtBot) -> None:
    card = keep(window, qtbot)
    deed = next(action for action in window.manners.templates.menu(card).actions() if action.text() == "حذف")
    deed.trigger()
    assert not own_cards()
    assert card not in window.rooms.room("home").model.shown
    window.findChildren(Notice)[-1].button.click()
    assert own_cards() == [card]
    assert card in window.rooms.room("home").model.shown


def test_shipped_templates_cannot_be_deleted(window: MainWindow) -> None:
    card = next(card for card in cards() if card.id == "quote")
    assert len(window.manners.templates.menu(card).actions()) == 1


def packed(window: MainWindow, qtbot: QtBot, path: Path, monkeypatch: pytest.MonkeyPatch) -> Card:
    card = keep(window, qtbot)
    monkeypatch.setattr(keeping.QFileDialog, "getSaveFileName", lambda *_: (str(path.with_suffix("")), ""))
    window.manners.templates.ask_and_pack(card)
    qtbot.waitUntil(path.is_file, timeout=10_000)
    window.manners.templates.delete(card)
    return card


@pytest.mark.parametrize("way", ["drop", "open", "ask"])
def test_a_package_of_another_library_is_added(
    way: str, window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "سخن هفته.ketab-template"
    packed(window, qtbot, path, monkeypatch)
    assert not own_cards()
    monkeypatch.setattr(keeping.QFileDialog, "getOpenFileNames", lambda *_: ([str(path)], ""))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    drop = QDropEvent(QPointF(20, 20), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(window.manners.templates.changed, timeout=10_000):
        {"drop": lambda: window.dropEvent(drop), "open": lambda: window.open_given(str(path)),
         "ask": window.actions_["file.add_template"].trigger}[way]()
    (card,) = own_cards()
    assert load_template(Path(card.id)).facts.about_fa == "برای هر شنبه"
    assert Path(card.id).parent == own_folder()


def test_a_broken_package_is_told_and_leaves_nothing(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    broken = tmp_path / "x.ketab-template"
    broken.write_bytes(b"no zip")
    with qtbot.waitSignal(window.manners.failed, timeout=10_000) as heard:
        window.open_given(str(broken))
    assert heard.args[0].code == "no-package"
    assert not own_cards()
    close_boxes()


def close_boxes() -> None:
    for box in QApplication.topLevelWidgets():
        if box.metaObject().className() == "QMessageBox":
            box.close()
