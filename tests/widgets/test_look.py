"""What is seen can be read, what has the focus can be seen and is named, and no theme or language leaves a trace."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QSlider,
    QSpinBox,
    QTabBar,
    QTableWidget,
    QToolButton,
    QTreeWidget,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from studio import resources
from studio.palettes import load_palettes
from studio.values import Colour
from widgets.app import Program
from widgets.brand.swatch import Swatch
from widgets.canvas.tile import Tile
from widgets.home.gallery import GAP
from widgets.theme import current
from widgets.theme.icons import put_icon
from widgets.theme.sides import begin_at_start, wrap
from widgets.theme.tokens import DARK, LIGHT, Tokens
from widgets.window import MainWindow

BOOKS = "samples/books.csv"
NOT_WORDS = re.compile(r"[\d\W_]*|https?://\S*|\W*(/|\\|[A-Z]:)\S*|\S+\.\w{2,4}", re.ASCII)
NAMES = {"English", "QR", "MP4", "WEBM", "GIF", "PNG", "JPG", "WEBP", "AVIF", "PDF", "SVG", "A4", "A3", "books"}


def rules() -> list[tuple[str, dict[str, str]]]:
    """The selectors of the style sheet and what each of them sets."""
    sheet = re.sub(r"/\*.*?\*/", "", resources.asset("window/style.qss").read_text("utf-8"), flags=re.DOTALL)
    found = re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    return [(names.strip(), dict(re.findall(r"([\w-]+):\s*([^;]+);", body))) for names, body in found]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_rule_that_sets_words_on_a_ground_can_be_read(tokens: Tokens) -> None:
    pairs = {
        names: (found["color"].removeprefix("$"), found["background"].removeprefix("$")) for names, found in rules()
        if found.get("color", "").startswith("$") and found.get("background", "").startswith("$")
    }
    assert len(pairs) > 15
    live = {names: pair for names, pair in pairs.items() if ":disabled" not in names}
    faint = {names: pair for names, pair in live.items() if _contrast(tokens, *pair) < 4.5}
    assert not faint


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("role", ["ink", "muted", "accent", "warning", "danger", "good", "soft_ink"])
def test_words_without_a_ground_of_their_own_can_be_read_on_every_page(role: str, tokens: Tokens) -> None:
    """Labels stand on the page, on cards, in tables and on what is chosen."""
    grounds = ["ground", "surface", "sunk"] + (["soft"] if role in ("ink", "muted", "soft_ink") else [])
    assert all(_contrast(tokens, role, ground) >= 4.5 for ground in grounds)


def test_hints_in_empty_fields_can_be_read(program: Program, qtbot: QtBot) -> None:
    """Qt would draw them half transparent: they must have the colour of quiet words."""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("■■■■■■")
    field.show()
    seen = {image_colour(field.grab().toImage(), x, y) for x in range(8, 80) for y in range(4, 30)}
    assert current.tokens().muted in seen


# ---------------------------------------------------------------- focus


def many(made: QListWidget) -> QWidget:
    """The list with something in it."""
    made.addItems(["یک", "دو"])
    return made


def looking(made: Callable[[], QWidget], look: str) -> Callable[[], QWidget]:
    def make() -> QWidget:
        widget = made()
        widget.setProperty("look", look)
        return widget

    return make


def tool() -> QToolButton:
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setText("ابزار")
    return button


def tabs() -> QWidget:
    made = QTabBar()
    for name in ("یک", "دو"):
        made.addTab(name)
    return made


KINDS: dict[str, Callable[[], QWidget]] = {
    "button": lambda: QPushButton("باشد"), "tool": tool, "line": QLineEdit, "area": QPlainTextEdit,
    "spin": QDoubleSpinBox, "choice": QComboBox, "check": lambda: QCheckBox("بله"), "radio": lambda: QRadioButton("یا"),
    "slider": lambda: QSlider(Qt.Orientation.Horizontal), "list": lambda: many(QListWidget()),
    "table": lambda: QTableWidget(2, 2), "tree": QTreeWidget, "tabs": tabs, "tile": lambda: Tile(QSize(90, 90)),
    "swatch": lambda: Swatch(load_palettes().palette("lapis")),
    **{look: looking(lambda: QPushButton("باشد"), look)
       for look in ("primary", "quiet", "chip", "row", "ink", "mend", "day")},
    **{f"{look} tool": looking(tool, look) for look in ("rail", "button", "change")},
    "framed": looking(QTreeWidget, "framed"), "grid": looking(lambda: many(QListWidget()), "grid"),
    "search": looking(QLineEdit, "search"),
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_focus_is_seen(kind: str, theme: str, program: Program, qtbot: QtBot) -> None:
    program.common.settings.set_theme(theme)
    page, other = QWidget(), QLineEdit()
    qtbot.addWidget(page)
    widget = KINDS[kind]()
    rows = QVBoxLayout(page)
    for part in (other, widget):
        rows.addWidget(part)
    page.resize(240, 300)
    page.show()
    page.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(widget.hasFocus)
    assert changed(before, widget.grab().toImage()) >= 30, "px that tell where the keyboard is"


# ---------------------------------------------------------------- names


def test_everything_the_keyboard_reaches_has_a_name(program: Program, qtbot: QtBot) -> None:
    window = furnished(program, qtbot)
    nameless = {}
    for name in ("home", "design", "export", "batch"):
        window.rooms.enter(name)
        room = window.rooms.room(name)
        for panel in range(room.panels.count()) if name == "design" else (0,):
            if name == "design":
                room.panels.setCurrentIndex(panel)
            settle()
            nameless |= {id(widget): (name, panel, widget) for widget in reached(window) if not spoken(widget)}
    assert not nameless.values()


def test_steps_of_the_brand_and_settings_have_names(program: Program, qtbot: QtBot) -> None:
    from widgets.brand.dialog import BrandDialog
    from widgets.manners.help import HelpWindow
    from widgets.manners.settings_dialog import SettingsDialog

    for dialog in (BrandDialog(program.common), SettingsDialog(program.common), HelpWindow()):
        qtbot.addWidget(dialog)
        dialog.show()
        for step in range(3 if isinstance(dialog, BrandDialog) else 1):
            if isinstance(dialog, BrandDialog):
                dialog._show_step(step)
            settle()
            assert not [widget for widget in reached(dialog) if not spoken(widget)]


# ---------------------------------------------------------------- turning theme and language


@pytest.mark.parametrize(("before", "after", "old"), [("light", "dark", LIGHT), ("dark", "light", DARK)])
def test_turning_the_theme_leaves_no_colour_of_the_other(
    before: str, after: str, old: Tokens, program: Program, qtbot: QtBot
) -> None:
    program.common.settings.set_theme(before)
    window = furnished(program, qtbot)
    rooms = ("home", "export", "batch", "design")
    for name in rooms:  # everything has been painted once in the old theme
        window.rooms.enter(name)
        settle()
    panels = window.rooms.room("design").panels
    for at in range(panels.count()):
        panels.setCurrentIndex(at)
        settle()
    program.common.settings.set_theme(after)
    for name in rooms:
        window.rooms.enter(name)
        settle()
        for at in range(panels.count()) if name == "design" else (0,):
            panels.setCurrentIndex(at)
            settle()
            qtbot.waitUntil(lambda: share(window.grab().toImage(), old) < 0.002, timeout=20_000)


def test_a_persian_window_says_nothing_in_english(program: Program, qtbot: QtBot) -> None:
    window = furnished(program, qtbot)
    said = set()
    for name in ("home", "design", "export", "batch"):
        window.rooms.enter(name)
        if name == "design":
            panels = window.rooms.room(name).panels
            window.designs.session.select("title")
            for at in range(panels.count()):
                panels.setCurrentIndex(at)
                settle()
        settle()
        said |= set(words_in(window))
    assert not {words for words in said if english(words)}


def test_turning_the_language_leaves_no_word_of_the_other(program: Program, qtbot: QtBot) -> None:
    furnished(program, qtbot)
    program.window.designs.session.undo_stack.setClean()
    program.window.language_asked.emit("en")
    settle()
    window = program.window
    window.rooms.enter("home")
    settle()
    persian = re.compile("[\u0600-\u06ff]")
    left = {words for words in words_in(window) if persian.search(words) and "English" not in words}
    assert not left
    assert QApplication.layoutDirection() == Qt.LayoutDirection.LeftToRight


# ---------------------------------------------------------------- room


@pytest.mark.parametrize("spoken", ["fa", "en"])
def test_no_words_are_cut_on_a_small_screen(spoken: str, program: Program, qtbot: QtBot) -> None:
    program.common.settings.set_language(spoken)
    window = furnished(program, qtbot)
    found = set()
    for name in ("home", "design", "export", "batch"):
        window.rooms.enter(name)
        settle()
        panels = window.rooms.room("design").panels
        for kind in ("title", "cover", "code") if name == "design" else ("",):
            window.designs.session.select(*filter(None, [kind]))
            for at in range(panels.count()) if name == "design" else (0,):
                panels.setCurrentIndex(at)
                settle()
                found |= {(name, said) for said in cut_words(window)}
    assert not found


@pytest.mark.parametrize("spoken", ["fa", "en"])
def test_dialogs_fit_a_small_screen(spoken: str, program: Program, qtbot: QtBot) -> None:
    from widgets.brand.dialog import BrandDialog
    from widgets.manners.help import HelpWindow
    from widgets.manners.settings_dialog import SettingsDialog
    from widgets.manners.template_dialog import TemplateDialog

    program.common.settings.set_language(spoken)
    program.open_window()
    for dialog in (BrandDialog(program.common), SettingsDialog(program.common), HelpWindow(), TemplateDialog("سخن")):
        qtbot.addWidget(dialog)
        dialog.show()
        settle()
        assert dialog.width() <= 1366
        assert dialog.height() <= 768 - 88, "px that a panel and a title take"
        assert not cut_words(dialog)


@pytest.mark.parametrize("spoken", ["fa", "en"])
def test_cards_stand_in_line_with_what_is_over_them(spoken: str, program: Program, qtbot: QtBot) -> None:
    program.common.settings.set_language(spoken)
    program.open_window()
    for width in (1366, 1500, 1920):
        program.window.resize(width, 768)
        settle()
        home = program.window.rooms.room("home")
        gallery = home.gallery
        first = [gallery.visualRect(home.model.index(at)) for at in range(9)]
        row = [rectangle for rectangle in first if rectangle.top() == first[0].top()]
        edges = (min(one.left() for one in row) + GAP // 2, max(one.right() for one in row) - GAP // 2)
        hero = home.hero.mapTo(home, home.hero.rect().topLeft()).x()
        place = gallery.viewport().mapTo(home, gallery.viewport().rect().topLeft()).x()
        assert abs(place + edges[0] - hero) <= 12, "px"
        assert abs(place + edges[1] - (hero + home.hero.width())) <= 12, "px"


def test_the_time_of_a_film_has_room_for_its_lanes(program: Program, qtbot: QtBot) -> None:
    program.open_window()
    window = program.window
    window.resize(1366, 768)
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start("teaser-book")
    room = window.rooms.room("design")
    qtbot.waitUntil(lambda: 240 <= room.timeline.height() <= 320, timeout=5_000)


def test_patterns_stand_two_in_a_row_in_the_narrowest_panel(program: Program, qtbot: QtBot) -> None:
    window = furnished(program, qtbot)
    panels = window.rooms.room("design").panels
    panels.setCurrentIndex(4)
    settle()
    grid = panels.currentWidget().findChild(QListWidget)
    assert grid.visualItemRect(grid.item(0)).top() == grid.visualItemRect(grid.item(1)).top()


@pytest.mark.parametrize("spoken", ["fa", "en"])
def test_drawings_keep_away_from_words(spoken: str, program: Program, qtbot: QtBot) -> None:
    program.common.settings.set_language(spoken)
    program.open_window()
    button = QPushButton("■")
    put_icon(button, "square")
    qtbot.addWidget(button)
    button.resize(200, 40)
    button.show()
    image = button.grab().toImage()
    inked = [x for x in range(4, 196) if any(image.pixelColor(x, y).lightness() < 140 for y in range(9, 31))]
    assert 6 <= max(after - before for before, after in pairwise(inked)) <= 16, "px"


# ---------------------------------------------------------------- fields of a Persian window


def test_digits_and_the_caret_begin_at_the_right(qtbot: QtBot) -> None:
    """A caret stands at the left end of digits, which begin at the right."""
    field = QLineEdit()
    begin_at_start(field)
    qtbot.addWidget(field)
    field.resize(300, 40)
    field.show()
    assert field.alignment() & Qt.AlignmentFlag.AlignRight
    field.setText("123")
    field.end(False)
    image = field.grab().toImage()
    inked = [x for x in range(6, 294) if any(image.pixelColor(x, y).lightness() < 100 for y in range(8, 32))]
    assert min(inked) > 200


def test_every_line_of_a_label_begins_at_the_edge(qtbot: QtBot) -> None:
    """Qt sets all but the last off by a space in plain labels."""
    label = QLabel("آب " * 14)
    wrap(label)
    qtbot.addWidget(label)
    label.resize(160, label.heightForWidth(160))
    label.show()
    image = label.grab().toImage()
    count = round(image.height() / label.fontMetrics().lineSpacing())
    bands = [range(image.height() * line // count, image.height() * (line + 1) // count) for line in range(count)]
    edges = [max(x for x in range(160) for y in band if image.pixelColor(x, y).lightness() < 100) for band in bands]
    assert len(edges) > 1
    assert max(edges) - min(edges) <= 1


@pytest.mark.parametrize("direction", [Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight])
def test_numbers_begin_where_the_words_of_the_lists_beside_them_begin(
    direction: Qt.LayoutDirection, program: Program, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    if direction == Qt.LayoutDirection.LeftToRight:
        request.getfixturevalue("english")
    holder, chosen, number = QWidget(), QComboBox(), QSpinBox()
    qtbot.addWidget(holder)
    holder.setLayoutDirection(direction)
    rows = QVBoxLayout(holder)
    for part in (chosen, number):
        rows.addWidget(part)
    chosen.addItem("888")
    number.setRange(0, 888)
    number.setValue(888)
    number.setLocale(QLocale.c())
    begin_at_start(number)
    holder.resize(260, 120)
    holder.show()

    def start(part: QWidget) -> int:
        image = part.grab().toImage()
        dark = [x for x in range(6, image.width() - 6)
                if any(image.pixelColor(x, y).lightness() < 90 for y in range(10, image.height() - 10))]
        return image.width() - max(dark) if direction == Qt.LayoutDirection.RightToLeft else min(dark)

    assert abs(start(chosen) - start(number)) <= 2


def test_keys_have_the_names_that_stand_on_them(qapp: QApplication) -> None:
    keys = QKeySequence("Ctrl+Shift+,").toString(QKeySequence.SequenceFormat.NativeText)
    assert keys.replace("\u2066", "") == "Ctrl+Shift+,"
    assert keys.startswith("\u2066")  # read from the left, its sign at the end as well
    assert QApplication.translate("QPlatformTheme", "Cancel") == "انصراف"


# ---------------------------------------------------------------- helpers


@pytest.fixture
def program(qapp: QApplication, qtbot: QtBot) -> Iterator[Program]:
    made = Program(qapp)
    made.common.settings.set_theme("light")
    yield made
    if made.window is not None:
        if made.window.designs.session is not None:
            made.window.designs.session.undo_stack.setClean()
        made.window.close()
        made.window.deleteLater()
    made.close()
    qapp.setStyleSheet("")
    current.choose(dark=False)


def furnished(program: Program, qtbot: QtBot) -> MainWindow:
    """The window with a design and a list open."""
    program.open_window()
    window = program.window
    window.resize(1366, 768)
    with qtbot.waitSignal(window.designs.opened, timeout=10_000):
        window.designs.start("book-intro")
    window.lists.take_files([resources.asset(BOOKS)])
    qtbot.waitUntil(lambda: window.rooms.is_open("batch"), timeout=10_000)
    window.rooms.enter("design")
    qtbot.waitUntil(lambda: window.rooms.room("design").panels.count() > 4, timeout=10_000)
    return window


def settle() -> None:
    for _ in range(20):
        QApplication.processEvents()


def reached(window: QWidget) -> list[QWidget]:
    """What the tab key stops at, as far as it is seen."""
    return [
        widget for widget in window.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
    ]


def spoken(widget: QWidget) -> str:
    """What a screen reader says of `widget`."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface is not None else ""


def words_in(window: QWidget) -> Iterator[str]:
    """Everything the parts of `window` say, but what users or catalogues wrote."""
    for widget in window.findChildren(QWidget):
        yield from (widget.toolTip(), widget.accessibleName(), widget.windowTitle())
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        if isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        if isinstance(widget, QComboBox):
            yield from (widget.itemText(row) for row in range(widget.count()))


def cut_words(window: QWidget) -> set[str]:
    """Words of labels and buttons that have less room than they take."""
    found = set()
    for widget in window.findChildren(QLabel) + window.findChildren(QAbstractButton) + window.findChildren(QComboBox):
        words = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
        if not words or not widget.isVisible() or (isinstance(widget, QLabel) and widget.wordWrap()):
            continue
        if isinstance(widget, QToolButton) and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly:
            continue
        lines = re.sub("<[^>]*>", "", words).replace("&", "").splitlines()
        asked = max(widget.fontMetrics().horizontalAdvance(line) for line in lines)
        spare = 34 if isinstance(widget, QComboBox) else 0
        if asked > widget.width() - spare + 1:
            found.add(words)
    return found


def english(words: str) -> bool:
    """Whether `words` are for reading and have no Persian letter."""
    plain = re.sub("[\u2066-\u2069\u200e\u200f…&]", "", re.sub("<[^>]*>", "", words)).strip()
    return not NOT_WORDS.fullmatch(plain) and plain not in NAMES and not re.search("[\u0600-\u06ff]", plain)


def image_colour(image: QImage, x: int, y: int) -> str:
    return image.pixelColor(x, y).name()


def changed(one: QImage, other: QImage) -> int:
    """How many pixels differ."""
    return sum(before != after for before, after in zip(_pixels(one), _pixels(other), strict=True))


def share(image: QImage, tokens: Tokens) -> float:
    """How much of the picture is in grounds of `tokens`, 0-1."""
    roles = ("ground", "surface", "sunk", "soft", "line", "rail")
    grounds = {QColor(getattr(tokens, role)).rgb() for role in roles}
    seen = Counter(_pixels(image))
    return sum(seen[colour] for colour in grounds) / seen.total()


def _pixels(image: QImage) -> memoryview:
    """The pixels as numbers 0xAARRGGBB."""
    return memoryview(bytes(image.convertToFormat(QImage.Format.Format_RGB32).constBits())).cast("I")


def _contrast(tokens: Tokens, one: str, other: str) -> float:
    return Colour.parse(getattr(tokens, one)).contrast(Colour.parse(getattr(tokens, other)))
