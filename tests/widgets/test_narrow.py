"""In the narrowest window there may be, nothing is cut and nothing lies over anything else."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from studio.resources import asset
from studio.template import template_ids
from tests.widgets.form.test_form import session_of
from widgets.batch.room import BatchRoom
from widgets.common import Common
from widgets.form.form import ContentForm
from widgets.theme import style
from widgets.window import MainWindow

_ARROWS = 36  # px round the words of a field of numbers


@pytest.fixture(params=["fa", "en"])
def narrow(request: pytest.FixtureRequest, qapp: object, qtbot: QtBot) -> Callable[[str], MainWindow]:
    """The window at its least size, in both languages, with a design of a template open."""
    if request.param == "en":
        request.getfixturevalue("english")
    style.apply(qapp, "light")
    window: MainWindow = request.getfixturevalue("window")
    window.resize(window.minimumSize())

    def begun(template: str) -> MainWindow:
        window.designs.start(template)
        qtbot.waitUntil(lambda: window.rooms.is_open("design"), timeout=20_000)
        room = window.rooms.room("design")
        qtbot.waitUntil(lambda: room.panels.count() == 5, timeout=20_000)
        room.form.finish()
        room.session.select("title")
        room.panels.widget(0).part  # noqa: B018 - asking makes it
        qtbot.wait(50)
        return window

    yield begun
    qapp.setStyleSheet("")


def cut(room: QWidget) -> list[str]:
    """Buttons, fields and words that have less room than they need, or stand beyond an edge of what they are in."""
    found = []
    for kind in (QAbstractButton, QAbstractSpinBox, QLabel):
        for part in room.findChildren(kind):
            if not part.isVisible() or part.minimumWidth() == part.maximumWidth() or not _least(part):
                continue
            place = part.rect().translated(part.mapTo(room, part.rect().topLeft()))
            least = _least(part)
            if part.width() < least or place.left() < 0 or place.right() > room.width():
                words = part.text() if hasattr(part, "text") else ""
                found.append(f"{type(part).__name__} “{words or part.accessibleName()}”: {part.width()} of {least}")
    return found


def _least(part: QWidget) -> int:
    """The px that a part needs for what it says now."""
    if isinstance(part, QAbstractSpinBox):
        return part.fontMetrics().horizontalAdvance(part.text()) + _ARROWS
    return 0 if isinstance(part, QLabel) and not part.text() else part.minimumSizeHint().width()


@pytest.mark.parametrize("template", ["book-intro", "teaser-book"])
def test_nothing_of_the_design_room_is_cut(template: str, narrow: Callable[[str], MainWindow]) -> None:
    room = narrow(template).rooms.room("design")
    parts = [room.bar, room.desk.bar, room.form.widget(), room.panels.widget(0).part.widget()]
    if template.startswith("teaser"):
        parts.append(room.timeline.bar)
    assert [words for part in parts for words in cut(part)] == []
    assert room.form.widget().width() <= room.form.viewport().width()
    assert room.panels.tabBar().sizeHint().width() <= room.panels.width()


def test_the_captions_of_an_export_do_not_lie_over_each_other(
    narrow: Callable[[str], MainWindow], qtbot: QtBot
) -> None:
    window = narrow("book-intro")
    window.rooms.enter("export")
    captions = window.rooms.room("export")._beside
    qtbot.wait(20)
    parts = [part for part in captions.findChildren(QWidget) if part.parent() is captions and part.isVisible()]
    for one in parts:
        assert [other for other in parts if other is not one and other.geometry().intersects(one.geometry())] == []


def test_titles_of_a_list_have_most_of_its_width(common: Common, qtbot: QtBot) -> None:
    from widgets.batch.reading import of_files

    room = BatchRoom(of_files([Path(asset("samples/books.csv"))]), common)
    qtbot.addWidget(room)
    room.resize(924, 600)
    room.show()
    widths = [room.table.columnWidth(column) for column in range(5)]
    assert widths[1] == max(widths)
    assert sum(widths) <= room.table.viewport().width()


@pytest.mark.usefixtures("english")
def test_no_form_is_wider_than_its_column(common: Common, qapp: object, qtbot: QtBot) -> None:
    style.apply(qapp, "light")
    wide = {}
    for name in template_ids():
        form = ContentForm(session_of(name), common)
        qtbot.addWidget(form)
        form.finish()
        wide[name] = form.widget().minimumSizeHint().width()
    qapp.setStyleSheet("")
    assert max(wide.values()) <= 280, wide
