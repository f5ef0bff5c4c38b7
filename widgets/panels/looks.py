"""Turn palettes and fonts into cards to choose from: one click changes the whole design."""

from dataclasses import replace

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from studio.layout.inks import palette_of
from studio.palettes import ROLES, ROLES_FA, Palette, load_palettes
from studio.text.faces import families
from widgets.fitting import untinted
from widgets.forms import form_in
from widgets.grid import Grid
from widgets.panels.at_rest import AtRest
from widgets.panels.editors import Choice, Ink
from widgets.session import Session
from widgets.words import is_rtl, local, tr

_CARD, _WORDS = QSize(104, 58), 80  # px


class LooksPanel(QScrollArea):
    """The palette, its single colours and the fonts of the design."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("Looks"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._session = session
        self.palettes = self._made_palettes()
        self.colours = {role: Ink(_role(role)) for role in ROLES}
        self.fonts = {use: Choice(name, _faces()) for use, name in _uses().items()}
        body = QWidget()
        body.setObjectName("room")
        rows = QVBoxLayout(body)
        rows.setContentsMargins(16, 16, 16, 16)
        rows.setSpacing(8)
        for title, part in (
            (tr("Palette"), self.palettes), (tr("Fonts"), self._form(self.fonts, _uses())),
            (tr("Single colours"), self._form(self.colours, {role: _role(role) for role in ROLES})),
        ):
            label = QLabel(title)
            label.setProperty("look", "heading")
            rows.addSpacing(8)
            rows.addWidget(label)
            rows.addWidget(part)
        rows.addStretch(1)
        self.setWidget(body)
        self.palettes.chosen.connect(self.choose_palette)
        for role, ink in self.colours.items():
            ink.edited.connect(lambda word, role=role: self._set_colour(role, word))
        for use, choice in self.fonts.items():
            choice.edited.connect(lambda name, use=use: self._set_font(use, name))
        AtRest(session, self._show, self)

    def choose_palette(self, name: str) -> None:
        """The shipped palette of that id, without single colours of the user's own."""
        new = replace(self._session.committed, palette=name, colours={})
        self._session.edit(tr("Palette"), new)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._show()

    # ------------------------------------------------------------ inside

    def _made_palettes(self) -> Grid:
        grid = Grid(_CARD, _CARD + QSize(16, 34), tr("Palette"))
        grid.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for palette in load_palettes():
            grid.add(palette.id, untinted(_drawn(palette)), local(palette.name_fa, palette.name), named=True)
        grid.setFixedHeight(grid.gridSize().height() * -(-grid.count() // 2) + 12)
        return grid

    def _form(self, editors: dict, names: dict[str, str]) -> QWidget:
        holder = QWidget()
        form = form_in(holder)
        for name, editor in editors.items():
            label = QLabel(names[name])
            label.setMinimumWidth(_WORDS)
            label.setBuddy(editor)
            form.addRow(label, editor)
        return holder

    def _show(self) -> None:
        if not self.isVisible():
            return
        document = self._session.document
        palette = palette_of(document.palette, document.colours)
        for role, ink in self.colours.items():
            ink.show_palette(palette)
            ink.show_value(document.colours.get(role, role))
        for use, choice in self.fonts.items():
            choice.show_value(document.fonts.get(use, ""))
        for row in range(self.palettes.count()):
            item = self.palettes.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == document.palette:
                self.palettes.setCurrentItem(item)

    def _set_colour(self, role: str, word: str) -> None:
        document = self._session.committed
        palette = palette_of(document.palette, document.colours)
        value = word if word.startswith("#") else palette.role(word).hex() if word in ROLES else _NAMED[word]
        new = replace(document, colours={**document.colours, role: value})
        self._session.edit(tr("Single colours"), new)

    def _set_font(self, use: str, name: str) -> None:
        document = self._session.committed
        fonts = {key: kept for key, kept in {**document.fonts, use: name}.items() if kept}
        self._session.edit(tr("Fonts"), replace(document, fonts=fonts))


_NAMED = {"white": "#ffffff", "black": "#000000"}


def _uses() -> dict[str, str]:
    return {"title": tr("Titles"), "body": tr("Body"), "accent": tr("Accent")}


def _faces() -> dict[str, str]:
    return {"": tr("As the style says")} | {one.id: local(one.name_fa, one.name) for one in families()}


def _role(role: str) -> str:
    return ROLES_FA[role] if is_rtl() else role.replace("-", " ").capitalize()


def _drawn(palette: Palette) -> QPixmap:
    """A card in the colours of the palette: ground, a band, two dots and a line of ink."""
    pixmap = QPixmap(_CARD * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QColor(palette.hairline.hex()))
    painter.setBrush(QColor(palette.ground.hex()))
    width, height = _CARD.width(), _CARD.height()
    painter.drawRoundedRect(QRectF(1, 1, width - 2, height - 2), 8, 8)
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, box in (
        (palette.accent, QRectF(width - 40, 9, 30, height - 18)), (palette.accent_2, QRectF(10, height - 24, 14, 14)),
        (palette.ink, QRectF(10, 14, 46, 6)), (palette.muted, QRectF(22, 26, 34, 4)),
        (palette.surface, QRectF(30, height - 24, 14, 14)),
    ):
        painter.setBrush(QColor(colour.hex()))
        painter.drawRoundedRect(box, 3, 3)
    painter.end()
    return pixmap
