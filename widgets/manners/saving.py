"""Turn minutes into savings: a design that lies in a file is saved there from time to time, if the user wishes so."""

from PySide6.QtCore import QObject, QTimer

from widgets.designs import Designs
from widgets.settings import Settings

MINUTES = (0, 1, 5, 15)  # 0 is never: the journal keeps every step even so
_LONGEST = 60


class Autosave(QObject):
    """Saves the open design every so many minutes. One that was never saved waits for its name."""

    def __init__(self, settings: Settings, designs: Designs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings, self._designs = settings, designs
        self.clock = QTimer(self)
        self.clock.timeout.connect(self.save)
        settings.changed.connect(lambda name: self._wind() if name == "autosave" else None)
        self._wind()

    def save(self) -> None:
        """Save now, unless there is nothing to save or a hand is in the middle of something."""
        session = self._designs.session
        if session is not None and session.path is not None and not session.saved and not session.previewing:
            self._designs.save()

    def _wind(self) -> None:
        minutes = self._settings.count("autosave", _LONGEST)
        self.clock.start(minutes * 60_000) if minutes else self.clock.stop()
