"""Turn passing time into the moment of a film that is seen: playing, paused, looked through, round and round."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from widgets.timeline.voice import Voice

FPS = 30.0
_FRAME = 1 / FPS


class Playback(QObject):
    """Where a film of `seconds` stands. Time comes from what is heard, or from `clock` while nothing is."""

    moved = Signal(float)  # the second seen now
    state_changed = Signal(bool)  # playing or not

    def __init__(self, parent: QObject | None = None, *, clock: Callable[[], float] = perf_counter) -> None:
        super().__init__(parent)
        self.seconds = 0.0
        self.moment = 0.0
        self.playing = False
        self.loop = False
        self._clock = clock
        self._from = (0.0, 0.0)  # moment and clock
        self._voice: Voice | None = None
        self._samples: bytes | None = None
        self._timer = QTimer(self, interval=round(1000 / FPS), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.tick)

    @property
    def is_heard(self) -> bool:
        """Whether sound gives the time."""
        return self._voice is not None and self._voice.playing

    # ------------------------------------------------------------ what is played

    def set_seconds(self, seconds: float) -> None:
        """The film is so long now."""
        self.seconds = seconds
        if self.moment > seconds:
            self.seek(seconds)

    def set_voice(self, voice: Voice | None) -> None:
        """Play sound with `voice` from now on."""
        self._voice = voice
        self._begin()

    def set_samples(self, samples: bytes | None) -> None:
        """The sound of the film, None while nobody has it; it joins in where the film stands."""
        self._samples = samples
        self._begin()

    # ------------------------------------------------------------ what is done

    def play(self) -> None:
        """Go on; from the beginning when it is at its end."""
        if self.seconds <= 0 or self.playing:
            return
        if self.moment >= self.seconds - _FRAME / 2:
            self._move(0.0)
        self.playing = True
        self._begin()
        self._timer.start()
        self.state_changed.emit(True)

    def pause(self) -> None:
        """Stand still."""
        if self.playing:
            self.playing = False
            self._timer.stop()
            if self._voice is not None:
                self._voice.stop()
            self.state_changed.emit(False)

    def toggle(self) -> None:
        """Play or pause."""
        if self.playing:
            self.pause()
        else:
            self.play()

    def seek(self, second: float) -> None:
        """Go to `second`; what plays goes on from there."""
        self._move(min(max(0.0, second), self.seconds))
        self._begin()

    def step(self, frames: int) -> None:
        """So many frames on, or back."""
        self.pause()
        self.seek((round(self.moment * FPS) + frames) / FPS)

    def tick(self) -> None:
        """See what time it is."""
        if not self.playing:
            return
        now = self._voice.now() if self.is_heard else self._from[0] + self._clock() - self._from[1]
        if now < self.seconds:
            self._move(now)
        elif self.loop:
            self.seek(0.0)
        else:
            self._move(self.seconds)
            self.pause()

    def _begin(self) -> None:
        """Time goes on from here."""
        self._from = (self.moment, self._clock())
        if self._voice is None:
            return
        if self.playing and self._samples is not None:
            self._voice.play(self._samples, self.moment)
        else:
            self._voice.stop()

    def _move(self, moment: float) -> None:
        self.moment = moment
        self.moved.emit(moment)
