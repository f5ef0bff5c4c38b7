"""Turn the page shown into an image for the clipboard, and into a file that can be dragged to another program."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDrag, QGuiApplication, QImage, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QToolButton, QWidget

from studio.disk import safe_name, written_beside
from studio.paint import paint
from studio.scene import Frame
from widgets import places
from widgets.session import Session
from widgets.theme.icons import icon
from widgets.words import tr

_SMALL = 220  # px of the picture that hangs at the pointer


def frames(session: Session) -> list[Frame]:
    """Every page of the design as the preset shown has it."""
    return [session.layout(page=number).scene.at(0.0) for number in range(len(session.document.pages))]


def page_image(session: Session) -> QImage:
    """The page shown, at the size of its preset. Raises InputFault when a picture of it cannot be used."""
    return paint(session.layout().scene.at(0.0))


def copy_page(session: Session) -> None:
    """Put the page shown on the clipboard, as an image."""
    QGuiApplication.clipboard().setImage(page_image(session))


def page_file(session: Session, name: str) -> Path:
    """The page shown as a PNG file in our cache, named after the design. Raises OutputFault."""
    number = f"-{session.page + 1}" if len(session.document.pages) > 1 else ""
    placement = session.preset.id.replace("/", "-")
    path = places.cache() / "dragged" / f"{safe_name(name)}-{placement}{number}.png"
    with written_beside(path) as scratch:
        page_image(session).save(str(scratch), "PNG")
    return path


class PageGrip(QToolButton):
    """A grip by which the page shown is dragged out as a file: into a chat, a folder, an upload page."""

    def __init__(self, session: Session, name: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._name = session, name
        self._pressed = QPoint()
        words = tr("Drag the page from here into another program; a click copies it")
        self.setIcon(icon("hand-grab"))
        self.setToolTip(words)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.clicked.connect(lambda: copy_page(session))

    def mime(self) -> QMimeData:
        """The page as a file and as an image: programs take what they know."""
        path = page_file(self._session, self._name())
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        data.setImageData(QImage(str(path)))
        return data

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        away = (event.position().toPoint() - self._pressed).manhattanLength()
        if event.buttons() & Qt.MouseButton.LeftButton and away >= QApplication.startDragDistance():
            self.setDown(False)
            self._drag()

    def _drag(self) -> None:
        drag = QDrag(self)
        data = self.mime()
        drag.setMimeData(data)
        small = data.imageData().scaledToHeight(_SMALL, Qt.TransformationMode.SmoothTransformation)
        drag.setPixmap(QPixmap.fromImage(small))
        drag.exec(Qt.DropAction.CopyAction)
