"""Turn the file of a film into facts, without decoding it: what is in it, how it is packed, whether it streams.

MP4 and MOV are read by their boxes (ISO/IEC 14496-12, -14 and -15), so a thousand clips are checked in a moment; WebM
is asked of ffmpeg, moving pictures of Pillow.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from studio.errors import InputFault, input_fault
from studio.export.film.source import about

_CODECS = {b"avc1": "h264", b"avc3": "h264", b"hvc1": "h265", b"hev1": "h265", b"mp4a": "aac", b"Opus": "opus"}
_PROFILES = {66: "Baseline", 77: "Main", 100: "High", 110: "High 10", 122: "High 4:2:2"}
_MATRICES = {1: "bt709", 5: "bt470bg", 6: "smpte170m", 9: "bt2020nc"}
_HOLDERS = (b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts")
_MOST_INDEX = 64 << 20  # bytes; that of an hour has about one


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a film's file holds. Lengths in seconds, sizes in px.

    `matrix` names its colours ("" when untagged), `keyframe` is the longest time between two key frames. `streams`
    says that the index comes first; `edits` that a list shifts or cuts what is played.
    """

    form: str
    codec: str = ""
    profile: str = ""
    matrix: str = ""
    width: int = 0
    height: int = 0
    seconds: float = 0.0
    frames: int = 0
    keyframe: float = 0.0
    sound: str = ""
    sound_seconds: float = 0.0
    streams: bool = True
    edits: bool = False

    @property
    def fps(self) -> float:
        """Frames a second, on the whole."""
        return self.frames / self.seconds if self.seconds else 0.0


def facts(path: Path) -> Facts:
    """The facts of the film at `path`, known by its ending. Raises InputFault when it is damaged or none of ours."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise _broken(path)
    try:
        return read(path)
    except (OSError, ValueError, struct.error, IndexError, EOFError) as error:
        raise _broken(path) from error


def _broken(path: Path) -> InputFault:
    return input_fault(
        path.name, "cannot be opened as a film", "make it again", code="film-broken",
        what_fa="به‌عنوان فیلم باز نمی‌شود", hint_fa="دوباره آن را بسازید",
    )


# ---------------------------------------------------------------- MP4 and MOV


def _of_boxes(path: Path, form: str) -> Facts:
    with path.open("rb") as file:
        top = list(_top(file, path.stat().st_size))
        index = next(box for name, *box in top if name == b"moov") if any(n == b"moov" for n, *_ in top) else None
        if index is None or index[1] > _MOST_INDEX:
            raise ValueError("no index")
        file.seek(index[0])
        inside = file.read(index[1])
    names = [name for name, *_ in top]
    found = Facts(form=form, streams=names.index(b"moov") < names.index(b"mdat"))
    for name, track in _boxes(inside):
        if name == b"trak":
            found = _with_track(found, dict(_flat(track)))
    return found


def _top(file: BinaryIO, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, place and length of what is in each box of a file."""
    at = 0
    while at + 8 <= end:
        file.seek(at)
        size, name = struct.unpack(">I4s", file.read(8))
        head = 8
        if size == 1:
            size, head = struct.unpack(">Q", file.read(8))[0], 16
        size = size or end - at
        if size < head or at + size > end:
            raise ValueError("a box reaches beyond the file")
        yield name, at + head, size - head
        at += size


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = 0
    while at + 8 <= len(data):
        size, name = struct.unpack_from(">I4s", data, at)
        if size < 8 or at + size > len(data):
            return
        yield name, data[at + 8 : at + size]
        at += size


def _flat(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """All boxes, those inside others too."""
    for name, inside in _boxes(data):
        yield name, inside
        if name in _HOLDERS:
            yield from _flat(inside)


def _with_track(found: Facts, boxes: dict[bytes, bytes]) -> Facts:
    scale, length = _clock(boxes[b"mdhd"])
    entry = boxes[b"stsd"][8:]
    code, entry = entry[4:8], entry[8:]
    edits = found.edits or b"elst" in boxes
    if boxes[b"hdlr"][8:12] == b"soun":
        return replace(found, sound=_name(code), sound_seconds=length / scale, edits=edits)
    if boxes[b"hdlr"][8:12] != b"vide":
        return found
    width, height = struct.unpack_from(">HH", entry, 24)
    inside = dict(_boxes(entry[78:]))
    counts = [struct.unpack_from(">II", boxes[b"stts"], 8 + 8 * n) for n in range(_count(boxes[b"stts"]))]
    frames = sum(count for count, _ in counts)
    step = length / scale / max(1, frames)
    keys = _key_frames(boxes.get(b"stss"), frames)
    return replace(
        found, codec=_name(code), width=width, height=height, frames=frames, seconds=length / scale, edits=edits,
        matrix=_matrix(inside.get(b"colr", b"")), profile=_profile(inside),
        keyframe=max(after - key for key, after in pairwise([*keys, frames])) * step,
    )


def _name(code: bytes) -> str:
    return _CODECS.get(code, code.decode("latin-1"))


def _clock(box: bytes) -> tuple[int, int]:
    """Ticks a second and the length in ticks."""
    return struct.unpack_from(">IQ", box, 20) if box[0] == 1 else struct.unpack_from(">II", box, 12)


def _count(box: bytes) -> int:
    return struct.unpack_from(">I", box, 4)[0]


def _key_frames(box: bytes | None, frames: int) -> list[int]:
    """The numbers of key frames from 0; without a list every frame is one."""
    if box is None:
        return list(range(frames)) or [0]
    return [number - 1 for (number,) in struct.iter_unpack(">I", box[8 : 8 + 4 * _count(box)])]


def _matrix(box: bytes) -> str:
    if box[:4] not in (b"nclx", b"nclc"):
        return ""
    number = struct.unpack_from(">H", box, 8)[0]
    return _MATRICES.get(number, str(number))


def _profile(inside: dict[bytes, bytes]) -> str:
    if b"avcC" in inside:
        return _PROFILES.get(inside[b"avcC"][1], str(inside[b"avcC"][1]))
    return {1: "Main", 2: "Main 10"}.get(inside[b"hvcC"][1] & 31, "") if b"hvcC" in inside else ""


# ---------------------------------------------------------------- others


def _of_webm(path: Path) -> Facts:
    seen = about(path)
    return Facts(form="webm", codec="vp9", width=seen.width, height=seen.height, seconds=seen.seconds,
                 frames=round(seen.seconds * seen.rate), sound="opus" if seen.sound else "", matrix="bt709")


def _of_picture(path: Path, form: str) -> Facts:
    with Image.open(path) as picture:
        frames = getattr(picture, "n_frames", 1)
        millis = 0
        for number in range(frames):
            picture.seek(number)
            picture.load()
            millis += picture.info.get("duration", 0)
        return Facts(form=form, codec=form, width=picture.width, height=picture.height, frames=frames,
                     seconds=millis / 1000)


_READERS = {
    ".mp4": partial(_of_boxes, form="mp4"), ".mov": partial(_of_boxes, form="mov"), ".webm": _of_webm,
    ".gif": partial(_of_picture, form="gif"), ".webp": partial(_of_picture, form="webp"),
}
