"""Turn a field of words into its editor: the words, and below them what the copy desk has to say."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.form.advice import Advice
from widgets.form.editor import Editor
from widgets.form.fields import Field
from widgets.form.words_field import WordsField
from widgets.jobs import Jobs


class TextEditor(Editor):
    """An editor of one line or of several."""

    def __init__(self, field: Field, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsField(lines=3 if field.kind == "long" else 1, parent=self)
        self.words.setPlaceholderText(field.shown)
        self.words.setAccessibleName(field.label)
        self.advice = Advice(self.words, jobs, self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(4)
        rows.addWidget(self.words)
        rows.addWidget(self.advice)
        self.setFocusProxy(self.words)
        self._quiet = False
        self.words.textChanged.connect(self._on_text)
        self.words.entered.connect(self.advice.look)

    def value(self) -> str:
        return self.words.toPlainText()

    def show_value(self, value: object) -> None:
        text = value if isinstance(value, str) else ""
        if text != self.value():
            self._quiet = True
            self.words.set_words(text)
            self._quiet = False

    def _on_text(self) -> None:
        if self._quiet:
            self.advice.forget()
        else:
            self.advice.look()
            self.edited.emit(self.value())
