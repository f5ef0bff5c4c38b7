"""The strips of sizes and pages, problems where they are, menus, the phone: pressed and read as a person does."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolTip

from studio.document.edits import change_layer, duplicate_page, override
from studio.document.model import Document, Page, Text
from studio.document.origin import Origin
from studio.errors import Problem
from studio.presets import load_presets
from studio.values import Box
from widgets.canvas import CanvasDesk, PagesStrip, PhonePreview, SizesStrip
from widgets.canvas.fixes import fix_of, way_inside
from widgets.canvas.menu import entries
from widgets.canvas.problems import Watch
from widgets.canvas.stage import Stage
from widgets.session import Session

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def shown(qtbot, widget, width=900, height=220):
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    widget.finish()
    return widget


def picture(tile):
    return tile.grab().toImage()


# ---------------------------------------------------------------- sizes


@pytest.fixture
def sizes(session, qtbot):
    return shown(qtbot, SizesStrip(session))


def test_a_press_on_a_size_looks_at_it(session, sizes):
    QTest.mouseClick(sizes.tiles["instagram/story"], LEFT)
    assert session.preset.id == "instagram/story"
    assert sizes.tiles["instagram/story"].isChecked()


def test_every_size_follows_what_is_typed(session, sizes):
    before = {name: picture(tile) for name, tile in sizes.tiles.items()}
    session.edit("", change_layer(session.document, "one", text="چیزی دیگر"))
    sizes.finish()
    assert all(picture(tile) != before[name] for name, tile in sizes.tiles.items())


def test_only_a_size_with_changes_of_its_own_is_marked(session, sizes):
    session.edit("", override(session.document, "instagram/story", "red", {"opacity": 0.5}))
    sizes.finish()
    assert [name for name, tile in sizes.tiles.items() if tile.local] == ["instagram/story"]


def test_problems_are_counted_on_the_size_that_has_them(session, sizes):
    long = "کتابخانه‌ای " * 200
    session.edit("", change_layer(session.document, "one", text=long))
    sizes.finish()
    assert sizes.tiles["instagram/feed_portrait"].problems > 0


def test_the_strip_follows_the_sizes_the_design_is_made_for(session, sizes):
    session.set_presets(session.presets[:2])
    assert list(sizes.tiles) == ["instagram/feed_portrait", "instagram/story"]


def test_tiles_have_names_for_those_who_cannot_see_them(sizes):
    assert all(tile.accessibleName() for tile in sizes.tiles.values())


# ---------------------------------------------------------------- pages


@pytest.fixture
def pages(session, qtbot):
    document = session.document
    session.edit("", duplicate_page(duplicate_page(document, 0), 0))
    return shown(qtbot, PagesStrip(session))


def names(session):
    return [page.id for page in session.document.pages]


def test_a_press_shows_the_page_and_plus_adds_one_after_it(session, pages):
    QTest.mouseClick(pages.tiles[1], LEFT)
    assert session.page == 1
    pages.add()
    assert len(session.document.pages) == 4 and session.page == 2 and session.document.pages[2].layers == ()
    session.undo_stack.undo()
    assert len(session.document.pages) == 3 and len(pages.tiles) == 3


def test_pages_stand_from_right_to_left_in_a_persian_window(session, pages):
    pages.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    pages.widget().layout().activate()
    QApplication.processEvents()
    xs = [tile.mapTo(pages, QPoint(0, 0)).x() for tile in pages.tiles]
    assert xs == sorted(xs, reverse=True)


def test_a_dragged_page_goes_where_it_is_dropped(session, pages):
    before = names(session)
    first, last = pages.tiles[0], pages.tiles[2]
    start = first.rect().center()
    end = last.mapTo(pages, last.rect().center()) + QPoint(30 if not pages.isRightToLeft() else -30, 0)
    QTest.mousePress(first, LEFT, NONE, start)
    QTest.mouseMove(first, first.mapFrom(pages, end))
    QTest.mouseRelease(first, LEFT, NONE, first.mapFrom(pages, end))
    assert names(session) == [*before[1:], before[0]]


def test_pages_are_copied_and_deleted_by_key(session, pages):
    pages.tiles[0].setFocus()
    QTest.keyClick(pages.tiles[0], Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(session.document.pages) == 4
    QTest.keyClick(pages.tiles[1], Qt.Key.Key_Delete)
    assert len(session.document.pages) == 3


def test_only_the_page_that_changed_is_painted_anew(session, pages):
    session.edit("", change_layer(session.document, "one", text="نو"))
    assert [tile.stale for tile in pages.tiles] == [True, False, False]


# ---------------------------------------------------------------- problems


def faint(session):
    session.edit("", change_layer(session.document, "one", text="کتابخانه‌ای " * 200))


def test_a_problem_is_marked_beside_its_layer_and_says_the_way_out(canvas, session, hand):
    faint(session)
    canvas.watch.look()
    marker = next(one for one in canvas.watch.markers() if one.layer_id == "one")
    box = canvas.stage.find("one").bounds
    assert marker.x > canvas.stage.view.to_screen(box.right, 0).x and marker.words
    event = QHelpEvent(QEvent.Type.ToolTip, QPoint(round(marker.x), round(marker.y)), QPoint(5, 5))
    QApplication.sendEvent(canvas, event)
    assert QToolTip.text() == marker.words


def test_problems_of_layers_that_are_not_seen_stand_beside_the_page(canvas):
    canvas.watch.problems = (Problem(where="nobody", what="x"),)
    assert [one.layer_id for one in canvas.watch.markers()] == [""]


def test_a_press_on_a_mark_selects_the_layer_and_offers_to_mend_it(canvas, session, hand):
    faint(session)
    canvas.watch.look()
    marker = next(one for one in canvas.watch.markers() if one.layer_id == "one")
    QTest.mouseClick(canvas, LEFT, NONE, QPoint(round(marker.x), round(marker.y)))
    assert session.selection == ("one",)
    menus = [menu for menu in canvas.findChildren(QMenu) if menu.isVisible()]
    assert menus and any(action.isEnabled() for action in menus[0].actions())
    menus[0].close()


def test_what_stands_under_the_services_buttons_goes_into_the_safe_area(canvas, session):
    session.edit("", change_layer(session.document, "red", bleed=True, anchor="top-left", x=0.0, y=0.0))
    words, mend = fix_of(canvas.stage, Problem(where="red", what="", code="unsafe-zone"))
    mend()
    assert words and canvas.stage.page_box().holds(canvas.stage.find("red").bounds, 1)


def test_the_way_inside_is_the_shortest():
    room = Box(10, 10, 100, 100)
    assert way_inside(room.moved(5, -7), room) == (-5, 7)


def test_there_is_no_mending_where_only_a_person_knows(canvas):
    assert fix_of(canvas.stage, Problem(where="red", what="", code="crowded")) is None
    assert fix_of(canvas.stage, Problem(where="nobody", what="", code="text-cut")) is None


# ---------------------------------------------------------------- menus


def test_the_menu_offers_what_the_layer_can_have_done(canvas, session):
    session.select("one")
    assert "F2" in [entry.keys for entry in entries(canvas.stage)]
    session.select("red")
    keys = [entry.keys for entry in entries(canvas.stage)]
    assert "F2" not in keys and {"Ctrl+D", "Ctrl+L", "Del"} <= set(keys)
    session.select()
    assert all(entry.words for entry in entries(canvas.stage) if entry.deed)


def test_a_right_click_selects_what_is_under_it_and_shows_its_menu(canvas, session, hand):
    at = hand.at(*hand.middle("red"))
    QApplication.sendEvent(canvas, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, canvas.mapToGlobal(at)))
    assert session.selection == ("red",)
    menus = [menu for menu in canvas.findChildren(QMenu) if menu.isVisible()]
    assert menus
    menus[0].close()


# ---------------------------------------------------------------- the desk and the phone


def test_switches_of_the_desk_do_what_they_say(session, qtbot):
    desk = CanvasDesk(session)
    qtbot.addWidget(desk)
    desk.resize(900, 900)
    desk.show()
    desk.bar.only_here.click()
    assert desk.canvas.stage.only_here and desk.bar.scope.text()
    desk.bar.safe.click()
    assert desk.canvas.safe_zone
    desk.bar.rulers.click()
    assert not desk.canvas.rulers and desk.canvas.room.x == 0
    desk.bar.zoom.click()
    assert desk.canvas.zoom == 1.0
    desk.bar.sizes.click()
    assert not desk.sizes.isVisible()


def test_a_phone_is_360_px_wide_and_follows_the_design(session, qtbot):
    phone = PhonePreview(session)
    qtbot.addWidget(phone)
    phone.show()
    before = phone.grab().toImage()
    session.edit("", change_layer(session.document, "red", opacity=0.2))
    qtbot.waitUntil(lambda: phone.grab().toImage() != before)
    assert phone._surface.image.width() == round(360 * phone.devicePixelRatioF())


def test_a_phone_fits_a_small_screen_whatever_the_page(session, qtbot):
    phone = PhonePreview(session)
    qtbot.addWidget(phone)
    for preset in load_presets().choose(["library/long", "instagram/story", "telegram/post_landscape"]):
        session.show_preset(preset)
        assert phone.height() <= 768 - 40 - 28  # the bar of the system, and the window's own


def test_a_tall_page_goes_up_under_the_wheel_and_a_story_stands_still(session, qtbot):
    phone = PhonePreview(session)
    qtbot.addWidget(phone)
    phone.show()
    session.show_preset(load_presets().preset("pinterest/pin"))
    top = phone.grab().toImage()
    QTest.keyClick(phone, Qt.Key.Key_PageDown)
    assert phone.down == phone.most_down > 0 and phone.grab().toImage() != top
    session.show_preset(session.presets[1])
    assert phone.full and phone.down == 0
    phone.scroll(100)
    assert phone.down == 0


def test_a_phone_shows_who_posts_and_the_caption(session, qtbot):
    phone = PhonePreview(session)
    qtbot.addWidget(phone)
    phone.show()
    bare = phone.grab().toImage()
    session.edit("", replace(session.document, caption="کتاب تازه رسید", origin=Origin(words={"library": "باغ کتاب"})))
    assert phone.grab().toImage() != bare


def test_a_phone_that_is_closed_is_switched_off(session, qtbot):
    desk = CanvasDesk(session)
    qtbot.addWidget(desk)
    desk.show()
    desk.bar.phone.click()
    assert desk.phone.isVisible()
    QTest.keyClick(desk.phone, Qt.Key.Key_Escape)
    assert not desk.phone.isVisible() and not desk.bar.phone.isChecked()
    desk.bar.phone.click()
    assert desk.phone.isVisible()
    desk.phone.close()


def test_the_overlay_of_the_service_is_painted_over_the_page(canvas, session):
    session.show_preset(session.presets[1])
    canvas.finish()
    before = canvas.grab().toImage()
    canvas.safe_zone = True
    assert canvas.grab().toImage() != before


def test_a_watch_looks_when_all_is_quiet(qt_app, session, qtbot):
    watch = Watch(Stage(session))
    with qtbot.waitSignal(watch.changed, timeout=3000):
        faint(session)
    assert watch.problems


def test_a_page_without_anything_can_be_looked_at(qt_app, session, qtbot):
    bare = Session(Document(pages=(Page(layers=(Text(text=""),)),)), session.presets)
    desk = CanvasDesk(bare)
    qtbot.addWidget(desk)
    desk.show()
    assert desk.grab().toImage().width() > 0
