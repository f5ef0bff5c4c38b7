"""Write a teaser of 1080x1920 with sound by this program, by ffmpeg alone from ready frames, by MoviePy, in one run.

    python tests/benchmarks/film.py [--seconds 10] [--rounds 3] [--moviepy] [--settings] [--between] [--many 20]

The limit is what ffmpeg alone needs for the very frames of our film, lying ready as raw BGRA in a file, with the same
x264 settings: it paints nothing. One teaser is in motion throughout (a photo that grows behind four lines that come
in), one stands still most of the time, one is a shipped template with two books. Pairs are run in turn and ratios taken
pair by pair. Then: by how much a zoom trembles in the finished file, and the memory of many teasers in a row.
`--settings` compares x264 presets by time, size and VMAF; `--between` a film in which frames are left out with one in
which all are painted, of `--photo` if one is given.
"""

import argparse
import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import wave
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import pairwise
from pathlib import Path
from unittest import mock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np

from studio.brand import Brand, brand_values
from studio.content import Book, Person
from studio.export.film import FilmSpec, Mixed, write_film
from studio.export.film import between as leaving_out
from studio.export.film.encoders import command, first_rates, words_for
from studio.export.film.pipe import program
from studio.export.film.reel import Reel
from studio.layout.film import lay_out_film
from studio.presets import load_presets
from studio.scene import Scene
from studio.template import fill, template
from tests.film.scenes import LINES, photo, standing, zooming
from tests.paint.letters import VAZIRMATN

SPEC = FilmSpec(width=1080, height=1920)
FPS = 30


def tone(path: Path, seconds: float) -> Path:
    """A WAV of a slowly beating chord."""
    at = np.arange(int(seconds * 48_000)) / 48_000
    chord = sum(np.sin(2 * np.pi * pitch * at) for pitch in (220.0, 277.2, 329.6)) * (0.2 + 0.05 * np.sin(at * 3))
    both = (np.stack([chord, chord], axis=1) * 20_000).astype("<i2")
    with wave.open(str(path), "wb") as file:
        file.setnchannels(2)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(both.tobytes())
    return path


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock and of the processor, children included."""
    def spent() -> float:
        used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
        return sum(one.ru_utime + one.ru_stime for one in used)

    clock, processor = time.perf_counter(), spent()
    work()
    return time.perf_counter() - clock, spent() - processor


# ---------------------------------------------------------------- the three


def ours(scene: Scene, sound: Path, path: Path) -> None:
    """Paint and encode."""
    write_film(scene, path, SPEC, sound=lambda _folder, _seconds: Mixed(path=sound, loudness=-14, peak=-2))


def raw_frames(scene: Scene, path: Path) -> Path:
    """The very frames of our film of `scene`, as BGRA, one after another."""
    reel = Reel(scene, SPEC, lambda size: np.empty(size, np.uint8))
    given = ["-f", "rawvideo", "-pix_fmt", "yuv420p", "-s", "1080x1920", "-i", "pipe:0"]
    made = ["-vf", "scale=in_color_matrix=bt709:in_range=tv", "-f", "rawvideo", "-pix_fmt", "bgra", str(path)]
    process = subprocess.Popen([program(), "-v", "error", "-y", *given, *made], stdin=subprocess.PIPE)
    last = None
    for shot in reel.shots(scene.at(number / FPS) for number in range(round(scene.duration * FPS))):
        last = last if shot is None else shot
        process.stdin.write(last)
    process.stdin.close()
    if process.wait():
        raise OSError(f"no raw frames in {path}")
    return path


def limit(raw: Path, sound: Path, path: Path, seconds: float) -> None:
    """ffmpeg alone: the same words, but BGRA from a file, converted to the same colours."""
    rates = first_rates(SPEC, seconds, sound=True, log=None)
    line = command(SPEC, rates, sound, path, words_for(SPEC, rates))
    line[line.index("yuv420p")] = "bgra"
    line[line.index("pipe:0")] = str(raw)
    at = line.index("-framerate")
    start = line.index("-color_range")
    del line[start:at]  # the tags are those of what comes out
    line[line.index("0:v") + 1 : line.index("0:v") + 1] = ["-vf", "scale=out_color_matrix=bt709:out_range=tv"]
    subprocess.run([program(), "-v", "error", "-y", *line], check=True, stdin=subprocess.DEVNULL)


def moviepy(source: Path, sound: Path, path: Path, seconds: float) -> None:
    """The same teaser the way MoviePy's documentation shows it: clips, effects, a composite."""
    from moviepy import AudioFileClip, CompositeVideoClip, ImageClip, TextClip, vfx

    size = (1080, 1920)
    ground = ImageClip(str(source)).resized(size).with_duration(seconds).resized(lambda t: 1 + 0.125 * t / seconds)
    shade = np.zeros((1920, 1080, 4), np.uint8)
    shade[..., :3] = (11, 19, 43)
    shade[..., 3] = np.linspace(64, 217, 1920)[:, None]
    cover = ImageClip(str(source)).resized((497, 691)).with_position(("center", 192)).with_duration(seconds)
    layers = [ground.with_position("center"), ImageClip(shade).with_duration(seconds), cover]
    for at, text in enumerate(LINES):
        start = seconds * (0.05 + 0.12 * at)
        size_of = 84 if at == 0 else 52
        words = TextClip(VAZIRMATN, text="\u200f" + text, font_size=size_of, color="white", margin=(20, 30))
        x, y = (1080 - words.w) / 2, 1040 + 130 * at
        words = words.with_start(start).with_duration(seconds - start).with_effects([vfx.CrossFadeIn(0.6)])
        layers.append(words.with_position(lambda t, x=x, y=y: (x - 108 * max(0.0, 1 - t / 0.6), y)))
    film = CompositeVideoClip(layers, size=size).with_audio(AudioFileClip(str(sound)))
    film.write_videofile(str(path), fps=FPS, preset="veryfast", ffmpeg_params=["-crf", "18"], logger=None)


def shipped(source: Path, seconds: float) -> Scene:
    """A teaser of two books, a page each, from a shipped template."""
    told = (("بوف کور", "صادق هدایت", "داستان نقاشی تنها که شب‌ها برای سایه‌اش می‌نویسد."),
            ("سووشون", "سیمین دانشور", "زندگی زری و یوسف در شیراز سال‌های جنگ."))
    books = [Book(title=title, people=(Person(name=name),), summary=about, cover=str(source))
             for title, name, about in told]
    filled = [fill(template("book-intro"), [book], brand_values(Brand())) for book in books]
    document = replace(filled[0], pages=tuple(page for one in filled for page in one.pages))
    return lay_out_film(document, load_presets().preset("instagram/story"), seconds=seconds).scene


def compare(name: str, scene: Scene, sound: Path, folder: Path, rounds: int) -> None:
    """Print our time against the limit's, pair by pair."""
    raw = raw_frames(scene, folder / "frames.raw")
    pairs = []
    for _ in range(rounds):
        mine = timed(lambda: ours(scene, sound, folder / f"{name}.mp4"))
        least = timed(lambda: limit(raw, sound, folder / f"{name}-limit.mp4", scene.duration))
        pairs.append((mine, least))
    raw.unlink()
    for word, at in (("clock", 0), ("processor", 1)):
        ratios = sorted(mine[at] / least[at] for mine, least in pairs)
        mine, least = (statistics.median(pair[who][at] for pair in pairs) for who in (0, 1))
        ratio = f"{statistics.median(ratios):.3f} ({ratios[0]:.3f}-{ratios[-1]:.3f})"
        print(f"{name:9} {word:9} ours {mine:6.2f} s, ffmpeg alone {least:6.2f} s, ratio {ratio}", flush=True)


# ---------------------------------------------------------------- jitter


def grey_frames(path: Path) -> np.ndarray:
    """The luma of every frame."""
    line = [program(), "-v", "error", "-i", str(path), "-f", "rawvideo", "-pix_fmt", "gray", "-"]
    data = subprocess.run(line, check=True, stdout=subprocess.PIPE, stdin=subprocess.DEVNULL).stdout
    return np.frombuffer(data, np.uint8).reshape(-1, 1920, 1080)


def shift(before: np.ndarray, after: np.ndarray) -> np.ndarray:
    """By how many pixels `after` has moved, by least squares of the gradients (Lucas and Kanade)."""
    middle = (before + after) / 2
    down, across = np.gradient(middle)
    gone = before - after
    a = np.array([[np.sum(across * across), np.sum(across * down)], [np.sum(across * down), np.sum(down * down)]])
    return np.linalg.solve(a, [np.sum(across * gone), np.sum(down * gone)])


def jitter(path: Path) -> tuple[float, float]:
    """RMS and worst step of four corner patches against a smooth curve, in px."""
    frames = grey_frames(path)
    worst, squares = 0.0, []
    for y in (120, 1920 - 120 - 160):
        for x in (80, 1080 - 80 - 160):
            patch = frames[:, y : y + 160, x : x + 160].astype(np.float32)
            steps = np.array([shift(one, other) for one, other in pairwise(patch)])
            at = np.linspace(-1, 1, len(steps))
            rest = np.stack([steps[:, k] - np.polyval(np.polyfit(at, steps[:, k], 3), at) for k in (0, 1)], axis=1)
            squares.append(np.mean(np.sum(rest**2, axis=1)))
            worst = max(worst, float(np.abs(rest).max()))
    return float(np.mean(squares) ** 0.5), worst


# ---------------------------------------------------------------- memory, settings


def resident_mb() -> float:
    """Memory of this process in MB (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def many(count: int, folder: Path) -> None:
    """Write `count` teasers of 2 s, each with its own photo."""
    for number in range(1, count + 1):
        source = photo(folder / f"photo-{number}.jpg", seed=number)
        write_film(zooming(source, 2.0), folder / "many.mp4", SPEC)
        source.unlink()
        if number in (1, 2, 5) or number % 5 == 0:
            print(f"{number:4} teasers: {resident_mb():6.1f} MB resident", flush=True)


def ffmpeg(*words: str) -> str:
    """Run ffmpeg; what it said."""
    return subprocess.run([program(), "-hide_banner", "-y", *words], check=True, capture_output=True, text=True,
                          stdin=subprocess.DEVNULL).stderr


def settings(scene: Scene, folder: Path) -> None:
    """Time, size and VMAF of x264's presets for one teaser, against its own frames."""
    raw = raw_frames(scene, folder / "frames.raw")
    given = ["-f", "rawvideo", "-pix_fmt", "bgra", "-s", "1080x1920", "-framerate", str(FPS), "-i", str(raw)]
    for preset, crf in (("ultrafast", 20), ("superfast", 20), ("veryfast", 18), ("veryfast", 20), ("veryfast", 22),
                        ("faster", 20), ("fast", 20), ("medium", 20)):
        path = folder / "setting.mp4"
        words = ["-c:v", "libx264", "-preset", preset, "-crf", str(crf), "-g", "60", "-pix_fmt", "yuv420p", str(path)]
        clock, processor = timed(partial(ffmpeg, *given, *words))
        seen = ffmpeg("-i", str(path), *given, "-lavfi", "[0:v][1:v]libvmaf=n_threads=2", "-f", "null", "-")
        score = re.search(r"VMAF score: ([\d.]+)", seen)
        print(f"{preset:10} crf {crf}: {clock:6.2f} s, {processor:6.2f} s of processor, "
              f"{path.stat().st_size / 1e6:5.2f} MB, VMAF {score[1] if score else '?'}", flush=True)
    raw.unlink()


# ---------------------------------------------------------------- frames in between


def between(source: Path, seconds: float, folder: Path) -> None:
    """How far two films are from what is painted: one with frames left out, one with all of them painted."""
    for grown in (1.06, 1.125, 1.15):
        scene = zooming(source, 10.0, bare=True, grown=grown)
        scene = replace(scene, duration=seconds)
        with mock.patch.object(leaving_out, "_FAR", 0.0):
            raw = raw_frames(scene, folder / "frames.raw")
            compare_with(raw, scene, f"grows to {grown}, all painted", folder / "painted.mp4")
        compare_with(raw, scene, f"grows to {grown}, left out", folder / "between.mp4")
    raw.unlink()


def compare_with(raw: Path, scene: Scene, name: str, path: Path) -> None:
    """Write `scene` to `path` and print how far it is from the frames in `raw`."""
    write_film(scene, path, SPEC)
    given = ["-f", "rawvideo", "-pix_fmt", "bgra", "-s", "1080x1920", "-framerate", str(FPS), "-i", str(raw)]
    turned = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"
    graph = f"[0:v]split[a][b];[1:v]{turned},split[c][d];[a][c]libvmaf=n_threads=2;[b][d]psnr"
    seen = ffmpeg("-i", str(path), *given, "-lavfi", graph, "-f", "null", "-")
    vmaf, psnr, worst = (re.search(what, seen)[1] for what in (
        r"VMAF score: ([\d.]+)", r"PSNR y:([\d.]+)", r"PSNR .* min:([\d.]+)"))
    print(f"{name:28} VMAF {vmaf}, PSNR {psnr} dB, its worst frame {worst} dB, "
          f"{path.stat().st_size / 1e6:5.2f} MB", flush=True)


def main() -> None:
    """Run what is asked for and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--moviepy", action="store_true", help="compare with MoviePy as well; takes a minute")
    parser.add_argument("--settings", action="store_true", help="compare x264 presets; takes some minutes")
    parser.add_argument("--between", action="store_true", help="look at what leaving frames out costs in quality")
    parser.add_argument("--photo", type=Path, help="the photo for --between")
    parser.add_argument("--many", type=int, default=20, help="teasers in a row for the memory")
    parser.add_argument("--keep", type=Path, help="keep the films in this folder")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.keep or Path(scratch)
        source, sound = photo(folder / "photo.jpg"), tone(folder / "sound.wav", options.seconds)
        teaser = zooming(source, options.seconds)
        if options.rounds:
            compare("moving", teaser, sound, folder, options.rounds)
            compare("standing", standing(source, options.seconds), sound, folder, options.rounds)
            compare("template", shipped(source, options.seconds), sound, folder, options.rounds)
        if options.moviepy:
            mine = timed(lambda: ours(teaser, sound, folder / "moving.mp4"))
            theirs = timed(lambda: moviepy(source, sound, folder / "moviepy.mp4", options.seconds))
            print(f"MoviePy   clock {theirs[0]:6.2f} s, {theirs[0] / mine[0]:.1f} times ours; "
                  f"processor {theirs[1]:6.2f} s, {theirs[1] / mine[1]:.1f} times", flush=True)
        if options.rounds:
            ours(zooming(source, options.seconds, bare=True), sound, folder / "zoom.mp4")
            rms, worst = jitter(folder / "zoom.mp4")
            print(f"zoom      trembles by {rms:.3f} px (RMS), {worst:.3f} px at worst", flush=True)
        if options.between:
            between(options.photo or source, min(options.seconds, 4.0), folder)
        many(options.many, folder)
        if options.settings:
            settings(zooming(source, min(options.seconds, 4.0)), folder)


if __name__ == "__main__":
    main()
