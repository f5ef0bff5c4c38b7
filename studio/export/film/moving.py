"""Turn what a moving picture must be into the words for ffmpeg: GIF by a palette of its own, WebP.

A GIF is made in two passes: the first finds the 256 colours that serve all frames best, weighing what moves, the second
puts them on with an ordered pattern, which stays where it is from frame to frame and so packs well.
"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from studio.export.film.spec import FilmSpec

# Steps down when a file is too large: share of size, share of frames a second, colours of a GIF, quality of a WebP.
_STEPS = ((1.0, 1.0, 256, 80), (0.85, 0.8, 192, 70), (0.7, 0.67, 128, 60), (0.55, 0.54, 96, 50), (0.4, 0.5, 64, 40))


def attempts(spec: FilmSpec) -> Iterator[tuple[FilmSpec, int, int]]:
    """Ever smaller ways to write it: what it becomes, how many colours (GIF), which quality (WebP)."""
    for size, rate, colours, quality in _STEPS:
        yield replace(spec, scale=spec.scale * size, fps=round(spec.fps * rate)), colours, quality


def palette_command(spec: FilmSpec, colours: int, palette: Path) -> list[str]:
    """The words to find the colours of all frames."""
    found = f"palettegen=max_colors={colours}:reserve_transparent=0:stats_mode=diff"
    return [*_frames(spec), "-vf", found, "-frames:v", "1", "-update", "1", f"file:{palette}"]


def gif_command(spec: FilmSpec, palette: Path, path: Path) -> list[str]:
    """The words to write a GIF in the colours of `palette`."""
    laid = "paletteuse=dither=bayer:bayer_scale=4:diff_mode=rectangle"
    return [*_frames(spec), "-i", f"file:{palette}", "-lavfi", laid, "-loop", "0", "-f", "gif", f"file:{path}"]


def webp_command(spec: FilmSpec, quality: int, path: Path) -> list[str]:
    """The words to write an animated WebP."""
    words = ["-c:v", "libwebp_anim", "-quality", str(quality), "-compression_level", "4", "-loop", "0"]
    return [*_frames(spec), *words, "-f", "webp", f"file:{path}"]


def _frames(spec: FilmSpec) -> list[str]:
    width, height = spec.size
    raw = ["-f", "rawvideo", "-pix_fmt", "bgr0", "-s", f"{width}x{height}"]
    return [*raw, "-framerate", f"{spec.fps:g}", "-i", "pipe:0"]
