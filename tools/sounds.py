"""Turn notes into the sounds that come with the program: six pieces that repeat without a seam, six short sounds.

    python tools/sounds.py [FOLDER]     writes assets/sounds/*.opus, or into FOLDER

Nothing is sampled: strings, reed and drum are sums of sines and filtered noise. The scales are those of Persian music
in cents, after H. Farhat, "The Dastgah Concept in Persian Music": neutral seconds and thirds lie between the keys of a
piano. A piece is written onto a tape that is a ring, so what rings on at its end is heard at its beginning. Its file
begins and ends with a tenth of a second of the other end: coding harms both edges of a file, and with them cut off
(`sound.LEAD` in the program) no seam is left.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import imageio_ffmpeg
import numpy as np

RATE = 48_000
SHUR = (0, 135, 300, 500, 700, 800, 1000)
SEGAH = (0, 150, 350, 500, 650, 850, 1000)
HOMAYUN = (0, 135, 390, 500, 700, 790, 1000)
MAHUR = (0, 204, 395, 500, 702, 900, 1095)
TAU = 2 * np.pi
LEAD = 0.1  # seconds

Note = tuple[int | None, float]  # degree of the scale (7: the octave), None for a rest; beats
Tone = Callable[[float, float], np.ndarray]  # frequency, seconds -> samples
Drawn = Callable[[], np.ndarray]


def pitch(scale: Sequence[int], degree: int, tonic: float) -> float:
    """The frequency in Hz of a degree of a scale."""
    octave, step = divmod(degree, len(scale))
    return tonic * 2 ** (octave + scale[step] / 1200)


def seconds_of(count: float) -> np.ndarray:
    """The times of the samples of `count` seconds."""
    return np.arange(round(count * RATE)) / RATE


class Tape:
    """A ring of stereo samples."""

    def __init__(self, seconds: float, seed: int) -> None:
        self.samples = np.zeros((round(seconds * RATE), 2))
        self.chance = np.random.default_rng(seed)

    def put(self, at: float, sound: np.ndarray, volume: float = 1.0, side: float = 0.0) -> None:
        """Add mono samples at second `at`; `side` -1 is left, 1 right."""
        angle = (side + 1) * np.pi / 4
        place = (round(at * RATE) + np.arange(len(sound))) % len(self.samples)
        for channel, gain in enumerate((np.cos(angle), np.sin(angle))):
            np.add.at(self.samples[:, channel], place, sound * volume * gain)

    def in_a_room(self, seconds: float = 1.6, wet: float = 0.2) -> np.ndarray:
        """The tape as heard in a room: each sample is followed by noise that dies away, round the ring."""
        count = len(self.samples)
        echo = self.chance.standard_normal((round(seconds * RATE), 2))
        echo = softened(echo * np.exp(-6 * seconds_of(seconds) / seconds)[:, None], 4_500)
        ring = np.zeros_like(self.samples)
        for first in range(0, len(echo), count):
            part = echo[first : first + count]
            ring[: len(part)] += part
        ring /= np.sqrt(np.sum(ring**2, axis=0))
        spectrum = np.fft.rfft(self.samples, axis=0) * np.fft.rfft(ring, axis=0)
        return self.samples + wet * np.fft.irfft(spectrum, count, axis=0)


def softened(samples: np.ndarray, edge: float) -> np.ndarray:
    """`samples` with what lies above `edge` Hz falling off."""
    spectrum = np.fft.rfft(samples, axis=0)
    heights = np.fft.rfftfreq(len(samples), 1 / RATE)
    return np.fft.irfft(spectrum / (1 + (heights[:, None] / edge) ** 4), len(samples), axis=0)


# ---------------------------------------------------------------- instruments


def santur(frequency: float, _seconds: float) -> np.ndarray:
    """Four strings of one pitch, not quite of one pitch, struck by a light hammer."""
    lasting = min(3.2, 2.4 * (440 / frequency) ** 0.4)
    t = seconds_of(lasting)
    sound = np.zeros(len(t))
    for cents, strength in ((-2.1, 0.8), (-0.6, 1.0), (0.7, 1.0), (1.9, 0.7)):
        base = frequency * 2 ** (cents / 1200)
        for k in range(1, 10):
            height = base * k * np.sqrt(1 + 5e-5 * k * k)
            if height < 9_000:
                loud = strength * k**-1.15 * (0.55 if k % 2 == 0 else 1.0)
                sound += loud * np.sin(TAU * height * t + k) * np.exp(-t * (2.2 + 0.9 * k) * (frequency / 440) ** 0.4)
    knock = np.sin(TAU * 2_700 * t) * np.exp(-t * 420) + 0.6 * np.sin(TAU * 1_150 * t) * np.exp(-t * 260)
    return ends(sound / 4 + 0.16 * knock, 0.001, 0.2)


def setar(frequency: float, _seconds: float) -> np.ndarray:
    """Thin strings plucked by a nail: bright at first, soft at once."""
    t = seconds_of(1.9)
    sound = np.zeros(len(t))
    for k in range(1, 14):
        height = frequency * k * np.sqrt(1 + 3e-5 * k * k)
        if height < 8_000:
            loud = abs(np.sin(np.pi * k * 0.21)) / k**0.85  # where the nail plucks it
            sound += loud * np.sin(TAU * height * t) * np.exp(-t * (1.9 + 0.75 * k))
            sound += 0.5 * loud * np.sin(TAU * height * 1.0009 * t) * np.exp(-t * (2.4 + 0.75 * k))
    return ends(sound / 2.2, 0.0015, 0.15)


def ney(frequency: float, seconds: float) -> np.ndarray:
    """A reed flute: breath, and a tone that trembles once it stands."""
    t = seconds_of(seconds + 0.18)
    stands = np.clip((t - 0.25) / 0.5, 0, 1)
    bend = 2 ** ((-35 * np.exp(-t * 16) + 9 * stands * np.sin(TAU * 5.1 * t)) / 1200)
    turn = TAU * np.cumsum(frequency * bend) / RATE
    tone = sum(loud * np.sin(k * turn) for k, loud in ((1, 1.0), (2, 0.42), (3, 0.3), (4, 0.1), (5, 0.07)))
    noise = np.random.default_rng(round(frequency * 10)).standard_normal(len(t))
    spectrum, heights = np.fft.rfft(noise), np.fft.rfftfreq(len(t), 1 / RATE)
    near = sum(np.exp(-(((heights - k * frequency) / (90 * k)) ** 2)) for k in (1, 2, 3, 5))
    breath = np.fft.irfft(spectrum * near, len(t))
    breath /= np.max(np.abs(breath))
    swell = 0.82 + 0.18 * stands * np.sin(TAU * 4.7 * t + 1)
    return ends((tone * swell + 0.22 * breath) / 2, 0.09, 0.18)


def dum(_frequency: float, _seconds: float) -> np.ndarray:
    """The middle of a goblet drum's skin."""
    t = seconds_of(0.5)
    return ends(np.sin(TAU * (82 * t + 3.2 * (1 - np.exp(-t * 26)))) * np.exp(-t * 9), 0.002, 0.05)


def bak(_frequency: float, _seconds: float) -> np.ndarray:
    """Its rim."""
    t = seconds_of(0.16)
    noise = np.random.default_rng(5).standard_normal(len(t))
    noise = noise - softened(noise[:, None], 1_800)[:, 0]
    return ends(0.5 * noise * np.exp(-t * 70) + 0.5 * np.sin(TAU * 610 * t) * np.exp(-t * 48), 0.001, 0.02)


def pad(frequency: float, seconds: float) -> np.ndarray:
    """A soft chord tone that comes and goes like breath."""
    t = seconds_of(seconds)
    tone = sum(np.sin(TAU * frequency * 2 ** (cents / 1200) * k * t + cents) / k**2.2
               for cents in (-5, 0, 4) for k in (1, 2, 3))
    return tone * np.sin(np.pi * np.clip(t / seconds, 0, 1)) ** 1.3 / 3


def ends(sound: np.ndarray, inwards: float, outwards: float) -> np.ndarray:
    """`sound` without clicks at its ends."""
    t, last = np.arange(len(sound)) / RATE, len(sound) / RATE
    return sound * np.clip(t / inwards, 0, 1) * np.clip((last - t) / outwards, 0, 1)


# ---------------------------------------------------------------- pieces


def timed(notes: Sequence[Note], beat: float) -> Iterator[tuple[float, int, float]]:
    """When each note begins, its degree, and how long it lasts, in seconds."""
    at = 0.0
    for degree, beats in notes:
        if degree is not None:
            yield at * beat, degree, beats * beat
        at += beats


def length(notes: Sequence[Note], beat: float) -> float:
    """How long `notes` take in seconds."""
    return sum(beats for _, beats in notes) * beat


def play(  # noqa: PLR0913 - who plays what, where
    tape: Tape, notes: Sequence[Note], beat: float, *, scale: Sequence[int], tonic: float, tone: Tone, volume: float,
    side: float = 0.0, tremolo: float = 0.0,
) -> None:
    """Put `notes` on the tape; long ones are struck again and again when there is `tremolo` (seconds between)."""
    for at, degree, lasting in timed(notes, beat):
        frequency = pitch(scale, degree, tonic)
        again = np.arange(0, lasting - 0.05, tremolo) if tremolo and lasting > 1.4 * beat else (0.0,)
        for number, later in enumerate(again):
            human = tape.chance.normal(0, 0.004)
            loud = volume * (1.0 if number == 0 else 0.42) * tape.chance.uniform(0.86, 1.0)
            tape.put(at + later + human, tone(frequency, lasting), loud, side)


def drone(tape: Tape, frequencies: Sequence[float], seconds: float, volume: float) -> None:
    """Low tones under everything, breathing twice in the piece."""
    for number, frequency in enumerate(frequencies):
        for half in range(4):
            at = half * seconds / 4 + number * seconds / 11
            tape.put(at, pad(frequency, seconds / 2), volume, (-0.4, 0.4, 0.0)[number % 3])


def drums(tape: Tape, pattern: str, step: float, volume: float) -> None:
    """A pattern of D (dum), b (bak), s (bak, softly) and dots, `step` seconds each, over and over."""
    count = round(len(tape.samples) / RATE / step)
    for number in range(count):
        stroke = pattern[number % len(pattern)]
        if stroke != ".":
            tone, loud = {"D": (dum, 1.0), "b": (bak, 0.5), "s": (bak, 0.2)}[stroke]
            tape.put(number * step + tape.chance.normal(0, 0.003), tone(0, 0), volume * loud, 0.15)


def shur_calm() -> np.ndarray:
    """Falls from the fourth to the tonic, as songs in Shur do."""
    notes = [
        (3, 1), (4, 0.5), (3, 0.5), (2, 1), (1, 0.5), (2, 0.5), (1, 0.5), (0, 1.5),
        (0, 0.5), (1, 0.5), (2, 1), (3, 1), (4, 1), (3, 0.5), (2, 0.5), (3, 1),
        (5, 1), (4, 0.5), (3, 0.5), (4, 1), (3, 0.5), (4, 0.5), (3, 0.5), (2, 0.5), (1, 1),
        (2, 1), (1, 0.5), (0, 0.5), (1, 1), (0, 2), (None, 1),
    ]
    beat = 60 / 64
    tape = Tape(length(notes, beat), 11)
    play(tape, notes, beat, scale=SHUR, tonic=293.66, tone=santur, volume=0.5, side=-0.15, tremolo=beat / 7)
    low = [(0, 1.5), (4, 1.5)] * 4 + [(3, 1.5), (0, 1.5)] * 2 + [(0, 1.5), (4, 1.5)] * 2
    play(tape, low, beat, scale=SHUR, tonic=146.83, tone=santur, volume=0.3, side=0.25)
    drone(tape, (73.42, 110.0, 146.83), length(notes, beat), 0.075)
    return tape.in_a_room(wet=0.24)


def segah_evening() -> np.ndarray:
    """A ney about the koron degree that Segah rests on."""
    notes = [
        (0, 3), (1, 0.5), (2, 1.5), (1, 0.5), (0, 2.5), (None, 1), (-1, 0.5), (0, 0.5), (1, 1), (2, 2), (3, 0.5),
        (2, 0.5), (1, 1.5), (0, 2.5), (None, 1.5), (2, 1), (3, 0.5), (4, 2), (3, 0.5), (2, 1), (1, 0.5), (2, 0.5),
        (0, 3), (None, 1.5),
    ]
    beat = 60 / 76
    tape = Tape(length(notes, beat), 23)
    tonic = 440 * 2 ** (-550 / 1200)
    play(tape, notes, beat, scale=SEGAH, tonic=tonic, tone=ney, volume=0.34, side=0.1)
    drone(tape, (tonic / 4, tonic / 2, tonic / 4 * 2 ** (650 / 1200)), length(notes, beat), 0.07)
    return tape.in_a_room(2.2, 0.3)


def homayun_story() -> np.ndarray:
    """A figure that walks on, its top notes telling the tale."""
    bars = [(0, 2, 3, 4), (0, 2, 3, 5), (0, 1, 2, 4), (0, 1, 2, 3), (-2, 0, 2, 4), (-2, 0, 3, 5), (-1, 1, 2, 3),
            (0, 0, 2, 2)]
    walk = [(degree, 0.5) for bar in bars for degree in (bar[0], bar[1], bar[2], bar[3], bar[2], bar[1])]
    tale = [(7, 2), (6, 1), (5, 1.5), (4, 1.5), (4, 1), (5, 1), (4, 1), (3, 3), (4, 1.5), (5, 1.5), (6, 1), (5, 1),
            (4, 1), (3, 1), (2, 1), (1, 1), (0, 3)]
    beat = 60 / 84
    tape = Tape(length(walk, beat), 31)
    play(tape, walk, beat, scale=HOMAYUN, tonic=196.0, tone=setar, volume=0.3, side=0.25)
    play(tape, tale, beat, scale=HOMAYUN, tonic=196.0, tone=santur, volume=0.34, side=-0.25, tremolo=beat / 6)
    drone(tape, (98.0, 147.0), length(walk, beat), 0.06)
    return tape.in_a_room(wet=0.2)


def mahur_bright() -> np.ndarray:
    """Quick eighths over a drum in four."""
    notes = [
        (0, 0.5), (2, 0.5), (4, 0.5), (2, 0.5), (5, 1), (4, 1), (3, 0.5), (2, 0.5), (3, 0.5), (4, 0.5), (2, 2),
        (1, 0.5), (2, 0.5), (3, 0.5), (4, 0.5), (5, 1), (6, 1), (7, 1), (6, 0.5), (5, 0.5), (4, 2),
        (4, 0.5), (5, 0.5), (4, 0.5), (3, 0.5), (2, 1), (4, 1), (3, 0.5), (4, 0.5), (3, 0.5), (2, 0.5), (1, 2),
        (0, 0.5), (1, 0.5), (2, 0.5), (3, 0.5), (4, 1), (2, 1), (3, 0.5), (2, 0.5), (1, 0.5), (2, 0.5), (0, 2),
    ]
    beat = 60 / 116
    tape = Tape(length(notes, beat), 41)
    play(tape, notes, beat, scale=MAHUR, tonic=392.0, tone=santur, volume=0.42, side=-0.2, tremolo=beat / 5)
    roots = (0, 0, 3, 0, 1, 4, 4, 4, 0, 0, 3, 1, 0, 4, 4, 0)
    low = [(root + part, 0.5) for root in roots for part in (0, 4, 2, 4)]
    play(tape, low, beat, scale=MAHUR, tonic=98.0, tone=setar, volume=0.3, side=0.3)
    drums(tape, "D..bs.bsD.b.s.bs", beat / 2, 0.42)
    return tape.in_a_room(1.1, 0.14)


def reng_joyful() -> np.ndarray:
    """The six-eight of dances: long, short, short, long."""
    notes = [
        (4, 1), (3, 0.5), (4, 1), (5, 0.5), (4, 1), (2, 0.5), (3, 1.5), (3, 1), (2, 0.5), (3, 1), (4, 0.5), (3, 1),
        (1, 0.5), (2, 1.5), (2, 0.5), (3, 0.5), (4, 0.5), (5, 1), (6, 0.5), (7, 1), (6, 0.5), (5, 1.5), (4, 1),
        (5, 0.5), (4, 0.5), (3, 0.5), (2, 0.5), (1, 1), (2, 0.5), (0, 1.5),
    ]
    beat = 60 / 140
    tune = [*notes, *((None if degree is None else degree + (2 if number % 7 == 3 else 0), beats)
                      for number, (degree, beats) in enumerate(notes))]
    tape = Tape(length(tune, beat), 53)
    play(tape, tune, beat, scale=MAHUR, tonic=349.23, tone=santur, volume=0.4, side=-0.2)
    roots = (0, 0, 3, 0, 0, 4, 4, 0) * 2
    low = [(root + part, 0.5) for root in roots for part in (0, 4, 4, 0, 2, 4)]
    play(tape, low, beat, scale=MAHUR, tonic=87.31, tone=setar, volume=0.3, side=0.3)
    drums(tape, "D.sbs.D.bbss", beat / 2, 0.46)
    return tape.in_a_room(1.0, 0.13)


def quiet_ground() -> np.ndarray:
    """Four chords, one opening out of the other."""
    tape = Tape(24.0, 61)
    chords = ((0, 2, 4, 8), (-2, 0, 3, 7), (-4, 0, 2, 5), (-3, 1, 4, 6))
    for number, chord in enumerate(chords):
        for voice, degree in enumerate(chord):
            tone = pad(pitch(MAHUR, degree, 174.61), 9.0)
            tape.put(number * 6.0 - 1.5 + 0.2 * voice, tone, 0.16, (-0.6, 0.5, -0.2, 0.3)[voice])
    sparks = [(7, 3), (9, 3), (11, 3), (8, 3), (None, 1.5), (9, 3), (7, 3), (4, 3), (6, 1.5)]
    play(tape, sparks, 1.0, scale=MAHUR, tonic=174.61, tone=santur, volume=0.07, side=-0.1)
    return tape.in_a_room(2.4, 0.3)


# ---------------------------------------------------------------- short sounds


def noise_band(seconds: float, low: np.ndarray, high: np.ndarray, seed: int) -> np.ndarray:
    """Noise whose band moves: between `low` and `high` Hz at 200 moments of its time."""
    t = seconds_of(seconds)
    window = 1024
    noise = np.random.default_rng(seed).standard_normal(len(t) + 2 * window)
    heights = np.fft.rfftfreq(window, 1 / RATE)
    sound, shape = np.zeros(len(noise)), np.hanning(window)
    for first in range(0, len(noise) - window, window // 4):
        share = min(first / len(t), 1.0)
        edge = [np.interp(share, np.linspace(0, 1, len(band)), band) for band in (low, high)]
        spectrum = np.fft.rfft(noise[first : first + window] * shape)
        kept = 1 / (1 + (edge[0] / np.maximum(heights, 1)) ** 6) / (1 + (heights / edge[1]) ** 6)
        sound[first : first + window] += np.fft.irfft(spectrum * kept, window) * shape
    return sound[window // 2 : window // 2 + len(t)]


def both(left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Stereo samples."""
    return np.stack([left, right], axis=1)


def page_turn() -> np.ndarray:
    """Paper lifted, drawn over, laid down."""
    t = seconds_of(0.8)
    lift = np.exp(-(((t - 0.2) / 0.13) ** 2)) * (1 + 0.5 * np.sin(TAU * 37 * t) * np.sin(TAU * 11 * t))
    fall = 1.5 * np.exp(-(((t - 0.52) / 0.045) ** 2)) + 0.5 * np.exp(-(((t - 0.6) / 0.09) ** 2))
    sides = [noise_band(0.8, np.array([900, 1600, 500]), np.array([5200, 7500, 3800]), seed) for seed in (3, 4)]
    across = np.clip(t / 0.7, 0, 1)
    return both(*(ends(sound * (lift + fall) * loud, 0.02, 0.1)
                  for sound, loud in zip(sides, (0.35 + 0.65 * across, 1 - 0.65 * across), strict=True)))


def whoosh() -> np.ndarray:
    """Something passes, from right to left."""
    t = seconds_of(0.7)
    swell = np.exp(-(((t - 0.32) / 0.15) ** 2))
    sides = [noise_band(0.7, np.array([150, 500, 180]), np.array([700, 3600, 900]), seed) for seed in (7, 8)]
    across = np.clip((t - 0.1) / 0.45, 0, 1)
    return both(*(ends(sound * swell * loud, 0.02, 0.1)
                  for sound, loud in zip(sides, (np.sin(across * np.pi / 2), np.cos(across * np.pi / 2)), strict=True)))


def chime() -> np.ndarray:
    """Three strings of Mahur, upwards."""
    tape = Tape(2.6, 71)
    for number, degree in enumerate((0, 4, 7)):
        tone = santur(pitch(MAHUR, degree, 587.33), 1.0)
        tape.put(0.02 + 0.11 * number, tone, 0.5 + 0.1 * number, 0.3 - 0.3 * number)
    return faded(tape.in_a_room(1.0, 0.18), 0.4)


def tick() -> np.ndarray:
    """A wooden block, touched."""
    t = seconds_of(0.12)
    sound = np.sin(TAU * 1_850 * t) * np.exp(-t * 90) + 0.5 * np.sin(TAU * 2_930 * t) * np.exp(-t * 150)
    return both(*[ends(sound, 0.0008, 0.02)] * 2)


def pop() -> np.ndarray:
    """A drop, turned round."""
    t = seconds_of(0.22)
    sound = np.sin(TAU * np.cumsum(320 + 520 * np.clip(t / 0.07, 0, 1)) / RATE) * np.exp(-t * 26)
    return both(*[ends(sound, 0.003, 0.05)] * 2)


def rise() -> np.ndarray:
    """A run up the strings into the light."""
    tape = Tape(3.2, 83)
    for number in range(12):
        loud = 0.14 + 0.03 * number
        tape.put(0.02 + 0.085 * number, santur(pitch(MAHUR, number, 261.63), 1.0), loud, 0.5 - number / 11)
    return faded(tape.in_a_room(1.4, 0.25), 0.8)


def faded(samples: np.ndarray, seconds: float) -> np.ndarray:
    """`samples` that die away in their last `seconds`."""
    t = (len(samples) - np.arange(len(samples))) / RATE
    return samples * np.clip(t / seconds, 0, 1)[:, None]


# name -> how it is drawn, and the kbit/s it is kept at
SOUNDS: dict[str, tuple[Drawn, int]] = {
    "shur-calm": (shur_calm, 56), "segah-evening": (segah_evening, 48), "homayun-story": (homayun_story, 56),
    "mahur-bright": (mahur_bright, 64), "reng-joyful": (reng_joyful, 64), "quiet-ground": (quiet_ground, 40),
    "page-turn": (page_turn, 64), "whoosh": (whoosh, 48), "chime": (chime, 56), "tick": (tick, 64), "pop": (pop, 56),
    "rise": (rise, 56),
}
PEAK = 0.6  # of full scale: whatever coding adds stays far from it


def drawn(name: str) -> np.ndarray:
    """The stereo samples of a sound, its peak at 0.6."""
    samples = SOUNDS[name][0]()
    return (samples / np.max(np.abs(samples)) * PEAK).astype("<f4")


def is_ring(name: str) -> bool:
    """Whether a sound is made to be repeated."""
    return SOUNDS[name][0] in (shur_calm, segah_evening, homayun_story, mahur_bright, reng_joyful, quiet_ground)


def write(name: str, folder: Path) -> None:
    """Draw and encode a sound."""
    samples, lead = drawn(name), round(LEAD * RATE)
    if is_ring(name):
        samples = np.concatenate([samples[-lead:], samples, samples[:lead]])
    command = [
        imageio_ffmpeg.get_ffmpeg_exe(), "-hide_banner", "-loglevel", "error", "-y", "-f", "f32le", "-ar", str(RATE),
        "-ac", "2", "-i", "-", "-c:a", "libopus", "-b:a", f"{SOUNDS[name][1]}k", "-application", "audio",
        "-map_metadata", "-1", "-fflags", "+bitexact", "-flags:a", "+bitexact", str(folder / f"{name}.opus"),
    ]
    subprocess.run(command, input=samples.tobytes(), check=True)


def main(folder: Path) -> None:
    """Write all sounds."""
    folder.mkdir(parents=True, exist_ok=True)
    for name in SOUNDS:
        write(name, folder)
        print(f"{name:16} {(folder / f'{name}.opus').stat().st_size / 1000:6.0f} kB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent.parent / "assets" / "sounds")
