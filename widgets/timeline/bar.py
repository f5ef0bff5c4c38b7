"""Turn what is done with the whole film into a bar: play it, step through it, its recipe, its length, its sounds."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDoubleSpinBox, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton

from studio.document.timing import LONGEST
from widgets.theme.icons import icon, put_icon
from widgets.theme.sides import begin_at_start
from widgets.words import is_rtl, number, tr

_ROOMY = 1060  # px: with less, words would be cut


class FilmBar(QFrame):
    """The bar over the strip of time. Its parts are listened to by the timeline."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.play = _button("player-play", tr("Play (Space)"))
        left, right = "player-track-prev", "player-track-next"  # they point as time runs on the strip
        self.back = _button(right if is_rtl() else left, tr("One frame back (Ctrl with an arrow key)"))
        self.on = _button(left if is_rtl() else right, tr("One frame on (Ctrl with an arrow key)"))
        self.loop = _switch("repeat", tr("Again and again"))
        self.watch = _switch("eye", tr("Show the film in place of the page"))
        self.clock = QLabel()
        self.clock.setMinimumWidth(108)
        self.clock.setAccessibleName(tr("Moment of the film"))
        self.note = QLabel()
        self.note.setProperty("look", "small")
        self.recipe = QPushButton()
        self.recipe.setProperty("look", "quiet")
        put_icon(self.recipe, "wand")
        self.page = _spin(tr("Seconds of this page"), tr("as read"))
        self.length = _spin(tr("Length of the film"), "")
        self.natural = _button("clock", tr("As long as it takes to read"))
        self.sound = _button("music-plus", tr("Add a sound"))
        self.nearer, self.wider = _button("zoom-in", tr("Closer in time")), _button("zoom-out", tr("All of the film"))
        self._fill()

    def _fill(self) -> None:
        self._labels: list[QLabel] = []
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 3, 12, 3)
        row.setSpacing(2)
        for part in (self.play, self.back, self.on, self.loop, self.watch):
            row.addWidget(part)
        row.addSpacing(8)
        row.addWidget(self.clock)
        row.addWidget(self.note)
        row.addStretch(1)
        row.addWidget(self.recipe)
        row.addSpacing(10)
        for words, spin in ((tr("This page"), self.page), (tr("Whole film"), self.length)):
            label = QLabel(words)
            label.setProperty("look", "small")
            label.setBuddy(spin)
            self._labels.append(label)
            row.addWidget(label)
            row.addSpacing(4)
            row.addWidget(spin)
            row.addSpacing(8)
        for part in (self.natural, self.sound, self.wider, self.nearer):
            row.addWidget(part)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the fields say by their tips what they are."""
        super().resizeEvent(event)
        for label in self._labels:
            label.setVisible(event.size().width() >= _ROOMY)

    def show_playing(self, playing: bool) -> None:
        """The button plays or pauses."""
        words = tr("Pause (Space)") if playing else tr("Play (Space)")
        self.play.setIcon(icon("player-pause" if playing else "player-play"))
        self.play.setToolTip(words)
        self.play.setAccessibleName(words)

    def show_moment(self, moment: float, seconds: float) -> None:
        """Where the film is, and how long it lasts."""
        sign = "\u200f" if is_rtl() else ""
        self.clock.setText(f"{sign}{_clock(moment)} / {_clock(seconds)}")

    def show_lengths(self, page: float, read: float, film: float) -> None:
        """What the page was given (0: as read, which is `read`) and how long all is."""
        self.page.read = read
        for spin, value in ((self.page, page), (self.length, round(film, 1))):
            if not spin.hasFocus() or not spin.lineEdit().isModified():
                spin.blockSignals(True)
                spin.setValue(value)
                spin.blockSignals(False)


def _clock(second: float) -> str:
    tenths = round(second * 10)
    point = "٫" if is_rtl() else "."
    parts = (number(tenths // 600), number(tenths // 10 % 60).rjust(2, number(0)), number(tenths % 10))
    return f"{parts[0]}:{parts[1]}{point}{parts[2]}"


def _button(drawing: str, words: str) -> QToolButton:
    button = QToolButton()
    button.setIcon(icon(drawing))
    button.setToolTip(words)
    button.setAccessibleName(words)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _switch(drawing: str, words: str) -> QToolButton:
    button = _button(drawing, words)
    button.setCheckable(True)
    return button


class Seconds(QDoubleSpinBox):
    """Seconds, 0 for as long as it is read: from there the first step leads on from those `read`."""

    read = 0.0

    def stepBy(self, steps: int) -> None:
        if self.value() == 0 and self.read:
            self.setValue(round(self.read, 1) + steps * self.singleStep())
        else:
            super().stepBy(steps)


def _spin(words: str, least: str) -> Seconds:
    spin = Seconds()
    spin.setLocale(QLocale("fa_IR" if is_rtl() else "en_US"))
    spin.setRange(0.0, LONGEST)
    spin.setDecimals(1)
    spin.setSingleStep(0.5)
    spin.setKeyboardTracking(False)
    begin_at_start(spin)
    spin.setFixedWidth(116)
    spin.setSuffix(" " + tr("s", "seconds"))
    spin.setSpecialValueText(least)
    spin.setAccessibleName(words)
    spin.setToolTip(words)
    return spin


def connected(button: QToolButton, deed: Callable[[], None]) -> None:
    """Let `button` do `deed`."""
    button.clicked.connect(lambda _=False: deed())
