"""The sound of a film is as long as the film, as loud as services play, never clipped, and speech stands in front."""

import subprocess
import sys
import wave
from pathlib import Path

import numpy as np
import pytest

from studio.document.clips import SHIPPED, Sound
from studio.errors import InputFault
from studio.export.film.level import measured
from studio.export.film.shipped import shipped_sounds
from studio.export.film.sound import Heard, clip_sounds, mix, speech_seconds
from studio.export.film.track import sound_path
from studio.scene import Picture, Plays, Scene
from studio.values import Box, Size
from tests.film.media import ffmpeg, level, loudness, samples, strength, tone

MUSIC = "0.2*sin(330*2*PI*t)*(0.6+0.4*sin(3*t))"
TALK = "0.1*sin(800*2*PI*t)*gt(abs(sin(9*t)),0.3)"
HARSH = "0.9*sgn(sin(97*2*PI*t))*lt(mod(t,0.5),0.03)+0.3*sin(5000*2*PI*t)*lt(mod(t,0.7),0.2)+0.05*sin(220*2*PI*t)"
NOISE = "0.5*(random(0)-0.5)*abs(sin(2*t))"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("library")
    tone(folder / "music.mp3", f"{MUSIC}|{MUSIC}", 7.3, rate=44_100)
    tone(folder / "talk.wav", TALK, 4.0, rate=22_050)
    tone(folder / "harsh.flac", f"{HARSH}|{HARSH}", 6.0)
    tone(folder / "noise.ogg", f"{NOISE}|{NOISE}", 6.0)
    return folder


def track(library: Path, name: str, **facts: object) -> Sound:
    return Sound(source=str(library / name), **facts)


# ---------------------------------------------------------------- loudness

MIXES = {
    "music": [("music.mp3", "music", 0.0)],
    "speech": [("talk.wav", "narration", 1.0)],
    "both": [("music.mp3", "music", 0.0), ("talk.wav", "narration", 2.0)],
    "noise": [("noise.ogg", "music", 0.0)],
    "harsh": [("harsh.flac", "music", 0.0)],
    "all": [("harsh.flac", "music", 0.0), ("noise.ogg", "effect", 1.0), ("talk.wav", "narration", 3.0)],
}


@pytest.mark.parametrize("name", MIXES)
def test_the_mix_is_at_minus_14_lufs_and_under_minus_1_dbtp_even_as_aac(
    name: str, library: Path, tmp_path: Path
) -> None:
    sounds = [track(library, file, role=role, at=at) for file, role, at in MIXES[name]]
    mixed = mix(sounds, 9.0, tmp_path)
    heard, peak = loudness(mixed.path)
    assert heard == pytest.approx(-14.0, abs=0.5)
    assert peak <= -1.9
    assert mixed.loudness == pytest.approx(heard, abs=0.11)
    assert mixed.peak == pytest.approx(peak, abs=0.11)
    assert not mixed.problems
    ffmpeg("-i", mixed.path, "-c:a", "aac", "-b:a", "128k", tmp_path / "coded.m4a")
    heard, peak = loudness(tmp_path / "coded.m4a")
    assert heard == pytest.approx(-14.0, abs=0.7)
    assert peak <= -1.0


@pytest.mark.parametrize("wanted", [-24.0, -16.0])
def test_another_loudness_can_be_asked_for(wanted: float, library: Path, tmp_path: Path) -> None:
    mixed = mix([track(library, "music.mp3")], 6.0, tmp_path, loudness=wanted)
    assert loudness(mixed.path)[0] == pytest.approx(wanted, abs=0.4)


def test_a_quiet_track_with_a_few_bangs_is_not_pumped_up_but_told(library: Path, tmp_path: Path) -> None:
    bangs = tone(tmp_path / "bangs.wav", "0.95*sin(500*2*PI*t)*lt(mod(t,4),0.01)+0.0005*sin(300*2*PI*t)", 8.0)
    mixed = mix([Sound(source=str(bangs))], 8.0, tmp_path)
    assert loudness(mixed.path)[1] <= -1.0
    assert [problem.code for problem in mixed.problems] == ["sound-quiet"]
    assert mixed.problems[0].what_fa


def test_what_our_own_meter_says_is_what_a_tone_of_known_level_has(tmp_path: Path) -> None:
    # EBU Tech 3341, case 1: 1 kHz in stereo at -23 dBFS is -23 LUFS.
    peak = 10 ** (-23 / 20)
    sine = tone(tmp_path / "sine.wav", f"{peak}*sin(1000*2*PI*t)|{peak}*sin(1000*2*PI*t)", 10.0)
    assert measured(sine).loudness == pytest.approx(-23.0, abs=0.1)
    assert measured(sine).peak == pytest.approx(-23.0, abs=0.2)


@pytest.mark.parametrize("volume", [1.0, 0.25])
def test_a_track_turned_down_is_that_much_quieter_beside_others(volume: float, tmp_path: Path) -> None:
    low = tone(tmp_path / "low.wav", "0.04*sin(400*2*PI*t)", 6.0)
    high = tone(tmp_path / "high.wav", "0.5*sin(500*2*PI*t)", 6.0)
    mixed = mix([Sound(source=str(low)), Sound(source=str(high), volume=volume)], 6.0, tmp_path)
    sound = samples(mixed.path)
    apart = strength(sound, 500, 2, 4) - strength(sound, 400, 2, 4)
    assert apart == pytest.approx(20 * np.log10(volume), abs=1.0)


# ---------------------------------------------------------------- length and silence


@pytest.mark.parametrize("seconds", [0.04, 1.0, 3.3333333, 7.3, 12.34567])
def test_the_sound_is_as_long_as_the_film_to_the_sample(seconds: float, library: Path, tmp_path: Path) -> None:
    mixed = mix([track(library, "music.mp3"), track(library, "talk.wav", role="narration")], seconds, tmp_path)
    with wave.open(str(mixed.path)) as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (48_000, 2, 2)
        assert file.getnframes() == round(seconds * 48_000)


def test_without_tracks_there_is_silence(tmp_path: Path) -> None:
    mixed = mix([], 1.5, tmp_path)
    assert len(samples(mixed.path)) == 72_000
    assert not samples(mixed.path).any()
    assert mixed.loudness == -np.inf


def test_silence_is_not_made_louder(tmp_path: Path) -> None:
    silent = tone(tmp_path / "silent.wav", "0|0", 2.0)
    mixed = mix([Sound(source=str(silent))], 3.0, tmp_path)
    assert not samples(mixed.path).any()


def test_a_track_is_heard_from_and_until_the_seconds_it_is_given(tmp_path: Path) -> None:
    steps = tone(tmp_path / "steps.wav", "0.3*sin(2*PI*t*(300+200*floor(t)))", 5.0)
    sound = Sound(source=str(steps), role="effect", at=1.0, start=2.0, end=4.0)
    heard = samples(mix([sound], 4.0, tmp_path).path)
    assert level(heard, 0.0, 0.98) < -80
    assert level(heard, 3.02, 4.0) < -80
    assert strength(heard, 700, 1.05, 1.95) > strength(heard, 300, 1.05, 1.95) + 30
    assert strength(heard, 900, 2.05, 2.95) > strength(heard, 700, 2.05, 2.95) + 30
    cut = samples(mix([Sound(source=str(steps), role="narration", until=1.5)], 3.0, tmp_path).path)
    assert level(cut, 1.0, 1.4) > -30
    assert level(cut, 1.52, 3.0) < -80


def test_music_comes_and_goes_softly(library: Path, tmp_path: Path) -> None:
    steady = tone(tmp_path / "steady.wav", "0.3*sin(330*2*PI*t)", 8.0)
    heard = samples(mix([Sound(source=str(steady))], 6.0, tmp_path).path)
    assert level(heard, 0.0, 0.05) < level(heard, 2.0, 3.0) - 15
    assert level(heard, 5.95, 6.0) < level(heard, 2.0, 3.0) - 20
    at_once = samples(mix([Sound(source=str(steady), fade_in=0.0, fade_out=0.0)], 6.0, tmp_path).path)
    assert level(at_once, 0.0, 0.05) == pytest.approx(level(at_once, 2.0, 3.0), abs=0.5)


# ---------------------------------------------------------------- music repeated


def steepest(sound: np.ndarray) -> float:
    """The largest step from sample to sample."""
    return float(np.abs(np.diff(sound, axis=0)).max())


def test_music_that_is_too_short_runs_into_its_beginning_without_a_click(tmp_path: Path) -> None:
    short = tone(tmp_path / "short.wav", "0.3*sin(331*2*PI*t)|0.3*sin(331*2*PI*t)", 1.7)
    heard = samples(mix([Sound(source=str(short))], 10.0, tmp_path).path)
    assert level(heard, 2, 8) > -25
    tops = np.abs(heard[48_000:-96_000]).max()
    assert steepest(heard) <= 1.1 * 2 * np.pi * 331 / 48_000 * tops
    assert min(level(heard, at, at + 0.1) for at in np.arange(1, 8, 0.1)) > level(heard, 1, 8) - 6


PIECES = [sound for sound in shipped_sounds() if sound.role == "music"]


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: piece.source)
def test_our_pieces_repeat_without_a_seam(piece: object, tmp_path: Path) -> None:
    own = len(samples(Path(sound_path(piece.source)))) / 48_000 - 0.2
    heard = samples(mix([Sound(source=piece.source)], own * 2 + 2, tmp_path).path)
    again, first = heard[round(own * 48_000) :][: 48_000 * 2], heard[: 48_000 * 2]
    # Once the first fading in is over, the second time sounds as the first.
    assert np.corrcoef(again[48_000:, 0], first[48_000:, 0])[0, 1] > 0.97
    seam = round(own * 48_000)
    across = np.abs(np.diff(heard[seam - 200 : seam + 200], axis=0)).max()
    assert across <= np.percentile(np.abs(np.diff(heard, axis=0)), 99.9) * 1.5
    assert loudness(mix([Sound(source=piece.source)], own, tmp_path).path)[0] == pytest.approx(-14.0, abs=0.5)


@pytest.mark.parametrize("seconds", [5.0, 20.0])
def test_in_a_film_shorter_than_the_piece_its_beginning_is_heard(seconds: float, tmp_path: Path) -> None:
    heard = samples(mix([Sound(source=PIECES[0].source)], seconds, tmp_path).path)[48_000:-96_000, 0]
    piece = samples(Path(sound_path(PIECES[0].source)))[round(1.1 * 48_000) :][: len(heard), 0]
    assert np.corrcoef(heard, piece)[0, 1] > 0.97


def test_a_long_piece_of_music_takes_no_more_memory_than_a_short_one(tmp_path: Path) -> None:
    """Three minutes of music in a longer film: 70 MB if all of it were held."""
    music = tone(tmp_path / "long.flac", "0.2*sin(330*2*PI*t)|0.2*sin(330*2*PI*t)", 180.0)
    code = (
        "import resource, sys; from pathlib import Path; from studio.document.clips import Sound\n"
        "from studio.export.film.sound import mix; import moviepy\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        f"mix([Sound(source={str(music)!r})], 190.0, Path({str(tmp_path)!r}))\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)"
    )
    if sys.platform != "linux":
        pytest.skip("counts memory as Linux does")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True,
                          cwd=Path(__file__).resolve().parents[2])
    assert int(done.stdout) < 35_000  # KB


# ---------------------------------------------------------------- speech in front


@pytest.fixture(scope="module")
def ducked(library: Path, tmp_path_factory: pytest.TempPathFactory) -> np.ndarray:
    """Steady music of 330 Hz for 14 s, speech of 800 Hz from second 5 to 8."""
    folder = tmp_path_factory.mktemp("ducked")
    steady = tone(folder / "steady.wav", "0.3*sin(330*2*PI*t)", 20.0)
    talk = tone(folder / "talk.wav", "0.1*sin(800*2*PI*t)*gt(abs(sin(9*t)),0.3)", 3.0)
    sounds = [Sound(source=str(steady)), Sound(source=str(talk), role="narration", at=5.0)]
    return samples(mix(sounds, 14.0, folder).path)


def test_music_goes_down_while_somebody_speaks(ducked: np.ndarray) -> None:
    before, under, after = (strength(ducked, 330, *span) for span in ((2, 4), (5.5, 7.5), (10, 12)))
    assert 11 < before - under < 17
    assert after == pytest.approx(before, abs=1.0)


def test_music_is_down_before_the_first_word_and_up_only_after_the_last(ducked: np.ndarray) -> None:
    loud = strength(ducked, 330, 2, 4)
    assert strength(ducked, 330, 4.85, 5.0) < loud - 9
    assert strength(ducked, 330, 4.0, 4.3) > loud - 2
    assert strength(ducked, 330, 8.1, 8.6) < loud - 9


def test_speech_stands_well_above_the_music_under_it(ducked: np.ndarray) -> None:
    assert strength(ducked, 800, 5.5, 7.5) > strength(ducked, 330, 5.5, 7.5) + 9


def test_short_sounds_do_not_turn_the_music_down(library: Path, tmp_path: Path) -> None:
    steady = tone(tmp_path / "steady.wav", "0.3*sin(330*2*PI*t)", 9.0)
    sounds = [Sound(source=str(steady)), track(library, "talk.wav", role="effect", at=3.0)]
    heard = samples(mix(sounds, 9.0, tmp_path).path)
    assert strength(heard, 330, 4, 6) == pytest.approx(strength(heard, 330, 1, 2.5), abs=1.5)


# ---------------------------------------------------------------- footage heard


def test_a_clip_is_heard_with_its_part_and_speed_at_its_own_pitch(tmp_path: Path) -> None:
    clip = tone(tmp_path / "clip.wav", "0.3*sin(440*2*PI*t)*lt(t,3)+0.3*sin(700*2*PI*t)*gte(t,3)", 6.0)
    heard = samples(mix([], 6.0, tmp_path, clips=[Heard(source=str(clip), at=1.0, start=1.0, end=5.0, speed=2.0)]).path)
    assert level(heard, 0, 0.95) < -70
    assert level(heard, 3.1, 6.0) < -70
    assert strength(heard, 440, 1.1, 1.9) > strength(heard, 700, 1.1, 1.9) + 20
    assert strength(heard, 700, 2.1, 2.9) > strength(heard, 440, 2.1, 2.9) + 20


def test_slow_motion_is_heard_as_long_as_it_is_seen(tmp_path: Path) -> None:
    clip = tone(tmp_path / "clip.wav", "0.3*sin(440*2*PI*t)", 2.0)
    slow = Heard(source=str(clip), at=0.0, start=0.0, end=2.0, speed=0.4)
    heard = samples(mix([], 7.0, tmp_path, clips=[slow]).path)
    assert level(heard, 4.0, 4.8) > -30
    assert level(heard, 5.2, 7.0) < -70
    assert strength(heard, 440, 1, 4) > strength(heard, 176, 1, 4) + 30


def test_only_footage_with_a_volume_is_heard() -> None:
    def shown(volume: float) -> Picture:
        plays = Plays(start=1.0, end=4.0, begin=2.0, volume=volume)
        return Picture(source="a.mp4", box=Box(0, 0, 9, 9), moment=0.0, plays=plays)

    scene = Scene(size=Size(9, 9), items=(shown(0.0), shown(0.7)), duration=9.0)
    assert clip_sounds(scene, at=10.0) == (Heard(source="a.mp4", at=12.0, start=1.0, end=4.0, volume=0.7),)


# ---------------------------------------------------------------- files of every sort


@pytest.mark.parametrize(("name", "options"), [
    ("a.mp3", ()), ("a.m4a", ("-c:a", "aac")), ("a.ogg", ("-c:a", "libvorbis")), ("a.opus", ("-c:a", "libopus")),
    ("a.flac", ()), ("a.aiff", ()), ("a.wma", ("-c:a", "wmav2")),
    ("a.amr", ("-ar", "8000", "-ac", "1", "-c:a", "libopencore_amrnb")),
    ("a.wav", ("-c:a", "pcm_u8", "-ar", "8000")), ("six.wav", ("-ac", "6")), ("mkv.mkv", ("-c:a", "libopus")),
])
def test_sounds_of_every_sort_are_heard(name: str, options: tuple[str, ...], tmp_path: Path) -> None:
    file = tone(tmp_path / name, "0.2*sin(440*2*PI*t)|0.2*sin(440*2*PI*t)", 2.0, *options)
    heard = samples(mix([Sound(source=str(file), role="narration")], 2.5, tmp_path).path)
    assert level(heard, 0.5, 1.8) > -25
    assert strength(heard, 440, 0.5, 1.8) > strength(heard, 1300, 0.5, 1.8) + 25
    assert speech_seconds(str(file)) == pytest.approx(2.0, abs=0.1)


def test_a_disk_that_refuses_is_no_silent_film(library: Path, tmp_path: Path) -> None:
    (tmp_path / "whole.f32").mkdir()  # where the sound would be written
    with pytest.raises(OSError, match=r"Is a directory|Error"):
        mix([track(library, "music.mp3")], 3.0, tmp_path)


def test_a_track_that_cannot_be_read_costs_no_other(library: Path, tmp_path: Path) -> None:
    (tmp_path / "words.mp3").write_text("سلام", "utf-8")
    sounds = [Sound(source=str(tmp_path / "words.mp3")), Sound(source=str(tmp_path / "none.mp3")),
              Sound(source=f"{SHIPPED}nothing"), Sound(), track(library, "talk.wav", role="narration", start=90.0),
              track(library, "talk.wav", role="narration")]
    mixed = mix(sounds, 4.0, tmp_path)
    assert loudness(mixed.path)[0] == pytest.approx(-14.0, abs=0.5)
    codes = [problem.code for problem in mixed.problems]
    assert codes == ["footage-unreadable", "footage-missing", "sound-unknown", "sound-empty"]
    assert all(problem.hint and problem.what_fa and problem.hint_fa for problem in mixed.problems)


@pytest.mark.parametrize("name", ["../sounds/tick", "tick.opus", "", "/etc/passwd", "TICK"])
def test_the_name_of_a_shipped_sound_leads_nowhere_else(name: str) -> None:
    with pytest.raises(InputFault):
        sound_path(f"{SHIPPED}{name}")


def test_a_misspelt_shipped_sound_is_answered_with_the_right_one() -> None:
    with pytest.raises(InputFault) as caught:
        sound_path(f"{SHIPPED}shur-clam")
    assert "shipped:shur-calm" in caught.value.problem.hint
    assert "shipped:shur-calm" in caught.value.problem.hint_fa


# ---------------------------------------------------------------- our own sounds


def test_there_are_six_pieces_and_six_sounds_with_persian_names_in_little_room() -> None:
    sounds = shipped_sounds()
    assert [sound.role for sound in sounds].count("music") == 6
    assert [sound.role for sound in sounds].count("effect") == 6
    files = [Path(sound_path(sound.source)) for sound in sounds]
    assert sum(file.stat().st_size for file in files) < 1_500_000
    assert all(any("\u0600" < sign < "\u06ff" for sign in sound.name_fa) and sound.name for sound in sounds)


@pytest.mark.parametrize("sound", shipped_sounds(), ids=lambda sound: sound.source)
def test_our_sounds_are_neither_clipped_nor_cut_off(sound: object) -> None:
    heard = samples(Path(sound_path(sound.source)))
    assert 0.3 < np.abs(heard).max() < 0.95
    if sound.role == "effect":
        assert np.abs(heard[:8]).max() < 0.1
        assert np.abs(heard[-48:]).max() < 0.02


def test_our_sounds_are_what_their_tool_draws(tmp_path: Path) -> None:
    root = Path(__file__).resolve().parents[2]
    code = (f"import sys; sys.path.insert(0, {str(root / 'tools')!r}); import sounds; from pathlib import Path\n"
            "[sounds.write(name, Path(sys.argv[1])) for name in ('chime', 'pop', 'page-turn')]")
    subprocess.run([sys.executable, "-c", code, tmp_path], check=True, capture_output=True)
    for name in ("chime", "pop", "page-turn"):
        shipped, drawn = samples(Path(sound_path(f"{SHIPPED}{name}"))), samples(tmp_path / f"{name}.opus")
        assert shipped.shape == drawn.shape
        assert np.corrcoef(shipped[:, 0], drawn[:, 0])[0, 1] > 0.99


def test_a_santur_in_shur_has_a_neutral_second() -> None:
    """The second degree of Shur lies between the keys of a piano: 135 cents above the tonic, not 100 and not 200."""
    heard = samples(Path(sound_path(f"{SHIPPED}shur-calm")))
    tonic = 293.66
    by_cents = {cents: strength(heard, tonic * 2 ** (cents / 1200), 0, 20) for cents in (100, 135, 200, 300, 400)}
    assert by_cents[135] > max(by_cents[100], by_cents[200]) + 10
    assert by_cents[300] > by_cents[400] + 10
