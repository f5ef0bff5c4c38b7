"""Turn the window's memory into a page where everything in it can be set; each change counts at once."""

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from studio.errors import InputFault, StudioError
from widgets import own, places
from widgets.common import Common
from widgets.forms import form_in
from widgets.manners.desk import open_folder
from widgets.manners.saving import MINUTES
from widgets.messages import show_problem
from widgets.settings import THEMES
from widgets.words import LANGUAGES, language, number, tr

_MOST_WORKERS = 8


class SettingsDialog(QDialog):
    """The settings."""

    language_asked = Signal(str)
    brand_asked = Signal()

    def __init__(self, common: Common, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setMinimumWidth(880)
        self._common, self._settings = common, common.settings
        self.language = _choice(zip((tr("Persian"), tr("English")), LANGUAGES, strict=True), language())
        themes = (tr("As the system"), tr("Light"), tr("Dark"))
        self.theme = _choice(zip(themes, THEMES, strict=True), self._settings.theme)
        self.autosave = _choice(((_minutes(count), str(count)) for count in MINUTES), self._settings.text("autosave"))
        counts = ((tr("As suits this machine"), ""), *((number(n), str(n))
                                                       for n in range(1, _MOST_WORKERS + 1)))
        self.workers = _choice(counts, self._settings.text("workers"))
        self.hardware = QCheckBox(tr("Let the graphics card write films, where it can"))
        self.hardware.setChecked(self._settings.text("hardware") == "on")
        self.folder, self.presets, self.fonts = QLabel(), QLabel(), QLabel()
        self._arrange()
        self._connect()
        self._show()

    # ------------------------------------------------------------ inside

    def _arrange(self) -> None:
        rows, columns, own_side = QVBoxLayout(self), QHBoxLayout(), QVBoxLayout()
        machine_side = QVBoxLayout()
        rows.setContentsMargins(24, 16, 24, 16)
        columns.setSpacing(24)
        self._section(own_side, tr("The window"), (
            (tr("Language"), self.language), (tr("Theme"), self.theme)))
        self._section(own_side, tr("Yours"), (
            (tr("Library and looks"), self._with(QLabel(), (tr("My library…"), self.brand_asked.emit))),
            (tr("Own fonts"), self._with(self.fonts, (tr("Add a font…"), self._add_font))),
            (tr("Own places to post"), self._with(
                self.presets, (tr("Choose…"), self._choose_presets), (tr("Remove"), lambda: self._set_presets(""))))))
        self._section(machine_side, tr("Working"), (
            (tr("Folder for files"), self._with(self.folder, (tr("Choose…"), self._choose_folder))),
            (tr("Save by itself"), self.autosave), (tr("Processes at work"), self.workers), ("", self.hardware)))
        self._section(machine_side, tr("When something goes wrong"), (
            ("", self._with(QLabel(), (tr("Copy diagnostics"), _copy_diagnostics),
                            (tr("Open log folder"), lambda: open_folder(places.log_file().parent)))),))
        buttons = QDialogButtonBox()
        buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole).setDefault(True)
        buttons.rejected.connect(self.reject)
        for side in (own_side, machine_side):
            side.setSpacing(8)
            side.addStretch(1)
            columns.addLayout(side, 1)
        rows.addLayout(columns)
        rows.addSpacing(16)
        rows.addWidget(buttons)

    def _section(self, rows: QVBoxLayout, title: str, fields: Iterable[tuple[str, QWidget]]) -> None:
        label, card = QLabel(title), QFrame()
        label.setProperty("look", "heading")
        card.setProperty("look", "card")
        form = form_in(card)
        form.setContentsMargins(16, 16, 16, 16)
        for words, field in fields:
            form.addRow(words, field) if words else form.addRow(field)
            field.setAccessibleName(words)
            for button in field.findChildren(QPushButton):
                button.setAccessibleDescription(words)  # "Choose…" of what
        rows.addSpacing(8)
        rows.addWidget(label)
        rows.addWidget(card)

    def _with(self, label: QLabel, *ways: tuple[str, Callable[[], object]]) -> QWidget:
        part = QWidget()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        label.setProperty("look", "muted")
        row.addWidget(label, 1)
        for words, deed in ways:
            button = QPushButton(words)
            button.clicked.connect(lambda _=False, deed=deed: deed())
            row.addWidget(button)
        return part

    def _connect(self) -> None:
        settings = self._settings
        self.language.activated.connect(lambda _: self._turn_language())
        self.theme.activated.connect(lambda _: settings.set_theme(self.theme.currentData()))
        self.autosave.activated.connect(lambda _: settings.set_text("autosave", self.autosave.currentData()))
        self.workers.activated.connect(lambda _: settings.set_text("workers", self.workers.currentData()))
        self.hardware.toggled.connect(lambda on: settings.set_text("hardware", "on" if on else "off"))

    def _show(self) -> None:
        self.folder.setText(_path(self._settings.folder))
        chosen = self._settings.text("presets-file")
        self.presets.setText(_path(Path(chosen)) if chosen else tr("none"))
        files = own.font_files()
        self.fonts.setText(tr("{count} files", count=len(files)) if files else tr("none"))
        self.fonts.setToolTip("\n".join(file.name for file in files))

    def _turn_language(self) -> None:
        wanted = self.language.currentData()
        if wanted != language():
            self.accept()
            self.language_asked.emit(wanted)

    def _choose_folder(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, tr("Folder for files"), str(self._settings.folder))
        if chosen:
            self._settings.set_text("folder", chosen)
            self._show()

    def _choose_presets(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Own places to post"), "", "TOML (*.toml)")
        if name:
            self._set_presets(name)

    def _set_presets(self, name: str) -> None:
        from studio.presets import load_presets

        try:
            problems = load_presets(Path(name)).problems if name else ()
        except InputFault as fault:
            show_problem(fault.problem, self)
            return
        self._settings.set_text("presets-file", name)
        own.use_presets(Path(name) if name else None)
        self._show()
        for problem in problems[:1]:
            show_problem(problem, self)

    def _add_font(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, tr("Add a font"), "", f"{tr('Fonts')} (*.ttf *.otf)")
        if not name:
            return
        try:
            own.add_font(Path(name))
        except StudioError as fault:
            show_problem(fault.problem, self)
        self._show()


def _choice(entries: Iterable[tuple[str, str]], now: str) -> QComboBox:
    box = QComboBox()
    for words, value in entries:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(now)))
    return box


def _minutes(count: int) -> str:
    return tr("Every {count} minutes", count=count) if count else tr("No; every step is kept even so")


def _path(path: Path) -> str:
    """A path in a line of either direction; the beginning of a long one goes."""
    words = str(path)
    return "\u2066" + (words if len(words) <= 40 else "…" + words[-38:]) + "\u2069"


def _copy_diagnostics() -> None:
    from widgets.faults import copy_diagnostics

    copy_diagnostics()
