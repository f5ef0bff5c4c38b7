"""Turn the sounds of a film into something heard while it is looked at, by whatever plays sound on this machine.

Where nothing does (no device, no driver) everything goes on in silence.
"""

import wave
from collections.abc import Generator, Sequence
from threading import Lock
from time import perf_counter
from typing import TYPE_CHECKING, Protocol

from studio.disk import scratch_folder
from studio.document.clips import Sound
from studio.export.film.sound import Heard, mix

if TYPE_CHECKING:
    import miniaudio

RATE, _FRAME = 48_000, 4  # samples a second; bytes of one of both channels
_BUFFER = 0.06  # seconds that lie ready at the device


class Device(Protocol):
    """What plays samples: asks a generator for them until it is stopped."""

    def start(self, samples: Generator[bytes, int, None]) -> None: ...

    def stop(self) -> None: ...

    def close(self) -> None: ...


def mixed(sounds: Sequence[Sound], clips: Sequence[Heard], seconds: float) -> bytes:
    """All that is heard in a film of `seconds` as samples: 48 kHz, stereo, 16 bits. Runs in a thread."""
    with scratch_folder() as scratch, wave.open(str(mix(sounds, seconds, scratch, clips=clips).path), "rb") as file:
        return file.readframes(file.getnframes())


def opened() -> "miniaudio.PlaybackDevice | None":
    """The sound device of this machine; None where there is none. Runs in a thread: some take their time."""
    try:
        import miniaudio
    except ImportError:  # a system for which nobody has built it
        return None
    try:
        return miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16, nchannels=2, sample_rate=RATE,
            buffersize_msec=round(_BUFFER * 1000), app_name="Ketabnama",
        )
    except miniaudio.MiniaudioError:
        return None


class Voice:
    """Samples being played on a device; `now` is the second of them that is heard.

    Once begun the device goes on in silence between two plays: stopping one takes longer than a window may wait.
    """

    def __init__(self, device: Device) -> None:
        self._device = device
        self._running = False
        self._lock = Lock()
        self._samples: memoryview | None = None
        self._place = 0  # byte of the samples that is given next
        self._begun = self._heard = 0.0
        self._sent: tuple[float, float] | None = None  # the second given last to the device, and when
        self.playing = False

    def play(self, samples: bytes, at: float) -> None:
        """Play `samples` from second `at` of them."""
        with self._lock:
            self._samples, self._place, self._sent = memoryview(samples), round(at * RATE) * _FRAME, None
        self._begun = self._heard = at
        self.playing = True
        if not self._running:
            given = self._given()
            next(given)
            self._device.start(given)
            self._running = True

    def stop(self) -> None:
        """Be silent."""
        with self._lock:
            self._samples = None
        self.playing = False

    def rest(self) -> None:
        """Be silent for long: the device stops. Takes as long as what lies ready there."""
        self.stop()
        if self._running:
            self._device.stop()
            self._running = False

    def close(self) -> None:
        """Give the device back."""
        self.rest()
        self._device.close()

    def now(self) -> float:
        """The second that is heard now; it never goes back while playing."""
        with self._lock:
            sent = self._sent
        if sent is not None:
            told = sent[0] - _BUFFER + perf_counter() - sent[1]
            self._heard = max(self._heard, self._begun, min(told, sent[0] + _BUFFER))
        return self._heard

    def _given(self) -> Generator[bytes, int, None]:
        """As many samples as are asked for, or silence. Runs in the device's thread."""
        count = yield b""
        while True:
            count = yield self._next(count * _FRAME)

    def _next(self, size: int) -> bytes:
        with self._lock:
            if self._samples is None:
                return bytes(size)
            part = bytes(self._samples[self._place : self._place + size])
            self._sent = (self._place / _FRAME / RATE, perf_counter())
            self._place += size
        return part.ljust(size, b"\0")
