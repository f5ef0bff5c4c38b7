"""Turn a film or sound file of a user's into facts, and into the start of a command that reads it and nothing else.

The reader of films speaks many protocols and formats, some of which name other files or servers to open. Here it may
open files and pipes only, and only formats that hold their own pictures and sound (no playlists, no SDP, no concat).
"""

import contextlib
import os
import re
import subprocess
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import imageio_ffmpeg

from studio.errors import InputFault, input_fault

# Demuxers whose files hold all they show. Names as `ffmpeg -demuxers` has them.
_FORMATS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,avi,mpegts,mpeg,mpegvideo,flv,asf,ogg,gif,apng,dv,mxf,nut,"
    "wav,w64,mp3,aac,flac,aiff,caf,amr,au,ac3"
)
MOST_PIXELS = 40_000_000  # of a frame, as for pictures
_PATIENCE = 30.0  # seconds until a file that gives no answer is given up
_PIPE = 1 << 20  # bytes; Linux gives 64 KB unless asked, and each filling costs a change of process
_TRUSTED = ("mov", "matroska")  # formats whose index leads to the key frame before a moment, never after it
_HDR = {"smpte2084", "arib-std-b67"}  # transfers PQ and HLG (ITU-R BT.2100)
_USUAL_RATE, _MOST_RATE = 30.0, 60.0

# Lines of what ffmpeg says of a file; metadata of the file itself are indented deeper.
_DURATION = re.compile(r"^  Duration: (\d+):(\d\d):(\d\d\.\d+)(?:, start: (-?[\d.]+))?", re.M)
_FORMAT = re.compile(r"^Input #0, ([\w,]+), from", re.M)
_VIDEO = re.compile(r"^  Stream #0:\d+\S*: Video: (?!.*\(attached pic\))(.*)$", re.M)
_AUDIO = re.compile(r"^  Stream #0:\d+\S*: Audio: ", re.M)
_SIZE = re.compile(r" (\d+)x(\d+)(?: \[SAR (\d+):(\d+)|,| )")
_COLOUR = re.compile(r", (\w+)\(([^)]*)\)")


@dataclass(frozen=True, kw_only=True, slots=True)
class About:
    """What a film or sound file holds.

    `seconds` is its length. `width` and `height` are those of the upright picture in square px, 0 without one; `rate`
    is how many pictures a second it is read at. `hdr` says that its light goes beyond what screens of today show,
    `tagged` that the file names its colours, `see_through` that pixels may be clear, `woven` that lines alternate.
    """

    path: str
    seconds: float
    sound: bool
    width: int = 0
    height: int = 0
    rate: float = _USUAL_RATE
    hdr: bool = False
    tagged: bool = True
    see_through: bool = False
    woven: bool = False
    seekable: bool = True


@cache
def ffmpeg() -> str:
    """The path of the program that reads and writes films. Raises InputFault where there is none."""
    try:
        return imageio_ffmpeg.get_ffmpeg_exe()
    except (RuntimeError, OSError) as error:
        raise no_ffmpeg() from error


def reading(path: str, *, before: tuple[str, ...] = ()) -> list[str]:
    """The command so far that reads the file `path` alone, with the options `before` it; output options follow."""
    return [
        ffmpeg(), "-hide_banner", "-nostdin", "-protocol_whitelist", "file,pipe", "-format_whitelist", _FORMATS,
        "-max_pixels", str(MOST_PIXELS), *before, "-i", f"file:{Path(path).absolute()}",
    ]


def quiet() -> dict[str, int]:
    """Keywords for `subprocess` that keep a console window from flashing up on Windows."""
    return {"creationflags": getattr(subprocess, "CREATE_NO_WINDOW", 0)}


def widen(handle: int) -> None:
    """A larger pipe for pictures, where the system knows how."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(handle, fcntl.F_SETPIPE_SZ, _PIPE)


def about(path: str | os.PathLike[str]) -> About:
    """What the file `path` holds, its first picture decoded to be sure. Kept. Raises InputFault."""
    name = os.fspath(path)
    try:
        state = Path(name).stat()
    except (OSError, ValueError) as error:
        raise _missing(name) from error
    if not Path(name).is_file():
        raise unreadable(name)
    return _about(name, state.st_mtime_ns, state.st_size)


def about_footage(path: str | os.PathLike[str]) -> About:
    """What the film `path` holds. Raises InputFault when there is no picture in it that lasts."""
    found = about(path)
    if not found.width:
        raise _no_picture(found.path)
    if found.seconds <= 0:
        raise _empty(found.path)
    return found


def about_sound(path: str | os.PathLike[str]) -> About:
    """What the sound file or film `path` holds. Raises InputFault when nothing can be heard in it."""
    found = about(path)
    if not found.sound:
        raise _no_sound(found.path)
    if found.seconds <= 0:
        raise _empty(found.path)
    return found


def said(command: list[str], path: str, *, patience: float = _PATIENCE) -> tuple[str, bool]:
    """What `command` says while it runs, and whether it ended well. Raises InputFault after `patience` seconds."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, timeout=patience,
            check=False, **quiet(),
        )
    except subprocess.TimeoutExpired as error:
        raise unreadable(path) from error
    return done.stderr.decode("utf-8", "replace"), done.returncode == 0


@lru_cache(maxsize=512)
def _about(name: str, _changed: int, _size: int) -> About:
    once = ["-map", "0:V:0?", "-map", "0:a:0?", "-frames:v", "1", "-frames:a", "1", "-f", "null", "-"]
    words, well = said(reading(name) + once, name)
    video, sound = _VIDEO.search(words), bool(_AUDIO.search(words))
    if not (video or sound) or (not well and not _VIDEO.search(_output(words))):
        raise _too_large(name) if "max_pixels" in words or "picture size" in words.lower() else unreadable(name)
    seconds = _seconds(words) or _counted(name)
    formats = _FORMAT.search(words)
    seekable = bool(formats) and formats[1].startswith(_TRUSTED)
    found = About(path=name, seconds=seconds, sound=sound, seekable=seekable)
    return _with_picture(found, video[1], _output(words)) if video else found


def _output(words: str) -> str:
    return words.partition("\nOutput #0")[2]


def _seconds(words: str) -> float:
    found = _DURATION.search(words)
    return int(found[1]) * 3600 + int(found[2]) * 60 + float(found[3]) if found else 0.0


def _counted(name: str) -> float:
    """The length of a file that does not say it (streams recorded by browsers), found by running through it."""
    words, _ = said([*reading(name), "-map", "0", "-c", "copy", "-f", "null", "-"], name)
    times = re.findall(r"time=(\d+):(\d\d):(\d\d\.\d+)", words)
    return max((int(h) * 3600 + int(m) * 60 + float(s) for h, m, s in times), default=0.0)


def _with_picture(found: About, line: str, output: str) -> About:
    """`found` with what the input's line says, upright as the output's line has it."""
    shown = _VIDEO.search(output)
    size = _SIZE.search(shown[1]) if shown else None
    if size is None:
        raise unreadable(found.path)
    across, down = (int(part or 1) or 1 for part in (size[3], size[4]))
    colour = _COLOUR.search(line)
    facts = colour[2] if colour else ""
    form = colour[1] if colour else line.split(", ")[1]
    return About(
        path=found.path, seconds=found.seconds, sound=found.sound, seekable=found.seekable,
        width=max(1, round(int(size[1]) * across / down)), height=int(size[2]), rate=_rate(line),
        hdr=any(word in _HDR for word in re.split(r"[,/ ]+", facts)), tagged="bt" in facts or "smpte" in facts,
        see_through=form.startswith(("bgra", "rgba", "argb", "abgr", "yuva", "gbrap", "pal8", "ya")),
        woven="top" in facts or "bottom" in facts,
    )


def _rate(line: str) -> float:
    """The pictures a second to read at: the file's own where they are even, else enough for those it has."""
    base = re.search(r"([\d.]+)(k?) tbr", line)
    mean = re.search(r"([\d.]+) fps", line)
    even = float(base[1]) * (1000 if base[2] else 1) if base else _USUAL_RATE
    if 0 < even <= _MOST_RATE + 1:
        return even
    return _USUAL_RATE if mean is None or float(mean[1]) <= _USUAL_RATE + 1 else _MOST_RATE


# ---------------------------------------------------------------- what can be wrong

_OTHER = "use an MP4, MOV, WebM, MP3 or WAV file", "پروندهٔ MP4، MOV، WebM، MP3 یا WAV بیاورید"


def no_ffmpeg() -> InputFault:
    """What to say where no film can be read or written."""
    return input_fault(
        "ffmpeg", "was not found or cannot be started, so no film can be read or written",
        "pip install imageio-ffmpeg, or see `ketabnama doctor`", code="no-ffmpeg",
        what_fa="ffmpeg پیدا نشد یا اجرا نمی‌شود؛ بی آن فیلم ساخته نمی‌شود",
        hint_fa="imageio-ffmpeg را نصب کنید یا ketabnama doctor را ببینید",
    )


def _missing(name: str) -> InputFault:
    return input_fault(
        name, "there is no such film or sound", "put the file back or choose another", code="footage-missing",
        what_fa="این فیلم یا صدا پیدا نشد", hint_fa="پرونده را برگردانید یا یکی دیگر برگزینید",
    )


def unreadable(name: str) -> InputFault:
    """The fault of a file that is neither film nor sound."""
    return input_fault(
        name, "cannot be read as film or sound: it is damaged or of another kind", _OTHER[0],
        code="footage-unreadable", what_fa="به‌عنوان فیلم یا صدا خوانده نمی‌شود: آسیب دیده یا از گونهٔ دیگری است",
        hint_fa=_OTHER[1],
    )


def _no_picture(name: str) -> InputFault:
    return input_fault(
        name, "has sound but no moving picture", "add it as a sound, and a wave that shows it",
        code="footage-no-picture",
        what_fa="صدا دارد ولی تصویر ندارد", hint_fa="آن را در بخش صدا بیفزایید و با لایهٔ «موج صدا» نشان دهید",
    )


def _no_sound(name: str) -> InputFault:
    return input_fault(
        name, "has no sound", "choose another file", code="sound-none", what_fa="صدایی در این پرونده نیست",
        hint_fa="پروندهٔ دیگری برگزینید",
    )


def _empty(name: str) -> InputFault:
    return input_fault(
        name, "is zero seconds long", "record or export it again", code="footage-empty",
        what_fa="طول این پرونده صفر ثانیه است", hint_fa="دوباره آن را ضبط یا ذخیره کنید",
    )


def _too_large(name: str) -> InputFault:
    return input_fault(
        name, f"has pictures of more than {MOST_PIXELS // 1_000_000} megapixels", "save it smaller",
        code="footage-too-large", what_fa="تصویرهای این فیلم بزرگ‌تر از آن است که باز شود",
        hint_fa="آن را کوچک‌تر ذخیره کنید",
    )
