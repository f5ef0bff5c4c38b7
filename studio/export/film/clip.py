"""Turn a scene into a clip of MoviePy's, for people who script.

    from moviepy import AudioFileClip, VideoFileClip, concatenate_videoclips
    from studio.export.film import BT709, as_clip

    teaser = as_clip(layout.scene)  # what lay_out gives, still or in motion
    whole = concatenate_videoclips([VideoFileClip("building.mp4"), teaser], method="compose")
    whole = whole.with_audio(AudioFileClip("talk.wav"))
    whole.write_videofile("film.mp4", fps=30, preset="veryfast", ffmpeg_params=list(BT709))

MoviePy itself converts colours by BT.601 and says nothing of it in the file, which players then show by BT.709 with
greens and reds off; `BT709` are the words that make it do better.
"""

from typing import TYPE_CHECKING

import numpy as np

from studio.paint.screen import Screen
from studio.scene import Scene

if TYPE_CHECKING:
    from moviepy import VideoClip

BT709 = (
    "-vf", "scale=out_color_matrix=bt709:out_range=tv", "-colorspace", "bt709", "-color_primaries", "bt709",
    "-color_trc", "bt709", "-color_range", "tv", "-movflags", "+faststart",
)


def as_clip(scene: Scene, *, seconds: float | None = None, scale: float = 1.0) -> "VideoClip":
    """A clip that shows `scene` at any second, `scale` px to each of its own; a still stays for `seconds` (5).

    Frames are painted when they are asked for, in sRGB. MoviePy is loaded only now.
    """
    from moviepy import VideoClip

    screen = Screen(scene.size, scale=scale)

    def frame(t: float) -> np.ndarray:
        screen.show(scene.at(min(t, scene.duration)))
        blue_to_red = screen.pixels.view(np.uint8).reshape(*screen.pixels.shape, 4)[:, :, 2::-1]
        return np.ascontiguousarray(blue_to_red)  # a copy: MoviePy may keep it

    return VideoClip(frame, duration=seconds or scene.duration or 5.0)
