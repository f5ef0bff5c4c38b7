"""Turn the words beside the pictures into fields, with what every platform leaves of them."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QLineEdit, QPlainTextEdit, QProgressBar, QVBoxLayout, QWidget

from studio.export.words import Counted, counted_alt, counted_caption
from studio.presets import Preset
from studio.text.prepare import is_rtl as starts_rtl
from widgets.session import Session
from widgets.words import is_rtl, local, number, tr


class Captions(QFrame):
    """The caption, hashtags and alternative text of the open design. Typing is one step of undo a pause."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("look", "card")
        self._session = session
        self._presets: tuple[Preset, ...] = ()
        document = session.document
        self.caption = _area(document.caption, tr("Caption"), 60)
        self.tags = QLineEdit("، ".join(document.hashtags))
        self.tags.setAccessibleName(tr("Hashtags"))
        self.tags.setPlaceholderText(tr("Hashtags, parted by commas"))
        self.alt = _area(document.alt, tr("Alternative text, for readers who cannot see"), 48)
        self._counters = QGridLayout()
        self._arrange()
        self.caption.textChanged.connect(self._store)
        self.tags.textEdited.connect(lambda _: self._store())
        self.alt.textChanged.connect(self._store)
        session.edited.connect(self._load)

    def show_limits(self, presets: Sequence[Preset]) -> None:
        """Count for these places."""
        self._presets = tuple(presets)
        self._count()

    @property
    def hashtags(self) -> tuple[str, ...]:
        """The hashtags typed, without their signs."""
        parts = self.tags.text().replace("،", ",").replace("#", ",").split(",")
        return tuple(part.strip() for part in parts if part.strip())

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 16)
        rows.setSpacing(8)
        for name, field in (
            (tr("Caption"), self.caption), (tr("Hashtags"), self.tags),
            (tr("Alternative text, for readers who cannot see"), self.alt),
        ):
            label = QLabel(name)
            label.setProperty("look", "name")
            label.setBuddy(field)
            rows.addWidget(label)
            rows.addWidget(field, 0 if field is self.tags else 1)
        self._counters.setColumnStretch(1, 1)
        self._counters.setHorizontalSpacing(10)
        rows.addLayout(self._counters)

    def _store(self) -> None:
        new = replace(
            self._session.committed, caption=self.caption.toPlainText(), alt=self.alt.toPlainText(),
            hashtags=self.hashtags)
        self._session.edit(tr("Caption"), new, merge="caption")
        self._count()

    def _load(self) -> None:
        document = self._session.committed
        for field, text in ((self.caption, document.caption), (self.alt, document.alt)):
            if field.toPlainText() != text:
                field.blockSignals(True)
                field.setPlainText(text)
                field.blockSignals(False)
        if self.hashtags != document.hashtags:
            self.tags.setText("، ".join(document.hashtags))
        self._count()

    def _count(self) -> None:
        while self._counters.count():
            self._counters.takeAt(0).widget().deleteLater()
        platforms: dict[str, list[Preset]] = {}
        for preset in self._presets:
            platforms.setdefault(preset.platform, []).append(preset)
        for row, placements in enumerate(platforms.values()):
            said = counted_caption(self.caption.toPlainText(), self.hashtags, placements)
            alt = counted_alt(self.alt.toPlainText(), placements)
            self._add_counter(row, local(placements[0].platform_name_fa, placements[0].platform_name), said, alt)

    def _add_counter(self, row: int, name: str, said: Counted, alt: Counted) -> None:
        bar = QProgressBar()
        bar.setRange(0, said.limit or max(1, said.used))
        bar.setValue(min(said.used, bar.maximum()) if said.limit else 0)
        bar.setAccessibleName(name)
        label = QLabel(_figures(said, alt))
        label.setProperty("look", "danger" if said.over or alt.over else "small")
        label.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        for column, widget in enumerate((QLabel(name), bar, label)):
            self._counters.addWidget(widget, row, column)


def _area(text: str, name: str, height: int) -> QPlainTextEdit:
    field = QPlainTextEdit()
    field.textChanged.connect(lambda: _turn(field))
    field.setPlainText(text)
    _turn(field)
    field.setAccessibleName(name)
    field.setTabChangesFocus(True)
    field.setMinimumHeight(height)
    return field


def _turn(field: QPlainTextEdit) -> None:
    """Put the words where their first letter begins to be read; each paragraph runs as its own one does."""
    rtl = starts_rtl(field.toPlainText(), neutral=is_rtl())
    side = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
    option = field.document().defaultTextOption()
    if option.alignment() == side | Qt.AlignmentFlag.AlignAbsolute:
        return
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    field.document().setDefaultTextOption(option)


def _figures(said: Counted, alt: Counted) -> str:
    if alt.over:
        return tr("alternative text {count} too long", count=alt.over)
    if said.over:
        return tr("{count} too long, will be shortened", count=said.over)
    if said.limit is None:
        return number(said.used)
    return tr("{used} of {limit}", used=said.used, limit=said.limit)
