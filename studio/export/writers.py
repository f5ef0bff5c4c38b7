"""Turn a frame into a file: one table from the name of a format to what writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from studio.disk import write_safely
from studio.errors import Problem
from studio.export import still
from studio.export.folder import digest
from studio.paint import paint
from studio.scene import Frame, Link


@dataclass(frozen=True, kw_only=True)
class Written:
    """A file that was written: its size in bytes, its hash, and what a person should know."""

    bytes: int
    sha256: str
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class About:
    """What a file may say of itself: its title, its language (a BCP 47 tag), where its links lead, and the px that are
    cut off after printing."""

    title: str = ""
    language: str = "fa"
    links: tuple[Link, ...] = ()
    bleed: float = 0.0


def _still(form: str) -> Callable[[Frame, int | None, About], still.Encoded]:
    return lambda frame, most, _about: still.encode(paint(frame), form, most_bytes=most)


def _vector(
    encode: Callable[[Frame, About, int], bytes], frame: Frame, most: int | None, about: About
) -> still.Encoded:
    """Text and shapes stay as they are; only the quality of pictures may go down."""
    for quality in (90, 75, 60, 40):
        data = encode(frame, about, quality)
        if most is None or len(data) <= most:
            return still.Encoded(data=data, quality=quality)
    return still.Encoded(data=data, quality=quality, problems=(still.too_large(len(data), most),))


def _pdf(frame: Frame, about: About, quality: int) -> bytes:
    from studio.export.pdf import encode_pdf  # a tenth of a second that cards as pictures need not wait for

    return encode_pdf(
        [frame], title=about.title, links=[about.links], language=about.language, picture_quality=quality,
        bleed=about.bleed,
    )


def _svg(frame: Frame, about: About, quality: int) -> bytes:
    from studio.export.svg import encode_svg

    return encode_svg(frame, title=about.title, language=about.language, picture_quality=quality)


# format → (frame, most bytes, about) → bytes and problems
WRITERS: Mapping[str, Callable[[Frame, int | None, About], still.Encoded]] = {
    **{form: _still(form) for form in still.FORMATS},
    "pdf": partial(_vector, _pdf),
    "svg": partial(_vector, _svg),
}


def write_picture(
    frame: Frame, path: Path, form: str, about: About | None = None, *, most_bytes: int | None = None
) -> Written:
    """Write `frame` to `path` as `form`, at most `most_bytes` long if that can be. Raises OutputFault, KeyError."""
    encoded = WRITERS[form](frame, most_bytes, about or About())
    write_safely(path, encoded.data)
    return Written(bytes=len(encoded.data), sha256=digest(encoded.data), problems=encoded.problems)
