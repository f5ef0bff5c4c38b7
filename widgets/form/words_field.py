"""Turn typing into Persian text: a field that grows with its words and knows the half-space."""

from unicodedata import bidirectional

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QResizeEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from studio.letters import ZWNJ

_MOST_LINES = 9
_AROUND = 18  # px of the style sheet's edge and padding, and some to spare
_WRAP = QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere


class WordsField(QPlainTextEdit):
    """A field for words. One of a single line takes no line breaks: Enter goes on to the next field.

    Undo is the design's, not the field's own: Ctrl+Z in here takes back the last edit of the design.
    """

    pasted = Signal(str)
    entered = Signal()

    def __init__(self, *, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._turn()
        self.textChanged.connect(self._turn)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(2)
        self.document().documentLayout().documentSizeChanged.connect(lambda _: self.updateGeometry())

    def set_words(self, words: str) -> None:
        """Show `words`; the cursor stays where it is as well as it can."""
        place = self.textCursor().position()
        self.setPlainText(words)
        cursor = self.textCursor()
        cursor.setPosition(min(place, len(words)))
        self.setTextCursor(cursor)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and _is_undo(event):
            event.ignore()  # let the window's own undo have it
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift_space = event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if shift_space:
            self.insertPlainText(ZWNJ)
        elif self._lines == 1 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        elif _is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Files are no words: they go on to whoever takes them."""
        return not any(url.isLocalFile() for url in source.urls()) and super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if not self.canInsertFromMimeData(source):  # pasting does not ask
            return
        text = source.text()
        self.insertPlainText(" ".join(text.split("\n")) if self._lines == 1 else text)
        if text.strip():
            self.pasted.emit(text)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def replace_all(self, words: str) -> None:
        """Put `words` in the place of everything, as typing would."""
        cursor = self.textCursor()
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(words)

    def _turn(self) -> None:
        """Let the words run as their first letter does; an empty field runs as the window."""
        words = self.toPlainText()
        ltr = _is_latin(words) if words else self.layoutDirection() == Qt.LayoutDirection.LeftToRight
        direction = Qt.LayoutDirection.LeftToRight if ltr else Qt.LayoutDirection.RightToLeft
        option = self.document().defaultTextOption()
        if option.textDirection() != direction or option.wrapMode() != _WRAP:
            option.setTextDirection(direction)
            option.setAlignment(Qt.AlignmentFlag.AlignLeft if ltr else Qt.AlignmentFlag.AlignRight)
            option.setWrapMode(_WRAP)
            self.document().setDefaultTextOption(option)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may mean more lines; Qt lays them out without saying so."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As tall as the words, from its least lines to nine."""
        lines = max(self._lines, min(_MOST_LINES, round(self.document().size().height())))
        height = self.fontMetrics().lineSpacing() * lines + 2 * self.document().documentMargin() + _AROUND
        return QSize(super().sizeHint().width(), round(height))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())


def _is_latin(words: str) -> bool:
    """Whether the first letter is one of a script that runs from the left (Unicode bidi, rule P2)."""
    classes = (bidirectional(letter) for letter in words)
    return next((found for found in classes if found in ("L", "R", "AL")), "AL") == "L"


def _is_undo(event: QEvent) -> bool:
    return isinstance(event, QKeyEvent) and (
        event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
    )
