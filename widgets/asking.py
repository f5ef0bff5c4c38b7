"""Turn the wish to write a file into its path: with its ending, and over another file only when the user says so."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from widgets.words import tr


def ask_where_to(parent: QWidget, title: str, proposed: Path, words: str, suffix: str) -> Path | None:
    """Where a file of the kind called `words`, ending with `suffix`, is to be written; None when nowhere."""
    name, _ = QFileDialog.getSaveFileName(parent, title, str(proposed), f"{words} (*{suffix})")
    if not name:
        return None
    path = with_ending(name, suffix)
    asked_already = str(path) == name
    return path if asked_already or not path.exists() or _may_replace(path, parent) else None


def with_ending(name: str, suffix: str) -> Path:
    """The path `name`, ended with `suffix`: a dot in a name ("edition 1.2") begins no ending."""
    return Path(name if name.casefold().endswith(suffix) else name + suffix)


def _may_replace(path: Path, parent: QWidget) -> bool:
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("There is such a file"))
    box.setText(tr("“{name}” is there already. Shall the new file take its place?", name=path.name))
    yes = box.addButton(tr("Take its place"), QMessageBox.ButtonRole.DestructiveRole)
    no = box.addButton(tr("Leave it"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(no)
    box.exec()
    return box.clickedButton() is yes
