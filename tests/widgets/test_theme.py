"""Both themes can be read, and drawings take their colours."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from studio.values import Colour
from widgets.actions import table
from widgets.theme import current, style
from widgets.theme.icons import icon
from widgets.theme.tokens import DARK, LIGHT, Tokens

WORDS = [
    ("ink", "ground"), ("ink", "surface"), ("ink", "sunk"), ("ink", "warning_soft"), ("muted", "ground"),
    ("muted", "surface"), ("muted", "sunk"), ("on_accent", "accent"), ("on_accent", "accent_over"),
    ("soft_ink", "soft"), ("rail_ink", "rail"), ("rail_lit", "rail_on"), ("hero_ink", "hero"), ("hero_ink", "hero_to"),
    ("good", "surface"), ("danger", "surface"), ("danger", "danger_soft"), ("warning", "warning_soft"),
    ("warning", "surface"), ("accent", "surface"),
]  # fmt: skip
EDGES = [("field", "surface"), ("field", "ground"), ("accent", "ground"), ("gold", "rail"), ("accent", "surface")]


def contrast(tokens: Tokens, one: str, other: str) -> float:
    return Colour.parse(getattr(tokens, one)).contrast(Colour.parse(getattr(tokens, other)))


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_words_and_edges_stand_out(tokens: Tokens) -> None:
    faint = {pair: contrast(tokens, *pair) for pair in WORDS if contrast(tokens, *pair) < 4.5}
    faint |= {pair: contrast(tokens, *pair) for pair in EDGES if contrast(tokens, *pair) < 3}
    assert not faint


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_the_style_sheet_knows_every_colour(tokens: Tokens) -> None:
    assert "$" not in style.sheet(tokens).partition("*/")[2]


def test_every_action_has_a_drawing(qapp: QApplication) -> None:
    assert all(not icon(row.icon).pixmap(24).isNull() for row in table() if row.icon)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_drawings_are_sharp_on_fine_screens(ratio: float, qapp: QApplication) -> None:
    pixmap = icon("home").pixmap(QSize(24, 24), ratio)
    assert pixmap.devicePixelRatio() == ratio
    assert pixmap.size() == QSize(round(24 * ratio), round(24 * ratio))


def test_a_drawing_follows_the_theme(qapp: QApplication) -> None:
    drawing = icon("home")
    found = []
    for dark in (False, True):
        current.choose(dark=dark)
        image = drawing.pixmap(48).toImage().convertToFormat(QImage.Format.Format_ARGB32)
        colours = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        found.append({QColor.fromRgba(pixel).name() for pixel in colours if pixel >> 24 == 255})
    current.choose(dark=False)
    assert LIGHT.ink in found[0]
    assert DARK.ink in found[1]


def test_a_button_without_room_has_no_drawing(qapp: QApplication) -> None:
    assert icon("home").pixmap(QSize(0, 24)).isNull()
