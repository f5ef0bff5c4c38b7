"""Turn the wish to leave a room where files are being made into a question; what was not asked is not stopped."""

from PySide6.QtWidgets import QMessageBox, QWidget

from widgets.words import tr


def may_leave(room: QWidget | None, parent: QWidget) -> bool:
    """Whether `room` may go: nothing is being made in it, or the user has it stopped."""
    if not getattr(room, "under_way", False):
        return True
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle(tr("Files are being made"))
    box.setText(tr("The files are not all made yet."))
    box.setInformativeText(tr("What is finished stays in the folder. Exporting there again makes only the rest."))
    stop = box.addButton(tr("Stop it"), QMessageBox.ButtonRole.DestructiveRole)
    stay = box.addButton(tr("Let it finish"), QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(stay)
    box.exec()
    if box.clickedButton() is not stop:
        return not room.under_way
    room.cancel()
    return True
