"""Turn what is wanted of films beside what their documents say into a value."""

from dataclasses import dataclass, replace

from studio.document.clips import Sound, Subtitles
from studio.document.model import Document


@dataclass(frozen=True, kw_only=True)
class FilmWish:
    """What is wanted of films beside what their documents say.

    `seconds` is their length, `sounds` and `subtitles` take the place of the document's own when there are any,
    `hardware` allows the machine's own encoder.
    """

    seconds: float | None = None
    sounds: tuple[Sound, ...] = ()
    subtitles: Subtitles | None = None
    hardware: bool = False

    def on(self, document: Document) -> Document:
        """`document` with the sounds and subtitles that are wanted."""
        roles = {sound.role for sound in self.sounds}
        kept = tuple(sound for sound in document.sounds if sound.role not in roles)
        return replace(document, sounds=(*kept, *self.sounds), subtitles=self.subtitles or document.subtitles)


NO_WISH = FilmWish()
