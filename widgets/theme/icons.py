"""Turn the name of a drawing of our icon set into a QIcon that takes the colour of the theme when it is painted."""

import json
from functools import cache
from typing import Any

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from studio import resources
from widgets.theme import current
from widgets.words import is_rtl

_LINE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g transform="{turn}" fill="none" stroke="{colour}" '
    'stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><path d="{path}"/></g></svg>'
)
_FILLED = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><g transform="{turn}" fill="{colour}">'
    '<path d="{path}"/></g></svg>'
)
BESIDE_WORDS = QSize(24, 18)  # px: the drawing stands at the outer end, the rest is the gap to the words
# The colour of a drawing on a button that is pressed in.
_LIT = {"rail_ink": "rail_lit", "accent": "on_accent"}
# Drawings that point: arrows of going back and forth mean the other way in a window read from the right.
_POINTING = {"arrow-back-up", "arrow-forward-up", "logout", "login", "list", "list-details"}


def icon(name: str, role: str = "ink") -> QIcon:
    """The drawing `name` in the theme's colour `role`. Raises KeyError for a name that is not shipped."""
    _drawings()[name]
    return QIcon(_Engine(name, role))


def put_icon(button: QAbstractButton, name: str, role: str = "ink") -> None:
    """Put the drawing before the words of `button`, with the gap that Qt's style sheets forget in windows read from
    the right."""
    button.setIcon(icon(name, role))
    button.setIconSize(BESIDE_WORDS)


class _Engine(QIconEngine):
    """Paints at any size, in the colour that the theme has at that moment."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name, self._role = name, role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        device = painter.device()
        ratio = device.devicePixelRatio() if device is not None else 1.0
        painter.drawPixmap(rect, self.scaledPixmap(rect.size(), mode, state, ratio))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        """The drawing at `size`, which Qt since 6.8 gives in px of the page, with `scale` px of the screen to each."""
        tokens = current.tokens()
        role = _LIT.get(self._role, self._role) if state == QIcon.State.On else self._role
        colour = tokens.field if mode == QIcon.Mode.Disabled else getattr(tokens, role)
        return _drawn(self._name, (QSizeF(size) * scale).toSize(), colour, scale)

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._role)


def _drawn(name: str, size: QSize, colour: str, ratio: float) -> QPixmap:
    key = f"icon {name} {size.width()} {size.height()} {colour} {ratio} {is_rtl()}"
    found = QPixmap()
    if not size.isEmpty() and not QPixmapCache.find(key, found):  # a button that has no room yet has no drawing
        found = QPixmap(size)
        found.fill(Qt.GlobalColor.transparent)
        side = min(size.width(), size.height())
        outer = size.width() - side if is_rtl() else 0  # where there is room beside it, it is a gap to words
        square = QRectF(outer, (size.height() - side) / 2, side, side)
        painter = QPainter(found)
        _renderer(name, colour, is_rtl()).render(painter, square)
        painter.end()
        found.setDevicePixelRatio(ratio)
        QPixmapCache.insert(key, found)
    return found


def _renderer(name: str, colour: str, rtl: bool) -> QSvgRenderer:
    drawing = _drawings()[name]
    turned = rtl and (drawing.get("mirror") or name in _POINTING)
    form = _FILLED if drawing.get("filled") else _LINE
    svg = form.format(colour=colour, path=drawing["d"], turn="translate(24 0) scale(-1 1)" if turned else "")
    return QSvgRenderer(QByteArray(svg.encode()))


@cache
def _drawings() -> dict[str, dict[str, Any]]:
    return json.loads(resources.asset("icons/icons.json").read_bytes())["icons"]
