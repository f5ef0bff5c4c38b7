"""A canvas of one page with a column, a row, free layers and a picture, and a hand that presses, drags and types."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from studio.document.model import Box, Document, Page, Picture, Shape, Text
from studio.presets import load_presets
from widgets.canvas import Canvas
from widgets.session import Session

PRESETS = ("instagram/feed_portrait", "instagram/story", "telegram/post_square")


def page(picture: str = "") -> Page:
    column = Box(id="column", flow="column", gap=20, width="fill", height="fill", children=(
        Text(id="one", text="سطر یکم", width="fill"), Text(id="two", text="سطر دوم", width="fill"),
        Text(id="three", text="سطر سوم", width="fill")))
    free = (
        Shape(id="red", anchor="top-left", x=100, y=600, width=200, height=120, fill="accent"),
        Shape(id="blue", anchor="top-left", x=400, y=800, width=200, height=120, fill="accent-2"),
        Picture(id="photo", anchor="bottom-right", width=240, height=180, source=picture, fit="cover", designed=True,
                title="کتاب"),
    )
    return Page(id="page", layers=(column, *free))


@pytest.fixture
def picture(tmp_path) -> str:
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(QColor("#337799"))
    path = tmp_path / "photo.png"
    image.save(str(path))
    return str(path)


@pytest.fixture
def session(qt_app, picture) -> Session:
    presets = load_presets()
    return Session(Document(pages=(page(picture),)), [presets.preset(name) for name in PRESETS])


@pytest.fixture
def canvas(session, qtbot) -> Canvas:
    widget = Canvas(session)
    qtbot.addWidget(widget)
    widget.resize(900, 900)
    widget.show()
    QTest.qWaitForWindowExposed(widget)
    widget.finish()
    return widget


class Hand:
    """What a person does with mouse and keys, at places of the page."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas

    def at(self, x: float, y: float) -> QPoint:
        place = self.canvas.stage.view.to_screen(x, y)
        return QPoint(round(place.x), round(place.y))

    def middle(self, name: str) -> tuple[float, float]:
        box = self.canvas.stage.find(name).bounds
        return box.centre.x, box.centre.y

    def click(self, x: float, y: float, held=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.mouseClick(self.canvas, Qt.MouseButton.LeftButton, held, self.at(x, y))

    def take(self, name: str, held=Qt.KeyboardModifier.NoModifier) -> None:
        self.click(*self.middle(name), held)

    def double(self, x: float, y: float) -> None:
        QTest.mouseDClick(self.canvas, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, self.at(x, y))

    def drag(self, start, end, held=Qt.KeyboardModifier.NoModifier, *, before_release: Callable[[], None] | None = None,
             screen: bool = False) -> None:
        """Press at a place of the page, go to another in steps and let go."""
        first, last = self.at(*start), self.at(*end)
        if screen:
            first, last = QPoint(*map(round, start)), QPoint(*map(round, end))
        QTest.mousePress(self.canvas, Qt.MouseButton.LeftButton, held, first)
        for step in range(1, 6):
            self._move(first + (last - first) * step / 5, held)
        if before_release:
            before_release()
        QTest.mouseRelease(self.canvas, Qt.MouseButton.LeftButton, held, last)
        QApplication.processEvents()

    def go(self, at: tuple[float, float], held=Qt.KeyboardModifier.NoModifier) -> None:
        """On to a place of the screen, the button held."""
        self._move(QPoint(*map(round, at)), held)

    def _move(self, at: QPoint, held) -> None:
        where = QPointF(at)
        event = QMouseEvent(QEvent.Type.MouseMove, where, self.canvas.mapToGlobal(where), Qt.MouseButton.NoButton,
                            Qt.MouseButton.LeftButton, held)
        QApplication.sendEvent(self.canvas, event)

    def key(self, key, held=Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.canvas, key, held)

    def type(self, text: str) -> None:
        """Letters as a keyboard sends them; QTest knows keys of the Latin one only."""
        for sign in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                key = QKeyEvent(kind, ord(sign.upper()), Qt.KeyboardModifier.NoModifier, sign)
                QApplication.sendEvent(self.canvas, key)


@pytest.fixture
def hand(canvas) -> Hand:
    return Hand(canvas)
