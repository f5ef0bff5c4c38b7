"""Turn one place to post to into a value: its size, its formats, its limits, and where each figure is published."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from studio.values import Insets, Size

MB = 1_000_000

KINDS: Mapping[str, str] = {
    "feed": "a picture or clip in the stream of a page or channel",
    "story": "full screen, gone after a day",
    "reel": "a vertical clip, full screen",
    "video": "a clip in a player: wide, square or round",
    "slide": "one page of a carousel, gallery or talk",
    "pin": "a Pinterest pin",
    "link": "the picture of a link, or a card with a QR code",
    "document": "a file kept as it is",
    "poster": "a conference poster",
    "figure": "a figure of a paper",
    "thumbnail": "the picture that stands for a clip",
    "cover": "the picture that stands for an event, article, board, playlist or highlight",
    "banner": "the strip on top of a profile, page, channel or group",
    "profile": "the picture of an account",
    "watermark": "a small mark on every clip",
    "sticker": "a sticker for chats",
    "long": "a page as tall as what stands on it, for the web",
    "print": "a sheet for the printer, with a bleed that is cut off",
    "screen": "a screen in the library's halls",
    "text": "words only; nothing to export",
}
CARD_KINDS = ("feed", "story", "pin")
CLIP_KINDS = ("feed", "story", "reel", "video", "screen")

Shape = Literal["tall", "portrait", "square", "wide", "banner"]
SHAPES: Mapping[Shape, float] = {"tall": 1.6, "portrait": 1.12, "square": 0.88, "wide": 0.42, "banner": 0.0}
FORMATS = ("jpg", "png", "webp", "avif", "pdf")
CONTAINERS = ("mp4", "mov", "m4v", "webm", "3gp", "avi")


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One published figure. `kind` is that of its source: official, official-mirror, third-party, open-source-code,
    computed, unverified, or "own" for the user's. `said` keeps the source's words where they say more than `value`."""

    value: Any
    source: str
    year: str = ""
    kind: str = "own"
    said: str = ""

    @property
    def verified(self) -> bool:
        """Whether a source that was read says so."""
        return self.kind in ("official", "official-mirror", "third-party", "open-source-code")


@dataclass(frozen=True, kw_only=True)
class Video:
    """The limits of a clip. Times in seconds, rates in kbps for sound and picture together; None where nobody says.

    `advised_bytes` and `advised_dur` are lower limits that avoid trouble where sources disagree. `keyframe` is the
    longest time between two key frames.
    """

    max_bytes: int | None = None
    advised_bytes: int | None = None
    containers: tuple[str, ...] = ("mp4",)
    codec: str = "h264"
    keyframe: float | None = None
    dur_min: float | None = None
    dur_max: float | None = None
    advised_dur: float | None = None
    fps_min: float | None = None
    fps_max: float | None = None
    kbps: int | None = None
    kbps_max: int | None = None

    @property
    def aim_bytes(self) -> int | None:
        """The size to stay under: the advised one, else the limit."""
        return self.advised_bytes or self.max_bytes

    @property
    def aim_dur(self) -> float | None:
        """The length to stay under in seconds: the advised one, else the limit."""
        return self.advised_dur or self.dur_max


@dataclass(frozen=True, kw_only=True)
class Preset:
    """One place to post to. Sizes in px; `safe` is covered by the service's own buttons or cut by its circle.

    `bleed` is what the knife takes off each side of a printed sheet, within the size; the height of a `long` page grows
    with its content. `formats` are picture formats in order of preference, empty where only clips go. `text_count` says
    how `text_limit` counts: "characters", "weighted" (X: emoji and Arabic presentation forms count 2) or "utf16". A
    place that takes no file has size 0 and says why in `not_exportable`.
    """

    id: str
    platform: str
    placement: str
    name: str
    name_fa: str
    platform_name: str
    platform_name_fa: str
    kind: str
    width: int = 0
    height: int = 0
    media: frozenset[str] = frozenset()
    formats: tuple[str, ...] = ()
    max_bytes: int | None = None
    video: Video | None = None
    safe: Insets = field(default_factory=Insets)
    bleed: float = 0.0
    long: bool = False
    circle: bool = False
    text_limit: int | None = None
    text_count: str = "characters"
    hashtags_max: int | None = None
    alt_limit: int | None = None
    not_exportable: str = ""
    not_exportable_fa: str = ""
    note: str = ""
    disagreement: str = ""
    figures: Mapping[str, Figure] = field(default_factory=dict, hash=False)

    @property
    def size(self) -> Size:
        """Width and height in px."""
        return Size(self.width, self.height)

    @property
    def shape(self) -> Shape:
        """The family of forms it belongs to, by height over width (SHAPES)."""
        ratio = self.height / self.width if self.width else 1.0
        return next(shape for shape, least in SHAPES.items() if ratio >= least)

    @property
    def exportable(self) -> bool:
        """Whether a file can be made for it."""
        return not self.not_exportable


@dataclass(frozen=True, kw_only=True)
class Platform:
    """A service. Without `has_upload` there is nowhere to post: `instead` are the preset ids to export, `instead_words`
    and `instead_words_fa` say why and what for. `group` is "iran", "global", "academic" or "own"."""

    id: str
    name: str
    name_fa: str
    group: str = "own"
    order: int = 1000
    has_upload: bool = True
    text_count: str = "characters"
    instead: tuple[str, ...] = ()
    instead_words: str = ""
    instead_words_fa: str = ""
    note: str = ""
    recompression: str = ""
    disagreement: str = ""
