"""Turn problems and questions into windows of the program's own look."""

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from studio.errors import Problem
from widgets.words import local, tr


def words_of(problem: Problem) -> tuple[str, str]:
    """What is wrong and the way out, in the language of the window."""
    return local(problem.what_fa, problem.what), local(problem.hint_fa, problem.hint)


def place_of(problem: Problem) -> str:
    """Where it is, in the language of the window: the words of a place are few."""
    return _PLACE.sub(
        lambda found: (tr(", ") if found[1] else "") + _PLACES[found[2]](int(found[3])), problem.where)


_PLACES = {
    "row": lambda count: tr("row {number}", number=count), "record": lambda count: tr("record {number}", number=count),
    "line": lambda count: tr("line {number}", number=count),
}
_PLACE = re.compile(r"(, )?\b(row|record|line) (\d+)\b")


def show_problem(problem: Problem, parent: QWidget) -> QMessageBox:
    """Show `problem` without blocking; one that is being shown already is not shown twice."""
    what, hint = words_of(problem)
    shown = (box for box in parent.findChildren(QMessageBox) if box.isVisible() and box.text() == what)
    if (box := next(shown, None)) is not None:
        return box
    box = QMessageBox(QMessageBox.Icon.Warning, tr("Ketabnama"), what, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(f"{hint}\n\n{place_of(problem)}" if problem.where else hint)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


def ask_to_save(name: str, parent: QWidget) -> str:
    """Ask what becomes of changes: "save", "discard" or "cancel"."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Save changes?"))
    box.setText(tr("“{name}” has changes that are not saved.", name=name))
    save = box.addButton(tr("Save"), QMessageBox.ButtonRole.AcceptRole)
    discard = box.addButton(tr("Throw away"), QMessageBox.ButtonRole.DestructiveRole)
    box.addButton(tr("Stay here"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(save)
    box.exec()
    return {save: "save", discard: "discard"}.get(box.clickedButton(), "cancel")
