"""Turn the question of the home page into its head: words and search on a ground of stars."""

import re

from PySide6.QtCore import QMimeData, QRectF, Qt, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QShortcut,
)
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QVBoxLayout, QWidget

from studio.letters import latin_digits
from widgets.theme import current
from widgets.theme.icons import icon
from widgets.theme.ornament import draw_stars
from widgets.theme.sides import begin_at_start
from widgets.words import tr

_ISBN = re.compile(r"[\d][\d\- ]{8,15}[\dXx]")


class Search(QLineEdit):
    """The field. A list pasted into it (copied files, several lines, an ISBN) is no search: `list_pasted` comes."""

    list_pasted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste) and _holds_list():
            self.list_pasted.emit()
        else:
            super().keyPressEvent(event)


def _holds_list() -> bool:
    held = QGuiApplication.clipboard().mimeData() or QMimeData()  # none at all on some systems
    text = latin_digits(held.text().strip())
    return held.hasUrls() or "\n" in text or _ISBN.fullmatch(text) is not None


class Hero(QFrame):
    """The head of the home page."""

    asked = Signal(str)
    done = Signal()  # Return or the arrow down: on to what was found

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(32, 20, 32, 24)
        rows.setSpacing(12)
        self._title = QLabel(tr("What are you making today?"))
        self._title.setObjectName("hero")
        self.search = Search()
        self.search.setProperty("look", "search")
        self.search.setPlaceholderText(tr("Search templates: event, new arrivals, Yalda…"))
        self.search.setAccessibleName(tr("Search templates"))
        self.search.setClearButtonEnabled(True)
        begin_at_start(self.search)
        self.search.setMaximumWidth(560)
        glass = self.search.addAction(icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        glass.setToolTip(tr("Search templates"))
        self.search.textChanged.connect(self.asked)
        self.search.returnPressed.connect(self.done)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self.search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self.done)
        rows.addWidget(self._title)
        rows.addWidget(self.search)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rectangle = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(rectangle, 20, 20)
        ground = QLinearGradient(rectangle.topLeft(), rectangle.bottomRight())
        ground.setColorAt(0, current.colour("hero"))
        ground.setColorAt(1, current.colour("hero_to"))
        painter.fillPath(shape, ground)
        painter.setClipPath(shape)
        draw_stars(painter, rectangle, current.tokens().gold, cell=64, strength=0.16)
