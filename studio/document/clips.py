"""Turn footage and sound into frozen values: clips shown, tracks heard, and the drawn wave of a talk."""

from dataclasses import dataclass
from typing import Literal

from studio.document.layer import Above0, ColourWord, From0, Layer, Share


@dataclass(frozen=True, kw_only=True)
class Clip(Layer):
    """Footage. `source` is a media name or file path; shown from second `start` to `end` (0: its own end) at `speed`,
    cropped round `focus` to fill its box. Its own sound is heard at `volume` unless that is 0."""

    source: str = ""
    alt: str = ""
    start: From0 = 0.0
    end: From0 = 0.0
    speed: Above0 = 1.0
    volume: Share = 0.0
    focus: tuple[Share, Share] = (0.5, 0.5)
    radius: From0 = 0.0


@dataclass(frozen=True, kw_only=True)
class Waveform(Layer):
    """The drawn wave of the sound `source`, or of the film's narration when empty."""

    source: str = ""
    colour: ColourWord = "accent"


@dataclass(frozen=True, kw_only=True)
class Sound:
    """A track of a film. `source` is a media name, file path or shipped sound; seconds `start` to `end` of it are heard
    (end 0: all) from second `at` of the film. Music is looped and goes down under narration."""

    source: str = ""
    role: Literal["music", "narration", "effect"] = "music"
    at: From0 = 0.0
    start: From0 = 0.0
    end: From0 = 0.0
    volume: Share = 1.0
    fade_in: From0 = 0.5
    fade_out: From0 = 1.0
