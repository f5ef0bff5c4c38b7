"""Turn single values of a layer into small fields: numbers, choices, switches, colours, words."""

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QLocale, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QCheckBox,
    QColorDialog,
    QComboBox,
    QDoubleSpinBox,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from studio.palettes import ROLES_FA, Palette
from studio.values import Colour
from widgets.form.editor import Editor
from widgets.theme.icons import BESIDE_WORDS
from widgets.theme.sides import begin_at_start
from widgets.words import is_rtl, tr

_SWATCH = QSize(18, 18)
_NARROW = 72  # px


class Number(Editor):
    """A number; the arrow keys and the wheel (when focused) change it by `step`. The least one may mean `unset`."""

    def __init__(self, name: str, least: float, most: float, step: float = 1.0, unset: str = "") -> None:
        super().__init__()
        self.box = QDoubleSpinBox()
        self.box.setLocale(QLocale("fa_IR" if is_rtl() else "en_US"))  # its digits: the default is Iran's everywhere
        self.box.setRange(least, most)
        self.box.setSingleStep(step)
        self.box.setDecimals(0 if step >= 1 else 2)
        self.box.setAccessibleName(name)
        self.box.setSpecialValueText(unset)
        self.box.setKeyboardTracking(False)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        begin_at_start(self.box)
        _alone(self, self.box)
        self.box.valueChanged.connect(lambda _: self.edited.emit(self.value()))

    def value(self) -> float:
        return self.box.value()

    def show_value(self, value: Any) -> None:
        self.box.blockSignals(True)
        self.box.setValue(float(value) if isinstance(value, int | float) else self.box.minimum())
        self.box.blockSignals(False)


class Whole(Number):
    """A number without decimals."""

    def value(self) -> int:
        return round(self.box.value())


class Choice(Editor):
    """One of a few words."""

    def __init__(self, name: str, words: Mapping[Any, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QComboBox()
        self.box.setAccessibleName(name)
        self.box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for value, shown in words.items():
            self.box.addItem(shown, value)
        _alone(self, self.box)
        self.box.activated.connect(lambda _: self.edited.emit(self.value()))

    def value(self) -> Any:
        return self.box.currentData()

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self.box.findData(value))


class Switch(Editor):
    """Yes or no; `on` is what yes stands for when that is more than True."""

    def __init__(self, name: str, on: Any = True, off: Any = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._on, self._off = on, off
        self.box = QCheckBox(name)
        _alone(self, self.box)
        self.box.clicked.connect(lambda _: self.edited.emit(self.value()))

    def value(self) -> Any:
        return self._on if self.box.isChecked() else self._off

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class Line(Editor):
    """A line of words."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QLineEdit()
        self.box.setAccessibleName(name)
        _alone(self, self.box)
        self.box.textEdited.connect(lambda text: self.edited.emit(text))

    def value(self) -> str:
        return self.box.text()

    def show_value(self, value: Any) -> None:
        if isinstance(value, str) and self.box.text() != value:
            self.box.setText(value)


class Ink(Editor):
    """A colour by its role in the palette, or one of the user's own. `none` is the value of no colour, if it may be;
    `unset` is what the user reads then.

    Roles come first, so that another palette changes the whole design.
    """

    def __init__(
        self, name: str, none: str | None = None, unset: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._none, self._value, self._unset = name, none, "", unset or tr("None")
        self._palette: Palette | None = None
        self.button = QPushButton()
        self.button.setAccessibleName(name)
        self.button.setIconSize(BESIDE_WORDS)
        self.button.setProperty("look", "ink")
        _alone(self, self.button)
        self.button.clicked.connect(self._ask)

    def show_palette(self, palette: Palette) -> None:
        """The palette whose roles are offered."""
        self._palette = palette
        self._draw()

    def value(self) -> str:
        return self._value

    def show_value(self, value: Any) -> None:
        self._value = value if isinstance(value, str) else ""
        self.button.setEnabled(isinstance(value, str))
        self._draw()

    def choose(self, word: str) -> None:
        """Take `word` as if the user had chosen it."""
        self.show_value(word)
        self.edited.emit(word)

    def _ask(self) -> None:
        menu = QMenu(self)
        for role in (*ROLES_FA, "white", "black"):
            menu.addAction(swatch(self._colour(role)), _role_name(role), lambda role=role: self.choose(role))
        if self._none is not None:
            menu.addAction(self._unset, lambda: self.choose(self._none))
        menu.addSeparator()
        menu.addAction(tr("Another colour…"), self._ask_own)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.button.mapToGlobal(self.button.rect().bottomLeft()))

    def _ask_own(self) -> None:
        colour = QColorDialog.getColor(self._colour(self._value) or QColor("#888888"), self, self._name)
        if colour.isValid():
            self.choose(colour.name())

    def _draw(self) -> None:
        self.button.setText(_role_name(self._value) if self._value else self._unset)
        self.button.setIcon(swatch(self._colour(self._value), BESIDE_WORDS))

    def _colour(self, word: str) -> QColor | None:
        if word.startswith("#"):
            return QColor(word)
        if word in ("white", "black"):
            return QColor(word)
        if self._palette is None or word not in ROLES_FA:
            return None
        return QColor(self._palette.role(word).hex())


def swatch(colour: QColor | Colour | None, size: QSize = _SWATCH) -> QIcon:
    """A small square of a colour, crossed out for none; what is left of a wider `size` is the gap to words."""
    pixmap = QPixmap(size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(size.width() - _SWATCH.width() if is_rtl() else 0, 0)
    painter.setPen(QColor("#8f8a7c"))
    painter.setBrush(QColor(colour.hex()) if isinstance(colour, Colour) else colour or Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(1, 1, 16, 16, 4, 4)
    if colour is None:
        painter.drawLine(3, 15, 15, 3)
    painter.end()
    return QIcon(pixmap)


def _role_name(word: str) -> str:
    names = {"white": tr("White"), "black": tr("Black"), "on": tr("Most readable"), "none": tr("None")}
    if word in ROLES_FA:
        return ROLES_FA[word] if is_rtl() else word.replace("-", " ").capitalize()
    return names.get(word, f"\u2066{word.upper()}\u2069")


def _alone(holder: QWidget, part: QWidget) -> None:
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(part)
    part.setMinimumWidth(_NARROW)  # a panel may be narrower than the longest word in it
    holder.setFocusProxy(part)


def choices(words: Sequence[tuple[Any, str]]) -> dict[Any, str]:
    """Values and their words, in order."""
    return dict(words)
