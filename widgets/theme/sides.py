"""Turn the direction of the window into the side at which words begin, and into where arrow keys lead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QLabel, QLineEdit

from widgets.words import is_rtl

_MARGIN = 8  # px

_MOVE = QAbstractItemView.CursorAction
_TURNED = {_MOVE.MoveLeft: _MOVE.MoveRight, _MOVE.MoveRight: _MOVE.MoveLeft}


def as_pointed(move: QAbstractItemView.CursorAction) -> QAbstractItemView.CursorAction:
    """What an arrow key means in a grid of pictures: Qt lays these out from right to left, but not the keys."""
    return _TURNED.get(move, move) if is_rtl() else move


def begin_at_start(field: QLineEdit | QAbstractSpinBox) -> None:
    """Let words, digits and the caret of the empty `field` begin where the window is read from.

    Qt asks the keyboard while a field is empty, and the first letter with a direction afterwards: digits alone and an
    English keyboard put a Persian field's caret at its wrong end.
    """
    side = Qt.AlignmentFlag.AlignRight if is_rtl() else Qt.AlignmentFlag.AlignLeft
    field.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)
    if isinstance(field, QAbstractSpinBox) and not is_rtl():
        field.lineEdit().setTextMargins(_MARGIN, 0, 0, 0)  # style sheets give their padding to one end only


def wrap(label: QLabel) -> None:
    """Let words take several lines, each of which begins at the edge; they can be selected with the mouse.

    Qt sets the lines of plain labels off by the space they were broken at where they are read from the right, those of
    labels whose words can be selected not. For what is read, not for the names of fields: such a label takes longer to
    make and to dress.
    """
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setFocusPolicy(Qt.FocusPolicy.NoFocus)
