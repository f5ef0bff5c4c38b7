"""Turn a preset into what a film for it must be: size, container, codec, rates, limits."""

from dataclasses import dataclass, replace

from studio.errors import Problem
from studio.presets import MB, Preset, Video

FORMS = ("mp4", "mov", "webm", "gif", "webp")
_FPS = 30.0
_MOST_KBPS = 12_000  # above about 12 Mbps nothing is gained, services encode everything anew (Instagram on reels)
_KEYFRAME = 2.0  # seconds; Meta asks for closed groups of 2 to 5 s, and players seek to key frames only
SOUND_KBPS = 128  # AAC-LC as Instagram's API asks for
# Moving pictures are for chats and mails: small, and no service states what it takes but X, 15 MB for a GIF.
_SMALL = {"gif": (480, 15.0, 15 * MB), "webp": (720, 20.0, 15 * MB)}


@dataclass(frozen=True, kw_only=True)
class FilmSpec:
    """What a film must be.

    `width` and `height` are those of the page in px, `scale` the film's px to one of the page. `keyframe` is the
    longest time between two key frames and `least`, `most` bound the length, all in seconds. `kbps` is the most that
    flows in any second or two and `mean_kbps` on the whole, picture and sound together; `max_bytes` bounds the file.
    `hardware` allows the machine's own encoder where it has one that works.
    """

    width: int
    height: int
    form: str = "mp4"
    codec: str = "h264"
    fps: float = _FPS
    keyframe: float = _KEYFRAME
    kbps: int = _MOST_KBPS
    mean_kbps: int | None = None
    max_bytes: int | None = None
    least: float = 0.0
    most: float | None = None
    scale: float = 1.0
    hardware: bool = False

    @property
    def moves(self) -> bool:
        """Whether it is a moving picture, without sound and planes, rather than a film."""
        return self.form in _SMALL

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the film: those of the page, but even, as codecs with halved colours need them."""
        width, height = max(2, round(self.width * self.scale)), max(2, round(self.height * self.scale))
        return (width, height) if self.moves else (width + width % 2, height + height % 2)

    def frames(self, seconds: float) -> int:
        """How many frames a scene of `seconds` gets: its own, or more where the last one is held to the least."""
        return max(1, round(max(seconds, self.least) * self.fps))

    def bytes_for(self, seconds: float) -> int | None:
        """The most bytes a film of `seconds` may have; None when nobody says."""
        mean = self.mean_kbps * 125 * seconds if self.mean_kbps else None
        return min((int(limit) for limit in (self.max_bytes, mean) if limit), default=None)

    def problems(self, seconds: float) -> tuple[Problem, ...]:
        """What the place has against a scene of `seconds`."""
        found = []
        if self.most is not None and seconds > self.most + 0.5 / self.fps:
            found.append(_too_long(seconds, self.most))
        if not self.moves and self.size != (round(self.width * self.scale), round(self.height * self.scale)):
            found.append(_odd(self))
        return tuple(found)


def spec_of(preset: Preset, form: str = "", *, hardware: bool = False) -> FilmSpec:
    """What a film for `preset` must be; `form` is asked for, else the first container the place takes that we write."""
    video = preset.video or Video(containers=("mp4",))
    form = form or container_of(video)
    base = FilmSpec(width=preset.width, height=preset.height, form=form, fps=_fps(video), hardware=hardware,
                    most=video.aim_dur, least=video.dur_min or 0.0)
    if form in _SMALL:
        side, fps, most = _SMALL[form]
        return replace(base, scale=min(1.0, side / min(preset.width, preset.height)), fps=fps, max_bytes=most,
                       codec=form)
    return replace(
        base, codec="vp9" if form == "webm" else video.codec, keyframe=min(video.keyframe or _KEYFRAME, _KEYFRAME),
        kbps=min(video.kbps or _MOST_KBPS, video.kbps_max or _MOST_KBPS, _MOST_KBPS), mean_kbps=video.kbps_max,
        max_bytes=video.aim_bytes,
    )


def container_of(video: Video) -> str:
    """The container to write for a place: MP4 where it is taken, as it is nearly everywhere."""
    return next((form for form in ("mp4", "mov", "webm") if form in video.containers), "mp4")


def _fps(video: Video) -> float:
    return min(max(_FPS, video.fps_min or 0.0), video.fps_max or _FPS)


def _too_long(seconds: float, most: float) -> Problem:
    return Problem(
        where="", what=f"lasts {seconds:.1f} s where at most {most:g} are taken", level="error", code="too-long",
        hint=f"make it shorter, or give --seconds {most:g}",
        what_fa="فیلم از حد این سرویس بلندتر است", hint_fa="متن‌ها را کوتاه کنید یا زمان کمتری بدهید",
    )


def _odd(spec: FilmSpec) -> Problem:
    width, height = spec.size
    return Problem(
        where="", what=f"films have even sides: {width}x{height} px instead of {spec.width}x{spec.height}",
        hint="the last line is repeated; choose even sizes for films", code="odd-size", level="note",
        what_fa="پهنا و بلندای فیلم باید زوج باشد؛ یک پیکسل افزوده شد", hint_fa="برای فیلم اندازهٔ زوج برگزینید",
    )
