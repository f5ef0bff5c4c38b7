"""The help is whole in both languages: pages, links, pictures, actions, shortcuts; it is found and turned to."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from pytestqt.qtbot import QtBot

from studio.resources import asset
from widgets.actions import table
from widgets.canvas.typing.commands import TABLE as TYPING
from widgets.manners import shortcuts
from widgets.manners.help import OF_ROOMS, PAGES, HelpWindow, help_page
from widgets.window import MainWindow

LANGUAGES = ("fa", "en")
LINK = re.compile(r"(!?)\[([^\]]*)\]\(([^)]+)\)")
MOST_BYTES = 1_500_000


def every_link() -> list[tuple[str, str, str, str]]:
    return [
        (language, name, *found[::2]) for language in LANGUAGES for name in PAGES
        for found in LINK.findall(help_page(name, language).text)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_there_with_a_title_and_no_other(language: str) -> None:
    assert {path.stem for path in asset(f"help/{language}").glob("*.md")} == set(PAGES)
    for name in PAGES:
        assert help_page(name, language).text.startswith("# ")


def test_links_lead_to_pages_pictures_and_actions_that_are_there() -> None:
    actions = {row.id for row in table()}
    lost = [
        (language, name, target) for language, name, _, target in every_link()
        if not (target.removeprefix("action:") in actions or Path(target).stem in PAGES
                or asset(f"help/{target}").is_file())
    ]
    assert every_link()
    assert not lost


def test_both_languages_show_the_same_pictures_and_actions() -> None:
    def told(language: str) -> list[tuple[str, str]]:
        return sorted((name, re.sub("(fa|en)-", "", target)) for spoken, name, _, target in every_link()
                      if spoken == language)

    assert told("fa") == told("en")


def test_the_pictures_are_small_and_all_used() -> None:
    files = list(asset("help/pictures").iterdir())
    assert sum(file.stat().st_size for file in files) < MOST_BYTES
    assert {file.name for file in files} == {Path(target).name for _, _, mark, target in every_link() if mark}


def test_every_shortcut_is_listed() -> None:
    listed = shortcuts.listed()
    assert all(key in listed for row in table() if row.menu for key in row.keys)
    assert [keys for keys in shortcuts.known() if not shortcuts.told(keys)] == []


@pytest.fixture
def shown(qtbot: QtBot) -> HelpWindow:
    made = HelpWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_persian_pages_are_read_from_right_to_left(shown: HelpWindow) -> None:
    block = shown.browser.document().begin()
    directions = set()
    while block.isValid():
        directions.add(block.textDirection())
        block = block.next()
    assert directions == {Qt.LayoutDirection.RightToLeft}


def test_a_search_leaves_the_pages_that_answer_however_it_is_spelled(shown: HelpWindow) -> None:
    shown.search.setText("نيم فاصله")
    left = [shown.contents.item(row).text() for row in range(len(PAGES)) if not shown.contents.item(row).isHidden()]
    assert help_page("text", "fa").title in left
    assert len(left) < len(PAGES)
    assert shown.contents.currentItem().text() in left
    shown.search.clear()
    assert not any(shown.contents.item(row).isHidden() for row in range(len(PAGES)))


def test_links_turn_pages_and_do_what_they_name(shown: HelpWindow, qtbot: QtBot) -> None:
    shown.browser.anchorClicked.emit(QUrl("export.md"))
    assert shown.contents.currentItem().text() == help_page("export", "fa").title
    with qtbot.waitSignal(shown.action_asked) as heard:
        shown.browser.anchorClicked.emit(QUrl("action:file.print"))
    assert heard.args == ["file.print"]


def test_pictures_are_no_wider_than_the_page(shown: HelpWindow) -> None:
    image = shown.browser.loadResource(2, QUrl("pictures/fa-home.webp"))
    assert 200 < image.width() <= shown.browser.viewport().width()


def test_f1_opens_the_page_of_the_room(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["app.help"].trigger()
    shown = window.findChild(HelpWindow)
    assert shown.contents.currentItem().text() == help_page("start", "fa").title
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start("quote")
    window.actions_["app.help"].trigger()
    assert shown.contents.currentItem().text() == help_page("canvas", "fa").title
    assert set(OF_ROOMS) <= set(window.rooms._makers)
    shown.close()


def test_keys_for_words_on_the_page_are_listed_and_are_those_it_hears() -> None:
    listed = shortcuts.listed()
    for keys in shortcuts.typing_words():
        assert keys in listed
        plain = keys.replace(" + ← →", "+Left").replace("Enter", "Return").replace("Esc", "Escape")
        assert plain in TYPING, keys
