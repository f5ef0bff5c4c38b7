"""Home: templates by use and by words however they are spelled, previews in the user's own brand."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.brand import Brand
from studio.template import template, template_ids
from widgets import places
from widgets.common import Common
from widgets.home.cards import cards, folded
from widgets.home.model import CardModel
from widgets.home.previews import Previews
from widgets.home.room import HomeRoom
from widgets.home.uses import uses
from widgets.home.welcome import Welcome
from widgets.notice import Notice


def test_every_template_has_a_card_that_says_the_same() -> None:
    found = {card.id: card for card in cards()}
    assert set(found) == set(template_ids())
    for name, card in found.items():
        facts = template(name).facts
        assert (card.name, card.name_fa, card.takes) == (facts.name, facts.name_fa, facts.takes)


def test_a_folder_that_is_no_template_is_passed_over() -> None:
    folder = places.data() / "templates" / "mine"
    folder.mkdir(parents=True)
    (folder / "template.json").write_text("{", "utf-8")
    assert {card.id for card in cards()} == set(template_ids())


@pytest.mark.parametrize("words", ["تازه‌های کتابخانه", "تازه های کتابخانه", "تازههاي كتابخانه", "تازه كتابخانه"])
def test_words_are_found_whatever_letters_and_spaces_they_are_typed_with(words: str) -> None:
    assert "new-arrivals" in {card.id for card in cards() if card.answers(folded(words))}


def test_every_card_belongs_to_a_use_of_its_own() -> None:
    everything, *rest = uses()
    homeless = [card.id for card in cards() if not any(use.holds(card) for use in rest)]
    assert not homeless
    assert all(everything.holds(card) for card in cards())


def test_search_and_uses_narrow_the_gallery(common: Common, qtbot: QtBot) -> None:
    room = HomeRoom(common)
    qtbot.addWidget(room)
    room.hero.search.setText("هیچ‌چنین‌چیزی")
    assert room.model.rowCount() == 0
    room.hero.search.clear()
    room.chips.findChild(QPushButton, "use-quote").click()
    assert 0 < room.model.rowCount() < len(cards())
    assert "quote" in {card.id for card in room.model.shown}


def test_previews_wear_the_users_brand_and_are_kept(common: Common, qtbot: QtBot) -> None:
    card = next(card for card in cards() if card.id == "quote")
    previews = Previews(common, 120)
    assert previews.pixmap(card) is None
    with qtbot.waitSignal(previews.came, timeout=60_000):
        pass
    plain = previews.pixmap(card).toImage()
    assert plain.width() == 120
    assert len(list(places.previews().glob("*.jpg"))) == 1
    common.brand.save(Brand(name="کتابخانهٔ حافظ", palette="lapis"))
    assert previews.pixmap(card) is None
    with qtbot.waitSignal(previews.came, timeout=60_000):
        pass
    assert previews.pixmap(card).toImage() != plain


def test_a_kept_preview_is_read_and_not_made_again(common: Common, qtbot: QtBot) -> None:
    card = next(card for card in cards() if card.id == "quote")
    first = Previews(common, 120)
    first.pixmap(card)
    with qtbot.waitSignal(first.came, timeout=60_000):
        pass
    file: Path = next(places.previews().glob("*.jpg"))
    made = file.stat().st_mtime_ns
    second = Previews(common, 120)
    second.pixmap(card)
    with qtbot.waitSignal(second.came, timeout=10_000):
        pass
    assert file.stat().st_mtime_ns == made


def test_the_invitation_goes_when_it_is_declined_or_the_brand_is_there(common: Common, qtbot: QtBot) -> None:
    welcome = Welcome(common)
    qtbot.addWidget(welcome)
    assert welcome.isVisibleTo(None)
    common.brand.save(Brand(name="کتابخانهٔ حافظ"))
    assert not welcome.isVisibleTo(None)


def test_cards_tell_screen_readers_their_names(common: Common) -> None:
    model = CardModel(cards())
    assert all(model.index(row).data() for row in range(model.rowCount()))


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_keys_lead_from_the_search_to_the_cards_and_into_a_design(
    key: Qt.Key, common: Common, qtbot: QtBot
) -> None:
    room = HomeRoom(common)
    qtbot.addWidget(room)
    room.resize(1200, 800)
    with qtbot.waitActive(room):
        room.show()
    room.focus_search()
    room.hero.search.setText("سخن")
    QTest.keyClick(room.hero.search, key)
    assert room.focusWidget() is room.gallery
    with qtbot.waitSignal(room.template_chosen, timeout=20_000) as heard:
        QTest.keyClick(room.gallery, Qt.Key.Key_Return)
    assert heard.args == [room.model.shown[0].id]


def test_pasting_takes_copied_files_and_says_when_there_is_nothing(
    common: Common, qtbot: QtBot, tmp_path: Path
) -> None:
    room = HomeRoom(common)
    qtbot.addWidget(room)
    paste = next(one for one in room.drop.findChildren(QPushButton) if one.text() == "چسباندن")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "تازه‌ها.mrc"))])
    QGuiApplication.clipboard().setMimeData(data)
    with qtbot.waitSignal(room.files_given, timeout=20_000) as heard:
        paste.click()
    assert heard.args == [[tmp_path / "تازه‌ها.mrc"]]
    QGuiApplication.clipboard().clear()
    paste.click()
    assert room.findChildren(Notice)


@pytest.mark.parametrize(("copied", "is_list"), [
    ("سرشناسه: دانشور، سیمین\nعنوان: سووشون", True), ("۹۷۸-۹۶۴-۴۸۷-۰۳۴-۷", True), ("نشست کتاب", False)])
def test_a_list_pasted_into_the_search_is_read_as_a_list(
    copied: str, is_list: bool, common: Common, qtbot: QtBot
) -> None:
    room = HomeRoom(common)
    qtbot.addWidget(room)
    QGuiApplication.clipboard().setText(copied)
    given: list[str] = []
    room.text_given.connect(given.append)
    QTest.keyClick(room.hero.search, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert bool(given) is is_list
    assert room.hero.search.text() == ("" if is_list else copied)
