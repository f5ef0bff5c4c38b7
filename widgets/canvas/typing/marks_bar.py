"""Turn letters selected while one types into a small bar beside them: colours, a line under, a colour behind."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QColorDialog, QToolButton, QWidget

from studio.layout.inks import palette_of
from studio.palettes import ROLES_FA
from studio.values import Box
from widgets.canvas.floating import FloatingBar
from widgets.canvas.typing.commands import HIGHLIGHT, highlight, underline, unmark
from widgets.canvas.typing.ink import selection_on_screen
from widgets.canvas.typing.mode import Typing
from widgets.theme.current import colour
from widgets.theme.icons import icon
from widgets.words import is_rtl, local, tr

_ROLES = ("accent", "accent-2", "muted")
_CENTRE = Qt.AlignmentFlag.AlignCenter


class MarksBar(FloatingBar):
    """The bar. It never takes the focus: the caret stays in the words."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mode: Typing | None = None
        self.dots = {role: Dot(_name(role), lambda role=role: self._colour(role)) for role in _ROLES}
        self.other = _button("palette", tr("Another colour…"), self._ask)
        self.behind = Dot(tr("Colour behind the letters"), lambda: highlight(self.mode), behind=True)
        self.under = Dot(tr("Line under the letters"), lambda: underline(self.mode), under=True)
        self.none = _button("eraser", tr("Without marks"), lambda: unmark(self.mode))
        for part in (*self.dots.values(), self.other, self.behind, self.under, self.none):
            self.row.addWidget(part)

    def refresh(self, mode: Typing | None, room: Box) -> None:
        """Stand beside the letters selected in `mode`; hide where there are none."""
        self.mode = mode
        bounds = selection_on_screen(mode) if mode is not None and mode.draft.selected and not mode.preedit else None
        if bounds is None:
            self.hide()
            return
        document, marks = mode.stage.session.document, mode.marks
        palette = palette_of(document.palette, document.colours)
        for role, dot in self.dots.items():
            dot.show_mark(QColor(palette.role(role).hex()), on=marks.colour == role)
        self.behind.show_mark(QColor(palette.role(HIGHLIGHT).hex()), on=bool(marks.highlight))
        self.under.show_mark(QColor(palette.role("accent").hex()), on=marks.underline is not None)
        self.stand_beside(Box(bounds.x(), bounds.y(), bounds.width(), bounds.height()), room)

    def _colour(self, word: str) -> None:
        self.mode.mark(colour="" if self.mode.marks.colour == word else word)

    def _ask(self) -> None:
        mode = self.mode
        chosen = QColorDialog.getColor(QColor("#ffffff"), self.parentWidget(), tr("Another colour…"))
        if chosen.isValid():
            mode.mark(colour=chosen.name())


class Dot(QToolButton):
    """A button with a colour of the palette: as a dot, behind a letter or under one."""

    def __init__(self, words: str, deed: Callable[[], None], *, behind: bool = False, under: bool = False) -> None:
        super().__init__()
        self._behind, self._under, self._ink = behind, under, QColor()
        _dress(self, words, deed)
        self.setCheckable(True)

    def show_mark(self, ink: QColor, *, on: bool) -> None:
        """Show the colour, and whether all selected letters have it."""
        self._ink = ink
        self.setChecked(on)
        self.update()

    def nextCheckState(self) -> None:
        """Letters that are marked say so, not the press."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            middle = QRectF(self.rect()).center()
            painter.setPen(QPen(colour("field"), 1))
            painter.setBrush(self._ink)
            if not self._behind and not self._under:
                painter.drawEllipse(middle, 8, 8)
                return
            painter.setPen(Qt.PenStyle.NoPen)
            if self._under:
                painter.drawRoundedRect(QRectF(middle.x() - 9, middle.y() + 8, 18, 3), 1.5, 1.5)
            else:
                painter.drawRoundedRect(QRectF(middle.x() - 11, middle.y() - 11, 22, 22), 5, 5)
            font = self.font()
            font.setPixelSize(15)
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(self._letter())
            painter.drawText(QRectF(middle.x() - 12, middle.y() - 14, 24, 24), _CENTRE, local("ب", "A"))

    def _letter(self) -> QColor:
        """The colour of the letter that is drawn, readable on what lies behind it."""
        if self._under:
            return colour("soft_ink" if self.isChecked() else "ink")
        return QColor("#1a1d22" if self._ink.lightnessF() > 0.45 else "#ffffff")


def _button(drawing: str, words: str, deed: Callable[[], None]) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(drawing))
    return _dress(button, words, deed)


def _dress(button: QToolButton, words: str, deed: Callable[[], None]) -> QToolButton:
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setAutoRaise(True)
    button.setFixedSize(QSize(36, 36))
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    button.clicked.connect(lambda _=False: deed())
    return button


def _name(role: str) -> str:
    return ROLES_FA[role] if is_rtl() else role.replace("-", " ").capitalize()
