"""Turn a scene in motion into the file of a film, step by step, so that whoever drives it can look round or stop."""

from collections.abc import Callable, Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import file_digest
from pathlib import Path
from time import monotonic

from studio.disk import scratch_folder, written_beside
from studio.errors import Problem
from studio.export.film import moving
from studio.export.film.encoders import command, first_rates, next_rates, words_for
from studio.export.film.footage import FOOTAGE
from studio.export.film.pipe import Encoder
from studio.export.film.reel import Reel
from studio.export.film.sound import Mixed
from studio.export.film.spec import FilmSpec
from studio.export.still import too_large
from studio.scene import Frame, Scene
from studio.steps import Steps

# A folder for scratch files and the film's length in seconds -> a sound exactly as long, or None for silence.
Sound = Callable[[Path, float], Mixed | None]
_PASSES = 4  # the most passes to get under a limit on bytes
_FIRST = 0.6  # share of the work that the first pass is when a second one may follow
_LOOK = 0.1  # seconds between two looks round while waiting


@dataclass(frozen=True, kw_only=True)
class Film:
    """A film that was written: bytes and hash of its file, px, seconds, and what a person should know.

    `loudness` is that of its sound in LUFS, None without any.
    """

    bytes: int
    sha256: str
    width: int
    height: int
    seconds: float
    fps: float
    loudness: float | None = None
    problems: tuple[Problem, ...] = ()


def film_steps(
    scene: Scene, path: Path, spec: FilmSpec, *, sound: Sound | None = None
) -> Generator[float, None, Film]:
    """Write `scene` to `path` as `spec` wants it: a generator of shares from 0 to 1 that returns the film's facts.

    Close it to stop: nothing is left then. `sound` is made beside in a thread of its own. Raises InputFault without
    ffmpeg or for an unusable picture, OutputFault when the disk refuses, StudioError when the encoder fails.
    """
    with scratch_folder() as scratch, written_beside(path) as file, closing(FOOTAGE):
        heard = None
        if spec.moves:
            spec = yield from _moving_picture(scene, file, spec, scratch)
        else:
            heard = yield from _film(scene, file, spec, scratch, sound)
        film = _facts(file, spec, scene, heard)
    return film


def write_film(
    scene: Scene, path: Path, spec: FilmSpec, *, sound: Sound | None = None,
    progress: Callable[[float, float | None], None] | None = None, cancelled: Callable[[], bool] | None = None,
) -> Film | None:
    """Write `scene` to `path` in one call; None when it was `cancelled`, and nothing is left then.

    `progress` hears the share done, from 0 to 1, and the seconds left, None while nobody can say. Raises as
    `film_steps`.
    """
    began = monotonic()
    with closing(Steps(film_steps(scene, path, spec, sound=sound))) as steps:
        for share in steps:
            if progress:
                progress(share, time_left(share, monotonic() - began))
            if cancelled and cancelled():
                return None
        return steps.answer


def time_left(share: float, spent: float) -> float | None:
    """The seconds left when `share` of the work took `spent`; None in the first moments."""
    return spent * (1 - share) / share if share > 0.02 and spent > 0.5 else None


# ---------------------------------------------------------------- films


def _film(
    scene: Scene, file: Path, spec: FilmSpec, scratch: Path, sound: Sound | None
) -> Generator[float, None, Mixed | None]:
    """All passes, the first of which is nearly always the last; the sound that is heard."""
    count = spec.frames(scene.duration)
    seconds = count / spec.fps
    most = spec.bytes_for(seconds)
    with _beside(sound, scratch, seconds) as track:
        heard = yield from _ready(track)
        rates = first_rates(spec, seconds, sound=heard is not None, log=scratch / "passes")
        begun, end = 0.0, _FIRST if rates.log else 1.0
        for _ in range(_PASSES):
            line = command(spec, rates, heard.path if heard else None, file, words_for(spec, rates))
            for share in _encoded(scene, spec, line, count):
                yield begun + (end - begun) * share
            if most is None or file.stat().st_size <= most:
                break
            rates = next_rates(spec, seconds, rates, file.stat().st_size)
            begun, end = end, (1 + end) / 2
    return heard


def _encoded(scene: Scene, spec: FilmSpec, line: list[str], count: int) -> Iterator[float]:
    """One pass: `count` frames into the encoder that `line` describes."""
    with Encoder(line) as encoder:
        reel = Reel(scene, spec, encoder.buffer)
        for number, shot in enumerate(reel.shots(_frames(scene, spec.fps, count))):
            while not encoder.put(shot, _LOOK):
                yield number / count
            yield number / count
        while not encoder.finished(_LOOK):
            yield 1.0
        yield 1.0


def _frames(scene: Scene, fps: float, count: int) -> Iterator[Frame]:
    """`count` frames; where the scene has fewer its last one is held."""
    last = max(0, round(scene.duration * fps) - 1)
    for number in range(count):
        yield scene.at(min(number, last) / fps)


# ---------------------------------------------------------------- sound


@contextmanager
def _beside(sound: Sound | None, scratch: Path, seconds: float) -> Iterator[Future | None]:
    """The sound on its way in a thread; nobody waits for it when the film is given up."""
    if sound is None:
        yield None
        return
    executor = ThreadPoolExecutor(1, thread_name_prefix="film-sound")
    track = executor.submit(sound, scratch, seconds)
    try:
        yield track
    finally:
        executor.shutdown(wait=track.done(), cancel_futures=True)


def _ready(track: Future | None) -> Generator[float, None, Mixed | None]:
    while track is not None:
        if wait([track], _LOOK).done:
            return track.result()
        yield 0.0
    return None


# ---------------------------------------------------------------- moving pictures


def _moving_picture(scene: Scene, file: Path, spec: FilmSpec, scratch: Path) -> Generator[float, None, FilmSpec]:
    """Ever smaller ones until the limit is kept; what it became."""
    done = 0.0
    for tried, colours, quality in moving.attempts(spec):
        count = tried.frames(scene.duration)
        if spec.form == "gif":
            palette = scratch / "palette.png"
            lines = [moving.palette_command(tried, colours, palette), moving.gif_command(tried, palette, file)]
        else:
            lines = [moving.webp_command(tried, quality, file)]
        part = (1 - done) * 0.7 / len(lines)
        for line in lines:
            for share in _encoded(scene, tried, line, count):
                yield done + part * share
            done += part
        if spec.max_bytes is None or file.stat().st_size <= spec.max_bytes:
            break
    return tried


def _facts(file: Path, spec: FilmSpec, scene: Scene, heard: Mixed | None) -> Film:
    count = spec.frames(scene.duration)
    seconds, size = count / spec.fps, file.stat().st_size
    most = spec.bytes_for(seconds)
    problems = (*spec.problems(scene.duration), *(heard.problems if heard else ()))
    problems += (too_large(size, most),) if most and size > most else ()
    with file.open("rb") as data:
        digest = file_digest(data, "sha256")
    width, height = spec.size
    return Film(bytes=size, sha256=digest.hexdigest(), width=width, height=height, seconds=seconds, fps=spec.fps,
                loudness=heard.loudness if heard else None, problems=problems)
