"""Turn a drag of a picture inside its frame, or a turn of the wheel, into the part of it that is shown."""

from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPainterPath, QPen, QTransform

from studio.document.edits.order import set_all
from studio.document.model import Document, Picture
from studio.errors import InputFault
from studio.layout.draw import part_shown
from studio.paint.decoding import header
from studio.paint.images import open_picture
from studio.values import Box
from widgets.aside import Aside
from widgets.canvas.gestures.gesture import Gesture, Mode, Pointer
from widgets.canvas.labels import label
from widgets.canvas.matrices import inverse, turned
from widgets.canvas.overlay import polygon
from widgets.canvas.stage import Stage
from widgets.canvas.standing import Standing
from widgets.theme.current import colour
from widgets.words import tr

MOST_ZOOM = 8.0
_STEP = 0.01  # of the picture: one press of an arrow
_NOTCH = 1.08
_SIDE = 1600  # px of the picture shown faintly round its frame


@dataclass(frozen=True, kw_only=True)
class Part:
    """The part of a picture that is shown: the point it is round, in shares, and how near."""

    focus: tuple[float, float]
    zoom: float = 1.0

    def shifted(self, dx: float, dy: float, crop: Box) -> "Part":
        """The part when the picture goes (dx, dy) shares of itself under its frame, which now shows `crop`."""
        x = min(max(crop.centre.x - dx, crop.width / 2), 1 - crop.width / 2)
        y = min(max(crop.centre.y - dy, crop.height / 2), 1 - crop.height / 2)
        return replace(self, focus=(round(x, 4), round(y, 4)))

    def nearer(self, times: float) -> "Part":
        """The part shown `times` as near, never less than the frame needs."""
        return replace(self, zoom=round(min(max(self.zoom * times, 1.0), MOST_ZOOM), 3))


class Crop(Mode):
    """One picture is moved about under its frame; the rest of it is seen faintly."""

    def __init__(self, stage: Stage, layer_id: str) -> None:
        super().__init__(stage)
        self.layer_id = layer_id
        layer = stage.session.layer(layer_id)
        self.aspect = _aspect(layer) if isinstance(layer, Picture) else 1.0
        self._source, self._whole = "", QImage()  # none yet: its frame is there at once
        self._aside = Aside(lambda source: partial(open_picture, source, _SIDE), self._take, stage)

    @property
    def one(self) -> Standing | None:
        """The picture as it is seen."""
        return self.stage.find(self.layer_id)

    @property
    def part(self) -> Part:
        """What is shown of it now."""
        layer = self.one.layer
        return Part(focus=layer.focus, zoom=layer.zoom)

    def crop(self) -> Box:
        """What is shown of it now, in shares."""
        part = self.part
        return part_shown(self.aspect, part.focus, self.one.box, part.zoom)

    def with_part(self, document: Document, part: Part) -> Document:
        """`document` with the picture showing `part` in every arrangement; one that was shown whole fills its frame
        from now on."""
        return set_all(document, {self.layer_id}, focus=part.focus, zoom=part.zoom, fit="cover")

    def leave(self) -> None:
        self._aside.deleteLater()

    def _whole_of(self, source: str) -> QImage:
        """The whole picture; nothing until it was opened beside the window."""
        if source != self._source:
            self._source, self._whole = source, QImage()
            self._aside.ask([source])
        return self._whole

    def _take(self, source: str, image: QImage) -> None:
        if source == self._source:
            self._whole = image
            self.stage.repaint.emit()

    def press(self, at: Pointer) -> Gesture | None:
        if self.one is None or not self.one.holds(at.page):
            self.stage.wants_select.emit()
            return None
        return Shift(self, at)

    def double(self, at: Pointer) -> Gesture | None:
        self.stage.wants_select.emit()
        return None

    def hover(self, at: Pointer) -> Qt.CursorShape:
        inside = self.one is not None and self.one.holds(at.page)
        return Qt.CursorShape.OpenHandCursor if inside else Qt.CursorShape.ArrowCursor

    def wheel(self, notches: float) -> None:
        """Nearer or further by turns of the wheel."""
        self._edit(self.part.nearer(_NOTCH**notches))

    def key(self, event: QKeyEvent) -> bool:
        ways = {Qt.Key.Key_Left: (-_STEP, 0.0), Qt.Key.Key_Right: (_STEP, 0.0), Qt.Key.Key_Up: (0.0, -_STEP),
                Qt.Key.Key_Down: (0.0, _STEP)}
        if event.key() in ways:
            self._edit(self.part.shifted(*ways[event.key()], self.crop()))
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.wheel(-1 if event.key() == Qt.Key.Key_Minus else 1)
        elif event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stage.wants_select.emit()
        else:
            return False
        return True

    def _edit(self, part: Part) -> None:
        session = self.stage.session
        session.edit(tr("Crop"), self.with_part(session.document, part), merge=f"crop {self.layer_id} {id(self)}")

    def paint(self, painter: QPainter) -> None:
        one = self.one
        if one is None:
            return
        crop, box, view = self.crop(), one.box, self.stage.view
        width, height = box.width / crop.width, box.height / crop.height
        whole = QRectF(box.x - crop.x * width, box.y - crop.y * height, width, height)
        way = QTransform(*one.matrix) * QTransform(view.zoom, 0.0, 0.0, view.zoom, view.x, view.y)
        painter.save()
        painter.setTransform(way, True)
        outside = QPainterPath()
        outside.addRect(whole)
        frame = QPainterPath()
        frame.addRect(QRectF(box.x, box.y, box.width, box.height))
        painter.setClipPath(outside - frame)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(0.4)
        painter.drawImage(whole, self._whole_of(one.layer.source))
        painter.restore()
        self._paint_frame(painter, one)

    def _paint_frame(self, painter: QPainter, one: Standing) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("accent"), 2.0))
        shape = polygon(self.stage, one)
        painter.drawPolygon(shape)
        foot = shape.boundingRect()
        zoom = tr("{percent}%", percent=round(self.part.zoom * 100))
        words = f"{tr('Drag the picture, zoom with the wheel')} · {zoom}"
        label(painter, foot.center().x(), foot.bottom() + 16, words, "accent", centred=True)


class Shift(Gesture):
    """The picture goes with the hand under its frame."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, mode: Crop, start: Pointer) -> None:
        super().__init__(mode.stage, start)
        self.mode, self.part, self.crop = mode, mode.part, mode.crop()
        self.document = mode.stage.session.document

    def move(self, at: Pointer) -> None:
        one = self.mode.one
        way = turned(inverse(one.matrix) or one.matrix, at.page.x - self.start.page.x, at.page.y - self.start.page.y)
        dx, dy = way.x / one.box.width * self.crop.width, way.y / one.box.height * self.crop.height
        part = self.part.shifted(dx, dy, self.crop)
        self.stage.session.preview(self.mode.with_part(self.document, part))

    def release(self, at: Pointer) -> None:
        self.stage.session.commit(tr("Crop"))

    def cancel(self) -> None:
        self.stage.session.cancel()


def _aspect(layer: Picture) -> float:
    """The picture's own width over height; what the layer says of it where its file cannot be opened."""
    try:
        info = header(layer.source)
    except InputFault:
        return layer.aspect
    return info.width / info.height
