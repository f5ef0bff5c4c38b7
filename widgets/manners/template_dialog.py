"""Turn a few words (name, what it is for, family, keywords) into the facts of a new template."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from studio.template import TemplateForm
from widgets.forms import form_in
from widgets.theme.sides import begin_at_start, wrap
from widgets.words import tr


class TemplateDialog(QDialog):
    """Name a template."""

    named = Signal(object)  # the TemplateForm

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Save as template"))
        self.setMinimumWidth(460)
        self.name, self.about, self.keywords = QLineEdit(name), QPlainTextEdit(), QLineEdit()
        self.family = QComboBox()
        for family, words in _families().items():
            self.family.addItem(words, family)
        self.about.setFixedHeight(72)
        self.about.setTabChangesFocus(True)
        self.about.setPlaceholderText(tr("When would somebody use it?"))
        self.keywords.setPlaceholderText(tr("Between commas: workshop, children, summer"))
        self._arrange()
        self.name.selectAll()

    def facts(self) -> TemplateForm:
        """What the fields say, in both languages alike."""
        name, about = self.name.text().strip(), self.about.toPlainText().strip()
        keywords = tuple(word.strip() for word in re.split("[,،;؛\n]", self.keywords.text()) if word.strip())
        return TemplateForm(name=name, name_fa=name, about=about, about_fa=about, keywords=keywords, takes="words",
                            family=self.family.currentData())

    def accept(self) -> None:
        super().accept()
        self.named.emit(self.facts())

    def _arrange(self) -> None:
        words = QLabel(tr("Every text and picture of this design becomes a field that can be filled anew. "
                          "The design itself stays as it is."))
        words.setProperty("look", "muted")
        wrap(words)
        fields = form_in()
        begin_at_start(self.keywords)
        for label, field in ((tr("Name"), self.name), (tr("About it"), self.about), (tr("Style"), self.family),
                             (tr("Keywords"), self.keywords)):
            fields.addRow(label, field)
            field.setAccessibleName(label)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        keep = buttons.addButton(tr("Keep it"), QDialogButtonBox.ButtonRole.AcceptRole)
        keep.setProperty("look", "primary")
        keep.setEnabled(bool(self.name.text().strip()))
        self.name.textChanged.connect(lambda text: keep.setEnabled(bool(text.strip())))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(24, 20, 24, 16)
        rows.setSpacing(14)
        rows.addWidget(words)
        rows.addLayout(fields)
        rows.addWidget(buttons)


def _families() -> dict[str, str]:
    """The styles of templates."""
    return {
        "own": tr("Our own"), "tile": tr("Tilework"), "manuscript": tr("Manuscript"), "editorial": tr("Editorial"),
        "bulletin": tr("Bulletin"), "report": tr("Report"), "playful": tr("Playful"), "night": tr("Night"),
    }
