"""Turn the frames of a film into the bytes that its encoder takes, painting as few of them as will do."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import numpy as np
from PySide6.QtCore import QRect

from studio.export.film.between import Step, is_near, mean, spaced
from studio.export.film.spec import FilmSpec
from studio.export.film.turning import Turning, can_turn
from studio.export.film.yuv import Planes, turn
from studio.paint.screen import Screen
from studio.scene import Frame, Scene

_LONGEST = 15  # frames left out after one was tried: a second in all, in which motion changes little
_TRIED = 2.0  # px
_MORE = 1.25  # times as far as when it was tried: the error is then half as large again
_LITTLE = 0.02  # px that a photo may always go: a hundredth of the way from black to white at the sharpest edge
_Shot = np.ndarray | None


@dataclass
class _Motion:
    """What trials have found of photos that move: `sharp` ones are painted to the end of the motion, of others `spare`
    frames may yet be left out while none goes much further than it was `tried`.

    One trial tells little: the mean is exact where nothing crosses a whole pixel. So photos are tried until they have
    `gone` over two of them, and then ever more rarely.
    """

    sharp: bool = False
    spare: int = 0
    gone: float = 0.0
    passed: int = 0
    tried: Mapping[int, float] = field(default_factory=dict)

    def covers(self, ways: Mapping[int, float]) -> bool:
        """Whether photos that go these `ways` from the frame before to the one after were tried, or hardly move."""
        return all(way <= max(_LITTLE, _MORE * self.tried.get(photo, 0.0)) for photo, way in ways.items())

    def found(self, ways: Mapping[int, float], *, sharp: bool) -> None:
        """One more trial was made."""
        if not self.covers(ways):
            self.tried, self.gone, self.passed = ways, 0.0, 0
        self.sharp = sharp
        self.gone += min((way for way in ways.values() if way > _LITTLE), default=_LITTLE)
        self.passed += self.gone >= _TRIED
        self.spare = min(2**self.passed - 1, _LONGEST)


class Reel:
    """The picture as the encoder takes it: planes, or pixels for moving pictures.

    `room` gives memory of as many bytes as it is asked for, twice at most before one is given away. What was given away
    in it is read here until the next one is.
    """

    def __init__(self, scene: Scene, spec: FilmSpec, room: Callable[[int], np.ndarray]) -> None:
        self._room, self._scale = room, spec.scale
        self._screen = Screen(scene.size, scale=spec.scale, even=not spec.moves)
        self._planes = None if spec.moves else Planes(*spec.size)
        self._turning = Turning() if self._planes and can_turn(scene) else None
        self._area = spec.size[0] * spec.size[1]
        self._last: _Shot = None
        self._motion = _Motion()

    def shots(self, frames: Iterable[Frame]) -> Iterator[_Shot]:
        """The bytes of all `frames`, in order; None for those of the last one. Raises InputFault."""
        if self._planes is None:
            yield from map(self._pixels, frames)
            return
        for step in spaced(frames, self._scale):
            if step.between is None:
                self._motion = _Motion()
                yield self._painted(step.frame)
            else:
                yield from self._two(step)

    def _two(self, step: Step) -> Iterator[_Shot]:
        """Both of them, the first without being painted where that was found to be good enough."""
        if self._motion.sharp:
            yield from map(self._painted, (step.between, step.frame))
        elif self._motion.spare and self._motion.covers(step.ways):
            self._motion.spare -= 1
            yield from self._left_out(step.frame)
        else:
            yield from self._tried(step)

    def _left_out(self, frame: Frame) -> Iterator[_Shot]:
        before, shot = self._last, self._painted(frame)
        yield None if shot is None else mean(before, shot, self._room(shot.size))
        yield shot

    def _tried(self, step: Step) -> Iterator[_Shot]:
        """Both as painted; finds out whether the first had to be."""
        before, one, other = self._last, self._painted(step.between), self._painted(step.frame)
        near = one is not None and other is not None and is_near(before, one, other)
        self._motion.found(step.ways, sharp=not near)
        yield one
        yield other

    def _pixels(self, frame: Frame) -> _Shot:
        """All pixels of `frame`."""
        if not self._screen.show(frame):
            return None
        pixels = self._screen.pixels
        data = self._room(4 * self._area)
        np.copyto(data.view(np.uint32).reshape(pixels.shape), pixels)
        return data

    def _painted(self, frame: Frame) -> _Shot:
        """The planes of `frame`."""
        pieces = self._screen.show(self._turning.frame(frame) if self._turning else frame)
        if not pieces:
            return None
        pixels = self._screen.pixels
        if self._turning is None:
            pixels = np.empty_like(self._screen.pixels)
            turn(self._screen.pixels, pixels)
        self._last = self._laid(pixels, pieces, self._room(self._planes.size))
        return self._last

    def _laid(self, pixels: np.ndarray, pieces: list[QRect], data: np.ndarray) -> np.ndarray:
        """The planes of the last frame in `data`, anew where `pieces` are."""
        if sum(piece.width() * piece.height() for piece in pieces) < self._area:
            np.copyto(data, self._last)
        for piece in pieces:
            self._planes.take(pixels, data, piece.x(), piece.y(), piece.width(), piece.height())
        return data
