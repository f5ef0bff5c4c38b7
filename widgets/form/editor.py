"""Turn one field into the widget its value is edited with: what all editors share."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Editor(QWidget):
    """An editor of one value. `edited` comes with the new value when the user has changed it, never otherwise."""

    edited = Signal(object)

    def value(self) -> Any:
        """What stands in the editor."""
        raise NotImplementedError

    def show_value(self, value: Any) -> None:
        """Show `value` (from the document), without telling anybody. Nothing when it stands there already."""
        raise NotImplementedError
