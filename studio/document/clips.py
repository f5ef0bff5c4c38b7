"""Turn footage and sound into frozen values: clips shown, tracks heard, the drawn wave of a talk, and subtitles."""

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
    """A track of a film. `source` is a media name, a file path or "shipped:" and the name of a sound of ours.

    Its seconds `start` to `end` (0: its own end) are heard from second `at` of the film until second `until` (0: as
    long as they last). Music is repeated until the film ends and goes down under narration. All tracks are first made
    equally loud; `volume` is on top of that. Fades are in seconds; None is what suits the role.
    """

    source: str = ""
    role: Literal["music", "narration", "effect"] = "music"
    at: From0 = 0.0
    until: From0 = 0.0
    start: From0 = 0.0
    end: From0 = 0.0
    volume: Share = 1.0
    fade_in: From0 | None = None
    fade_out: From0 | None = None


@dataclass(frozen=True, kw_only=True)
class Cue:
    """Words on the screen from second `start` to `end` of the film; "\n" parts lines."""

    start: From0 = 0.0
    end: From0 = 0.0
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Subtitles:
    """What is said in a film, to be read: `cues`, or those of the SRT or VTT file `source` (a media name or file path).

    `shown` sets them in the picture; they go beside the film as files either way.
    """

    source: str = ""
    cues: tuple[Cue, ...] = ()
    shown: bool = True
