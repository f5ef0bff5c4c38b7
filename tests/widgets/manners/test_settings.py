"""Settings count at once, and what the user adds is known everywhere; the end of long work is told."""

import sys
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from studio import resources
from studio.text import faces
from tests.commands import presets_file
from widgets import own, places
from widgets.common import Common
from widgets.export.run import Result
from widgets.manners import settings_dialog
from widgets.manners.notify import LONG, Herald
from widgets.manners.settings_dialog import SettingsDialog
from widgets.theme import current
from widgets.window import MainWindow
from widgets.words import tr


@pytest.fixture
def dialog(common: Common, qtbot: QtBot) -> SettingsDialog:
    made = SettingsDialog(common)
    qtbot.addWidget(made)
    yield made
    own.use_presets(None)
    faces.forget_added()


def choose(box, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def click(dialog: SettingsDialog, words: str, number: int = 0) -> None:
    [button for button in dialog.findChildren(QPushButton) if button.text() == words][number].click()


def test_the_window_is_built_anew_in_the_language_chosen(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["app.settings"].trigger()
    dialog = window.findChild(SettingsDialog)
    with qtbot.waitSignal(window.language_asked) as heard:
        choose(dialog.language, "en")
    assert heard.args == ["en"]


def test_the_theme_turns_at_once(dialog: SettingsDialog, common: Common) -> None:
    heard = []
    common.settings.theme_changed.connect(lambda: heard.append(common.settings.theme))
    choose(dialog.theme, "dark")
    assert heard == ["dark"]
    assert not current.is_dark()  # only the program dresses the application


def test_what_is_chosen_is_remembered(
    dialog: SettingsDialog, common: Common, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings_dialog.QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    click(dialog, "برگزیدن…", 1)
    choose(dialog.workers, "2")
    dialog.hardware.setChecked(True)
    assert common.settings.folder == tmp_path
    assert common.settings.count("workers", 8) == 2
    again = SettingsDialog(common)
    assert again.hardware.isChecked()
    assert again.workers.currentData() == "2"
    again.deleteLater()


def test_places_of_ones_own_are_offered_everywhere(
    dialog: SettingsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = presets_file(tmp_path)
    monkeypatch.setattr(settings_dialog.QFileDialog, "getOpenFileName", lambda *_: (str(file), ""))
    dialog._choose_presets()
    assert any(preset.platform == "tiny" for preset in own.known_presets())
    click(dialog, "برداشتن")
    assert not any(preset.platform == "tiny" for preset in own.known_presets())


def test_a_font_of_ones_own_is_kept_and_known_again_after_a_start(
    dialog: SettingsDialog, common: Common, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(places.FONTS_VARIABLE, "")
    font = tmp_path / "mine.ttf"
    with TTFont(resources.fonts() / "lalezar" / "Lalezar-Regular.ttf") as shipped:
        for record in shipped["name"].names:
            record.string = record.toUnicode().replace("Lalezar", "Minaee")
        shipped.save(font)
    monkeypatch.setattr(settings_dialog.QFileDialog, "getOpenFileName", lambda *_: (str(font), ""))
    click(dialog, "افزودن قلم…")
    font.unlink()
    assert [file.name for file in own.font_files()] == ["mine.ttf"]
    faces.forget_added()
    own.use_all(common.settings)
    (kept,) = [family for family in faces.families() if family.own]
    assert "Minaee" in kept.name


def test_autosave_saves_what_lies_in_a_file_and_nothing_else(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, common: Common
) -> None:
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start("quote")
    session, autosave = window.designs.session, window.manners.autosave
    assert not autosave.clock.isActive()
    common.settings.set_text("autosave", "5")
    assert autosave.clock.interval() == 5 * 60_000
    layer = session.document.pages[0].layers[0].id
    session.change("x", layer, opacity=0.5)
    autosave.save()
    assert not session.saved
    assert window.designs._write(tmp_path / "a.ketab")
    session.change("x", layer, opacity=0.4)
    autosave.save()
    assert session.saved


def test_diagnostics_are_one_click_away(dialog: SettingsDialog) -> None:
    click(dialog, tr("Copy diagnostics"))
    assert "PySide6" in QGuiApplication.clipboard().text()


@pytest.mark.parametrize(("seconds", "told"), [(LONG + 1, True), (1.0, False)])
def test_only_long_work_is_told_and_only_when_nobody_looks(
    seconds: float, told: bool, window: MainWindow, tmp_path: Path
) -> None:
    said: list[tuple[str, str]] = []
    window.manners.herald = Herald(window, lambda *words: said.append(words))
    window.hide()
    window.manners._tell_finished(Result(out=tmp_path / "پوشه", files=(), problems=(), seconds=seconds))
    assert bool(said) is told
    if told:
        assert "پوشه" in said[0][1]
    window.show()
    window.activateWindow()
    said.clear()
    if window.isActiveWindow():
        window.manners._tell_finished(Result(out=tmp_path, files=(), problems=(), seconds=seconds))
        assert not said


@pytest.mark.skipif(sys.platform != "linux", reason="the offscreen stage has no tray")
def test_without_a_tray_the_window_still_asks_for_a_look(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking: list[object] = []
    monkeypatch.setattr(QApplication, "alert", asking.append)
    window.hide()
    Herald(window).tell("آماده", "۳ پرونده", LONG)
    assert asking == [window]
