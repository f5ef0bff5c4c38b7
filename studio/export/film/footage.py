"""Turn the films of a user into single pictures at any moment: upright, in a screen's colours, at the size asked for.

A single moment is read by a process of its own and kept. Moments that follow one another come from one process that
goes on: each picture is decoded once and brought to its size on the way, so memory is that of one picture.
"""

import subprocess
from math import floor
from threading import Lock, Timer

from PySide6.QtGui import QImage

from studio.export.film.source import About, about_footage, quiet, reading, unreadable, widen
from studio.paint.cache import STORE
from studio.paint.canvas import weight
from studio.paint.footage import read_by
from studio.values import Box

_AHEAD = 2.0  # seconds that are read and dropped rather than looked for
_MOST_OPEN = 3
_MARGIN = 3.0  # seconds read in front of the moment in formats whose index is rough
_PATIENCE = 30.0  # seconds for one picture
_LEAST_HD = 720  # px: from here on untagged colours are BT.709, below BT.601, as players take them

# What is to be seen: the film's facts, the part of the picture in shares, the size in px.
_Look = tuple[About, Box, tuple[int, int]]


class _Stream:
    """Pictures of one look in order, each the one that is on screen at its tick (`rate` ticks a second)."""

    def __init__(self, look: _Look, tick: int) -> None:
        self.look, self.next = look, tick
        self.image: QImage | None = None
        self._process = subprocess.Popen(
            _command(look, tick), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            **quiet(),
        )
        widen(self._process.stdout.fileno())

    def reaches(self, tick: int) -> bool:
        """Whether the picture of `tick` is the one at hand or soon to come."""
        return self.next - 1 <= tick <= self.next + _AHEAD * self.look[0].rate and (
            tick >= self.next or self.image is not None)

    def at(self, tick: int) -> QImage | None:
        """The picture on screen at `tick`; after the film's end its last one, None when there was none at all."""
        while self.next <= tick and (image := self._read()) is not None:
            self.image, self.next = image, self.next + 1
        self.next = max(self.next, tick + 1)
        return self.image

    def close(self) -> None:
        """End the process, wherever it is."""
        self._process.kill()
        self._process.stdout.close()
        self._process.wait()

    def _read(self) -> QImage | None:
        about, _, (width, height) = self.look
        form = QImage.Format.Format_ARGB32 if about.see_through else QImage.Format.Format_RGB32
        image = QImage(width, height, form)
        room = memoryview(image.bits()).cast("B")
        watch = Timer(_PATIENCE, self._process.kill)  # a file made to keep its reader busy for ever
        watch.start()
        try:
            got = 0
            while got < len(room) and (count := self._process.stdout.readinto(room[got:])):
                got += count
        finally:
            watch.cancel()
        return image if got == len(room) else None


def _command(look: _Look, tick: int) -> list[str]:
    about, _, _ = look
    moment = tick / about.rate
    lead = 0.0 if about.seekable else min(_MARGIN, moment)
    # Starting at the key frame before the moment, not at the first frame after it: what is on screen may be older.
    seek = ("-noaccurate_seek", "-ss", f"{moment - lead:.6f}") if moment > lead else ()
    return [
        *reading(about.path, before=seek), "-map", "0:V:0", "-vf", _filters(look, lead), "-fps_mode", "passthrough",
        "-f", "rawvideo", "-",
    ]


def _filters(look: _Look, lead: float) -> str:
    about, crop, (width, height) = look
    steps = ["bwdif=mode=send_frame:deint=interlaced"] if about.woven else []
    steps.append(f"fps={about.rate}:start_time={lead}")
    if crop != _WHOLE:
        steps.append(f"crop=iw*{crop.width}:ih*{crop.height}:iw*{crop.x}:ih*{crop.y}")
    steps += _toned(width, height) if about.hdr else [_scaled(about, width, height)]
    return ",".join([*steps, "format=bgra"])


_WHOLE = Box(0.0, 0.0, 1.0, 1.0)


def _scaled(about: About, width: int, height: int) -> str:
    untagged = "" if about.tagged else f":in_color_matrix={'bt709' if about.height >= _LEAST_HD else 'bt601'}"
    return f"scale={width}:{height}:flags=bicubic+accurate_rnd{untagged}"


def _toned(width: int, height: int) -> list[str]:
    """HDR (PQ or HLG) to what screens show: linear light with white at 203 nits (ITU-R BT.2408), what is brighter than
    half of that pressed together up to 1,000 nits, BT.709."""
    return [
        f"zscale=w={width}:h={height}:filter=bicubic:t=linear:npl=203", "format=gbrpf32le", "zscale=p=bt709",
        "tonemap=mobius:param=0.5:peak=5:desat=0", "zscale=t=bt709:r=full", "format=gbrp",
    ]


class Footage:
    """A reader of films for the painter, safe between threads."""

    def __init__(self) -> None:
        self._streams: list[_Stream] = []
        self._last: dict[str, float] = {}
        self._lock = Lock()

    def __call__(self, source: str, moment: float, crop: Box, size: tuple[int, int]) -> QImage:
        """The part `crop` of `source` at second `moment`, at `size` px; held before its start and after its end.

        Do not change the answer. Raises InputFault when the file is of no use.
        """
        look = (about_footage(source), crop, size)
        tick = max(0, floor(min(moment, look[0].seconds) * look[0].rate + 1e-3))
        with self._lock:
            return self._streamed(look, tick) or self._single(look, tick)

    def close(self) -> None:
        """End every process that waits for the next moment. To be called when a film is done or a preview stops."""
        with self._lock:
            while self._streams:
                self._streams.pop().close()

    def _streamed(self, look: _Look, tick: int) -> QImage | None:
        """The picture from a process that stands near `tick`, or that is started because moments follow each other."""
        found = next((stream for stream in self._streams if stream.look == look and stream.reaches(tick)), None)
        if found is None and not self._follows(look, tick):
            return None
        if found is not None:
            self._streams.remove(found)
        else:
            found = _Stream(look, tick)
        self._streams.append(found)
        while len(self._streams) > _MOST_OPEN:
            self._streams.pop(0).close()
        return found.at(tick)

    def _follows(self, look: _Look, tick: int) -> bool:
        """Whether the same was asked for a little earlier: then more will be."""
        before = self._last.get(key := repr(look))
        self._last = {key: tick, **dict(list(self._last.items())[:20])}
        return before is not None and before < tick <= before + _AHEAD * look[0].rate

    def _single(self, look: _Look, tick: int) -> QImage:
        """One picture, kept; the last there is when the film ends earlier than it says."""
        return STORE.made(("footage", look, tick), lambda: _one(look, tick), weight)


def _one(look: _Look, tick: int) -> QImage:
    rate = look[0].rate
    for back in (0, 1, 5, 60, None):
        start = 0 if back is None else max(0, tick - round(back * rate))
        stream = _Stream(look, start)
        try:
            image = stream.at(tick)
        finally:
            stream.close()
        if image is not None:
            return image
    raise unreadable(look[0].path)


FOOTAGE = Footage()
read_by(FOOTAGE)
