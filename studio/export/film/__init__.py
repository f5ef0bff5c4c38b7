"""Turn scenes in motion, and sound, into films: MP4, WebM, GIF, WebP. The one room that knows ffmpeg."""

from studio.export.film import footage  # noqa: F401 - from now on the painter can show footage
from studio.export.film.clip import BT709, as_clip
from studio.export.film.sound import Mixed
from studio.export.film.spec import FORMS, FilmSpec, spec_of
from studio.export.film.writing import Film, Sound, film_steps, time_left, write_film

__all__ = [
    "BT709", "FORMS", "Film", "FilmSpec", "Mixed", "Sound", "as_clip", "film_steps", "spec_of", "time_left",
    "write_film",
]
