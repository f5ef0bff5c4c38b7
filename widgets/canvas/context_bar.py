"""Turn the selection into a small bar beside it: what one does most, one press away."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QWidget

from studio.document.model import Box as Container
from studio.document.model import Picture, Text
from studio.values import Box
from widgets.canvas import deeds
from widgets.canvas.floating import FloatingBar
from widgets.canvas.stage import Stage
from widgets.canvas.standing import GROUP
from widgets.theme.icons import icon
from widgets.words import tr

Button = tuple[str, str, Callable[[Stage], None]]


def buttons(stage: Stage) -> list[Button]:
    """Drawing, words and deed of every button for what is selected."""
    chosen = stage.chosen
    found: list[Button] = []
    if len(chosen) == 1:
        one = chosen[0]
        if isinstance(one.layer, Text):
            found.append(("pencil", tr("Edit the words"), deeds.into))
        elif isinstance(one.layer, Picture) and one.layer.source:
            found.append(("photo", tr("Crop"), deeds.into))
        elif isinstance(one.layer, Container) and one.layer.role == GROUP:
            found.append(("stack-pop", tr("Ungroup"), deeds.ungroup))
    elif len(chosen) > 1:
        found.append(("stack-push", tr("Group"), deeds.group))
    locked = bool(chosen) and all(one.layer.locked for one in chosen)
    found += [
        ("copy", tr("Duplicate"), deeds.duplicate),
        ("lock-open" if locked else "lock", tr("Unlock") if locked else tr("Lock"), deeds.lock),
        ("trash", tr("Hide here") if stage.only_here else tr("Delete"), deeds.delete),
    ]
    return found


class ContextBar(FloatingBar):
    """The bar. It never takes the focus: keys and the menu do the same."""

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self.stage = stage
        self._shown: list[str] = []

    def refresh(self, *, quiet: bool, room: Box) -> None:
        """Stand beside the selection in `room` of the canvas, or hide while a hand is at work (not `quiet`)."""
        bounds = deeds.around_selection(self.stage)
        if not quiet or bounds is None:
            self.hide()
            return
        self._fill(buttons(self.stage))
        self.stand_beside(self.stage.view.box_on_screen(bounds), room)

    def _fill(self, found: list[Button]) -> None:
        names = [words for _, words, _ in found]
        if names == self._shown:
            return
        self._shown = names
        while self.row.count():
            self.row.takeAt(0).widget().deleteLater()
        for drawing, words, deed in found:
            button = QToolButton()
            button.setIcon(icon(drawing))
            button.setToolTip(words)
            button.setAccessibleName(words)
            button.setAutoRaise(True)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            button.clicked.connect(lambda _=False, deed=deed: deed(self.stage))
            self.row.addWidget(button)
