"""Turn cards into small pictures in the user's own brand, made in another process and kept on disk by their hash."""

from collections import OrderedDict
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage, QPixmap

import studio
from widgets import places
from widgets.common import Common
from widgets.home.cards import Card
from widgets.jobs import heard_by

_PAINT = "widgets.home.painting:paint_template"
_KEPT = 120  # pixmaps in memory
_WAITING = 2  # pictures asked of the worker at a time, so that what is looked at now is never far behind


class Previews(QObject):
    """Pictures of templates. `pixmap` answers at once, with nothing when the picture is still to come."""

    came = Signal(object)  # the Card whose picture is there now

    def __init__(self, common: Common, width: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._common, self._width = common, width
        self._kept: OrderedDict[str, QPixmap] = OrderedDict()
        self._asked: OrderedDict[str, Card] = OrderedDict()
        self._running: dict[str, Card] = {}
        self._bad: set[str] = set()
        self._brand = sha256(common.brand.stamp()).hexdigest()
        common.brand.changed.connect(self._forget)

    def pixmap(self, card: Card) -> QPixmap | None:
        """The picture of `card` if it is there; else it is asked for and `came` tells when it is."""
        name = self._name(card)
        if name in self._kept:
            self._kept.move_to_end(name)
            return self._kept[name]
        if name not in self._bad and name not in self._running:
            self._asked.pop(name, None)
            self._asked[name] = card
            self._next()
        return None

    def _name(self, card: Card) -> str:
        parts = "\0".join((card.stamp, self._brand, studio.__version__, str(self._width)))
        return sha256(parts.encode()).hexdigest()[:32]

    def _next(self) -> None:
        while self._asked and len(self._running) < _WAITING:
            name, card = self._asked.popitem()  # the one asked for last is the one looked at
            self._running[name] = card
            self._read(name, card)

    def _read(self, name: str, card: Card) -> None:
        path = places.previews() / f"{name}.jpg"
        job = self._common.jobs.run(_image, path)
        job.done.connect(heard_by(
            self, lambda image: self._take(name, card, image) if image else self._make(name, card, path)))

    def _make(self, name: str, card: Card, path: Path) -> None:
        brand = str(self._common.brand.path) if self._common.brand.is_there else ""
        job = self._common.jobs.run_elsewhere(_PAINT, card.id, brand, str(path), self._width)
        job.done.connect(heard_by(self, lambda _: self._read(name, card)))
        for end in (job.failed, job.cancelled):
            end.connect(heard_by(self, lambda *_: self._give_up(name)))

    def _take(self, name: str, card: Card, image: QImage) -> None:
        self._kept[name] = QPixmap.fromImage(image)
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        self._running.pop(name, None)
        self._next()
        self.came.emit(card)

    def _give_up(self, name: str) -> None:
        self._bad.add(name)
        self._running.pop(name, None)
        self._next()

    def _forget(self) -> None:
        """The brand is another one: every picture is."""
        self._brand = sha256(self._common.brand.stamp()).hexdigest()
        self._kept.clear()
        self._asked.clear()


def _image(path: Path) -> QImage | None:
    """The kept picture at `path`, or None."""
    image = QImage(str(path)) if path.is_file() else QImage()
    return None if image.isNull() else image
