"""Turn tokens into the palette, font and style sheet of the application."""

from functools import partial
from string import Template

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from studio import resources
from widgets.theme import current
from widgets.theme.tokens import DARK, Tokens

FAMILY = "Vazirmatn"
_FACES = (
    "vazirmatn/Vazirmatn-Regular.ttf", "vazirmatn/Vazirmatn-Medium.ttf", "vazirmatn/Vazirmatn-SemiBold.ttf",
    "vazirmatn/Vazirmatn-Bold.ttf", "lalezar/Lalezar-Regular.ttf",
)


def apply(app: QApplication, theme: str) -> None:
    """Dress the application in the `theme` "system", "light" or "dark"."""
    _undress(app, theme)
    app.setStyleSheet(sheet(current.tokens()))


def change(app: QApplication, theme: str) -> None:
    """Dress the windows that are open anew, in three turns of the event loop; nothing of them is painted between."""
    for window in app.topLevelWidgets():
        window.setUpdatesEnabled(False)
    _undress(app, theme)
    QTimer.singleShot(0, app, partial(_dress_windows, app))


def _undress(app: QApplication, theme: str) -> None:
    """Take the sheet off: from one to the next Qt dresses every widget once for each one it lies in, from none to one
    just once."""
    dark = theme == "dark" or (theme == "system" and app.styleHints().colorScheme() == Qt.ColorScheme.Dark)
    current.choose(dark=dark)
    app.setStyleSheet("")
    app.setPalette(_palette(current.tokens()))


def _dress_windows(app: QApplication) -> None:
    if not app.styleSheet():  # asked for twice in one turn
        app.setStyleSheet(sheet(current.tokens()))
    QTimer.singleShot(0, app, partial(_uncover, app))


def _uncover(app: QApplication) -> None:
    """Let the windows be painted, unless they were undressed again meanwhile."""
    if app.styleSheet():
        for window in app.topLevelWidgets():
            window.setUpdatesEnabled(True)


def load_fonts(app: QApplication) -> None:
    """Make the shipped families known and the interface one the application's."""
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(resources.fonts() / face))
    font = QFont(FAMILY)
    font.setPointSizeF(10.5)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    app.setFont(font)


def sheet(tokens: Tokens) -> str:
    """The style sheet in the colours of `tokens`."""
    text = Template(resources.asset("window/style.qss").read_text("utf-8"))
    shade = "dark" if tokens is DARK else "light"
    return text.substitute(vars(tokens), shade=shade, images=resources.asset("window").as_posix())


def _palette(tokens: Tokens) -> QPalette:
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: tokens.ground, QPalette.ColorRole.WindowText: tokens.ink,
        QPalette.ColorRole.Base: tokens.surface, QPalette.ColorRole.AlternateBase: tokens.sunk,
        QPalette.ColorRole.Text: tokens.ink, QPalette.ColorRole.Button: tokens.surface,
        QPalette.ColorRole.ButtonText: tokens.ink, QPalette.ColorRole.BrightText: tokens.on_accent,
        QPalette.ColorRole.Highlight: tokens.accent, QPalette.ColorRole.HighlightedText: tokens.on_accent,
        QPalette.ColorRole.PlaceholderText: tokens.muted, QPalette.ColorRole.ToolTipBase: tokens.ink,
        QPalette.ColorRole.ToolTipText: tokens.surface, QPalette.ColorRole.Link: tokens.accent,
        QPalette.ColorRole.Mid: tokens.line, QPalette.ColorRole.Light: tokens.surface,
        QPalette.ColorRole.Dark: tokens.field, QPalette.ColorRole.Accent: tokens.accent,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    disabled = QPalette.ColorGroup.Disabled
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(disabled, role, QColor(tokens.field))
    return palette
