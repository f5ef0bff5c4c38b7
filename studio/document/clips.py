"""Turn footage and sound into frozen values: clips shown, tracks heard, the drawn wave of a talk, and subtitles."""

from dataclasses import dataclass
from typing import Literal

from studio.document.layer import Above0, ColourWord, DropShadow, From0, Layer, Share

SHIPPED = "shipped:"  # in front of the name of a sound that comes with the program


@dataclass(frozen=True, kw_only=True)
class Clip(Layer):
    """Footage. `source` is a media name or file path; its seconds `start` to `end` (0: its own end) are shown at
    `speed`, cropped round `focus` where its box has another shape than its own `aspect`.

    Its own sound is heard at `volume` unless that is 0. A still shows the second `poster` of it, 0 for one soon after
    `start`. Without a source a drawn picture stands in for it.
    """

    source: str = ""
    alt: str = ""
    start: From0 = 0.0
    end: From0 = 0.0
    poster: From0 = 0.0
    speed: Above0 = 1.0
    volume: Share = 0.0
    aspect: Above0 = 16 / 9
    focus: tuple[Share, Share] = (0.5, 0.5)
    radius: From0 = 0.0
    mask: Literal["", "ellipse", "arch"] = ""
    shadow: DropShadow | None = None

    @property
    def seconds(self) -> float:
        """How long it plays; 0 while nobody looked for its own end."""
        return max(0.0, self.end - self.start) / self.speed


@dataclass(frozen=True, kw_only=True)
class Waveform(Layer):
    """The drawn wave of the sound `source`, or of the film's first narration when empty, in upright bars.

    What was heard takes `colour`, from the right in right-to-left documents; what is to come is in `rest`. `levels` are
    the heights to draw (0-1), of sound heard from second `start` to `end`; whoever opens the file fills them in.
    """

    source: str = ""
    start: From0 = 0.0
    end: From0 = 0.0
    colour: ColourWord = "accent"
    rest: ColourWord = "muted"
    bar: Above0 = 7.0
    gap: From0 = 6.0
    levels: tuple[Share, ...] = ()

    @property
    def seconds(self) -> float:
        """How long what it shows is heard; 0 while nobody looked for the end."""
        return max(0.0, self.end - self.start)


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
