"""Turn Python's collection of cycles into work of the window's thread alone.

Python collects in whatever thread happens to allocate. In a thread beside the window's it may then let go of what is
tied to Qt's signals: that thread holds Qt's lock and waits for Python's, the window's holds Python's and waits for
Qt's, and both wait for ever.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1000  # ms


class Sweeper(QObject):
    """From now on cycles are collected in this thread, once a second at most and when there is enough to collect."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        timer = QTimer(self, interval=_EVERY)
        timer.timeout.connect(self.sweep)
        timer.start()

    def sweep(self) -> None:
        """Collect the oldest generation whose turn has come by Python's own thresholds."""
        due = [age for age, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
               if count > most]
        if due:
            gc.collect(due[-1])
