"""Turn what a film must be into the words for ffmpeg: codecs, rates, colours, containers; and try what a machine has.

Planes go in as BT.709 in limited range and are tagged as such, so nothing is converted on the way and every player
shows the colours that were painted. Files begin with their index ("faststart"), their groups of pictures are closed,
and MP4 and MOV have no edit list, as Instagram's API asks: times that would need one are written as they are.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic

import numpy as np

from studio.disk import scratch_folder
from studio.errors import StudioError
from studio.export.film.pipe import Encoder
from studio.export.film.probe import facts
from studio.export.film.spec import SOUND_KBPS, FilmSpec

_COLOURS = ("-color_range", "tv", "-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709")
# Sound: AAC starts 1,024 samples late. Without an edit list that says so the first of them are given up for it.
_AAC_DELAY = 1024
_SOUND = {
    "aac": ("-c:a", "aac", "-ar", "48000", "-ac", "2", "-af", f"atrim=start_sample={_AAC_DELAY},asetpts=PTS-STARTPTS"),
    "opus": ("-c:a", "libopus", "-ar", "48000", "-ac", "2"),
}
_PATIENCE = 5  # seconds for trying an encoder
_BITS_FOR_SOUND = 0.25  # share of a tight limit that sound may take
_OVERHEAD = 0.985  # of a limit goes to pictures and sound, the rest to the container


@dataclass(frozen=True, kw_only=True)
class Rates:
    """How the bits are dealt out: by `quality` alone under a ceiling of `peak` kbps, or `target` kbps on the whole.

    `log` is where a codec with two passes keeps what the first one learned; `second` says that this is the second.
    """

    peak: int
    sound: int = SOUND_KBPS
    target: int | None = None
    log: Path | None = None
    second: bool = False


Words = Callable[[FilmSpec, Rates], list[str]]


def command(spec: FilmSpec, rates: Rates, sound: Path | None, path: Path, words: Words) -> list[str]:
    """The words for ffmpeg to encode planes from its standard input by `words`, and the WAV `sound`, to `path`."""
    width, height = spec.size
    line = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", f"{width}x{height}", *_COLOURS]
    line += ["-framerate", f"{spec.fps:g}", "-i", "pipe:0", *(["-i", f"file:{sound}"] if sound else [])]
    line += ["-map", "0:v", *words(spec, rates), *_COLOURS, *_group(spec)]
    if sound:
        line += ["-map", "1:a", *_SOUND["opus" if spec.form == "webm" else "aac"], "-b:a", f"{rates.sound}k"]
    return [*line, "-map_metadata", "-1", *_CONTAINERS[spec.form], f"file:{path}"]


_INDEX_FIRST = ("-movflags", "+faststart+negative_cts_offsets", "-use_editlist", "0")
_CONTAINERS = {
    "mp4": ("-f", "mp4", *_INDEX_FIRST), "mov": ("-f", "mov", *_INDEX_FIRST),
    "webm": ("-f", "webm", "-cues_to_front", "1"),
}


def first_rates(spec: FilmSpec, seconds: float, *, sound: bool, log: Path | None) -> Rates:
    """The rates to begin with: good quality, which is nearly always within the limits."""
    heard = _sound_rate(spec, seconds) if sound else 0
    return Rates(peak=max(50, spec.kbps - heard), sound=heard, log=log if _may_bind(spec, seconds) else None)


def next_rates(spec: FilmSpec, seconds: float, before: Rates, size: int) -> Rates:
    """The rates after `before` gave a file of `size` bytes, too large: as many bits as there are, dealt out at best."""
    most = spec.bytes_for(seconds) or size
    target = most * 8 / 1000 / seconds * _OVERHEAD - before.sound
    if before.target:  # the second pass was not exact enough: as much less as it was too much, and a little
        target = min(target, before.target * most / size * 0.97)
    return Rates(peak=before.peak, sound=before.sound, target=max(20, int(target)), log=before.log, second=True)


def _sound_rate(spec: FilmSpec, seconds: float) -> int:
    most = spec.bytes_for(seconds)
    if most is None:
        return SOUND_KBPS
    return max(32, min(SOUND_KBPS, int(most * 8 / 1000 / seconds * _BITS_FOR_SOUND)))


def _may_bind(spec: FilmSpec, seconds: float) -> bool:
    """Whether the limit on bytes could be reached at all at the highest rate."""
    most = spec.bytes_for(seconds)
    return most is not None and most * 8 / 1000 / seconds < spec.kbps + SOUND_KBPS


def _group(spec: FilmSpec) -> list[str]:
    return ["-g", str(max(1, round(spec.keyframe * spec.fps))), "-flags", "+cgop"]


# ---------------------------------------------------------------- software


def _x264(_spec: FilmSpec, rates: Rates) -> list[str]:
    """Measured on a teaser over a photo (tests/benchmarks/film.py --settings): "faster" takes a third longer for 1.5
    points of VMAF more at the same size, "superfast" saves a third of the time but its files are half as large again,
    which counts where uploads are slow."""
    words = ["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-pix_fmt", "yuv420p", *_ceiling(rates)]
    words += ["-b:v", f"{rates.target}k"] if rates.target else ["-crf", "18"]
    if rates.log:
        words += ["-pass", "2" if rates.second else "1", "-passlogfile", str(rates.log)]
        words += [] if rates.second else ["-fastfirstpass", "0"]  # the first pass is kept when it is small enough
    return words


def _x265(spec: FilmSpec, rates: Rates) -> list[str]:
    more = [f"keyint={max(1, round(spec.keyframe * spec.fps))}", "open-gop=0", "log-level=error"]
    more += [f"vbv-maxrate={rates.peak}", f"vbv-bufsize={rates.peak}"]
    if rates.log:
        more += [f"pass={2 if rates.second else 1}", f"stats='{rates.log}'", "slow-firstpass=1"]
    words = ["-c:v", "libx265", "-preset", "fast", "-pix_fmt", "yuv420p", "-tag:v", "hvc1"]
    words += ["-x265-params", ":".join(more)]
    return [*words, *(["-b:v", f"{rates.target}k"] if rates.target else ["-crf", "23"])]


def _vp9(_spec: FilmSpec, rates: Rates) -> list[str]:
    """Constant quality under a ceiling; a target is met in one pass, which for VP9 is exact enough."""
    rate = min(rates.peak, rates.target or rates.peak)
    words = ["-c:v", "libvpx-vp9", "-deadline", "good", "-cpu-used", "4", "-row-mt", "1", "-tile-columns", "2"]
    bounds = ["-maxrate", f"{rate}k", "-bufsize", f"{rate}k"]
    words += ["-pix_fmt", "yuv420p"]
    return [*words, *([] if rates.target else ["-crf", "32"]), "-b:v", f"{rate}k", *(bounds if rates.target else [])]


def _ceiling(rates: Rates) -> list[str]:
    return ["-maxrate", f"{rates.peak}k", "-bufsize", f"{rates.peak}k"]


_SOFTWARE: dict[str, Words] = {"h264": _x264, "h265": _x265, "vp9": _vp9}

# ---------------------------------------------------------------- hardware


def _with_quality(name: str, *words: str, form: str = "yuv420p") -> Words:
    return lambda _spec, rates: ["-c:v", name, *words, *_ceiling(rates), "-bf", "0", "-pix_fmt", form]


_NVENC = _with_quality("h264_nvenc", "-preset", "p5", "-profile:v", "high", "-rc", "vbr", "-cq", "21", "-b:v", "0")
_QSV = _with_quality("h264_qsv", "-preset", "medium", "-profile:v", "high", "-global_quality", "21", form="nv12")
_VAAPI = _with_quality(
    "h264_vaapi", "-vaapi_device", "/dev/dri/renderD128", "-vf", "format=nv12,hwupload", "-profile:v", "high",
    "-rc_mode", "CQP", "-qp", "21", form="vaapi",
)
_AMF = _with_quality("h264_amf", "-quality", "quality", "-rc", "cqp", "-qp_i", "20", "-qp_p", "22")
_MEDIA_FOUNDATION = _with_quality("h264_mf", "-rate_control", "quality", "-quality", "75", form="nv12")
_VIDEOTOOLBOX = _with_quality("h264_videotoolbox", "-profile:v", "high", "-q:v", "65")
# What a machine may have for H.264, best first. Quality is set to look like our software encoder's.
HARDWARE: dict[str, tuple[Words, ...]] = {
    "linux": (_NVENC, _QSV, _VAAPI), "win32": (_NVENC, _QSV, _AMF, _MEDIA_FOUNDATION), "darwin": (_VIDEOTOOLBOX,),
}


def words_for(spec: FilmSpec, rates: Rates) -> Words:
    """Who encodes: the machine's own encoder where that is allowed and works and no limit is near, else software."""
    if spec.hardware and spec.codec == "h264" and rates.log is None:
        return working_hardware() or _SOFTWARE[spec.codec]
    return _SOFTWARE[spec.codec]


@cache
def working_hardware() -> Words | None:
    """The first of this machine's encoders that makes a sound film of a few frames; None without. Tried once a process.
    """
    return next((words for words in HARDWARE.get(sys.platform, ()) if _works(words)), None)


def _works(words: Words) -> bool:
    """Whether a few grey frames become a film; drivers may be half installed, so nothing less tells."""
    spec = FilmSpec(width=640, height=384)
    grey = np.full(640 * 384 * 3 // 2, 128, np.uint8)
    with scratch_folder() as folder:
        path = folder / "try.mp4"
        try:
            with Encoder(command(spec, Rates(peak=4000), None, path, words)) as encoder:
                began = monotonic()
                for _ in range(8):
                    while not encoder.put(grey):
                        _lose_patience(began)
                while not encoder.finished():
                    _lose_patience(began)
            seen = facts(path)
        except (StudioError, OSError):
            return False
    return (seen.codec, seen.matrix, seen.frames, seen.edits) == ("h264", "bt709", 8, False)


def _lose_patience(began: float) -> None:
    """Raise TimeoutError when trying an encoder takes too long: a driver may hang."""
    if monotonic() - began > _PATIENCE:
        raise TimeoutError
